//! What is told of a file beside its findings. Values only.

use std::collections::BTreeSet;

/// What a person should know of the file that came in, and of what its copy leaves behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hazards {
    /// Rows that nobody sees.
    pub hidden_rows: u32,
    /// Columns that nobody sees.
    pub hidden_columns: u32,
    /// Sheets that nobody sees.
    pub hidden_sheets: u32,
    /// Cells out of which a 個人番号 was cut.
    pub numbers: u32,
    /// Cells whose formula gave way to its last value.
    pub formulas: u32,
    /// Cells that are coloured and not explained, for there are too many.
    pub unexplained: u32,
    /// What stays behind.
    pub left_out: BTreeSet<LeftOut>,
}

/// What of a workbook does not go along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    Macros,
    /// Remarks of the sender.
    Remarks,
    /// Drawings, pictures, charts.
    Drawings,
    /// Tables and pivot tables.
    Tables,
    /// Links to other files, queries.
    Links,
    /// Rules for what is typed.
    Validations,
    /// Looks that depend on values.
    Conditions,
    /// Protection against changes.
    Protection,
    /// Author, company, and what programs keep beside the sheets.
    Properties,
}
