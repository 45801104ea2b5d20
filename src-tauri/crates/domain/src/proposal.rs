//! What a roster would change: values to look at before anything is written.
//!
//! Old and new texts are sealed: which of them may be shown is the gate's business.

use crate::codes;
use crate::finding::Item;
use crate::gate::Sealed;
use crate::ids::PersonId;
use crate::roster::RosterEntry;

/// One item that would change.
pub struct FieldChange {
    /// Which item.
    pub item: Item,
    /// As registered.
    pub before: Sealed<String>,
    /// As the roster says.
    pub after: Sealed<String>,
}

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
pub enum Proposal {
    /// A person who is not registered yet.
    Join(RosterEntry),
    /// A registered person with other items.
    Change {
        /// Whose.
        person: PersonId,
        /// The row.
        entry: RosterEntry,
        /// Which items, never empty.
        fields: Vec<FieldChange>,
    },
    /// A registered person, all as registered.
    Same {
        /// Whose.
        person: PersonId,
        /// The row.
        entry: RosterEntry,
    },
}

impl Proposal {
    /// The row it comes from.
    pub fn entry(&self) -> &RosterEntry {
        match self {
            Self::Join(entry) | Self::Change { entry, .. } | Self::Same { entry, .. } => entry,
        }
    }
}
