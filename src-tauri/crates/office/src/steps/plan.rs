//! What is due on a day: everyone's decision, counted and listed. Writes nothing.

use crate::api::*;
use crate::fault::Fault;
use crate::office::Office;
use crate::steps::judge::{self, Answered};
use crate::steps::{Paged, count, day, page_of, show};
use crate::words::term;
use kenpo_domain::Day;
use kenpo_domain::gate::{Out, Screen, plain};
use kenpo_domain::listed::Listed;
use kenpo_domain::plain_parts;
use kenpo_domain::wareki;
use std::collections::BTreeMap;

pub(crate) fn plan(office: &mut Office, request: PlanReq) -> Result<Out<Screen, PlanPage>, Fault> {
    let as_of = day(&request.as_of)?;
    let all = judge::everyone(office, as_of)?;
    let pieces: usize = all.iter().map(|answered| answered.due().count()).sum();
    let counts = outcomes(&all);
    let wanted = request.outcome.map(|Coded(listed)| listed);
    let wanted: Vec<&Answered> =
        all.iter().filter(|answered| wanted.is_none_or(|of| answered.listed() == of)).collect();
    let (rows, paged) = page_of(wanted, request.page);
    let rows = Out::all(rows.map(show::decision));
    let figures = plain(PlanFigures { as_of, pieces: count(pieces), paged }, Screen);
    Ok(figures.zip(counts).zip(rows).map(|((figures, counts), rows)| {
        let PlanFigures { as_of, pieces, paged: Paged { total, page } } = figures;
        PlanPage {
            as_of: as_of.to_string(),
            as_of_text: wareki::long(as_of),
            counts,
            pieces,
            rows,
            total,
            page,
            per_page: PER_PAGE,
        }
    }))
}

plain_parts! {
    /// What stands over the rows.
    struct PlanFigures {
        as_of: Day,
        pieces: u32,
        paged: Paged,
    }
}

/// How often each outcome and each reason occurs.
pub(crate) fn outcomes(all: &[Answered]) -> Out<Screen, Vec<OutcomeRow>> {
    Out::all(all.iter().map(show::decision)).map(counted)
}

fn counted(rows: Vec<DecisionRow>) -> Vec<OutcomeRow> {
    let mut counted: BTreeMap<Listed, (u32, BTreeMap<String, u32>)> = BTreeMap::new();
    for row in rows {
        let entry = counted.entry(row.outcome.0).or_default();
        entry.0 += 1;
        let missing = row.missing_texts.join("・");
        let reason = match (row.reason_text.is_empty(), missing.is_empty()) {
            (true, _) => continue,
            (false, true) => row.reason_text,
            (false, false) => format!("{}（{missing}）", row.reason_text),
        };
        *entry.1.entry(reason).or_default() += 1;
    }
    counted
        .into_iter()
        .map(|(listed, (count, reasons))| OutcomeRow {
            outcome: Coded(listed),
            text: term::listed(listed).to_owned(),
            count,
            reasons: ranked(reasons),
        })
        .collect()
}

/// Most frequent first; equal ones by their words, so that the order never depends on chance.
fn ranked(reasons: BTreeMap<String, u32>) -> Vec<ReasonCountRow> {
    let mut rows: Vec<_> = reasons.into_iter().map(|(text, count)| ReasonCountRow { text, count }).collect();
    rows.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
    rows
}
