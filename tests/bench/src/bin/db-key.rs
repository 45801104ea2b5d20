//! Prints the raw key of a database as 64 hexadecimal digits, so that a developer can open it with another program.
//! Not part of the product: `kenpo` cannot do this. Asks for the password like everyone else; who it is of says `KENPO_USER`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "printing is all it does")]

use kenpo_store::{Password, Who, raw_key_hex};
use std::io::{self, BufRead, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("db-key FILE.kenpo");
        return ExitCode::from(2);
    };
    let Ok(password) = password() else {
        eprintln!("パスワードを読めませんでした。KENPO_PASSWORD で渡すか、端末で入力してください。");
        return ExitCode::from(3);
    };
    let user = std::env::var("KENPO_USER").ok().filter(|user| !user.is_empty());
    let who = Who { user: user.as_deref(), password: &Password::new(password) };
    match raw_key_hex(&path, &who) {
        Ok(key) => {
            println!("{}", key.as_str());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(3)
        }
    }
}

fn password() -> io::Result<String> {
    if let Ok(password) = std::env::var("KENPO_PASSWORD") {
        return Ok(password);
    }
    if io::stdin().is_terminal() {
        return rpassword::prompt_password("パスワード: ");
    }
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
