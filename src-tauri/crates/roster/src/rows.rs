//! The rows of a sheet: each is cut, looked at and read by itself, in parts side by side where there are many.

use crate::above::Stood;
use crate::cell::{Cell, TOO_LONG, Value};
use crate::checks::{self, Kind};
use crate::cut;
use crate::ditto;
use crate::error::ReadError;
use crate::field;
use crate::heading::{Columns, People, names_the_insured};
use crate::laid::column_of_file;
use crate::notes::Notes;
use crate::person_row;
use crate::sheet::Row;
use crate::totals::{self, Total};
use kenpo_domain::facts::Relation;
use kenpo_domain::finding::{FindingCode, Item};
use kenpo_domain::gate::Sealed;
use kenpo_domain::held_row::RowSays;
use kenpo_domain::insured::InsuredId;
use kenpo_domain::marked;
use kenpo_domain::roster::{NumberSeen, RawCells, RawRow};
use smol_str::SmolStr;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

/// Rows between two reports of progress.
pub const REPORT_EVERY: u32 = 500;
/// Cells for which another processor is worth its while.
const WORTH: usize = 20_000;

/// One row on its way: whose it is and what it says.
pub struct Done<T> {
    /// From 0.
    pub row: u32,
    pub insured: Option<InsuredId>,
    /// What it says; `None`: it waits.
    pub entry: Option<T>,
    /// Why it waits, and what it says as far as that can be read.
    pub held: Option<Box<Held>>,
    /// Whether it is left alone: it stands in a marked copy and has no mark. It is read all the same, for nobody else may have its number.
    pub left: bool,
}

impl<T> Done<T>
where
    for<'t> RowSays: From<&'t T>,
{
    /// Has it wait, for these reasons beside those that it has.
    pub fn hold(&mut self, reasons: Vec<FindingCode>) {
        match (self.entry.take(), &mut self.held) {
            (_, Some(held)) => held.reasons.extend(reasons),
            (Some(entry), none) => *none = Some(Box::new(Held { reasons, says: RowSays::from(&entry) })),
            (None, None) => {}
        }
    }
}

/// A row that waits.
#[derive(Clone)]
pub struct Held {
    pub reasons: Vec<FindingCode>,
    pub says: RowSays,
}

/// Rows that were read one after the other.
pub struct Part<T> {
    /// What was found.
    pub notes: Notes,
    /// Every person's row.
    pub done: Vec<Done<T>>,
    /// The same as they stood.
    pub raw: Vec<RawRow>,
    /// Rows that are nobody's.
    pub skipped: u32,
    /// Those of them that count people.
    pub totals: Vec<Total>,
    after: After,
}

/// What the rows above leave to a row.
#[derive(Clone, Copy)]
struct After {
    /// The last of them, from 0.
    row: u32,
    /// Whether headings have stood there again, at other places.
    moved: bool,
}

impl<T> Part<T> {
    /// Nothing read so far of rows below the headings, whose last row is given from 0.
    pub fn below(headings: u32, notes: Notes) -> Self {
        Self::begin(notes, After { row: headings, moved: false })
    }

    fn begin(notes: Notes, after: After) -> Self {
        Self { notes, done: Vec::new(), raw: Vec::new(), skipped: 0, totals: Vec::new(), after }
    }

    fn append(&mut self, next: Self) {
        self.notes.findings.append(next.notes.findings);
        self.done.extend(next.done);
        self.raw.extend(next.raw);
        self.skipped += next.skipped;
        self.totals.extend(next.totals);
    }
}

/// Cells that one processor reads, and what it has to know of the rows before them.
struct Share<'c, T> {
    cells: &'c mut [Cell],
    part: Part<T>,
}

/// How the rows of one sheet are read.
pub struct Reader<'a, F, S> {
    /// What was understood of the headings.
    pub columns: &'a Columns,
    /// How many columns each line of a text has; nothing of a workbook.
    pub widths: &'a BTreeMap<u32, u16>,
    /// Rows that are struck out, in order.
    pub struck: &'a [u32],
    /// Rows of people who take two, whose other row is not known, in order.
    pub alone: &'a [u32],
    /// Rows of whom a remark outside of the table speaks, in order.
    pub remarked: &'a [u32],
    /// What stood in cells whose values were taken from above, by row and column.
    pub stood: &'a [Stood],
    /// The last row of the headings, from 0.
    pub headings: u32,
    /// Reads one person's row.
    pub read: F,
    /// What a row says that cannot be read as a whole.
    pub says: S,
}

