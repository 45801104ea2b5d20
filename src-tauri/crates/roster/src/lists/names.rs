//! The list of names, read where it lies: nothing is unpacked, nothing is kept in memory beside the file's own bytes.
//!
//! `data/README.md` describes the bytes. What is not as it should be ends a search without an answer, never the program.

use kenpo_domain::Day;
use std::cmp::Ordering;

/// Names from one start to the next.
const STRIDE: usize = 16;

/// A kind of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 姓.
    Family,
    /// 名.
    Given,
}

/// A reading out of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedReading {
    /// In full-width katakana.
    pub katakana: String,
    family: bool,
    given: bool,
}

impl ListedReading {
    /// Whether names of this kind are read so.
    pub fn is(&self, kind: Kind) -> bool {
        match kind {
            Kind::Family => self.family,
            Kind::Given => self.given,
        }
    }
}

/// The list.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    dated: Option<Day>,
    /// Where every so-manieth name begins, four bytes each.
    starts: &'a [u8],
    body: &'a [u8],
}

impl<'a> Names<'a> {
    /// The list in these bytes; an empty one where they are no list that is known.
    pub fn over(bytes: &'a [u8]) -> Self {
        Self::read(bytes).unwrap_or(Self { dated: None, starts: &[], body: &[] })
    }

    fn read(bytes: &'a [u8]) -> Option<Self> {
        let (head, rest) = bytes.strip_prefix(b"names 1 ")?.split_at_checked(10)?;
        let (count, rest) = rest.strip_prefix(b"\n")?.split_first_chunk()?;
        let (starts, body) =
            rest.split_at_checked(usize::try_from(u32::from_be_bytes(*count)).ok()?.checked_mul(4)?)?;
        Some(Self { dated: Some(str::from_utf8(head).ok()?.parse().ok()?), starts, body })
    }

    /// The day of what it was made of; `None` for an empty list.
    pub fn dated(self) -> Option<Day> {
        self.dated
    }

    /// How a name is read that is written so, character by character. Nothing where the list does not have it.
    pub fn readings(self, form: &str) -> Vec<ListedReading> {
        let form: Vec<u16> = form.encode_utf16().collect();
        self.search(&form).unwrap_or_default()
    }

    fn search(self, form: &[u16]) -> Option<Vec<ListedReading>> {
        let (mut low, mut high) = (0, self.starts.len() / 4);
        // The last start that is not behind the form.
        while low < high {
            let middle = low + (high - low) / 2;
            let mut at = self.from(middle)?;
            let (_, units) = next_units(&mut at)?;
            if units.cmp(form.iter().copied()).is_le() { low = middle + 1 } else { high = middle }
        }
        let mut left = self.from(low.checked_sub(1)?)?;
        let mut name = Name::default();
        for _ in 0..STRIDE {
            name.next_form(&mut left)?;
            match name.form.as_slice().cmp(form) {
                Ordering::Less => name.next_readings(&mut left, |_| {})?,
                Ordering::Equal => {
                    let mut readings = Vec::new();
                    name.next_readings(&mut left, |listed| readings.push(listed.katakana()))?;
                    return Some(readings);
                }
                Ordering::Greater => return None,
            }
        }
        None
    }

    fn from(self, start: usize) -> Option<&'a [u8]> {
        let start = self.starts.get(start * 4..)?.first_chunk()?;
        self.body.get(usize::try_from(u32::from_be_bytes(*start)).ok()?..)
    }
}

/// How many units of a name are those of the one before, and those that follow.
fn next_units<'a>(left: &mut &'a [u8]) -> Option<(usize, impl Iterator<Item = u16> + use<'a>)> {
    let head = *left.split_off_first()?;
    let units = left.split_off(..usize::from(head & 0x0F) * 2)?;
    Some((usize::from(head >> 4), units.as_chunks().0.iter().map(|unit| u16::from_be_bytes(*unit))))
}

/// A name as far as it is read; the next one says only where it differs.
#[derive(Default)]
struct Name {
    form: Vec<u16>,
    kana: Vec<u8>,
}

