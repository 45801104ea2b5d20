//! `kenpo unprotect`: an 不開示 request was withdrawn. The answer is the same whatever was known before.

use crate::given::{Db, Who};
use crate::terminal::Terminal;
use crate::text;
use kenpo_office::api::UnprotectReq;
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    #[command(flatten)]
    who: Who,
}

/// Enters it.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let office = terminal.open(&given.db)?;
    let accepted = call::unprotect(office, UnprotectReq { insured: given.who.person })?;
    terminal.show(&accepted, text::accepted)
}
