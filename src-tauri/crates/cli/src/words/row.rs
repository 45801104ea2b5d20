//! `kenpo row`: a row of an import that did not go in is corrected and taken, or said not to be needed.

use super::import::{imported, preview};
use super::imports::held_text;
use crate::given::{AsOf, Db};
use crate::terminal::Terminal;
use kenpo_domain::code::Code;
use kenpo_domain::entry::Entry;
use kenpo_domain::held_row::item_of_entry;
use kenpo_domain::meaning::Meaning;
use kenpo_office::api::{Coded, HeldItemSaid, ImportApplyReq, RowDropReq, RowPreviewReq};
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use kenpo_office::words::{column, entry};
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    /// 取込の番号（latest はいちばん新しい取込）
    #[arg(value_name = "取込")]
    import: String,
    /// 名簿の行の番号
    #[arg(value_name = "行", required_unless_present = "all")]
    row: Option<u32>,
    /// 直す内容（繰り返せます。項目は kenpo imports --import に出る名前か記号）。直すものがなければ「--set ''」とします
    #[arg(long, value_name = "項目=値", value_parser = set, required_unless_present = "drop")]
    set: Vec<Option<HeldItemSaid>>,
    /// この行は不要とする
    #[arg(long, conflicts_with = "set")]
    drop: bool,
    /// その取込の、保留中の行のすべて
    #[arg(long, requires = "drop", conflicts_with = "row")]
    all: bool,
    /// 不要とする理由
    #[arg(long, value_name = "理由", requires = "drop")]
    reason: Option<String>,
    #[command(flatten)]
    as_of: AsOf,
    /// 確認だけして、何も書き込まない
    #[arg(long, conflicts_with = "drop")]
    dry_run: bool,
}

/// `birth=1980-04-01`, 生年月日=1980-04-01; nothing where the row is right as it stands.
fn set(text: &str) -> Result<Option<HeldItemSaid>, &'static str> {
    if text.is_empty() {
        return Ok(None);
    }
    let (item, value) = text.split_once('=').ok_or("no item with a value")?;
    let meaning = Meaning::ALL.iter().copied().find(|known| known.code() == item || column::meaning(*known) == item);
    let of_entry = || Entry::ALL.iter().copied().find(|known| known.code() == item || entry::entry(*known) == item);
    let meaning = meaning.or_else(|| item_of_entry(of_entry()?)).ok_or("no item of a row")?;
    Ok(Some(HeldItemSaid { item: Coded(meaning), text: value.to_owned() }))
}

/// Shows what the row would do, and takes it unless `--dry-run` is given; or notes that it is not needed.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let Given { db, import, row, set, drop, all: _, reason, as_of, dry_run } = given;
    terminal.open(&db)?;
    if drop {
        let held = call::row_drop(&mut terminal.office, RowDropReq { import, row, reason })?;
        return terminal.show(&held, held_text);
    }
    let row = row.unwrap_or_default();
    let as_of = terminal.day(as_of)?;
    let set = set.into_iter().flatten().collect();
    let shown = call::row_preview(&mut terminal.office, RowPreviewReq { import, row, set, as_of })?;
    let seen = terminal.show(&shown, preview)?;
    if dry_run {
        return Ok(seen);
    }
    let (number, renamed) = {
        let reply = shown.get();
        // Whoever takes this one row by its number has looked at its name.
        (reply.preview, reply.renames.iter().map(|row| row.insured.clone()).collect())
    };
    let done = call::import_apply(&mut terminal.office, ImportApplyReq { preview: number, reason: None, renamed })?;
    terminal.show(&done, imported)
}
