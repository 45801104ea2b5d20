//! Rules on plain text: how a file opens, how long it is, and that it speaks of the product alone.

use super::code::is_word;
use super::{File, Found};

/// Every Rust file says first what it is for.
pub fn opening(tree: &[File]) -> Vec<Found> {
    tree.iter()
        .filter(|file| file.extension() == "rs" && !file.text.trim_start_matches('\u{FEFF}').starts_with("//! "))
        .map(|file| {
            let what = "the file does not open with `//!`; say what it is for and what it must never do".to_owned();
            Found::at(file, 1, what)
        })
        .collect()
}

/// Long files are hard to hold in the head. A remark only.
pub fn length(tree: &[File]) -> Vec<Found> {
    tree.iter()
        .filter(|file| file.extension() == "rs" || file.is_script())
        .filter(|file| !file.path.ends_with("/generated.ts"))
        .map(|file| (file, file.text.lines().count()))
        .filter(|(_, lines)| *lines > 400)
        .map(|(file, lines)| Found::at(file, lines, format!("{lines} lines; look for the seam to part it at")))
        .collect()
}

/// First folders of paths that exist on one machine only. An address of a page, or a path inside the product, does not begin with them.
const MACHINE: [&str; 6] = ["home", "root", "Users", "work", "mnt", "tmp/w"];

/// Nobody's: the invented user of tests (例示).
const INVENTED: &str = "/home/reiji/";

/// Committed text speaks of the product, never of the machine it was written on.
pub fn machine(tree: &[File]) -> Vec<Found> {
    let mut found = Vec::new();
    for file in tree.iter().filter(|file| !file.path.starts_with("fonts/")) {
        for (number, line) in file.text.lines().enumerate() {
            if let Some(path) = MACHINE.iter().find_map(|folder| absolute(line, folder)) {
                let what = format!("`{path}` is a path of one machine; write it relative to the repository");
                found.push(Found::at(file, number + 1, what));
            }
        }
    }
    found
}

/// An absolute path below `folder` in this line, on either kind of system.
fn absolute(line: &str, folder: &str) -> Option<String> {
    let unix = format!("/{folder}/");
    let windows = format!(":\\{folder}\\");
    let at_start = |at: usize| {
        // Part of a longer path (`src/work/x`, `~/work`, `${DIR}/work`) or of an address is no absolute path.
        !line[..at].ends_with(|c: char| is_word(c) || matches!(c, '.' | '/' | '~' | '-' | '}' | '@' | '*' | ')'))
    };
    let unix_at =
        line.match_indices(&unix).map(|(at, _)| at).find(|at| at_start(*at) && !line[*at..].starts_with(INVENTED));
    let at = unix_at.or_else(|| line.find(&windows))?;
    Some(line[at..].chars().take_while(|c| !c.is_whitespace() && !matches!(c, '"' | '`' | '\'')).take(40).collect())
}

/// Documents point at files that are there.
pub fn links(tree: &[File]) -> Vec<Found> {
    let mut found = Vec::new();
    for file in tree.iter().filter(|file| file.extension() == "md") {
        for (number, line) in file.text.lines().enumerate() {
            let targets = line.split("](").skip(1).filter_map(|rest| rest.split([')', '#', ' ']).next());
            for target in targets.filter(|target| !target.is_empty() && !target.contains(':')) {
                let path = beside(&file.path, target);
                let there = |other: &File| other.path == path || other.path.starts_with(&format!("{path}/"));
                if !tree.iter().any(there) {
                    found.push(Found::at(file, number + 1, format!("there is no {path}; mend the link")));
                }
            }
        }
    }
    found
}

/// The path from the root that a relative one means in this file.
pub fn beside(file: &str, relative: &str) -> String {
    let mut path: Vec<&str> = file.split('/').collect();
    path.pop();
    for part in relative.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                path.pop();
            }
            part => path.push(part),
        }
    }
    path.join("/")
}

/// Lock files name the public registries, so that anybody can build what we build.
pub fn registry(tree: &[File]) -> Vec<Found> {
    let mut found = Vec::new();
    for file in tree {
        let (key, public) = match file.name() {
            "Cargo.lock" => ("source = \"", "registry+https://github.com/rust-lang/crates.io-index\""),
            "package-lock.json" => ("\"resolved\": \"", "https://registry.npmjs.org/"),
            _ => continue,
        };
        for (number, line) in file.text.lines().enumerate() {
            if let Some(source) = line.trim().strip_prefix(key)
                && !source.starts_with(public)
            {
                let what =
                    "this does not come from the public registry; make the lock file anew with the registry set right"
                        .to_owned();
                found.push(Found::at(file, number + 1, what));
            }
        }
    }
    found
}
