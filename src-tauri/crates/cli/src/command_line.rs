//! The command line as a whole: what can be given with every word, and the words of the command table below it.

use crate::words::{self, Run};
use clap::{CommandFactory, FromArgMatches, Parser};
use kenpo_office::table::Word;

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
    subcommand_required = true,
    arg_required_else_help = true,
    subcommand_help_heading = "操作",
    subcommand_value_name = "操作",
    next_help_heading = "指定",
    override_usage = "kenpo <操作> [指定]",
    after_help = "パスワードは環境変数 KENPO_PASSWORD、--password-stdin、または画面での入力で渡します。\n利用者が何人もいるときは、--user か環境変数 KENPO_USER で名前を示します。\n保護されたExcelファイルのパスワードは環境変数 KENPO_FILE_PASSWORD、または画面での入力で渡します。\n終了コードは docs/formats/command-line.md にあります。"
)]
pub struct Always {
    /// 使い方を表示する
    #[arg(short, long, global = true, action = clap::ArgAction::Help)]
    help: Option<bool>,
    /// 版を表示する
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    version: Option<bool>,
    /// 結果を JSON で出す
    #[arg(long, global = true)]
    pub json: bool,
    /// パスワードを標準入力の1行目から読む（新しいパスワードは2行目から）
    #[arg(long, global = true)]
    pub password_stdin: bool,
}

/// What was typed.
pub struct CommandLine {
    /// What goes with every word.
    pub always: Always,
    pub word: Word,
    /// What it does with what was given to it.
    pub run: Run,
}

impl CommandLine {
    /// Reads what this process was given. Help and version are errors to clap, too.
    pub fn read() -> Result<Self, clap::Error> {
        let mut command = Always::command().subcommands(words::ALL.iter().map(|word| subcommand(*word)));
        let matches = command.try_get_matches_from_mut(std::env::args_os())?;
        let given = matches.subcommand().and_then(|(text, given)| {
            let word = words::ALL.iter().find(|word| word.text() == text)?;
            Some((*word, given))
        });
        // The parser has asked for a word already.
        let (word, given) = given.ok_or_else(|| command.error(clap::error::ErrorKind::MissingSubcommand, ""))?;
        Ok(Self { always: Always::from_arg_matches(&matches)?, word, run: words::read(word, given)? })
    }
}

/// A word with its arguments.
fn subcommand(word: Word) -> clap::Command {
    let command = words::arguments(word, clap::Command::new(word.text())).about(word.help());
    in_japanese(command, &format!("kenpo {}", word.text()))
}

/// clap's own English in the help gives way to Japanese, that of the words within a word too. `typed`: the words up to this one.
fn in_japanese(command: clap::Command, typed: &str) -> clap::Command {
    let command = command.help_template(TEMPLATE).subcommand_help_heading("操作").subcommand_value_name("操作");
    let usage = command.clone().bin_name(typed.to_owned()).render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS]", "[指定]");
    let command = command.override_usage(usage).mut_args(|arg| arg.help_heading("指定"));
    command.mut_subcommands(|within| {
        let typed = format!("{typed} {}", within.get_name());
        in_japanese(within, &typed)
    })
}
