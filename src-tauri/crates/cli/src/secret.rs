//! Where a password comes from: the environment, standard input, or a person at the terminal. Never an argument, which others could read.

use kenpo_office::fault::{Fault, FaultCode};
use std::io::{self, BufRead, IsTerminal};

/// The next line of standard input where that is asked for, else `KENPO_PASSWORD`, else what a person types at a prompt.
pub fn password(from_stdin: bool) -> io::Result<String> {
    if from_stdin {
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line)?;
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    match std::env::var("KENPO_PASSWORD") {
        Ok(password) => Ok(password),
        Err(_) => rpassword::prompt_password("パスワード: "),
    }
}

/// A new password: the next line of standard input where the one that opens is read from there, else `KENPO_NEW_PASSWORD`, else what a person
/// types twice. `None` where the two differ.
pub fn new_password(from_stdin: bool) -> io::Result<Option<String>> {
    if from_stdin {
        return password(true).map(Some);
    }
    if let Ok(password) = std::env::var("KENPO_NEW_PASSWORD") {
        return Ok(Some(password));
    }
    let first = rpassword::prompt_password("新しいパスワード: ")?;
    let again = rpassword::prompt_password("新しいパスワード（もう一度）: ")?;
    Ok((first == again).then_some(first))
}

/// Does what needs a file with the password from `KENPO_FILE_PASSWORD`, where that is set; where the file turns out to be protected and
/// nothing is set, once more with what a person types at a prompt.
pub fn for_file<T>(mut work: impl FnMut(Option<String>) -> Result<T, Fault>) -> Result<T, Fault> {
    let given = std::env::var("KENPO_FILE_PASSWORD").ok();
    let asks = given.is_none() && io::stdin().is_terminal();
    match work(given) {
        Err(fault) if fault.code == FaultCode::FilePassword && asks => {
            let typed = rpassword::prompt_password("ファイルのパスワード: ").map_err(|_| fault)?;
            work(Some(typed))
        }
        done => done,
    }
}
