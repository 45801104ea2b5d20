//! What is kept of everyone's decision on one day, so that another page of the plan need not decide for everyone again. Values only:
//! `steps::plan` makes and reads them.
//!
//! Must never hold a person or a decision: some bytes for each person, and what the gate let out.

use crate::api::OutcomeRow;
use kenpo_domain::Day;
use kenpo_domain::gate::{Out, Screen};
use kenpo_domain::ids::PersonId;
use kenpo_domain::outcome_group::OutcomeGroup;
use kenpo_domain::unsolved::Unsolved;

/// Everyone's decision, of one day and one state of the database.
pub(crate) struct Decided {
    pub(crate) as_of: Day,
    /// How many writes the database had seen: with one more, this is out of date.
    pub(crate) writes: u64,
    /// Pieces that a batch made now would hold.
    pub(crate) pieces: u32,
    /// How often each outcome and each reason occurs.
    pub(crate) outcomes: Out<Screen, Vec<OutcomeRow>>,
    /// Everyone, in the order of mailings.
    pub(crate) people: Box<[Placed]>,
}

/// One person in the order of mailings.
pub(crate) struct Placed {
    pub(crate) person: PersonId,
    /// Under what the answer is listed.
    pub(crate) listed: OutcomeGroup,
    /// What keeps it from an answer, as far as it may be told.
    pub(crate) unsolved: Option<Unsolved>,
}
