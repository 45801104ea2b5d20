//! Lines of households: 記号, 番号 and the address stand in a line above the members and in no column. They are laid beside each member.
//!
//! Must never give a number to somebody of another household: in doubt a member gets none, and waits.

use crate::bonds::share_family_name;
use crate::cell::{Cell, Value};
use crate::field;
use crate::heading::{self, Header, Heading};
use crate::hidden::Hidden;
use crate::laid::BESIDE;
use crate::sheet::{Row, Sheet};
use kenpo_domain::address::PostalCode;
use kenpo_domain::facts::Relation;
use kenpo_domain::finding::Item;
use kenpo_domain::meaning::Meaning;
use kenpo_domain::relation;

/// What a line can say, each with the heading of the column where it is laid.
const SAID: [(Meaning, &str); 4] = [
    (Meaning::Symbol, "記号（世帯の行）"),
    (Meaning::Number, "番号（世帯の行）"),
    (Meaning::Postal, "郵便番号（世帯の行）"),
    (Meaning::Address, "住所（世帯の行）"),
];

/// Lays what the lines of households say beside the members below them. A sheet with a column of 番号 stays as it is, and so does a text: its lines
/// must have as many columns as its headings.
pub fn lay_beside(mut sheet: Sheet, hidden: &Hidden) -> Sheet {
    let header = Some(&sheet).filter(|sheet| sheet.name.is_some()).and_then(heading::header_of);
    let Some(header) = header.filter(lacks_the_number_alone) else { return sheet };
    let mut found = Found::default();
    for row in sheet.rows_from(header.last_row + 1) {
        found.take(row, &header, is_sound(row.index(), &sheet, hidden));
    }
    if found.cells.is_empty() {
        return sheet;
    }
    let laid = (BESIDE..).zip(SAID).filter(|(column, _)| found.cells.iter().any(|cell| cell.column == *column));
    let headings = laid.map(|(column, (_, heading))| cell(header.last_row, column, Value::Text(heading.into())));
    let headings: Vec<Cell> = headings.collect();
    sheet.leave_rows(|row| found.lines.binary_search(&row).is_ok());
    sheet.put(headings);
    sheet.put(found.cells);
    sheet
}

/// Whether headings name all of a person but 番号.
fn lacks_the_number_alone(header: &Header) -> bool {
    let names = |item: Item| column(header, |meaning| meaning.item() == item).is_some();
    let of_person = [Item::Branch, Item::Name, Item::Birth, Item::Relation];
    let of_household = [Item::Symbol, Item::Number, Item::Postal, Item::Address];
    of_person.into_iter().all(names) && !of_household.into_iter().any(names)
}

fn column(header: &Header, is: impl Fn(Meaning) -> bool) -> Option<u16> {
    let named = |heading: &&Heading| heading.named.is_some_and(|named| is(named.meaning));
    header.headings.iter().find(named).map(|heading| heading.column)
}

/// Whether a line is neither struck out nor hidden.
fn is_sound(row: u32, sheet: &Sheet, hidden: &Hidden) -> bool {
    let is_hidden = matches!(hidden, Hidden::Told(parts) if parts.has_row(row));
    !is_hidden && sheet.struck().binary_search(&row).is_err()
}

/// What is found from row to row.
#[derive(Default)]
struct Found {
    /// The lines of households.
    lines: Vec<u32>,
    /// What they say, beside each member.
    cells: Vec<Cell>,
    household: Option<Household>,
}

/// The household whose members are read.
struct Household {
    said: Vec<(Meaning, Value)>,
    last: Option<Member>,
}

struct Member {
    name: String,
    branch: u32,
}

impl Found {
    fn take(&mut self, row: Row<'_>, header: &Header, sound: bool) {
        if let Some(said) = line(row).filter(|_| !header.is_above(row)) {
            self.lines.push(row.index());
            self.household = sound.then_some(Household { said, last: None });
            return;
        }
        let Some(member) = member(row, header) else { return };
        let insured = text(row, header, Item::Relation).and_then(|text| relation::read(&text));
        let is_insured = insured.is_some_and(|read| read.relation == Relation::Insured);
        let household = self.household.take().filter(|household| household.goes_on(&member, is_insured));
        let Some(household) = household else { return };
        let laid = (BESIDE..).zip(SAID).filter_map(|(column, (meaning, _))| {
            let said = household.said.iter().find(|(of, _)| *of == meaning)?;
            Some(cell(row.index(), column, said.1.clone()))
        });
        self.cells.extend(laid);
        self.household = Some(Household { last: Some(member), ..household });
    }
}

impl Household {
    /// Whether somebody is its first member, or the next one: by 枝番, by name, and no second 被保険者.
    fn goes_on(&self, member: &Member, is_insured: bool) -> bool {
        self.last.as_ref().is_none_or(|last| {
            !is_insured && member.branch > last.branch && share_family_name(&last.name, &member.name)
        })
    }
}

fn member(row: Row<'_>, header: &Header) -> Option<Member> {
    let branch = text(row, header, Item::Branch)?.parse().ok()?;
    Some(Member { name: text(row, header, Item::Name)?, branch })
}

fn text(row: Row<'_>, header: &Header, item: Item) -> Option<String> {
    let cell = row.cell(column(header, |meaning| meaning.item() == item)?)?;
    field::text(Some(&cell.value)).map(|text| text.into_owned())
}

/// What a line of a household says: each word with the value beside it, a 郵便番号 as it stands and the address behind it. `None`: it is no such
/// line, or says a thing twice.
fn line(row: Row<'_>) -> Option<Vec<(Meaning, Value)>> {
    let mut said: Vec<(Meaning, Value)> = Vec::new();
    let mut word = None;
    for cell in row.cells.iter().filter(|cell| field::text(Some(&cell.value)).is_some()) {
        let label = label(&cell.value);
        let meaning = match word.take() {
            Some(meaning) if label.is_none() => meaning,
            Some(_) => return None,
            None if label.is_some() => {
                word = label;
                continue;
            }
            None if is_postal(&cell.value) => Meaning::Postal,
            None if said.last().is_some_and(|(last, _)| *last == Meaning::Postal) => Meaning::Address,
            None => continue,
        };
        if said.iter().any(|(of, _)| *of == meaning) {
            return None;
        }
        said.push((meaning, cell.value.clone()));
    }
    let number = |(meaning, value): &(Meaning, Value)| {
        *meaning == Meaning::Number && heading::fits(value, *meaning) == Some(true)
    };
    said.iter().any(number).then_some(said)
}

/// 記号, 番号, 郵便番号 or 住所 as a word.
fn label(value: &Value) -> Option<Meaning> {
    let Value::Text(text) = value else { return None };
    let named = heading::named(text)?.meaning;
    SAID.iter().map(|(meaning, _)| *meaning).find(|meaning| *meaning == named)
}

fn is_postal(value: &Value) -> bool {
    matches!(value, Value::Text(text) if text.contains(['〒', '-']) && PostalCode::parse(text).is_some())
}

fn cell(row: u32, column: u16, value: Value) -> Cell {
    Cell { row, column, cut: false, value }
}
