//! Whether a reading goes with a written name.
//!
//! Says at most that it is unlikely: parents give names that no list has. Neither the name nor the reading is changed.

use super::embedded;
use super::names::{Kind, Names};
use super::old_forms;
use super::parts::Part;
use super::sound;
use kenpo_domain::Day;
use std::collections::HashMap;

/// How a reading goes with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingFit {
    /// Every part that is known is read so, and one at least is known.
    Fits,
    /// A part is known, and is not read so.
    Unlikely,
    /// Nothing is known of the name: it is not in the list, or in Latin letters; or the reading is none.
    Unknown,
}

/// Whether the list was there when this was built.
pub fn available() -> bool {
    dated().is_some()
}

/// The day of the dictionary that the list was made of.
pub fn dated() -> Option<Day> {
    names().dated()
}

/// Whether `reading`, in kana of any width, goes with `name` as it is written. In both the family name may be parted from the given name by
/// blanks, or not.
pub fn check(name: &str, reading: &str) -> ReadingFit {
    fit(names(), name, reading)
}

/// Whether a family is called so, as far as the list knows.
pub fn is_surname(written: &str) -> bool {
    let plain = old_forms::plain(&old_forms::without_selectors(written));
    names().readings(&plain).iter().any(|listed| listed.is(Kind::Family))
}

/// Checks name after name, and looks up no part of a name with its reading twice: a thousand people share a hundred family names.
#[derive(Default)]
pub struct Checker {
    parts: HashMap<String, Option<ReadingFit>>,
    /// The key of the part that is asked for. One text serves for all.
    asked: String,
}

impl Checker {
    /// As [`check`].
    pub fn check(&mut self, name: &str, reading: &str) -> ReadingFit {
        let (Some([family, given]), Some([spoken_family, spoken_given])) = (in_two(name), in_two(reading)) else {
            return check(name, reading);
        };
        let family = self.part(Kind::Family, family, spoken_family);
        let given = self.part(Kind::Given, given, spoken_given);
        family.zip(given).map_or(ReadingFit::Unknown, |(family, given)| both(family, given))
    }

    /// `None`: what is spoken is no kana.
    fn part(&mut self, kind: Kind, written: &str, spoken: &str) -> Option<ReadingFit> {
        self.asked.clear();
        self.asked.extend([if kind == Kind::Family { "姓" } else { "名" }, written, " ", spoken]);
        if let Some(known) = self.parts.get(&self.asked) {
            return *known;
        }
        let fit = part_fit(names(), kind, written, spoken);
        self.parts.insert(self.asked.clone(), fit);
        fit
    }
}

/// The two parts of a name or a reading that has two, and nothing else that could part it.
fn in_two(text: &str) -> Option<[&str; 2]> {
    let mut parts = text.split_whitespace();
    let two = [parts.next()?, parts.next()?];
    let parted = text.chars().any(|c| matches!(c, '・' | '･' | '=' | '＝' | '.' | '．' | ',' | '，'));
    (parts.next().is_none() && !parted).then_some(two)
}

fn part_fit(names: Names<'_>, kind: Kind, written: &str, spoken: &str) -> Option<ReadingFit> {
    let spoken = sound::katakana(spoken)?;
    Some(beside(&[Part::of(names, &old_forms::without_selectors(written), kind)], &spoken))
}

/// Of two parts, what is unlikely of one is unlikely of both.
fn both(one: ReadingFit, other: ReadingFit) -> ReadingFit {
    match (one, other) {
        (ReadingFit::Unlikely, _) | (_, ReadingFit::Unlikely) => ReadingFit::Unlikely,
        (ReadingFit::Fits, _) | (_, ReadingFit::Fits) => ReadingFit::Fits,
        (ReadingFit::Unknown, ReadingFit::Unknown) => ReadingFit::Unknown,
    }
}

fn names() -> Names<'static> {
    Names::over(embedded::NAMES)
}

/// More parts have foreign names alone. Beyond it there are too many ways to part a reading.
const MOST_PARTS: usize = 4;

