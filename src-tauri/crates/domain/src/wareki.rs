//! 和暦: reading the ways people write a date, and writing the one way we print it.
//!
//! Era boundaries by the 元号法 orders: 令和 from 2019-05-01, 平成 from 1989-01-08, 昭和 from 1926-12-25, 大正 from 1912-07-30,
//! 明治 (Gregorian days) from 1873-01-01. A date outside its era (昭和65年) is not a date.

use crate::Day;
use crate::kana::Kana;
use chrono::Datelike;

struct Era {
    kanji: &'static str,
    kana: &'static str,
    /// The era in one sign, as some programs write it.
    sign: char,
    letter: char,
    first: (i32, u32, u32),
    /// Year 1 of the era in the Gregorian calendar; earlier than `first` only for 明治.
    year_one: i32,
}

const ERAS: [Era; 5] = [
    Era { kanji: "令和", kana: "レイワ", sign: '㋿', letter: 'R', first: (2019, 5, 1), year_one: 2019 },
    Era { kanji: "平成", kana: "ヘイセイ", sign: '㍻', letter: 'H', first: (1989, 1, 8), year_one: 1989 },
    Era { kanji: "昭和", kana: "ショウワ", sign: '㍼', letter: 'S', first: (1926, 12, 25), year_one: 1926 },
    Era { kanji: "大正", kana: "タイショウ", sign: '㍽', letter: 'T', first: (1912, 7, 30), year_one: 1912 },
    Era { kanji: "明治", kana: "メイジ", sign: '㍾', letter: 'M', first: (1873, 1, 1), year_one: 1868 },
];

fn era_of(day: Day) -> Option<&'static Era> {
    ERAS.iter().find(|era| (day.year(), day.month(), day.day()) >= era.first)
}

/// `令和8年11月30日`, `平成元年1月8日`; days before 明治6年 in ISO form.
pub fn long(day: Day) -> String {
    match era_of(day) {
        None => day.to_string(),
        Some(era) => {
            let year = match day.year() - era.year_one + 1 {
                1 => "元".to_owned(),
                n => n.to_string(),
            };
            format!("{}{}年{}月{}日", era.kanji, year, day.month(), day.day())
        }
    }
}

/// Reads a date written by a person: `S57.12.16`, `昭和50年11月8日`, `平成元年…`, `1993-07-26`, `1995/10/01`, `19680615`,
/// `昭60.1.2`, `㍼60.1.2`, `5-550401` (era digit 1 明治 3 大正 5 昭和 7 平成 9 令和, as in 届書), full-width digits and letters,
/// blanks, a weekday in brackets or 生 behind it. `None` when it is not a day, or not one of its era.
pub fn parse(text: &str) -> Option<Day> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect();
    let (era, rest) = split_era(without_tail(&plain))?;
    let (year, month, day) = match numbers(&rest.replace('元', "1"))?.as_slice() {
        [year, month, day] => (*year, *month, *day),
        [packed] if era.is_none() && rest.len() == 8 => (packed / 10_000, packed / 100 % 100, packed % 100),
        [packed] if era.is_some() && rest.len() == 6 => (packed / 10_000, packed / 100 % 100, packed % 100),
        _ => return None,
    };
    let gregorian = match era {
        Some(era) if year >= 1 => era.year_one + i32::try_from(year).ok()? - 1,
        Some(_) => return None,
        None if year >= 1000 => i32::try_from(year).ok()?,
        None => return None,
    };
    // Four digits for a year, as everything that keeps or prints a day has them.
    if gregorian > 9999 {
        return None;
    }
    let day = Day::from_ymd_opt(gregorian, month, day)?;
    match era {
        Some(era) if era_of(day).map(|e| e.letter) != Some(era.letter) => None,
        _ => Some(day),
    }
}

/// Whether a day is of the era that a text names: 昭和, 昭, S, ㍼.
pub fn is_of_era(day: Day, text: &str) -> bool {
    era_named(text).is_some_and(|named| era_of(day).is_some_and(|era| era.letter == named.letter))
}

/// Whether a text is the name of an era and nothing more.
pub fn is_era(text: &str) -> bool {
    era_named(text).is_some()
}

fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '。' | '・' => '.',
        '−' | '‐' | '‑' | '–' | '—' => '-',
        other => other,
    }
}

/// Less what may stand behind a day: `(水)`, `生`.
fn without_tail(text: &str) -> &str {
    let text = text.strip_suffix('生').unwrap_or(text);
    let weekday = text.strip_suffix(')').and_then(|open| open.rsplit_once('('));
    match weekday {
        Some((day, "月" | "火" | "水" | "木" | "金" | "土" | "日")) => day,
        _ => text,
    }
}

/// Which digit stands for which era.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EraDigits([Option<char>; 10]);

impl Default for EraDigits {
    fn default() -> Self {
        Self::OF_FORMS
    }
}

impl EraDigits {
    /// 1 明治 3 大正 5 昭和 7 平成 9 令和, as in 届書.
    pub const OF_FORMS: Self =
        Self([None, Some('M'), None, Some('T'), None, Some('S'), None, Some('H'), None, Some('R')]);
    /// 1 明治 2 大正 3 昭和 4 平成 5 令和, as many programs count them.
    pub const IN_ORDER: Self =
        Self([None, Some('M'), Some('T'), Some('S'), Some('H'), Some('R'), None, None, None, None]);

