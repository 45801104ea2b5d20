//! Where a password comes from: the environment, standard input, or a person at the terminal. Never an argument, which others could read.

use std::io::{self, BufRead};

/// The first line of standard input where that is asked for, else `KENPO_PASSWORD`, else what a person types at a prompt.
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
