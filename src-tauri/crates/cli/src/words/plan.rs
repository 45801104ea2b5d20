//! `kenpo plan`: what is due on a day, and why.

use crate::choice::{help, named, one_of};
use crate::given::{AsOf, Db, Page};
use crate::terminal::Terminal;
use crate::text;
use kenpo_domain::outcome_group::OutcomeGroup;
use kenpo_office::api::{Coded, PlanPage, PlanReq};
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use kenpo_office::words::term;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    #[command(flatten)]
    as_of: AsOf,
    #[arg(long, value_name = "結果", help = help("この結果の人だけを示す", &named(term::listed), None), value_parser = one_of::<OutcomeGroup>(), hide_possible_values = true)]
    outcome: Option<OutcomeGroup>,
    #[command(flatten)]
    page: Page,
}

/// Shows a page of it.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    terminal.open(&given.db)?;
    let as_of = terminal.day(given.as_of)?;
    let request = PlanReq { as_of, outcome: given.outcome.map(Coded), page: given.page.page };
    let reply = call::plan(&mut terminal.office, request)?;
    terminal.show(&reply, plan)
}

/// What is due.
fn plan(reply: &PlanPage) -> String {
    let mut lines = vec![format!("{}時点の判定", reply.as_of_text)];
    for outcome in &reply.counts {
        lines.push(format!("{}　{}人", outcome.text, outcome.count));
        lines.extend(outcome.reasons.iter().map(|reason| format!("　{}　{}人", reason.text, reason.count)));
    }
    lines.push(format!("いま作成できる発送物　{}通", reply.pieces));
    lines.push(String::new());
    lines.extend(reply.rows.iter().map(|row| format!("{}\t{}\t{}", row.insured, row.name, text::decision_words(row))));
    lines.push(text::pages(reply.total, "人", reply.page, reply.per_page));
    lines.join("\n")
}
