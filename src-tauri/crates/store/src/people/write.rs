//! Writing people: a row of a roster, a line of the national list, a flag.

use super::record::PersonRecord;
use crate::error::{Sql, StoreError, Thing, is_taken};
use crate::journal::{Change, Entity};
use crate::row::{day_text, first};
use crate::write::{Tag, Tx};
use kenpo_domain::code::Code;
use kenpo_domain::facts::{Myna, Protection};
use kenpo_domain::ids::PersonId;
use kenpo_domain::roster::{ListEntry, RosterEntry};
use rusqlite::{params, params_from_iter};

const TOUCHED: &[Tag] = &[Tag::People, Tag::Decisions];

impl Tx<'_> {
    /// Registers a new person. `Taken` when somebody has the 記号・番号・枝番.
    pub fn join(&mut self, id: PersonId, entry: &RosterEntry) -> Result<(), StoreError> {
        let record = PersonRecord::new(entry);
        self.put(include_str!("insert.sql"), id, &PersonRecord::default(), &record)
    }

    /// Lays a row of a roster over a registered person. Whether anything changed.
    ///
    /// What the row does not state stays; 発行要否 only goes from no to yes while the day of acquisition stays; a postal code goes
    /// with its address; a number that was handed in counts as submitted unless it is linked already.
    pub fn change(&mut self, id: PersonId, entry: &RosterEntry) -> Result<bool, StoreError> {
        let before = self.record(id)?;
        let after = before.clone().stated(entry);
        if after == before {
            return Ok(false);
        }
        self.put(include_str!("update.sql"), id, &before, &after)?;
        Ok(true)
    }

    /// Takes a line of the national list. Whether it counted: a list older than the one known is passed over.
    pub fn list_entry(&mut self, id: PersonId, entry: &ListEntry) -> Result<bool, StoreError> {
        let before = self.person(id)?.ok_or(StoreError::NotFound(Thing::Person))?.myna;
        if before.as_ref().and_then(|myna| myna.listed_on).is_some_and(|known| known > entry.listed_on) {
            return Ok(false);
        }
        let after = Myna {
            card: entry.card,
            registered: entry.registered,
            listed_on: Some(entry.listed_on),
            certificate_expires_on: entry.certificate_expires_on,
            // An application was filed with us: the list knows nothing of it.
            deregistration_applied_on: before.as_ref().and_then(|myna| myna.deregistration_applied_on),
            deregistered_on: entry.deregistered_on,
        };
        self.put_myna(id, before.as_ref(), &after)?;
        // The list knows people by their number: who stands in it is linked.
        let record = self.record(id)?;
        let linked = record.clone().linked(&day_text(entry.listed_on));
        if linked != record {
            self.put(include_str!("update.sql"), id, &record, &linked)?;
        }
        Ok(true)
    }

    /// Sets or lifts the flags of a person. Whether anything changed.
    pub fn set_protection(&mut self, id: PersonId, protection: Protection) -> Result<bool, StoreError> {
        let person = self.person(id)?.ok_or(StoreError::NotFound(Thing::Person))?;
        let before = person.standing.protection_for_decide();
        let id = id.to_string();
        self.prepared(
            "INSERT INTO protection (person, self_view_blocked, non_disclosure, provisional, safe_address)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (person) DO UPDATE SET
                 self_view_blocked = excluded.self_view_blocked, non_disclosure = excluded.non_disclosure,
                 provisional = excluded.provisional, safe_address = excluded.safe_address",
        )?
        .execute(params![
            id,
            protection.self_view_blocked,
            protection.non_disclosure,
            protection.provisional,
            protection.safe_address.code(),
        ])
        .sql()?;
        let change = Change::default()
            .field("self_view_blocked", before.self_view_blocked, protection.self_view_blocked)
            .field("non_disclosure", before.non_disclosure, protection.non_disclosure)
            .field("provisional", before.provisional, protection.provisional)
            .field("safe_address", before.safe_address.code(), protection.safe_address.code());
        self.note(Entity::Protection, &id, &change, &[Tag::People, Tag::Pieces, Tag::Decisions])
    }

    /// Sets or lifts 不開示該当 alone; the other flags stay as they are. Whether anything changed.
    pub fn set_non_disclosure(&mut self, id: PersonId, on: bool) -> Result<bool, StoreError> {
        let person = self.person(id)?.ok_or(StoreError::NotFound(Thing::Person))?;
        self.set_protection(id, Protection { non_disclosure: on, ..person.standing.protection_for_decide() })
    }

    fn record(&self, id: PersonId) -> Result<PersonRecord, StoreError> {
        let mut statement = self.prepared(include_str!("record.sql"))?;
        first(statement.query([id.to_string()]).sql()?, PersonRecord::read)?.ok_or(StoreError::NotFound(Thing::Person))
    }

    fn put(&mut self, sql: &str, id: PersonId, before: &PersonRecord, after: &PersonRecord) -> Result<(), StoreError> {
        let id = id.to_string();
        match self.prepared(sql)?.execute(params_from_iter(after.values(&id))) {
            Err(error) if is_taken(&error) => return Err(StoreError::Taken(Thing::Person)),
            other => other.sql()?,
        };
        self.note(Entity::Person, &id, &after.change_from(before), TOUCHED)?;
        Ok(())
    }

    fn put_myna(&mut self, id: PersonId, before: Option<&Myna>, after: &Myna) -> Result<(), StoreError> {
        let id = id.to_string();
        let days = |myna: &Myna| {
            [myna.listed_on, myna.certificate_expires_on, myna.deregistration_applied_on, myna.deregistered_on]
                .map(|day| day.map(day_text))
        };
        let [listed_on, expires_on, applied_on, deregistered_on] = days(after);
        let change = Change::default()
            .field("card", before.map(|myna| myna.card.code()), Some(after.card.code()))
            .field("registered", before.and_then(|myna| myna.registered), after.registered);
        let names = ["listed_on", "certificate_expires_on", "deregistration_applied_on", "deregistered_on"];
        let days_before = before.map(days).unwrap_or_default();
        let change = names
            .into_iter()
            .zip(days_before.into_iter().zip(days(after)))
            .fold(change, |change, (name, (before, after))| change.field(name, before, after));
        self.prepared(
            "INSERT INTO myna (person, card, registered, listed_on, certificate_expires_on,
                               deregistration_applied_on, deregistered_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (person) DO UPDATE SET
                 card = excluded.card, registered = excluded.registered, listed_on = excluded.listed_on,
                 certificate_expires_on = excluded.certificate_expires_on,
                 deregistration_applied_on = excluded.deregistration_applied_on,
                 deregistered_on = excluded.deregistered_on",
        )?
        .execute(params![id, after.card.code(), after.registered, listed_on, expires_on, applied_on, deregistered_on])
        .sql()?;
        self.note(Entity::Myna, &id, &change, TOUCHED)?;
        Ok(())
    }
}
