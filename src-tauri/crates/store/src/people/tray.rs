//! The tray: what imports, and people by hand, said of contact or employer of people for whom that waits (`domain::lay_over`). Of this office alone: no record, no
//! part of the journal, and not exchanged.

use crate::error::{Sql, StoreError};
use crate::reads::Reads;
use crate::row::collect;
use crate::write::Tx;
use kenpo_domain::ids::{ImportId, PersonId};
use kenpo_domain::record::Change;
use kenpo_domain::registration::Registration;
use kenpo_journal::{change_from, change_json};
use rusqlite::params;

/// What was said of one person, and waits.
pub struct InTray {
    pub person: PersonId,
    /// What it said, as of somebody who has neither contact nor employer.
    pub said: Change<Registration>,
    place: i64,
}

impl Reads {
    /// All that waits, in the order in which it came.
    pub fn tray(&self) -> Result<Vec<InTray>, StoreError> {
        let mut statement = self.prepared("SELECT place, person, said FROM tray ORDER BY place")?;
        collect(statement.query([]).sql()?, |row| {
            let place = row.take()?;
            let person = row.parse(PersonId::parse)?;
            let said = row.parse(|text| change_from(&serde_json::from_str(text).ok()?))?;
            Ok(InTray { person, said, place })
        })
    }
}

impl Tx<'_> {
    /// Keeps what an import, or somebody by hand, says of contact and employer of somebody for whom that waits.
    pub fn put_in_tray(
        &mut self,
        person: PersonId,
        import: Option<ImportId>,
        said: &Change<Registration>,
    ) -> Result<(), StoreError> {
        if said.is_empty() {
            return Ok(());
        }
        let json = String::from_utf8(change_json(said)).map_err(|_| StoreError::Damaged)?;
        self.prepared("INSERT INTO tray (person, import, said) VALUES (?1, ?2, ?3)")?
            .execute(params![person.to_string(), import.map(|id| id.to_string()), json])
            .sql()?;
        Ok(())
    }

    /// Takes out what has been let in.
    pub fn take_out(&mut self, waited: &InTray) -> Result<(), StoreError> {
        self.prepared("DELETE FROM tray WHERE place = ?1")?.execute([waited.place]).sql()?;
        Ok(())
    }

    /// Takes out what an import said that is taken back.
    pub fn empty_tray_of(&mut self, import: ImportId) -> Result<(), StoreError> {
        self.prepared("DELETE FROM tray WHERE import = ?1")?.execute([import.to_string()]).sql()?;
        Ok(())
    }
}
