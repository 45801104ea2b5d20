//! Reading people. Their standing is worked out in the same statement, for lists as for one.

use crate::error::{Sql, StoreError};
use crate::reads::Reads;
use crate::records::{Stored, columns, joined, joined_version};
use crate::row::{Columns, collect, first};
use kenpo_domain::code::Code;
use kenpo_domain::facts::{Protection, Relation};
use kenpo_domain::ids::{BatchId, PersonId};
use kenpo_domain::insured::InsuredId;
use kenpo_domain::listing::Listing;
use kenpo_domain::person::{Person, Standing};
use kenpo_domain::piece::ReturnReach;
use kenpo_domain::registration::Registration;
use kenpo_domain::whose::Known;
use rusqlite::{CachedStatement, Params, params};
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

/// People who are asked for one by one: about as fast as reading a society of 20,000.
pub(super) const ASKED_ONE_BY_ONE: usize = 5_000;

/// The order of mailings: employer (people without one last), then 記号, 番号, 枝番. A flagged person stands where one without an
/// employer stands: an order tells as much as a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ByEmployerHousehold;

/// Somebody whom a line of a national list can mean.
pub struct ListedPerson {
    pub id: PersonId,
    /// Who they are, by what a list says as well.
    pub known: Known,
    /// What lists have said of them.
    pub listing: Option<SeenListing>,
}

/// What lists have said of a person, as a change is made for it.
pub struct SeenListing {
    pub version: u64,
    /// What they have said.
    pub listing: Listing,
}

/// A person with what the national list says, the flags, and whether a returned piece stops what would go to them: always its own person's
/// mail, and that of the household at the address it was sent to by the rule of `ReturnReach::holds_the_household` of the domain.
pub(super) fn people_sql(rest: &str) -> String {
    static SELECT: OnceLock<String> = OnceLock::new();
    let select = SELECT.get_or_init(|| {
        select(&format!(
            "EXISTS (SELECT 1 FROM returned r WHERE r.cleared_on IS NULL AND r.person = p.id)
             OR EXISTS (
                 SELECT 1 FROM returned r
                 WHERE r.cleared_on IS NULL AND r.reach = '{}'
                   AND r.symbol = p.symbol AND r.number = p.number AND r.address_key = p.address_key
                   AND NOT EXISTS (SELECT 1 FROM protection f WHERE f.id = r.person AND f.withheld)
             )",
            ReturnReach::Address.code(),
        ))
    });
    format!("{select}{rest}")
}

/// `returned`: whether a returned piece stops what would go to them.
fn select(returned: &str) -> String {
    format!(
        "SELECT p.id, p.version, {}, m.version, {}, g.version, {}, {returned} AS returned
         FROM person p
         LEFT JOIN listing m ON m.id = p.id
         LEFT JOIN protection g ON g.id = p.id ",
        columns::<Registration>("p"),
        columns::<Listing>("m"),
        columns::<Protection>("g"),
    )
}

/// Finds people by what a row says of them.
pub struct LookUp<'s> {
    person: CachedStatement<'s>,
    symbols: CachedStatement<'s>,
    all_symbols: CachedStatement<'s>,
}

impl LookUp<'_> {
    /// The person with this 記号・番号・枝番.
    pub fn person(&mut self, insured: &InsuredId) -> Result<Option<Person>, StoreError> {
        first(self.person.query([insured.symbol(), insured.number(), insured.branch()]).sql()?, read_person)
    }

    /// The 記号 of everybody with this 番号 and 枝番.
    pub fn symbols(&mut self, number: &str, branch: &str) -> Result<Vec<String>, StoreError> {
        collect(self.symbols.query([number, branch]).sql()?, |row| row.take())
    }

    /// Every 記号, each once.
    pub fn all_symbols(&mut self) -> Result<Vec<String>, StoreError> {
        collect(self.all_symbols.query([]).sql()?, |row| row.take())
    }
}

impl Reads {
    pub fn person(&self, id: PersonId) -> Result<Option<Person>, StoreError> {
        let mut statement = self.prepared(&people_sql("WHERE p.id = ?1"))?;
        first(statement.query([id.to_string()]).sql()?, read_person)
    }

    /// The person with this 記号・番号・枝番.
    pub fn person_by_insured(&self, insured: &InsuredId) -> Result<Option<Person>, StoreError> {
        self.look_up()?.person(insured)
    }

