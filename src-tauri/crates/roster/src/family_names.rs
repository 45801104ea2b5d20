//! Dependants whose 氏名 is the given name alone, in a roster where the others have both: a certificate would not bear their name.

use crate::heading::Columns;
use crate::notes::Notes;
use crate::rows::Done;
use kenpo_domain::facts::Relation;
use kenpo_domain::finding::{FindingCode, Item};
use kenpo_domain::roster::RosterEntry;
use std::collections::HashMap;

/// 本人 without whom a roster does not show how it writes names.
const FEWEST: usize = 3;
/// Of a hundred 本人 so many are written in two words where a roster parts them.
const MOST: usize = 90;
/// Characters beyond which a word may be both names.
const LONGEST: usize = 3;

/// Has dependants wait whose names are one short word, and not one that begins with the family name of their 本人.
pub fn look(done: &mut [Done<RosterEntry>], columns: &Columns, notes: &mut Notes) {
    let entries = || done.iter().filter_map(|done| done.entry.as_ref());
    if !entries().any(|entry| is_one_word(entry.name.as_str())) {
        return;
    }
    let mut families: HashMap<(&str, &str), &str> = HashMap::new();
    let (mut heads, mut parted) = (0, 0);
    for head in entries().filter(|entry| entry.relation == Relation::Insured) {
        heads += 1;
        if let Some((family, _)) = head.name.as_str().split_once(char::is_whitespace) {
            parted += 1;
            families.insert(head.insured.household(), family);
        }
    }
    if heads < FEWEST || parted * 100 < heads * MOST {
        return;
    }
    let alone = |entry: &RosterEntry| {
        let name = entry.name.as_str();
        let family = families.get(&entry.insured.household());
        entry.relation == Relation::Dependent
            && is_one_word(name)
            && family.is_some_and(|family| !name.starts_with(family))
            && entry.kana.text().split_whitespace().count() < 2
    };
    let found: Vec<usize> =
        (0..done.len()).filter(|at| done.get(*at).and_then(|done| done.entry.as_ref()).is_some_and(alone)).collect();
    for at in found {
        if let Some(done) = done.get_mut(at) {
            notes.begin(done.row);
            notes.at_first(FindingCode::FamilyNameMissing, columns, Item::Name, None);
            done.hold(notes.end(done.insured.as_ref()));
        }
    }
}

fn is_one_word(name: &str) -> bool {
    name.chars().count() <= LONGEST && !name.contains(char::is_whitespace) && !name.is_ascii()
}
