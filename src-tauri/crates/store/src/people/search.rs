//! Searching people by reading, kanji, number or address: filtered, sorted, counted and cut into pages by SQL. Who is found is the rule of
//! `domain::asked`.
//!
//! Must never find anyone with a flag by their address, nor let a total tell that they are there.

use super::read::{people_sql, read_person};
use crate::error::{Sql, StoreError};
use crate::reads::{Reads, Store};
use crate::row::{collect, first};
use kenpo_domain::address::AddressKey;
use kenpo_domain::asked::{Asked, Named, Numbered};
use kenpo_domain::pairs::{self, Wanted};
use kenpo_domain::person::Person;
use rusqlite::{Params, named_params};

/// So many people are found at most by what somebody typed: whoever gets them all types more.
const MOST: usize = 1_000;
/// Shows that there are more.
const ONE_TOO_MANY: usize = MOST + 1;
/// So many pairs tell apart enough; the keys are looked at anyway.
const MOST_PAIRS: usize = 16;

/// What to look for.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PeopleQuery {
    /// Any part of a reading or of a name in kanji, a 番号, or 記号-番号 or 記号-番号-枝番. Empty: everybody.
    pub text: String,
    /// Any part of an address.
    pub address: Option<String>,
    /// How many to pass over.
    pub offset: u64,
    /// How many to give.
    pub limit: u32,
}

/// One page of those found: by number in their order, else whose reading begins with the text first, and then by reading.
pub struct PeoplePage {
    /// The people of this page.
    pub people: Vec<Person>,
    /// How many were found.
    pub total: u64,
    /// Whether there are more than were found.
    pub more: bool,
}

/// Where somebody stands in the table of people.
type Place = i64;

/// By an address nobody with a flag is found, nor counted: a total must not tell that they are there.
const LIVES_THERE: &str = "(:address IS NULL
    OR (instr(p.address_key, :address) > 0
        AND NOT EXISTS (SELECT 1 FROM protection f WHERE f.id = p.id AND f.withheld)))";

impl Store {
    /// One page of the people whom a query finds.
    pub fn search(&self, query: &PeopleQuery) -> Result<PeoplePage, StoreError> {
        let asked = Asked::of(&query.text);
        // A key of nothing (an address of blanks) asks nothing.
        let address = query.address.as_deref().map(AddressKey::of);
        let address = address.as_ref().map(AddressKey::for_store).filter(|key| !key.is_empty());
        self.snapshot(|reads| match (&asked, address) {
            (Asked::Everybody, None) => reads.everybody(query),
            (Asked::Everybody, Some(_)) => reads.page(query, reads.living_there(address)?),
            (Asked::Numbered(numbered), _) => reads.page(query, reads.numbered(numbered, address)?),
            (Asked::Named(named), _) => reads.page(query, reads.named(named, address)?),
        })
    }
}

impl Reads {
    fn everybody(&self, query: &PeopleQuery) -> Result<PeoplePage, StoreError> {
        // The index by reading alone tells who stands on the page.
        let of_page = self.places(
            "SELECT rowid FROM person ORDER BY kana_key, rowid LIMIT :limit OFFSET :offset",
            named_params! { ":limit": query.limit, ":offset": i64::try_from(query.offset).unwrap_or(i64::MAX) },
        )?;
        Ok(PeoplePage { people: self.people_at(of_page)?, total: self.registered()?, more: false })
    }

    /// The page of those found, of whom there may be one too many.
    fn page(&self, query: &PeopleQuery, mut found: Vec<Place>) -> Result<PeoplePage, StoreError> {
        let more = found.len() > MOST;
        found.truncate(MOST);
        let total = found.len() as u64;
        let offset = usize::try_from(query.offset).unwrap_or(usize::MAX);
        let of_page = found.into_iter().skip(offset).take(query.limit as usize);
        Ok(PeoplePage { people: self.people_at(of_page)?, total, more })
    }

    fn living_there(&self, address: Option<&str>) -> Result<Vec<Place>, StoreError> {
        self.places(
            &by_reading(&format!("FROM person p WHERE {LIVES_THERE}")),
            named_params! { ":address": address, ":most": ONE_TOO_MANY },
        )
    }

