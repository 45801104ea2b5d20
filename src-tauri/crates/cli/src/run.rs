//! One command from arguments to reply: the same functions that the window calls, one after another.

use crate::args::{AsOf, Cli, Command, Db};
use crate::{emit, secret, text};
use kenpo_domain::decision::Run;
use kenpo_domain::gate::{Findings, Out};
use kenpo_office::api::*;
use kenpo_office::fault::{Fault, FaultCode};
use kenpo_office::office::Office;
use kenpo_office::out::{self, FindingsFile};
use kenpo_office::table::call;
use kenpo_office::{decide_lines, wire};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The name of the command, for the log.
pub fn name(command: &Command) -> &'static str {
    match command {
        Command::Init { .. } => "init",
        Command::Import { .. } => "import_apply",
        Command::Decide { .. } => "decide",
        Command::Plan { .. } => "plan",
        Command::Issue { .. } => "batch_make",
        Command::Print { .. } => "batch_print",
        Command::Enclose { .. } => "batch_enclose",
        Command::Post { .. } => "batch_post",
        Command::Spoil { .. } => "piece_spoil",
        Command::ComeBack { .. } => "piece_return",
        Command::Returns { .. } => "returns",
        Command::Clear { .. } => "return_clear",
        Command::People { .. } => "people",
        Command::Person { .. } => "person",
        Command::Protect { .. } => "protect",
        Command::Unprotect { .. } => "unprotect",
        Command::Batch { .. } => "batch",
        Command::Status { .. } => "status",
        Command::Summary { .. } => "summary",
    }
}

/// Whether a person can stop it half-way; the others are short, and Ctrl-C ends them as any program.
pub fn can_stop(command: &Command) -> bool {
    matches!(command, Command::Import { .. } | Command::Issue { .. } | Command::Print { .. })
}

