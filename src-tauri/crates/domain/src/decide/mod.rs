//! Which document is due to one person on one day under one insurer's policy, why, until when and by which hands.
//!
//! One pure function; the window, the command line and the tests all call it. It asks nobody: no clock, no file, no database.
//! The clauses are judged in the order A to G, one file per group; what a clause needs to know stands in `case`.

mod burden;
mod case;
mod certificate;
mod cover;
mod error;
mod held;
mod impossible;
mod notice;
mod route;
mod sources;
mod usable;
mod validity;
mod verdict;

#[cfg(test)]
mod tests;

pub use error::{DecideError, ErrorCode};

use crate::Day;
use crate::decision::{Basis, Collect, Decision, Issue, Missing, Note, NoticeBeside, Outcome, Reason, Run, Terms};
use crate::document::Document;
use crate::facts::Facts;
use crate::policy::Policy;
use case::Case;
use held::Settled;
use notice::Judged;
use sources::Clause;
use verdict::Verdict;

/// The decision for one person, or why there is none.
pub fn decide(facts: &Facts, policy: &Policy, as_of: Day, run: Run) -> Result<Decision, DecideError> {
    impossible::check(facts, as_of)?;
    let case = Case { facts, policy, day: as_of };
    let blank = Answer { case, run, collect: Vec::new(), notes: Vec::new() };
    match run {
        Run::Last4 => Ok(last4(blank)),
        Run::Regular => regular(blank),
    }
}

/// Judges the one-off notice by clauses B, D, G and F.
fn last4(answer: Answer<'_>) -> Decision {
    let case = answer.case;
    if case.facts.protection.provisional {
        return answer.hold(Clause::B, Reason::ProtectionProvisional, Vec::new());
    }
    if notice::last4_is_due(&case) { answer.notice(Document::NoticeLast4) } else { answer.none(Clause::D, None) }
}

/// Judges a person of the regular run by clauses A to G.
fn regular(mut answer: Answer<'_>) -> Result<Decision, DecideError> {
    let case = answer.case;
    if !case.covered_on(case.day) {
        answer.collect = cover::to_collect(&case);
        return Ok(answer.none(Clause::A, Some(Reason::NotCovered)));
    }
    if case.facts.protection.provisional {
        return Ok(answer.hold(Clause::B, Reason::ProtectionProvisional, Vec::new()));
    }
    let card_use = usable::card_use(&case);
    let holding = held::usable_again(&case, &card_use);
    answer.collect = holding.asked_back;
    match held::settle(&case, certificate::judge(&case, &card_use))? {
        Settled::Certificate(issue) => Ok(answer.certificate(issue)),
        Settled::Other(Verdict::Hold { clause, reason, missing }) => Ok(answer.hold(clause, reason, missing)),
        Settled::Other(Verdict::AwaitingLink) => Ok(answer.none(Clause::C6, Some(Reason::AwaitingLink))),
        Settled::Other(Verdict::Give(_) | Verdict::AlreadyHolds) => Ok(answer.for_holder(Clause::Held)),
        Settled::Other(Verdict::Pass(note)) => {
            answer.notes.extend(note);
            Ok(if holding.keeps_one { answer.for_holder(Clause::D) } else { answer.by_notice() })
        }
    }
}

/// A decision in the making: what stands beside any outcome.
struct Answer<'a> {
    case: Case<'a>,
    run: Run,
    collect: Vec<Collect>,
    notes: Vec<Note>,
}

impl Answer<'_> {
    /// Nothing is due.
    fn none(self, clause: Clause, reason: Option<Reason>) -> Decision {
        self.decision(clause, Outcome::Nothing { reason })
    }

    /// A person must look first. Keeps the notes made so far.
    fn hold(self, clause: Clause, reason: Reason, missing: Vec<Missing>) -> Decision {
        self.decision(clause, Outcome::Hold { reason, missing })
    }

    /// Someone who holds a certificate that stays with them.
    fn for_holder(self, clause: Clause) -> Decision {
        if notice::holders_are_judged(&self.case) {
            self.by_notice()
        } else {
            self.none(clause, Some(Reason::AlreadyHolds))
        }
    }

    /// Clause D for someone who is given no certificate.
    fn by_notice(self) -> Decision {
        match notice::judge(&self.case) {
            Judged::Notice => self.notice(Document::Notice),
            Judged::None(reason) => self.none(Clause::D, Some(reason)),
            Judged::Hold(missing) => self.hold(Clause::D, Reason::FactsMissing, vec![missing]),
        }
    }

    /// A notice as the document: clauses G and F.
    fn notice(mut self, document: Document) -> Decision {
        let case = self.case;
        if !case.covered_on(case.day) {
            self.notes.push(Note::LeftSince);
        }
        let Ok(ratio) = burden::on_notice(&case) else {
            return self.hold(Clause::G, Reason::FactsMissing, vec![Missing::Burden]);
        };
        let sending = route::of_notice(&case);
        self.notes.extend(sending.note);
        let issue = Issue {
            document,
            basis: Basis::Notification,
            reason: case.open_notice_request().map(|request| request.reason.into()),
            ratio,
            route: sending.route,
            terms: None,
        };
        self.decision(Clause::D, Outcome::Document(issue))
    }

    /// A certificate, perhaps with a notice beside it: clauses D, E (judged already), G and F.
    fn certificate(mut self, due: held::DueCertificate) -> Decision {
        let case = self.case;
        let valid_until = match due.validity {
            validity::Ends::On(day) => day,
            validity::Ends::StayEnded => return self.hold(Clause::E, Reason::StayEnded, Vec::new()),
        };
        let Ok(carried) = burden::on_certificate(&case) else {
            return self.hold(Clause::G, Reason::FactsMissing, vec![Missing::Burden]);
        };
        let beside = notice::beside_certificate(&case);
        if beside == notice::Beside::Waits {
            self.notes.push(Note::NoticeWaits);
        }
        let sending = route::of_certificate(&case, due.medium);
        self.notes.extend(sending.note);
        self.collect.extend(due.collect);
        let also = match beside {
            notice::Beside::Notice(ratio) => Some(NoticeBeside { ratio }),
            notice::Beside::Nothing | notice::Beside::Waits => None,
        };
        let asked_for = case.open_application().is_some() || case.open_tick();
        let issue = Issue {
            document: Document::Certificate,
            basis: if asked_for { Basis::Application } else { Basis::ExOfficio },
            reason: Some(due.reason),
            ratio: carried.ratio,
            route: sending.route,
            terms: Some(Terms {
                recorded_reason: due.recorded,
                renewal: due.renewal,
                valid_until,
                medium: due.medium,
                elderly_certificate: carried.elderly_certificate,
                also,
            }),
        };
        self.decision(due.clause, Outcome::Document(issue))
    }

    fn decision(self, clause: Clause, outcome: Outcome) -> Decision {
        Decision {
            id: self.case.facts.id.clone(),
            as_of: self.case.day,
            run: self.run,
            policy: self.case.policy.stamp.clone(),
            outcome,
            collect: self.collect,
            notes: self.notes,
            rule: clause.rule().to_owned(),
            sources: clause.sources().iter().map(|&source| source.to_owned()).collect(),
        }
    }
}
