//! `kenpo undo`: an import, or a change that was entered by hand, is taken back.

use crate::given::Db;
use crate::terminal::Terminal;
use kenpo_office::api::{CorrectUndoReq, CorrectUndone, ImportUndoReq, ImportUndone, LeftRow};
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    /// 取込の番号（latest はいちばん新しい取込）
    #[arg(long, value_name = "取込", required_unless_present = "change")]
    import: Option<String>,
    /// 訂正の番号
    #[arg(long, value_name = "番号", conflicts_with = "import")]
    change: Option<u32>,
}

/// Takes it back.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let office = terminal.open(&given.db)?;
    if let Some(change) = given.change {
        let undone = call::correct_undo(office, CorrectUndoReq { change })?;
        return terminal.show(&undone, change_text);
    }
    let undone = call::import_undo(office, ImportUndoReq { import: given.import.unwrap_or_default() })?;
    terminal.show(&undone, text)
}

/// What was taken back of one change.
fn change_text(reply: &CorrectUndone) -> String {
    let done = if reply.changed { "元に戻しました" } else { "元に戻すものはありませんでした" };
    let mut lines = vec![format!("{}の訂正（番号 {}）：{done}", reply.insured, reply.change)];
    lines.extend(reply.left.iter().map(left));
    lines.join("\n")
}

/// What was taken back.
fn text(reply: &ImportUndone) -> String {
    let mut lines = vec![format!(
        "取込を取り消しました：登録の取消 {}人、元に戻した人 {}人、そのままの人 {}人",
        reply.voided, reply.changed, reply.left
    )];
    lines.extend(reply.rows.iter().map(left));
    if reply.rows.len() < reply.left as usize {
        lines.push(format!("　ほか {}人", reply.left as usize - reply.rows.len()));
    }
    lines.join("\n")
}

/// One person of whom something stays.
fn left(row: &LeftRow) -> String {
    let items = if row.items.is_empty() { String::new() } else { format!("（{}）", row.items.join("、")) };
    format!("　{} {}：{}{items}", row.insured, row.name, row.text)
}
