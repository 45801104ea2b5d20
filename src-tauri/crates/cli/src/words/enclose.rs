//! `kenpo enclose`: the printed pieces of a batch are in their envelopes.

use crate::given::{Db, OfBatch};
use crate::terminal::Terminal;
use crate::text;
use kenpo_office::api::BatchEncloseReq;
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    #[command(flatten)]
    batch: OfBatch,
}

/// Moves them.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let office = terminal.open(&given.db)?;
    let moved = call::batch_enclose(office, BatchEncloseReq { batch: given.batch.batch })?;
    terminal.show(&moved, text::moved)
}
