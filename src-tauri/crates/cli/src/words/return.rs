//! `kenpo return`: a piece came back.

use crate::given::Db;
use crate::terminal::Terminal;
use crate::text;
use kenpo_office::api::PieceReturnReq;
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use std::process::ExitCode;

/// What is given to it.
#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    /// 整理番号（バーコードの10桁）
    #[arg(value_name = "整理番号")]
    serial: String,
    /// 理由（01 あて所に尋ねあたらず、02 あて名不完全、03 転居先不明、04 受取拒絶、05 保管期間経過、06 死亡、07 退職・所属不明、08 転送不要、99 その他）
    #[arg(long, value_name = "コード")]
    reason: String,
    /// 戻り方（post 郵便、employer 事業所。省略すると post）
    #[arg(long, value_name = "戻り方", value_parser = ["post", "employer"], hide_possible_values = true, default_value = "post", hide_default_value = true)]
    via: String,
}

/// Enters it, and shows what is to be looked into.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let Given { db, serial, reason, via } = given;
    let office = terminal.open(&db)?;
    let open = call::piece_return(office, PieceReturnReq { serial, reason, via })?;
    terminal.show(&open, text::returns)
}
