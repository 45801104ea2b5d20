//! `kenpo spoil`: a piece came out unusable, and is made anew.

use crate::given::{Db, OfPiece};
use crate::terminal::Terminal;
use kenpo_office::api::{PieceSpoilReq, PieceSpoiled};
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

/// Enters it.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let office = terminal.open(&given.db)?;
    let done = call::piece_spoil(office, PieceSpoilReq { serial: given.piece.serial })?;
    terminal.show(&done, spoiled)
}

fn spoiled(reply: &PieceSpoiled) -> String {
    match &reply.replacement {
        Some(serial) => format!("{} を書損にしました。新しい整理番号は {serial} です。", reply.spoiled),
        None => format!("{} を書損にしました。この方に今送れる書類はないため、代わりは作っていません。", reply.spoiled),
    }
}
