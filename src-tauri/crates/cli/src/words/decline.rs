//! `kenpo decline`: what another one has proposed ends.

use crate::given::Db;
use crate::terminal::Terminal;
use kenpo_office::api::{DeclineReq, ProposalDecided};
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    /// 承認待ちの番号
    #[arg(value_name = "番号")]
    id: String,
    /// 却下の理由
    #[arg(long, value_name = "文")]
    reason: String,
    #[command(flatten)]
    db: Db,
}

/// Does that.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let office = terminal.open(&given.db)?;
    let decided = call::decline(office, DeclineReq { id: given.id, reason: given.reason })?;
    terminal.show(&decided, decided_text)
}

fn decided_text(reply: &ProposalDecided) -> String {
    format!("却下しました（番号 {}）。", reply.proposal)
}
