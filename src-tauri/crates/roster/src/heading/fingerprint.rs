//! The headings of a table as its sender wrote them, in the form in which a later roster of the same sender is compared.

use super::columns::Columns;
use super::dated::dated;
use super::header::Header;
use super::key::key;
use kenpo_domain::finding::Letters;
use kenpo_domain::headings::{HeadingAt, Headings};
use kenpo_domain::marked;

/// Takes the headings before a person's word or a value says anything of them. The column that a marked copy adds is ours, not the sender's.
pub fn fingerprint(header: &Header) -> Headings {
    let of_sender = header.headings.iter().filter(|heading| !marked::is_column(&heading.text));
    let mut dates = Vec::new();
    let at = of_sender.map(|heading| {
        let text: String = heading.text.split_whitespace().collect();
        let date = dated(&text);
        let bare = date.as_ref().map_or(text.as_str(), |date| date.without.as_str());
        // A heading of nothing but ornaments is compared as it stands.
        let key = Some(key(bare).whole).filter(|key| !key.is_empty()).unwrap_or_else(|| bare.to_owned());
        dates.push(date.map(|date| date.numbers));
        HeadingAt { column: Letters(heading.column), text, key, meaning: None }
    });
    let mut at: Vec<HeadingAt> = at.collect();
    tell_apart(&mut at, &dates);
    Headings(at)
}

/// Headings that are the same but for their dates are told apart by the order of those: 10月分 beside 11月分 is the first, whatever month comes next.
fn tell_apart(at: &mut [HeadingAt], dates: &[Option<Vec<u32>>]) {
    let keys: Vec<String> = at.iter().map(|at| at.key.clone()).collect();
    for (at, date) in at.iter_mut().zip(dates).filter(|(_, date)| date.is_some()) {
        let alike = || keys.iter().zip(dates).filter(|(key, other)| **key == at.key && other.is_some());
        let earlier = alike().filter(|(_, other)| *other < date).count();
        at.key = format!("{}第{}", at.key, earlier + 1);
    }
}

/// The same headings with what their columns are read as.
pub fn understood(headings: Headings, columns: &Columns) -> Headings {
    let meaning = |column: Letters| columns.at(column.0).map(|column| column.meaning);
    Headings(headings.0.into_iter().map(|at| HeadingAt { meaning: meaning(at.column), ..at }).collect())
}
