//! One row of a sheet. A value only.

use crate::cell::Cell;

/// The cells of one row, never none.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    /// By column.
    pub cells: &'a [Cell],
}

impl<'a> Row<'a> {
    /// From 0.
    pub fn index(self) -> u32 {
        self.cells.first().map_or(0, |cell| cell.row)
    }

    /// The cell of a column, where it has one.
    pub fn cell(self, column: u16) -> Option<&'a Cell> {
        // Most rows begin in one of the first columns and leave nothing blank.
        let first = self.cells.first()?.column;
        match column.checked_sub(first).and_then(|at| self.cells.get(usize::from(at))) {
            Some(cell) if cell.column == column => Some(cell),
            _ => self.cells.binary_search_by_key(&column, |cell| cell.column).ok().and_then(|at| self.cells.get(at)),
        }
    }
}
