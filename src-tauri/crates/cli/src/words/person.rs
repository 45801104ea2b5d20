//! `kenpo person`: one person's page, and what became of their registration.

use crate::given::{AsOf, Db, Page, Who};
use crate::terminal::Terminal;
use crate::text;
use kenpo_domain::proposal::ProposalKind;
use kenpo_office::api::{
    FactRow, FieldRow, OperationRow, PersonDetail, PersonHistoryPage, PersonHistoryReq, PersonReq,
};
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    #[command(flatten)]
    who: Who,
    #[command(flatten)]
    as_of: AsOf,
    /// 登録の変更履歴も示す
    #[arg(long)]
    history: bool,
    #[command(flatten)]
    page: Page,
}

/// Shows it.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    terminal.open(&given.db)?;
    let as_of = terminal.day(given.as_of)?;
    let person = given.who.person;
    let found = call::person(&mut terminal.office, PersonReq { person: person.clone(), as_of })?;
    let shown = terminal.show(&found, detail)?;
    if !given.history {
        return Ok(shown);
    }
    let request = PersonHistoryReq { person, page: given.page.page };
    let found = call::person_history(&mut terminal.office, request)?;
    terminal.show(&found, history)
}

fn detail(reply: &PersonDetail) -> String {
    let row = &reply.person;
    let mut lines = vec![
        format!("{}　{}（{}）", row.insured, row.name, row.kana),
        format!("{}生まれ　{}　{}　{}資格取得", row.birth_text, row.sex_text, row.relation_text, row.acquired_text),
    ];
    lines.extend(row.employer.as_ref().map(|employer| format!("事業所 {employer}")));
    lines.extend(
        row.address.as_ref().map(|address| format!("〒{} {address}", row.postal.as_deref().unwrap_or("　　　　"))),
    );
    lines.extend(row_facts(&reply.facts));
    lines.push(format!("判定：{}", text::decision_words(&reply.decision)));
    lines.extend(reply.pieces.iter().map(text::piece));
    lines.extend(reply.events.iter().map(|event| format!("　{}　{}　{}", event.at_text, event.serial, event.text)));
    lines.join("\n")
}

/// What else is known, each with its name.
fn row_facts(facts: &[FactRow]) -> impl Iterator<Item = String> {
    facts.iter().map(|FactRow { item_text, text }| format!("{item_text}：{text}"))
}

/// What became of their registration.
fn history(reply: &PersonHistoryPage) -> String {
    let mut lines = vec!["登録の変更履歴".to_owned()];
    lines.extend(reply.rows.iter().flat_map(operation));
    lines.push(text::pages(reply.total, "件", reply.page, reply.per_page));
    lines.join("\n")
}

/// One operation: of a new registration what was registered, of a change what was there before it, too.
fn operation(row: &OperationRow) -> Vec<String> {
    let (kind, content): (_, fn(&FieldRow) -> String) = match row.kind.0 {
        ProposalKind::Join => ("新規", |field| said(&field.after).to_owned()),
        ProposalKind::Change => ("変更", |field| format!("{} → {}", said(&field.before), said(&field.after))),
    };
    let mut lines = vec![format!("　{}　{}　{}　{kind}", row.at_text, row.actor, row.text)];
    lines.extend(row.fields.iter().map(|field| format!("　　{}：{}", field.item_text, content(field))));
    lines
}

fn said(text: &str) -> &str {
    if text.is_empty() { "（なし）" } else { text }
}
