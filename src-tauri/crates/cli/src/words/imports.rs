//! `kenpo imports`: what went in; with `--import` the rows of one import that did not; `--out` writes both as a workbook.

use crate::given::{Db, Page};
use crate::terminal::{Terminal, path_text};
use crate::text;
use kenpo_office::api::{
    FileWritten, HeldItem, HeldRowListed, ImportHeldPage, ImportHeldReq, ImportListed, ImportsExportReq, ImportsPage,
    ImportsReq,
};
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use kenpo_office::words::imports::NOT_SHOWN;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    /// 取込の番号（latest はいちばん新しい取込）。その取込の保留の行を示す
    #[arg(long, value_name = "取込")]
    import: Option<String>,
    /// 取込の履歴と保留の行を Excel（.xlsx）に書き出す
    #[arg(long, value_name = "ファイル", conflicts_with = "page")]
    out: Option<PathBuf>,
    #[command(flatten)]
    page: Page,
}

/// Shows them, or writes them.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let office = terminal.open(&given.db)?;
    let page = given.page.page;
    match (given.out, given.import) {
        (Some(path), import) => {
            let written = call::imports_export(office, ImportsExportReq { path: path_text(&path), import })?;
            terminal.show(&written, |written: &FileWritten| format!("書き出しました：{}", written.path))
        }
        (None, Some(import)) => {
            let held = call::import_held(office, ImportHeldReq { import, page })?;
            terminal.show(&held, held_text)
        }
        (None, None) => {
            let imports = call::imports(office, ImportsReq { page })?;
            terminal.show(&imports, imports_text)
        }
    }
}

fn imports_text(reply: &ImportsPage) -> String {
    let mut lines: Vec<String> = reply.rows.iter().map(line).collect();
    lines.push(text::pages(reply.total, "件", reply.page, reply.per_page));
    lines.join("\n")
}

fn line(import: &ImportListed) -> String {
    let ImportListed { made_at, kind_text, file, joined, changed, same, waiting, open, .. } = import;
    let undone = import.undone_at.as_ref().map(|at| format!("　{at} に取消")).unwrap_or_default();
    let held = if *waiting > 0 { format!("、保留 {waiting}行（保留中 {open}行）") } else { String::new() };
    format!(
        "{made_at}　{kind_text}「{file}」：新規 {joined}人、変更 {changed}人、変更なし {same}人{held}{undone}（取込 {}）",
        import.import
    )
}

/// The rows of one import that did not go in.
pub fn held_text(reply: &ImportHeldPage) -> String {
    let mut lines = vec![line(&reply.import)];
    lines.extend(reply.import.reason.iter().map(|reason| format!("　取り込んだ理由：{reason}")));
    let found = reply.import.findings.iter().map(|found| format!("　・{}（{}件）", found.text, found.count));
    lines.extend(found);
    lines.extend(reply.rows.iter().flat_map(row));
    if reply.import.open + reply.import.taken + reply.import.dropped < reply.import.waiting {
        lines.push(
            "以前の版で取り込んだ行、1行に何人もいる届書、新しい一覧で分かっている方の古い行は、ここに残りません。"
                .to_owned(),
        );
    }
    lines.push(text::pages(reply.total, "行", reply.page, reply.per_page));
    lines.join("\n")
}

fn row(row: &HeldRowListed) -> Vec<String> {
    let sheet = row.sheet.as_ref().map(|sheet| format!("シート「{sheet}」の")).unwrap_or_default();
    let insured = row.insured.as_ref().map(|insured| format!("　{insured}")).unwrap_or_default();
    let why = row.dropped_for.as_ref().map(|reason| format!("：{reason}")).unwrap_or_default();
    let by = row.dropped_by.as_ref().map(|by| format!("（{by}{why}）")).unwrap_or_default();
    let taken = row.taken_by.as_ref().map(|import| format!("（取込 {import}）")).unwrap_or_default();
    let mut lines = vec![format!("{sheet}{}行目{insured}　{}{by}{taken}", row.row, row.state_text)];
    lines.extend(row.reasons.iter().map(|reason| format!("　・{} → {}", reason.text, reason.next)));
    let says: Vec<String> = row.items.iter().filter_map(item).collect();
    if !says.is_empty() {
        lines.push(format!("　　{}", says.join("、")));
    }
    lines
}

fn item(item: &HeldItem) -> Option<String> {
    let says = item.says.as_deref().or(item.hidden.then_some(NOT_SHOWN))?;
    Some(format!("{}「{says}」", item.text))
}
