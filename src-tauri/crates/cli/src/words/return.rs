//! `kenpo return`: a piece came back.

use crate::choice::{help, named, one_of};
use crate::given::Db;
use crate::terminal::Terminal;
use crate::text;
use kenpo_domain::code::Code;
use kenpo_domain::piece::{ReturnReason, ReturnVia};
use kenpo_office::api::{Coded, PieceReturnReq};
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use kenpo_office::words::term;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    /// 整理番号（バーコードの10桁）
    #[arg(value_name = "整理番号")]
    serial: String,
    #[arg(long, value_name = "コード", help = help("理由", &named::<ReturnReason>(term::return_reason), None))]
    reason: String,
    #[arg(long, value_name = "戻り方", help = help("戻り方", &named(term::via), Some(ReturnVia::Post.code())), value_parser = one_of::<ReturnVia>(), hide_possible_values = true, default_value = ReturnVia::Post.code(), hide_default_value = true)]
    via: ReturnVia,
}

/// Enters it, and shows what is to be looked into.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let Given { db, serial, reason, via } = given;
    let office = terminal.open(&db)?;
    let open = call::piece_return(office, PieceReturnReq { serial, reason, via: Coded(via) })?;
    terminal.show(&open, text::returns)
}
