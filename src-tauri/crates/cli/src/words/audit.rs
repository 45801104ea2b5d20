//! `kenpo audit`: who did what, whether the trail holds, and where it has come to.

use crate::choice::{help, named, one_of};
use crate::given::{Db, Page};
use crate::terminal::Terminal;
use crate::{emit, text};
use clap::{Args, Subcommand};
use kenpo_domain::act::Act;
use kenpo_office::api::*;
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use kenpo_office::words::act;
use std::process::ExitCode;

#[derive(Args)]
pub struct Given {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// 記録の一覧（新しい順）
    List(Box<List>),
    /// 記録・操作・登録のすべてを検査する。合わないものがあれば終了コード1
    Verify(Verify),
    /// 記録の現在地（番号とハッシュ）。データベースを使う人が書けない所に控えておく
    Head(Head),
}

#[derive(Args)]
struct List {
    #[command(flatten)]
    db: Db,
    /// この日から
    #[arg(long, value_name = "日付")]
    from: Option<String>,
    /// この日まで
    #[arg(long, value_name = "日付")]
    to: Option<String>,
    #[arg(long, value_name = "操作", value_parser = one_of::<Act>(), hide_possible_values = true, help = help("操作", &named(act::act), None))]
    act: Option<Act>,
    /// この利用者のもの
    #[arg(long, value_name = "名前")]
    by: Option<String>,
    /// この加入者についてのもの（記号-番号-枝番）
    #[arg(long, value_name = "加入者")]
    person: Option<String>,
    /// この語を探したもの
    #[arg(long, value_name = "語")]
    search: Option<String>,
    /// 二人でするはずのことを一人でしたものだけ
    #[arg(long)]
    single: bool,
    /// 断られたものだけ
    #[arg(long)]
    refused: bool,
    #[command(flatten)]
    page: Page,
}

#[derive(Args)]
struct Verify {
    #[command(flatten)]
    db: Db,
    /// 控えておいた現在地（番号:ハッシュ。ハッシュは先頭の20桁でもよい）
    #[arg(long = "anchor", value_name = "番号:ハッシュ")]
    anchors: Vec<String>,
    /// 写しで検査し、データベースには何も書かない（ほかの人が開いていないときに）
    #[arg(long)]
    read_only: bool,
}

#[derive(Args)]
struct Head {
    #[command(flatten)]
    db: Db,
}

/// The exit status where something does not hold.
const AMISS: u8 = 1;

/// Shows it.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    match given.what {
        What::List(list) => {
            let List { db, from, to, act, by, person, search, single, refused, page } = *list;
            let act = act.map(Coded);
            let request = AuditListReq { from, to, act, by, person, search, single, refused, page: page.page };
            let rows = call::audit_list(terminal.open(&db)?, request)?;
            terminal.show(&rows, list_text)
        }
        What::Verify(Verify { db, anchors, read_only }) => {
            let office = if read_only { terminal.open_copy(&db)? } else { terminal.open_even_older(&db)? };
            let verified = call::audit_verify(office, AuditVerifyReq { anchors })?;
            let intact = verified.get().intact;
            emit::reply(terminal.json, &verified, verified_text);
            Ok(if intact { ExitCode::SUCCESS } else { ExitCode::from(AMISS) })
        }
        What::Head(Head { db }) => {
            let head = call::audit_head(terminal.open(&db)?, AuditHeadReq {})?;
            terminal.show(&head, |head| format!("{}:{}", head.seq, head.hash))
        }
    }
}

fn list_text(reply: &AuditListRes) -> String {
    let mut lines: Vec<String> = reply.rows.iter().map(line).collect();
    lines.push(text::pages(reply.total, "件", reply.page, reply.per_page));
    lines.join("\n")
}

fn line(row: &AuditRow) -> String {
    let mut parts = vec![row.seq.to_string(), row.at_text.clone(), row.user.clone().unwrap_or_default()];
    parts.push(row.act_text.clone());
    parts.push(row.subject.clone().unwrap_or_default());
    let figures: Vec<_> = row.figures.iter().map(|figure| format!("{} {}", figure.text, figure.value)).collect();
    parts.push(figures.join("、"));
    if row.single {
        parts.push("一人で".to_owned());
    }
    parts.extend(row.refused_text.iter().map(|text| format!("断られた：{text}")));
    parts.join("\t")
}

fn verified_text(reply: &AuditVerified) -> String {
    if reply.intact {
        return format!("記録 {}件のすべてが合っています。", reply.rows);
    }
    let problem = |found: &AuditProblem| {
        let seq = found.seq.map(|seq| format!("記録 {seq}　")).unwrap_or_default();
        let table = found.table.as_ref().map(|table| format!("（{table}）")).unwrap_or_default();
        format!("{seq}{}{table}　{}件", found.text, found.count)
    };
    let mut lines: Vec<String> = reply.problems.iter().map(problem).collect();
    lines.push(format!("記録 {}件のうちに、合わないものがあります。", reply.rows));
    lines.join("\n")
}
