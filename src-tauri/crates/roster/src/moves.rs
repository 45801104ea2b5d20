//! Looks for parts of columns that stand a row too low or too high. When gains mean that is the rule of `domain::moved`.

use crate::bonds::{is_of_kanji, share_family_name};
use crate::given_names;
use crate::lists::readings::{Checker, ReadingFit};
use kenpo_domain::Day;
use kenpo_domain::address::AddressKey;
use kenpo_domain::age::{is_a_generation_older, is_before_work};
use kenpo_domain::facts::Relation;
use kenpo_domain::relation::{self, Generation};
use kenpo_domain::roster::RosterEntry;
use kenpo_domain::sex::Sex;
use kenpo_domain::torn::Bond;
use kenpo_domain::torn::moved::{Block, Moved, Odds, Way, block};
use std::collections::HashSet;

/// Whether two of one household share their family name, and two of others.
const FAMILY: Odds = Odds::new(0.95, 0.03);
/// Whether they live together.
const HOME: Odds = Odds::new(0.8, 0.03);
/// Whether their cover began on one day.
const BEGINNING: Odds = Odds::new(0.6, 0.2);
/// Whether a name, or a 続柄, is of the sex that is said.
const SEX: Odds = Odds::new(0.97, 0.5);
/// Whether a name is read so.
const READING: Odds = Odds::new(0.97, 0.02);
/// Whether somebody is as old as their 続柄 says, beside the 本人.
const AGE: Odds = Odds::new(0.97, 0.4);
/// Whether a child was born on the day when its cover began.
const BIRTHDAY: Odds = Odds::new(0.3, 0.003);
/// Whether cover begins after birth, and that of a 本人 after school.
const LIFE: Odds = Odds::new(0.99, 0.7);
/// Whether the first of a household is its 本人, and nobody else is.
const HEAD: Odds = Odds::new(0.97, 0.3);

/// Years between those who are married beyond which few are.
const COUPLE: u32 = 20;

/// Parts of columns that stand a row off; of those that lie one over the other the one that tells most.
pub fn moved(entries: &[&RosterEntry], readings: &mut Checker) -> Vec<Moved> {
    let rows = Rows::of(entries);
    let unlikely = rows.unlikely_readings(readings);
    let mut found: Vec<(Bond, Way, Block)> = Vec::new();
    for way in [Way::Down, Way::Up] {
        let columns = [
            (Bond::Families, rows.names(way)),
            (Bond::Readings, rows.readings(way, &unlikely, readings)),
            (Bond::Sexes, rows.sexes(way)),
            (Bond::Heads, rows.relations(way)),
            (Bond::Births, rows.births(way)),
            (Bond::Beginnings, rows.acquired(way)),
            (Bond::Addresses, rows.addresses(way)),
        ];
        found.extend(columns.into_iter().filter_map(|(bond, gains)| Some((bond, way, block(&gains)?))));
    }
    found.sort_by(|(.., one), (.., other)| other.gain.total_cmp(&one.gain));
    let mut told: Vec<(Bond, Way, Block)> = Vec::new();
    for one in found {
        if told.iter().all(|other| other.2.last < one.2.first || one.2.last < other.2.first) {
            told.push(one);
        }
    }
    let row = |place: usize| entries.get(place).map_or(0, |entry| entry.place.row);
    told.into_iter().map(|(bond, way, at)| Moved { bond, first: row(at.first), last: row(at.last), way }).collect()
}

/// Whether nearly all households stand together, and in each the 枝番 count up.
fn are_in_order(entries: &[&RosterEntry]) -> bool {
    let households: HashSet<(&str, &str)> = entries.iter().map(|entry| entry.insured.household()).collect();
    let below = entries.iter().zip(entries.iter().skip(1));
    let within: Vec<bool> = below
        .filter(|(above, below)| above.insured.household() == below.insured.household())
        .map(|(above, below)| above.insured.branch() < below.insured.branch())
        .collect();
    let parted = entries.len().saturating_sub(within.len() + households.len());
    let backwards = within.iter().filter(|up| !**up).count();
    parted * FEW <= households.len() && backwards * FEW <= within.len()
}

/// One of as many does not matter.
const FEW: usize = 20;

