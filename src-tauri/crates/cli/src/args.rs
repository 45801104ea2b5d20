//! The command line: names, arguments and their Japanese help. What a command does is in the command table of `office`.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use kenpo_domain::code::Code;
use kenpo_domain::decision::Run;
use kenpo_domain::listed::Listed;
use kenpo_domain::piece::{ReturnReason, ReturnVia};
use kenpo_office::words::term;
use std::path::PathBuf;

const TEMPLATE: &str = "{about-with-newline}\n使い方: {usage}\n\n{all-args}{after-help}";

/// けんぽデスク：資格確認書・資格情報のお知らせの作成と管理
#[derive(Parser)]
#[command(
    name = "kenpo",
    version,
    help_template = TEMPLATE,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    subcommand_help_heading = "操作",
    subcommand_value_name = "操作",
    next_help_heading = "指定",
    override_usage = "kenpo <操作> [指定]",
    after_help = "パスワードは環境変数 KENPO_PASSWORD、--password-stdin、または画面での入力で渡します。\n終了コードは docs/formats/command-line.md にあります。"
)]
pub struct Cli {
    /// 使い方を表示する
    #[arg(short, long, global = true, action = clap::ArgAction::Help)]
    help: Option<bool>,
    /// 版を表示する
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    version: Option<bool>,
    /// 結果を JSON で出す
    #[arg(long, global = true)]
    pub json: bool,
    /// パスワードを標準入力の1行目から読む
    #[arg(long, global = true)]
    pub password_stdin: bool,
    #[command(subcommand)]
    pub command: Command,
}

impl Cli {
    /// The words of this process. clap's own English in the help of the commands gives way to Japanese.
    pub fn read() -> Result<Self, clap::Error> {
        let command = Self::command().mut_subcommands(|command| {
            let usage = command.clone().bin_name(format!("kenpo {}", command.get_name())).render_usage().to_string();
            let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS]", "[指定]");
            command.override_usage(usage).mut_args(|arg| arg.help_heading("指定"))
        });
        Self::from_arg_matches(&command.try_get_matches()?)
    }
}

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

