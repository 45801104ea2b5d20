//! Making a batch and its pieces. The serial is taken in the same transaction as the piece.

use crate::error::{Sql, StoreError, Thing, internal};
use crate::reads::Reads;
use crate::write::Tx;
use kenpo_domain::Day;
use kenpo_domain::batch::{Batch, BatchNumber};
use kenpo_domain::decision::{Reason, Route};
use kenpo_domain::document::{Document, Medium};
use kenpo_domain::gate::Sealed;
use kenpo_domain::ids::{BatchId, PersonId};
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
    /// By which hands. What is held is no piece.
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
        if !self.prepared("SELECT 1 FROM batch WHERE id = ?1")?.exists([new.batch.to_string()]).sql()? {
            return Err(StoreError::NotFound(Thing::Batch));
        }
        let person = self.person(new.person)?.ok_or(StoreError::NotFound(Thing::Person))?;
        let made = PieceMade {
            batch: new.batch,
            person: new.person,
            insured: person.insured.clone(),
            address_key: person.address.key(),
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
        self.add(serial.digits(), made)?;
        self.prepared("UPDATE piece SET sent_to = address_key WHERE id = ?1")?.execute([serial.digits()]).sql()?;
        Ok(())
    }

    /// Moves the counter. A trigger lets it only grow; what was taken in a transaction that failed was shown to nobody.
    fn next_serial(&mut self) -> Result<Serial, StoreError> {
        const LAST: u32 = 9_999_999;
        let office_no = self.office_no;
        let last: u32 = self
            .prepared("SELECT last FROM serial_counter WHERE office_no = ?1")?
            .query_row([office_no], |row| row.get(0))
            .sql()?;
        if last >= LAST {
            return Err(StoreError::SerialsUsedUp);
        }
        self.move_counter(office_no, last + 1)?;
        Serial::new(office_no, last + 1).ok_or_else(|| internal(0))
    }
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
        NewPiece { route: Route::Hold, .. } => Err(StoreError::Unfit("what is held takes no serial")),
        NewPiece { document: Document::Certificate, valid_until: None, .. } => {
            Err(StoreError::Unfit("a certificate without an end"))
        }
        _ => Ok(()),
    }
}
