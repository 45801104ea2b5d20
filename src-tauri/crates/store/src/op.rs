//! What names a write: the operation, who does it, and when. Values alone.

use kenpo_domain::Day;
use kenpo_domain::codes;
use kenpo_journal::Source;

/// When a write happens: given, never asked for.
#[derive(Clone, Copy, Debug)]
pub struct Now<'a> {
    /// RFC 3339 in UTC, for journal and audit.
    pub instant: &'a str,
    /// The office's calendar day.
    pub day: Day,
}

/// Who writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The user's name.
    pub user: String,
}

/// What was told with an operation. Nothing, where a program knows of a change by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Told {
    /// Where it is from, where somebody said so.
    pub source: Option<Source>,
    /// Whether a person stated by hand that a value is to go.
    pub deleted_by_hand: bool,
}

codes! {
    /// Every operation that writes, as journal and audit call it.
    pub enum Op {
        /// A new database.
        Init = "init",
        /// A database of an older program becomes one of ours: each record begins anew.
        Upgrade = "upgrade",
        /// Another policy.
        SetPolicy = "set_policy",
        /// A roster goes in.
        ImportRoster = "import_roster",
        /// A national list goes in.
        ImportNationalList = "import_national_list",
        /// An import is taken back.
        UndoImport = "undo_import",
        /// A batch is made.
        MakeBatch = "make_batch",
        /// Originals are printed.
        Print = "print",
        /// Pieces came out unusable.
        Spoil = "spoil",
        /// Pieces go into their envelopes.
        Enclose = "enclose",
        /// Pieces go to the carrier.
        Post = "post",
        /// A piece came back.
        ComeBack = "come_back",
        /// A returned piece was looked into.
        ClearReturn = "clear_return",
        /// Pieces are pulled out before posting.
        Withdraw = "withdraw",
        /// Flags of a person.
        Protection = "protection",
    }
}
