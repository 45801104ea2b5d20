//! `kenpo accept-older`: a database that is older than was known is taken as it is, by two people.

use crate::given::Db;
use crate::terminal::Terminal;
use kenpo_office::api::{AcceptOlderReq, AcceptedOlder};
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    /// 使い続ける理由（提案する）
    #[arg(long, value_name = "文", required_unless_present = "confirm", conflicts_with = "confirm")]
    reason: Option<String>,
    /// ほかの人の提案を承認する
    #[arg(long)]
    confirm: bool,
}

/// Does that.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let Given { db, reason, confirm } = given;
    let office = terminal.open_even_older(&db)?;
    let accepted = call::accept_older(office, AcceptOlderReq { reason, confirm })?;
    terminal.show(&accepted, accepted_text)
}

fn accepted_text(reply: &AcceptedOlder) -> String {
    match &reply.proposal {
        Some(id) => format!("提案しました（番号 {id}）。ほかの人が承認すると、このデータベースを使い続けられます。"),
        None => "このデータベースを使い続けます。作成済の発送物は取りやめ、整理番号とバッチの番号は先に進めました。"
            .to_owned(),
    }
}
