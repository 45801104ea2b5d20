//! What somebody typed to find people by, and whom it finds. `store/src/people/search.rs` applies the same to those who are registered.

use crate::address::AddressKey;
use crate::insured::{InsuredId, LONGEST_PART};
use crate::kana::Kana;
use crate::search::{kana_key, name_key, reading_key};

/// What a typed text asks for.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked {
    /// Nothing was typed.
    Everybody,
    /// 番号, with 記号 and 枝番 where they were typed.
    Numbered(Numbered),
    /// Names or readings.
    Named(Named),
}

/// A number that somebody typed.
#[derive(Debug, PartialEq, Eq)]
pub struct Numbered {
    /// The beginning of a 番号, or all of it but for zeros in front.
    pub number: String,
    /// 記号; `None`: any.
    pub symbol: Option<String>,
    /// 枝番; `None`: any.
    pub branch: Option<String>,
}

/// A name or a reading that somebody typed.
#[derive(Debug, PartialEq, Eq)]
pub struct Named {
    /// A part of the key of a reading. Nobody is found by an empty one, and by one character whose reading begins with it.
    pub reading: String,
    /// A part of the key of a name; nobody is found by an empty one.
    pub name: String,
}

/// What somebody searched by, folded as it is searched for: two texts that ask for the same give the same. `None`: they ask for everybody.
pub fn folded(text: &str, address: &str) -> Option<String> {
    let called = match Asked::of(text) {
        Asked::Everybody => String::new(),
        Asked::Numbered(Numbered { number, symbol, branch }) => {
            let bare = number.trim_start_matches('0');
            format!("{}-{bare}-{}", symbol.unwrap_or_default(), branch.unwrap_or_default())
        }
        // Old forms of characters are folded by the key of a name, kana by that of a reading.
        Asked::Named(Named { name, .. }) => kana_key(&name),
    };
    let address = AddressKey::of(address).into_store();
    let joined = format!("{called}\n{address}");
    (joined.len() > 1).then_some(joined)
}

/// How somebody is called, as far as it is known.
pub struct Called<'s> {
    /// Their 記号・番号・枝番, where it could be read.
    pub insured: Option<&'s InsuredId>,
    /// Their name; empty where it is not known.
    pub name: &'s str,
    /// Their reading, where it is known.
    pub kana: Option<&'s Kana>,
}

impl Asked {
    /// Reads what somebody typed. Blanks alone ask for everybody.
    pub fn of(text: &str) -> Self {
        let text = text.trim();
        match Numbered::read(text) {
            _ if text.is_empty() => Self::Everybody,
            Some(numbered) => Self::Numbered(numbered),
            None => Self::Named(Named { reading: kana_key(text), name: name_key(text) }),
        }
    }

    /// Whether somebody is asked for.
    pub fn finds(&self, somebody: &Called<'_>) -> bool {
        match self {
            Self::Everybody => true,
            Self::Numbered(numbered) => somebody.insured.is_some_and(|insured| numbered.finds(insured)),
            Self::Named(named) => named.finds(somebody),
        }
    }
}

impl Named {
    /// What is looked for inside of readings; `None`: nothing.
    pub fn inside_of_reading(&self) -> Option<&str> {
        self.reading.chars().nth(1).map(|_| self.reading.as_str())
    }

    fn finds(&self, somebody: &Called<'_>) -> bool {
        let Self { reading, name } = self;
        let reads = |kana: &Kana| {
            let key = reading_key(kana);
            key.starts_with(reading) || self.inside_of_reading().is_some_and(|part| key.contains(part))
        };
        (!reading.is_empty() && somebody.kana.is_some_and(reads))
            || (!name.is_empty() && name_key(somebody.name).contains(name))
    }
}

impl Numbered {
    /// The 番号 with every number of zeros in front that one may have.
    pub fn padded(&self) -> Vec<String> {
        let bare = self.number.trim_start_matches('0');
        let most = LONGEST_PART.saturating_sub(bare.len());
        (0..=most).map(|zeros| format!("{}{bare}", "0".repeat(zeros))).filter(|number| !number.is_empty()).collect()
    }

    fn finds(&self, insured: &InsuredId) -> bool {
        let bare = |text: &str| text.trim_start_matches('0').to_owned();
        let number = insured.number();
        (number.starts_with(&self.number) || bare(number) == bare(&self.number))
            && self.symbol.as_ref().is_none_or(|asked| insured.symbol() == asked)
            && self.branch.as_ref().is_none_or(|asked| insured.branch() == asked)
    }

    /// 番号, 番号-枝番, 記号-番号 or 記号-番号-枝番.
    fn read(text: &str) -> Option<Self> {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let numbered = |symbol: Option<&str>, number: &str, branch: Option<&str>| Self {
            number: number.to_owned(),
            symbol: symbol.map(str::to_owned),
            branch: branch.map(str::to_owned),
        };
        let parts: Vec<&str> = plain.split('-').collect();
        match parts[..] {
            [number] if digits(number) => Some(numbered(None, number, None)),
            [number, branch] if digits(number) && digits(branch) && branch.len() == 2 && number.len() > 4 => {
                Some(numbered(None, number, Some(branch)))
            }
            [symbol, number] if digits(number) => Some(numbered(Some(symbol), number, None)),
            [symbol, number, branch] if digits(number) && digits(branch) => {
                Some(numbered(Some(symbol), number, Some(branch)))
            }
            _ => None,
        }
    }
}

