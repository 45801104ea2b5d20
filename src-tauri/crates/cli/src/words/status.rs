//! `kenpo status`: how the database stands.

use crate::given::Db;
use crate::terminal::Terminal;
use crate::text;
use kenpo_office::api::StatusReq;
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
}

/// Shows it.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let office = terminal.open(&given.db)?;
    let status = call::status(office, StatusReq {})?;
    terminal.show(&status, text::status)
}