fn fit(names: Names<'_>, name: &str, reading: &str) -> ReadingFit {
    let Some(spoken) = sound::katakana(reading).filter(|parts| !parts.is_empty()) else { return ReadingFit::Unknown };
    let name = old_forms::without_selectors(name);
    let written: Vec<&str> =
        name.split(|c: char| c.is_whitespace() || matches!(c, '・' | '･')).filter(|part| !part.is_empty()).collect();
    match written.as_slice() {
        [] => ReadingFit::Unknown,
        [whole] => of_one_piece(names, whole, &spoken),
        several if several.len() > MOST_PARTS => match Part::of(names, &several.concat(), Kind::Given) {
            kana @ Part::Kana(_) => beside(&[kana], &[spoken.concat()]),
            _ => ReadingFit::Unknown,
        },
        several => beside(&parts(names, several), &spoken),
    }
}

/// The first part is the family name.
fn parts(names: Names<'_>, written: &[&str]) -> Vec<Part> {
    let kinds = std::iter::once(Kind::Family).chain(std::iter::repeat(Kind::Given));
    written.iter().zip(kinds).map(|(part, kind)| Part::of(names, part, kind)).collect()
}

/// A name whose parts are not parted: wherever it can be parted so that both parts are known, this is tried; else where one is known.
fn of_one_piece(names: Names<'_>, whole: &str, spoken: &[String]) -> ReadingFit {
    let joined = [spoken.concat()];
    let single = [Part::of(names, whole, Kind::Family)];
    if let [Part::Kana(_)] = single {
        return beside(&single, &joined);
    }
    let cuts = whole.char_indices().skip(1).filter_map(|(at, _)| whole.split_at_checked(at));
    let pairs: Vec<Vec<Part>> = cuts.map(|(family, given)| parts(names, &[family, given])).collect();
    let (known, half_known): (Vec<_>, Vec<_>) = pairs.iter().partition(|pair| pair.iter().all(Part::is_known));
    if single[0].is_known() || !known.is_empty() {
        let fits = |parts: &[Part], spoken: &[String]| beside(parts, spoken) == ReadingFit::Fits;
        let any = fits(&single, &joined) || known.iter().any(|pair| fits(pair, spoken));
        return if any { ReadingFit::Fits } else { ReadingFit::Unlikely };
    }
    // Nearly every name begins with characters that somebody's family name has: that they are not read so says nothing.
    let any = half_known.iter().any(|pair| beside(pair, spoken) == ReadingFit::Fits);
    if any { ReadingFit::Fits } else { ReadingFit::Unknown }
}

/// Parts of a name beside those of a reading; where there are not as many, wherever the reading can be parted.
fn beside(parts: &[Part], spoken: &[String]) -> ReadingFit {
    if parts.len() == spoken.len() {
        let answers = parts.iter().zip(spoken).map(|(part, spoken)| match part.fits(spoken) {
            Some(true) => ReadingFit::Fits,
            Some(false) => ReadingFit::Unlikely,
            None => ReadingFit::Unknown,
        });
        return answers.fold(ReadingFit::Unknown, both);
    }
    if !parts.iter().any(Part::is_known) {
        return ReadingFit::Unknown;
    }
    if can_be_parted(parts, &spoken.concat()) { ReadingFit::Fits } else { ReadingFit::Unlikely }
}

/// Whether a reading has a place for every part, one kana at least for each.
fn can_be_parted(parts: &[Part], spoken: &str) -> bool {
    let fits = |part: &Part, spoken: &str| part.fits(spoken) != Some(false);
    match parts {
        [] => spoken.is_empty(),
        [last] => !spoken.is_empty() && fits(last, spoken),
        [first, rest @ ..] => spoken.char_indices().skip(1).any(|(at, _)| {
            let (head, tail) = spoken.split_at(at);
            fits(first, head) && can_be_parted(rest, tail)
        }),
    }
}

#[cfg(test)]
mod tests;
