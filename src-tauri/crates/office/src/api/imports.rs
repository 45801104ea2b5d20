//! What went in, and the rows that did not.

use super::Coded;
use super::declare::wire;
use kenpo_domain::finding::FindingCode;
use kenpo_domain::held_row::HeldState;
use kenpo_domain::meaning::Meaning;
use kenpo_domain::roster::ImportSource;

wire! {
    /// Every import, the latest first.
    pub struct ImportsReq {
        /// From 1.
        pub page: u32,
    }

    pub struct ImportsPage {
        pub rows: Vec<ImportListed>,
        /// Imports of all pages.
        pub total: u32,
        pub page: u32,
        pub per_page: u32,
    }

    /// One import as it was recorded, and what became of its rows since.
    pub struct ImportListed {
        /// Its identifier.
        pub import: String,
        /// The file's name, without its folder.
        pub file: String,
        pub kind: Coded<ImportSource>,
        /// 加入者名簿 or 利用登録状況の一覧.
        pub kind_text: String,
        /// When, by the clock of Japan: `2026/11/30 09:15`.
        pub made_at: String,
        pub made_by: String,
        /// Rows that brought a new person.
        pub joined: u32,
        /// Rows that changed a person.
        pub changed: u32,
        /// Rows that said nothing new.
        pub same: u32,
        /// Rows that did not go in.
        pub waiting: u32,
        /// Those of them that wait still.
        pub open: u32,
        /// Those that were corrected and taken.
        pub taken: u32,
        /// Those that somebody has said are not needed.
        pub dropped: u32,
        /// How often each finding was made.
        pub findings: Vec<ImportFindingRow>,
        /// Why it went in although its columns looked torn apart.
        pub reason: Option<String>,
        /// When it was taken back.
        pub undone_at: Option<String>,
        pub undone_by: Option<String>,
    }

    pub struct ImportFindingRow {
        pub code: Coded<FindingCode>,
        /// What it is, in Japanese.
        pub text: String,
        pub count: u32,
    }

    /// The rows of an import that did not go in, in the order of its file.
    pub struct ImportHeldReq {
        /// Its identifier, or `latest`.
        pub import: String,
        /// From 1.
        pub page: u32,
    }

    pub struct ImportHeldPage {
        pub import: ImportListed,
        pub rows: Vec<HeldRowListed>,
        /// Rows of all pages.
        pub total: u32,
        pub page: u32,
        pub per_page: u32,
    }

    /// A row that did not go in.
    pub struct HeldRowListed {
        /// As the spreadsheet counts it.
        pub row: u32,
        pub sheet: Option<String>,
        /// 記号-番号-枝番, as far as it could be read and may be shown.
        pub insured: Option<String>,
        pub state: Coded<HeldState>,
        pub state_text: String,
        pub reasons: Vec<HeldReason>,
        /// What it says, item by item.
        pub items: Vec<HeldItem>,
        /// Whether it can go in once it is corrected.
        pub can_be_taken: bool,
        /// The import by which it went in.
        pub taken_by: Option<String>,
        pub dropped_by: Option<String>,
        /// Why it is not needed, in the words of whoever said so.
        pub dropped_for: Option<String>,
    }

    /// Why a row waits.
    pub struct HeldReason {
        pub code: Coded<FindingCode>,
        /// What was found.
        pub text: String,
        /// What to do.
        pub next: String,
    }

    /// What a row says of an item.
    pub struct HeldItem {
        pub item: Coded<Meaning>,
        /// What the item is called.
        pub text: String,
        /// What the row says; absent where it says nothing, or may not be shown.
        pub says: Option<String>,
        /// Whether it says something that is not shown.
        pub hidden: bool,
    }

    /// What a row that waited would do, once it is corrected. Its reply is the review of any file.
    pub struct RowPreviewReq {
        pub import: String,
        pub row: u32,
        /// What a person corrects; everything else stays as the row says it.
        pub set: Vec<HeldItemSaid>,
        /// The day for which ages are told.
        pub as_of: String,
    }

    pub struct HeldItemSaid {
        pub item: Coded<Meaning>,
        /// Empty: the row is to say nothing of it.
        pub text: String,
    }

    /// A row is not needed.
    pub struct RowDropReq {
        pub import: String,
        /// Absent: no row of the import that waits still.
        pub row: Option<u32>,
        /// Why, in words that are kept.
        pub reason: Option<String>,
    }

    /// Writes the history of imports, and of all of them or one the rows that did not go in, as a workbook.
    pub struct ImportsExportReq {
        /// The file to write, a `.xlsx`.
        pub path: String,
        /// One import alone.
        pub import: Option<String>,
    }
}
