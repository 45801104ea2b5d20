//! What a line behind `[data]` says that it is: its first item.

use crate::cell::Value;
use crate::sheet::Row;
use kenpo_domain::code::Code;
use kenpo_domain::filing::FilingCode;

/// What a line says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// A 届書 that is read.
    Read(FilingCode),
    /// Another 届書, by its 届書コード.
    Other(&'a str),
    /// No 届書.
    Nothing,
}

/// Reads the first item.
pub fn of_row(row: Row<'_>) -> Line<'_> {
    let Some(Value::Text(text)) = row.cell(0).map(|cell| &cell.value) else { return Line::Nothing };
    let code = text.trim();
    match FilingCode::from_code(code) {
        Some(known) => Line::Read(known),
        None if code.len() == 7 && code.bytes().all(|byte| byte.is_ascii_digit()) => Line::Other(code),
        None => Line::Nothing,
    }
}
