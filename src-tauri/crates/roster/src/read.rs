//! Reading a file: the one way from bytes to checked rows.

use crate::cell::{Cell, Value};
use crate::checks::{self, Kind};
use crate::cut;
use crate::error::ReadError;
use crate::field;
use crate::file::{self, File};
use crate::heading::{self, Columns, Header, Layout};
use crate::list_row;
use crate::notes::Notes;
use crate::person_row;
use crate::rules::Rules;
use crate::sheet::{MAX_ROWS, Row, Sheet};
use kenpo_domain::finding::{Checked, FindingCode, Item, Letters};
use kenpo_domain::gate::Sealed;
use kenpo_domain::insured::InsuredId;
use kenpo_domain::roster::{ListEntry, NumberSeen, RawRow, RosterEntry};
use std::ops::ControlFlow;
use std::sync::Arc;

/// Rows of each sheet that are looked at to choose one.
const HEAD_ROWS: u32 = 400;
/// Rows between two reports of progress.
const REPORT_EVERY: u32 = 500;

/// What kind of sheet was read, with the rows that do not wait.
pub enum Reading {
    /// People.
    Roster(Vec<RosterEntry>),
    /// The national list.
    NationalList(Vec<ListEntry>),
}

/// Which column was taken for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnFound {
    /// The item.
    pub item: Item,
    /// The column.
    pub letters: Letters,
    /// Its heading, as far as it was understood.
    pub heading: String,
}

/// One sheet as it was read.
pub struct SheetRead {
    /// The sheet's name; `None` for a text file.
    pub sheet: Option<String>,
    /// The rows that do not wait, in their order.
    pub reading: Reading,
    /// Every person's row as it stood, those that wait included; 個人番号 cut.
    pub raw: Vec<RawRow>,
    /// The columns that were read, from left to right.
    pub columns: Vec<ColumnFound>,
    /// Rows of people.
    pub rows_read: u32,
    /// Rows below the headings that are nobody's: blank ones, subtotals, notes, repeated headings.
    pub rows_skipped: u32,
    /// Rows of people that wait because of a finding.
    pub rows_waiting: u32,
}

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Opening the file and choosing a sheet.
    Opening,
    /// Reading the sheet's cells.
    Cells,
    /// Checking row by row.
    Rows,
}

/// How far the reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub step: Step,
    /// Rows checked so far.
    pub rows: u32,
}

/// Reads a file. Never stops at a row that is wrong: all findings of all rows are reported, in the order of the rows.
///
/// # Errors
/// [`ReadError`] where the file as a whole cannot be read, or `progress` asks to stop.
pub fn read(
    bytes: &[u8],
    rules: &Rules<'_>,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Checked<SheetRead>, ReadError> {
    let mut report = |step, rows| match progress(Progress { step, rows }) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ReadError::Cancelled),
    };
    report(Step::Opening, 0)?;
    let mut file = file::open(bytes)?;
    let chosen = choose(&mut file)?;
    report(Step::Cells, 0)?;
    let sheet = file.read(chosen, MAX_ROWS)?;
    drop(file);
    // Found again on the whole sheet: the values of all rows are evidence.
    let header = heading::header_of(&sheet).ok_or(ReadError::NoHeader)?;
    let columns = Columns::choose(&sheet, &header);
    let missing = columns.missing();
    if !missing.is_empty() {
        return Err(ReadError::ColumnsMissing { sheet: sheet.name, items: missing });
    }
    match columns.layout {
        Layout::Roster => {
            let read = |row: Row<'_>, seen, notes: &mut Notes| person_row::read(row, &columns, rules, seen, notes);
            rows(sheet, &header, &columns, read, Reading::Roster, &mut report)
        }
        Layout::NationalList => {
            let listed_on = list_row::day_in_title(&sheet, header.first_row);
            let read = |row: Row<'_>, _, notes: &mut Notes| list_row::read(row, &columns, rules, listed_on, notes);
            rows(sheet, &header, &columns, read, Reading::NationalList, &mut report)
        }
    }
}

/// The sheet whose headings name most; sheets that a person does not see are looked at only where no other has headings.
fn choose(file: &mut File<'_>) -> Result<usize, ReadError> {
    let mut found: Vec<(usize, Header, Columns, bool, Option<String>)> = Vec::new();
    for at in 0..file.sheets() {
        if !file.is_visible(at) && !found.is_empty() {
            break;
        }
        let sheet = file.read(at, HEAD_ROWS)?;
        if let Some(header) = heading::header_of(&sheet) {
            let columns = Columns::choose(&sheet, &header);
            let people = sheet.rows_from(header.last_row + 1).any(|row| checks::kind(row, &columns) == Kind::Person);
            found.push((at, header, columns, people, sheet.name));
        }
    }
    // An example of how to fill in the form names people who do not exist.
    if found.len() > 1 {
        found.retain(|(.., name)| !name.as_deref().is_some_and(is_example));
    }
    // A sheet that could be read is one that names all that is needed and has somebody in it.
    let readable: Vec<_> =
        found.iter().filter(|(_, _, columns, people, _)| *people && columns.missing().is_empty()).collect();
    if readable.len() > 1 {
        return Err(ReadError::SeveralSheets {
            sheets: readable.iter().filter_map(|(.., name)| name.clone()).collect(),
        });
    }
    let best = readable.first().map(|(at, ..)| *at);
    best.or_else(|| found.iter().rev().max_by_key(|(_, header, ..)| header.score()).map(|(at, ..)| *at))
        .ok_or(ReadError::NoHeader)
}