/// A reading as it lies in the list.
struct Packed<'a> {
    head: u8,
    kana: &'a [u8],
}

impl Packed<'_> {
    fn katakana(&self) -> ListedReading {
        let katakana = self.kana.iter().filter_map(|kana| char::from_u32(0x30A0 + u32::from(*kana))).collect();
        ListedReading { katakana, family: self.head & 0x20 != 0, given: self.head & 0x40 != 0 }
    }
}

impl Name {
    fn next_form(&mut self, left: &mut &[u8]) -> Option<()> {
        let (same, units) = next_units(left)?;
        self.form.truncate(same);
        self.form.extend(units);
        Some(())
    }

    /// Those of other names than the one looked for are passed over: the next ones say only where they differ.
    fn next_readings(&mut self, left: &mut &[u8], mut each: impl FnMut(Packed<'_>)) -> Option<()> {
        loop {
            let head = *left.split_off_first()?;
            self.kana.truncate(usize::from(head & 0x1F));
            let length = left.iter().position(|kana| kana & 0x80 != 0)? + 1;
            self.kana.extend(left.split_off(..length)?.iter().map(|kana| kana & 0x7F));
            each(Packed { head, kana: &self.kana });
            if head & 0x80 != 0 {
                return Some(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lists::embedded;

    fn kana(names: Names<'_>, form: &str, kind: Kind) -> Vec<String> {
        names.readings(form).into_iter().filter(|listed| listed.is(kind)).map(|listed| listed.katakana).collect()
    }

    #[test]
    fn a_list_of_two_names() {
        let mut bytes = b"names 1 2021-02-03\n".to_vec();
        bytes.extend([0, 0, 0, 1, 0, 0, 0, 0]);
        bytes.extend([0x01, 0x4E, 0x00, 0x20, 0x04, 0xA1, 0xC0, 0x2F, 0x18, 0xC1]);
        bytes.extend([0x11, 0x90, 0xCE, 0xC0, 0x04, 0x21, 0x4D, 0x86]);
        let names = Names::over(&bytes);
        assert_eq!(names.dated().map(|day| day.to_string()).as_deref(), Some("2021-02-03"));
        assert_eq!(kana(names, "一", Kind::Family), ["イチ"]);
        assert_eq!(kana(names, "一", Kind::Given), ["ハジメ"]);
        assert_eq!(kana(names, "一郎", Kind::Given), ["イチロウ"]);
        for absent in ["", "丁", "一朗", "郎", "一郎太", "a"] {
            assert_eq!(names.readings(absent), [], "{absent}");
        }
        // Whatever is cut off or turned over, a search ends.
        for cut in 0..bytes.len() {
            assert!(Names::over(&bytes[..cut]).readings("一郎").is_empty(), "{cut}");
            let mut turned = bytes.clone();
            turned[cut] ^= 0xFF;
            let _ = Names::over(&turned).readings("一郎");
        }
        assert_eq!(Names::over(&[]).dated(), None);
    }

    #[test]
    fn every_name_of_the_list_is_found() {
        let names = Names::over(embedded::NAMES);
        let (mut at, mut left) = (Name::default(), names.body);
        let (mut forms, mut readings) = (0, 0);
        let mut before = Vec::new();
        while !left.is_empty() {
            at.next_form(&mut left).unwrap();
            let mut own = Vec::new();
            at.next_readings(&mut left, |listed| own.push(listed.katakana())).unwrap();
            assert!(before < at.form, "{:?}", String::from_utf16_lossy(&at.form));
            before.clone_from(&at.form);
            // Each start, and some names amid.
            if forms % 97 == 0 || forms % STRIDE == 0 {
                assert_eq!(names.readings(&String::from_utf16(&at.form).unwrap()), own);
            }
            forms += 1;
            readings += own.len();
        }
        assert_eq!(forms.div_ceil(STRIDE) * 4, names.starts.len());
        assert!(forms > 250_000 && readings > 350_000, "{forms} names, {readings} readings");
    }
}