    /// Whose number begins so, and then who has all of it but for zeros in front.
    fn numbered(&self, numbered: &Numbered, address: Option<&str>) -> Result<Vec<Place>, StoreError> {
        let Numbered { number, symbol, branch } = numbered;
        let padded: Vec<String> = numbered.padded().into_iter().filter(|padded| !padded.starts_with(number)).collect();
        let ways = [
            ("p.number >= :written AND p.number < :written || ':'", number.clone()), // ':' comes after '9'
            ("p.number IN (SELECT value FROM json_each(:written))", serde_json::json!(padded).to_string()),
        ];
        let mut found = Vec::new();
        for (way, written) in ways {
            found.extend(self.places(
                &format!(
                    "SELECT p.rowid FROM person p
                     WHERE {way}
                       AND (:symbol IS NULL OR p.symbol = :symbol)
                       AND (:branch IS NULL OR p.branch = :branch)
                       AND {LIVES_THERE}
                     ORDER BY p.number, p.branch, p.symbol LIMIT :most"
                ),
                named_params! {
                    ":written": written, ":symbol": symbol, ":branch": branch,
                    ":address": address, ":most": ONE_TOO_MANY - found.len(),
                },
            )?);
        }
        Ok(found)
    }

    /// Whose reading begins so, and then whose reading or name has it anywhere else.
    fn named(&self, named: &Named, address: Option<&str>) -> Result<Vec<Place>, StoreError> {
        let Named { reading, name } = named;
        let mut found = Vec::new();
        if !reading.is_empty() {
            found = self.places(
                &format!(
                    "SELECT p.rowid FROM person p
                     WHERE p.kana_key >= :reading AND p.kana_key < :reading || char(0x10FFFF) AND {LIVES_THERE}
                     ORDER BY p.kana_key, p.rowid LIMIT :most"
                ),
                named_params! { ":reading": reading, ":address": address, ":most": ONE_TOO_MANY },
            )?;
        }
        let wanted: Vec<String> =
            [pairs::in_reading(named), pairs::in_name(named)].iter().flatten().map(expression).collect();
        if wanted.is_empty() || found.len() > MOST {
            return Ok(found);
        }
        // The pairs of one person may stand in another order, and begin a reading.
        let elsewhere = self.places(
            &by_reading(&format!(
                "FROM person_pair JOIN person p ON p.rowid = person_pair.rowid
                 WHERE person_pair MATCH :wanted
                   AND (instr(p.kana_key, :inside) > 1 OR (:name <> '' AND instr(p.name_key, :name) > 0))
                   AND (:reading = '' OR instr(p.kana_key, :reading) <> 1)
                   AND {LIVES_THERE}"
            )),
            named_params! {
                ":wanted": wanted.join(" OR "), ":inside": named.inside_of_reading(), ":name": name, ":reading": reading,
                ":address": address, ":most": ONE_TOO_MANY - found.len(),
            },
        )?;
        found.extend(elsewhere);
        Ok(found)
    }

    fn places(&self, sql: &str, params: impl Params) -> Result<Vec<Place>, StoreError> {
        collect(self.prepared(sql)?.query(params).sql()?, |row| row.take())
    }

    fn people_at(&self, places: impl IntoIterator<Item = Place>) -> Result<Vec<Person>, StoreError> {
        let mut one = self.prepared(&people_sql("WHERE p.rowid = ?1"))?;
        let people = places.into_iter().map(|place| first(one.query([place]).sql()?, read_person));
        people.filter_map(Result::transpose).collect()
    }
}

/// The places of some people, sorted by reading. Of too many any are taken: the first that are found, and nobody else is looked at.
fn by_reading(some: &str) -> String {
    format!(
        "WITH some AS MATERIALIZED (SELECT p.rowid AS place, p.kana_key {some} LIMIT :most)
         SELECT place FROM some ORDER BY kana_key, place"
    )
}

/// What the index of pairs is asked, in its own words. A pair has no sign that would end a text there.
fn expression(wanted: &Wanted) -> String {
    match wanted {
        Wanted::Begins(first) => format!("\"{first}\" *"),
        Wanted::All(pairs) => {
            let some = pairs.iter().take(MOST_PAIRS).map(|pair| format!("\"{pair}\""));
            format!("({})", some.collect::<Vec<_>>().join(" AND "))
        }
    }
}
