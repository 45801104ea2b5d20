//! Which width a part of a number seems to have where the society has set none: by the texts of its column, and by those who are registered.
//!
//! Must never propose a width that anything seen speaks against: a wrong one registers people a second time.

use crate::codes;
use crate::finding::Item;
use crate::insured::{Width, Widths};
use std::collections::BTreeMap;

codes! {
    /// A part of what a person is known or reached by that has a width.
    pub enum WidthPart {
        /// 記号
        Symbol = "symbol",
        /// 番号
        Number = "number",
        /// 枝番
        Branch = "branch",
        /// 郵便番号
        Postal = "postal",
    }
}

impl WidthPart {
    pub fn item(self) -> Item {
        match self {
            Self::Symbol => Item::Symbol,
            Self::Number => Item::Number,
            Self::Branch => Item::Branch,
            Self::Postal => Item::Postal,
        }
    }

    /// Its width; `None`: the society has set none.
    pub fn of(self, widths: &Widths) -> Option<Width> {
        match self {
            Self::Symbol => widths.symbol,
            Self::Number => widths.number,
            Self::Branch => widths.branch,
            Self::Postal => widths.postal,
        }
    }

    /// The width that it has everywhere: seven digits of a 郵便番号, two of a 枝番 (加入者情報登録ファイル).
    pub fn everywhere(self) -> Option<Width> {
        match self {
            Self::Postal => Width::new(7),
            Self::Branch => Width::new(2),
            Self::Symbol | Self::Number => None,
        }
    }

    /// Whether it can have this width.
    pub fn may_have(self, width: Width) -> bool {
        self.everywhere().is_none_or(|everywhere| everywhere == width)
    }

    /// The same widths with that of this part. `None` where it has another one.
    pub fn set(self, widths: Widths, width: Width) -> Option<Widths> {
        let fits = self.of(&widths).is_none_or(|known| known == width);
        let width = Some(width);
        fits.then_some(match self {
            Self::Symbol => Widths { symbol: width, ..widths },
            Self::Number => Widths { number: width, ..widths },
            Self::Branch => Widths { branch: width, ..widths },
            Self::Postal => Widths { postal: width, ..widths },
        })
    }
}

/// How often numbers of each length were seen.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Lengths {
    counts: BTreeMap<usize, u32>,
    /// The shortest that begins with a zero, where one does: then zeros in front are written.
    padded: Option<usize>,
}

/// The lengths of each part of the 記号・番号・枝番 of those who are registered.
#[derive(Clone, Debug, Default)]
pub struct PartLengths {
    /// 記号
    pub symbols: Lengths,
    /// 番号
    pub numbers: Lengths,
    /// 枝番
    pub branches: Lengths,
}

impl Lengths {
    const NONE: Self = Self { counts: BTreeMap::new(), padded: None };

    /// Adds numbers that are all as long as this one, and begin like it.
    pub fn add(&mut self, number: &str, count: u32) {
        *self.counts.entry(number.len()).or_default() += count;
        if number.len() > 1 && number.starts_with('0') {
            self.padded = Some(self.padded.map_or(number.len(), |padded| padded.min(number.len())));
        }
    }

    /// Whether a number is shorter than all others that have zeros in front: it may have lost its own.
    pub fn may_lack_zeros(&self, number: &str) -> bool {
        self.padded.is_some_and(|padded| number.len() < padded)
    }

    /// Each length with how often it was seen, the shortest first.
    pub fn counts(&self) -> impl Iterator<Item = LengthSeen> {
        self.counts.iter().map(|(digits, count)| LengthSeen { digits: *digits, count: *count })
    }

    /// How many numbers were seen.
    pub fn total(&self) -> u32 {
        self.counts.values().sum()
    }

    fn shortest(&self) -> Option<usize> {
        self.counts.keys().next().copied()
    }

    fn longest(&self) -> Option<usize> {
        self.counts.keys().next_back().copied()
    }
}

/// Numbers of one length.
pub struct LengthSeen {
    pub digits: usize,
    pub count: u32,
}

/// What was seen of a part whose number cells cannot be read before its width is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WidthSeen {
    pub part: WidthPart,
    /// Number cells: what is left of their digits.
    pub numbers: Lengths,
    /// Cells of the same column that are texts of digits.
    pub texts: Lengths,
    /// The widths in which the sheet shows its number cells, where their format fills them up with zeros.
    pub shown: Lengths,
    /// The same part of people who are registered.
    pub registered: Lengths,
}

impl WidthSeen {
    /// Nothing seen so far.
    pub fn of(part: WidthPart) -> Self {
        let [numbers, texts, shown, registered] = [const { Lengths::NONE }; 4];
        Self { part, numbers, texts, shown, registered }
    }

    /// Whether it is to be told. A 記号 has no width by nature: only where zeros in front are written and a number lacks them.
    pub fn is_to_be_told(&self) -> bool {
        let lacks_zeros =
            |width: Width| self.numbers.shortest().is_some_and(|digits| digits < usize::from(width.get()));
        self.part != WidthPart::Symbol || self.width().is_some_and(lacks_zeros)
    }

