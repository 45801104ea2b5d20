//! The rules of the house, as pure functions over paths and texts: each has a fixture that fails.
//!
//! A rule never reads the disk and never mends anything; it says where, what is wrong, and what to do.

mod arrows;
mod circle;
mod code;
mod doors;
mod echo;
mod frozen;
mod house;
mod manifest;
mod page;
mod places;
mod problem;
mod text;
mod tree;
mod tuples;
mod words;

use problem::{Found, Problem};
pub use tree::{File, read};

/// A rule: everything in a tree that breaks it.
type Rule = fn(&[File]) -> Vec<Found>;

/// Every rule. The name is that of its fixture, too.
const RULES: [(&str, Rule); 19] = [
    ("arrows", arrows::arrows),
    ("lints", arrows::lints),
    ("circle", circle::circle),
    ("opening", text::opening),
    ("door", doors::doors),
    ("echo", echo::echoes),
    ("frozen", frozen::frozen),
    ("named", places::named),
    ("writing", places::writing),
    ("world", places::world),
    ("normalise", places::normalise),
    ("tests", places::tests),
    ("tuples", tuples::tuples),
    ("features", page::features),
    ("language", page::language),
    ("words", words::words),
    ("links", text::links),
    ("machine", text::machine),
    ("registry", text::registry),
];

/// Everything that breaks a rule, in the order of the files.
pub fn problems(tree: &[File]) -> Vec<Problem> {
    let mut all: Vec<Problem> = RULES.iter().flat_map(|(rule, check)| named(rule, check(tree))).collect();
    all.sort();
    all.dedup();
    all
}

/// What a person should look at, and what stops nothing.
pub fn remarks(tree: &[File]) -> Vec<Problem> {
    let mut all: Vec<Problem> =
        named("length", text::length(tree)).chain(named("table", house::absent(tree))).collect();
    all.sort();
    all
}

fn named(rule: &'static str, found: Vec<Found>) -> impl Iterator<Item = Problem> {
    found.into_iter().map(move |Found { path, line, what }| Problem { path, line, rule, what })
}

#[cfg(test)]
mod tests;
