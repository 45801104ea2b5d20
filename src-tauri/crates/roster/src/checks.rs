//! What only shows over the whole sheet: rows that are nobody's, and the same person twice.

use crate::heading::Columns;
use crate::identity::has;
use crate::sheet::{Row, Value};
use kenpo_domain::finding::Item;
use kenpo_domain::insured::InsuredId;
use std::collections::BTreeMap;

/// Words of rows that count the rows above.
const TOTALS: [&str; 5] = ["小計", "合計", "総計", "累計", "計"];

/// Whether a row is no person's: a subtotal, a note, the headings repeated on the next page, or nothing that names anybody.
pub fn is_nobody(row: Row<'_>, columns: &Columns) -> bool {
    let number = has(row, columns, Item::Number);
    let birth = has(row, columns, Item::Birth);
    let named = number || birth || has(row, columns, Item::Name) || has(row, columns, Item::Kana);
    if !named {
        return true;
    }
    if birth && number {
        return columns.repeats_headings(row);
    }
    let mut texts = row.cells.iter().filter_map(|cell| match &cell.value {
        Value::Text(text) => Some(text.trim()),
        _ => None,
    });
    let first = texts.clone().next().unwrap_or_default();
    let note = !number && !birth && first.starts_with(['※', '＊', '*', '注']);
    (!birth && texts.any(is_total)) || note || columns.repeats_headings(row)
}

fn is_total(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    TOTALS.contains(&text.as_str()) || TOTALS.iter().take(4).any(|word| text.ends_with(word))
}

/// How often each 記号・番号・枝番 stands in the sheet.
pub fn count<'a>(ids: impl Iterator<Item = &'a InsuredId>) -> BTreeMap<&'a InsuredId, u32> {
    let mut seen = BTreeMap::new();
    for id in ids {
        *seen.entry(id).or_insert(0) += 1;
    }
    seen
}
