//! `kenpo policy set`: another policy.

use crate::given::Db;
use crate::terminal::{Terminal, read_text};
use clap::{Args, Subcommand};
use kenpo_office::api::{PolicySetReq, PolicySetRes};
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Args)]
pub struct Given {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// 別の交付方針にする（ほかの人の承認がいる）
    Set(Set),
}

#[derive(Args)]
struct Set {
    /// 交付方針のファイル（TOML）
    #[arg(value_name = "ファイル")]
    file: PathBuf,
    #[command(flatten)]
    db: Db,
}

/// Puts it in force, or proposes that.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let What::Set(Set { file, db }) = given.what;
    let policy = read_text(&file)?;
    let asked = call::policy_set(terminal.open(&db)?, PolicySetReq { policy })?;
    terminal.show(&asked, asked_text)
}

fn asked_text(reply: &PolicySetRes) -> String {
    match &reply.proposal {
        Some(id) => format!("提案しました（番号 {id}）。ほかの人が承認すると、この交付方針になります。"),
        None => "交付方針を変えました。".to_owned(),
    }
}
