//! What one row of a roster would do: a value to look at before anything is written. What is looked at is what is written.

use crate::codes;
use crate::finding::Place;
use crate::held_row::HeldRow;
use crate::ids::PersonId;
use crate::insured::InsuredId;
use crate::name::Name;
use crate::person::Standing;
use crate::record::Change;
use crate::registration::Registration;
use std::collections::BTreeSet;

codes! {
    /// What a row would do that does anything.
    pub enum ProposalKind {
        /// 新規
        Join = "join",
        /// 変更
        Change = "change",
    }
}

codes! {
    /// What a file comes to for somebody.
    pub enum ReviewGroup {
        /// 新規
        Joins = "joins",
        /// 変更; of a national list everybody of whom it says something.
        Changes = "changes",
        /// 変更なし, as far as it may be shown.
        Same = "same",
        /// 保留: rows that wait, and those of whom contact or employer alone waits.
        Waiting = "waiting",
        /// Registered, and not named by the file.
        Absent = "absent",
    }
}

/// What the rows of a roster would do.
#[derive(Default)]
pub struct Proposals {
    /// The rows that would do something, in their order.
    pub changing: Vec<Proposal>,
    /// How many rows say what is registered.
    pub same: u32,
    /// Who is registered under the numbers of the rows, rows that wait for another name included.
    pub named: Vec<Named>,
    /// The rows that wait, those that would give somebody another name among them.
    pub held: Vec<HeldRow>,
    /// How many rows have another name than is registered, those that may be somebody else's included.
    pub other_names: u32,
    /// The same of another 生年月日.
    pub other_births: u32,
    /// The same of another 資格取得年月日.
    pub other_entries: u32,
}

/// Somebody who is registered under the number of a row.
pub struct Named {
    pub person: PersonId,
    pub insured: InsuredId,
    /// Sheet and row.
    pub place: Place,
}

/// What one row would do: something, always, or have its contact wait.
pub struct Proposal {
    /// Sheet and row.
    pub place: Place,
    /// 記号・番号・枝番 as the row says.
    pub insured: InsuredId,
    /// 氏名 as the row says.
    pub name: Name,
    pub about: About,
    /// What would change; of a new person everything that the row says. Empty where the row says nothing new but what waits.
    pub change: Change<Registration>,
    /// What the row says of contact and employer that waits until a person lets it in (`lay_over`).
    pub contact: Change<Registration>,
    /// Whether it gives somebody another name: then it waits until a person has looked at it.
    pub renames: bool,
}

/// Whom a row is about.
#[derive(Clone, Copy)]
pub enum About {
    /// A person who is not registered yet.
    New,
    /// A registered person.
    Known {
        person: PersonId,
        /// The version of their registration that the change was made for.
        version: u64,
        /// What the gate looks at before it shows what would change.
        standing: Standing,
    },
}

/// Whose new names a person has looked at.
pub enum NamesSeen {
    /// Everybody's: the names as a whole were explained with a reason.
    All,
    /// These people's.
    Of(BTreeSet<InsuredId>),
}

impl NamesSeen {
    /// Whether this person's is among them.
    pub fn has(&self, insured: &InsuredId) -> bool {
        match self {
            Self::All => true,
            Self::Of(people) => people.contains(insured),
        }
    }
}

impl Proposals {
    /// What is written: the rows that change something, and of those that rename somebody the ones that were looked at.
    pub fn taken<'p>(&'p self, seen: &'p NamesSeen) -> impl Iterator<Item = &'p Proposal> {
        self.changing.iter().filter(|proposal| !proposal.renames || seen.has(&proposal.insured))
    }
}

impl Proposal {
    /// Whether it changes nothing by itself: all that it says anew waits.
    pub fn only_waits(&self) -> bool {
        self.change.is_empty()
    }

    /// What it does.
    pub fn kind(&self) -> ProposalKind {
        match self.about {
            About::New => ProposalKind::Join,
            About::Known { .. } => ProposalKind::Change,
        }
    }
}
