//! `kenpo people`: searching people.

use crate::given::{Db, Page};
use crate::terminal::Terminal;
use crate::text;
use kenpo_office::api::{PeoplePage, PeopleReq};
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    /// 探す語
    #[arg(default_value = "", hide_default_value = true, value_name = "語")]
    query: String,
    /// 住所の一部
    #[arg(long, value_name = "住所", default_value = "", hide_default_value = true)]
    address: String,
    #[command(flatten)]
    page: Page,
}

/// Shows a page of them.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let Given { db, query, address, page } = given;
    let office = terminal.open(&db)?;
    let found = call::people(office, PeopleReq { query, address, page: page.page })?;
    terminal.show(&found, people)
}

fn people(reply: &PeoplePage) -> String {
    let mut lines: Vec<String> = reply
        .rows
        .iter()
        .map(|row| format!("{}\t{}\t{}\t{}\t{}", row.insured, row.name, row.kana, row.birth_text, row.relation_text))
        .collect();
    lines.push(text::pages(reply.total, "人", reply.page, reply.per_page));
    if reply.more {
        lines.push(format!(
            "当てはまる方が{}人より多いため、そこまでを表示しています。探す語を長くすると絞れます。",
            reply.total
        ));
    }
    lines.join("\n")
}
