//! The words, one file each: what is given to it, and what it does with that. Which words there are, their help and the commands
//! that they run stand in the command table; a word that the table has and this folder has not, or the other way round, does not compile.
//!
//! A word calls functions of the table, one after another, and shows their replies. Nothing is decided here.

mod accept_older;
mod audit;
mod batch;
mod clear;
mod columns;
mod confirm;
mod correct;
mod decide;
mod decline;
mod desk;
mod enclose;
mod import;
mod imports;
mod init;
mod issue;
mod people;
mod person;
mod plan;
mod policy;
mod post;
mod print;
mod protect;
mod pull_out;
mod r#return;
mod returns;
mod row;
mod spoil;
mod status;
mod summary;
mod template;
mod undo;
mod unprotect;
mod user;
mod waiting;

use crate::terminal::Terminal;
use clap::{ArgMatches, Args, Command, FromArgMatches};
use kenpo_office::fault::Fault;
use kenpo_office::table::Word;
use std::process::ExitCode;

/// A word that was read: what it does with what was given to it.
pub type Run = Box<dyn FnOnce(&mut Terminal) -> Result<ExitCode, Fault>>;

macro_rules! words {
    ($($word:ident in $file:ident,)*) => {
        /// Every word, in the order of the help.
        pub const ALL: &[Word] = &[$(Word::$word),*];

        /// Puts what can be given to a word under it.
        pub fn arguments(word: Word, command: Command) -> Command {
            match word { $(Word::$word => $file::Given::augment_args(command),)* }
        }

        pub fn read(word: Word, given: &ArgMatches) -> Result<Run, clap::Error> {
            match word {
                $(Word::$word => {
                    let given = $file::Given::from_arg_matches(given)?;
                    Ok(Box::new(move |terminal| $file::run(given, terminal)))
                })*
            }
        }
    };
}

words! {
    Init in init,
    Columns in columns,
    Import in import,
    Imports in imports,
    Row in row,
    Correct in correct,
    Undo in undo,
    Desk in desk,
    Template in template,
    Decide in decide,
    Plan in plan,
    Issue in issue,
    Print in print,
    Enclose in enclose,
    Post in post,
    PullOut in pull_out,
    Spoil in spoil,
    Return in r#return,
    Returns in returns,
    Clear in clear,
    People in people,
    Person in person,
    Protect in protect,
    Unprotect in unprotect,
    User in user,
    Audit in audit,
    AcceptOlder in accept_older,
    Waiting in waiting,
    Confirm in confirm,
    Decline in decline,
    Policy in policy,
    Batch in batch,
    Status in status,
    Summary in summary,
}
