//! `kenpo decide`: facts in, decisions out. Pure: needs no database and no password.

use crate::choice::{codes, help, one_of};
use crate::emit;
use crate::terminal::{Terminal, read_text};
use kenpo_domain::code::Code;
use kenpo_domain::decision::Run;
use kenpo_office::fault::{Fault, FaultCode, Param};
use kenpo_office::{decide_lines, wire};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    /// 交付方針のファイル（TOML）
    #[arg(long, value_name = "ファイル")]
    policy: PathBuf,
    /// 判定日（例 2026-11-30）
    #[arg(long, value_name = "日付")]
    as_of: String,
    #[arg(long, value_name = "種類", help = help("判定の種類", &codes::<Run>(), Some(Run::Regular.code())), value_parser = one_of::<Run>(), hide_possible_values = true, default_value = Run::Regular.code(), hide_default_value = true)]
    run: Run,
}

/// Answers line after line; ends with 1 when one of them could not be decided.
pub fn run(given: Given, _: &mut Terminal) -> Result<ExitCode, Fault> {
    let policy = wire::policy::parse(&read_text(&given.policy)?)
        .map_err(|error| Fault::about(FaultCode::PolicyBad, Param::Policy(error)))?;
    let day = kenpo_office::office::day(&given.as_of)?;
    let any_error =
        decide_lines::decide_lines(&policy, day, given.run, &mut std::io::stdin().lock(), &mut emit::decided)
            .map_err(|_| Fault::new(FaultCode::DiskRefused))?;
    Ok(if any_error { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
