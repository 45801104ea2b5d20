//! `kenpo summary`: a day's work in words.

use crate::given::{AsOf, Db};
use crate::terminal::Terminal;
use kenpo_office::api::{SummaryReq, SummaryRes};
use kenpo_office::fault::Fault;
use kenpo_office::out;
use kenpo_office::table::call;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    #[command(flatten)]
    as_of: AsOf,
    /// このファイルにも書き出す
    #[arg(long, value_name = "ファイル")]
    out: Option<PathBuf>,
}

/// Shows it, and writes it where a file was named.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    terminal.open(&given.db)?;
    let as_of = terminal.day(given.as_of)?;
    given.out.as_deref().map_or(Ok(()), out::free)?;
    let summary = call::summary(&mut terminal.office, SummaryReq { as_of })?;
    let shown = terminal.show(&summary, lines);
    if let Some(path) = given.out {
        out::summary(&path, &summary.map(|summary| summary.lines))?;
    }
    shown
}

fn lines(reply: &SummaryRes) -> String {
    reply.lines.join("\n")
}
