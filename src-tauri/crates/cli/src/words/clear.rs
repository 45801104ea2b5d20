//! `kenpo clear`: what came back was looked into.

use crate::given::{Db, OfPiece};
use crate::terminal::Terminal;
use crate::text;
use kenpo_office::api::ReturnClearReq;
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    #[command(flatten)]
    piece: OfPiece,
}

/// Enters it, and shows what is left.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let office = terminal.open(&given.db)?;
    let open = call::return_clear(office, ReturnClearReq { serial: given.piece.serial })?;
    terminal.show(&open, text::returns)
}
