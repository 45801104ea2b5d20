//! What was read of a file and waits for a person's word. Values only: `steps::import` makes, shows and applies them.

use kenpo_domain::Day;
use kenpo_domain::finding::FindingList;
use kenpo_domain::held_row::HeldRow;
use kenpo_domain::ids::{ImportId, PersonId};
use kenpo_domain::insured::Widths;
use kenpo_domain::listing::Listing;
use kenpo_domain::plain_parts;
use kenpo_domain::proposal::{Proposals, ReviewGroup};
use kenpo_domain::record::Change;
use kenpo_domain::roster::{ImportSource, RawRow};
use kenpo_domain::said::{Habit, Said};
use kenpo_domain::sender::Sender;
use kenpo_domain::torn::Torn;
use kenpo_roster::Password;

/// One file under review. Nothing of it is written yet.
pub(crate) struct Preview {
    /// Its number, for applying it.
    pub(crate) number: u32,
    /// How many writes the database had seen when it was made: a preview of another state must not be applied.
    pub(crate) head: u64,
    /// The file's name.
    pub(crate) file: String,
    /// Where it came from.
    pub(crate) origin: Origin,
    /// What somebody should look at.
    pub(crate) findings: FindingList,
    /// The rows as they stood in the file.
    pub(crate) raw: Vec<RawRow>,
    /// Those that wait.
    pub(crate) held: Vec<HeldRow>,
    /// Where its columns look torn apart.
    pub(crate) torn: Vec<Torn>,
    /// What would be kept of its sender, where one is named.
    pub(crate) kept: Option<OfSender>,
    /// The society's widths once it goes in, where a person has said any.
    pub(crate) widths: Option<Widths>,
    /// What would be written.
    pub(crate) plan: Plan,
    /// What each row of a roster that would do something comes to, in the order of the plan.
    pub(crate) groups: Vec<ReviewGroup>,
    /// Registered people whom the file should name and does not, in the order of 記号・番号・枝番. Nothing is written of them.
    pub(crate) absent: Vec<PersonId>,
    /// What it comes to.
    pub(crate) effect: Effect,
}

/// How the file of a sender was read.
pub(crate) struct OfSender {
    /// Who sent it.
    pub(crate) sender: Sender,
    pub(crate) habit: Habit,
}

/// Where what is under review came from.
pub(crate) enum Origin {
    File(Box<Source>),
    /// A row of an earlier import that waited, corrected by hand.
    Row(HeldPlace),
}

/// Which row of an import waits.
#[derive(Clone, Copy)]
pub(crate) struct HeldPlace {
    pub(crate) import: ImportId,
    /// As the spreadsheet counts it.
    pub(crate) row: u32,
}

/// The file under review, to be read once more for its marked copy.
#[derive(Clone)]
pub(crate) struct Source {
    pub(crate) path: String,
    /// What its bytes were.
    pub(crate) digest: [u8; 32],
    /// What a person has said of it.
    pub(crate) said: Said,
    /// Its password, where it has one.
    pub(crate) password: Option<Password>,
    /// The sheet that was read; `None` for a text file.
    pub(crate) sheet: Option<String>,
    /// Rows with a person.
    pub(crate) rows_read: u32,
    /// The day for which it was read.
    pub(crate) as_of: Day,
}

plain_parts! {
    /// What it comes to, as far as it may be shown: rows and people, counted.
    #[derive(Clone, Copy)]
    pub(crate) struct Effect {
        /// What file it comes from.
        pub(crate) source: ImportSource,
        /// People who are new.
        pub(crate) joins: u32,
        /// People who change.
        pub(crate) changes: u32,
        /// People who stay as they are.
        pub(crate) same: u32,
        /// People whom a national list says something of.
        pub(crate) listed: u32,
        /// Rows that wait for a person.
        pub(crate) waiting: u32,
        /// People of whom contact or employer waits.
        pub(crate) contacts: u32,
        /// Lines of a national list that name nobody who is registered.
        pub(crate) unknown: u32,
        /// Registered people whom the file should name and does not.
        pub(crate) absent: u32,
    }
}

/// What would be written, change by change. What of it may be shown, the gate says.
pub(crate) enum Plan {
    /// Rows of a roster.
    Roster(Proposals),
    /// Lines of a national list.
    List(Vec<ListProposal>),
}

impl Plan {
    /// What file it came from.
    pub(crate) fn source(&self) -> ImportSource {
        match self {
            Self::Roster(_) => ImportSource::Roster,
            Self::List(_) => ImportSource::NationalList,
        }
    }
}

/// What a line of a national list would do.
pub(crate) struct ListProposal {
    pub(crate) person: PersonId,
    /// The version of what lists have said of them; `None` where none has.
    pub(crate) seen: Option<u64>,
    pub(crate) change: Change<Listing>,
}
