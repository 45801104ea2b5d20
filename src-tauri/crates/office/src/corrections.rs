//! What was entered by hand and waits for a person's word. Values only: `steps::correct` makes, shows and writes them.

use kenpo_domain::by_hand::ByHand;
use kenpo_domain::gate::{Out, Screen};
use kenpo_domain::ids::PersonId;
use kenpo_store::Source;

/// Corrections under review. Nothing of them is written yet.
pub(crate) struct Corrections {
    /// Their number, for writing them.
    pub(crate) number: u32,
    /// How many writes the database had seen when they were made.
    pub(crate) head: u64,
    pub(crate) source: Source,
    /// Those of whom something would change, or would wait.
    pub(crate) people: Vec<Corrected>,
}

/// What would change of one person.
pub(crate) struct Corrected {
    pub(crate) person: PersonId,
    /// The version of the registration that it was made for.
    pub(crate) version: u64,
    /// 記号-番号-枝番 as registered, as it was shown.
    pub(crate) insured: Out<Screen, String>,
    pub(crate) by_hand: ByHand,
}