impl<F, S> Reader<'_, F, S>
where
    S: Fn(Row<'_>, Option<&InsuredId>, Option<&NumberSeen>) -> RowSays + Sync,
{
    /// Reads all rows below the headings. `report` is told how many are done.
    ///
    /// # Errors
    /// What `report` answers.
    pub fn all<T: Send>(
        &self,
        cells: &mut [Cell],
        notes: Notes,
        report: &mut dyn FnMut(u32) -> Result<(), ReadError>,
    ) -> Result<Part<T>, ReadError>
    where
        F: Fn(Row<'_>, Option<NumberSeen>, &mut Notes) -> (Option<InsuredId>, Option<T>) + Sync,
        for<'t> RowSays: From<&'t T>,
    {
        let hands = thread::available_parallelism().map_or(1, NonZero::get).min(cells.len() / WORTH + 1);
        let (first, others) = self.shares(cells, notes, hands);
        thread::scope(|scope| {
            let others: Vec<_> =
                others.into_iter().map(|share| scope.spawn(move || self.part(share, &mut |_| Ok(())))).collect();
            // The others are about as far.
            let mut whole = self.part(first, &mut |rows| report(rows.saturating_mul(hands as u32)))?;
            for other in others {
                whole.append(other.join().unwrap_or_else(|panic| resume_unwind(panic))?);
            }
            Ok(whole)
        })
    }

    /// Parts the cells between rows: the first share, and the others.
    fn shares<'c, T>(&self, cells: &'c mut [Cell], notes: Notes, hands: usize) -> (Share<'c, T>, Vec<Share<'c, T>>) {
        let another = notes.another();
        let (own, mut rest) = cells.split_at_mut(row_end(cells, cells.len() / hands));
        let mut after = self.after(own, After { row: self.headings, moved: false });
        let first = Share { cells: own, part: Part::below(self.headings, notes) };
        let mut others = Vec::new();
        for left in (1..hands).rev() {
            let end = row_end(rest, rest.len() / left);
            let (own, behind) = std::mem::take(&mut rest).split_at_mut(end);
            let part = Part::begin(another.another(), after);
            after = self.after(own, after);
            others.push(Share { cells: own, part });
            rest = behind;
        }
        (first, others)
    }

    /// What these rows leave to the rows below them.
    fn after(&self, cells: &[Cell], before: After) -> After {
        let mut rows = cells.chunk_by(|a, b| a.row == b.row).rev().map(|cells| Row { cells });
        let again = rows.find(|row| self.columns.are_headings(*row));
        After {
            row: cells.last().map_or(before.row, |cell| cell.row),
            moved: again.map_or(before.moved, |row| checks::kind(row, self.columns) != Kind::Nobody),
        }
    }

    fn part<T>(
        &self,
        share: Share<'_, T>,
        report: &mut dyn FnMut(u32) -> Result<(), ReadError>,
    ) -> Result<Part<T>, ReadError>
    where
        F: Fn(Row<'_>, Option<NumberSeen>, &mut Notes) -> (Option<InsuredId>, Option<T>),
        for<'t> RowSays: From<&'t T>,
    {
        let Share { cells, mut part } = share;
        for (cells, seen) in cells.chunk_by_mut(|a, b| a.row == b.row).zip(1..) {
            if seen % REPORT_EVERY == 0 {
                report(seen)?;
            }
            self.row(cells, &mut part);
        }
        Ok(part)
    }

    fn row<T>(&self, cells: &mut [Cell], part: &mut Part<T>)
    where
        F: Fn(Row<'_>, Option<NumberSeen>, &mut Notes) -> (Option<InsuredId>, Option<T>),
        for<'t> RowSays: From<&'t T>,
    {
        let Self { columns, widths, .. } = self;
        let Part { notes, .. } = part;
        let row = Row { cells: &*cells }.index();
        // Rows of a workbook without any cell; lines of a text may belong to the record before.
        part.skipped += if widths.is_empty() { row - part.after.row - 1 } else { 0 };
        part.after.row = row;
        notes.begin(row);
        let kind = checks::kind(Row { cells: &*cells }, columns);
        let headings = columns.are_headings(Row { cells: &*cells });
        if headings || kind != Kind::Person {
            part.skipped += 1;
            // The headings again at their old places: what stands below is read as before.
            part.after.moved = if headings { kind != Kind::Nobody } else { part.after.moved };
            match (headings, kind) {
                (true, Kind::Person | Kind::Unclear) => notes.row(FindingCode::HeadingsMoved),
                (false, Kind::Unclear) => notes.row(FindingCode::RowSkipped),
                _ => {}
            }
            part.totals.extend(totals::of(Row { cells: &*cells }));
            return;
        }
        let left = columns.marks.is_some_and(|column| !is_marked(Row { cells: &*cells }, column));
        if left {
            notes.be_silent();
        }
        let my_number = look_at_cells(cells, columns, notes);
        let this = Row { cells: &*cells };
        if checks::is_shifted(this, widths.get(&row).copied(), widths.get(&self.headings).copied(), columns) {
            notes.row(FindingCode::ColumnsShifted);
        }
        if part.after.moved {
            notes.row(FindingCode::HeadingsMoved);
        }
        for (column, item) in &columns.beside {
            if let Some(cell) = this.cell(*column).filter(|cell| !field::shown(&cell.value).trim().is_empty()) {
                notes.cell(FindingCode::HeadingMissing, cell, Some(*item));
            }
        }
        if self.struck.binary_search(&row).is_ok() {
            notes.row(FindingCode::RowStruckOut);
        }
        if self.alone.binary_search(&row).is_ok() {
            notes.row(FindingCode::OtherRowUnknown);
        }
        if names_two(this, columns) {
            notes.row(FindingCode::TwoPeopleInRow);
        }
        if checks::is_example(this)
            || checks::says_gone(this, columns)
            || self.remarked.binary_search(&row).is_ok()
            || columns.looks.always.iter().any(|column| checks::asks_for_a_look(this, *column))
        {
            notes.row(FindingCode::RowForReview);
        }
        let (insured, entry) = (self.read)(this, my_number.clone(), notes);
        if left {
            part.done.push(Done { row, insured, entry: None, held: None, left });
            return;
        }
        let reasons = notes.end(insured.as_ref());
        let says = || match &entry {
            Some(entry) => RowSays::from(entry),
            None => (self.says)(this, insured.as_ref(), my_number.as_ref()),
        };
        let waits = entry.is_none() || !reasons.is_empty();
        let held = waits.then(|| Box::new(Held { says: says(), reasons }));
        let stood = Sealed::new(self.as_it_stood(row, texts(cells)));
        part.raw.push(RawRow { place: notes.place(), insured: insured.clone(), cells: stood });
        part.done.push(Done { row, insured, entry: entry.filter(|_| !waits), held, left });
    }
}

/// Whether what a row says may be of two people.
fn names_two(row: Row<'_>, columns: &Columns) -> bool {
    match columns.people {
        People::One => false,
        People::Two => true,
        People::OneOfTwo => {
            let of_dependant = columns.whole(Item::Name).is_some_and(|name| !names_the_insured(&name.heading));
            let who = person_row::relation(row, columns, &mut Notes::silent());
            !(of_dependant && who.is_some_and(|(who, _)| who == Relation::Dependent))
        }
    }
}

impl<F, S> Reader<'_, F, S> {
    /// The texts of a row with those that stood there before values were taken from above.
    fn as_it_stood(&self, row: u32, texts: RawCells) -> RawCells {
        let first = self.stood.partition_point(|stood| stood.row < row);
        let of_row = self.stood.get(first..).unwrap_or_default();
        let of_row = &of_row[..of_row.partition_point(|stood| stood.row == row)];
        if of_row.is_empty() {
            return texts;
        }
        let stood = |column: u16| of_row.iter().find(|stood| stood.column == column).map(|stood| stood.text.as_str());
        texts.iter().zip(0..).map(|(text, column)| stood(column).unwrap_or(text)).collect()
    }
}

/// Where a row ends, at this cell or behind it.
fn row_end(cells: &[Cell], near: usize) -> usize {
    let row = near.checked_sub(1).and_then(|last| cells.get(last)).map(|cell| cell.row);
    row.map_or(0, |row| cells.partition_point(|cell| cell.row <= row))
}

/// Whether a row of a marked copy carries a mark.
fn is_marked(row: Row<'_>, column: u16) -> bool {
    row.cell(column).is_some_and(|cell| matches!(&cell.value, Value::Text(text) if marked::is_mark(text)))
}

/// Cuts what stands in columns headed 個人番号, before anything else looks at the row, and reports cells that were cut elsewhere
/// or hold an error.
pub fn look_at_cells(cells: &mut [Cell], columns: &Columns, notes: &mut Notes) -> Option<NumberSeen> {
    let number = cut_numbers(cells, columns, notes);
    for cell in cells {
        let column = columns.at(cell.column);
        match (&cell.value, column) {
            (value, column) if *value == TOO_LONG => {
                notes.cell(FindingCode::CellTooLong, cell, column.map(|column| column.item()));
            }
            (Value::Error(error), Some(column)) => notes.at(FindingCode::CellError, column, Some((*error).to_owned())),
            (value, Some(column)) if means_the_cell_above(value, column.item()) => {
                notes.at(FindingCode::DittoUnclear, column, Some(field::shown(value).trim().to_owned()));
            }
            (_, Some(column)) if column.item() == Item::MyNumber => {}
            _ if cell.cut => notes.cell(FindingCode::MyNumberElsewhere, cell, column.map(|column| column.item())),
            _ => {}
        }
    }
    number
}

/// Whether a cell means the one above it, and took nothing from there. Of 続柄 any word that is not known is told anyway.
fn means_the_cell_above(value: &Value, item: Item) -> bool {
    (item != Item::Relation && ditto::is_ditto(value)) || (item == Item::Address && ditto::begins_with_ditto(value))
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

/// The row's texts from column A on. The cells are left empty: nothing reads the row after this, and both would take room.
pub fn texts(cells: &mut [Cell]) -> RawCells {
    let (mut next, mut lower) = (0, None);
    let texts = cells.iter().flat_map(|cell| {
        let of_file = column_of_file(cell.column);
        // The lower one of two rows goes on behind the upper one.
        let column = if of_file < cell.column { *lower.get_or_insert(next) + of_file } else { of_file };
        let blank = usize::from(column.saturating_sub(next));
        next = column + 1;
        std::iter::repeat_n(Cow::Borrowed(""), blank).chain([field::shown(&cell.value)])
    });
    let texts = texts.collect();
    cells.iter_mut().for_each(|cell| cell.value = Value::Text(SmolStr::default()));
    texts
}
