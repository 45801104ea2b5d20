//! Arguments that several words take, with their Japanese help.

use clap::Args;
use std::path::PathBuf;

/// Which database.
#[derive(Args)]
pub struct Db {
    /// データベースのファイル（.kenpo）
    #[arg(long, value_name = "ファイル")]
    pub db: PathBuf,
}

/// For which day.
#[derive(Args)]
pub struct AsOf {
    /// 判定日（例 2026-11-30。省略すると今日）
    #[arg(long, value_name = "日付")]
    pub as_of: Option<String>,
}

/// Which batch.
#[derive(Args)]
pub struct OfBatch {
    /// バッチの番号（省略すると最新）
    #[arg(long, value_name = "番号", default_value = "latest", hide_default_value = true)]
    pub batch: String,
}

/// Which page of a list.
#[derive(Args)]
pub struct Page {
    /// ページ
    #[arg(long, value_name = "頁", default_value_t = 1, hide_default_value = true)]
    pub page: u32,
}

/// Who.
#[derive(Args)]
pub struct Who {
    /// 記号-番号-枝番
    #[arg(value_name = "記号-番号-枝番")]
    pub person: String,
}

/// Which piece.
#[derive(Args)]
pub struct OfPiece {
    /// 整理番号
    #[arg(value_name = "整理番号")]
    pub serial: String,
}
