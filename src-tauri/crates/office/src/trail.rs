//! What is known of the row that a command leaves in the audit trail. Values alone.

use kenpo_domain::act::Act;
use kenpo_store::Deed;

/// What is known of the row of a command.
pub(crate) struct Trail {
    pub(crate) deed: Deed,
    /// The row is there: it stands in a write of the command.
    pub(crate) left: bool,
}

/// What was kept of the trail outside of the database.
#[derive(Default)]
pub(crate) struct KeptAt {
    /// The newest row that was kept.
    pub(crate) seq: u64,
    /// When: RFC 3339, to the second.
    pub(crate) instant: String,
}

impl Trail {
    pub(crate) fn of(act: Act) -> Self {
        Self { deed: act.into(), left: false }
    }

    /// Of a session whose opening has left its row.
    pub(crate) fn of_opening() -> Self {
        Self { left: true, ..Self::of(Act::Open) }
    }
}
