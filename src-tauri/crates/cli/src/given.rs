//! Arguments that several words take, with their Japanese help.

use crate::choice::{help, named, one_of};
use clap::Args;
use kenpo_domain::code::Code;
use kenpo_domain::finding::Letters;
use kenpo_domain::meaning::Meaning;
use kenpo_domain::said::{ColumnChoice, DriftAnswer, Everyone, HiddenCells};
use kenpo_domain::widths::WidthPart;
use kenpo_office::api::{Coded, ColumnSaid, FileSaid, WidthSaid};
use kenpo_office::words::column::{drift_answer, everyone, hidden_cells};
use kenpo_office::words::width::width_part;
use std::path::PathBuf;

/// Which database.
#[derive(Args)]
pub struct Db {
    /// データベースのファイル（.kenpo）
    #[arg(long, value_name = "ファイル")]
    pub db: PathBuf,
    /// 利用者の名前（環境変数 KENPO_USER でも。1人だけなら省略できる）
    #[arg(long, value_name = "名前")]
    user: Option<String>,
}

impl Db {
    /// Who opens it, where that is said.
    pub fn user(&self) -> Option<String> {
        self.user.clone().or_else(|| std::env::var("KENPO_USER").ok().filter(|user| !user.is_empty()))
    }
}

/// For which day.
#[derive(Args, Clone)]
pub struct AsOf {
    /// 判定日（例 2026-11-30。省略すると今日）
    #[arg(long, value_name = "日付")]
    pub as_of: Option<String>,
}

/// How a roster is to be read.
#[derive(Args)]
pub struct OfFile {
    /// 取り込む表（シートの名前。1つのシートに表が複数あるときは シート!A5 のように見出しの左上のセルまで）
    #[arg(long, value_name = "表")]
    table: Option<String>,
    #[arg(long, value_name = "扱い", value_parser = one_of::<HiddenCells>(), hide_possible_values = true, help = help("隠れた行・列の扱い", &named(hidden_cells), None))]
    hidden: Option<HiddenCells>,
    #[arg(long, value_name = "だれ", value_parser = one_of::<Everyone>(), hide_possible_values = true, help = help("枝番の列も続柄の列もない名簿の人がだれか", &named(everyone), None))]
    everyone: Option<Everyone>,
    /// 列の割り当て（例 sex=F。使わない列は none=F。項目の一覧は docs/formats/command-line.md）
    #[arg(long = "column", value_name = "項目=列", value_parser = column)]
    columns: Vec<ColumnChoice>,
    /// 続柄・性別・発行要否のコードの意味（例 "1=本人 2=妻"。空にすると、送り主の前回の意味を使わない）
    #[arg(long, value_name = "意味")]
    codes: Option<String>,
    #[arg(long = "width", value_name = "項目=桁", value_parser = width, help = help("数値のセルで0の消えた番号の桁数（例 number=7。取り込むと組合の桁数になる）。項目", &named(width_part), None))]
    widths: Vec<WidthSaid>,
    /// 送り主（名簿の送付元。事業所や支部の名前など、40文字まで）。前回と同じ見出しなら、前回と同じ読み方をする
    #[arg(long, value_name = "名前")]
    sender: Option<String>,
    #[arg(long, value_name = "扱い", value_parser = one_of::<DriftAnswer>(), hide_possible_values = true, help = help("送り主の見出しが前回から変わったときの扱い", &named(drift_answer), None))]
    drift: Option<DriftAnswer>,
}

impl OfFile {
    /// As a command is asked. `password`: that of the file.
    pub fn said(&self, password: Option<String>) -> FileSaid {
        let column = |choice: &ColumnChoice| ColumnSaid {
            letters: choice.column.to_string(),
            meaning: choice.meaning.map(Coded),
        };
        FileSaid {
            table: self.table.clone(),
            hidden: self.hidden.map(Coded),
            everyone: self.everyone.map(Coded),
            sender: self.sender.clone(),
            drift: self.drift.map(Coded),
            password,
            columns: self.columns.iter().map(column).collect(),
            codes: self.codes.clone(),
            widths: self.widths.clone(),
        }
    }
}

/// `sex=F`; `none=F` for a column that is not needed.
fn column(text: &str) -> Result<ColumnChoice, &'static str> {
    let read = || {
        let (item, letters) = text.split_once('=')?;
        let meaning = if item == "none" { None } else { Some(Meaning::from_code(item)?) };
        Some(ColumnChoice { column: Letters::parse(letters)?, meaning })
    };
    read().ok_or("no item of the list, or no column")
}

/// `number=7`.
fn width(text: &str) -> Result<WidthSaid, &'static str> {
    let read = || {
        let (part, digits) = text.split_once('=')?;
        Some(WidthSaid { part: Coded(WidthPart::from_code(part)?), digits: digits.parse().ok()? })
    };
    read().ok_or("no part of the list, or no number of digits")
}

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

#[derive(Args)]
pub struct Who {
    /// 記号-番号-枝番
    #[arg(value_name = "記号-番号-枝番")]
    pub person: String,
}

#[derive(Args)]
pub struct OfPiece {
    /// 整理番号
    #[arg(value_name = "整理番号")]
    pub serial: String,
}
