//! Counts over a whole roster how often what belongs together does not fit. When that means torn columns is the rule of `domain::torn`.

use crate::field;
use crate::given_names;
use crate::heading::{Columns, Header, names_the_insured};
use crate::lists::postal;
use crate::lists::readings::{Checker, ReadingFit};
use crate::notes::Notes;
use crate::person_row;
use crate::sheet::Sheet;
use kenpo_domain::Day;
use kenpo_domain::age::{is_a_generation_older, is_before_work};
use kenpo_domain::facts::Relation;
use kenpo_domain::finding::Item;
use kenpo_domain::relation::{self, Generation};
use kenpo_domain::roster::RosterEntry;
use kenpo_domain::search::name_key;
use kenpo_domain::torn::{Bond, Bonds};
use std::collections::HashMap;

/// Rows that are compared: a torn column shows in some of them as in all.
const COMPARED: usize = 5_000;
/// Rows beside each other among them, for households to be whole.
const TOGETHER: usize = 250;

/// All that can be compared among these rows; of a long roster among some, from its beginning to its end.
pub fn bonds(entries: &[&RosterEntry], readings: &mut Checker) -> Vec<Bonds> {
    match entries.len() {
        0..=COMPARED => count(entries, readings),
        many => {
            let parts = entries.chunks(many / (COMPARED / TOGETHER));
            count(&parts.flat_map(|part| part.iter().copied().take(TOGETHER)).collect::<Vec<_>>(), readings)
        }
    }
}

/// What a column of 被保険者氏名 beside 氏名 says of each 本人: in their rows both are one name. `None`: there is no such column.
pub fn insured_beside(sheet: &Sheet, header: &Header, columns: &Columns) -> Option<Bonds> {
    let name = columns.whole(Item::Name)?.index;
    let insured = header.headings.iter().find(|heading| heading.column != name && names_the_insured(&heading.text))?;
    let (mut bonds, mut silent) = (Bonds { bond: Bond::Insured, seen: 0, against: 0 }, Notes::silent());
    for row in sheet.rows_from(header.last_row + 1) {
        let text = |column: u16| field::text(row.cell(column).map(|cell| &cell.value));
        let head = person_row::relation(row, columns, &mut silent).is_some_and(|(who, _)| who == Relation::Insured);
        if let Some((own, insured)) = text(name).zip(text(insured.column)).filter(|_| head) {
            bonds.seen += 1;
            bonds.against += u32::from(name_key(&own) != name_key(&insured));
        }
    }
    Some(bonds)
}

fn count(entries: &[&RosterEntry], readings: &mut Checker) -> Vec<Bonds> {
    let mut count = Count::default();
    let mut households: HashMap<(&str, &str), Household<'_>> = HashMap::with_capacity(entries.len() / 2);
    for entry in entries {
        let of_words = [relation::sex_of(&entry.relation_text), given_names::sex_of(entry.name.as_str())];
        if let Some(said) = entry.sex.filter(|_| of_words.iter().any(Option::is_some)) {
            count.see(Bond::Sexes, of_words.into_iter().flatten().all(|expected| expected == said));
        }
        households.entry(entry.insured.household()).or_default().take(entry);
    }
    households.values().for_each(|household| household.compare(&mut count));
    // Where most dependants have no address, those have one who live apart.
    let dependants = || entries.iter().filter(|entry| entry.relation == Relation::Dependent);
    if dependants().filter(|entry| entry.address.key().is_none()).count() * 2 > dependants().count() {
        count.all.retain(|bonds| bonds.bond != Bond::Addresses);
    }
    one_number_below_another(entries, &mut count);
    let of_families = entries.iter().filter(|entry| entry.relation == Relation::Dependent).count() >= TELLING;
    one_day_below_another(entries, of_families, &mut count);
    if !of_families {
        for head in entries.iter().filter(|entry| entry.relation == Relation::Insured) {
            count.see(Bond::Entries, !is_before_work(head.birth, head.acquired_on));
        }
    }
    one_reading_each(entries, &mut count);
    look_up(entries, readings, &mut count);
    count.all
}

/// Dependants from whom on the households tell more of births and days of acquisition than the 本人 alone.
const TELLING: usize = 10;

#[derive(Default)]
struct Count {
    all: Vec<Bonds>,
}

impl Count {
    fn see(&mut self, bond: Bond, fits: bool) {
        self.add(Bonds { bond, seen: 1, against: u32::from(!fits) });
    }

    fn add(&mut self, more: Bonds) {
        match self.all.iter_mut().find(|bonds| bonds.bond == more.bond) {
            Some(bonds) => (bonds.seen, bonds.against) = (bonds.seen + more.seen, bonds.against + more.against),
            None => self.all.push(more),
        }
    }
}

/// The rows under one 記号 and 番号.
#[derive(Default)]
struct Household<'a> {
    heads: Vec<&'a RosterEntry>,
    dependants: Vec<&'a RosterEntry>,
}

impl<'a> Household<'a> {
    fn take(&mut self, entry: &'a RosterEntry) {
        match entry.relation {
            Relation::Insured => self.heads.push(entry),
            Relation::Dependent => self.dependants.push(entry),
        }
    }

