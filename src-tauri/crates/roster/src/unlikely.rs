//! What is unlikely of a person and may be right: told, and read as it is written.

use crate::heading::Columns;
use crate::lists::readings::{Checker, ReadingFit};
use crate::notes::Notes;
use crate::rows::Done;
use kenpo_domain::Day;
use kenpo_domain::age::{is_a_generation_older, is_before_marriage};
use kenpo_domain::facts::Relation;
use kenpo_domain::finding::{FindingCode, Item};
use kenpo_domain::relation::{self, Generation};
use kenpo_domain::roster::RosterEntry;
use std::collections::HashMap;

/// Looks at everybody who does not wait, by themselves and beside the 本人 of their household.
pub fn look(done: &[Done<RosterEntry>], columns: &Columns, readings: &mut Checker, notes: &mut Notes) {
    let people = || done.iter().filter_map(|done| Some((done.row, done.entry.as_ref()?)));
    let mut heads: HashMap<(&str, &str), Vec<&RosterEntry>> = HashMap::new();
    for (_, head) in people().filter(|(_, entry)| entry.relation == Relation::Insured) {
        heads.entry(head.insured.household()).or_default().push(head);
    }
    for (row, entry) in people() {
        let of_household = heads.get(&entry.insured.household()).map(Vec::as_slice).unwrap_or_default();
        let first = of_household.first();
        // The same 本人 may stand there twice.
        let is_second = entry.relation == Relation::Insured && first.is_some_and(|first| first.name != entry.name);
        let head = if of_household.len() == 1 { first } else { None };
        let found = [
            (readings.check(entry.name.as_str(), entry.kana.cell()) == ReadingFit::Unlikely)
                .then_some((FindingCode::ReadingUnlikely, Item::Kana)),
            is_of_other_sex(entry).then_some((FindingCode::SexDiffers, Item::Sex)),
            is_of_other_age(entry, head.map(|head| head.birth)).then_some((FindingCode::AgeUnlikely, Item::Birth)),
            is_second.then_some((FindingCode::TwoInsured, Item::Relation)),
        ];
        if found.iter().any(Option::is_some) {
            notes.begin(row);
            found.into_iter().flatten().for_each(|(code, item)| notes.at_first(code, columns, item, None));
            notes.end(Some(&entry.insured));
        }
    }
}

fn is_of_other_sex(entry: &RosterEntry) -> bool {
    relation::sex_of(&entry.relation_text).zip(entry.sex).is_some_and(|(of_word, said)| of_word != said)
}

/// `head`: when the 本人 was born, where one is known.
fn is_of_other_age(entry: &RosterEntry, head: Option<Day>) -> bool {
    if relation::is_spouse(&entry.relation_text) {
        return is_before_marriage(entry.birth, entry.acquired_on);
    }
    match (relation::generation(&entry.relation_text), head) {
        (Some(Generation::Child), Some(head)) => !is_a_generation_older(head, entry.birth),
        (Some(Generation::Parent), Some(head)) => !is_a_generation_older(entry.birth, head),
        _ => false,
    }
}
