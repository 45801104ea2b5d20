//! What the cells of a row say by themselves.

use crate::cell::{TOO_LONG, Value};
use crate::ditto;
use crate::heading::Columns;
use crate::identity::has;
use crate::sheet::Row;
use kenpo_domain::finding::Item;

/// Whether somebody stands in a row.
pub fn is_somebody(row: Row<'_>, columns: &Columns) -> bool {
    has(row, columns, Item::Name) || has(row, columns, Item::Birth)
}

/// The text of a cell that says something of its own.
pub fn own<'a>(row: Row<'a>, column: u16) -> Option<&'a Value> {
    let value = &row.cell(column)?.value;
    let blank = matches!(value, Value::Text(text) if text.trim().is_empty());
    (!blank && !ditto::is_ditto(value)).then_some(value)
}

/// Whether a value can be somebody else's as well.
pub fn is_plain(value: &Value) -> bool {
    !matches!(value, Value::Error(_) | Value::MyNumber(_)) && *value != TOO_LONG
}
