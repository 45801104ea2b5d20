//! What a file under review would change: counts, columns, findings, and its rows group by group.

use super::Coded;
use super::declare::wire;
use kenpo_domain::finding::{FindingCode, Weight};
use kenpo_domain::meaning::Meaning;
use kenpo_domain::proposal::{ProposalKind, ReviewGroup};
use kenpo_domain::roster::ImportSource;
use kenpo_domain::torn::Bond;
use kenpo_domain::widths::WidthPart;

wire! {
    /// What a file would change.
    pub struct ImportPreview {
        /// Number of this preview, for applying it.
        pub preview: u32,
        /// What the file is.
        pub kind: Coded<ImportSource>,
        /// 名簿 or 利用登録状況.
        pub kind_text: String,
        /// The sheet that was read; absent for a text file.
        pub sheet: Option<String>,
        /// Rows with a person.
        pub rows_read: u32,
        /// Blank and subtotal rows.
        pub rows_skipped: u32,
        /// Rows that wait for a person.
        pub rows_waiting: u32,
        /// People of whom contact or employer would wait until a person lets it in (`desk_let_in`).
        pub contacts_waiting: u32,
        /// People who are not registered yet.
        pub joins: u32,
        /// Registered people with other items, as far as it may be shown.
        pub changes: u32,
        /// Registered people without a change that may be shown.
        pub same: u32,
        /// Lines of a national list that name someone registered here, of whom no newer list is known.
        pub listed: u32,
        /// Registered people whom the file should name and does not, and the other way round.
        pub not_named: NotNamed,
        /// Columns as they were understood, from left to right.
        pub columns: Vec<ColumnRow>,
        /// Where its columns look torn apart: it goes in with a reason only.
        pub torn: Vec<TornRow>,
        /// What speaks of the widths of parts whose number cells wait for them.
        pub widths: Vec<WidthRow>,
        /// How often each kind of finding occurs.
        pub finding_counts: Vec<FindingCountRow>,
        /// Findings in the order of the rows; of each kind the first, at most `FINDINGS_SHOWN`.
        pub findings: Vec<FindingRow>,
        /// Rows that would give somebody another name, at most [`RENAMES_SHOWN`]; they wait unless `import_apply` names them.
        pub renames: Vec<ProposalRow>,
    }

    /// Registered people whom the file should name and does not. Nothing is written of them.
    pub struct NotNamed {
        /// What they are called, in Japanese.
        pub text: String,
        /// What to do next.
        pub next: String,
        pub count: u32,
        /// The first of them in the order of 記号-番号-枝番; at most `PEOPLE_SHOWN`.
        pub people: Vec<AbsentRow>,
        /// The other way round: lines of a national list that name nobody who is registered. Each is a finding, too; the new people of a
        /// roster are `joins`.
        pub unknown: u32,
    }

    /// A registered person whom a file does not name.
    pub struct AbsentRow {
        /// 記号-番号-枝番.
        pub insured: String,
        /// 氏名 as registered.
        pub name: String,
    }

    /// A column as it was understood.
    pub struct ColumnRow {
        /// `A`, `AB`.
        pub letters: String,
        /// Empty: it has none.
        pub heading: String,
        /// What it is read as; absent: nothing is read from it.
        pub meaning: Option<Coded<Meaning>>,
        /// The same in words.
        pub meaning_text: String,
        /// By what that is known, in Japanese: the words of the heading and the values, with what both weigh.
        pub reason_text: String,
        /// Whether only a person can say what it holds: until then the file is not read.
        pub unclear: bool,
        /// What the known words of its heading weigh, from 1 to 100; absent where something else says what it is.
        pub heading_score: Option<u32>,
        /// Of a hundred values how many are of the kind that its meaning asks for; absent where any value would do.
        pub values_score: Option<u32>,
        /// What it could be by its values, where nobody has explained it. Nothing is read by it.
        pub suggested: Option<SuggestedRow>,
    }

    /// What a column could be.
    pub struct SuggestedRow {
        pub meaning: Coded<Meaning>,
        /// The same in words.
        pub meaning_text: String,
        /// Why, in Japanese.
        pub reason_text: String,
        /// Of a hundred values how many look like it.
        pub share: u32,
    }

    /// What belongs together and does not fit in many rows.
    pub struct TornRow {
        pub bond: Coded<Bond>,
        /// The same in words, with how often.
        pub text: String,
    }

    /// What speaks of the width of a part.
    pub struct WidthRow {
        pub part: Coded<WidthPart>,
        /// The width that it seems to have; absent: what was seen does not tell it.
        pub digits: Option<u8>,
        /// What was seen, in words.
        pub text: String,
    }

    /// How often a kind of finding occurs.
    pub struct FindingCountRow {
        /// What was found.
        pub code: Coded<FindingCode>,
        /// How much it weighs.
        pub weight: Coded<Weight>,
        /// The same in words.
        pub text: String,
        /// What to do next.
        pub next: String,
        /// How often.
        pub count: u32,
        /// The first of them in the order of the rows.
        pub first: Option<FirstFound>,
    }

    /// The first finding of a kind.
    pub struct FirstFound {
        /// The sheet, where there is one.
        pub sheet: Option<String>,
        /// The row, from 1; 0 where no row is meant.
        pub row: u32,
        /// The column's letters, where one cell is meant.
        pub column: Option<String>,
        /// The cell's text, where it may be shown.
        pub cell: Option<String>,
    }

    pub struct FindingRow {
        /// What was found.
        pub code: Coded<FindingCode>,
        /// How much it weighs.
        pub weight: Coded<Weight>,
        /// The same in words.
        pub text: String,
        /// What to do next.
        pub next: String,
        /// The sheet, where there is one.
        pub sheet: Option<String>,
        /// The row, from 1; 0 where no row is meant.
        pub row: u32,
        /// The column's letters, where one cell is meant.
        pub column: Option<String>,
        /// Which item, in Japanese.
        pub item_text: Option<String>,
        /// Whose row: 記号-番号-枝番.
        pub insured: Option<String>,
        /// The cell's text, where it may be shown.
        pub cell: Option<String>,
    }

    /// One proposed change.
    pub struct ProposalRow {
        /// The row, from 1.
        pub row: u32,
        /// 記号-番号-枝番.
        pub insured: String,
        /// 氏名 as the roster says.
        pub name: String,
        /// What it does.
        pub kind: Coded<ProposalKind>,
        /// Changed items; of a new person every item that the row says.
        pub fields: Vec<FieldRow>,
    }

    /// One changed item.
    pub struct FieldRow {
        /// Which item, in Japanese.
        pub item_text: String,
        /// What it was; empty: nothing.
        pub before: String,
        /// What it becomes.
        pub after: String,
    }

    /// Asks for the rows of a preview, group by group.
    pub struct ImportRowsReq {
        /// Its number.
        pub preview: u32,
        pub group: Coded<ReviewGroup>,
        /// Kana, kanji, or a number; empty for all.
        pub query: String,
        /// Page, from 1.
        pub page: u32,
    }

    pub struct ImportRowsPage {
        pub rows: Vec<ImportRow>,
        /// How many there are in all.
        pub total: u32,
        /// This page.
        pub page: u32,
        /// Rows per page.
        pub per_page: u32,
    }

    /// What a file comes to for somebody.
    pub struct ImportRow {
        /// The row, from 1; absent where no row names them.
        pub row: Option<u32>,
        /// 記号-番号-枝番; absent where a row that waits has none that can be read.
        pub insured: Option<String>,
        /// 氏名; absent where a row waits and it is not certain whose it is.
        pub name: Option<String>,
        /// Changed items; of a new person every item that the row says.
        pub fields: Vec<FieldRow>,
        /// Why the row waits.
        pub reasons: Vec<String>,
    }
}

/// Renamed people whom a preview carries at most.
pub const RENAMES_SHOWN: usize = 500;

/// People whom a file does not name that a reply carries at most; the count is of all.
pub const PEOPLE_SHOWN: usize = 500;

/// Findings of one kind that a preview shows at most; the counts say how many there are, and the file of findings has them all.
pub const FINDINGS_SHOWN: usize = 500;