/// Runs a command and shows its reply.
pub fn run(office: &mut Office, cli: Cli) -> Result<ExitCode, Fault> {
    let Cli { json, password_stdin, command, .. } = cli;
    let open = |office: &mut Office, db: &Db| unlock(office, db, password_stdin);
    match command {
        Command::Init {
            db,
            name,
            insurer,
            policy,
            office: office_no,
            symbol_width,
            number_width,
            branch_width,
            postal_width,
        } => {
            let request = InitReq {
                path: path_text(&db.db),
                password: password(password_stdin)?,
                name,
                insurer_number: insurer,
                office_no,
                policy: read_text(&policy)?,
                symbol_width,
                number_width,
                branch_width,
                postal_width,
            };
            emit::reply(json, &call::init(office, request)?, text::status);
        }
        Command::Import { db, files, as_of, dry_run, findings } => {
            open(office, &db)?;
            let as_of = day(office, as_of)?;
            findings.as_deref().map_or(Ok(()), out::free)?;
            let mut found = Vec::new();
            let done = import(office, json, &files, &as_of, dry_run, &mut found);
            // What was found in the files before a bad one is theirs: they went in.
            if let Some(path) = findings {
                out::findings(&path, &Out::all(found))?;
            }
            done?;
        }
        Command::Decide { policy, as_of, run } => return decide(&policy, &as_of, run),
        Command::Plan { db, as_of, outcome, page } => {
            open(office, &db)?;
            let as_of = day(office, as_of)?;
            let outcome = outcome.map(Coded);
            emit::reply(json, &call::plan(office, PlanReq { as_of, outcome, page })?, text::plan);
        }
        Command::Issue { db, as_of, expect } => {
            open(office, &db)?;
            let as_of = day(office, as_of)?;
            let expected = match expect {
                Some(expected) => expected,
                None => {
                    let request = PlanReq { as_of: as_of.clone(), outcome: None, page: 1 };
                    call::plan(office, request)?.get().pieces
                }
            };
            emit::reply(json, &call::batch_make(office, BatchMakeReq { as_of, expected })?, text::made);
        }
        Command::Print { db, batch, out } => {
            open(office, &db)?;
            let request = BatchPrintReq { batch, folder: path_text(&out) };
            emit::reply(json, &call::batch_print(office, request)?, text::printed);
        }
        Command::Enclose { db, batch } => {
            open(office, &db)?;
            emit::reply(json, &call::batch_enclose(office, BatchEncloseReq { batch })?, text::moved);
        }
        Command::Post { db, batch } => {
            open(office, &db)?;
            emit::reply(json, &call::batch_post(office, BatchPostReq { batch })?, text::moved);
        }
        Command::Spoil { db, serial } => {
            open(office, &db)?;
            emit::reply(json, &call::piece_spoil(office, PieceSpoilReq { serial })?, text::spoiled);
        }
        Command::ComeBack { db, serial, reason, via } => {
            open(office, &db)?;
            let request = PieceReturnReq { serial, reason, via: Coded(via) };
            emit::reply(json, &call::piece_return(office, request)?, text::returns);
        }
        Command::Returns { db } => {
            open(office, &db)?;
            emit::reply(json, &call::returns(office, ReturnsReq {})?, text::returns);
        }
        Command::Clear { db, serial } => {
            open(office, &db)?;
            emit::reply(json, &call::return_clear(office, ReturnClearReq { serial })?, text::returns);
        }
        Command::People { db, query, address, page } => {
            open(office, &db)?;
            emit::reply(json, &call::people(office, PeopleReq { query, address, page })?, text::people);
        }
        Command::Person { db, person, as_of } => {
            open(office, &db)?;
            let as_of = day(office, as_of)?;
            emit::reply(json, &call::person(office, PersonReq { person, as_of })?, text::person);
        }
        Command::Protect { db, person } => {
            open(office, &db)?;
            emit::reply(json, &call::protect(office, ProtectReq { insured: person })?, text::accepted);
        }
        Command::Unprotect { db, person } => {
            open(office, &db)?;
            emit::reply(json, &call::unprotect(office, UnprotectReq { insured: person })?, text::accepted);
        }
        Command::Batch { db, batch, page } => {
            open(office, &db)?;
            match batch {
                None => emit::reply(json, &call::batches(office, BatchesReq {})?, text::batches),
                Some(batch) => emit::reply(json, &call::batch(office, BatchReq { batch, page })?, text::batch),
            }
        }
        Command::Status { db } => {
            open(office, &db)?;
            emit::reply(json, &call::status(office, StatusReq {})?, text::status);
        }
        Command::Summary { db, as_of, out: file } => {
            open(office, &db)?;
            let as_of = day(office, as_of)?;
            file.as_deref().map_or(Ok(()), out::free)?;
            let summary = call::summary(office, SummaryReq { as_of })?;
            emit::reply(json, &summary, text::summary);
            if let Some(path) = file {
                out::summary(&path, &summary.map(|summary| summary.lines))?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// File after file, each in a transaction of its own; stops at the first that cannot be read.
fn import(
    office: &mut Office,
    json: bool,
    files: &[PathBuf],
    as_of: &str,
    dry_run: bool,
    found: &mut Vec<Out<Findings, FindingsFile>>,
) -> Result<(), Fault> {
    for file in files {
        let request = ImportPreviewReq { path: path_text(file), as_of: as_of.to_owned() };
        let preview = call::import_preview(office, request)?;
        let number = preview.get().preview;
        emit::reply(json, &preview, text::preview);
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let findings = office.findings_file(number, name)?;
        if dry_run {
            let _status = call::import_discard(office, ImportDiscardReq { preview: number })?;
        } else {
            emit::reply(json, &call::import_apply(office, ImportApplyReq { preview: number })?, text::imported);
        }
        found.push(findings);
    }
    Ok(())
}

/// Pure: needs no database and no password.
fn decide(policy: &Path, as_of: &str, run: Run) -> Result<ExitCode, Fault> {
    let policy = wire::policy::parse(&read_text(policy)?)
        .map_err(|error| Fault::caller(FaultCode::PolicyBad, error.to_string()))?;
    let day = kenpo_office::office::day(as_of)?;
    let any_error = decide_lines::decide_lines(&policy, day, run, &mut std::io::stdin().lock(), &mut emit::decided)
        .map_err(|_| Fault::new(FaultCode::DiskRefused))?;
    Ok(if any_error { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn unlock(office: &mut Office, db: &Db, password_stdin: bool) -> Result<(), Fault> {
    let request = UnlockReq { path: path_text(&db.db), password: password(password_stdin)? };
    call::unlock(office, request).map(|_| ())
}

fn password(from_stdin: bool) -> Result<String, Fault> {
    secret::password(from_stdin).map_err(|_| Fault::new(FaultCode::WrongPassword))
}

/// The day that was given, or today.
fn day(office: &mut Office, as_of: AsOf) -> Result<String, Fault> {
    match as_of.as_of {
        Some(day) => Ok(day),
        None => Ok(call::status(office, StatusReq {})?.get().today.clone()),
    }
}

fn path_text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn read_text(path: &Path) -> Result<String, Fault> {
    std::fs::read_to_string(path).map_err(|_| Fault::caller(FaultCode::FileUnreadable, path_text(path)))
}