fn is_example(sheet: &str) -> bool {
    ["記入例", "記載例", "見本", "サンプル"].iter().any(|word| sheet.contains(word))
}

/// One row on its way: whose it is and what it says.
struct Done<T> {
    row: u32,
    insured: Option<InsuredId>,
    entry: Option<T>,
}

fn rows<T>(
    mut sheet: Sheet,
    header: &Header,
    columns: &Columns,
    mut read: impl FnMut(Row<'_>, Option<NumberSeen>, &mut Notes) -> (Option<InsuredId>, Option<T>),
    reading: fn(Vec<T>) -> Reading,
    report: &mut dyn FnMut(Step, u32) -> Result<(), ReadError>,
) -> Result<Checked<SheetRead>, ReadError> {
    let (name, widths) = (sheet.name.take(), sheet.take_widths());
    let mut notes = Notes::new(name.as_deref().map(Arc::from));
    look_above(&sheet, header, &mut notes);
    look_at_columns(header, columns, &mut notes);
    let mut moved = false;
    let (mut done, mut raw): (Vec<Done<T>>, Vec<RawRow>) = (Vec::new(), Vec::new());
    let (mut skipped, mut before) = (0, header.last_row);
    for (cells, seen) in sheet.rows_from_mut(header.last_row + 1).zip(1..) {
        if seen % REPORT_EVERY == 0 {
            report(Step::Rows, seen)?;
        }
        let row = Row { cells: &*cells }.index();
        // Rows of a workbook without any cell; lines of a text may belong to the record before.
        skipped += if widths.is_empty() { row - before - 1 } else { 0 };
        before = row;
        notes.begin(row);
        let kind = checks::kind(Row { cells: &*cells }, columns);
        let headings = columns.are_headings(Row { cells: &*cells });
        if headings || kind != Kind::Person {
            skipped += 1;
            // The headings again at their old places: what stands below is read as before.
            moved = if headings { kind != Kind::Nobody } else { moved };
            match (headings, kind) {
                (true, Kind::Person | Kind::Unclear) => notes.row(FindingCode::HeadingsMoved),
                (false, Kind::Unclear) => notes.row(FindingCode::RowSkipped),
                _ => {}
            }
            continue;
        }
        let my_number = look_at_cells(cells, columns, &mut notes);
        let this = Row { cells: &*cells };
        if let (Some(width), Some(expected)) = (widths.get(&row), widths.get(&header.last_row)) {
            let beyond = this.cells.last().is_some_and(|cell| cell.column >= *expected);
            if beyond || *width <= columns.last {
                notes.row(FindingCode::ColumnsShifted);
            }
        }
        if moved {
            notes.row(FindingCode::HeadingsMoved);
        }
        for (column, item) in &columns.beside {
            if let Some(cell) = this.cell(*column).filter(|cell| !field::shown(&cell.value).trim().is_empty()) {
                notes.cell(FindingCode::HeadingMissing, cell, Some(*item));
            }
        }
        if columns.two_people {
            notes.row(FindingCode::TwoPeopleInRow);
        }
        if checks::is_example(this) || columns.looks.iter().any(|column| asks_for_a_look(this, *column)) {
            notes.row(FindingCode::RowForReview);
        }
        let (insured, entry) = read(this, my_number, &mut notes);
        let waits = notes.end(insured.as_ref());
        raw.push(RawRow { place: notes.place(), cells: Sealed::new(texts(cells)) });
        done.push(Done { row, insured, entry: entry.filter(|_| !waits) });
    }
    make_those_wait_who_stand_there_twice(&mut done, columns, &mut notes);
    let mut findings = notes.findings;
    findings.sort_by_key(|finding| finding.place.row);
    let rows_read = done.len() as u32;
    let entries: Vec<T> = done.into_iter().filter_map(|done| done.entry).collect();
    let rows_waiting = rows_read - entries.len() as u32;
    let columns = columns
        .by_place()
        .into_iter()
        .map(|column| ColumnFound {
            item: column.item,
            letters: Letters(column.index),
            heading: column.heading.split_whitespace().collect(),
        })
        .collect();
    let value = SheetRead {
        sheet: name,
        reading: reading(entries),
        raw,
        columns,
        rows_read,
        rows_skipped: skipped,
        rows_waiting,
    };
    Ok(Checked { value, findings })
}

/// Whether a cell of 喪失 or of 支援措置 is filled. An error hides what stood there.
fn asks_for_a_look(row: Row<'_>, column: u16) -> bool {
    row.cell(column).is_some_and(|cell| match &cell.value {
        Value::Error(_) => true,
        Value::Text(text) if matches!(text.trim(), "非該当" | "該当なし" | "該当無し") => false,
        value => field::mark(Some(value)) != Some(false),
    })
}

/// A table that stands above the one that is read is reported, for nobody in it goes in.
fn look_above(sheet: &Sheet, header: &Header, notes: &mut Notes) {
    for row in sheet.rows_from(0).take_while(|row| row.index() < header.first_row) {
        if heading::is_headings(row) || checks::looks_like_somebody(row) {
            notes.begin(row.index());
            notes.row(FindingCode::RowsAbove);
        }
    }
}

/// Columns that a roster should have and one can do without, and columns that nothing is read from, are reported once, at the
/// headings.
fn look_at_columns(header: &Header, columns: &Columns, notes: &mut Notes) {
    if columns.layout == Layout::NationalList {
        return;
    }
    notes.begin(header.last_row);
    for (item, code) in [
        (Item::Kana, FindingCode::KanaMissing),
        (Item::Sex, FindingCode::SexBad),
        (Item::Address, FindingCode::AddressMissing),
    ] {
        if columns.of(item).next().is_none() {
            notes.about(code, item);
        }
    }
    if !columns.unused.is_empty() {
        notes.headings(FindingCode::ColumnsUnused, columns.unused.join("、"));
    }
}

/// Cuts what stands in columns headed 個人番号, before anything else looks at the row, and reports cells that were cut elsewhere
/// or hold an error.
fn look_at_cells(cells: &mut [Cell], columns: &Columns, notes: &mut Notes) -> Option<NumberSeen> {
    let number = cut_numbers(cells, columns, notes);
    for cell in cells {
        let column = columns.at(cell.column);
        match (&cell.value, column) {
            (Value::Error(_), Some(column)) => notes.at(FindingCode::CellError, column, None),
            (_, Some(column)) if column.item == Item::MyNumber => {}
            _ if cell.cut => notes.cell(FindingCode::MyNumberElsewhere, cell, column.map(|column| column.item)),
            _ => {}
        }
    }
    number
}

fn cut_numbers(cells: &mut [Cell], columns: &Columns, notes: &mut Notes) -> Option<NumberSeen> {
    let mut number = None;
    for span in &columns.my_numbers {
        // A remark behind a number that is whole is no part of it.
        let whole = cells.iter().any(|cell| columns.at(cell.column).is_some() && span.has(cell.column) && cell.cut);
        let mut first = None;
        let mut values: Vec<&mut Value> = Vec::new();
        for cell in cells.iter_mut().filter(|cell| span.has(cell.column) && !matches!(cell.value, Value::Error(_))) {
            let column = columns.at(cell.column);
            if column.is_some() || (!whole && cut::is_part(&cell.value)) {
                first = first.or(column);
                values.push(&mut cell.value);
            }
        }
        let Some(seen) = cut::columns(&mut values, span.width()) else { continue };
        let code = if seen.valid { FindingCode::MyNumberCut } else { FindingCode::MyNumberBadCheckDigit };
        if let Some(column) = first.or_else(|| columns.at(span.first)) {
            notes.at(code, column, None);
        }
        number = number.or(Some(seen));
    }
    number
}

/// The row's texts from column A on. Takes them out of the cells: nothing reads the row after this.
fn texts(cells: &mut [Cell]) -> Vec<String> {
    let mut out = Vec::new();
    for cell in cells {
        out.resize(usize::from(cell.column), String::new());
        out.push(match &mut cell.value {
            Value::Text(text) => std::mem::take(text),
            other => field::shown(other).into_owned(),
        });
    }
    out
}

fn make_those_wait_who_stand_there_twice<T>(done: &mut [Done<T>], columns: &Columns, notes: &mut Notes) {
    let counts = checks::count(done.iter().filter_map(|done| done.insured.as_ref()));
    let twice: Vec<bool> =
        done.iter().map(|d| d.insured.as_ref().is_some_and(|id| counts.get(id) > Some(&1))).collect();
    for (done, _) in done.iter_mut().zip(twice).filter(|(_, twice)| *twice) {
        notes.begin(done.row);
        match columns.of(Item::Number).next() {
            Some(column) => {
                notes.at(FindingCode::InsuredIdTwice, column, done.insured.as_ref().map(InsuredId::to_string))
            }
            None => notes.row(FindingCode::InsuredIdTwice),
        }
        notes.end(done.insured.as_ref());
        done.entry = None;
    }
}
