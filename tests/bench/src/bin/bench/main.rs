//! Times the product against named peers in the same run, and says how much memory each took. Ratios count; seconds are this machine's.
//!
//! Every measurement is a process of its own, so that one peak does not hide another, and the sides of a contest take turns.
//! Must never be a test: a busy machine is no defect.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "telling figures is all it does")]

mod args;
mod bounds;
mod contest;
mod contests;
mod jobs;
mod krilla_peer;
mod measure;
mod national_list;
mod notices;
mod office;
mod outcome;
mod peer;
mod report;
mod roster;
mod rounds;
mod searches;
mod system;
mod yard;

use contests::Heat;
use peer::Peer;
use std::process::ExitCode;
use yard::Yard;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.split_first() {
        Some((word, job)) if word == "one" => one(job),
        _ => args::heats(&args).map_err(Into::into).and_then(|heats| all(&heats)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Holds contests and prints their figures.
fn all(heats: &[Heat]) -> outcome::Result<()> {
    let cores = std::thread::available_parallelism()?;
    println!(
        "{cores} cores; the goals are for two. Seconds are this machine's, ratios count; each figure is the median of its rounds."
    );
    let peer = if heats.iter().any(|heat| heat.contest.has_peer()) { ready() } else { None };
    for of_one_size in heats.chunk_by(|one, next| one.rows == next.rows) {
        let yard = Yard::new(of_one_size[0].rows)?;
        for heat in of_one_size {
            contest::hold(*heat, &yard, peer.as_ref())?;
        }
    }
    Ok(())
}

/// The peer, or word that it is left out.
fn ready() -> Option<Peer> {
    Peer::ready().inspect_err(|why| println!("\n{why}")).ok()
}

/// One measurement, in a process of its own.
fn one(job: &[String]) -> outcome::Result<()> {
    print!("{}", jobs::run(&job.iter().map(String::as_str).collect::<Vec<_>>())?.lines());
    Ok(())
}
