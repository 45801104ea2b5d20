//! The files that the rules look at: everything in the repository, in order, with `/` in its path.
//!
//! Must never follow a link out of the repository, and never read what is built or fetched.

use super::code::{self, Blank};
use std::path::Path;

pub struct File {
    /// From the root of the repository, with `/`.
    pub path: String,
    /// Its text; nothing where it is no text.
    pub text: String,
}

impl File {
    /// Its source without comments and the contents of strings; empty for what is not source.
    pub fn code(&self) -> String {
        self.blanked(Blank::CommentsAndStrings)
    }

    /// Its source without comments.
    pub fn uncommented(&self) -> String {
        self.blanked(Blank::Comments)
    }

    fn blanked(&self, blank: Blank) -> String {
        match self.extension() {
            "rs" => code::rust(&self.text, blank),
            "ts" | "tsx" | "mts" | "js" | "mjs" | "cjs" => code::script(&self.text, blank),
            _ => String::new(),
        }
    }

    /// What follows the last dot of its name.
    pub fn extension(&self) -> &str {
        self.name().rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// The last part of its path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// Whether it is TypeScript or JavaScript.
    pub fn is_script(&self) -> bool {
        matches!(self.extension(), "ts" | "tsx" | "mts" | "js" | "mjs" | "cjs")
    }

    /// Whether the whole file is a test: Cargo's `tests/`, a module `tests` (the rule `tests` sees that only tests compile it), or
    /// the page's `*.test.*`.
    pub fn is_test(&self) -> bool {
        if self.path.starts_with("ui/src/") {
            return self.name().contains(".test.");
        }
        self.path.starts_with("tests/") || self.path.contains("/tests/") || self.name() == "tests.rs"
    }
}

/// Folders that hold nothing of ours: built, fetched, or meant to break the rules.
const SKIPPED: [&str; 7] = [".git", "target", "out", "ui/dist", "ui/node_modules", "src-tauri/gen", "xtask/fixtures"];

/// Folders with a dot that are ours; others belong to the tools of one machine.
const DOTTED: [&str; 3] = [".cargo", ".ci", ".github"];

/// Larger files are data.
const LARGEST: u64 = 2_000_000;

/// Reads the repository.
pub fn read(root: &Path) -> std::io::Result<Vec<File>> {
    let mut files = Vec::new();
    walk(root, "", &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn walk(folder: &Path, path: &str, files: &mut Vec<File>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
        if SKIPPED.contains(&path.as_str()) || name == "node_modules" {
            continue;
        }
        let kind = entry.file_type()?;
        if kind.is_dir() && name.starts_with('.') && !DOTTED.contains(&name.as_str()) {
            continue;
        }
        if kind.is_dir() {
            walk(&entry.path(), &path, files)?;
        } else if kind.is_file() {
            // What is not text (a face, a picture, a workbook, a list in CP932) is there, and is no source.
            let small = entry.metadata()?.len() <= LARGEST;
            let bytes = if small { std::fs::read(entry.path())? } else { Vec::new() };
            let text = String::from_utf8(bytes).ok().filter(|text| !text.contains('\0')).unwrap_or_default();
            files.push(File { path, text });
        }
    }
    Ok(())
}
