//! What happened to a person's registration, and what national lists said of them, out of the journal.

use crate::error::{Sql, StoreError};
use crate::journal::history::{Found, OfRecord, change_of};
use crate::op::Op;
use crate::reads::Reads;
use crate::row::first;
use kenpo_domain::code::Code;
use kenpo_domain::gate::PersonChange;
use kenpo_domain::ids::PersonId;
use kenpo_domain::record::{Change, Record};
use kenpo_journal::Source;
use std::cmp::Reverse;

/// One operation on what is registered of a person.
pub struct PersonOperation {
    /// Where it stands in the journal: later ones are greater.
    pub version: u64,
    /// What was done.
    pub op: Op,
    /// When: RFC 3339, UTC.
    pub at: String,
    pub actor: String,
    /// Who told it, where somebody entered it by hand.
    pub source: Option<Source>,
    /// Its index, where it can be taken back by itself.
    pub alone: Option<u64>,
    /// What changed.
    pub change: PersonChange,
}

impl Reads {
    /// Every operation on a person's registration, and every one by which a national list said something of them, the newest first.
    pub fn history_of_person(&self, id: PersonId) -> Result<Vec<PersonOperation>, StoreError> {
        let mut statement = self
            .prepared("SELECT p.version, m.version FROM person p LEFT JOIN listing m ON m.id = p.id WHERE p.id = ?1")?;
        let newest = first(statement.query([id.to_string()]).sql()?, |row| Ok((row.take()?, row.take()?)))?;
        let Some((registration, listing)) = newest else { return Ok(Vec::new()) };
        let mut operations = self.noted(id, registration, PersonChange::Registration)?;
        if let Some(listing) = listing {
            operations.extend(self.noted(id, listing, PersonChange::Listing)?);
        }
        operations.sort_by_key(|operation| Reverse(operation.version));
        Ok(operations)
    }

    /// The operations of one of a person's records, from its version on.
    fn noted<R: Record>(
        &self,
        person: PersonId,
        newest: u64,
        change: fn(Change<R>) -> PersonChange,
    ) -> Result<Vec<PersonOperation>, StoreError> {
        let id = person.to_string();
        let of = OfRecord {
            mark: &id,
            fits: &|operation| operation.heading.kind == R::KIND.code() && operation.heading.id == id,
            begins: &|operation| change_of::<R>(operation).is_ok_and(|change| change.makes()),
        };
        let life = self.life()?.no;
        let operations = self.operations_of(newest, &of)?.into_iter().map(|Found { no, operation }| {
            let op = Op::from_code(&operation.heading.op).ok_or(StoreError::Damaged)?;
            let by_hand = op.is_by_hand() && no.series == life;
            Ok(PersonOperation {
                op,
                source: operation.heading.source,
                alone: by_hand.then_some(no.index),
                change: change(change_of(&operation)?),
                version: no.version(),
                at: operation.heading.at,
                actor: operation.heading.actor,
            })
        });
        operations.collect()
    }
}
