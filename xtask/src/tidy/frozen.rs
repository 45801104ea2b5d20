//! Steps of the schema that databases were made with stay as they are: their hashes stand beside them.

use super::{File, Found};
use sha2::{Digest, Sha256};

/// Where the steps and their list stand.
const STEPS: &str = "src-tauri/crates/store/migrations/";
const LIST: &str = "src-tauri/crates/store/migrations/frozen.txt";

/// One step that is closed.
struct Frozen<'a> {
    line: usize,
    hash: &'a str,
    name: &'a str,
}

/// Steps that are not as their hash says, lines of the list that name none, and a list that is gone.
pub fn frozen(tree: &[File]) -> Vec<Found> {
    if !tree.iter().any(|file| file.path.starts_with(STEPS)) {
        return Vec::new();
    }
    let Some(list) = tree.iter().find(|file| file.path == LIST) else {
        return vec![Found {
            path: LIST.to_owned(),
            line: 1,
            what: "the list of closed steps is gone; put it back".to_owned(),
        }];
    };
    lines(list).filter_map(|step| wrong(&step, list, tree)).collect()
}

fn lines(list: &File) -> impl Iterator<Item = Frozen<'_>> {
    let lines = list.text.lines().zip(1..).filter(|(line, _)| !line.starts_with('#') && !line.is_empty());
    lines.map(|(text, line)| {
        let (hash, name) = text.split_once("  ").unwrap_or((text, ""));
        Frozen { line, hash, name }
    })
}

fn wrong(step: &Frozen<'_>, list: &File, tree: &[File]) -> Option<Found> {
    let Some(file) = tree.iter().find(|file| file.path.strip_prefix(STEPS) == Some(step.name)) else {
        return Some(Found::at(
            list,
            step.line,
            "a closed step is not there; put it back, databases were made with it",
        ));
    };
    let edited = "a closed step was edited; put it back as it was, and write what is to be otherwise in a new step";
    (sha256(&file.text) != step.hash).then(|| Found::at(file, 1, edited))
}

fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}