/// Full-width digits and the kinds of hyphen that people type between numbers.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
        '－' | '‐' | '−' | 'ー' | '―' | '–' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_typed_text_asks_for() {
        let named =
            |reading: &str, name: &str| Asked::Named(Named { reading: reading.to_owned(), name: name.to_owned() });
        let numbered = |number: &str, symbol: &str, branch: &str| {
            let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            Asked::Numbered(Numbered { number: number.to_owned(), symbol: some(symbol), branch: some(branch) })
        };
        for (text, expected, why) in [
            ("", Asked::Everybody, "nothing"),
            ("　", Asked::Everybody, "blanks alone"),
            ("ﾌｸｼﾏ ﾕ", named("フクシマユ", "フクシマユ"), "half-width reading"),
            ("髙橋", named("髙橋", "高橋"), "old form"),
            ("１００３", numbered("1003", "", ""), "full-width number"),
            ("12-0001003-00", numbered("0001003", "12", "00"), "whole"),
            ("１２ー０００１００３－００", numbered("0001003", "12", "00"), "whole, full width"),
            ("0001003-00", numbered("0001003", "", "00"), "number and branch"),
            ("12-1003", numbered("1003", "12", ""), "symbol and number"),
            ("健保-1003", numbered("1003", "健保", ""), "symbol in kanji"),
        ] {
            assert_eq!(Asked::of(text), expected, "{why}");
        }
    }

    #[test]
    fn a_number_is_asked_for_with_every_number_of_zeros() {
        let padded = |number: &str| Numbered { number: number.to_owned(), symbol: None, branch: None }.padded();
        for (number, first, last, count) in [
            ("1003", "1003", "00000000000000001003", 17),
            ("0001003", "1003", "00000000000000001003", 17),
            ("000", "0", "00000000000000000000", 20),
            ("123456789012345678901", "123456789012345678901", "123456789012345678901", 1),
        ] {
            let padded = padded(number);
            assert_eq!(padded.first().map(String::as_str), Some(first), "{number}");
            assert_eq!(padded.last().map(String::as_str), Some(last), "{number}");
            assert_eq!(padded.len(), count, "{number}");
        }
    }

    #[test]
    fn whom_it_finds() {
        let insured = InsuredId::parse("12-0001003-00").unwrap();
        let kana = Kana::from_cell("ﾀｶﾊｼ ﾊﾙｶ");
        let somebody = Called { insured: Some(&insured), name: "髙橋　遥", kana: Some(&kana) };
        let nameless = Called { insured: Some(&insured), name: "", kana: None };
        let numberless = Called { insured: None, name: "髙橋　遥", kana: None };
        for (text, expected, why) in [
            ("", [true, true, true], "everybody"),
            ("高橋", [true, false, true], "a part of the name"),
            ("橋遥", [true, false, true], "over the blank"),
            ("たかはし", [true, false, false], "the beginning of the reading"),
            ("はるか", [true, false, false], "the given name's reading"),
            ("しは", [true, false, false], "its middle, over the blank"),
            ("た", [true, false, false], "the character that it begins with"),
            ("は", [false, false, false], "one character of its middle"),
            ("遥", [true, false, true], "one character of the name"),
            ("1003", [true, true, false], "番号 without its zeros"),
            ("00010", [true, true, false], "its beginning"),
            ("12-1003", [true, true, false], "記号 and 番号"),
            ("13-1003", [false, false, false], "another 記号"),
            ("0001003-01", [false, false, false], "another 枝番"),
            ("\u{FE00}", [false, false, false], "nothing but marks"),
        ] {
            let asked = Asked::of(text);
            assert_eq!([&somebody, &nameless, &numberless].map(|one| asked.finds(one)), expected, "{why}");
        }
    }

    #[test]
    fn texts_that_ask_for_the_same_are_folded_alike_and_no_others() {
        for (one, other) in [
            ("髙橋　花子", "高橋花子"),
            ("けんぽ たろう", "ケンポ　タロウ"),
            ("31-0009001-00", "31-9001-00"),
            ("０００９００１", "9001"),
        ] {
            assert_eq!(folded(one, ""), folded(other, ""), "{one} {other}");
        }
        assert_eq!(folded("", "北区１丁目２番３号"), folded(" ", "北区1-2-3"));
        let texts = ["高橋", "高橋花子", "31-9001", "9001-31", "北区"];
        let mut all: Vec<_> = texts.iter().map(|text| folded(text, "")).chain([folded("", "北区")]).collect();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), texts.len() + 1);
        assert_eq!(folded(" ", ""), None, "everybody");
    }
}
