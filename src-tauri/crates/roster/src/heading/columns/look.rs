//! What the values of all columns look like, and which columns hold something without a heading.

use super::{Columns, Layout};
use crate::column::Unread;
use crate::field;
use crate::heading::guess::Beside;
use crate::heading::header::Header;
use crate::heading::unread::{is_explained, unread};
use crate::sheet::{Row, Sheet};
use kenpo_domain::finding::Item;
use std::collections::BTreeSet;

impl Columns {
    /// Finds the columns that hold something and have no heading, and what the values of all columns look like.
    pub fn look_at_values(&mut self, sheet: &Sheet, header: &Header) {
        if self.layout == Layout::Filing {
            return;
        }
        self.unheaded = self.without_heading(sheet, header);
        let read = self.all.iter().chain(&self.again).map(|column| (column.meaning, column.index)).collect();
        let beside = Beside { sheet, first: header.last_row + 1, read };
        for column in &mut self.all {
            column.seen = beside.looks(column.index);
        }
        let said =
            |column: u16| header.headings.iter().find(|heading| heading.column == column).is_some_and(is_explained);
        let unread = self.unused.iter_mut().chain(&mut self.unclear).chain(&mut self.unheaded);
        for unread in unread.filter(|unread| !said(unread.column.0)) {
            unread.guess = beside.guess(unread.column.0);
        }
    }

    /// Columns in which something stands beside somebody, and whose heading is blank. A text of the sheet beside nobody's row is none of a table.
    fn without_heading(&self, sheet: &Sheet, header: &Header) -> Vec<Unread> {
        let headed: BTreeSet<u16> = header.headings.iter().map(|heading| heading.column).collect();
        let known = |column: u16| headed.contains(&column) || self.my_numbers.iter().any(|span| span.has(column));
        let mut found = BTreeSet::new();
        for row in sheet.rows_from(header.last_row + 1) {
            let filled = row.cells.iter().filter(|cell| !known(cell.column) && !found.contains(&cell.column));
            let filled: Vec<u16> =
                filled.filter(|cell| !field::shown(&cell.value).trim().is_empty()).map(|cell| cell.column).collect();
            if !filled.is_empty() && self.is_somebodys(row) {
                found.extend(filled);
            }
        }
        found.into_iter().map(|column| unread(column, "")).collect()
    }

    fn is_somebodys(&self, row: Row<'_>) -> bool {
        let filled = |item: Item| {
            let cells = self.of(item).filter_map(|column| row.cell(column.index));
            cells.filter(|cell| field::text(Some(&cell.value)).is_some()).count() > 0
        };
        !self.are_headings(row)
            && [Item::Number, Item::Name, Item::Birth].into_iter().filter(|item| filled(*item)).count() >= 2
    }
}
