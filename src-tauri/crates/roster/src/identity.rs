//! 記号・番号・枝番 of a row, of people and of the national list alike.

use crate::cut;
use crate::field::{self, Digits};
use crate::heading::{Column, Columns};
use crate::notes::Notes;
use crate::read::Widths;
use crate::sheet::{Row, Value};
use kenpo_domain::finding::{FindingCode, Item};
use kenpo_domain::insured::InsuredId;

/// Reads it, with a finding for each part that cannot be read.
pub fn insured_id(row: Row<'_>, columns: &Columns, widths: Widths, notes: &mut Notes<'_>) -> Option<InsuredId> {
    let symbol = match columns.whole(Item::Symbol) {
        Some(column) => part(row, column, widths.symbol, notes),
        None => Some(String::new()),
    };
    let number = columns.whole(Item::Number).and_then(|column| part(row, column, widths.number, notes));
    let branch = columns.whole(Item::Branch).and_then(|column| part(row, column, widths.branch, notes));
    let (symbol, number, branch) = (symbol?, number?, branch?);
    let id = InsuredId::new(&symbol, &number, &branch);
    if id.is_none() {
        // 枝番 is the part with the narrowest form; where it is right, 番号 is not.
        let item = if InsuredId::new("", "0", &branch).is_some() { Item::Number } else { Item::Branch };
        let (Some(column), text) = (columns.whole(item), if item == Item::Branch { branch } else { number }) else {
            return None;
        };
        notes.at(FindingCode::InsuredIdBad, column, Some(text));
    }
    id
}

fn part(row: Row<'_>, column: &Column, width: Option<u8>, notes: &mut Notes<'_>) -> Option<String> {
    let value = row.cell(column.index).map(|cell| &cell.value);
    let Some(read) = value.and_then(|value| field::digits(value, width)) else {
        notes.at(FindingCode::InsuredIdBad, column, None);
        return None;
    };
    let shown = || value.map(|value| field::shown(value).into_owned());
    match read {
        Digits::AsItStands(text) if cut::is_masked(&text) => {
            notes.at(FindingCode::InsuredIdBad, column, Some(text));
            None
        }
        Digits::AsItStands(text) => Some(text),
        Digits::Restored(text) => {
            notes.at(FindingCode::ZerosRestored, column, shown());
            Some(text)
        }
        // A 記号 has no fixed width by nature (and may be letters); a society that sets none pads none, so a number loses nothing.
        Digits::WidthUnknown if column.item == Item::Symbol => shown(),
        Digits::WidthUnknown => {
            notes.at(FindingCode::WidthUnknown, column, shown());
            None
        }
        Digits::TooMany => {
            notes.at(FindingCode::TooManyDigits, column, shown());
            None
        }
        Digits::NotWhole => {
            notes.at(FindingCode::InsuredIdBad, column, shown());
            None
        }
    }
}

/// Whether any cell of the row stands in the item's columns.
pub fn has(row: Row<'_>, columns: &Columns, item: Item) -> bool {
    columns.of(item).any(|column| {
        row.cell(column.index).is_some_and(|cell| !matches!(&cell.value, Value::Text(text) if text.trim().is_empty()))
    })
}
