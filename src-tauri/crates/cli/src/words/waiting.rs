//! `kenpo waiting`: what waits for a second person.

use crate::given::{Db, Page};
use crate::terminal::Terminal;
use crate::text;
use kenpo_office::api::{WaitingPage, WaitingReq, WaitingRow};
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    #[command(flatten)]
    page: Page,
}

/// Shows it.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let page = call::waiting(terminal.open(&given.db)?, WaitingReq { page: given.page.page })?;
    terminal.show(&page, page_text)
}

fn page_text(reply: &WaitingPage) -> String {
    let mut lines: Vec<String> = reply.proposals.iter().map(line).collect();
    lines.push(text::pages(reply.total, "件", reply.page, reply.per_page));
    lines.join("\n")
}

fn line(row: &WaitingRow) -> String {
    let digits = row.fingerprint.as_ref().map(|digits| format!("\t指紋 {digits}")).unwrap_or_default();
    let mine = if row.mine { "\t自分の提案" } else { "" };
    format!("{}\t{}\t{} {}{digits}{mine}", row.id, row.what, row.at_text, row.by)
}
