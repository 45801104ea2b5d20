//! Clause A: someone not covered gets nothing, and what still looks like cover is asked back (健康保険法施行規則第51条).
//!
//! What has run out is not collected (the holder destroys it), notices never are.

use super::case::Case;
use super::route;
use crate::decision::{Collect, CollectKind, CollectReason};

/// What is to be collected from someone who is not covered on the day.
pub(super) fn to_collect(case: &Case<'_>) -> Vec<Collect> {
    if case.day < case.facts.acquired_on {
        return Vec::new();
    }
    let route = route::of_collection(case);
    let reason = CollectReason::LostCover;
    let certificates = case.held_certificates().map(|(held, _)| Collect {
        kind: CollectKind::Certificate,
        issued_on: Some(held.issued_on),
        reason,
        route,
    });
    let old_card =
        case.old_card_valid().then_some(Collect { kind: CollectKind::OldCard, issued_on: None, reason, route });
    certificates.chain(old_card).collect()
}
