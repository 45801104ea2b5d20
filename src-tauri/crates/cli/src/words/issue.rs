//! `kenpo issue`: a batch of all that is due on a day.

use crate::given::{AsOf, Db};
use crate::terminal::Terminal;
use crate::text;
use kenpo_office::api::{BatchDetail, BatchMakeReq};
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    #[command(flatten)]
    as_of: AsOf,
    /// 確認した通数。違えば作らない（省略すると今の対象を全部作る）
    #[arg(long, value_name = "通数")]
    expect: Option<u32>,
}

/// Makes it.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    terminal.open(&given.db)?;
    let request = BatchMakeReq { as_of: terminal.day(given.as_of)?, expected: given.expect };
    let batch = call::batch_make(&mut terminal.office, request)?;
    terminal.show(&batch, made)
}

fn made(reply: &BatchDetail) -> String {
    let mut lines = vec![format!("バッチ {} を作成しました。", reply.batch.number), text::batch_line(&reply.batch)];
    lines.extend(text::stopped(&reply.stopped));
    lines.join("\n")
}
