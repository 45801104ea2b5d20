//! A log line that did not pass the gate is not written.

use kenpo_office::log::LogLine;

fn main() {
    let line = LogLine { instant: String::new(), incident: 0, command: "person", code: "internal" };
    kenpo_office::out::log(std::path::Path::new("kenpo.log"), &line);
}
