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

struct Command {
    /// The word that runs it.
    name: &'static str,
    /// What may follow that word.
    takes: &'static str,
    /// What it does.
    english: &'static str,
    /// The same in Japanese.
    japanese: &'static str,
    run: fn(&[String]) -> Done,
}

const COMMANDS: [Command; 11] = [
    Command {
        name: "demo",
        takes: "[--no-window] [--out DIR]",
        english: "the main job on sample rosters",
        japanese: "見本の名簿で主な仕事を一通り行う",
        run: demo::demo,
    },
    Command {
        name: "test",
        takes: "[--quick | --long [--minutes N]]",
        english: "every test",
        japanese: "すべてのテストを行う",
        run: suite::test,
    },
    Command {
        name: "setup",
        takes: "[--core | --test]",
        english: "install what is missing",
        japanese: "足りないものを入れる",
        run: setup::setup,
    },
    Command {
        name: "run",
        takes: "",
        english: "the window, for developing the page",
        japanese: "開発用にウィンドウを開く",
        run: develop::run,
    },
    Command {
        name: "tidy",
        takes: "",
        english: "the rules of the house",
        japanese: "コードの決まりを確かめる",
        run: rules::tidy,
    },
    Command {
        name: "codegen",
        takes: "[--check]",
        english: "the page's types from the command table",
        japanese: "画面の型を作り直す",
        run: develop::codegen,
    },
    Command {
        name: "bench",
        takes: "[--long] [NAME]...",
        english: "times against named peers",
        japanese: "速さを測る",
        run: develop::bench,
    },
    Command {
        name: "fuzz",
        takes: "[--minutes N | FILE]",
        english: "hostile rosters, made by libFuzzer",
        japanese: "壊れた名簿を作って読ませる",
        run: fuzz::fuzz,
    },
    Command {
        name: "pictures",
        takes: "",
        english: "the manual's pictures, taken anew",
        japanese: "手引きの画面の絵を撮り直す",
        run: suite::pictures,
    },
    Command {
        name: "lists",
        takes: "",
        english: "the look-up lists of names and postal codes, made anew",
        japanese: "氏名の読みと郵便番号の一覧を作り直す",
        run: lists::lists,
    },
    Command {
        name: "db-key",
        takes: "DIR",
        english: "the raw key of a demo's database, for developers",
        japanese: "開発者向け：デモのデータベースの鍵を表示する",
        run: demo::db_key,
    },
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
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        eprint!("{name}?\n{}", help());
        return ExitCode::from(2);
    };
    match (command.run)(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cargo xtask {name}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn help() -> String {
    let mut out = String::from("cargo xtask COMMAND\n\n");
    for Command { name, takes, english, japanese, .. } in COMMANDS {
        out.push_str(&format!("  {:<40}{japanese} / {english}\n", format!("{name} {takes}")));
    }
    out
}
