//! Clause C: who gets a 資格確認書, and for which reason. The first of C.1 to C.6 that applies.
//!
//! Says what the clause gives as if nothing were held; `held` settles it with what the person holds.

use super::case::Case;
use super::held::in_renewal_window;
use super::sources::Clause;
use super::usable::CardUse;
use super::verdict::{Grant, Verdict};
use crate::decision::{Note, Reason};
use crate::facts::ApplicationReason;
use crate::period::days_after;
use crate::policy::{ExOfficio, Trigger};

pub(super) fn judge(case: &Case<'_>, card_use: &CardUse) -> Verdict {
    use ApplicationReason::{CardLost, CardRenewing, CareNeeded, CertificateLostOrDamaged};
    let applied = case.open_application().map(|application| application.reason);
    if case.facts.protection.self_view_blocked {
        return Verdict::Give(Grant::new(Clause::C1, Reason::SelfViewBlocked));
    }
    match applied {
        Some(CertificateLostOrDamaged) if *card_use == CardUse::Usable && !case.care() => {
            Verdict::Pass(Some(Note::ApplicationRefusedUsable))
        }
        Some(CertificateLostOrDamaged) => Verdict::Give(in_place_of_lost(case, card_use)),
        Some(CardLost) => Verdict::Give(Grant::new(Clause::C3, Reason::CardLost)),
        Some(CardRenewing) => Verdict::Give(Grant::new(Clause::C3, Reason::CardRenewing)),
        _ if applied == Some(CareNeeded) || case.care() => Verdict::Give(Grant::new(Clause::C4, Reason::CareNeeded)),
        _ if applied.is_some() || case.open_tick() => on_application(case, card_use, applied),
        _ => ex_officio(case, card_use),
    }
}

/// C.2: a certificate was lost or damaged. The new one takes its place as it was, or, where that one would soon have ended
/// or is not known, follows the reason for which it was given.
fn in_place_of_lost(case: &Case<'_>, card_use: &CardUse) -> Grant {
    let lost = case.lost_certificate();
    let recorded = lost.and_then(|(held, _)| held.reason).unwrap_or_else(|| match card_use {
        _ if case.care() => Reason::CareNeeded,
        CardUse::Unusable(reason) | CardUse::CardAway(reason) => *reason,
        CardUse::Usable | CardUse::Unknown(_) => Reason::CertificateLostOrDamaged,
    });
    let grant = Grant { recorded, ..Grant::new(Clause::C2, Reason::CertificateLostOrDamaged) };
    match lost {
        Some((held, last)) if case.day <= last && in_renewal_window(case, held, last) => {
            Grant { follows: Some(last), ..grant }
        }
        Some((held, last)) if case.day <= last => Grant { keeps_end: Some(last), keeps_medium: held.medium, ..grant },
        _ => grant,
    }
}

/// C.5: an application for one of the reasons 3 to 6, or the tick on the notification form.
fn on_application(case: &Case<'_>, card_use: &CardUse, applied: Option<ApplicationReason>) -> Verdict {
    let clause = Clause::C5;
    let hold = |reason| Verdict::Hold { clause, reason, missing: Vec::new() };
    let applied = applied.and_then(reason_applied_for);
    match (card_use, applied) {
        (CardUse::Unusable(reason) | CardUse::CardAway(reason), _) => Verdict::Give(Grant::new(clause, *reason)),
        (CardUse::Unknown(_), Some(reason)) => Verdict::Give(Grant::new(clause, reason)),
        (CardUse::Unknown(missing), None) => {
            Verdict::Hold { clause, reason: Reason::FactsMissing, missing: missing.clone() }
        }
        (CardUse::Usable, Some(_)) if case.list_older_than_application() => hold(Reason::ListOlderThanApplication),
        (CardUse::Usable, None) if case.facts.care_needed.is_none() => hold(Reason::AskCareNeeded),
        (CardUse::Usable, _) => Verdict::Pass(Some(Note::ApplicationRefusedUsable)),
    }
}

/// What an application for the reasons 3 to 6 asks for.
fn reason_applied_for(application: ApplicationReason) -> Option<Reason> {
    match application {
        ApplicationReason::CertificateExpired => Some(Reason::CertificateExpired),
        ApplicationReason::NotRegistered => Some(Reason::NotRegistered),
        ApplicationReason::NoCard => Some(Reason::NoCard),
        ApplicationReason::CardReturned => Some(Reason::CardReturned),
        ApplicationReason::CardLost
        | ApplicationReason::CardRenewing
        | ApplicationReason::CareNeeded
        | ApplicationReason::CertificateLostOrDamaged => None,
    }
}

/// C.6: nobody asked, and マイナ保険証 does not work.
fn ex_officio(case: &Case<'_>, card_use: &CardUse) -> Verdict {
    if *card_use == CardUse::Usable {
        return Verdict::Pass(None);
    }
    if case.old_card_valid() && case.day < case.policy.bulk_issue_from {
        return Verdict::Pass(Some(Note::OldCardValid));
    }
    if let Some(waits) = new_entrant_waits(case, card_use) {
        return waits;
    }
    let clause = Clause::C6;
    match card_use {
        CardUse::Unusable(Reason::MyNumberSuspect) if !case.policy.suspect_issue => {
            Verdict::Hold { clause, reason: Reason::MyNumberSuspect, missing: Vec::new() }
        }
        CardUse::Unusable(reason) => Verdict::Give(Grant::new(clause, *reason)),
        CardUse::Unknown(missing) => Verdict::Hold { clause, reason: Reason::FactsMissing, missing: missing.clone() },
        CardUse::CardAway(_) => Verdict::Pass(Some(Note::ApplicationNeeded)),
        CardUse::Usable => Verdict::Pass(None),
    }
}

/// New entrants whose registration may only be late: they apply, or the registers are given time.
fn new_entrant_waits(case: &Case<'_>, card_use: &CardUse) -> Option<Verdict> {
    let rules = case.policy.new_entrants;
    let may_be_late = match card_use {
        CardUse::Unusable(reason) => {
            matches!(reason, Reason::MyNumberNotLinked | Reason::NoCard | Reason::NotRegistered)
        }
        CardUse::Unknown(_) => true,
        CardUse::Usable | CardUse::CardAway(_) => false,
    };
    if case.facts.acquired_on < rules.from || !may_be_late {
        return None;
    }
    if rules.ex_officio == ExOfficio::OnApplication {
        return Some(Verdict::Pass(Some(Note::ApplicationNeeded)));
    }
    let waits = case.day < days_after(case.facts.acquired_on, rules.wait_days);
    waits.then_some(match case.policy.notice.trigger {
        Trigger::Acquired => Verdict::Pass(Some(Note::AwaitingLink)),
        Trigger::Linked => Verdict::AwaitingLink,
    })
}
