//! A comment that only repeats the name below it says nothing, and is read all the same.

use super::{File, Found};
use std::collections::HashSet;

/// Words that add nothing to a name.
const FILLERS: [&str; 44] = [
    "a", "all", "an", "and", "are", "as", "at", "be", "been", "by", "each", "every", "for", "from", "has", "have",
    "how", "in", "is", "it", "its", "many", "new", "of", "on", "one", "or", "that", "the", "their", "these", "this",
    "those", "to", "was", "were", "what", "which", "who", "whom", "whose", "with", "his", "her",
];

/// Comments of one line for whoever uses an item, all of whose words stand in the item's own line. Digits (a unit, a range), code and Japanese
/// always add something.
pub fn echoes(tree: &[File]) -> Vec<Found> {
    let mut found = Vec::new();
    for file in tree.iter().filter(|file| file.extension() == "rs") {
        let lines: Vec<&str> = file.text.lines().map(str::trim).collect();
        let alone = |at: usize| at == 0 || comment(lines[at - 1]).is_none();
        for (at, text) in lines.iter().enumerate().filter_map(|(at, line)| Some((at, comment(line)?))) {
            let below = lines[at + 1..].iter().find(|line| !line.starts_with("#["));
            let Some(item) = below.filter(|line| alone(at) && comment(line).is_none()) else { continue };
            if repeats(text, item) {
                let what =
                    "the comment only repeats the name below it; say why or in what form, or take it out".to_owned();
                found.push(Found::at(file, at + 1, what));
            }
        }
    }
    found
}

fn comment(line: &str) -> Option<&str> {
    line.strip_prefix("///").filter(|rest| !rest.starts_with('/'))
}

fn repeats(comment: &str, item: &str) -> bool {
    let adds = |c: char| !c.is_ascii() || c.is_ascii_digit() || c == '`';
    let item = item.split(" = ").next().unwrap_or(item);
    let names: HashSet<String> = words(item).collect();
    !comment.contains(adds) && words(comment).all(|word| FILLERS.contains(&word.as_str()) || names.contains(&word))
}

/// The words of a text and of the names in it, small and in the singular.
fn words(text: &str) -> impl Iterator<Item = String> {
    let mut apart = String::new();
    for c in text.chars() {
        match c {
            c if c.is_ascii_uppercase() => apart.extend([' ', c.to_ascii_lowercase()]),
            c if c.is_ascii_lowercase() => apart.push(c),
            _ => apart.push(' '),
        }
    }
    let words: Vec<String> = apart.split_whitespace().map(singular).collect();
    words.into_iter()
}

fn singular(word: &str) -> String {
    match word.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None if word.len() > 3 && !word.ends_with("ss") => word.strip_suffix('s').unwrap_or(word).to_owned(),
        None => word.to_owned(),
    }
}
