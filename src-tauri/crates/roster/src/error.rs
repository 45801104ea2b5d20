//! Why a file cannot be read at all. What is wrong with one row is a finding, never one of these.

use crate::column::Unread;
use crate::hidden::HiddenFound;
use kenpo_domain::drift::Drift;
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
    Sheets,
}

/// What a file is that is not read. Each asks for another next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherKind {
    Pdf,
    /// A picture: PNG, JPEG, GIF, TIFF, BMP, WebP, HEIC.
    Picture,
    /// A document of Word.
    Word,
    /// Slides of PowerPoint.
    PowerPoint,
    /// A table of Apple's Numbers.
    Numbers,
    /// A shortcut to a table in Google Drive: the file itself holds no cell.
    GoogleShortcut,
    /// Another shortcut of Windows.
    Shortcut,
    /// A web page, often saved as `.xls` by a web system.
    WebPage,
    /// A workbook as XML, as Excel 2003 saved it.
    XmlSpreadsheet,
    /// An OpenDocument spreadsheet as one XML, `.fods`.
    FlatOds,
    /// Other XML.
    Xml,
    /// Packed files: zip, 7z, rar, gz.
    Archive,
    /// Rich text.
    Rtf,
    /// A database of Access.
    Access,
    /// A document of 一太郎.
    Ichitaro,
    /// A mail that Outlook saved.
    Mail,
    /// A sheet of Excel 2, 3 or 4.
    OldExcel,
    /// A text in ISO-2022-JP, as mail carries it.
    Iso2022Jp,
    /// A text in UTF-16 without a byte order mark.
    Utf16,
    /// None that is known.
    Unknown,
}

/// What a 届書CSV cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilingPart {
    /// The line `[kanri]`, behind which the employer stands.
    Management,
    /// The line `[data]`, behind which the records stand.
    Data,
    Records,
}

/// Why a file cannot be read; each variant asks for another next step.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// No bytes, or nothing but blanks.
    #[error("the file is empty")]
    Empty,
    /// Neither a workbook that is read nor a text of cells.
    #[error("not a spreadsheet ({0:?})")]
    NotASpreadsheet(OtherKind),
    /// Opens with a password only, and none was given.
    #[error("the workbook is protected by a password")]
    PasswordProtected,
    /// The password that was given does not open it.
    #[error("the password is wrong")]
    PasswordWrong,
    /// Encrypted in a way that no password opens here (`.xls`, `.ods`): save it as `.xlsx`.
    #[error("the file is encrypted in another way")]
    EncryptedOtherwise,
    /// A workbook or text that breaks off or contradicts itself: ask for it again.
    #[error("the file is damaged")]
    Damaged,
    /// Beyond what a roster can be.
    #[error("the file is too large ({0:?})")]
    TooLarge(Limit),
    /// A text that is neither UTF-8 nor EUC-JP nor CP932.
    #[error("the text's encoding is unknown")]
    EncodingUnknown,
    /// No sheet has a row of headings that can be recognised.
    #[error("no row of headings was found")]
    NoHeader,
    /// Headings were found, but columns without which nobody can be registered are not among them.
    #[error("columns are missing: {items:?}")]
    ColumnsMissing {
        sheet: Option<String>,
        /// Which items no column gives.
        items: Vec<Item>,
    },
    /// A roster with neither a column of 枝番 nor one of 続柄, all of whose people have a 番号 of their own: whether they are 被保険者 must not be
    /// guessed.
    #[error("it is unclear who {rows} people are")]
    EveryoneUnclear {
        sheet: Option<String>,
        /// How many rows of people there are.
        rows: u32,
    },
    /// Columns of which only a person can say what they hold, or that they are not needed.
    #[error("columns are unclear: {columns:?}")]
    ColumnsUnclear { sheet: Option<String>, columns: Vec<Unread> },
    /// The headings are not those of the last file of the same sender, and nobody has said yet that this is right.
    #[error("the headings have drifted: {drifts:?}")]
    ColumnsDrifted {
        sheet: Option<String>,
        /// What became of them.
        drifts: Vec<Drift>,
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
    HiddenUnclear { sheet: Option<String>, found: HiddenFound },
    /// A 届書CSV that breaks off, or has lost a line.
    #[error("no whole 届書CSV: {0:?} is missing")]
    FilingDamaged(FilingPart),
    /// A marked copy of a 届書CSV: the program that made the file would not read it.
    #[error("a 届書CSV has no marked copy")]
    FilingNotMarked,
    /// The caller's progress function asked to stop.
    #[error("reading was stopped")]
    Cancelled,
}
