//! `cargo xtask`: the project's own commands, on Windows and Linux alike.
//!
//! Needs nothing beyond a C linker to be built, because it is what installs the rest. Knows the product by its command line and its files alone.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "telling a developer what happens is all it does")]

mod demo;
mod develop;
mod fuzz;
mod lists;
mod rules;
mod setup;
mod sh;
mod suite;
mod tidy;

use sh::Done;
use std::process::ExitCode;

/// A command: its words, what it does in both languages, and its function.
type Command = (&'static str, &'static str, &'static str, &'static str, fn(&[String]) -> Done);

const COMMANDS: [Command; 11] = [
    (
        "demo",
        "[--no-window] [--out DIR]",
        "the main job on sample rosters",
        "見本の名簿で主な仕事を一通り行う",
        demo::demo,
    ),
    ("test", "[--quick]", "every test", "すべてのテストを行う", suite::test),
    ("setup", "[--core | --test]", "install what is missing", "足りないものを入れる", setup::setup),
    ("run", "", "the window, for developing the page", "開発用にウィンドウを開く", develop::run),
    ("tidy", "", "the rules of the house", "コードの決まりを確かめる", rules::tidy),
    ("codegen", "[--check]", "the page's types from the command table", "画面の型を作り直す", develop::codegen),
    ("bench", "[--long] [NAME]...", "times against named peers", "速さを測る", develop::bench),
    ("fuzz", "[--minutes N | FILE]", "hostile rosters, made by libFuzzer", "壊れた名簿を作って読ませる", fuzz::fuzz),
    ("pictures", "", "the manual's pictures, taken anew", "手引きの画面の絵を撮り直す", suite::pictures),
    (
        "lists",
        "",
        "the look-up lists of names and postal codes, made anew",
        "氏名の読みと郵便番号の一覧を作り直す",
        lists::lists,
    ),
    (
        "db-key",
        "DIR",
        "the raw key of a demo's database, for developers",
        "開発者向け：デモのデータベースの鍵を表示する",
        demo::db_key,
    ),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = args.split_first() else {
        print!("{}", help());
        return ExitCode::SUCCESS;
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print!("{}", help());
        return ExitCode::SUCCESS;
    }
    let Some((.., command)) = COMMANDS.iter().find(|(known, ..)| known == name) else {
        eprint!("{name}?\n{}", help());
        return ExitCode::from(2);
    };
    match command(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cargo xtask {name}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn help() -> String {
    let mut out = String::from("cargo xtask COMMAND\n\n");
    for (name, words, english, japanese, _) in COMMANDS {
        out.push_str(&format!("  {:<32}{japanese} / {english}\n", format!("{name} {words}")));
    }
    out
}
