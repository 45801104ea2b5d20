//! Clause F: in which medium and by which hands a document travels.
//!
//! A protected person's document goes to the confirmed safe address or nowhere: never by the employer, the household or
//! electronically.

use super::case::Case;
use super::verdict::Grant;
use crate::decision::{Note, Route};
use crate::document::Medium;
use crate::facts::SafeAddress;
use crate::policy::DefaultRoute;

/// How a document travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sending {
    pub route: Route,
    pub note: Option<Note>,
}

/// The medium in which a certificate is really given.
pub(super) fn medium(case: &Case<'_>, grant: &Grant) -> Medium {
    let wanted = grant.keeps_medium.unwrap_or_else(|| case.policy.medium.medium_for(grant.recorded));
    let cannot_have_it = case.protected() || !case.facts.electronic_ok;
    if wanted == Medium::Electronic && cannot_have_it { case.policy.medium.fallback.into() } else { wanted }
}

pub(super) fn of_certificate(case: &Case<'_>, medium: Medium) -> Sending {
    let private = case.facts.benefit_items && !case.facts.employer_consent;
    sending(case, medium == Medium::Electronic, private)
}

pub(super) fn of_notice(case: &Case<'_>) -> Sending {
    sending(case, false, false)
}

/// `private`: what stands on the paper must not pass the employer (健康保険法施行規則第47条第7項).
fn sending(case: &Case<'_>, electronic: bool, private: bool) -> Sending {
    let plain = |route| Sending { route, note: None };
    let hold = |note| Sending { route: Route::Hold, note: Some(note) };
    if case.protected() {
        return match safe_address(case) {
            Route::SafeAddress => plain(Route::SafeAddress),
            _ => hold(Note::SafeAddressUnconfirmed),
        };
    }
    if electronic {
        return plain(Route::Electronic);
    }
    if !case.covered_on(case.day) {
        return plain(Route::Direct);
    }
    let past_employer = case.voluntary() || private;
    match (case.facts.overseas, past_employer) {
        (true, true) => hold(Note::OverseasContact),
        (true, false) => plain(Route::Employer),
        (false, true) => plain(Route::Direct),
        (false, false) => plain(match case.policy.route {
            DefaultRoute::Employer => Route::Employer,
            DefaultRoute::Direct => Route::Direct,
        }),
    }
}

/// By which hands something is asked back.
pub(super) fn of_collection(case: &Case<'_>) -> Route {
    match (case.protected(), case.voluntary()) {
        (true, _) => safe_address(case),
        (false, true) => Route::Direct,
        (false, false) => Route::Employer,
    }
}

fn safe_address(case: &Case<'_>) -> Route {
    match case.facts.protection.safe_address {
        SafeAddress::Confirmed => Route::SafeAddress,
        SafeAddress::None | SafeAddress::Proposed => Route::Hold,
    }
}
