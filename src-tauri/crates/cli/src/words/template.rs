//! `kenpo template`: a blank roster for a sender to fill in.

use crate::given::Db;
use crate::terminal::{Terminal, path_text};
use kenpo_office::api::{FileWritten, TemplateReq};
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    /// 書き出すファイル（.xlsx）
    #[arg(value_name = "ファイル")]
    file: PathBuf,
}

/// Writes it.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let office = terminal.open(&given.db)?;
    let written = call::template(office, TemplateReq { path: path_text(&given.file) })?;
    terminal.show(&written, written_to)
}

/// Where it lies.
fn written_to(reply: &FileWritten) -> String {
    format!("書き出しました：{}", reply.path)
}
