//! Values as they were entered, and what can be wrong with one.

use crate::Day;
use crate::asked::half_width;
use crate::code::Code;
use crate::codes;
use crate::entry::{Entry, EntryKind};
use crate::finding::Item;
use crate::listing::Told;
use crate::my_number::check_digit_ok;
use crate::unsaid::unsaid;
use crate::unseen::is_unseen;
use crate::wareki;
use std::collections::BTreeMap;

/// An item with its value: a text, a day as people write it, a code. An empty one says that nobody knows.
#[derive(Clone, PartialEq, Eq)]
pub struct Said {
    pub entry: Entry,
    pub value: String,
}

codes! {
    /// What is wrong with an item.
    pub enum FlawKind {
        /// It cannot be read as what it should be.
        Unreadable = "unreadable",
        /// It is empty, and nobody can be without it.
        Needed = "needed",
        /// It stands twice.
        Twice = "twice",
        /// It has to be said, too.
        Incomplete = "incomplete",
        /// It lies after the day of entering.
        Later = "later",
        /// It does not go with what is said or known besides.
        Contradicts = "contradicts",
        /// It holds a whole 個人番号.
        MyNumber = "my_number",
    }
}

/// Why what was entered is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flaw {
    pub entry: Entry,
    pub kind: FlawKind,
}

impl Flaw {
    pub(super) fn of(entry: Entry, kind: FlawKind) -> Self {
        Self { entry, kind }
    }
}

/// Characters of any text: the longest that is kept is an address.
const LONGEST: usize = 200;

/// What was said, item by item.
pub(super) struct Values<'s>(BTreeMap<Entry, &'s str>);

impl<'s> Values<'s> {
    pub fn of(said: &'s [Said]) -> Result<Self, Flaw> {
        let mut values = BTreeMap::new();
        for Said { entry, value } in said {
            let value = value.trim();
            if value.is_empty() && entry.is_needed() {
                return Err(Flaw::of(*entry, FlawKind::Needed));
            }
            if value.chars().count() > LONGEST || value.contains(is_unseen) {
                return Err(Flaw::of(*entry, FlawKind::Unreadable));
            }
            if item_of(*entry).is_some_and(|item| unsaid(item, value).is_some()) {
                return Err(Flaw::of(*entry, FlawKind::Unreadable));
            }
            if entry.kind() == EntryKind::Text && *entry != Entry::Phone && holds_my_number(value) {
                return Err(Flaw::of(*entry, FlawKind::MyNumber));
            }
            if values.insert(*entry, value).is_some() {
                return Err(Flaw::of(*entry, FlawKind::Twice));
            }
        }
        Ok(Self(values))
    }

    pub fn has(&self, entry: Entry) -> bool {
        self.0.contains_key(&entry)
    }

    pub fn any(&self, entries: &[Entry]) -> bool {
        entries.iter().any(|entry| self.has(*entry))
    }

    /// Whether it is said, and not that nobody knows.
    pub fn gives(&self, entry: Entry) -> bool {
        self.0.get(&entry).is_some_and(|value| !value.is_empty())
    }

    /// Whether anything is said to be unknown.
    pub fn deletes(&self) -> bool {
        self.0.values().any(|value| value.is_empty())
    }

    pub fn text(&self, entry: Entry) -> Option<&'s str> {
        self.0.get(&entry).copied()
    }

    /// Puts what is said in the place of what is known.
    pub fn may<T>(&self, entry: Entry, place: &mut Option<T>, read: impl Fn(&str) -> Option<T>) -> Result<(), Flaw> {
        match self.text(entry) {
            None => {}
            Some("") => *place = None,
            Some(text) => *place = Some(read(text).ok_or(Flaw::of(entry, FlawKind::Unreadable))?),
        }
        Ok(())
    }

    /// The same of what nobody can be without.
    pub fn must<T>(&self, entry: Entry, place: &mut T, read: impl Fn(&str) -> Option<T>) -> Result<(), Flaw> {
        if let Some(text) = self.text(entry) {
            *place = read(text).ok_or(Flaw::of(entry, FlawKind::Unreadable))?;
        }
        Ok(())
    }

    /// The same of a mark, which is not there where nobody knows.
    pub fn mark(&self, entry: Entry, place: &mut bool) -> Result<(), Flaw> {
        let mut said = Some(*place);
        self.may(entry, &mut said, flag)?;
        *place = said.unwrap_or(false);
        Ok(())
    }

    /// The same of what we were told on a day.
    pub fn told<T>(
        &self,
        entry: Entry,
        place: &mut Option<Told<T>>,
        known_on: Day,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<(), Flaw> {
        self.may(entry, place, |text| read(text).map(|said| Told { said, known_on }))
    }

    /// Refuses a day that is said and lies after the day of entering.
    pub fn not_after(&self, entry: Entry, day: Option<Day>, today: Day) -> Result<(), Flaw> {
        let later = self.has(entry) && day.is_some_and(|day| day > today);
        if later { Err(Flaw::of(entry, FlawKind::Later)) } else { Ok(()) }
    }
}

/// The item of a text that may stand where a value is not said, and then says nothing.
fn item_of(entry: Entry) -> Option<Item> {
    match entry {
        Entry::Name => Some(Item::Name),
        Entry::Kana => Some(Item::Kana),
        Entry::Address => Some(Item::Address),
        Entry::Phone => Some(Item::Phone),
        Entry::Employer => Some(Item::Employer),
        _ => None,
    }
}

/// A day as people write it.
pub(super) fn day(text: &str) -> Option<Day> {
    wareki::parse(text)
}

codes! {
    /// What a mark says.
    pub enum YesNo {
        Yes = "yes",
        No = "no",
    }
}

pub(super) fn flag(text: &str) -> Option<bool> {
    YesNo::from_code(text).map(|said| said == YesNo::Yes)
}

/// Whether twelve digits, in a row or in groups of four, are a 個人番号.
fn holds_my_number(text: &str) -> bool {
    let narrow: String = text.chars().map(half_width).collect();
    let runs: Vec<&str> = narrow.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let is_one = |digits: &str| <&[u8; 12]>::try_from(digits.as_bytes()).is_ok_and(check_digit_ok);
    let in_groups = runs.windows(3).any(|groups| groups.iter().all(|run| run.len() == 4) && is_one(&groups.concat()));
    in_groups || runs.into_iter().any(is_one)
}
