//! Making a batch and its pieces. The serial is taken in the same transaction as the piece.

use super::step::{Event, StepDetail};
use crate::error::{Sql, StoreError, Thing, internal, is_taken};
use crate::journal::{Change, Entity};
use crate::row::{day_text, first};
use crate::write::{Tag, Tx};
use kenpo_domain::Day;
use kenpo_domain::code::Code;
use kenpo_domain::decision::{Reason, Route};
use kenpo_domain::document::{Document, Medium};
use kenpo_domain::gate::Sealed;
use kenpo_domain::ids::{BatchId, PersonId};
use kenpo_domain::piece::PieceState;
use kenpo_domain::serial::Serial;
use rusqlite::params;
use sha2::{Digest, Sha256};

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
    /// Makes an empty batch for a day, and gives its number (`2026-0001`).
    pub fn make_batch(&mut self, id: BatchId, as_of: Day) -> Result<String, StoreError> {
        let year: String = day_text(self.now.day).chars().take_while(|c| *c != '-').collect();
        let counter: u32 = self
            .prepared("SELECT coalesce(max(counter), 0) + 1 FROM batch WHERE year = ?1")?
            .query_row([&year], |row| row.get(0))
            .sql()?;
        let number = format!("{year}-{counter:04}");
        let (id, as_of) = (id.to_string(), day_text(as_of));
        let inserted = self
            .prepared(
                "INSERT INTO batch (id, year, counter, number, as_of, made_at, made_by)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![id, year, counter, number, as_of, self.now.instant, self.actor.user]);
        match inserted {
            Err(error) if is_taken(&error) => return Err(StoreError::Taken(Thing::Batch)),
            other => other.sql()?,
        };
        let change = Change::default().new_field("number", number.as_str()).new_field("as_of", as_of);
        self.note(Entity::Batch, &id, &change, &[Tag::Batches])?;
        Ok(number)
    }

    /// Makes a piece, and gives it the next serial of this office.
    pub fn add_piece(&mut self, new: &NewPiece) -> Result<Serial, StoreError> {
        fit(new)?;
        let batch = new.batch.to_string();
        if !self.prepared("SELECT 1 FROM batch WHERE id = ?1")?.exists([&batch]).sql()? {
            return Err(StoreError::NotFound(Thing::Batch));
        }
        let person = new.person.to_string();
        let (symbol, number, branch, address_key) = {
            let mut statement =
                self.prepared("SELECT symbol, number, branch, address_key FROM person WHERE id = ?1")?;
            first(statement.query([&person]).sql()?, |row| {
                Ok((row.take::<String>()?, row.take::<String>()?, row.take::<String>()?, row.take::<Option<String>>()?))
            })?
            .ok_or(StoreError::NotFound(Thing::Person))?
        };
        let serial = self.next_serial()?;
        let (facts, decision) = (new.facts_json.unseal_for_store(), new.decision_json.unseal_for_store());
        self.prepared(
            "INSERT INTO piece (serial, batch, person, symbol, number, branch, address_key, document, medium, route,
                                issued_on, valid_until, recorded_reason, state, facts_json, decision_json)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        )?
        .execute(params![
            serial.digits(),
            batch,
            person,
            symbol,
            number,
            branch,
            address_key,
            new.document.code(),
            new.medium.map(Code::code),
            new.route.code(),
            day_text(new.issued_on),
            new.valid_until.map(day_text),
            new.recorded_reason.map(Code::code),
            PieceState::Made.code(),
            facts,
            decision,
        ])
        .sql()?;
        // Facts and decision stay in the piece; the journal holds them by digest, so that an edited one is noticed.
        let change = Change::default()
            .new_field("batch", batch)
            .new_field("person", person)
            .new_field("symbol", symbol)
            .new_field("number", number)
            .new_field("branch", branch)
            .new_field("address_key", address_key)
            .new_field("document", new.document.code())
            .new_field("medium", new.medium.map(Code::code))
            .new_field("route", new.route.code())
            .new_field("issued_on", day_text(new.issued_on))
            .new_field("valid_until", new.valid_until.map(day_text))
            .new_field("recorded_reason", new.recorded_reason.map(Code::code))
            .new_field("state", PieceState::Made.code())
            .new_field("facts_sha256", hex::encode(Sha256::digest(facts)))
            .new_field("decision_sha256", hex::encode(Sha256::digest(decision)));
        self.note(Entity::Piece, serial.digits(), &change, &[Tag::Batches, Tag::Pieces, Tag::Decisions])?;
        self.event(&Event { serial: &serial, from: None, to: PieceState::Made, detail: &StepDetail::None })?;
        Ok(serial)
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
        self.prepared("UPDATE serial_counter SET last = ?2 WHERE office_no = ?1")?
            .execute([u32::from(office_no), last + 1])
            .sql()?;
        Serial::new(office_no, last + 1).ok_or_else(|| internal(0))
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
