//! A decision as it may be shown: its rule, reason, notes and routes pass the gate too.

use super::{Out, Purpose};
use crate::decision::{Collect, Decision, Note, Outcome, Reason, Route};
use crate::outcome_group::OutcomeGroup;
use crate::person::Person;
use crate::unsolved::Unsolved;

/// 個別確認: a person must look before anything is sent. One code for protected people, returned mail and missing contacts
/// abroad; carries nothing, so that it tells nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptBack;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionShown {
    /// 個別確認: nothing else is shown.
    IndividualCheck,
    Decided {
        /// What is decided.
        outcome: Outcome,
        /// What is to be collected.
        collect: Vec<Collect>,
        /// Remarks.
        notes: Vec<Note>,
        /// The clause.
        rule: String,
        /// Where the clause comes from.
        sources: Vec<String>,
    },
}

/// Refuses what would reach this person, or be asked back from them, before somebody has looked. The cause is a flag, a returned
/// piece, or a piece that would travel to an address which nobody has registered.
pub fn must_keep_back(person: &Person, decision: &Decision) -> Result<(), KeptBack> {
    // A missing fact is asked for in the same way of everybody, so it is shown of everybody.
    let no_document = match &decision.outcome {
        Outcome::Nothing { .. } => true,
        Outcome::Hold { reason, .. } => *reason == Reason::FactsMissing,
        Outcome::Document(_) => false,
    };
    let nothing_moves = no_document && decision.collect.is_empty();
    let route = decision.outcome.issue().map(|issue| issue.route);
    let nowhere = route == Some(Route::Direct) && person.address.unseal_for_store().text.is_empty();
    let kept_back = route == Some(Route::Hold) || nowhere || (person.standing.needs_check() && !nothing_moves);
    if kept_back { Err(KeptBack) } else { Ok(()) }
}

/// Under what a decision is listed.
pub fn listed(person: &Person, decision: &Decision) -> OutcomeGroup {
    must_keep_back(person, decision).map_or(OutcomeGroup::IndividualCheck, |()| OutcomeGroup::of(&decision.outcome))
}

/// What keeps a decision from an answer, as far as it may be told.
pub fn unsolved(person: &Person, decision: &Decision) -> Option<Unsolved> {
    must_keep_back(person, decision).map_or(Some(Unsolved::IndividualCheck), |()| Unsolved::of(&decision.outcome))
}

/// Lets out one decision.
pub fn decision<P: Purpose>(person: &Person, decision: &Decision, _: P) -> Out<P, DecisionShown> {
    Out::release(match must_keep_back(person, decision) {
        Err(KeptBack) => DecisionShown::IndividualCheck,
        Ok(()) => DecisionShown::Decided {
            outcome: decision.outcome.clone(),
            collect: decision.collect.clone(),
            notes: decision.notes.clone(),
            rule: decision.rule.clone(),
            sources: decision.sources.clone(),
        },
    })
}
