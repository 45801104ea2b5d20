//! The log: when, incident number, command, fault code. No person, no path, no text of anybody; commands that concern protection
//! are written as the class they share with others, so that the log does not tell that there was one.

use crate::fault::Fault;
use kenpo_domain::code::Code;
use kenpo_domain::gate::{Log, Out, plain};
use kenpo_domain::instant::Instant;
use kenpo_domain::plain_parts;

plain_parts! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct LogLine {
        /// When.
        pub instant: Instant,
        /// The number that the person was told.
        pub incident: u32,
        /// The command, or its class.
        pub command: &'static str,
        /// The fault's code.
        pub code: &'static str,
    }
}

/// A line about a fault. `command` is what the command table calls it here.
pub(crate) fn line(instant: Instant, incident: u32, command: &'static str, fault: &Fault) -> Out<Log, LogLine> {
    plain(LogLine { instant, incident, command, code: fault.code.code() }, Log)
}
