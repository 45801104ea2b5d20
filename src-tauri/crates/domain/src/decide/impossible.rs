//! Facts that contradict each other or lie in the future: errors, never decisions.
//!
//! Only what the contract names is refused; what merely looks odd is left to the clauses.

use super::error::{DecideError, ErrorCode};
use crate::Day;
use crate::age::{seventy_effective_on, seventy_fifth_birthday};
use crate::facts::Facts;

/// The first contradiction, if any.
pub(super) fn check(facts: &Facts, day: Day) -> Result<(), DecideError> {
    let field = person(facts).or_else(|| papers(facts, day)).or_else(|| myna(facts, day)).or_else(|| burden(facts));
    match field {
        None => Ok(()),
        Some(field) => Err(DecideError { code: ErrorCode::Impossible, field: Some(field) }),
    }
}

fn person(facts: &Facts) -> Option<&'static str> {
    if facts.acquired_on < facts.birth_date {
        return Some("acquired_on");
    }
    facts.lost_on.is_some_and(|lost| lost <= facts.acquired_on).then_some("lost_on")
}

fn papers(facts: &Facts, day: Day) -> Option<&'static str> {
    for held in &facts.held {
        if held.issued_on < facts.acquired_on || held.issued_on > day {
            return Some("held.issued_on");
        }
        let ends_before_issue = held.valid_until.is_some_and(|last| last < held.issued_on);
        let endless_certificate = super::case::is_certificate(held) && held.valid_until.is_none();
        if ends_before_issue || endless_certificate {
            return Some("held.valid_until");
        }
    }
    if facts.application.is_some_and(|application| application.received_on > day) {
        return Some("application.received_on");
    }
    facts.notice_request.is_some_and(|request| request.received_on > day).then_some("notice_request.received_on")
}

fn myna(facts: &Facts, day: Day) -> Option<&'static str> {
    let myna = facts.myna.as_ref()?;
    let later = |of: Option<Day>| of.is_some_and(|of| of > day);
    if later(myna.listed_on) {
        return Some("myna.listed_on");
    }
    if later(myna.deregistration_applied_on) {
        return Some("myna.deregistration_applied_on");
    }
    let processed_first = match (myna.deregistration_applied_on, myna.deregistered_on) {
        (Some(applied), Some(processed)) => processed < applied,
        _ => false,
    };
    (processed_first || later(myna.deregistered_on)).then_some("myna.deregistered_on")
}

fn burden(facts: &Facts) -> Option<&'static str> {
    let effective_on = facts.burden?.effective_on;
    let possible = seventy_effective_on(facts.birth_date)..seventy_fifth_birthday(facts.birth_date);
    (!possible.contains(&effective_on)).then_some("burden.effective_on")
}
