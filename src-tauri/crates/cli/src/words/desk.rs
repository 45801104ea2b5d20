//! `kenpo desk tray`: of whom contact or employer waits; `--let-in` lets it in.

use crate::given::{Db, Page};
use crate::terminal::Terminal;
use crate::text;
use clap::{Args, Subcommand};
use kenpo_office::api::{DeskLetInDone, DeskLetInReq, DeskTray, DeskTrayReq};
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use std::process::ExitCode;

#[derive(Args)]
pub struct Given {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// 登録待ちの連絡先・事業所
    Tray(Tray),
}

#[derive(Args)]
struct Tray {
    #[command(flatten)]
    db: Db,
    /// 待っているものをまとめて登録する
    #[arg(long)]
    let_in: bool,
    #[command(flatten)]
    page: Page,
}

/// Shows it, or lets it in.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let What::Tray(Tray { db, let_in, page }) = given.what;
    let office = terminal.open(&db)?;
    if let_in {
        let done = call::desk_let_in(office, DeskLetInReq {})?;
        return terminal.show(&done, after);
    }
    let tray = call::desk_tray(office, DeskTrayReq { page: page.page })?;
    terminal.show(&tray, tray_text)
}

fn tray_text(reply: &DeskTray) -> String {
    let mut lines: Vec<String> = reply.rows.iter().map(|row| format!("{} {}", row.insured, row.name)).collect();
    lines.push(text::pages(reply.total, "人", reply.page, reply.per_page));
    lines.join("\n")
}

fn after(reply: &DeskLetInDone) -> String {
    format!("連絡先・事業所を登録しました {}人、引き続き待つ人 {}人", reply.let_in, reply.waiting)
}
