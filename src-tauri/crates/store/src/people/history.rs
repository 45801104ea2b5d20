//! What happened to a person's registration, out of the journal.

use crate::error::{Sql, StoreError};
use crate::op::Op;
use crate::reads::Reads;
use crate::row::first;
use kenpo_domain::code::Code;
use kenpo_domain::ids::PersonId;
use kenpo_domain::record::Change;
use kenpo_domain::registration::Registration;
use kenpo_journal::change_from;

/// One operation on a registration.
pub struct PersonOperation {
    /// Its index in the journal.
    pub index: u64,
    /// What was done.
    pub op: Op,
    /// When: RFC 3339, UTC.
    pub at: String,
    /// By whom.
    pub actor: String,
    /// What changed.
    pub change: Change<Registration>,
}

impl Reads {
    /// Every operation on a person's registration, the newest first.
    pub fn history_of_person(&self, id: PersonId) -> Result<Vec<PersonOperation>, StoreError> {
        let mut statement = self.prepared("SELECT version FROM person WHERE id = ?1")?;
        let Some(newest) = first(statement.query([id.to_string()]).sql()?, |row| row.take())? else {
            return Ok(Vec::new());
        };
        let operations = self.operations_of(newest)?.into_iter().map(|operation| {
            Ok(PersonOperation {
                change: change_from(&operation.change_members()).ok_or(StoreError::Damaged)?,
                index: operation.heading.index,
                op: Op::from_code(&operation.heading.op).ok_or(StoreError::Damaged)?,
                at: operation.heading.at,
                actor: operation.heading.actor,
            })
        });
        operations.collect()
    }
}