#[derive(Subcommand)]
#[command(help_template = TEMPLATE)]
pub enum Command {
    /// 暗号化されたデータベースを新しく作る
    #[command(help_template = TEMPLATE)]
    Init {
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
    },
    /// 名簿や利用登録状況の一覧を取り込む
    #[command(help_template = TEMPLATE)]
    Import {
        #[command(flatten)]
        db: Db,
        /// 取り込むファイル（.xlsx .xls .csv）
        #[arg(required = true, value_name = "ファイル")]
        files: Vec<PathBuf>,
        #[command(flatten)]
        as_of: AsOf,
        /// 確認だけして、何も書き込まない
        #[arg(long)]
        dry_run: bool,
        /// 確認事項をこのファイルに書き出す
        #[arg(long, value_name = "ファイル")]
        findings: Option<PathBuf>,
    },
    /// 標準入力の事実（JSON Lines）から交付を判定する
    #[command(help_template = TEMPLATE)]
    Decide {
        /// 交付方針のファイル（TOML）
        #[arg(long, value_name = "ファイル")]
        policy: PathBuf,
        /// 判定日（例 2026-11-30）
        #[arg(long, value_name = "日付")]
        as_of: String,
        #[arg(long, value_name = "種類", help = help("判定の種類", &codes::<Run>(), Some(Run::Regular.code())), value_parser = one_of::<Run>(), hide_possible_values = true, default_value = Run::Regular.code(), hide_default_value = true)]
        run: Run,
    },
    /// 全員を判定して、件数と理由を示す（何も書き込まない）
    #[command(help_template = TEMPLATE)]
    Plan {
        #[command(flatten)]
        db: Db,
        #[command(flatten)]
        as_of: AsOf,
        #[arg(long, value_name = "結果", help = help("この結果の人だけを示す", &named(term::listed), None), value_parser = one_of::<Listed>(), hide_possible_values = true)]
        outcome: Option<Listed>,
        /// ページ
        #[arg(long, value_name = "頁", default_value_t = 1, hide_default_value = true)]
        page: u32,
    },
    /// 発送バッチを作り、整理番号を割り当てる
    #[command(help_template = TEMPLATE)]
    Issue {
        #[command(flatten)]
        db: Db,
        #[command(flatten)]
        as_of: AsOf,
        /// 確認した通数。違えば作らない（省略すると今の対象の通数）
        #[arg(long, value_name = "通数")]
        expect: Option<u32>,
    },
    /// バッチの原本（PDF）と一覧（manifest.json）を書き出す
    #[command(help_template = TEMPLATE)]
    Print {
        #[command(flatten)]
        db: Db,
        /// バッチの番号（省略すると最新）
        #[arg(long, value_name = "番号", default_value = "latest", hide_default_value = true)]
        batch: String,
        /// 書き出すフォルダー
        #[arg(long, value_name = "フォルダー")]
        out: PathBuf,
    },
    /// 印刷済みの分を封入済みにする
    #[command(help_template = TEMPLATE)]
    Enclose {
        #[command(flatten)]
        db: Db,
        /// バッチの番号（省略すると最新）
        #[arg(long, value_name = "番号", default_value = "latest", hide_default_value = true)]
        batch: String,
    },
    /// 封入済みの分を発送済みにする
    #[command(help_template = TEMPLATE)]
    Post {
        #[command(flatten)]
        db: Db,
        /// バッチの番号（省略すると最新）
        #[arg(long, value_name = "番号", default_value = "latest", hide_default_value = true)]
        batch: String,
    },
    /// 書損にして、新しい整理番号で作り直す
    #[command(help_template = TEMPLATE)]
    Spoil {
        #[command(flatten)]
        db: Db,
        /// 整理番号
        #[arg(value_name = "整理番号")]
        serial: String,
    },
    /// 返戻を登録する
    #[command(name = "return", help_template = TEMPLATE)]
    ComeBack {
        #[command(flatten)]
        db: Db,
        /// 整理番号（バーコードの10桁）
        #[arg(value_name = "整理番号")]
        serial: String,
        #[arg(long, value_name = "コード", help = help("理由", &named::<ReturnReason>(term::return_reason), None))]
        reason: String,
        #[arg(long, value_name = "戻り方", help = help("戻り方", &named(term::via), Some(ReturnVia::Post.code())), value_parser = one_of::<ReturnVia>(), hide_possible_values = true, default_value = ReturnVia::Post.code(), hide_default_value = true)]
        via: ReturnVia,
    },
    /// 返戻の一覧を示す
    #[command(help_template = TEMPLATE)]
    Returns {
        #[command(flatten)]
        db: Db,
    },
    /// 返戻の調査を終え、送付の保留を解く
    #[command(help_template = TEMPLATE)]
    Clear {
        #[command(flatten)]
        db: Db,
        /// 整理番号
        #[arg(value_name = "整理番号")]
        serial: String,
    },
    /// 加入者を探す（カナ・漢字・番号）
    #[command(help_template = TEMPLATE)]
    People {
        #[command(flatten)]
        db: Db,
        /// 探す語
        #[arg(default_value = "", hide_default_value = true, value_name = "語")]
        query: String,
        /// 住所の一部
        #[arg(long, value_name = "住所", default_value = "", hide_default_value = true)]
        address: String,
        /// ページ
        #[arg(long, value_name = "頁", default_value_t = 1, hide_default_value = true)]
        page: u32,
    },
    /// 一人の登録内容・判定・発送の経過を示す
    #[command(help_template = TEMPLATE)]
    Person {
        #[command(flatten)]
        db: Db,
        /// 記号-番号-枝番
        #[arg(value_name = "記号-番号-枝番")]
        person: String,
        #[command(flatten)]
        as_of: AsOf,
    },
    /// 不開示の申出を登録する
    #[command(help_template = TEMPLATE)]
    Protect {
        #[command(flatten)]
        db: Db,
        /// 記号-番号-枝番
        #[arg(value_name = "記号-番号-枝番")]
        person: String,
    },
    /// 不開示の申出の取下げを登録する
    #[command(help_template = TEMPLATE)]
    Unprotect {
        #[command(flatten)]
        db: Db,
        /// 記号-番号-枝番
        #[arg(value_name = "記号-番号-枝番")]
        person: String,
    },
    /// バッチの一覧、または一つのバッチの発送物を示す
    #[command(help_template = TEMPLATE)]
    Batch {
        #[command(flatten)]
        db: Db,
        /// バッチの番号（latest で最新。省略すると一覧）
        #[arg(value_name = "番号")]
        batch: Option<String>,
        /// ページ
        #[arg(long, value_name = "頁", default_value_t = 1, hide_default_value = true)]
        page: u32,
    },
    /// データベースの状況を示す
    #[command(help_template = TEMPLATE)]
    Status {
        #[command(flatten)]
        db: Db,
    },
    /// 一日の作業のまとめを示す
    #[command(help_template = TEMPLATE)]
    Summary {
        #[command(flatten)]
        db: Db,
        #[command(flatten)]
        as_of: AsOf,
        /// このファイルにも書き出す
        #[arg(long, value_name = "ファイル")]
        out: Option<PathBuf>,
    },
}

/// Reads one of the codes of a closed list.
fn one_of<T: Code + Send + Sync>() -> impl TypedValueParser<Value = T> {
    let codes = PossibleValuesParser::new(T::ALL.iter().map(|value| value.code()));
    codes.try_map(|code| T::from_code(&code).ok_or("no code of the list"))
}

/// The codes of a list.
fn codes<T: Code>() -> Vec<String> {
    T::ALL.iter().map(|value| value.code().to_owned()).collect()
}

/// The codes of a list, each with its words.
fn named<T: Code>(words: fn(T) -> &'static str) -> Vec<String> {
    T::ALL.iter().map(|value| format!("{} {}", value.code(), words(*value))).collect()
}

/// What an argument is, what it may be, and what it is where it is left out.
fn help(what: &str, values: &[String], left_out: Option<&str>) -> String {
    let left_out = left_out.map(|code| format!("。省略すると {code}")).unwrap_or_default();
    format!("{what}（{}{left_out}）", values.join("、"))
}
