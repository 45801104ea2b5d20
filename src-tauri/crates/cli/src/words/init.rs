//! `kenpo init`: a new society's database.

use crate::given::Db;
use crate::terminal::{Terminal, path_text, read_text};
use crate::text;
use kenpo_office::api::InitReq;
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    /// 保険者名称
    #[arg(long, value_name = "名称")]
    name: String,
    /// 保険者番号（8桁）
    #[arg(long, value_name = "番号")]
    insurer: String,
    /// 交付方針のファイル（TOML）
    #[arg(long, value_name = "ファイル")]
    policy: PathBuf,
    /// 支部番号（1〜99）
    #[arg(long, value_name = "番号", default_value_t = 1, hide_default_value = true)]
    office: u8,
    /// 記号の桁数
    #[arg(long, value_name = "桁")]
    symbol_width: Option<u8>,
    /// 番号の桁数
    #[arg(long, value_name = "桁")]
    number_width: Option<u8>,
    /// 枝番の桁数
    #[arg(long, value_name = "桁")]
    branch_width: Option<u8>,
    /// 郵便番号の桁数
    #[arg(long, value_name = "桁")]
    postal_width: Option<u8>,
}

/// Makes it, and shows its status.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    let request = InitReq {
        path: path_text(&given.db.db),
        user: given.db.user(),
        password: terminal.password()?,
        name: given.name,
        insurer_number: given.insurer,
        office_no: given.office,
        policy: read_text(&given.policy)?,
        symbol_width: given.symbol_width,
        number_width: given.number_width,
        branch_width: given.branch_width,
        postal_width: given.postal_width,
    };
    let made = call::init(&mut terminal.office, request)?;
    terminal.show(&made, text::status)
}
