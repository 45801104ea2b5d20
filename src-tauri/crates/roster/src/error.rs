//! Why a file cannot be read at all. What is wrong with one row is a finding, never one of these.

use crate::column::Unread;
use crate::hidden::HiddenFound;
use kenpo_domain::finding::{Item, Letters};

/// Which limit a file goes beyond. They lie far above any roster; what goes beyond is damaged or made to do harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Bytes of the file.
    File,
    /// Bytes of the workbook once unpacked.
    Unpacked,
    /// Cells of one sheet, or rows and columns that a cell claims.
    Cells,
    /// Characters in all cells together.
    Text,
    /// Sheets.
    Sheets,
}

/// Why a file cannot be read; each variant asks for another next step.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// No bytes, or nothing but blanks.
    #[error("the file is empty")]
    Empty,
    /// Neither `.xlsx`, nor `.xls`, nor a text of cells.
    #[error("not a spreadsheet")]
    NotASpreadsheet,
    /// Opens with a password only: save it without one.
    #[error("the workbook is protected by a password")]
    PasswordProtected,
    /// A workbook or text that breaks off or contradicts itself: ask for it again.
    #[error("the file is damaged")]
    Damaged,
    /// Beyond what a roster can be.
    #[error("the file is too large ({0:?})")]
    TooLarge(Limit),
    /// A text that is neither UTF-8 nor CP932.
    #[error("the text's encoding is unknown")]
    EncodingUnknown,
    /// No sheet has a row of headings that can be recognised.
    #[error("no row of headings was found")]
    NoHeader,
    /// Headings were found, but columns without which nobody can be registered are not among them.
    #[error("columns are missing: {items:?}")]
    ColumnsMissing {
        /// Which sheet.
        sheet: Option<String>,
        /// Which items no column gives.
        items: Vec<Item>,
    },
    /// Columns of which only a person can say what they hold, or that they are not needed.
    #[error("columns are unclear: {columns:?}")]
    ColumnsUnclear {
        /// Which sheet.
        sheet: Option<String>,
        /// Which columns.
        columns: Vec<Unread>,
    },
    /// A person has said what a column holds that the sheet does not have.
    #[error("there is no column {0}")]
    ColumnNotThere(Letters),
    /// More than one table holds people, or none that a person sees: which one is meant must not be guessed.
    #[error("it is unclear which table is meant: {tables:?}")]
    TableUnclear {
        /// Their names, the best guess first.
        tables: Vec<String>,
    },
    /// A person has named a table that the file does not have.
    #[error("there is no such table; there are {tables:?}")]
    TableNotThere {
        /// The names of those that it has.
        tables: Vec<String>,
    },
    /// The sender has hidden rows of people, or columns that would be read: whether they count must not be guessed.
    #[error("hidden: {found:?}")]
    HiddenUnclear {
        /// Which sheet.
        sheet: Option<String>,
        /// What is hidden.
        found: HiddenFound,
    },
    /// The caller's progress function asked to stop.
    #[error("reading was stopped")]
    Cancelled,
}
