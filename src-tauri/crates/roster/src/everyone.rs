//! Who the people of a roster are that has neither a column of 枝番 nor one of 続柄: everybody 被保険者, or nobody can say.
//!
//! Must never take somebody of a family for a 被保険者: in doubt a person is asked, or the columns are missing.

mod says;

use crate::cell::Value;
use crate::checks::{self, Kind};
use crate::day_cells::day_of;
use crate::ditto;
use crate::field;
use crate::heading::{Columns, Header, Layout, Relations};
use crate::notes::Notes;
use crate::sheet::{Row, Sheet};
use kenpo_domain::age::is_before_work;
use kenpo_domain::finding::{FindingCode, Item};
use kenpo_domain::said::Everyone;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// Rows without which numbers of the firm say nothing: a few who have one each may be the children of a few.
const FEWEST: usize = 5;

/// What is known of the people of a roster without 枝番 and 続柄.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Everybody {
    /// The roster has one of the columns, or lacks others as well, or a 番号 stands in it twice.
    NotAsked,
    /// Everybody is read as a 被保険者.
    Insured(Why),
    /// Whoever has 枝番 00 is read as a 被保険者, and the others as their family: each household has one 00.
    ByBranch,
    /// Only a person can say it: nobody is read before that.
    Unclear {
        /// How many rows of people there are.
        rows: u32,
    },
}

/// By what that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A person has said it, now or of the last file of the sender.
    Person,
    /// A title or the sheet's name has these words.
    Title(&'static str),
    /// Under this heading stands a number of the firm, another one in every row.
    StaffNumbers(String),
}

impl Everybody {
    /// Tells at the headings, where the notes stand, how everybody is read.
    pub fn tell(&self, notes: &mut Notes) {
        match self {
            Self::Insured(why) => notes.headings(FindingCode::EveryoneInsured, why.to_string()),
            Self::ByBranch => notes.about(FindingCode::RelationByBranch, Item::Relation),
            Self::NotAsked | Self::Unclear { .. } => {}
        }
    }
}

impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Person => f.write_str("指定"),
            Self::Title(words) => write!(f, "表題・シート名「{words}」"),
            Self::StaffNumbers(heading) => write!(f, "1行に1つずつの「{heading}」"),
        }
    }
}

/// Finds out who everybody is, and has the columns read so.
pub fn settle(sheet: &Sheet, header: &Header, columns: &mut Columns, said: Option<Everyone>) -> Everybody {
    let missing = columns.missing();
    if columns.layout != Layout::Roster || !missing.contains(&Item::Relation) {
        return Everybody::NotAsked;
    }
    let people = || sheet.rows_from(header.last_row + 1).filter(|row| checks::kind(*row, columns) == Kind::Person);
    let rows: Vec<Row<'_>> = people().collect();
    if missing == [Item::Relation] && each_has_one_first_branch(&rows, columns) {
        columns.relations = Relations::ByBranch;
        return Everybody::ByBranch;
    }
    if missing != [Item::Branch, Item::Relation] {
        return Everybody::NotAsked;
    }
    let why = match said {
        Some(Everyone::Insured) => Some(Why::Person),
        None if rows.is_empty() || !each_has_their_own_number(sheet, &rows, columns) => return Everybody::NotAsked,
        None if headings_speak_of_families(columns) => None,
        None if titles(sheet, header).any(says::nobody_else) => title(sheet, header),
        None if titles(sheet, header).any(says::of_families) => None,
        None => title(sheet, header).or_else(|| staff_numbers(&rows, header, columns)),
    };
    let rows = rows.len() as u32;
    if why.is_some() {
        columns.relations = Relations::AllInsured;
    }
    why.map_or(Everybody::Unclear { rows }, Everybody::Insured)
}

