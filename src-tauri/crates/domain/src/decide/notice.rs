//! Clause D: who gets a 資格情報のお知らせ, in the one-off run of 2024 and ever after.
//!
//! A notice is never collected and never answers for a certificate.

use super::burden;
use super::case::{Case, Number};
use crate::Day;
use crate::decision::{Missing, Ratio, Reason};
use crate::document::Document;
use crate::facts::{HeldState, MyNumber};
use crate::policy::{ToHolders, Trigger};

/// What clause D gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Judged {
    Notice,
    None(Reason),
    Hold(Missing),
}

/// What clause D gives beside a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    Nothing,
    /// A notice that carries this ratio.
    Notice(Option<Ratio>),
    /// It waits for a fact that only it needs.
    Waits,
}

/// Whether the one-off notice is sent today.
pub(super) fn last4_is_due(case: &Case<'_>) -> bool {
    case.day >= case.policy.last4.send_from && last4_would_serve(case)
}

/// Whether the one-off notice is, or will be, for this person.
fn last4_would_serve(case: &Case<'_>) -> bool {
    let baseline = case.policy.last4.baseline;
    let linked_by_then = matches!(case.facts.my_number, MyNumber::Linked { on } if on <= baseline);
    let sent =
        case.facts.held.iter().any(|held| held.kind == Document::NoticeLast4 && held.state != HeldState::Spoiled);
    case.day <= case.policy.last4.close_on && case.covered_on(baseline) && linked_by_then && !sent
}

/// Run `regular`, for those who are to be notified at all.
pub(super) fn judge(case: &Case<'_>) -> Judged {
    if case.open_notice_request().is_some() {
        return Judged::Notice;
    }
    if case.notified() {
        return Judged::None(Reason::AlreadyNotified);
    }
    if last4_would_serve(case) {
        return Judged::None(Reason::Last4Pending);
    }
    match (case.policy.notice.trigger, case.number()) {
        (Trigger::Linked, Number::NotLinked | Number::Suspect) => Judged::None(Reason::MyNumberNotLinked),
        (Trigger::Linked, Number::Unknown) => Judged::Hold(Missing::MyNumber),
        (Trigger::Acquired, _) | (Trigger::Linked, Number::Linked) => match sent_from(case) {
            Some(from) if case.day >= from => Judged::Notice,
            _ => Judged::None(Reason::NotYet),
        },
    }
}

/// The day from which this person's notice is sent; `None` where the policy has no day for them (yet).
fn sent_from(case: &Case<'_>) -> Option<Day> {
    let entries = case.policy.notice.send_from.iter();
    entries.rev().find(|entry| entry.acquired_from <= case.facts.acquired_on).map(|entry| entry.send_from)
}

/// Whether the policy wants those who get or hold a certificate judged like everyone.
pub(super) fn holders_are_judged(case: &Case<'_>) -> bool {
    match case.policy.notice.to_certificate_holders {
        ToHolders::Never => false,
        ToHolders::AtAcquisitionOnly => case.facts.held.is_empty(),
        ToHolders::Always => true,
    }
}

/// The notice beside a certificate that is given.
pub(super) fn beside_certificate(case: &Case<'_>) -> Beside {
    if !holders_are_judged(case) {
        return Beside::Nothing;
    }
    match judge(case) {
        Judged::None(_) => Beside::Nothing,
        Judged::Hold(_) => Beside::Waits,
        Judged::Notice => burden::on_notice(case).map_or(Beside::Waits, Beside::Notice),
    }
}
