//! Circles: files of one crate that name each other, directly or around. A module holds values or works on them, never both in a circle.
//!
//! A file names the file that defines what it says, whoever forwards it: a `pub use` and a `mod` line are no arrow of their own.
//! Sees paths alone: methods, and macros that are called without a path, are not followed.

mod crates;
mod graph;
mod module;
mod read;
mod resolve;
pub mod tokens;

use super::house::ARROWS;
use super::{File, Found};
use crates::{Crate, below, crates};
use graph::{Graph, circles};
use resolve::{files, files_if_known};
use std::collections::BTreeMap;

/// On which line, by which path, one file names another.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct By {
    line: usize,
    path: String,
}

/// From file to file.
type Arrows<'a> = BTreeMap<(&'a str, &'a str), By>;

/// No circle between the files of one crate.
pub fn circle(tree: &[File]) -> Vec<Found> {
    ARROWS.iter().flat_map(|arrow| in_package(arrow.folder, tree)).collect()
}

fn in_package(folder: &str, tree: &[File]) -> Vec<Found> {
    let mut found = Vec::new();
    for within in &crates(folder, tree) {
        let arrows = arrows(within);
        let circles = circles(&graph(&arrows));
        found.extend(circles.iter().map(|circle| told(folder, circle, &arrows)));
    }
    found
}

/// Who names whom, by the first path that does.
fn arrows<'a>(within: &Crate<'a>) -> Arrows<'a> {
    let mut arrows = Arrows::new();
    for (number, module) in within.modules.iter().enumerate() {
        // What a module forwards counts where its own code says it.
        let imports = module.imports.iter().filter(|import| !import.public).map(|import| (&import.path, import.line));
        let mentions = module.mentions.iter().map(|mention| (&mention.path, mention.line));
        let perhaps = module.perhaps.iter().map(|mention| (&mention.path, mention.line));
        let sure = imports.chain(mentions).map(|(path, line)| (path, line, files(within, number, path)));
        let said = sure.chain(perhaps.map(|(path, line)| (path, line, files_if_known(within, number, path))));
        for (path, line, files) in said {
            for file in files.into_iter().filter(|file| *file != module.file) {
                let by = By { line, path: path.join("::") };
                let first = arrows.entry((module.file, file)).or_insert_with(|| by.clone());
                *first = by.min(first.clone());
            }
        }
    }
    arrows
}

fn graph<'a>(arrows: &Arrows<'a>) -> Graph<'a> {
    let mut graph = Graph::new();
    for (from, to) in arrows.keys() {
        graph.entry(from).or_default().insert(to);
    }
    graph
}

/// The whole circle, at the line where its first file names the second.
fn told(folder: &str, circle: &[&str], arrows: &Arrows<'_>) -> Found {
    let short = |file| below(folder, file).unwrap_or(file);
    let next = circle.iter().cycle().skip(1);
    let mut steps = Vec::new();
    let mut at = 1;
    for (number, (from, to)) in circle.iter().zip(next).enumerate() {
        let Some(by) = arrows.get(&(*from, *to)) else { continue };
        if number == 0 {
            at = by.line;
        }
        steps.push(format!("{} names `{}` of {}", short(from), by.path, short(to)));
    }
    let what =
        format!("{}; move the values out of the module that works on them, into a file of their own", steps.join(", "));
    let path = circle.first().map_or_else(String::new, |file| (*file).to_owned());
    Found { path, line: at, what }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_circle_is_told_file_by_file() {
        let file = |path: &str, text: &str| File { path: format!("xtask/src/{path}"), text: text.to_owned() };
        let tree = [
            file("main.rs", "mod sheet; mod cut; mod door;"),
            file("cut.rs", "use crate::sheet::Value;\npub fn cut() {}"),
            file("sheet.rs", "pub struct Value;\nfn f() { crate::door::open() }"),
            file("door.rs", "pub fn open() {\n    super::cut::cut();\n}"),
        ];
        let what = "src/cut.rs names `crate::sheet::Value` of src/sheet.rs, \
            src/sheet.rs names `crate::door::open` of src/door.rs, src/door.rs names `super::cut::cut` of src/cut.rs; \
            move the values out of the module that works on them, into a file of their own";
        assert_eq!(circle(&tree), [Found { path: "xtask/src/cut.rs".to_owned(), line: 1, what: what.to_owned() }]);
    }
}
