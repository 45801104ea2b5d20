//! Columns that may be a part of an address, and that nobody understands: without them the rest would be registered as the whole.

use super::Columns;
use crate::ditto;
use crate::field;
use crate::heading::beyond::is_unknown;
use crate::heading::header::Header;
use crate::lists::postal;
use crate::sheet::{Row, Sheet};
use kenpo_domain::finding::Item;

/// Rows that are looked at.
const SAMPLE: usize = 200;

impl Columns {
    /// Has a person say what a column is whose heading is not understood, and that stands between the parts of an address; directly behind one
    /// that has no number of a house, and has numbers; or directly before one that has no place, and has places.
    pub(super) fn ask_for_lost_parts(&mut self, sheet: &Sheet, header: &Header) {
        let parts: Vec<u16> = self.of(Item::Address).map(|column| column.index).collect();
        let (Some(first), Some(last)) = (parts.iter().min().copied(), parts.iter().max().copied()) else { return };
        let rows = || sheet.rows_from(header.last_row + 1).take(SAMPLE);
        let most = |columns: &[u16], says: fn(&str) -> bool| {
            let texts = rows().map(|row| columns.iter().filter_map(|column| text(row, *column)).collect::<String>());
            let (seen, said) = texts
                .filter(|text| !text.is_empty())
                .fold((0, 0), |(seen, said), text| (seen + 1, said + u32::from(says(&text))));
            seen > 0 && said * 2 > seen
        };
        let numbered: fn(&str) -> bool = |text| text.chars().any(char::is_numeric);
        // 元町1-1, 1-2-3: neither a count nor a telephone.
        let house: fn(&str) -> bool = |text| {
            let in_words = text.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
            text.chars().any(char::is_numeric)
                && (in_words || (text.contains(['-', '－']) && !text.starts_with(['0', '０'])))
        };
        let is_unclear = |column: u16| {
            let heading = header.headings.iter().find(|heading| heading.column == column);
            let unknown =
                heading.is_some_and(|heading| !heading.chosen && heading.named.is_none() && is_unknown(&heading.text));
            let between = || first < column && column < last && most(&[column], |_| true);
            let behind = || column == last + 1 && most(&[column], house) && !most(&parts, numbered);
            let place = postal::begins_with_place;
            let before = || column + 1 == first && most(&[column], place) && !most(&parts, place);
            unknown && (between() || behind() || before())
        };
        let (lost, unused) =
            std::mem::take(&mut self.unused).into_iter().partition(|unread| is_unclear(unread.column.0));
        self.unused = unused;
        self.unclear.extend::<Vec<_>>(lost);
    }
}

fn text(row: Row<'_>, column: u16) -> Option<String> {
    let value = &row.cell(column).filter(|cell| !ditto::is_ditto(&cell.value))?.value;
    field::text(Some(value)).map(|text| text.into_owned())
}
