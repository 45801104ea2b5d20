//! Counts over a whole roster how often what belongs together does not fit. When that means torn columns is the rule of `domain::torn`.

use crate::field;
use crate::given_names;
use crate::heading::{Columns, Header, names_the_insured};
use crate::lists::postal;
use crate::lists::readings::{Checker, ReadingFit};
use crate::notes::Notes;
use crate::person_row;
use crate::sheet::Sheet;
use chrono::Datelike;
use kenpo_domain::Day;
use kenpo_domain::address::AddressKey;
use kenpo_domain::age::{is_a_generation_older, is_before_work};
use kenpo_domain::facts::Relation;
use kenpo_domain::finding::Item;
use kenpo_domain::relation::{self, Generation};
use kenpo_domain::roster::RosterEntry;
use kenpo_domain::search::name_key;
use kenpo_domain::torn::{Bond, Bonds, Households};
use std::collections::HashMap;
use std::ops::RangeInclusive;

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
    let (mut bonds, mut silent) =
        (Bonds { bond: Bond::Insured, seen: 0, against: 0, households: Households::default() }, Notes::silent());
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
    let mut households: Vec<Household<'_>> = Vec::new();
    let mut places: HashMap<(&str, &str), usize> = HashMap::with_capacity(entries.len() / 2);
    let places: Vec<usize> = entries
        .iter()
        .map(|entry| {
            let place = *places.entry(entry.insured.household()).or_insert(households.len());
            if place == households.len() {
                households.push(Household::default());
            }
            households[place].take(entry);
            place
        })
        .collect();
    for (entry, household) in entries.iter().zip(&places) {
        let of_words = [relation::sex_of(&entry.relation_text), given_names::sex_of(entry.name.as_str())];
        if let Some(said) = entry.sex.filter(|_| of_words.iter().any(Option::is_some)) {
            let fits = of_words.into_iter().flatten().all(|expected| expected == said);
            count.see_in_order(Bond::Sexes, *household, fits);
        }
        count.see(Bond::Lives, entry.acquired_on >= entry.birth);
    }
    let homes = Homes::of(entries, &places);
    households.iter().enumerate().for_each(|(place, household)| household.compare(place, &homes, &mut count));
    exchanged_names(&households, &mut count);
    // Where most dependants have no address, those have one who live apart.
    let dependants = || entries.iter().filter(|entry| entry.relation == Relation::Dependent);
    if dependants().filter(|entry| entry.address.key().is_none()).count() * 2 > dependants().count() {
        count.all.retain(|pairs| pairs.bonds.bond != Bond::Addresses);
    }
    // Whoever lives apart has an address that nobody else has. Where a column was torn apart, many have that of others.
    let elsewhere = count.elsewhere;
    for pairs in count.all.iter_mut().filter(|pairs| pairs.bonds.bond == Bond::Addresses) {
        if elsewhere * 10 < pairs.bonds.against {
            pairs.bonds.against = elsewhere;
        }
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
    look_up(entries, &places, readings, &mut count);
    count.counted()
}

/// Dependants from whom on the households tell more of births and days of acquisition than the 本人 alone.
const TELLING: usize = 10;

#[derive(Default)]
struct Count {
    all: Vec<Pairs>,
    /// Dependants who do not live with their 本人, and whose address somebody of another household has.
    elsewhere: u32,
}

/// What was seen of one bond.
struct Pairs {
    bonds: Bonds,
    run: Run,
}

/// Households in a row none of whose pairs fits.
#[derive(Default)]
struct Run {
    /// The household that is looked at, by its place in the file.
    household: Option<usize>,
    /// Whether one of its pairs fits.
    fits: bool,
    /// How many of those above it have none that does.
    length: u32,
    found: Households,
}

impl Run {
    fn see(&mut self, household: usize, fits: bool) {
        if self.household != Some(household) {
            self.close();
            (self.household, self.fits) = (Some(household), false);
        }
        self.fits |= fits;
    }

    fn close(&mut self) {
        if self.household.take().is_some() {
            self.length = if self.fits { 0 } else { self.length + 1 };
            let Households { seen, against, in_a_row } = self.found;
            let against = against + u32::from(!self.fits);
            self.found = Households { seen: seen + 1, against, in_a_row: in_a_row.max(self.length) };
        }
    }

    fn closed(mut self) -> Households {
        self.close();
        self.found
    }
}

impl Count {
    fn see(&mut self, bond: Bond, fits: bool) {
        self.add(bond, 1, u32::from(!fits));
    }

    /// The same where pairs are seen in the order of the file, each with the place of its household.
    fn see_in_order(&mut self, bond: Bond, household: usize, fits: bool) {
        self.add(bond, 1, u32::from(!fits)).run.see(household, fits);
    }

