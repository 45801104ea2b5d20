//! How often each outcome and each reason occurs, counted row by row as the gate lets them out. Feeds the plan and the summary.
//!
//! Functions, not closures: nothing can be added on the way.

use crate::api::{Coded, DecisionRow, OutcomeRow, ReasonCountRow};
use crate::words::term;
use kenpo_domain::gate::{Out, Screen, plain};
use kenpo_domain::outcome_group::OutcomeGroup;
use std::collections::BTreeMap;

/// The count so far.
pub(super) type Tally = BTreeMap<OutcomeGroup, OfOutcome>;

/// The count of one outcome.
#[derive(Default)]
pub(super) struct OfOutcome {
    people: u32,
    reasons: BTreeMap<String, u32>,
}

/// The count before the first row.
pub(super) fn nobody() -> Out<Screen, Tally> {
    plain((), Screen).map(|()| Tally::new())
}

/// Counts one row more.
pub(super) fn and((mut tally, row): (Tally, DecisionRow)) -> Tally {
    let of_outcome = tally.entry(row.outcome.0).or_default();
    of_outcome.people += 1;
    let missing = row.missing_texts.join("・");
    let reason = match (row.reason_text.is_empty(), missing.is_empty()) {
        (true, _) => return tally,
        (false, true) => row.reason_text,
        (false, false) => format!("{}（{missing}）", row.reason_text),
    };
    *of_outcome.reasons.entry(reason).or_default() += 1;
    tally
}

/// The count as it is shown.
pub(super) fn outcome_rows(tally: Tally) -> Vec<OutcomeRow> {
    let row = |(listed, OfOutcome { people, reasons })| OutcomeRow {
        outcome: Coded(listed),
        text: term::listed(listed).to_owned(),
        count: people,
        reasons: ranked(reasons),
    };
    tally.into_iter().map(row).collect()
}

/// Most frequent first; equal ones by their words, so that the order never depends on chance.
fn ranked(reasons: BTreeMap<String, u32>) -> Vec<ReasonCountRow> {
    let mut rows: Vec<_> = reasons.into_iter().map(|(text, count)| ReasonCountRow { text, count }).collect();
    rows.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
    rows
}
