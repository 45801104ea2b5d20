//! The records of a 届書CSV as rows of people: a 取得届 as any row of a roster, the others waiting, each with its reason.

use super::form;
use super::form::{acquired, dependants};
use super::records::{Line, of_row};
use super::shape::Shape;
use crate::cell::{Cell, Value};
use crate::cut;
use crate::error::ReadError;
use crate::field;
use crate::heading::{Columns, Header};
use crate::notes::Notes;
use crate::person_row;
use crate::rows::{Done, Held, Part, REPORT_EVERY, look_at_cells, texts};
use crate::rules::Rules;
use crate::says;
use crate::sheet::{Row, Sheet};
use kenpo_domain::code::Code;
use kenpo_domain::filing::{DependantMove, FilingCode, FilingEra, OtherFiling, SpouseTie};
use kenpo_domain::finding::{FindingCode, Item};
use kenpo_domain::gate::Sealed;
use kenpo_domain::held_row::RowSays;
use kenpo_domain::insured::InsuredId;
use kenpo_domain::roster::{NumberSeen, RawRow, RosterEntry};
use std::collections::BTreeMap;
use std::ops::Range;

/// Reads all records. `columns`: those of a 取得届, as a person has said they are to be read.
///
/// # Errors
/// What `report` answers.
pub fn rows(
    sheet: &mut Sheet,
    header: &Header,
    columns: &Columns,
    rules: &Rules<'_>,
    mut notes: Notes,
    report: &mut dyn FnMut(u32) -> Result<(), ReadError>,
) -> Result<Part<RosterEntry>, ReadError> {
    let shape = Shape::of(sheet);
    look_at_added_items(sheet, header, columns, &mut notes);
    let widths = sheet.take_widths();
    let reader = Reader {
        columns,
        rules,
        shape,
        lost: form::of_loss(shape),
        dependants: form::of_dependants(shape),
        spouse: form::of_spouse(shape),
    };
    let mut part = Part::below(header.last_row, notes);
    let mut unread: BTreeMap<String, Unread> = BTreeMap::new();
    for (cells, seen) in sheet.cells_from_mut(0).chunk_by_mut(|a, b| a.row == b.row).zip(1..) {
        if seen % REPORT_EVERY == 0 {
            report(seen)?;
        }
        let row = Row { cells: &*cells };
        let (index, line) = (row.index(), of_row(row));
        if let Line::Other(code) = line {
            part.skipped += 1;
            unread.entry(code.to_owned()).or_insert(Unread { first: index, lines: 0 }).lines += 1;
            continue;
        }
        let code = if let Line::Read(code) = line { Some(code) } else { None };
        let items = widths.get(&index).copied().unwrap_or_default();
        reader.record(cells, code.filter(|code| shape.fits(*code, items)), &mut part);
    }
    tell(unread, &mut part.notes);
    Ok(part)
}

/// Lines of one 届書 that is not read.
struct Unread {
    /// The first of them, from 0.
    first: u32,
    lines: u32,
}

fn tell(unread: BTreeMap<String, Unread>, notes: &mut Notes) {
    for (code, Unread { first, lines }) in unread {
        notes.begin(first);
        let name = OtherFiling::from_code(&code).map(|other| format!("（{}）", other.name())).unwrap_or_default();
        notes.headings(FindingCode::FilingUnread, format!("届書コード {code}{name}：{lines}行"));
    }
}

/// 健保固有項目 that hold something and that nobody has said the meaning of are named once.
fn look_at_added_items(sheet: &Sheet, header: &Header, columns: &Columns, notes: &mut Notes) {
    let added = FilingCode::Acquired.items();
    let filled = |column: u16| {
        let mut rows = sheet.rows_from(0).filter(|row| of_row(*row) == Line::Read(FilingCode::Acquired));
        column >= added && rows.any(|row| row.cell(column).is_some())
    };
    let unused = columns.unused.iter().filter(|unread| filled(unread.column.0));
    let names: Vec<&str> = unused.map(|unread| unread.heading.as_str()).collect();
    if !names.is_empty() {
        notes.begin(header.last_row);
        notes.headings(FindingCode::ColumnsUnused, names.join("、"));
    }
}

/// How the records are read.
struct Reader<'a> {
    columns: &'a Columns,
    rules: &'a Rules<'a>,
    shape: Shape,
    lost: Columns,
    dependants: Columns,
    spouse: Columns,
}

/// Whose a row is, and what it says.
struct Told {
    insured: Option<InsuredId>,
    entry: Option<RosterEntry>,
    /// Item by item.
    says: RowSays,
}

