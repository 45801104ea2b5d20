//! Findings that did not pass the gate are not written.

use kenpo_office::out::FindingsFile;

fn main() {
    let files: Vec<FindingsFile> = Vec::new();
    let _ = kenpo_office::out::findings(std::path::Path::new("findings.json"), &files);
}
