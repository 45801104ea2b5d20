//! Whether マイナ保険証 works for a person on the day, and if not, why: only what is certain counts as a reason.
//!
//! An unknown fact never makes a card usable and never makes it unusable.

use super::case::{Case, Number};
use crate::Day;
use crate::decision::{Missing, Reason};
use crate::facts::{ApplicationReason, CardState, Myna};
use crate::period::month_end_after;
use crate::policy::ExpiredIssue;

/// Months after the month in which an electronic certificate ran out, for which it still works.
const GRACE_MONTHS: u32 = 3;

/// Whether マイナ保険証 works for a person, and if not, why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CardUse {
    /// It works.
    Usable,
    /// It does not, and this is why.
    Unusable(Reason),
    /// The card is lost or being renewed, and nothing else is known to stand in the way.
    CardAway(Reason),
    /// Not known.
    Unknown(Vec<Missing>),
}

pub(super) fn card_use(case: &Case<'_>) -> CardUse {
    let myna = case.facts.myna.as_ref();
    let registered = myna.and_then(|myna| myna.registered);
    let (number, card) = (case.number(), case.card());
    let certain = [
        (number == Number::NotLinked, Reason::MyNumberNotLinked),
        (number == Number::Suspect, Reason::MyNumberSuspect),
        (card == CardState::None, Reason::NoCard),
        (card == CardState::Returned, Reason::CardReturned),
        (myna.is_some_and(deregistration_counts), Reason::Deregistered),
        (registered == Some(false), Reason::NotRegistered),
        (expired(case), Reason::CertificateExpired),
    ];
    if let Some((_, reason)) = certain.into_iter().find(|(holds, _)| *holds) {
        return CardUse::Unusable(reason);
    }
    match card {
        CardState::Lost => return CardUse::CardAway(Reason::CardLost),
        CardState::Renewing => return CardUse::CardAway(Reason::CardRenewing),
        CardState::None | CardState::Held | CardState::Returned | CardState::Unknown => {}
    }
    let unknown = [
        (number == Number::Unknown, Missing::MyNumber),
        (card == CardState::Unknown, Missing::Card),
        (registered.is_none(), Missing::Registered),
    ];
    let missing: Vec<Missing> = unknown.into_iter().filter(|(holds, _)| *holds).map(|(_, fact)| fact).collect();
    if missing.is_empty() { CardUse::Usable } else { CardUse::Unknown(missing) }
}

/// 利用登録解除 counts from its application, so that no gap arises, until a list from after it took effect says registered.
fn deregistration_counts(myna: &Myna) -> bool {
    let Some(processed) = myna.deregistered_on.or(myna.deregistration_applied_on) else { return false };
    let took_effect_on = month_end_after(processed, 1);
    let registered_again =
        myna.registered == Some(true) && myna.listed_on.is_some_and(|listed| listed > took_effect_on);
    !registered_again
}

/// Whether the electronic certificate that the list gives has run out, its months of grace not counted.
pub(super) fn ran_out(case: &Case<'_>) -> bool {
    expires_on(case).is_some_and(|last| case.day > last)
}

/// Whether it counts as expired: by the policy, or because the person applied for that reason.
fn expired(case: &Case<'_>) -> bool {
    let Some(last) = expires_on(case) else { return false };
    let still_works_until = match case.policy.expired_certificate {
        ExpiredIssue::AtGraceEnd if !case.applied_for(ApplicationReason::CertificateExpired) => {
            month_end_after(last, GRACE_MONTHS)
        }
        ExpiredIssue::AtGraceEnd | ExpiredIssue::AtExpiry => last,
    };
    case.day > still_works_until
}

fn expires_on(case: &Case<'_>) -> Option<Day> {
    case.facts.myna.as_ref().and_then(|myna| myna.certificate_expires_on)
}
