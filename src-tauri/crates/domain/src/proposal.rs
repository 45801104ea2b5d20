//! What one row of a roster would do: a value to look at before anything is written. What is looked at is what is written.

use crate::finding::Place;
use crate::ids::PersonId;
use crate::insured::InsuredId;
use crate::name::Name;
use crate::person::Standing;
use crate::record::Change;
use crate::registration::Registration;

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
        /// What the gate looks at before it shows what would change.
        standing: Standing,
    },
}

/// What a proposal comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A person joins.
    Join,
    /// A person changes.
    Change,
    /// Nothing changes.
    Same,
}

impl Proposal {
    /// What it comes to.
    pub fn effect(&self) -> Effect {
        match self.about {
            About::New => Effect::Join,
            About::Known { .. } if self.change.is_empty() => Effect::Same,
            About::Known { .. } => Effect::Change,
        }
    }
}
