//! The only file that writes to the terminal, but for the prompt of a password (`secret`). Data goes to standard output, everything said
//! about it to standard error.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the terminal is this program's screen")]

use kenpo_domain::gate::{Contract, Out, Screen};
use kenpo_office::api::FaultRes;
use kenpo_office::office::Progress;
use serde::Serialize;
use std::io::{self, IsTerminal, Write};
use std::panic::Location;

pub fn reply<T: Serialize>(json: bool, reply: &Out<Screen, T>, text: fn(&T) -> String) {
    if json {
        envelope(&serde_json::json!({ "ok": true, "data": reply.get() }));
    } else {
        line(&text(reply.get()));
    }
}

/// A fault: on standard output for scripts, on standard error for people.
pub fn fault(json: bool, fault: &Out<Screen, FaultRes>) {
    let fault = fault.get();
    if json {
        envelope(&serde_json::json!({ "ok": false, "fault": fault }));
    } else {
        eprintln!("{}\n{}", fault.what, fault.next);
        if let Some(incident) = &fault.incident {
            eprintln!("受付番号 {incident}");
        }
    }
}

/// One answer of `decide`.
pub fn decided(line: Out<Contract, String>) -> io::Result<()> {
    writeln!(io::stdout().lock(), "{}", line.into_inner())
}

/// Help, version, and what was wrong with the words of the command line.
pub fn usage(text: &str, is_error: bool) {
    if is_error { eprintln!("{text}") } else { line(text) }
}

/// How far long work has come, where a person watches.
pub fn progress(progress: Progress) {
    let mut err = io::stderr();
    if err.is_terminal() {
        let total = progress.total.map(|total| format!(" / {total}")).unwrap_or_default();
        // A progress line that cannot be written is no reason to stop the work.
        let _ = write!(err, "\r{} {}{total}   ", progress.label, progress.done);
        let _ = err.flush();
    }
}

/// Where a panic happened, and nothing else: its own text can quote what was being read.
pub fn panicked(place: Option<&Location<'_>>) {
    if let Some(place) = place {
        eprintln!("panic at {}:{}", place.file(), place.line());
    }
}

fn envelope(value: &serde_json::Value) {
    line(&value.to_string());
}

/// A reader that closed the pipe (`kenpo people | head`) is not an error.
fn line(text: &str) {
    let _ = writeln!(io::stdout().lock(), "{text}");
}
