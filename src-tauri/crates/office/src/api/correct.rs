//! What is entered by hand of one person, of many at once, or from a list, and its taking back.

use super::declare::wire;
use super::{Coded, DecisionRow, FieldRow, LeftRow};
use kenpo_domain::entry::Entry;
pub use kenpo_store::SourceKind;

wire! {
    /// Shows what would change if something were entered of people; writes nothing.
    pub struct CorrectPreviewReq {
        /// Each our identifier, or 記号-番号-枝番.
        pub people: Vec<String>,
        /// What is entered, of each of them alike.
        pub fields: Vec<EntrySaid>,
        pub told: ToldBy,
        /// The day for the decisions.
        pub as_of: String,
    }

    /// The same of a list in a workbook or a text file, one row a person.
    pub struct CorrectFileReq {
        pub path: String,
        /// Its password, where it has one.
        pub password: Option<String>,
        pub told: ToldBy,
        /// The day for the decisions.
        pub as_of: String,
    }

    /// Where something is known from.
    pub struct ToldBy {
        pub source: Coded<SourceKind>,
        /// The day it was told.
        pub on: String,
    }

    /// One item with its value.
    pub struct EntrySaid {
        pub field: Coded<Entry>,
        /// A text, a day as people write it, a code, or the word for one; empty: nobody knows.
        pub value: String,
    }

    /// What would change.
    pub struct CorrectPreview {
        /// Number of this preview, for applying it.
        pub preview: u32,
        /// People of whom something would change, or would wait.
        pub changes: u32,
        /// People of whom nothing new is said.
        pub same: u32,
        /// People of whom contact or employer would wait until a person lets it in (`desk_let_in`).
        pub waiting: u32,
        /// Those of whom something would change or wait; at most `PEOPLE_SHOWN`.
        pub rows: Vec<CorrectRow>,
    }

    /// One person of whom something would change.
    pub struct CorrectRow {
        /// Our identifier.
        pub person: String,
        /// 記号-番号-枝番, as registered.
        pub insured: String,
        /// 氏名, as registered.
        pub name: String,
        /// Changed items.
        pub fields: Vec<FieldRow>,
        /// Whether contact or employer would wait.
        pub waits: bool,
        /// What is decided on the day now.
        pub before: DecisionRow,
        /// What would be decided then.
        pub after: DecisionRow,
    }

    /// Writes what a preview showed.
    pub struct CorrectApplyReq {
        /// Its number.
        pub preview: u32,
    }

    /// What was written.
    pub struct CorrectDone {
        /// People of whom something changed, or waits.
        pub changed: u32,
        /// People of whom contact or employer waits.
        pub waiting: u32,
        /// Those of whom something changed; at most `PEOPLE_SHOWN`.
        pub rows: Vec<CorrectedRow>,
    }

    /// One person of whom something changed.
    pub struct CorrectedRow {
        /// 記号-番号-枝番, as registered before.
        pub insured: String,
        /// The changes, by the numbers under which each can be taken back.
        pub changes: Vec<u32>,
    }

    /// Takes a change back that was entered by hand.
    pub struct CorrectUndoReq {
        /// Its number.
        pub change: u32,
    }

    /// What became of it.
    pub struct CorrectUndone {
        pub change: u32,
        /// 記号-番号-枝番, as it was.
        pub insured: String,
        /// Whether anything went back.
        pub changed: bool,
        /// What stays, because somebody has changed it since.
        pub left: Option<LeftRow>,
    }
}