/// Everybody in the order of the file.
struct Rows<'a> {
    entries: &'a [&'a RosterEntry],
    /// Where the household of each begins, as far as its members stand one below the other.
    firsts: Vec<usize>,
    generations: Vec<Option<Generation>>,
    spouses: Vec<bool>,
    /// Where each lives.
    homes: Vec<Option<AddressKey>>,
    /// Whether households stand together, each in the order of its 枝番: sorted by names, a list tells nothing by who stands below whom.
    in_order: bool,
}

/// The row to which what stands in a row would belong.
fn owner(place: usize, way: Way) -> Option<usize> {
    match way {
        Way::Down => place.checked_sub(1),
        Way::Up => place.checked_add(1),
    }
}

/// The row where what belongs to a row would stand.
fn standing(row: usize, way: Way) -> Option<usize> {
    match way {
        Way::Down => row.checked_add(1),
        Way::Up => row.checked_sub(1),
    }
}

impl<'a> Rows<'a> {
    fn of(entries: &'a [&'a RosterEntry]) -> Self {
        let mut firsts: Vec<usize> = Vec::with_capacity(entries.len());
        for (place, entry) in entries.iter().enumerate() {
            let above =
                firsts.last().copied().filter(|_| entries[place - 1].insured.household() == entry.insured.household());
            firsts.push(above.unwrap_or(place));
        }
        let texts = || entries.iter().map(|entry| entry.relation_text.as_str());
        let generations = texts().map(relation::generation).collect();
        let spouses = texts().map(relation::is_spouse).collect();
        let homes = entries.iter().map(|entry| entry.address.key()).collect();
        Self { entries, firsts, generations, spouses, homes, in_order: are_in_order(entries) }
    }

    fn at(&self, place: usize) -> Option<&'a RosterEntry> {
        self.entries.get(place).copied()
    }

    /// The gains of each row by what stands in it and below it, where both look as if they belonged together or not.
    fn of_pairs(&self, way: Way, odds: Odds, looks: impl Fn(usize, usize) -> Option<bool>) -> Vec<f64> {
        let same =
            |one: usize, other: usize| Some(self.at(one)?.insured.household() == self.at(other)?.insured.household());
        let gain = |place: usize| {
            let now = same(place, place + 1).filter(|_| self.in_order)?;
            let then = same(owner(place, way)?, owner(place + 1, way)?)?;
            if now == then {
                return None;
            }
            Some(odds.of_pair(looks(place, place + 1)?, now, then))
        };
        (0..self.entries.len()).map(|place| gain(place).unwrap_or_default()).collect()
    }

    /// Adds the gains of each row by what would belong to it, at the place where that stands. `fits`: what stands at a place looks right in a row.
    fn add_values(
        &self,
        gains: &mut [f64],
        way: Way,
        odds: Odds,
        fits: impl Fn(usize, &dyn Fn(usize) -> Option<usize>) -> Option<bool>,
    ) {
        let then_at = |row: usize| standing(row, way).filter(|place| *place < self.entries.len());
        for row in 0..self.entries.len() {
            if let Some(place) = then_at(row)
                && let Some((now, then)) = fits(row, &Some).zip(fits(row, &then_at))
            {
                gains[place] += odds.of_value(now, then);
            }
        }
    }

    fn names(&self, way: Way) -> Vec<f64> {
        let mut gains = self.of_pairs(way, FAMILY, |one, other| {
            let [one, other] = [self.at(one)?.name.as_str(), self.at(other)?.name.as_str()];
            (is_of_kanji(one) && is_of_kanji(other)).then(|| share_family_name(one, other))
        });
        // Every name has its say, though the one that would stand in its place may have none.
        for (place, entry) in self.entries.iter().enumerate() {
            let then = owner(place, way).and_then(|owner| self.at(owner)?.sex);
            if let Some(((of_name, now), then)) = given_names::sex_of(entry.name.as_str()).zip(entry.sex).zip(then) {
                gains[place] += SEX.of_value(of_name == now, of_name == then);
            }
        }
        gains
    }

    /// Where a reading is unlikely, and where it fits.
    fn unlikely_readings(&self, readings: &mut Checker) -> Vec<ReadingFit> {
        self.entries.iter().map(|entry| readings.check(entry.name.as_str(), entry.kana.cell())).collect()
    }

    /// `now`: how each goes with the name beside it.
    fn readings(&self, way: Way, now: &[ReadingFit], readings: &mut Checker) -> Vec<f64> {
        let mut gain = |(place, now): (usize, &ReadingFit)| match now {
            ReadingFit::Fits => Some(READING.of_value(true, false)),
            ReadingFit::Unknown => None,
            ReadingFit::Unlikely => {
                let then = self.at(owner(place, way)?)?;
                let fits = readings.check(then.name.as_str(), self.at(place)?.kana.cell()) == ReadingFit::Fits;
                Some(READING.of_value(false, fits))
            }
        };
        now.iter().enumerate().map(|place| gain(place).unwrap_or_default()).collect()
    }

    fn sexes(&self, way: Way) -> Vec<f64> {
        let mut gains = vec![0.0; self.entries.len()];
        let expected = |entry: &RosterEntry| -> Option<Sex> {
            relation::sex_of(&entry.relation_text).or_else(|| given_names::sex_of(entry.name.as_str()))
        };
        self.add_values(&mut gains, way, SEX, |row, at| Some(expected(self.at(row)?)? == self.at(at(row)?)?.sex?));
        gains
    }

    fn relations(&self, way: Way) -> Vec<f64> {
        let mut gains = vec![0.0; self.entries.len()];
        self.add_values(&mut gains, way, HEAD, |row, at| {
            let is_first = self.in_order.then(|| self.firsts.get(row) == Some(&row))?;
            Some(is_first == (self.at(at(row)?)?.relation == Relation::Insured))
        });
        self.add_values(&mut gains, way, SEX, |row, at| {
            Some(relation::sex_of(&self.at(at(row)?)?.relation_text)? == self.at(row)?.sex?)
        });
        gains
    }

    /// The 本人 above a dependant.
    fn head_of(&self, row: usize) -> Option<usize> {
        let head = self.firsts.get(row).copied().filter(|head| self.in_order && *head != row)?;
        (self.at(head)?.relation == Relation::Insured).then_some(head)
    }

    fn births(&self, way: Way) -> Vec<f64> {
        let mut gains = vec![0.0; self.entries.len()];
        let birth = |place: usize| Some(self.at(place)?.birth);
        self.add_values(&mut gains, way, AGE, |row, at| {
            let (own, head) = (birth(at(row)?)?, birth(at(self.head_of(row)?)?)?);
            match self.generations.get(row).copied().flatten() {
                Some(Generation::Child) => Some(is_a_generation_older(head, own)),
                Some(Generation::Parent) => Some(is_a_generation_older(own, head)),
                None if self.spouses.get(row) == Some(&true) => Some(are_of_an_age(own, head)),
                None => None,
            }
        });
        self.add_lives(&mut gains, way, |row, at| {
            Some(Life { birth: birth(at(row)?)?, acquired: self.at(row)?.acquired_on })
        });
        gains
    }

    fn acquired(&self, way: Way) -> Vec<f64> {
        let mut gains =
            self.of_pairs(way, BEGINNING, |one, other| Some(self.at(one)?.acquired_on == self.at(other)?.acquired_on));
        self.add_lives(&mut gains, way, |row, at| {
            Some(Life { birth: self.at(row)?.birth, acquired: self.at(at(row)?)?.acquired_on })
        });
        gains
    }

    /// What the days of birth and of the beginning of cover say of each other.
    fn add_lives(
        &self,
        gains: &mut [f64],
        way: Way,
        life: impl Fn(usize, &dyn Fn(usize) -> Option<usize>) -> Option<Life>,
    ) {
        self.add_values(gains, way, LIFE, |row, at| {
            let Life { birth, acquired } = life(row, at)?;
            Some(match self.at(row)?.relation {
                Relation::Insured => !is_before_work(birth, acquired),
                Relation::Dependent => acquired >= birth,
            })
        });
        self.add_values(gains, way, BIRTHDAY, |row, at| {
            let Life { birth, acquired } = life(row, at)?;
            (self.generations.get(row).copied().flatten() == Some(Generation::Child)).then_some(birth == acquired)
        });
    }

    fn addresses(&self, way: Way) -> Vec<f64> {
        let home = |place: usize| self.homes.get(place)?.as_ref();
        self.of_pairs(way, HOME, |one, other| Some(home(one)? == home(other)?))
    }
}

/// When somebody was born, and when their cover began.
struct Life {
    birth: Day,
    acquired: Day,
}

/// Whether few years lie between two births.
fn are_of_an_age(one: Day, other: Day) -> bool {
    one.max(other).years_since(one.min(other)).is_some_and(|years| years <= COUPLE)
}
