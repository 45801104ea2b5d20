//! For whom a 届書CSV was made, told by how many items its records have.
//!
//! Source: the items of each 届書 are those of the specification of 日本年金機構. In a file for a 健康保険組合 each record goes on with
//! 組合の事業所番号, 組合の被保険者番号 and up to five 健保固有項目; of these only the names and the order are known.

use super::records::{Line, of_row};
use crate::sheet::{Row, Sheet};
use kenpo_domain::filing::FilingCode;
use std::collections::BTreeMap;

/// The fewest and the most items that a file for a society adds.
const OF_A_SOCIETY: std::ops::RangeInclusive<u16> = 2..=7;

/// How many items the records of a file have beyond those of their 届書: as most of them do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    beyond: Option<u16>,
}

impl Shape {
    /// Counts the items of all records. Where no number of items is the most frequent one, it is not known which records are right.
    pub fn of(sheet: &Sheet) -> Self {
        let mut counts: BTreeMap<u16, u32> = BTreeMap::new();
        for row in sheet.rows_from(0) {
            if let Some(beyond) = beyond(row, sheet.width(row.index())) {
                *counts.entry(beyond).or_default() += 1;
            }
        }
        let most = counts.values().max().copied().unwrap_or_default();
        let mut frequent = counts.into_iter().filter(|(_, count)| *count == most).map(|(beyond, _)| beyond);
        Self { beyond: frequent.next().filter(|_| frequent.next().is_none()) }
    }

    /// How many items a society has added; nothing where the file was made for 日本年金機構.
    pub fn of_the_society(self) -> Option<u16> {
        self.beyond.filter(|beyond| OF_A_SOCIETY.contains(beyond))
    }

    /// Whether a record has as many items as those around it, and as many as it can have.
    pub fn fits(self, code: FilingCode, items: u16) -> bool {
        let known = self.beyond == Some(0) || self.of_the_society().is_some();
        known && items.checked_sub(code.items()) == self.beyond
    }
}

fn beyond(row: Row<'_>, items: u16) -> Option<u16> {
    match of_row(row) {
        Line::Read(code) => items.checked_sub(code.items()),
        Line::Other(_) | Line::Nothing => None,
    }
}
