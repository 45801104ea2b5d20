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

/// What one row would do.
pub struct Proposal {
    /// Sheet and row.
    pub place: Place,
    /// 記号・番号・枝番 as the row says.
    pub insured: InsuredId,
    /// 氏名 as the row says.
    pub name: Name,
    /// Whom it is about.
    pub about: About,
    /// What would change; of a new person everything that the row says. Empty: all as registered.
    pub change: Change<Registration>,
}

/// Whom a row is about.
#[derive(Clone, Copy)]
pub enum About {
    /// A person who is not registered yet.
    New,
    /// A registered person.
    Known {
        /// Whom.
        person: PersonId,
        /// The version of their registration that the change was made for.
        version: u64,
        /// What the gate looks at before it shows what would change.
        standing: Standing,
    },
}

impl Proposal {
    /// What it does; `None`: nothing changes.
    pub fn kind(&self) -> Option<ProposalKind> {
        match self.about {
            About::New => Some(ProposalKind::Join),
            About::Known { .. } => (!self.change.is_empty()).then_some(ProposalKind::Change),
        }
    }
}