    fn compare(&self, count: &mut Count) {
        if self.heads.len() + self.dependants.len() > 1 {
            let first = self.heads.first();
            // The same 本人 may stand there twice.
            let one = self.heads.iter().all(|head| first.is_some_and(|first| first.name == head.name));
            count.see(Bond::Heads, one);
        }
        let [head] = self.heads.as_slice() else { return };
        for dependant in &self.dependants {
            count.see(Bond::Covers, dependant.acquired_on >= dependant.birth);
            count.see(Bond::Beginnings, dependant.acquired_on >= head.acquired_on);
            count.see(Bond::Branches, head.insured.branch() < dependant.insured.branch());
            if [head, dependant].into_iter().all(|person| is_of_kanji(person.name.as_str())) {
                count.see(Bond::Families, share_family_name(head.name.as_str(), dependant.name.as_str()));
            }
            if let Some((one, other)) = head.address.key().zip(dependant.address.key()) {
                count.see(Bond::Addresses, one == other);
            }
            match relation::generation(&dependant.relation_text) {
                Some(Generation::Child) => count.see(Bond::Births, is_a_generation_older(head.birth, dependant.birth)),
                Some(Generation::Parent) => count.see(Bond::Births, is_a_generation_older(dependant.birth, head.birth)),
                None => {}
            }
        }
    }
}

/// Whether a name is written in kanji: in families from abroad many have names of their own.
fn is_of_kanji(name: &str) -> bool {
    name.chars().next().is_some_and(|first| !first.is_ascii() && !matches!(first, 'ァ'..='ヿ' | 'Ａ'..='ｚ' | 'ｦ'..='ﾟ'))
}

/// Whether two names share their family name. Names in one piece are compared by their first character.
pub fn share_family_name(one: &str, other: &str) -> bool {
    match family_name(one).zip(family_name(other)) {
        Some((one, other)) => one == other,
        None => one.chars().next() == other.chars().next(),
    }
}

fn family_name(name: &str) -> Option<&str> {
    name.split_once(char::is_whitespace).map(|(family, _)| family)
}

/// Whoever stands below a member of the family, by name and by 枝番. A cell that was drawn down over a household counts its 番号 on.
fn one_number_below_another(entries: &[&RosterEntry], count: &mut Count) {
    for (above, below) in entries.iter().zip(entries.iter().skip(1)) {
        let follows = below.relation == Relation::Dependent
            && above.insured.symbol() == below.insured.symbol()
            && above.insured.branch() < below.insured.branch()
            && share_family_name(above.name.as_str(), below.name.as_str());
        let number = |entry: &RosterEntry| entry.insured.number().parse::<u64>().ok();
        if follows && let Some((above, below)) = number(above).zip(number(below)) {
            count.see(Bond::Series, above.checked_add(1) != Some(below));
        }
    }
}

/// Whoever stands below another one, in a list of families below one of the same household: there no order of the list puts days in a row.
fn one_day_below_another(entries: &[&RosterEntry], of_families: bool, count: &mut Count) {
    for (above, below) in entries.iter().zip(entries.iter().skip(1)) {
        if of_families && above.insured.household() != below.insured.household() {
            continue;
        }
        let next = |above: Day, below: Day| above.succ_opt() == Some(below);
        count.see(Bond::Days, !next(above.birth, below.birth) && !next(above.acquired_on, below.acquired_on));
    }
}

/// Each family name that stands there more than once, with the reading that most of its bearers have.
fn one_reading_each(entries: &[&RosterEntry], count: &mut Count) {
    let mut names: HashMap<&str, HashMap<String, u32>> = HashMap::new();
    for entry in entries {
        let reading = entry.kana.text();
        if let Some((family, reading)) = family_name(entry.name.as_str()).zip(family_name(&reading)) {
            *names.entry(family).or_default().entry(reading.to_owned()).or_default() += 1;
        }
    }
    for readings in names.values() {
        let (seen, most) = (readings.values().sum(), readings.values().copied().max().unwrap_or_default());
        if seen > 1 {
            count.add(Bonds { bond: Bond::Readings, seen, against: seen - most });
        }
    }
}

/// Rows that are looked up in lists: enough to tell a torn column from a sound one, whatever the sheet's length.
const LOOKED_UP: usize = 1_000;

/// Names with their readings as the dictionary has them, and postal codes with the places of their addresses: where nobody shares a family
/// name or an address, nothing else tells.
fn look_up(entries: &[&RosterEntry], readings: &mut Checker, count: &mut Count) {
    let step = entries.len().div_ceil(LOOKED_UP).max(1);
    for entry in entries.iter().step_by(step) {
        match readings.check(entry.name.as_str(), entry.kana.cell()) {
            ReadingFit::Fits => count.see(Bond::Readings, true),
            ReadingFit::Unlikely => count.see(Bond::Readings, false),
            ReadingFit::Unknown => {}
        }
        if let Some(fits) = entry.address.is_placed(postal::fits) {
            count.see(Bond::Postals, fits);
        }
    }
}
