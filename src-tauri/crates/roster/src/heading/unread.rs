//! Headings of columns that nothing is read from: which of them only a person can explain, and which are explained.

use super::beyond::{is_critical, is_number_of_members, is_unknown};
use super::head::Heading;
use crate::column::Unread;
use kenpo_domain::finding::Letters;
use kenpo_domain::meaning::Meaning;

/// Whether a heading speaks of what a registration stands on, and neither its words nor its values say of what: it is unknown, or could be read as
/// something that no other column gives and its values are of another kind. 組合員番号 is a cooperative's where another column is the 番号 by words that
/// leave no doubt (`numbered`).
pub fn only_a_person_knows(
    heading: &Heading,
    numbered: bool,
    may_be: impl Fn(Meaning) -> bool,
    beaten: impl Fn(Meaning) -> bool,
) -> bool {
    let unknown = match heading.named {
        Some(named) => may_be(named.meaning) && !beaten(named.meaning),
        None => is_unknown(&heading.text) && !(numbered && is_number_of_members(&heading.text)),
    };
    !heading.chosen && unknown && is_critical(&heading.text)
}

pub fn set_aside(headings: &[&Heading]) -> Vec<Unread> {
    headings.iter().map(|heading| unread(heading.column, &heading.text)).collect()
}

pub fn unread(column: u16, heading: &str) -> Unread {
    Unread { column: Letters(column), heading: heading.split_whitespace().collect(), guess: None }
}

/// Whether a person has said what a column is, or its heading speaks of something that no roster is read for.
pub fn is_explained(heading: &Heading) -> bool {
    heading.chosen || (heading.named.is_none() && !is_unknown(&heading.text))
}
