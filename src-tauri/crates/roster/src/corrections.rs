//! A list of corrections: one row a person, one column an item, headed by what the caller calls it.

use crate::cell::{Cell, Value};
use crate::date;
use crate::entered::entered_code;
use crate::error::ReadError;
use crate::field::{self, Digits};
use crate::file::{self, File};
use crate::opening::Opening;
use crate::sheet::{MAX_ROWS, Row, Sheet};
use kenpo_domain::by_hand::Said;
use kenpo_domain::entry::{Entry, EntryKind};
use kenpo_domain::finding::{Letters, Place};
use kenpo_domain::insured::{InsuredId, Width, Widths};
use kenpo_domain::iso_day;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// What a column of such a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListColumn {
    /// 記号-番号-枝番 of the person who is meant.
    Insured,
    /// 記号 of the person who is meant.
    Symbol,
    /// Their 番号.
    Number,
    /// Their 枝番.
    Branch,
    /// What becomes of the item.
    Item(Entry),
}

/// A list as it was read.
pub struct CorrectionList {
    pub rows: Vec<CorrectionRow>,
    /// Columns whose headings are no item.
    pub unknown: Vec<UnknownColumn>,
    /// Whether a column says who is meant.
    pub says_who: bool,
}

/// A column whose heading is no item.
pub struct UnknownColumn {
    pub column: Letters,
    pub heading: String,
}

/// What is said of one person.
pub struct CorrectionRow {
    pub place: Place,
    /// Who is meant; `None` where it cannot be read.
    pub insured: Option<InsuredId>,
    /// What is said of them. A blank cell says nothing, and 削除 that nothing is known.
    pub said: Vec<Said>,
    /// The first item whose cell held a whole 個人番号.
    pub cut: Option<Entry>,
    /// The first item whose cell holds an error, a mask, or what is no day.
    pub unreadable: Option<Entry>,
}

/// What a cell says to have an item forgotten.
const FORGOTTEN: &str = "削除";

/// Reads the first sheet that is not hidden. `column`: what a heading stands for, given without blanks.
///
/// # Errors
/// As for a roster, but for its columns.
pub fn corrections(
    opening: &Opening<'_>,
    widths: &Widths,
    column: impl Fn(&str) -> Option<ListColumn>,
) -> Result<CorrectionList, ReadError> {
    let sheet = first_sheet(opening)?;
    let mut rows = sheet.rows_from(0);
    let head = rows.next().ok_or(ReadError::Empty)?;
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for cell in head.cells {
        let heading: String = field::shown(&cell.value).chars().filter(|c| !c.is_whitespace()).collect();
        match column(&heading) {
            Some(meant) => known.push(Headed { at: cell.column, column: meant }),
            None => unknown.push(UnknownColumn { column: Letters(cell.column), heading }),
        }
    }
    let has = |meant| known.iter().any(|headed| headed.column == meant);
    let says_who = has(ListColumn::Insured) || (has(ListColumn::Number) && has(ListColumn::Branch));
    let name: Option<Arc<str>> = sheet.name.as_deref().map(Into::into);
    let place = |row: Row<'_>| Place { sheet: name.clone(), row: row.index() + 1, column: None };
    let people = rows.filter(|row| row.cells.iter().any(|cell| !field::shown(&cell.value).trim().is_empty()));
    let rows = people.map(|row| correction(row, place(row), &known, widths)).collect();
    Ok(CorrectionList { rows, unknown, says_who })
}

fn first_sheet(opening: &Opening<'_>) -> Result<Sheet, ReadError> {
    let bytes = &*file::unlocked(opening)?;
    let mut file = file::open(bytes)?;
    if let File::Filing(lines) = &file {
        return lines.read(MAX_ROWS);
    }
    let verified = file::verify(bytes, &AtomicBool::new(false))?;
    let at = (0..file.sheets()).find(|sheet| file.is_visible(*sheet)).ok_or(ReadError::Empty)?;
    let mut sheet = file.read(at, MAX_ROWS)?;
    sheet.put_errors(file.uncalculated(bytes, at, &verified))?;
    Ok(sheet)
}

/// A column with what it holds.
struct Headed {
    at: u16,
    column: ListColumn,
}

fn correction(row: Row<'_>, place: Place, known: &[Headed], widths: &Widths) -> CorrectionRow {
    let cell =
        |meant: ListColumn| known.iter().find(|headed| headed.column == meant).and_then(|headed| row.cell(headed.at));
    let part = |meant, width| cell(meant).and_then(|cell| digits(cell, width));
    let whole = cell(ListColumn::Insured).and_then(|cell| InsuredId::parse(field::text(Some(&cell.value))?.as_ref()));
    let insured = whole.or_else(|| {
        let symbol = part(ListColumn::Symbol, widths.symbol).unwrap_or_default();
        InsuredId::new(&symbol, &part(ListColumn::Number, widths.number)?, &part(ListColumn::Branch, widths.branch)?)
    });
    let (mut said, mut cut, mut unreadable) = (Vec::new(), None, None);
    for headed in known {
        let (ListColumn::Item(entry), Some(cell)) = (headed.column, row.cell(headed.at)) else { continue };
        if field::shown(&cell.value).trim().is_empty() {
            continue;
        }
        if cell.cut {
            cut = cut.or(Some(entry));
            continue;
        }
        match value(entry, &cell.value) {
            Some(value) => said.push(Said { entry, value }),
            None => unreadable = unreadable.or(Some(entry)),
        }
    }
    CorrectionRow { place, insured, said, cut, unreadable }
}

fn digits(cell: &Cell, width: Option<Width>) -> Option<String> {
    match field::digits(&cell.value, width)? {
        Digits::AsItStands(text) | Digits::Restored(text) => Some(text),
        // Where no width is known, whoever has the number as it stands is meant, or nobody.
        Digits::WidthUnknown => Some(field::shown(&cell.value).into_owned()),
        Digits::TooMany | Digits::NotWhole => None,
    }
}

/// What a cell says of an item, in the form that is entered.
fn value(entry: Entry, value: &Value) -> Option<String> {
    let text = field::text(Some(value))?;
    if text == FORGOTTEN {
        return Some(String::new());
    }
    match entry.kind() {
        EntryKind::Day => date::by_itself(value).ok().map(iso_day::text),
        kind => Some(entered_code(kind, &text).into_owned()),
    }
}
