//! Searching people by reading, kanji, number or address: filtered, sorted, counted and cut into pages by SQL.
//!
//! Must never find anyone with a flag by their address, nor let a total tell that they are there.

use crate::error::{Sql, StoreError};
use crate::reads::Reads;
use kenpo_domain::address::AddressKey;
use kenpo_domain::asked::Asked;
use kenpo_domain::person::Person;
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
