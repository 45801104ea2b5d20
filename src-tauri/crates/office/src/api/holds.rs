//! Who is held or registered with a contradiction, reason by reason, and what can be entered to solve it.

use super::declare::wire;
use super::{Coded, DecisionRow};
use kenpo_domain::entry::{Entry, EntryKind};
use kenpo_domain::unsolved::Unsolved;
use kenpo_store::SourceKind;

wire! {
    /// Asks who is held on a day.
    pub struct HoldsReq {
        /// The day.
        pub as_of: String,
        /// For this reason alone; left out for nobody but the counts.
        pub reason: Option<Coded<Unsolved>>,
        /// Kana, kanji, or a number; empty for everyone.
        pub query: String,
        /// Page, from 1.
        pub page: u32,
    }

    pub struct HoldsPage {
        /// The day.
        pub as_of: String,
        /// Every reason that holds somebody, in the order of the work.
        pub reasons: Vec<HoldReasonRow>,
        pub rows: Vec<HoldRow>,
        /// Our identifiers of all who were asked for, on whatever page; at most `HELD_SHOWN`.
        pub people: Vec<String>,
        /// How many were asked for.
        pub total: u32,
        /// This page.
        pub page: u32,
        /// Rows per page.
        pub per_page: u32,
    }

    /// A reason that holds somebody.
    pub struct HoldReasonRow {
        pub reason: Coded<Unsolved>,
        /// The same in Japanese.
        pub text: String,
        /// What to do next.
        pub next: String,
        /// How many people.
        pub count: u32,
        /// What is entered to solve it, in the order of a form.
        pub fields: Vec<Coded<Entry>>,
    }

    /// Somebody who is held.
    pub struct HoldRow {
        /// Our identifier.
        pub person: String,
        /// 生年月日 in 和暦.
        pub birth_text: String,
        /// 資格取得年月日 in 和暦.
        pub acquired_text: String,
        /// 資格喪失年月日 in 和暦; empty where there is none.
        pub lost_text: String,
        /// Of a contradiction: the row that its days came from, where one is kept and may be told.
        pub came_from: Option<CameFrom>,
        pub decision: DecisionRow,
    }

    /// A row of a roster that went in.
    pub struct CameFrom {
        /// The file's name.
        pub file: String,
        pub sheet: Option<String>,
        /// As the spreadsheet counts it.
        pub row: u32,
    }

    /// Asks what can be entered by hand.
    pub struct EntriesReq {}

    /// What can be entered, and from where it can be known.
    pub struct EntriesRes {
        /// In the order of a form.
        pub entries: Vec<EntryRow>,
        pub sources: Vec<SourceRow>,
    }

    /// An item that can be entered.
    pub struct EntryRow {
        pub field: Coded<Entry>,
        /// The same in Japanese.
        pub text: String,
        /// What its value looks like.
        pub kind: Coded<EntryKind>,
        /// What it can be; none where it is typed.
        pub choices: Vec<EntryChoice>,
    }

    /// One value to choose.
    pub struct EntryChoice {
        pub code: String,
        /// Its words.
        pub text: String,
    }

    /// From where something can be known.
    pub struct SourceRow {
        pub code: Coded<SourceKind>,
        /// Its words.
        pub text: String,
    }
}

/// People of one reason that can be corrected at once.
pub const HELD_SHOWN: usize = 5_000;
