//! Making a batch and its pieces. The serial is taken in the same transaction as the piece.

use crate::error::{Sql, StoreError, Thing, internal};
use crate::reads::Reads;
use crate::row::first;
use crate::write::Tx;
use kenpo_domain::Day;
use kenpo_domain::address::AddressKey;
use kenpo_domain::batch::{Batch, BatchNumber};
use kenpo_domain::decision::{Reason, Route};
use kenpo_domain::document::{Document, Medium};
use kenpo_domain::gate::Sealed;
use kenpo_domain::ids::{BatchId, PersonId};
use kenpo_domain::insured::InsuredId;
use kenpo_domain::iso_day;
use kenpo_domain::piece_record::PieceMade;
use kenpo_domain::serial::Serial;
use rusqlite::params;

/// A piece to be made.
pub struct NewPiece {
    /// Its batch.
    pub batch: BatchId,
    /// For whom.
    pub person: PersonId,
    /// A certificate or a notice.
    pub document: Document,
    /// A certificate's medium.
    pub medium: Option<Medium>,
    /// By which hands; never `Route::Hold`.
    pub route: Route,
    /// 交付年月日・通知年月日.
    pub issued_on: Day,
    /// 有効期限; always given for a certificate.
    pub valid_until: Option<Day>,
    /// What `held` is to say of a certificate.
    pub recorded_reason: Option<Reason>,
    /// What was known, in the wire form of the contract.
    pub facts_json: Sealed<String>,
    /// What was decided, in the wire form of the contract.
    pub decision_json: Sealed<String>,
}

impl Tx<'_> {
    /// Makes an empty batch for a day, and gives its number.
    pub fn make_batch(&mut self, id: BatchId, as_of: Day) -> Result<BatchNumber, StoreError> {
        let year: String = iso_day::text(self.now.day).chars().take_while(|c| *c != '-').collect();
        let counter: u32 = self
            .prepared("SELECT coalesce(max(counter), 0) + 1 FROM batch WHERE office_no = ?1 AND year = ?2")?
            .query_row(params![self.office_no, year], |row| row.get(0))
            .sql()?;
        let number = year.parse().ok().and_then(|year| BatchNumber::new(self.office_no, year, counter));
        let number = number.ok_or(StoreError::Unfit("a year that has not four digits"))?;
        let (made_at, made_by) = (self.now.instant.to_owned(), self.actor.user.clone());
        self.add(&id.to_string(), Batch { number, as_of, made_at, made_by })?;
        Ok(number)
    }

    /// Makes a piece, and gives it the next serial of this office.
    pub fn add_piece(&mut self, new: &NewPiece) -> Result<Serial, StoreError> {
        fit(new)?;
        let Whose { insured, address_key } = self.whose(new)?;
        let made = PieceMade {
            batch: new.batch,
            person: new.person,
            insured,
            address_key,
            document: new.document,
            medium: new.medium,
            route: new.route,
            issued_on: new.issued_on,
            valid_until: new.valid_until,
            recorded_reason: new.recorded_reason,
            facts: new.facts_json.clone(),
            decision: new.decision_json.clone(),
        };
        let serial = self.next_serial()?;
        self.put_piece(&serial, made)?;
        Ok(serial)
    }

    /// Keeps a piece as it was made.
    pub(crate) fn put_piece(&mut self, serial: &Serial, made: PieceMade) -> Result<(), StoreError> {
        self.add(serial.digits(), made)
    }

    /// What a piece keeps of its person as they are now.
    fn whose(&self, new: &NewPiece) -> Result<Whose, StoreError> {
        let mut statement = self.prepared(
            "SELECT p.symbol, p.number, p.branch, p.address_key, EXISTS (SELECT 1 FROM batch WHERE id = ?2)
             FROM person p WHERE p.id = ?1",
        )?;
        let found = first(statement.query([new.person.to_string(), new.batch.to_string()]).sql()?, |row| {
            Ok((Whose { insured: row.kept()?, address_key: row.kept()? }, row.take::<bool>()?))
        })?;
        match found {
            None => Err(StoreError::NotFound(Thing::Person)),
            Some((_, false)) => Err(StoreError::NotFound(Thing::Batch)),
            Some((whose, true)) => Ok(whose),
        }
    }

    /// Moves the counter. A trigger lets it only grow; what was taken in a transaction that failed was shown to nobody.
    fn next_serial(&mut self) -> Result<Serial, StoreError> {
        const LAST: u32 = 9_999_999;
        let office_no = self.office_no;
        let mut statement = self
            .prepared("UPDATE serial_counter SET last = last + 1 WHERE office_no = ?1 AND last < ?2 RETURNING last")?;
        let taken: Option<u32> = first(statement.query([u32::from(office_no), LAST]).sql()?, |row| row.take())?;
        Serial::new(office_no, taken.ok_or(StoreError::SerialsUsedUp)?).ok_or_else(|| internal(0))
    }
}

/// What a piece keeps of its person.
struct Whose {
    insured: InsuredId,
    address_key: Option<AddressKey>,
}

impl Reads {
    /// Sets an office's counter of serials to one that is higher.
    pub(crate) fn move_counter(&self, office_no: u8, to: u32) -> Result<(), StoreError> {
        self.prepared("UPDATE serial_counter SET last = ?2 WHERE office_no = ?1")?
            .execute([u32::from(office_no), to])
            .sql()?;
        Ok(())
    }
}

fn fit(new: &NewPiece) -> Result<(), StoreError> {
    match new {
        NewPiece { route: Route::Hold, .. } => Err(StoreError::Unfit("a hold takes no serial")),
        NewPiece { document: Document::Certificate, valid_until: None, .. } => {
            Err(StoreError::Unfit("a certificate without an end"))
        }
        _ => Ok(()),
    }
}
