//! A log line that did not pass the gate is not written.

use kenpo_domain::instant::Instant;
use kenpo_office::log::LogLine;

fn main() {
    let instant = Instant::parse("2026-11-30T00:00:00Z").unwrap();
    let line = LogLine { instant, incident: 0, command: "person", code: "internal" };
    kenpo_office::out::log(std::path::Path::new("kenpo.log"), &line);
}
