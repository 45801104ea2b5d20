//! The headings of a table as its sender wrote them, in the form in which a later roster of the same sender is compared.

use super::columns::Columns;
use super::header::Header;
use super::key::key;
use kenpo_domain::finding::Letters;
use kenpo_domain::headings::{HeadingAt, Headings};
use kenpo_domain::marked;

/// Takes the headings before a person's word or a value says anything of them. The column that a marked copy adds is ours, not the sender's.
pub fn fingerprint(header: &Header) -> Headings {
    let of_sender = header.headings.iter().filter(|heading| !marked::is_column(&heading.text));
    let at = of_sender.map(|heading| {
        let text: String = heading.text.split_whitespace().collect();
        // A heading of nothing but ornaments is compared as it stands.
        let key = Some(key(&text).whole).filter(|key| !key.is_empty()).unwrap_or_else(|| text.clone());
        HeadingAt { column: Letters(heading.column), text, key, meaning: None }
    });
    Headings(at.collect())
}

/// The same headings with what their columns are read as.
pub fn understood(headings: Headings, columns: &Columns) -> Headings {
    let meaning = |column: Letters| columns.at(column.0).map(|column| column.meaning);
    Headings(headings.0.into_iter().map(|at| HeadingAt { meaning: meaning(at.column), ..at }).collect())
}