    /// The width that all of it has, where zeros in front are known to be written, or no number cell can have lost any.
    pub fn width(&self) -> Option<Width> {
        let Self { part, numbers, texts, shown, registered } = self;
        if let Some(width) = part.everywhere() {
            return Some(width).filter(|width| numbers.longest().is_none_or(|most| most <= usize::from(width.get())));
        }
        let (shortest, longest) = (numbers.shortest()?, numbers.longest()?);
        let seen = texts.counts().chain(shown.counts()).chain(registered.counts());
        let lengths: Vec<usize> = seen.map(|seen| seen.digits).collect();
        let one = *lengths.first().filter(|first| lengths.iter().all(|other| other == *first) && longest <= **first)?;
        let zeros = [texts, shown, registered].iter().any(|lengths| lengths.padded.is_some()) || shortest == one;
        u8::try_from(one).ok().filter(|_| zeros).and_then(Width::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Code;

    fn lengths(numbers: &[&str]) -> Lengths {
        let mut lengths = Lengths::default();
        numbers.iter().for_each(|number| lengths.add(number, 1));
        lengths
    }

    #[test]
    fn a_width_is_proposed_where_nothing_speaks_against_it() {
        for (numbers, texts, registered, width, why) in [
            (["1003"].as_slice(), ["0001001", "0001002"].as_slice(), [].as_slice(), Some(7), "by the texts"),
            (&["1003"], &[], &["0001001"], Some(7), "by those who are registered"),
            (&["1003"], &["0001001"], &["0001002"], Some(7), "by both"),
            (&["1003"], &["0001001"], &["001002"], None, "those who are registered have another"),
            (&["1003"], &["0001001", "001002"], &[], None, "two widths"),
            (&["1003"], &[], &[], None, "nothing was seen"),
            (&["10030001"], &["0001001"], &[], None, "a number has more digits"),
            (&["99"], &["1001", "1002"], &[], None, "nobody writes zeros in front"),
            (&["1003"], &["1001", "1002"], &[], Some(4), "no zero can be lost"),
            (&["1003", "99"], &["1001"], &[], None, "one of the numbers is shorter"),
            (&["3"], &["0"], &[], Some(1), "a zero alone is no zero in front"),
        ] {
            let of = WidthSeen {
                numbers: lengths(numbers),
                texts: lengths(texts),
                registered: lengths(registered),
                ..WidthSeen::of(WidthPart::Number)
            };
            assert_eq!(of.width().map(Width::get), width, "{why}");
        }
    }

    #[test]
    fn a_width_is_proposed_by_the_format_that_shows_the_zeros() {
        for (shown, texts, width) in [
            (["0000000"].as_slice(), [].as_slice(), Some(7)),
            (&["0000000"], &["0001001"], Some(7)),
            (&["0000000"], &["001001"], None),
            (&["0000000", "000000"], &[], None),
            (&["000"], &[], None),
        ] {
            let of = WidthSeen {
                numbers: lengths(&["1003"]),
                shown: lengths(shown),
                texts: lengths(texts),
                ..WidthSeen::of(WidthPart::Number)
            };
            assert_eq!(of.width().map(Width::get), width, "{shown:?} {texts:?}");
        }
    }

    #[test]
    fn what_has_one_width_everywhere_needs_nothing_beside_it() {
        for (part, numbers, width) in [
            (WidthPart::Branch, ["0", "1"].as_slice(), Some(2)),
            (WidthPart::Branch, &["0", "100"], None),
            (WidthPart::Postal, &["600001"], Some(7)),
        ] {
            let of = WidthSeen { numbers: lengths(numbers), ..WidthSeen::of(part) };
            assert_eq!(of.width().map(Width::get), width, "{part:?}");
        }
    }

    #[test]
    fn a_width_of_symbols_is_told_where_zeros_are_lost() {
        for (numbers, registered, told) in [
            (["12"].as_slice(), ["0012", "0013"].as_slice(), true),
            (&["12"], &["12", "13"], false),
            (&["12"], &["0012", "13"], false),
            (&["12"], &[], false),
        ] {
            let (numbers, registered) = (lengths(numbers), lengths(registered));
            let of = WidthSeen { numbers, registered, ..WidthSeen::of(WidthPart::Symbol) };
            assert_eq!(of.is_to_be_told(), told, "{of:?}");
        }
    }

    #[test]
    fn a_number_that_is_shorter_than_those_with_zeros_may_lack_its_own() {
        for (others, number, lacks) in [
            (["0001001"].as_slice(), "1004", true),
            (&["0001001", "1004"], "1004", true),
            (&["0001001", "1004"], "0001001", false),
            (&["1001", "12345"], "99", false),
            (&["0001001"], "20001001", false),
            (&["00", "01"], "1", true),
            (&["0", "1"], "1", false),
        ] {
            assert_eq!(lengths(others).may_lack_zeros(number), lacks, "{number} among {others:?}");
        }
    }

    #[test]
    fn a_postal_code_has_seven_digits() {
        assert_eq!(WidthSeen::of(WidthPart::Postal).width().map(Width::get), Some(7));
    }

    #[test]
    fn a_width_that_is_set_stays() {
        let [six, seven] = [6, 7].map(|digits| Width::new(digits).unwrap());
        let set = WidthPart::Number.set(Widths::default(), seven).unwrap();
        let known: Vec<_> = WidthPart::ALL.iter().map(|part| part.of(&set)).collect();
        assert_eq!(known, [None, Some(seven), None, None]);
        assert_eq!(WidthPart::Number.set(set, seven), Some(set));
        assert_eq!(WidthPart::Number.set(set, six), None);
    }
}
