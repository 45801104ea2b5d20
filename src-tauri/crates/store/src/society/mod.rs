//! The society, this office and the policy in force. What belongs to the office stands apart from what all offices share.

use crate::error::{Sql, StoreError, Thing};
use crate::reads::Reads;
use crate::records::insert_row;
use crate::who::User;
use crate::write::Tx;
use kenpo_crypt::Recipient;
use kenpo_domain::insured::Widths;
use kenpo_domain::office_no::OfficeNo;
use kenpo_domain::record::Change;
use kenpo_domain::society::{PolicyFile, SocietyRecord};
use kenpo_journal::Series;
use rusqlite::params;

/// The one record of its kind.
pub(crate) const SOCIETY: &str = "society";

/// What a new database starts from.
pub struct NewSociety {
    /// What all offices share.
    pub society: SocietyRecord,
    /// This office.
    pub office_no: OfficeNo,
}

impl Reads {
    pub fn society(&self) -> Result<SocietyRecord, StoreError> {
        let stored = self.record(SOCIETY)?.ok_or(StoreError::NotFound(Thing::Society))?;
        Ok(stored.record)
    }

    /// The identifier that the key file repeats.
    pub(crate) fn database_id(&self) -> Result<String, StoreError> {
        self.prepared("SELECT database_id FROM office")?.query_row([], |row| row.get(0)).sql()
    }

    /// The same, as its bytes.
    pub(crate) fn database(&self) -> Result<[u8; 16], StoreError> {
        let bytes = hex::decode(self.database_id()?).ok().and_then(|bytes| bytes.try_into().ok());
        bytes.ok_or(StoreError::Damaged)
    }

    /// Lays out what belongs to the office and its first life. Before the first write.
    pub(crate) fn begin_office(
        &self,
        database_id: &str,
        office_no: OfficeNo,
        series: &Series,
    ) -> Result<(), StoreError> {
        self.prepared("INSERT INTO series (no, id, office_no) VALUES (1, ?1, ?2)")?
            .execute(params![series.to_string(), office_no.get()])
            .sql()?;
        self.prepared("INSERT INTO office (only, database_id, office_no, series) VALUES (1, ?1, ?2, 1)")?
            .execute(params![database_id, office_no.get()])
            .sql()?;
        Ok(())
    }

    /// The society as `init` writes it: no operation, so that every office begins with one of its own.
    pub(crate) fn begin_society(&self, society: &SocietyRecord) -> Result<(), StoreError> {
        if society.name.is_empty() {
            return Err(StoreError::Unfit("a society without a name"));
        }
        insert_row(self, SOCIETY, 0, society)
    }
}

impl Tx<'_> {
    /// The first write of a new database.
    pub(crate) fn init(&mut self, new: &NewSociety, user: &User, recipient: &Recipient) -> Result<(), StoreError> {
        self.begin_society(&new.society)?;
        self.add_first_user(user, recipient)?;
        self.prepared("INSERT INTO serial_counter (office_no, last) VALUES (?1, 0)")?
            .execute([new.office_no.get()])
            .sql()?;
        Ok(())
    }

    /// Sets how many digits the society's numbers have.
    pub fn set_widths(&mut self, widths: Widths) -> Result<(), StoreError> {
        let before = self.society()?;
        let after = SocietyRecord { widths, ..before.clone() };
        self.change(SOCIETY, &Change::between(&before, &after))
    }

    /// Puts another policy in force. Whether it reads as one is settled before.
    pub fn set_policy(&mut self, policy: PolicyFile) -> Result<(), StoreError> {
        let before = self.society()?;
        let after = SocietyRecord { policy, ..before.clone() };
        self.change(SOCIETY, &Change::between(&before, &after))
    }
}
