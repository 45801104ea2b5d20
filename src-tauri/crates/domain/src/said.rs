//! What a person says of how a file is to be read, where the file does not say it by itself. Values only.

use crate::codes;
use crate::finding::Letters;
use crate::meaning::Meaning;

codes! {
    /// What becomes of rows and columns that the sender has hidden.
    pub enum HiddenCells {
        /// They are read like the others.
        Read = "read",
        /// They are left out.
        Leave = "leave",
    }
}

/// What a person has said of one column; `None`: it is not needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnChoice {
    /// Which column.
    pub column: Letters,
    /// What it is read as.
    pub meaning: Option<Meaning>,
}

/// All that is said of one file.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// Which table is read, by its name.
    pub table: Option<String>,
    /// What becomes of hidden rows and columns.
    pub hidden: Option<HiddenCells>,
    /// What columns hold.
    pub columns: Vec<ColumnChoice>,
}
