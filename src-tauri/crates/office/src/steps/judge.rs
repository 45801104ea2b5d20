//! Decides for everyone on one day, in the order in which pieces are printed: by employer, then by household.

use crate::fault::Fault;
use crate::office::Office;
use crate::steps::ahead::behind;
use crate::steps::facts::facts;
use crate::steps::session::policy;
use kenpo_domain::Day;
use kenpo_domain::decide::{DecideError, ErrorCode, decide};
use kenpo_domain::decision::{Decision, Issue, Reason, Route, Run};
use kenpo_domain::document::Document;
use kenpo_domain::facts::{Facts, HeldDocument};
use kenpo_domain::gate::{self, must_keep_back};
use kenpo_domain::ids::PersonId;
use kenpo_domain::outcome_group::OutcomeGroup;
use kenpo_domain::person::Person;
use kenpo_domain::policy::Policy;
use kenpo_domain::unsolved::Unsolved;
use kenpo_store::{ByEmployerHousehold, Reads, StoreError};
use std::collections::BTreeMap;

/// One person, the facts of the day, and what was decided of them.
pub(crate) struct Answered {
    pub(crate) person: Person,
    pub(crate) facts: Facts,
    pub(crate) answer: Result<Decision, DecideError>,
}

impl Answered {
    /// Under what this person's answer is listed.
    pub(crate) fn listed(&self) -> OutcomeGroup {
        self.answer.as_ref().map_or(OutcomeGroup::Error, |decision| gate::listed(&self.person, decision))
    }

    /// What keeps this person from an answer. Where the policy has run out, nothing that is entered helps.
    pub(crate) fn unsolved(&self) -> Option<Unsolved> {
        match &self.answer {
            Ok(decision) => gate::unsolved(&self.person, decision),
            Err(DecideError { code: ErrorCode::Impossible, .. }) => Some(Unsolved::Contradiction),
            Err(DecideError { code: ErrorCode::PolicyExpired, .. }) => None,
        }
    }

    /// The pieces that a batch would hold for this person, in their order. A person whose pieces are kept back has none.
    pub(crate) fn due(&self) -> impl Iterator<Item = Due<'_>> {
        let decided = self.answer.as_ref().ok().and_then(|decision| Some((decision, decision.outcome.issue()?)));
        let sendable = decided.filter(|(decision, issue)| {
            matches!(issue.route, Route::Employer | Route::Direct) && must_keep_back(&self.person, decision).is_ok()
        });
        sendable.into_iter().flat_map(move |(decision, issue)| {
            issue.documents().map(move |document| Due { answered: self, decision, issue, document })
        })
    }
}

/// One piece that may be made.
pub(crate) struct Due<'a> {
    pub(crate) answered: &'a Answered,
    pub(crate) decision: &'a Decision,
    pub(crate) issue: &'a Issue,
    pub(crate) document: Document,
}

/// What one person's decision needs beside the person.
pub(crate) struct Judge {
    policy: Policy,
    held: BTreeMap<PersonId, Vec<HeldDocument>>,
    as_of: Day,
}

impl Judge {
    /// Reads the policy in force and who holds which documents on the day.
    pub(crate) fn new(store: &Reads, as_of: Day) -> Result<Self, Fault> {
        Ok(Self { policy: policy(&store.society()?.policy.toml)?, held: store.held(as_of)?, as_of })
    }

    /// The same for a few people alone: anybody else would be judged as if they held nothing.
    pub(crate) fn of_these(store: &Reads, as_of: Day, people: &[PersonId]) -> Result<Self, Fault> {
        let held = people.iter().map(|person| Ok((*person, store.held_by(*person, as_of)?)));
        let held = held.collect::<Result<_, StoreError>>()?;
        Ok(Self { policy: policy(&store.society()?.policy.toml)?, held, as_of })
    }

    /// Judges on today, for pieces that are printed or posted on another day than they were decided for; on the later of the two.
    pub(crate) fn of_today(office: &Office, as_of: Day) -> Result<Self, Fault> {
        Self::new(office.store()?, today(office, as_of))
    }

    /// The same for one piece's person alone.
    pub(crate) fn of_one_today(office: &Office, as_of: Day, person: PersonId) -> Result<Self, Fault> {
        Self::of_these(office.store()?, today(office, as_of), &[person])
    }

    /// Whether the person is covered on the day. Someone who cannot be judged is left to the gate.
    pub(crate) fn covers(&self, person: &Person) -> bool {
        let answer = decide(&self.facts(person), &self.policy, self.as_of, Run::Regular);
        !matches!(answer, Ok(decision) if decision.outcome.reason() == Some(Reason::NotCovered))
    }

    fn facts(&self, person: &Person) -> Facts {
        let held = self.held.get(&person.id).map_or(&[][..], Vec::as_slice);
        facts(person, held, self.as_of)
    }

    pub(crate) fn judge(&self, person: Person) -> Answered {
        let facts = self.facts(&person);
        let answer = decide(&facts, &self.policy, self.as_of, Run::Regular);
        Answered { person, facts, answer }
    }
}

fn today(office: &Office, as_of: Day) -> Day {
    office.now().day.max(as_of)
}

/// Everyone's decision, in the order of mailings.
pub(crate) fn everyone(office: &Office, as_of: Day) -> Result<Vec<Answered>, Fault> {
    let store = office.store()?;
    let judge = Judge::new(store, as_of)?;
    behind(
        |person| judge.judge(person),
        |give| Ok(store.fold_everyone(ByEmployerHousehold, (), |(), person| give(person))?),
    )
}
