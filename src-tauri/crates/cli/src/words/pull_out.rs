//! `kenpo pull-out`: the pieces that lie in the pile and must not go out, and ticking off those that were pulled out.

use crate::given::Db;
use crate::terminal::Terminal;
use kenpo_office::api::{PullOutDoneReq, PullOutsReq, PullOutsRes};
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    /// 抜き取った書類の整理番号（省略すると一覧）
    #[arg(value_name = "整理番号", conflicts_with = "all")]
    serials: Vec<String>,
    /// 一覧の全部を抜き取り済みにする
    #[arg(long)]
    all: bool,
}

/// Lists what is to be pulled out, or ticks it off and lists the rest.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let office = terminal.open(&given.db)?;
    let waiting = call::pull_outs(office, PullOutsReq { batch: None })?;
    if !given.all && given.serials.is_empty() {
        return terminal.show(&waiting, list);
    }
    let all = || waiting.get().rows.iter().map(|row| row.serial.clone()).collect();
    let serials = if given.all { all() } else { given.serials };
    let rest = call::pull_out_done(office, PullOutDoneReq { serials })?;
    terminal.show(&rest, list)
}

fn list(reply: &PullOutsRes) -> String {
    if reply.rows.is_empty() {
        return "抜き取る書類はありません。".to_owned();
    }
    let mut lines = vec!["次の書類は抜き取り、発送しないでください。".to_owned()];
    lines.extend(reply.rows.iter().map(|row| {
        let file = row.file.as_deref().unwrap_or_default();
        let page = row.file_page.map(|page| format!("{page}ページ")).unwrap_or_default();
        format!(
            "{}\t{}\t{}\t{}\t{}\t{file}\t{page}",
            row.serial_text, row.insured, row.name, row.document_text, row.batch_number
        )
    }));
    lines.join("\n")
}
