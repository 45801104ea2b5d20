//! Files of originals on their way to their names, so that what a print left that was cut off can be settled.
//!
//! Of this office alone: no part of the journal, and not exchanged.

use crate::error::{Sql, StoreError};
use crate::reads::{Reads, Store};
use crate::row::collect;
use crate::write::Tx;
use rusqlite::{Transaction, TransactionBehavior, params};

/// A file that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassingFile {
    /// Its whole path while it is being written.
    pub part: String,
    /// The whole path that it gets.
    pub name: String,
    /// Whether a file of that name gives way.
    pub replaces: bool,
    /// Whether what stands in it is recorded as printed.
    pub printed: bool,
}

impl Store {
    /// Notes files before the first page of them is written. No record changes by it, so that nothing is journaled.
    pub fn note_passing(&mut self, files: &[PassingFile]) -> Result<(), StoreError> {
        let transaction = Transaction::new_unchecked(self.conn(), TransactionBehavior::Immediate).sql()?;
        for PassingFile { part, name, replaces, printed } in files {
            self.prepared("INSERT OR REPLACE INTO passing (part, name, replaces, printed) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![part, name, replaces, printed])
                .sql()?;
        }
        transaction.commit().sql()
    }

    /// Forgets files that have their names, or are gone.
    pub fn forget_passing(&mut self, files: &[PassingFile]) -> Result<(), StoreError> {
        let transaction = Transaction::new_unchecked(self.conn(), TransactionBehavior::Immediate).sql()?;
        for file in files {
            self.prepared("DELETE FROM passing WHERE part = ?1")?.execute([&file.part]).sql()?;
        }
        transaction.commit().sql()
    }
}

impl Reads {
    /// Files without their names, in the order in which they were begun.
    pub fn passing(&self) -> Result<Vec<PassingFile>, StoreError> {
        let mut statement = self.prepared("SELECT part, name, replaces, printed FROM passing ORDER BY rowid")?;
        collect(statement.query([]).sql()?, |row| {
            Ok(PassingFile { part: row.take()?, name: row.take()?, replaces: row.take()?, printed: row.take()? })
        })
    }
}

impl Tx<'_> {
    /// Notes, with the steps of the pieces themselves, that what stands in these files is printed.
    pub fn passing_printed(&mut self, files: &[PassingFile]) -> Result<(), StoreError> {
        for file in files {
            self.prepared("UPDATE passing SET printed = 1 WHERE part = ?1")?.execute([&file.part]).sql()?;
        }
        Ok(())
    }
}
