//! `kenpo person`: one person's page.

use crate::given::{AsOf, Db, Who};
use crate::terminal::Terminal;
use crate::text;
use kenpo_office::api::{PersonDetail, PersonReq};
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use std::process::ExitCode;

/// What is given to it.
#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    #[command(flatten)]
    who: Who,
    #[command(flatten)]
    as_of: AsOf,
}

/// Shows it.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    terminal.open(&given.db)?;
    let as_of = terminal.day(given.as_of)?;
    let found = call::person(&mut terminal.office, PersonReq { person: given.who.person, as_of })?;
    terminal.show(&found, person)
}

/// One person.
fn person(reply: &PersonDetail) -> String {
    let row = &reply.person;
    let mut lines = vec![
        format!("{}　{}（{}）", row.insured, row.name, row.kana),
        format!("{}生まれ　{}　{}　{}資格取得", row.birth_text, row.sex_text, row.relation_text, row.acquired_text),
    ];
    lines.extend(row.employer.as_ref().map(|employer| format!("事業所 {employer}")));
    lines.extend(
        row.address.as_ref().map(|address| format!("〒{} {address}", row.postal.as_deref().unwrap_or("　　　　"))),
    );
    lines.push(format!("判定：{}", text::decision_words(&reply.decision)));
    lines.extend(reply.pieces.iter().map(text::piece));
    lines.extend(reply.events.iter().map(|event| format!("　{}　{}　{}", event.at_text, event.serial, event.text)));
    lines.join("\n")
}
