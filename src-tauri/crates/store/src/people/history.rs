//! What happened to a person's registration, out of the journal.

use crate::error::{Sql, StoreError};
use crate::reads::Reads;
use crate::records::columns;
use crate::row::first;
use crate::write::Op;
use kenpo_domain::code::Code;
use kenpo_domain::ids::PersonId;
use kenpo_domain::import::Import;
use kenpo_domain::record::Change;
use kenpo_domain::registration::Registration;
use kenpo_journal::change_from;
use rusqlite::params;

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
    /// The import that brought it, where one did.
    pub import: Option<Import>,
}

impl Reads {
    /// Every operation on a person's registration, the newest first.
    pub fn history_of_person(&self, id: PersonId) -> Result<Vec<PersonOperation>, StoreError> {
        let mut statement = self.prepared("SELECT version FROM person WHERE id = ?1")?;
        let Some(newest) = first(statement.query([id.to_string()]).sql()?, |row| row.take())? else {
            return Ok(Vec::new());
        };
        let operations = self.operations_of(newest)?.into_iter().map(|operation| {
            let op = Op::from_code(&operation.op).ok_or(StoreError::Damaged)?;
            Ok(PersonOperation {
                change: change_from(&operation.change_members()).ok_or(StoreError::Damaged)?,
                import: self.import_of(op, operation.index)?,
                index: operation.index,
                op,
                at: operation.at,
                actor: operation.actor,
            })
        });
        operations.collect()
    }

    /// The import that was recorded in the write of an operation of our own series.
    fn import_of(&self, op: Op, index: u64) -> Result<Option<Import>, StoreError> {
        // An upgrade writes down every import that there was in one write, and brings nobody by any of them.
        if !matches!(op, Op::ImportRoster | Op::ImportNationalList) {
            return Ok(None);
        }
        let sql = format!(
            "SELECT {} FROM audit a JOIN import i ON i.version BETWEEN a.first_idx AND a.last_idx
             WHERE a.series = ?1 AND ?2 BETWEEN a.first_idx AND a.last_idx",
            columns::<Import>("i")
        );
        first(self.prepared(&sql)?.query(params![self.life()?.no, index]).sql()?, |row| row.record())
    }
}