impl Reader<'_> {
    /// Reads a record, which has no code where it has other items than it should.
    fn record(&self, cells: &mut [Cell], code: Option<FilingCode>, part: &mut Part<RosterEntry>) {
        let Part { notes, done, raw, .. } = part;
        let row = Row { cells: &*cells }.index();
        notes.begin(row);
        let columns = match code {
            Some(FilingCode::Lost) => &self.lost,
            Some(FilingCode::Dependants) => &self.dependants,
            Some(FilingCode::Acquired) | None => self.columns,
        };
        let moved = cut_long_numbers(cells, columns);
        let my_number = look_at_cells(cells, columns, notes);
        let this = Row { cells: &*cells };
        // The form knows no quotes: in a file that a spreadsheet saved, a comma may stand within them.
        let code = code.filter(|_| !moved && !texts_of(this).any(|text| text.contains('"')));
        match code {
            Some(FilingCode::Acquired) if has_their_form(this) => {
                let Told { insured, entry, says } = self.acquired(this, my_number, notes);
                let reasons = notes.end(insured.as_ref());
                let waits = entry.is_none() || !reasons.is_empty();
                let held = waits.then(|| Box::new(Held { reasons, says }));
                done.push(Done { row, insured, entry: entry.filter(|_| !waits), held, left: false });
            }
            Some(FilingCode::Dependants) => {
                let first = done.len();
                let says = self.dependants(this, notes, &mut || done.push(waiting(row, None)));
                let held = Held { reasons: notes.end(None), says };
                done.get_mut(first).into_iter().for_each(|done| done.held = Some(Box::new(held.clone())));
            }
            Some(FilingCode::Lost) => {
                notes.row(FindingCode::FilingLossWaits);
                let held = Held { reasons: notes.end(None), says: says::nothing() };
                done.push(waiting(row, Some(held)));
            }
            Some(FilingCode::Acquired) | None => {
                notes.row(FindingCode::FilingRecordBad);
                let held = Held { reasons: notes.end(None), says: says::nothing() };
                done.push(waiting(row, Some(held)));
            }
        }
        let insured = done.last().filter(|done| done.row == row).and_then(|done| done.insured.clone());
        raw.push(RawRow { place: notes.place(), insured, cells: Sealed::new(texts(cells)) });
    }

    fn acquired(&self, row: Row<'_>, my_number: Option<NumberSeen>, notes: &mut Notes) -> Told {
        let mut filled = Filled::of(row);
        filled.put(acquired::CODE, Some("本人".to_owned()));
        filled.join_day(acquired::BIRTH);
        filled.join_day(acquired::ACQUIRED);
        filled.join_postal(acquired::POSTAL);
        let (insured, entry) = person_row::read(filled.row(), self.columns, self.rules, my_number.clone(), notes);
        let says = match &entry {
            Some(entry) => RowSays::from(entry),
            None => says::of_person(filled.row(), self.columns, self.rules, insured.as_ref(), my_number.as_ref()),
        };
        let read = Told { insured, entry, says };
        let has = |item: Item| self.columns.of(item).next().is_some();
        if !has(Item::Number) {
            match row.cell(acquired::FILE_NUMBER) {
                // A person has said that the society's item is not needed.
                _ if self.shape.of_the_society().is_some() => notes.about(FindingCode::InsuredIdBad, Item::Number),
                Some(cell) => notes.cell(FindingCode::FilingNumberNotOurs, cell, Some(Item::Number)),
                None => notes.about(FindingCode::FilingNumberNotOurs, Item::Number),
            }
            return read;
        }
        if !has(Item::Symbol) && self.columns.symbol_and_number().is_none() {
            notes.about(FindingCode::FilingIdIncomplete, Item::Symbol);
        }
        if !has(Item::Branch) {
            notes.about(FindingCode::FilingIdIncomplete, Item::Branch);
        }
        read
    }

    /// Every dependant of the record waits: no item gives their 枝番. `wait` is called once for each. Answers what it says of the spouse.
    fn dependants(&self, row: Row<'_>, notes: &mut Notes, wait: &mut dyn FnMut()) -> RowSays {
        let told = item(row, dependants::MOVE).and_then(DependantMove::from_code);
        if matches!(told, Some(DependantMove::Ends | DependantMove::Changes)) {
            notes.row(FindingCode::FilingChangeWaits);
            wait();
            return says::nothing();
        }
        let others = dependants::OTHERS.iter().zip(1..).filter(|(span, _)| holds(row, span));
        let others: Vec<u32> = others.map(|(_, number)| number).collect();
        let spouse = holds(row, &dependants::SPOUSE);
        if told.is_none() || (!spouse && others.is_empty()) {
            notes.row(FindingCode::FilingRecordBad);
            wait();
            return says::nothing();
        }
        let mut says = says::nothing();
        if spouse {
            says = self.look_at_spouse(row, notes);
            notes.headings(FindingCode::FilingDependantWaits, "配偶者".to_owned());
            wait();
        }
        for number in others {
            notes.headings(FindingCode::FilingItemsUnknown, format!("その他の被扶養者{number}"));
            wait();
        }
        says
    }

    /// What is wrong with the spouse's items is told all the same.
    fn look_at_spouse(&self, row: Row<'_>, notes: &mut Notes) -> RowSays {
        let mut filled = Filled::of(row);
        let tie = item(row, dependants::SPOUSE_TIE).and_then(SpouseTie::from_code);
        if let Some(tie) = tie {
            filled.put(dependants::SPOUSE_TIE, Some(tie.word().to_owned()));
        }
        filled.join_day(dependants::SPOUSE_BIRTH);
        filled.join_day(dependants::SPOUSE_SINCE);
        filled.join_postal(dependants::SPOUSE_POSTAL);
        person_row::read(filled.row(), &self.spouse, self.rules, None, notes);
        says::of_person(filled.row(), &self.spouse, self.rules, None, None)
    }
}