    fn add(&mut self, bond: Bond, seen: u32, against: u32) -> &mut Pairs {
        let at = self.all.iter().position(|pairs| pairs.bonds.bond == bond).unwrap_or(self.all.len());
        if at == self.all.len() {
            self.all.push(Pairs {
                bonds: Bonds { bond, seen: 0, against: 0, households: Households::default() },
                run: Run::default(),
            });
        }
        let pairs = &mut self.all[at];
        pairs.bonds.seen += seen;
        pairs.bonds.against += against;
        pairs
    }

    fn counted(self) -> Vec<Bonds> {
        self.all.into_iter().map(|Pairs { bonds, run }| Bonds { households: run.closed(), ..bonds }).collect()
    }
}

/// Which households have an address: the first one, and the last.
struct Homes(HashMap<AddressKey, RangeInclusive<usize>>);

impl Homes {
    /// `places`: the household of each.
    fn of(entries: &[&RosterEntry], places: &[usize]) -> Self {
        let mut homes: HashMap<AddressKey, RangeInclusive<usize>> = HashMap::with_capacity(entries.len());
        for (entry, place) in entries.iter().zip(places) {
            if let Some(key) = entry.address.key() {
                let those = homes.entry(key).or_insert(*place..=*place);
                *those = (*those.start()).min(*place)..=(*those.end()).max(*place);
            }
        }
        Self(homes)
    }

    fn is_of_another(&self, home: &AddressKey, household: usize) -> bool {
        self.0.get(home).is_some_and(|those| *those != (household..=household))
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

    /// `place`: its place in the file.
    fn compare(&self, place: usize, homes: &Homes, count: &mut Count) {
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
                let share = share_family_name(head.name.as_str(), dependant.name.as_str());
                count.see_in_order(Bond::Families, place, share);
            }
            if let Some((one, other)) = head.address.key().zip(dependant.address.key()) {
                count.see(Bond::Addresses, one == other);
                count.elsewhere += u32::from(one != other && homes.is_of_another(&other, place));
            }
            if relation::generation(&dependant.relation_text) == Some(Generation::Child) {
                let same = dependant.birth == dependant.acquired_on;
                if same || with_day_for_month(dependant.birth) == Some(dependant.acquired_on) {
                    count.see(Bond::DayMonths, same);
                }
            }
            match relation::generation(&dependant.relation_text) {
                Some(Generation::Child) => count.see(Bond::Births, is_a_generation_older(head.birth, dependant.birth)),
                Some(Generation::Parent) => count.see(Bond::Births, is_a_generation_older(dependant.birth, head.birth)),
                None => {}
            }
        }
    }
}

/// A day with its day and month exchanged, where that is another day.
fn with_day_for_month(day: Day) -> Option<Day> {
    Day::from_ymd_opt(day.year(), day.day(), day.month())
}

/// Members of households whose family name is not that of their 本人; against: where the 本人 of another household has it, and a member of that household
/// the name that is missing here.
fn exchanged_names(households: &[Household<'_>], count: &mut Count) {
    let mut others: HashMap<FamilyAndOther<'_>, u32> = HashMap::new();
    for household in households {
        let [head] = household.heads.as_slice() else { continue };
        let Some(family) = family_name(head.name.as_str()) else { continue };
        let names = household.dependants.iter().filter_map(|dependant| family_name(dependant.name.as_str()));
        for other in names.filter(|other| *other != family && is_of_kanji(other) && is_of_kanji(family)) {
            *others.entry(FamilyAndOther { family, other }).or_default() += 1;
        }
    }
    for (FamilyAndOther { family, other }, here) in &others {
        let there = others.get(&FamilyAndOther { family: other, other: family }).copied().unwrap_or_default();
        count.add(Bond::Exchanges, *here, there.min(*here));
    }
}

/// The name of a family, and another one that a member of it has.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct FamilyAndOther<'a> {
    family: &'a str,
    other: &'a str,
}

/// Whether a name is written in kanji: in families from abroad many have names of their own.
pub fn is_of_kanji(name: &str) -> bool {
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
            count.add(Bond::Readings, seen, seen - most);
        }
    }
}

/// Rows that are looked up in lists: enough to tell a torn column from a sound one, whatever the sheet's length.
const LOOKED_UP: usize = 1_000;

/// Names with their readings as the dictionary has them, and postal codes with the places of their addresses: where nobody shares a family
/// name or an address, nothing else tells.
fn look_up(entries: &[&RosterEntry], households: &[usize], readings: &mut Checker, count: &mut Count) {
    let step = entries.len().div_ceil(LOOKED_UP).max(1);
    for (entry, household) in entries.iter().zip(households).step_by(step) {
        match readings.check(entry.name.as_str(), entry.kana.cell()) {
            ReadingFit::Fits => count.see_in_order(Bond::Readings, *household, true),
            ReadingFit::Unlikely => count.see_in_order(Bond::Readings, *household, false),
            ReadingFit::Unknown => {}
        }
        if let Some(fits) = entry.address.is_placed(postal::fits) {
            count.see_in_order(Bond::Postals, *household, fits);
        }
    }
}
