//! The columns of a day: one, one with its 元号 beside it, or its parts.

use super::columns::{Column, Columns};
use kenpo_domain::finding::Item;
use kenpo_domain::meaning::{DayPart, Meaning};

/// Where a day stands.
pub enum DayIn<'a> {
    /// In one cell.
    One(&'a Column),
    /// In one cell, its 元号 in another one.
    BesideEra {
        /// The 元号.
        era: &'a Column,
        /// The rest, or all of it.
        day: &'a Column,
    },
    Parts {
        /// The 元号; none where years are those of the Gregorian calendar.
        era: Option<&'a Column>,
        year: &'a Column,
        month: &'a Column,
        day: &'a Column,
    },
}

impl Columns {
    /// Where 生年月日 or 資格取得年月日 stands.
    pub fn day_in(&self, item: Item) -> Option<DayIn<'_>> {
        let part = |part| self.read_as(Meaning::of_day(item, part)?);
        let era = part(DayPart::Era);
        match (self.whole(item), era) {
            (Some(day), Some(era)) => Some(DayIn::BesideEra { era, day }),
            (Some(day), None) => Some(DayIn::One(day)),
            (None, era) => Some(DayIn::Parts {
                era,
                year: part(DayPart::Year)?,
                month: part(DayPart::Month)?,
                day: part(DayPart::Day)?,
            }),
        }
    }
}
