//! What a person holds: a held certificate answers for a new one, is renewed near its end, is exchanged, or is asked back.
//!
//! Also the one place where clause E is asked, because a renewal is only given when it ends later.

use super::case::Case;
use super::error::DecideError;
use super::route;
use super::sources::Clause;
use super::usable::{self, CardUse};
use super::validity::{self, Ends};
use super::verdict::{Grant, Verdict};
use crate::Day;
use crate::decision::{Collect, CollectKind, CollectReason, Reason};
use crate::document::Medium;
use crate::facts::{ApplicationReason, HeldDocument};
use crate::period::{days_before, length_in_days};
use crate::policy::Carrier;

/// Clause C and what is held, settled.
pub(super) enum Settled {
    /// A certificate is due (its end may turn out to be a hold).
    Certificate(DueCertificate),
    /// Anything else.
    Other(Verdict),
}

/// A certificate to be issued.
pub(super) struct DueCertificate {
    pub clause: Clause,
    pub reason: Reason,
    pub recorded: Reason,
    pub validity: Ends,
    pub medium: Medium,
    pub renewal: bool,
    /// The held certificate that is handed in for it.
    pub collect: Option<Collect>,
}

pub(super) fn settle(case: &Case<'_>, verdict: Verdict) -> Result<Settled, DecideError> {
    let Some((held, last)) = case.held_certificate() else {
        return Ok(match verdict {
            Verdict::Give(grant) => Settled::Certificate(issue(case, grant, None)?),
            other => Settled::Other(other),
        });
    };
    let other_ratio = case.policy.burden.carrier == Carrier::Document
        && case.ratio_day().is_some_and(|ratio_day| held.issued_on < ratio_day);
    let in_window = in_renewal_window(case, held, last);
    match verdict {
        Verdict::Give(grant) if exchanges_medium(case, &grant, held) => {
            Ok(Settled::Certificate(issue(case, grant, Some((held, CollectReason::Replaced)))?))
        }
        Verdict::Give(grant) if other_ratio => {
            Ok(Settled::Certificate(issue(case, grant, Some((held, CollectReason::RatioChanged)))?))
        }
        Verdict::Give(grant) if in_window => {
            let renewed = issue(case, Grant { follows: Some(last), ..grant }, None)?;
            Ok(match renewed.validity {
                Ends::On(day) if day <= last => Settled::Other(Verdict::AlreadyHolds),
                Ends::On(_) | Ends::StayEnded => Settled::Certificate(DueCertificate { renewal: true, ..renewed }),
            })
        }
        hold @ Verdict::Hold { .. } if other_ratio || in_window => Ok(Settled::Other(hold)),
        Verdict::Give(_) | Verdict::Hold { .. } | Verdict::AwaitingLink | Verdict::AlreadyHolds => {
            Ok(Settled::Other(Verdict::AlreadyHolds))
        }
        pass @ Verdict::Pass(_) => Ok(Settled::Other(pass)),
    }
}

fn issue(
    case: &Case<'_>,
    grant: Grant,
    handed_in: Option<(&HeldDocument, CollectReason)>,
) -> Result<DueCertificate, DecideError> {
    Ok(DueCertificate {
        clause: grant.clause,
        reason: grant.reason,
        recorded: grant.recorded,
        validity: validity::judge(case, &grant)?,
        medium: route::medium(case, &grant),
        renewal: false,
        collect: handed_in.map(|(held, reason)| collect(case, held, reason)),
    })
}

/// Someone who now needs a helper and holds a certificate in a medium that is of no use to them gets another one.
fn exchanges_medium(case: &Case<'_>, grant: &Grant, held: &HeldDocument) -> bool {
    let known_and_another = held.medium.is_some_and(|medium| medium != route::medium(case, grant));
    grant.clause == Clause::C4 && case.applied_for(ApplicationReason::CareNeeded) && known_and_another
}

/// Whether the day lies in the last days of a certificate, at most half its length.
pub(super) fn in_renewal_window(case: &Case<'_>, held: &HeldDocument, last: Day) -> bool {
    let half = length_in_days(held.issued_on, last) / 2;
    case.day >= days_before(last, case.policy.renew_before_days.min(half))
}

/// What the person holds once マイナ保険証 works again.
pub(super) struct Holding {
    /// Certificates that are asked back.
    pub asked_back: Vec<Collect>,
    /// Whether a certificate stays.
    pub keeps_one: bool,
}

pub(super) fn usable_again(case: &Case<'_>, card_use: &CardUse) -> Holding {
    let stays = !case.policy.collect_when_usable
        || *card_use != CardUse::Usable
        || case.care()
        || case.facts.protection.self_view_blocked
        || case.applied_for(ApplicationReason::CareNeeded)
        || case.list_older_than_application();
    let may_go = |held: &HeldDocument| match held.reason {
        _ if stays => false,
        Some(Reason::CareNeeded) => false,
        Some(Reason::CertificateExpired) => !usable::ran_out(case),
        _ => true,
    };
    let (go, stay): (Vec<_>, Vec<_>) = case.held_certificates().map(|(held, _)| held).partition(|held| may_go(held));
    Holding {
        asked_back: go.into_iter().map(|held| collect(case, held, CollectReason::UsableMyna)).collect(),
        keeps_one: !stay.is_empty(),
    }
}

fn collect(case: &Case<'_>, held: &HeldDocument, reason: CollectReason) -> Collect {
    Collect {
        kind: CollectKind::Certificate,
        issued_on: Some(held.issued_on),
        reason,
        route: route::of_collection(case),
    }
}
