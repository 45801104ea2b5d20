//! Parts of a sheet. Values only.

use crate::cell::Cell;
use crate::laid::SHARED;
use std::ops::Range;

/// A cell that is joined with those below it: its value is that of each of its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// From 0.
    pub rows: Range<u32>,
    /// Its first column, where its value stands.
    pub column: u16,
}

/// Rows and columns of a sheet, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    pub rows: Range<u32>,
    pub columns: Range<u16>,
}

impl Area {
    /// Whether a cell lies in it.
    pub fn has(&self, cell: &Cell) -> bool {
        self.rows.contains(&cell.row) && (cell.column == SHARED || self.columns.contains(&cell.column))
    }
}
