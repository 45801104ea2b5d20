//! Times the product against named peers in the same run, and says how much memory each took. Ratios count; seconds are this machine's.
//!
//! Every measurement is a process of its own, so that one peak does not hide another, and the two of a contest take turns.
//! Must never be a test: a busy machine is no defect.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "telling figures is all it does")]

mod import;
mod krilla_peer;
mod measure;
mod notices;
mod roster;

use measure::{Measured, Outcome};
use notices::NOTICES;
use roster::ROWS;
use std::path::Path;
use std::process::ExitCode;

/// Each of a contest runs so often; the median counts.
const ROUNDS: usize = 5;

/// One side of a contest: what it is called, and what it does with the roster.
struct Side {
    name: &'static str,
    job: &'static str,
    work: fn(&Path) -> Outcome,
}

/// Us against a peer.
struct Contest {
    title: String,
    about: &'static str,
    /// What each side says that it made.
    unit: &'static str,
    ours: Side,
    peer: Side,
}

fn contests() -> [Contest; 2] {
    [
        Contest {
            title: format!("import of {ROWS} messy rows (.xlsx)"),
            about: roster::ABOUT,
            unit: "made",
            ours: Side {
                name: "kenpo (people): read, check, propose, write with journal and audit",
                job: "import",
                work: import::ours,
            },
            peer: Side {
                name: "calamine (cells): the bare read of the same file",
                job: "read",
                work: import::calamine,
            },
        },
        Contest {
            title: format!("{NOTICES} notices (A4) from frames to one PDF file"),
            about: notices::ABOUT,
            unit: "bytes",
            ours: Side { name: "kenpo (printpdf, lopdf)", job: "notices", work: notices::ours },
            peer: Side { name: "krilla, the same frames", job: "krilla", work: notices::krilla },
        },
    ]
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => all(),
        ["one", job, roster] => one(job, Path::new(roster)),
        _ => Err("bench takes nothing".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

type Done = Result<(), Box<dyn std::error::Error>>;

/// Holds every contest and prints its figures.
fn all() -> Done {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("roster.xlsx");
    measure::keep(&file, &roster::messy(ROWS)?)?;
    for contest in contests() {
        println!("\n{}\n  {}", contest.title, contest.about);
        let (mut ours, mut peer) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            ours.push(measure::apart(contest.ours.job, &file)?);
            peer.push(measure::apart(contest.peer.job, &file)?);
        }
        let (ours, peer) = (Measured::median(ours), Measured::median(peer));
        println!("  {:>8}  {:>8}  {:>8}  {:>9}", "seconds", "peak MB", "taken MB", contest.unit);
        for (side, measured) in [(&contest.ours, &ours), (&contest.peer, &peer)] {
            println!("  {measured}  {}", side.name);
        }
        println!(
            "  ratio {:.2} in time, {:.2} in memory taken (median of {ROUNDS})",
            ours.time_to(&peer),
            ours.memory_to(&peer)
        );
    }
    Ok(())
}

/// One measurement, in a process of its own.
fn one(job: &str, roster: &Path) -> Done {
    let sides = contests().into_iter().flat_map(|contest| [contest.ours, contest.peer]);
    let side = sides.into_iter().find(|side| side.job == job).ok_or("no such job")?;
    println!("{}", (side.work)(roster)?.line());
    Ok(())
}
