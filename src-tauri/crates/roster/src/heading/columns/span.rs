//! 個人番号 over several columns: all of them are cut.

use crate::heading::evidence;
use crate::heading::header::Header;
use crate::sheet::Sheet;

/// Columns beside each other that hold one number in parts; most often a single one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first one, which has a heading.
    pub first: u16,
    pub last: u16,
}

impl Span {
    /// Whether a column is one of them.
    pub fn has(self, column: u16) -> bool {
        (self.first..=self.last).contains(&column)
    }

    /// How many they are.
    pub fn width(self) -> usize {
        usize::from(self.last - self.first) + 1
    }
}

/// `heads`: the columns headed so. Such a heading reaches over the columns without a heading behind it that hold parts of numbers; headings beside each
/// other are one group.
pub(super) fn spans(sheet: &Sheet, header: &Header, heads: impl Iterator<Item = u16>) -> Vec<Span> {
    let first_row = header.last_row + 1;
    let mut heads: Vec<u16> = heads.collect();
    heads.sort_unstable();
    let mut spans: Vec<Span> = Vec::new();
    for first in heads {
        let next = header.headings.iter().map(|heading| heading.column).filter(|column| *column > first).min();
        let last = evidence::last_part(sheet, first_row, first, next.unwrap_or(u16::MAX));
        match spans.last_mut().filter(|before| before.last + 1 == first) {
            Some(before) => before.last = last,
            None => spans.push(Span { first, last }),
        }
    }
    spans
}
