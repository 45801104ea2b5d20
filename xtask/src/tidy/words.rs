//! `docs/words.md` is the only dictionary, and it cannot rot: every code name in its tables stands in the sources.

use super::code::find;
use super::{File, Found};

const DICTIONARY: &str = "docs/words.md";

/// Every name in backticks in a table row exists; `A::B` means a `B` in the file that declares `A`.
pub fn words(tree: &[File]) -> Vec<Found> {
    let Some(dictionary) = tree.iter().find(|file| file.path == DICTIONARY) else { return Vec::new() };
    let sources: Vec<(&str, String)> = tree
        .iter()
        .filter(|file| !file.path.starts_with("xtask/") && matches!(file.extension(), "rs" | "ts" | "tsx" | "sql"))
        .map(|file| (file.path.as_str(), without_comments(file)))
        .collect();
    let mut found = Vec::new();
    for (number, line) in dictionary.text.lines().enumerate().filter(|(_, line)| line.starts_with('|')) {
        for name in line.split('`').skip(1).step_by(2).filter(|name| !exists(name, &sources)) {
            let what = format!("no source knows `{name}`; correct the name, or take the line out");
            found.push(Found::at(dictionary, number + 1, what));
        }
    }
    found
}

/// A name that is left in a comment alone has gone.
fn without_comments(file: &File) -> String {
    match file.extension() {
        "sql" => file.text.lines().flat_map(|line| [line.split("--").next().unwrap_or_default(), "\n"]).collect(),
        _ => file.uncommented(),
    }
}

fn exists(name: &str, sources: &[(&str, String)]) -> bool {
    let says = |text: &str, word: &str| !find(text, word).is_empty();
    match name.rsplit_once("::") {
        None => sources.iter().any(|(_, text)| says(text, name)),
        Some((owner, word)) => {
            let owner = owner.rsplit("::").next().unwrap_or(owner);
            sources.iter().any(|(path, text)| declares(text, owner, path) && says(text, word))
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
