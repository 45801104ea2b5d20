//! What a table shows of the widths that the society has not set: its number cells, and the texts in the same columns.

use crate::cell::Value;
use crate::checks::{self, Kind};
use crate::field;
use crate::heading::{Column, Columns, Header};
use crate::identity;
use crate::sheet::{Row, Sheet};
use kenpo_domain::code::Code;
use kenpo_domain::insured::Widths;
use kenpo_domain::meaning::Meaning;
use kenpo_domain::widths::{WidthPart, WidthSeen};

/// Looks at the columns with number cells whose width is not known.
pub fn seen(sheet: &Sheet, header: &Header, columns: &Columns, widths: &Widths) -> Vec<WidthSeen> {
    let unset = WidthPart::ALL.iter().copied().filter(|part| part.of(widths).is_none());
    let seen = unset.filter_map(|part| {
        let column = columns.whole(part.item())?;
        let below = || sheet.rows_from(header.last_row + 1);
        // Most columns have none, and need no second look.
        below().any(|row| lost(row, column).is_some()).then_some(())?;
        let people = below().filter(|row| checks::kind(*row, columns) == Kind::Person);
        let mut of = WidthSeen { shown: sheet.zeros_of(column.index), ..WidthSeen::of(part) };
        people.for_each(|row| add(row, column, &mut of));
        Some(of).filter(|of| of.numbers.total() > 0)
    });
    seen.collect()
}

fn add(row: Row<'_>, column: &Column, of: &mut WidthSeen) {
    if let Some(number) = lost(row, column) {
        of.numbers.add(&number, 1);
    } else if let Some(Value::Text(text)) = row.cell(column.index).map(|cell| &cell.value) {
        let text = text.trim();
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            of.texts.add(text, 1);
        }
    }
}

/// The digits of a cell that waits for its width: of a number, or of a text that lacks a zero all the same.
fn lost(row: Row<'_>, column: &Column) -> Option<String> {
    let value = &row.cell(column.index)?.value;
    if let Value::Text(text) = value {
        return Some(text.trim().to_owned()).filter(|text| identity::lacks_its_zero(column.item(), text));
    }
    // A 郵便番号 of fewer digits is none.
    let least = if column.meaning == Meaning::Postal { 10_000.0 } else { 0.0 };
    matches!(value, Value::Number(number) if number.fract() == 0.0 && (least..1e15).contains(number))
        .then(|| field::shown(value).into_owned())
}
