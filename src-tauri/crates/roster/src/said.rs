//! What the cells of a row say of an item, less those that stand where a value is not said; and which those are.

use crate::cell::Value;
use crate::cut;
use crate::field;
use crate::heading::{Column, Columns};
use crate::notes::Notes;
use crate::sheet::Row;
use kenpo_domain::finding::{FindingCode, Item};
use kenpo_domain::unsaid::{Unsaid, unsaid};
use std::borrow::Cow;

/// Items whose cells may say nothing and not be empty. Of 氏名 that is another matter: without it the row waits.
const ITEMS: [Item; 4] = [Item::Kana, Item::Address, Item::Phone, Item::Employer];

/// The text of a column's cell, where it says something. A name is told as it stands: its row waits, and whoever corrects it sees what stood there.
pub fn text<'a>(row: Row<'a>, column: &Column) -> Option<Cow<'a, str>> {
    field::text(row.cell(column.index).map(|cell| &cell.value)).filter(|_| why(row, column).is_none())
}

/// Whether a value that is in pieces lacks one that is withheld: the others would be registered as the whole. A piece that does not apply to
/// somebody, such as a building, is none; the first one is.
pub fn is_withheld(row: Row<'_>, columns: &Columns, item: Item) -> bool {
    columns.of(item).zip(0..).any(|(column, at)| match why(row, column) {
        Some(Unsaid::Withheld) => true,
        Some(Unsaid::Empty) => at == 0 && column.meaning.is_piece(),
        None => false,
    })
}

/// Whether a cell of this item is told by [`tell`].
pub fn is_unsaid(row: Row<'_>, columns: &Columns, item: Item) -> bool {
    columns.of(item).any(|column| is_told(row, columns, column))
}

/// Reports every cell that stands where a value is not said.
pub fn tell(row: Row<'_>, columns: &Columns, notes: &mut Notes) {
    for item in ITEMS {
        // What is left of a 個人番号 is told by itself.
        let cut = |column: &Column| match row.cell(column.index).map(|cell| &cell.value) {
            Some(Value::Text(text)) => cut::is_masked(text),
            value => matches!(value, Some(Value::MyNumber(_))),
        };
        for column in columns.of(item).filter(|column| is_told(row, columns, column) && !cut(column)) {
            notes.at(FindingCode::ValueUnsaid, column, None);
        }
    }
}

/// 「-」 under 建物名 is an answer: there is none.
fn is_told(row: Row<'_>, columns: &Columns, column: &Column) -> bool {
    let first = || columns.of(column.item()).next().is_some_and(|first| first.index == column.index);
    match why(row, column) {
        Some(Unsaid::Empty) => column.meaning.is_whole() || first(),
        Some(Unsaid::Withheld) => true,
        None => false,
    }
}

fn why(row: Row<'_>, column: &Column) -> Option<Unsaid> {
    match &row.cell(column.index)?.value {
        Value::Text(text) if ITEMS.contains(&column.item()) => unsaid(column.item(), text),
        Value::MyNumber(_) if ITEMS.contains(&column.item()) => Some(Unsaid::Withheld),
        Value::Truth(_) if ITEMS.contains(&column.item()) => Some(Unsaid::Empty),
        _ => None,
    }
}