fn waiting<T>(row: u32, held: Option<Held>) -> Done<T> {
    Done { row, insured: None, entry: None, held: held.map(Box::new), left: false }
}

/// No item of a record has twelve digits but a 個人番号: one that slipped to another place is cut there, whatever its check digit. Answers
/// whether there is one.
fn cut_long_numbers(cells: &mut [Cell], columns: &Columns) -> bool {
    let in_place = |column: u16| columns.my_numbers.iter().any(|span| span.has(column));
    let mut moved = false;
    for cell in cells.iter_mut().filter(|cell| !in_place(cell.column)) {
        let cut_at_the_door = matches!(cell.value, Value::MyNumber(_));
        if !cut_at_the_door && cut::is_long_number(&cell.value) {
            cut::columns(&mut [&mut cell.value], 1);
            cell.cut = true;
            moved = true;
        }
        moved |= cut_at_the_door;
    }
    moved
}

/// Whether the items of a 取得届 that have one form alone have it. Where a comma stood in a text, those behind it have moved.
fn has_their_form(row: Row<'_>) -> bool {
    let digits = |column: u16, count: usize| {
        item(row, column).is_none_or(|text| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let [parent, child] = acquired::POSTAL;
    let requested = matches!(item(row, acquired::REQUESTED), None | Some("0" | "1"));
    digits(parent, 3) && digits(child, 4) && requested
}

/// The text of an item, counted from 0, less the blanks at its ends.
fn item(row: Row<'_>, column: u16) -> Option<&str> {
    match row.cell(column).map(|cell| &cell.value) {
        Some(Value::Text(text)) => Some(text.trim()),
        _ => None,
    }
}

fn texts_of(row: Row<'_>) -> impl Iterator<Item = &str> {
    row.cells.iter().filter_map(|cell| match &cell.value {
        Value::Text(text) => Some(text.as_str()),
        _ => None,
    })
}

/// Whether any item of a span is filled in.
fn holds(row: Row<'_>, span: &Range<u16>) -> bool {
    row.cells.iter().any(|cell| span.contains(&cell.column))
}

/// A record whose items are filled in as the reader of rows expects them, each at its place.
struct Filled {
    row: u32,
    cells: Vec<Cell>,
}

impl Filled {
    fn of(row: Row<'_>) -> Self {
        Self { row: row.index(), cells: row.cells.to_vec() }
    }

    fn row(&self) -> Row<'_> {
        Row { cells: &self.cells }
    }

    /// Puts a text in place of what stands there; `None` leaves nothing.
    fn put(&mut self, column: u16, text: Option<String>) {
        let at = self.cells.binary_search_by_key(&column, |cell| cell.column);
        let cell = text.map(|text| Cell { row: self.row, column, cut: false, value: Value::Text(text.into()) });
        match (at, cell) {
            (Ok(at), Some(cell)) => {
                self.cells.splice(at..=at, [cell]);
            }
            (Ok(at), None) => {
                self.cells.remove(at);
            }
            (Err(at), Some(cell)) => self.cells.insert(at, cell),
            (Err(_), None) => {}
        }
    }

    /// Two items as one text.
    fn join(&mut self, [first, second]: [u16; 2], joined: impl Fn(&str, &str) -> String) -> Option<String> {
        let shown = |column: u16| {
            self.row().cell(column).map(|cell| field::shown(&cell.value).trim().to_owned()).unwrap_or_default()
        };
        let (first, second) = (shown(first), shown(second));
        (!first.is_empty() || !second.is_empty()).then(|| joined(&first, &second))
    }

    /// 元号 and YYMMDD as one day. What is none of the form's becomes a text that is no day: nothing else is made of it.
    fn join_day(&mut self, pair: [u16; 2]) {
        let day = self.join(pair, |era, day| {
            let six = day.len() == 6 && day.bytes().all(|byte| byte.is_ascii_digit());
            let digit = era.len() == 1 && era.bytes().all(|byte| byte.is_ascii_digit());
            match (FilingEra::from_code(era), digit && six) {
                (Some(_), true) => format!("{era}-{day}"),
                (None, true) => format!("{era}/{day}"),
                (_, false) => format!("{era}_{day}"),
            }
        });
        let [era, at] = pair;
        self.put(at, day);
        self.put(era, None);
    }

    /// 3 and 4 digits as one 郵便番号.
    fn join_postal(&mut self, pair: [u16; 2]) {
        let postal = self.join(pair, |parent, child| match (parent.len(), child.len()) {
            (3, 4) => format!("{parent}-{child}"),
            _ => format!("{parent}_{child}"),
        });
        let [parent, child] = pair;
        self.put(parent, postal);
        self.put(child, None);
    }
}