    /// For asking for many, one after the other.
    pub fn look_up(&self) -> Result<LookUp<'_>, StoreError> {
        const WHOSE: &str = "WHERE p.symbol = ?1 AND p.number = ?2 AND p.branch = ?3";
        // While no returned piece is open, nobody need be asked for one.
        let any_open = self.prepared("SELECT 1 FROM returned WHERE cleared_on IS NULL LIMIT 1")?.exists([]).sql()?;
        let select = if any_open { people_sql(WHOSE) } else { select("0") + WHOSE };
        Ok(LookUp {
            person: self.prepared(&select)?,
            symbols: self.prepared("SELECT symbol FROM person WHERE number = ?1 AND branch = ?2 ORDER BY symbol")?,
            all_symbols: self.prepared("SELECT DISTINCT symbol FROM person")?,
        })
    }

    /// Those among the wanted who are registered, with what a national list is laid over. A list of nearly everybody is found by reading
    /// everybody once, a short one by asking for each.
    pub fn listed_people(&self, wanted: &[&InsuredId]) -> Result<HashMap<InsuredId, ListedPerson>, StoreError> {
        static SELECT: OnceLock<String> = OnceLock::new();
        let select = SELECT.get_or_init(|| {
            format!(
                "SELECT p.symbol, p.number, p.branch, p.id, p.name, p.kana, p.birth, m.version, {}
                 FROM person p LEFT JOIN listing m ON m.id = p.id",
                columns::<Listing>("m"),
            )
        });
        if wanted.len() > ASKED_ONE_BY_ONE {
            let (mut statement, mut found) = (self.prepared(select)?, HashMap::with_capacity(wanted.len()));
            let mut rows = statement.query([]).sql()?;
            while let Some(row) = rows.next().sql()? {
                let (insured, person) = read_listed(&mut Columns::of(row))?;
                found.insert(insured, person);
            }
            return Ok(found);
        }
        let mut one = self.prepared(&format!("{select} WHERE p.symbol = ?1 AND p.number = ?2 AND p.branch = ?3"))?;
        let found = wanted.iter().map(|insured| {
            first(one.query([insured.symbol(), insured.number(), insured.branch()]).sql()?, read_listed)
        });
        found.filter_map(Result::transpose).collect()
    }

    /// The 被保険者 of this person's household, whose name stands on a dependant's certificate.
    pub fn head_of(&self, insured: &InsuredId) -> Result<Option<Person>, StoreError> {
        let (symbol, number) = insured.household();
        let mut statement = self.prepared(&people_sql(
            "WHERE p.symbol = ?1 AND p.number = ?2 AND p.relation = ?3 ORDER BY p.branch LIMIT 1",
        ))?;
        first(statement.query([symbol, number, Relation::Insured.code()]).sql()?, read_person)
    }

    /// Everybody in the order of mailings, taken one after the other into what grows from a start: they never stand in memory all at once.
    pub fn fold_everyone<T>(
        &self,
        _order: ByEmployerHousehold,
        start: T,
        mut take: impl FnMut(T, Person) -> T,
    ) -> Result<T, StoreError> {
        let mut statement = self.prepared(&people_sql(
            "ORDER BY iif(g.withheld, NULL, p.employer) IS NULL, iif(g.withheld, NULL, p.employer),
                      p.symbol, p.number, p.branch",
        ))?;
        let mut rows = statement.query([]).sql()?;
        let mut taken = start;
        while let Some(row) = rows.next().sql()? {
            taken = take(taken, read_person(&mut Columns::of(row))?);
        }
        Ok(taken)
    }

    /// Everybody whose piece is in a batch.
    pub fn people_of(&self, batch: BatchId) -> Result<BTreeMap<PersonId, Person>, StoreError> {
        let people =
            self.people("WHERE p.id IN (SELECT person FROM piece WHERE batch = ?1)", params![batch.to_string()])?;
        Ok(people.into_iter().map(|person| (person.id, person)).collect())
    }

    /// The people of a statement that goes on like this.
    pub(super) fn people(&self, rest: &str, params: impl Params) -> Result<Vec<Person>, StoreError> {
        let mut statement = self.prepared(&people_sql(rest))?;
        collect(statement.query(params).sql()?, read_person)
    }
}

fn read_listed(row: &mut Columns<'_>) -> Result<(InsuredId, ListedPerson), StoreError> {
    let (insured, id) = (row.kept()?, row.kept()?);
    let known = Known { name: row.kept()?, kana: row.kept()?, birth: row.kept()? };
    let listing = joined_version(row)?.map(|Stored { record, version }| SeenListing { version, listing: record });
    Ok((insured, ListedPerson { id, known, listing }))
}

pub(super) fn read_person(row: &mut Columns<'_>) -> Result<Person, StoreError> {
    Ok(Person {
        id: row.kept()?,
        version: row.take()?,
        registration: row.record()?,
        listing: joined(row)?,
        standing: {
            let protection = joined(row)?.unwrap_or_default();
            Standing::new(protection, row.take()?)
        },
    })
}
