//! A mailing batch and its number. The number begins with the office, so that no number of one office can meet another's.

use crate::Day;
use crate::office_no::OfficeNo;
use crate::record::declare::record;
use crate::record::{Kept, Scalar};
use std::fmt;

/// The number of a batch: office, year in which it was made, counter from 1 in each year of each office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BatchNumber {
    office: OfficeNo,
    year: u16,
    counter: u32,
}

impl BatchNumber {
    /// `None` for a year that has not four digits or a counter of 0.
    pub fn new(office: OfficeNo, year: u16, counter: u32) -> Option<Self> {
        let fits = (1000..=9999).contains(&year) && counter >= 1;
        fits.then_some(Self { office, year, counter })
    }

    /// Reads `01-2026-0001`, and `2026-0001` for one of the office `own`.
    pub fn parse(text: &str, own: OfficeNo) -> Option<Self> {
        let digits = |part: &str, len: std::ops::RangeInclusive<usize>| {
            (len.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u32>().ok())?
        };
        let parts: Vec<&str> = text.split('-').collect();
        let (office, year, counter) = match parts[..] {
            [year, counter] => (own, year, counter),
            [office, year, counter] => (OfficeNo::new(digits(office, 2..=2)?.try_into().ok()?)?, year, counter),
            _ => return None,
        };
        Self::new(office, digits(year, 4..=4)?.try_into().ok()?, digits(counter, 4..=9)?)
    }

    /// The office that made it.
    pub fn office(self) -> OfficeNo {
        self.office
    }

    /// The year in which it was made.
    pub fn year(self) -> u16 {
        self.year
    }

    pub fn counter(self) -> u32 {
        self.counter
    }
}

/// `01-2026-0001`
impl fmt::Display for BatchNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:04}-{:04}", self.office, self.year, self.counter)
    }
}

record! {
    /// A batch, as it was made.
    #[derive(Debug, Eq)]
    pub struct Batch, fields BatchField, values BatchValue, kind Batch {
        number: BatchNumber = Number, "number" at ["office_no", "year", "counter"];
        /// The day the decisions were made for.
        as_of: Day = AsOf, "as_of" at ["as_of"];
        /// When it was made: RFC 3339, UTC.
        made_at: String = MadeAt, "made_at" at ["made_at"];
        made_by: String = MadeBy, "made_by" at ["made_by"];
    }
}

impl Kept for BatchNumber {
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
        self.office.give(to);
        [self.year.into(), self.counter.into()].into_iter().for_each(|whole| to(Scalar::Whole(whole)));
    }

    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
        Self::new(Kept::read(from)?, Kept::read(from)?, Kept::read(from)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_back_and_a_short_one_is_ones_own() {
        let [one, seven] = [1, 7].map(|number| OfficeNo::new(number).unwrap());
        let number = BatchNumber::new(one, 2026, 1).unwrap();
        assert_eq!(number.to_string(), "01-2026-0001");
        for text in ["01-2026-0001", "2026-0001"] {
            assert_eq!(BatchNumber::parse(text, one), Some(number), "{text}");
        }
        assert_eq!(BatchNumber::parse("2026-12345", seven), BatchNumber::new(seven, 2026, 12_345));
        assert_eq!(BatchNumber::parse("01-2026-0001", seven), Some(number), "of another office");
        for bad in [
            "",
            "2026",
            "1-2026-0001",
            "00-2026-0001",
            "2026-001",
            "26-0001",
            "01-2026-0001-1",
            "2026-0000",
            "+026-0001",
        ] {
            assert_eq!(BatchNumber::parse(bad, one), None, "{bad}");
        }
    }
}
