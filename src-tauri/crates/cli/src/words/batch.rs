//! `kenpo batch`: all batches, or one with a page of its pieces.

use crate::given::{Db, Page};
use crate::terminal::Terminal;
use crate::text;
use kenpo_office::api::{BatchDetail, BatchReq, BatchesReq, BatchesRes};
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    /// バッチの番号（latest で最新。省略すると一覧）
    #[arg(value_name = "番号")]
    batch: Option<String>,
    #[command(flatten)]
    page: Page,
}

/// Shows it.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let office = terminal.open(&given.db)?;
    match given.batch {
        None => {
            let all = call::batches(office, BatchesReq {})?;
            terminal.show(&all, batches)
        }
        Some(batch) => {
            let one = call::batch(office, BatchReq { batch, page: given.page.page })?;
            terminal.show(&one, detail)
        }
    }
}

fn batches(reply: &BatchesRes) -> String {
    match reply.rows.as_slice() {
        [] => "バッチはありません。".to_owned(),
        rows => rows.iter().map(text::batch_line).collect::<Vec<_>>().join("\n"),
    }
}

fn detail(reply: &BatchDetail) -> String {
    let mut lines = vec![text::batch_line(&reply.batch)];
    lines.extend(reply.pieces.iter().map(text::piece));
    lines.push(text::pages(reply.total, "通", reply.page, reply.per_page));
    lines.join("\n")
}
