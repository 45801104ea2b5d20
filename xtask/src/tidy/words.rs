//! `docs/words.md` is the only dictionary, and it cannot rot: every code name in its tables stands in the sources.

use super::code::find;
use super::{File, Found};

const DICTIONARY: &str = "docs/words.md";

/// Every name in backticks in a table row exists; `A::B` means a `B` in the file that declares `A`.
pub fn words(tree: &[File]) -> Vec<Found> {
    let Some(dictionary) = tree.iter().find(|file| file.path == DICTIONARY) else { return Vec::new() };
    let sources: Vec<&File> =
        tree.iter().filter(|file| matches!(file.extension(), "rs" | "ts" | "tsx" | "sql")).collect();
    let mut found = Vec::new();
    for (number, line) in dictionary.text.lines().enumerate().filter(|(_, line)| line.starts_with('|')) {
        for name in line.split('`').skip(1).step_by(2).filter(|name| !exists(name, &sources)) {
            let what = format!("no source knows `{name}`; correct the name, or take the line out");
            found.push((DICTIONARY.to_owned(), number + 1, what));
        }
    }
    found
}

fn exists(name: &str, sources: &[&File]) -> bool {
    let says = |file: &&File, word: &str| !find(&file.text, word).is_empty();
    match name.rsplit_once("::") {
        None => sources.iter().any(|file| says(file, name)),
        Some((owner, word)) => {
            let owner = owner.rsplit("::").next().unwrap_or(owner);
            sources.iter().any(|file| declares(&file.text, owner, &file.path) && says(file, word))
        }
    }
}

fn declares(text: &str, owner: &str, path: &str) -> bool {
    let module = path.ends_with(&format!("/{owner}.rs")) || path.contains(&format!("/{owner}/"));
    module
        || ["enum", "struct", "trait", "mod", "interface", "type"]
            .iter()
            .any(|kind| !find(text, &format!("{kind} {owner}")).is_empty())
}
