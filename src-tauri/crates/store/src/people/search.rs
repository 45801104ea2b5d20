//! Searching people by reading, kanji, number or address: filtered, sorted, counted and cut into pages by SQL.
//!
//! Must never find anyone with a flag by their address, nor let a total tell that they are there.

use crate::error::{Sql, StoreError};
use crate::reads::Reads;
use kenpo_domain::address::AddressKey;
use kenpo_domain::person::Person;
use kenpo_domain::search;
use rusqlite::ToSql;

/// What to look for.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PeopleQuery {
    /// The start of a reading, any part of a name in kanji, a 番号, or 記号-番号 or 記号-番号-枝番. Empty: everybody.
    pub text: String,
    /// Any part of an address.
    pub address: Option<String>,
    /// How many to pass over.
    pub offset: u64,
    /// How many to give.
    pub limit: u32,
}

/// One page of those found, sorted by reading.
pub struct PeoplePage {
    /// The people of this page.
    pub people: Vec<Person>,
    /// How many were found.
    pub total: u64,
}

/// What a typed text asks for. What is `None` asks nothing.
#[derive(Debug, PartialEq, Eq, Default)]
struct Asked {
    kana: Option<String>,
    name: Option<String>,
    number: Option<String>,
    symbol: Option<String>,
    branch: Option<String>,
}

impl Asked {
    fn of(text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() {
            return Self::default();
        }
        Self::number(text).unwrap_or_else(|| Self {
            kana: Some(search::kana_key(text)).filter(|key| !key.is_empty()),
            // Always given, so that a text of nothing but marks finds nobody instead of everybody.
            name: Some(search::name_key(text)),
            ..Self::default()
        })
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
fn half_width(c: char) -> char {
    match c {
        '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
        '－' | '‐' | '−' | 'ー' | '―' | '–' => '-',
        other => other,
    }
}

impl Reads {
    /// One page of the people whom a query finds.
    pub fn search(&self, query: &PeopleQuery) -> Result<PeoplePage, StoreError> {
        let Asked { kana, name, number, symbol, branch } = Asked::of(&query.text);
        // A key of nothing (an address of blanks) asks nothing.
        let address = query.address.as_deref().map(AddressKey::of);
        let address = address.as_ref().map(AddressKey::for_store).filter(|key| !key.is_empty());
        let asked: [(&str, &dyn ToSql); 6] = [
            (":kana", &kana),
            (":name", &name),
            (":number", &number),
            (":symbol", &symbol),
            (":branch", &branch),
            (":address", &address),
        ];
        let total = self
            .prepared(concat!("SELECT count(*) FROM person p ", include_str!("found.sql")))?
            .query_row(&asked[..], |row| row.get(0))
            .sql()?;
        let offset = i64::try_from(query.offset).unwrap_or(i64::MAX);
        let mut page = asked.to_vec();
        page.extend([(":limit", &query.limit as &dyn ToSql), (":offset", &offset)]);
        let people = self.people(
            concat!(
                include_str!("found.sql"),
                " ORDER BY p.kana_key, p.symbol, p.number, p.branch LIMIT :limit OFFSET :offset"
            ),
            &page[..],
        )?;
        Ok(PeoplePage { people, total })
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
}