    /// The letter of an era by its digit.
    pub fn letter(self, digit: &str) -> Option<char> {
        let digit: usize = Some(digit).filter(|digit| digit.len() == 1)?.parse().ok()?;
        self.0.get(digit).copied().flatten()
    }

    /// The digits that these codes say, each with the name of its era: 3 with 昭和. `None`: not all of them are digits with eras.
    pub fn said<'a>(codes: impl IntoIterator<Item = (&'a str, &'a str)>) -> Option<Self> {
        let mut said = [None; 10];
        for (code, name) in codes {
            let digit: usize = Some(code).filter(|code| code.len() == 1)?.parse().ok()?;
            *said.get_mut(digit)? = Some(era_named(name)?.letter);
        }
        (said != [None; 10]).then_some(Self(said))
    }
}

/// The era that a text names: 昭和, 昭, S, ㍼, ｼｮｳﾜ.
fn era_named(text: &str) -> Option<&'static Era> {
    let kana = Kana::from_cell(text).text();
    if let Some(era) = ERAS.iter().find(|era| era.kana == kana) {
        return Some(era);
    }
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect();
    split_era(&plain).and_then(|(era, rest)| era.filter(|_| rest.is_empty()))
}

fn split_era(text: &str) -> Option<(Option<&'static Era>, &str)> {
    let first = text.chars().next()?;
    if let Some(era) = ERAS.iter().find(|era| text.starts_with(era.kanji)) {
        return Some((Some(era), &text[era.kanji.len()..]));
    }
    if let Some(era) = ERAS.iter().find(|era| era.sign == first || era.kanji.starts_with(first)) {
        return Some((Some(era), &text[first.len_utf8()..]));
    }
    if let Some(era) = ERAS.iter().find(|era| era.letter == first.to_ascii_uppercase()) {
        return Some((Some(era), text[1..].trim_start_matches(['.', '-'])));
    }
    // 届書 form: an era digit, a hyphen, six digits.
    if let Some((digit, rest)) = text.split_once('-')
        && rest.len() == 6
        && rest.bytes().all(|b| b.is_ascii_digit())
    {
        let letter = EraDigits::OF_FORMS.letter(digit)?;
        return Some((ERAS.iter().find(|era| era.letter == letter), rest));
    }
    Some((None, text))
}

/// The runs of digits of a date, which may be separated by `年月日 . / -` and nothing else.
fn numbers(text: &str) -> Option<Vec<u32>> {
    let body = text.strip_suffix('日').unwrap_or(text);
    body.split(['年', '月', '.', '/', '-'])
        .map(|run| if run.is_empty() || run.len() > 8 { None } else { run.parse().ok() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> Option<Day> {
        Day::from_ymd_opt(y, m, d)
    }

    #[test]
    fn the_ways_people_write_a_date() {
        for (text, read) in [
            ("S57.12.16", day(1982, 12, 16)),
            ("s57.12.16", day(1982, 12, 16)),
            ("Ｓ５７．１２．１６", day(1982, 12, 16)),
            ("昭和50年11月8日", day(1975, 11, 8)),
            ("昭和 64年 1月 4日", day(1989, 1, 4)),
            ("平成元年1月8日", day(1989, 1, 8)),
            ("R1.5.1", day(2019, 5, 1)),
            ("令和8年9月26日", day(2026, 9, 26)),
            ("1995/10/01", day(1995, 10, 1)),
            ("1995-10-01", day(1995, 10, 1)),
            ("1995年10月1日", day(1995, 10, 1)),
            ("19680615", day(1968, 6, 15)),
            ("5-550401", day(1980, 4, 1)),
            ("9-010501", day(2019, 5, 1)),
            ("S550401", day(1980, 4, 1)),
            ("昭60.1.2", day(1985, 1, 2)),
            ("令元.5.1", day(2019, 5, 1)),
            ("㍼60.1.2", day(1985, 1, 2)),
            ("㍻元年1月8日", day(1989, 1, 8)),
            ("㋿8.9.26", day(2026, 9, 26)),
            ("㍽元.8.1", day(1912, 8, 1)),
            ("令和8年9月26日（土）", day(2026, 9, 26)),
            ("昭和50年11月8日生", day(1975, 11, 8)),
            // not days
            ("20270-01-01", None),
            ("令和9999年1月1日", None),
            ("昭和65年1月1日", None),
            ("H1.1.7", None),
            ("R1.4.30", None),
            ("S57.13.1", None),
            ("2025/02/29", None),
            ("57.12.16", None),
            ("S0.1.1", None),
            ("不明", None),
            ("", None),
            ("1995//01", None),
        ] {
            assert_eq!(parse(text), read, "{text}");
        }
    }

    #[test]
    fn what_we_print_reads_back() {
        let mut at = day(1873, 1, 1).unwrap();
        while at < day(2030, 1, 1).unwrap() {
            assert_eq!(parse(&long(at)), Some(at), "{}", long(at));
            at = at + chrono::Days::new(13);
        }
        assert_eq!(long(day(1989, 1, 7).unwrap()), "昭和64年1月7日");
        assert_eq!(long(day(1989, 1, 8).unwrap()), "平成元年1月8日");
        assert_eq!(long(day(2026, 11, 30).unwrap()), "令和8年11月30日");
    }
}
