//! `kenpo columns`: how a roster is understood.

use crate::given::{Db, OfFile};
use crate::secret;
use crate::terminal::{Terminal, path_text};
use kenpo_office::api::{ColumnRow, DriftRow, ImportColumns, ImportColumnsReq, SuggestedRow, TableRow};
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    /// 名簿のファイル
    #[arg(value_name = "ファイル")]
    file: PathBuf,
    #[command(flatten)]
    of_file: OfFile,
}

/// Shows them.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let office = terminal.open(&given.db)?;
    let columns = secret::for_file(|password| {
        let said = given.of_file.said(password);
        call::import_columns(office, ImportColumnsReq { path: path_text(&given.file), said })
    })?;
    terminal.show(&columns, text)
}

fn text(reply: &ImportColumns) -> String {
    let sheet = reply.sheet.as_deref().map(|sheet| format!("シート「{sheet}」")).unwrap_or_default();
    let mut lines = Vec::new();
    if reply.tables.len() > 1 || reply.tables.iter().any(|table| table.hidden) {
        lines.push(format!("表 {}", reply.tables.len()));
        lines.extend(reply.tables.iter().map(table));
    }
    lines.extend(reply.hidden.iter().map(|hidden| format!("隠れた行・列：{}", hidden.text)));
    lines.extend(reply.drifts.iter().map(drift));
    lines.extend(reply.codes.iter().map(|codes| format!("コードの意味：{codes}")));
    lines.push(format!("{sheet}　列 {}", reply.columns.len()));
    lines.extend(reply.columns.iter().map(line));
    if !reply.missing.is_empty() {
        lines.push(format!("足りない項目：{}", reply.missing.join("・")));
    }
    lines.join("\n")
}

fn table(table: &TableRow) -> String {
    let sign = if table.chosen { "→" } else { "　" };
    let hidden = if table.hidden { "（隠れたシート）" } else { "" };
    let nobody = if table.people { "" } else { "（人の行なし）" };
    format!("{sign}{}{hidden}{nobody}", table.name)
}

fn drift(drift: &DriftRow) -> String {
    format!("前回の名簿から：{}", drift.text)
}

/// What a column could be, and how to say so.
fn suggestion(column: &ColumnRow, suggested: &SuggestedRow) -> String {
    let SuggestedRow { meaning, meaning_text, reason_text, .. } = suggested;
    format!("。{meaning_text}かもしれません：{reason_text}（--column {}={}）", meaning.code(), column.letters)
}

/// A heading in brackets, or that there is none.
pub fn heading(column: &ColumnRow) -> String {
    if column.heading.is_empty() { "（見出しなし）".to_owned() } else { format!("「{}」", column.heading) }
}

fn line(column: &ColumnRow) -> String {
    let meaning = column.meaning.map(|coded| format!("{} {}", coded.code(), column.meaning_text)).unwrap_or_default();
    let dash = if meaning.is_empty() { "" } else { "　" };
    let suggested = column.suggested.as_ref().map(|suggested| suggestion(column, suggested)).unwrap_or_default();
    format!("{}　{}　{meaning}{dash}{}{suggested}", column.letters, heading(column), column.reason_text)
}
