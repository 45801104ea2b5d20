//! What clause C gives, as values. Works on nothing: `certificate` gives it, `held` settles it with what the person holds, `route` and
//! `validity` find medium and end of a grant.

use super::sources::Clause;
use crate::Day;
use crate::decision::{Missing, Note, Reason};
use crate::document::Medium;

/// What clause C gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// A certificate.
    Give(Grant),
    /// A person must look first.
    Hold { clause: Clause, reason: Reason, missing: Vec<Missing> },
    /// Nothing yet: the registers have to catch up.
    AwaitingLink,
    /// No certificate, perhaps with a note; clause D goes on.
    Pass(Option<Note>),
    /// A certificate that the person holds already answers.
    AlreadyHolds,
}

/// A certificate that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Grant {
    pub clause: Clause,
    pub reason: Reason,
    /// The reason by which end and medium are found and which its entry will say; differs from `reason` in C.2 only.
    pub recorded: Reason,
    /// The end of the lost certificate, where the new one keeps it.
    pub keeps_end: Option<Day>,
    /// The medium of the lost certificate, where the new one keeps it.
    pub keeps_medium: Option<Medium>,
    /// A yearly rule counts from the day after this one, where there is one.
    pub follows: Option<Day>,
}

impl Grant {
    /// For a reason that its entry says too, with an end and a medium of its own.
    pub fn new(clause: Clause, reason: Reason) -> Self {
        Self { clause, reason, recorded: reason, keeps_end: None, keeps_medium: None, follows: None }
    }
}