/// Whether each household has one row with 枝番 00, and every row says its 番号 and 枝番.
fn each_has_one_first_branch(rows: &[Row<'_>], columns: &Columns) -> bool {
    let Some((number, branch)) = columns.whole(Item::Number).zip(columns.whole(Item::Branch)) else { return false };
    let symbol = columns.whole(Item::Symbol).map(|column| column.index);
    let mut firsts: HashMap<[Option<String>; 2], u32> = HashMap::new();
    let says = |row: &Row<'_>, column: u16| {
        field::text(row.cell(column).map(|cell| &cell.value)).is_some_and(|text| text.chars().all(char::is_numeric))
    };
    for row in rows {
        if !says(row, number.index) || !says(row, branch.index) {
            return false;
        }
        let household = [symbol.and_then(|column| plain(*row, column)), plain(*row, number.index)];
        *firsts.entry(household).or_default() += u32::from(plain(*row, branch.index).as_deref() == Some("0"));
    }
    !rows.is_empty() && firsts.values().all(|firsts| *firsts == 1)
}

/// Whether no 番号 stands twice under one 記号, joined over rows and repeated by a ditto mark included. A blank one says nothing: its row waits.
fn each_has_their_own_number(sheet: &Sheet, rows: &[Row<'_>], columns: &Columns) -> bool {
    let number = columns.whole(Item::Number).or(columns.symbol_and_number());
    let Some(number) = number.map(|column| column.index) else { return false };
    let symbol = columns.whole(Item::Symbol).map(|column| column.index);
    let joined = |row: &Row<'_>| {
        sheet.joined().iter().any(|joined| joined.column == number && joined.rows.contains(&row.index()))
    };
    let ditto = |row: &Row<'_>| row.cell(number).is_some_and(|cell| ditto::is_ditto(&cell.value));
    let of = |row: &Row<'_>| {
        let symbol = symbol.and_then(|column| plain(*row, column));
        plain(*row, number).map(|number| [symbol, Some(number)])
    };
    !rows.iter().any(|row| joined(row) || ditto(row)) && are_different(rows.iter().filter_map(of))
}

fn plain(row: Row<'_>, column: u16) -> Option<String> {
    field::without_zeros(row.cell(column).map(|cell| &cell.value))
}

fn are_different<T: Eq + Hash>(values: impl Iterator<Item = T>) -> bool {
    let mut seen = HashSet::new();
    values.into_iter().all(|value| seen.insert(value))
}

/// The texts above the headings, and the name of the sheet.
fn titles<'a>(sheet: &'a Sheet, header: &Header) -> impl Iterator<Item = &'a str> {
    let first = header.first_row;
    let above = sheet.rows_from(0).take_while(move |row| row.index() < first);
    let texts = above.flat_map(|row| row.cells).filter_map(|cell| match &cell.value {
        Value::Text(text) => Some(text.as_str()),
        _ => None,
    });
    sheet.name.as_deref().into_iter().chain(texts)
}

/// Whether the heading of a column that is read speaks of families.
fn headings_speak_of_families(columns: &Columns) -> bool {
    let mut headings = columns.by_place().into_iter().map(|column| column.heading.as_str());
    headings.any(says::of_families) || columns.approved().is_some()
}

fn title(sheet: &Sheet, header: &Header) -> Option<Why> {
    titles(sheet, header).find_map(says::alone).map(Why::Title)
}

/// A column with a number of the firm in every row, no one twice, where nobody is a child.
fn staff_numbers(rows: &[Row<'_>], header: &Header, columns: &Columns) -> Option<Why> {
    let is_of_each = |column: u16| {
        let value = |row: &Row<'_>| {
            field::without_zeros(row.cell(column).map(|cell| &cell.value).filter(|value| !ditto::is_ditto(value)))
        };
        rows.iter().all(|row| value(row).is_some()) && are_different(rows.iter().filter_map(value))
    };
    let mut headings = header.headings.iter().filter(|heading| says::is_staff_number(&heading.text));
    let found = headings.find(|heading| is_of_each(heading.column))?;
    let grown = rows.len() >= FEWEST && !rows.iter().any(|row| began_as_a_child(*row, columns));
    grown.then(|| Why::StaffNumbers(found.text.split_whitespace().collect()))
}

fn began_as_a_child(row: Row<'_>, columns: &Columns) -> bool {
    // What cannot be read is told when the row is read.
    let mut silent = Notes::silent();
    let mut day = |item, code| day_of(row, columns, item, code, &mut silent)?.ok();
    let birth = day(Item::Birth, FindingCode::BirthDateBad);
    let acquired = day(Item::Acquired, FindingCode::AcquiredDateBad);
    birth.zip(acquired).is_some_and(|(birth, acquired)| is_before_work(birth, acquired))
}
