//! Remarks beside a table that explain its colours: colours are not read, so a person has to look.

use crate::cell::{Cell, Value};
use crate::checks;
use crate::heading::{Columns, Header};
use crate::legend::LAST_ROWS;
use crate::notes::Notes;
use crate::sheet::Sheet;
use kenpo_domain::finding::FindingCode;

/// Words for colours, as a remark beside a table explains them.
const COLOURS: [&str; 9] = ["色の", "色は", "色で", "色付", "グレー", "網掛け", "網かけ", "ハイライト", "塗りつぶし"];

/// A remark above or below the table that explains colours is reported, for a colour may say that a row is none any more.
pub fn look_at(sheet: &Sheet, header: &Header, columns: &Columns, notes: &mut Notes) {
    let above = sheet.rows_from(0).take_while(|row| row.index() < header.first_row);
    let below = sheet
        .last_rows(LAST_ROWS)
        .filter(|row| row.index() > header.last_row && checks::kind(*row, columns) != checks::Kind::Person);
    for row in above.chain(below) {
        let explains = |cell: &Cell| match &cell.value {
            Value::Text(text) => COLOURS.iter().any(|word| text.contains(word)),
            _ => false,
        };
        if let Some(cell) = row.cells.iter().find(|cell| explains(cell)) {
            notes.begin(row.index());
            notes.cell(FindingCode::ColoursExplained, cell, None);
        }
    }
}
