//! `kenpo correct`: what is known of people is entered by hand, shown, and written as it was shown.

use crate::choice::{help, named, one_of};
use crate::given::{AsOf, Db};
use crate::secret;
use crate::terminal::{Terminal, path_text};
use crate::text;
use kenpo_domain::code::Code;
use kenpo_domain::entry::Entry;
use kenpo_office::api::{
    Coded, CorrectApplyReq, CorrectDone, CorrectFileReq, CorrectPreview, CorrectPreviewReq, CorrectRow, CorrectedRow,
    EntrySaid, FieldRow, SourceKind, ToldBy,
};
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use kenpo_office::words::entry::{entry, source};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    /// 訂正する加入者（いくつでも。みな同じ内容になる）
    #[arg(value_name = "記号-番号-枝番", required_unless_present = "from", requires = "set")]
    people: Vec<String>,
    #[arg(long, value_name = "項目=値", value_parser = set, conflicts_with = "from", help = help("入力する内容（繰り返せます。値を空にすると記録なし）。項目", &named(entry), None))]
    set: Vec<EntrySaid>,
    /// 訂正の一覧（Excel か CSV。1行に1人、見出しは項目の日本語の名前）
    #[arg(long, value_name = "ファイル", conflicts_with = "people")]
    from: Option<PathBuf>,
    #[arg(long, value_name = "出所", value_parser = one_of::<SourceKind>(), hide_possible_values = true, help = help("何で知ったか", &named(source), None))]
    source: SourceKind,
    /// 聞いた日（例 2026-11-30）
    #[arg(long, value_name = "日付")]
    source_on: String,
    #[command(flatten)]
    as_of: AsOf,
    /// 確認だけして、何も書き込まない
    #[arg(long)]
    dry_run: bool,
}

/// `burden_percent=20`, or 負担割合=20.
fn set(text: &str) -> Result<EntrySaid, &'static str> {
    let (item, value) = text.split_once('=').ok_or("no item with a value")?;
    let by_word = || Entry::ALL.iter().copied().find(|known| entry(*known) == item);
    let field = Entry::from_code(item).or_else(by_word).ok_or("no item of the list")?;
    Ok(EntrySaid { field: Coded(field), value: value.to_owned() })
}

/// Shows what would change, and writes it unless `--dry-run` is given.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    terminal.open(&given.db)?;
    let as_of = terminal.day(given.as_of)?;
    let told = ToldBy { source: Coded(given.source), on: given.source_on };
    let shown = match given.from {
        None => {
            let request = CorrectPreviewReq { people: given.people, fields: given.set, told, as_of };
            call::correct_preview(&mut terminal.office, request)?
        }
        Some(path) => secret::for_file(|password| {
            let (path, told, as_of) = (path_text(&path), told.clone(), as_of.clone());
            call::correct_file(&mut terminal.office, CorrectFileReq { path, password, told, as_of })
        })?,
    };
    terminal.show(&shown, preview)?;
    if given.dry_run {
        return Ok(ExitCode::SUCCESS);
    }
    let done = call::correct_apply(&mut terminal.office, CorrectApplyReq { preview: shown.get().preview })?;
    terminal.show(&done, written)
}

fn preview(reply: &CorrectPreview) -> String {
    let mut lines = vec![format!("変わる人 {}人、変更なし {}人", reply.changes, reply.same)];
    lines.extend(reply.rows.iter().flat_map(person));
    lines.extend(
        (reply.rows.len() < reply.changes as usize)
            .then(|| format!("　ほか {}人", reply.changes as usize - reply.rows.len())),
    );
    lines.join("\n")
}

/// One person: what changes, and the decision before and after.
fn person(row: &CorrectRow) -> Vec<String> {
    let mut lines = vec![format!("　{}　{}", row.insured, row.name)];
    lines.extend(
        row.fields.iter().map(|FieldRow { item_text, before, after }| {
            format!("　　{item_text}：{} → {}", said(before), said(after))
        }),
    );
    lines.extend(row.waits.then(|| "　　連絡先・事業所：登録待ち（kenpo desk tray で確かめて登録します）".to_owned()));
    lines.push(format!("　　判定：{} → {}", text::decision_words(&row.before), text::decision_words(&row.after)));
    lines
}

fn said(text: &str) -> &str {
    if text.is_empty() { "（なし）" } else { text }
}

fn written(reply: &CorrectDone) -> String {
    let mut lines = vec![format!("訂正しました：{}人、登録待ち {}人", reply.changed, reply.waiting)];
    lines.extend(reply.rows.iter().map(|CorrectedRow { insured, changes }| {
        let numbers = changes.iter().map(u32::to_string).collect::<Vec<_>>().join("、");
        format!("　{insured}　訂正の番号 {numbers}")
    }));
    lines.join("\n")
}
