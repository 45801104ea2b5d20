//! Reading people. Their standing is worked out in the same statement, for lists as for one.

use crate::error::{Sql, StoreError};
use crate::reads::Reads;
use crate::row::{Columns, collect, first};
use kenpo_domain::address::{Contact, PostalCode};
use kenpo_domain::facts::{Burden, MyNumber, Myna, Protection};
use kenpo_domain::gate::Sealed;
use kenpo_domain::ids::{BatchId, PersonId};
use kenpo_domain::insured::InsuredId;
use kenpo_domain::kana::Kana;
use kenpo_domain::name::Name;
use kenpo_domain::person::{Person, Standing};
use rusqlite::{Params, params};
use std::collections::BTreeMap;

/// The order of mailings: employer (people without one last), then 記号, 番号, 枝番. A flagged person stands where one without an
/// employer stands: an order tells as much as a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ByEmployerHousehold;

macro_rules! people_where {
    ($rest:literal) => {
        concat!(include_str!("person.sql"), $rest)
    };
}
pub(super) use people_where;

impl Reads {
    /// One person.
    pub fn person(&self, id: PersonId) -> Result<Option<Person>, StoreError> {
        let mut statement = self.prepared(people_where!(" WHERE p.id = ?1"))?;
        first(statement.query([id.to_string()]).sql()?, read_person)
    }

    /// The person with this 記号・番号・枝番.
    pub fn person_by_insured(&self, insured: &InsuredId) -> Result<Option<Person>, StoreError> {
        let mut statement = self.prepared(people_where!(" WHERE p.symbol = ?1 AND p.number = ?2 AND p.branch = ?3"))?;
        first(statement.query([insured.symbol(), insured.number(), insured.branch()]).sql()?, read_person)
    }

    /// The 被保険者 of this person's household, whose name stands on a dependant's certificate.
    pub fn head_of(&self, insured: &InsuredId) -> Result<Option<Person>, StoreError> {
        let (symbol, number) = insured.household();
        let mut statement = self.prepared(people_where!(
            " WHERE p.symbol = ?1 AND p.number = ?2 AND p.relation = 'insured' ORDER BY p.branch LIMIT 1"
        ))?;
        first(statement.query([symbol, number]).sql()?, read_person)
    }

    /// Everybody, to be matched with a roster.
    pub fn people_by_insured_all(&self) -> Result<BTreeMap<InsuredId, Person>, StoreError> {
        let people = self.people(people_where!(" ORDER BY p.symbol, p.number, p.branch"), [])?;
        Ok(people.into_iter().map(|person| (person.insured.clone(), person)).collect())
    }

    /// Everybody in the order of mailings.
    pub fn everyone(&self, _order: ByEmployerHousehold) -> Result<Vec<Person>, StoreError> {
        self.people(
            people_where!(
                " ORDER BY iif(g.withheld, NULL, p.employer) IS NULL, iif(g.withheld, NULL, p.employer),
                           p.symbol, p.number, p.branch"
            ),
            [],
        )
    }

    /// Everybody whose piece is in a batch.
    pub fn people_of(&self, batch: BatchId) -> Result<BTreeMap<PersonId, Person>, StoreError> {
        let people = self.people(
            people_where!(" WHERE p.id IN (SELECT person FROM piece WHERE batch = ?1)"),
            params![batch.to_string()],
        )?;
        Ok(people.into_iter().map(|person| (person.id, person)).collect())
    }

    /// The last four digits of a person's 個人番号, for the one document that carries them.
    pub fn number_last4(&self, id: PersonId) -> Result<Sealed<Option<String>>, StoreError> {
        let mut statement = self.prepared("SELECT number_last4 FROM person WHERE id = ?1")?;
        let last4 = first(statement.query([id.to_string()]).sql()?, |row| row.take::<Option<String>>())?;
        Ok(Sealed::new(last4.flatten()))
    }

    /// The people of any statement that starts with `person.sql`.
    pub(super) fn people(&self, sql: &str, params: impl Params) -> Result<Vec<Person>, StoreError> {
        let mut statement = self.prepared(sql)?;
        collect(statement.query(params).sql()?, read_person)
    }
}

fn read_person(row: &mut Columns<'_>) -> Result<Person, StoreError> {
    Ok(Person {
        id: row.parse(PersonId::parse)?,
        insured: InsuredId::new(row.text()?, row.text()?, row.text()?).ok_or(StoreError::Damaged)?,
        // `parse` would cut blanks: what we wrote must come back as it was.
        name: row.parse(|text| Name::parse(text).filter(|name| name.as_str() == text))?,
        kana: Kana::from_cell(row.text()?),
        sex: row.maybe_code()?,
        birth: row.day()?,
        relation: row.code()?,
        relation_text: row.take()?,
        acquired_on: row.day()?,
        lost_on: row.maybe_day()?,
        voluntary_until: row.maybe_day()?,
        stay_until: row.maybe_day()?,
        overseas: row.take()?,
        employer: Sealed::new(row.take()?),
        contact: Sealed::new(Contact {
            postal: row.maybe_parse(PostalCode::parse)?,
            address: row.take()?,
            phone: row.take()?,
        }),
        issue_requested: row.take()?,
        my_number: read_number(row)?,
        burden: read_burden(row)?,
        myna: read_myna(row)?,
        standing: {
            let protection = read_protection(row)?;
            Standing::new(protection, row.take()?)
        },
    })
}

fn read_number(row: &mut Columns<'_>) -> Result<MyNumber, StoreError> {
    MyNumber::of(row.code()?, row.maybe_day()?).ok_or(StoreError::Damaged)
}

fn read_burden(row: &mut Columns<'_>) -> Result<Option<Burden>, StoreError> {
    let (percent, effective_on, valid_until) = (row.take()?, row.maybe_day()?, row.maybe_day()?);
    let known: Option<(u8, _)> = Option::zip(percent, effective_on);
    Ok(known.map(|(percent, effective_on)| Burden { percent, effective_on, valid_until }))
}

fn read_myna(row: &mut Columns<'_>) -> Result<Option<Myna>, StoreError> {
    let card = row.maybe_code()?;
    let (registered, listed_on, certificate_expires_on) = (row.take()?, row.maybe_day()?, row.maybe_day()?);
    let (deregistration_applied_on, deregistered_on) = (row.maybe_day()?, row.maybe_day()?);
    Ok(card.map(|card| Myna {
        card,
        registered,
        listed_on,
        certificate_expires_on,
        deregistration_applied_on,
        deregistered_on,
    }))
}

/// The columns of `protection`, where there is a row.
fn read_protection(row: &mut Columns<'_>) -> Result<Protection, StoreError> {
    let safe_address = row.maybe_code()?;
    let mut flag = || row.take::<Option<bool>>();
    let (self_view_blocked, non_disclosure, provisional) = (flag()?, flag()?, flag()?);
    Ok(Protection {
        self_view_blocked: self_view_blocked.unwrap_or(false),
        non_disclosure: non_disclosure.unwrap_or(false),
        provisional: provisional.unwrap_or(false),
        safe_address: safe_address.unwrap_or_default(),
    })
}
