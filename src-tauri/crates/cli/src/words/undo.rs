//! `kenpo undo`: an import is taken back.

use crate::given::Db;
use crate::terminal::Terminal;
use kenpo_office::api::{ImportUndoReq, ImportUndone};
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    /// 取込の番号（latest はいちばん新しい取込）
    #[arg(long, value_name = "取込")]
    import: String,
}

/// Takes it back.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let office = terminal.open(&given.db)?;
    let undone = call::import_undo(office, ImportUndoReq { import: given.import })?;
    terminal.show(&undone, text)
}

/// What was taken back.
fn text(reply: &ImportUndone) -> String {
    let mut lines = vec![format!(
        "取込を取り消しました：登録の取消 {}人、元に戻した人 {}人、そのままの人 {}人",
        reply.voided, reply.changed, reply.left
    )];
    for row in &reply.rows {
        let items = if row.items.is_empty() { String::new() } else { format!("（{}）", row.items.join("、")) };
        lines.push(format!("　{} {}：{}{items}", row.insured, row.name, row.text));
    }
    if reply.rows.len() < reply.left as usize {
        lines.push(format!("　ほか {}人", reply.left as usize - reply.rows.len()));
    }
    lines.join("\n")
}
