//! What one row of a roster would do: a value to look at before anything is written. What is looked at is what is written.

use crate::codes;
use crate::finding::Place;
use crate::ids::PersonId;
use crate::insured::InsuredId;
use crate::name::Name;
use crate::person::Standing;
use crate::record::Change;
use crate::registration::Registration;

codes! {
    /// What a row would do that does anything.
    pub enum ProposalKind {
        /// 新規
        Join = "join",
        /// 変更
        Change = "change",
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
    pub named: Vec<PersonId>,
    /// How many of those have another name than is registered.
    pub renamed: u32,
}

/// What one row would do: something, always.
pub struct Proposal {
    /// Sheet and row.
    pub place: Place,
    /// 記号・番号・枝番 as the row says.
    pub insured: InsuredId,
    /// 氏名 as the row says.
    pub name: Name,
    pub about: About,
    /// What would change; of a new person everything that the row says.
    pub change: Change<Registration>,
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

impl Proposal {
    /// What it does.
    pub fn kind(&self) -> ProposalKind {
        match self.about {
            About::New => ProposalKind::Join,
            About::Known { .. } => ProposalKind::Change,
        }
    }
}
