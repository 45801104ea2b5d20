//! What somebody typed to find people by, and whom it finds. `store/src/people/found.sql` applies the same to those who are registered.

use crate::insured::InsuredId;
use crate::kana::Kana;
use crate::search::{kana_key, name_key, reading_key};

/// What a typed text asks for. What is `None` asks nothing.
#[derive(Debug, PartialEq, Eq, Default)]
pub struct Asked {
    /// The beginning of the key of a reading.
    pub kana: Option<String>,
    /// A part of the key of a name; an empty one finds nobody.
    pub name: Option<String>,
    /// The beginning of a 番号, or all of it but for zeros in front.
    pub number: Option<String>,
    /// 記号.
    pub symbol: Option<String>,
    /// 枝番.
    pub branch: Option<String>,
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
        if text.is_empty() {
            return Self::default();
        }
        Self::number(text).unwrap_or_else(|| Self {
            kana: Some(kana_key(text)).filter(|key| !key.is_empty()),
            // Always given, so that a text of nothing but marks finds nobody instead of everybody.
            name: Some(name_key(text)),
            ..Self::default()
        })
    }

    /// Whether somebody is asked for.
    pub fn finds(&self, somebody: &Called<'_>) -> bool {
        let Called { insured, name, kana } = somebody;
        let called = (self.kana.is_none() && self.name.is_none())
            || self.kana.as_ref().is_some_and(|key| kana.is_some_and(|kana| reading_key(kana).starts_with(key)))
            || self.name.as_ref().is_some_and(|key| !key.is_empty() && name_key(name).contains(key));
        called && insured.map_or_else(|| self.asks_no_number(), |insured| self.numbers(insured))
    }

    fn asks_no_number(&self) -> bool {
        self.number.is_none() && self.symbol.is_none() && self.branch.is_none()
    }

    fn numbers(&self, insured: &InsuredId) -> bool {
        let less_zeros = |text: &str| text.trim_start_matches('0').to_owned();
        let number = insured.number();
        self.number.as_ref().is_none_or(|asked| number.starts_with(asked) || less_zeros(number) == less_zeros(asked))
            && self.symbol.as_ref().is_none_or(|asked| insured.symbol() == asked)
            && self.branch.as_ref().is_none_or(|asked| insured.branch() == asked)
    }

    /// 番号, 番号-枝番, 記号-番号 or 記号-番号-枝番.
    fn number(text: &str) -> Option<Self> {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let some = |part: &str| Some(part.to_owned());
        let parts: Vec<&str> = plain.split('-').collect();
        match parts[..] {
            [number] if digits(number) => Some(Self { number: some(number), ..Self::default() }),
            [number, branch] if digits(number) && digits(branch) && branch.len() == 2 && number.len() > 4 => {
                Some(Self { number: some(number), branch: some(branch), ..Self::default() })
            }
            [symbol, number] if digits(number) => {
                Some(Self { symbol: some(symbol), number: some(number), ..Self::default() })
            }
            [symbol, number, branch] if digits(number) && digits(branch) => {
                Some(Self { symbol: some(symbol), number: some(number), branch: some(branch), ..Self::default() })
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
        let asked = |kana: &str, name: &str, number: &str, symbol: &str, branch: &str| {
            let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            Asked {
                kana: some(kana),
                name: some(name),
                number: some(number),
                symbol: some(symbol),
                branch: some(branch),
            }
        };
        for (text, expected, why) in [
            ("", asked("", "", "", "", ""), "everybody"),
            ("　", asked("", "", "", "", ""), "blanks alone"),
            ("ﾌｸｼﾏ ﾕ", asked("フクシマユ", "フクシマユ", "", "", ""), "half-width reading"),
            ("髙橋", asked("髙橋", "高橋", "", "", ""), "old form"),
            ("１００３", asked("", "", "1003", "", ""), "full-width number"),
            ("12-0001003-00", asked("", "", "0001003", "12", "00"), "whole"),
            ("１２ー０００１００３－００", asked("", "", "0001003", "12", "00"), "whole, full width"),
            ("0001003-00", asked("", "", "0001003", "", "00"), "number and branch"),
            ("12-1003", asked("", "", "1003", "12", ""), "symbol and number"),
            ("健保-1003", asked("", "", "1003", "健保", ""), "symbol in kanji"),
        ] {
            assert_eq!(Asked::of(text), expected, "{why}");
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
            ("はるか", [false, false, false], "its middle"),
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
}
