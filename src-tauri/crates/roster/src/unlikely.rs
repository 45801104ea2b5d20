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
use kenpo_domain::sex::Sex;
use std::collections::HashMap;
use std::panic::resume_unwind;
use std::thread;

/// Rows from which on another processor is worth its while.
const WORTH: usize = 2_000;

/// Looks at everybody who does not wait, by themselves and beside the 本人 of their household.
pub fn look(done: &[Done<RosterEntry>], columns: &Columns, readings: &mut Checker, notes: &mut Notes) {
    let heads = heads(done);
    let half = if done.len() < WORTH { done.len() } else { done.len() / 2 };
    let (first, rest) = done.split_at(half);
    let mut notes_of_rest = notes.another();
    thread::scope(|scope| {
        let other = scope.spawn(|| each(rest, &heads, columns, &mut Checker::default(), &mut notes_of_rest));
        each(first, &heads, columns, readings, notes);
        other.join().unwrap_or_else(|panic| resume_unwind(panic));
    });
    notes.findings.append(notes_of_rest.findings);
}

/// The 本人 of each household.
fn heads(done: &[Done<RosterEntry>]) -> HashMap<(&str, &str), Head<'_>> {
    let mut heads: HashMap<(&str, &str), Head<'_>> = HashMap::with_capacity(done.len());
    for (_, first) in people(done).filter(|(_, entry)| entry.relation == Relation::Insured) {
        let household = heads.entry(first.insured.household());
        household.and_modify(|head| head.alone = false).or_insert(Head { first, alone: true });
    }
    heads
}

fn people(done: &[Done<RosterEntry>]) -> impl Iterator<Item = (u32, &RosterEntry)> {
    done.iter().filter_map(|done| Some((done.row, done.entry.as_ref()?)))
}

fn each(
    done: &[Done<RosterEntry>],
    heads: &HashMap<(&str, &str), Head<'_>>,
    columns: &Columns,
    readings: &mut Checker,
    notes: &mut Notes,
) {
    // Few words stand there for everybody.
    let mut words: HashMap<&str, Word> = HashMap::new();
    for (row, entry) in people(done) {
        let word = *words.entry(&entry.relation_text).or_insert_with_key(|text| Word::of(text));
        let head = heads.get(&entry.insured.household());
        // The same 本人 may stand there twice.
        let is_second = entry.relation == Relation::Insured && head.is_some_and(|head| head.first.name != entry.name);
        let head = head.filter(|head| head.alone).map(|head| head.first);
        let found = [
            (readings.check(entry.name.as_str(), entry.kana.cell()) == ReadingFit::Unlikely)
                .then_some((FindingCode::ReadingUnlikely, Item::Kana)),
            word.is_of_other_sex(entry).then_some((FindingCode::SexDiffers, Item::Sex)),
            word.is_of_other_age(entry, head.map(|head| head.birth)).then_some((FindingCode::AgeUnlikely, Item::Birth)),
            is_second.then_some((FindingCode::TwoInsured, Item::Relation)),
        ];
        if found.iter().any(Option::is_some) {
            notes.begin(row);
            found.into_iter().flatten().for_each(|(code, item)| notes.at_first(code, columns, item, None));
            notes.end(Some(&entry.insured));
        }
    }
}

/// The 本人 of a household.
struct Head<'r> {
    /// The first whom the file names.
    first: &'r RosterEntry,
    /// Whether it names no other.
    alone: bool,
}

/// What a word of 続柄 says of whoever it is about.
#[derive(Clone, Copy)]
struct Word {
    sex: Option<Sex>,
    is_spouse: bool,
    generation: Option<Generation>,
}

impl Word {
    fn of(text: &str) -> Self {
        let (sex, generation) = (relation::sex_of(text), relation::generation(text));
        Self { sex, is_spouse: relation::is_spouse(text), generation }
    }

    fn is_of_other_sex(self, entry: &RosterEntry) -> bool {
        self.sex.zip(entry.sex).is_some_and(|(of_word, said)| of_word != said)
    }

    /// `head`: when the 本人 was born, where one is known.
    fn is_of_other_age(self, entry: &RosterEntry, head: Option<Day>) -> bool {
        if self.is_spouse {
            return is_before_marriage(entry.birth, entry.acquired_on);
        }
        match (self.generation, head) {
            (Some(Generation::Child), Some(head)) => !is_a_generation_older(head, entry.birth),
            (Some(Generation::Parent), Some(head)) => !is_a_generation_older(entry.birth, head),
            _ => false,
        }
    }
}
