//! `kenpo print`: the originals of a batch, each once, and the manifest.

use crate::given::{Db, OfBatch};
use crate::terminal::{Terminal, path_text};
use crate::text;
use kenpo_office::api::{BatchPrintDone, BatchPrintReq};
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    #[command(flatten)]
    batch: OfBatch,
    /// 書き出すフォルダー
    #[arg(long, value_name = "フォルダー")]
    out: PathBuf,
    /// 1通だけ書き出すときの整理番号
    #[arg(long, value_name = "整理番号")]
    serial: Option<String>,
}

/// Writes them.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let office = terminal.open(&given.db)?;
    let request = BatchPrintReq { batch: given.batch.batch, folder: path_text(&given.out), serial: given.serial };
    let done = call::batch_print(office, request)?;
    terminal.show(&done, printed)
}

/// What was written.
fn printed(reply: &BatchPrintDone) -> String {
    let mut lines = vec![format!("{}通の原本を書き出しました。", reply.printed)];
    lines.extend(reply.files.iter().map(|file| format!("　{file}")));
    lines.push(format!("　{}", reply.manifest));
    lines.extend(text::withdrawn(&reply.withdrawn));
    lines.extend(text::stopped(&reply.stopped));
    lines.join("\n")
}
