//! The only file that writes to the terminal, but for the prompt of a password (`secret`). Data goes to standard output, everything said
//! about it to standard error. Texts come from files: whatever nobody sees in them is marked here, so that none of them can make a line,
//! turn the writing, or move the cursor.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the terminal is this program's screen")]

use kenpo_domain::gate::{Contract, Out, Screen};
use kenpo_domain::unseen::{is_unseen, marked};
use kenpo_office::api::FaultRes;
use kenpo_office::office::Progress;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::io::{self, IsTerminal, Write};
use std::panic::Location;

pub fn reply<T: Serialize + DeserializeOwned>(json: bool, reply: &Out<Screen, T>, text: fn(&T) -> String) {
    if json {
        envelope(&serde_json::json!({ "ok": true, "data": reply.get() }));
    } else {
        // Marked before it is drawn: afterwards a line break of a name and one between two lines are the same.
        let seen = serde_json::to_value(reply.get()).map(with_marks).and_then(serde_json::from_value::<T>);
        line(&seen.map_or_else(|_| marked(&text(reply.get())).into_owned(), |reply| text(&reply)));
    }
}

/// A reply with a mark in the place of each character that nobody sees.
fn with_marks(reply: Value) -> Value {
    match reply {
        Value::String(text) => Value::String(marked(&text).into_owned()),
        Value::Array(parts) => parts.into_iter().map(with_marks).collect(),
        Value::Object(fields) => fields.into_iter().map(|(key, value)| (key, with_marks(value))).collect(),
        other => other,
    }
}

/// A fault: on standard output for scripts, on standard error for people.
pub fn fault(json: bool, fault: &Out<Screen, FaultRes>) {
    let fault = fault.get();
    if json {
        envelope(&serde_json::json!({ "ok": false, "fault": fault }));
    } else {
        eprintln!("{}\n{}", marked(&fault.what), marked(&fault.next));
        if let Some(incident) = &fault.incident {
            eprintln!("受付番号 {incident}");
        }
    }
}

/// What a person should know beside the reply.
pub fn notes(lines: &Out<Screen, Vec<String>>) {
    for note in lines.get() {
        eprintln!("{}", marked(note));
    }
}

/// One answer of `decide`.
pub fn decided(line: Out<Contract, String>) -> io::Result<()> {
    writeln!(io::stdout().lock(), "{}", escaped(&line.into_inner()))
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

fn envelope(value: &Value) {
    line(&escaped(&value.to_string()));
}

/// The same JSON with what nobody sees as `\u202e`: it stands in strings alone, and the data stays exact.
fn escaped(json: &str) -> String {
    let mut seen = String::with_capacity(json.len());
    for c in json.chars() {
        if is_unseen(c) {
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| seen.push_str(&format!("\\u{unit:04x}")));
        } else {
            seen.push(c);
        }
    }
    seen
}

/// A reader that closed the pipe (`kenpo people | head`) is not an error.
fn line(text: &str) {
    let _ = writeln!(io::stdout().lock(), "{text}");
}
