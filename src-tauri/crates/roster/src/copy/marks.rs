//! What is marked in a copy, cell by cell. Values only.

use kenpo_domain::finding::{Letters, Weight};
use std::collections::BTreeMap;

/// What is said of a row, or of one of its cells.
pub struct Remark {
    /// The row, from 1.
    pub row: u32,
    /// The column; `None`: the row as a whole.
    pub column: Option<Letters>,
    /// How much it weighs.
    pub weight: Weight,
    /// What is wrong and what to do, in Japanese.
    pub text: String,
}

/// A colour behind a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colour {
    /// Something to look at.
    Yellow,
    /// Its row waits.
    Red,
}

impl Colour {
    /// The colour of a weight; what was mended asks nothing of anybody.
    pub fn of(weight: Weight) -> Option<Self> {
        match weight {
            Weight::Blocks => Some(Self::Red),
            Weight::Look => Some(Self::Yellow),
            Weight::Mended => None,
        }
    }
}

/// What becomes of one cell.
#[derive(Default)]
pub struct CellMark {
    pub colour: Option<Colour>,
    /// What is said of it.
    pub remark: String,
    /// What stands in it from now on.
    pub text: Option<&'static str>,
}

/// Marks of one sheet, by row and column, from 0.
pub type SheetMarks = BTreeMap<u32, BTreeMap<u16, CellMark>>;
