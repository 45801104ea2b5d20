//! `kenpo columns`: how the columns of a roster are understood.

use crate::given::{Db, OfColumns};
use crate::secret;
use crate::terminal::{Terminal, path_text};
use kenpo_office::api::{ColumnRow, ImportColumns, ImportColumnsReq};
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use std::path::PathBuf;
use std::process::ExitCode;

/// What is given to it.
#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    /// 名簿のファイル
    #[arg(value_name = "ファイル")]
    file: PathBuf,
    #[command(flatten)]
    columns: OfColumns,
}

/// Shows them.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let office = terminal.open(&given.db)?;
    let columns = secret::for_file(|password| {
        let request = ImportColumnsReq { path: path_text(&given.file), columns: given.columns.said(), password };
        call::import_columns(office, request)
    })?;
    terminal.show(&columns, text)
}

fn text(reply: &ImportColumns) -> String {
    let sheet = reply.sheet.as_deref().map(|sheet| format!("シート「{sheet}」")).unwrap_or_default();
    let mut lines = vec![format!("{sheet}　列 {}", reply.columns.len())];
    lines.extend(reply.columns.iter().map(line));
    if !reply.missing.is_empty() {
        lines.push(format!("足りない項目：{}", reply.missing.join("・")));
    }
    lines.join("\n")
}

fn line(column: &ColumnRow) -> String {
    let meaning = column.meaning.map(|coded| format!("{} {}", coded.code(), column.meaning_text)).unwrap_or_default();
    let dash = if meaning.is_empty() { "" } else { "　" };
    format!("{}　「{}」　{meaning}{dash}{}", column.letters, column.heading, column.reason_text)
}
