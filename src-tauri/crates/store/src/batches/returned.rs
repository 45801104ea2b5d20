//! Pieces that came back (返戻): while nobody has cleared one up, it stops what would be sent next.

use super::step::StepDetail;
use crate::error::{Sql, StoreError, Thing};
use crate::reads::Reads;
use crate::records::{Stored, columns};
use crate::row::{Columns, collect};
use crate::write::Tx;
use kenpo_domain::Day;
use kenpo_domain::address::AddressKey;
use kenpo_domain::ids::PersonId;
use kenpo_domain::piece::{ReturnReach, ReturnReason, Step};
use kenpo_domain::piece_record::{Household, ReturnedPiece};
use kenpo_domain::record::Change;
use kenpo_domain::serial::Serial;

/// One piece that came back.
pub struct ReturnRow {
    /// Which piece.
    pub serial: Serial,
    /// What is kept of its return.
    pub returned: ReturnedPiece,
}

impl Tx<'_> {
    /// A posted piece came back. From now on it stops what would go to its person and, with [`ReturnReach::Address`], to the
    /// household at the address that was printed on it.
    pub fn come_back(
        &mut self,
        serial: &Serial,
        reason: ReturnReason,
        reach: ReturnReach,
        received_on: Day,
    ) -> Result<(), StoreError> {
        let piece = self.advance(serial, Step::ComeBack, &StepDetail::Return(reason))?;
        // The household is the one of today: numbers can have changed since the piece was made, the address it went to not.
        let person = self.person(piece.person)?.ok_or(StoreError::NotFound(Thing::Person))?;
        let (symbol, number) = person.insured.household();
        let returned = ReturnedPiece {
            person: piece.person,
            household: Household { symbol: symbol.to_owned(), number: number.to_owned() },
            address_key: self.sent_to(serial)?,
            reason,
            reach,
            received_on,
            cleared_on: None,
        };
        self.add(serial.digits(), returned)
    }

    /// Somebody looked into a returned piece: it stops nothing any more.
    pub fn clear_return(&mut self, serial: &Serial, cleared_on: Day) -> Result<(), StoreError> {
        let open: Option<Stored<ReturnedPiece>> = self.record(serial.digits())?;
        let open = open.map(|stored| stored.record).filter(|returned| returned.cleared_on.is_none());
        let open = open.ok_or(StoreError::NotFound(Thing::OpenReturn))?;
        let cleared = ReturnedPiece { cleared_on: Some(cleared_on), ..open.clone() };
        self.change(serial.digits(), &Change::between(&open, &cleared))
    }
}

impl Reads {
    fn sent_to(&self, serial: &Serial) -> Result<Option<AddressKey>, StoreError> {
        let mut statement = self.prepared("SELECT iif(file IS NULL, address_key, sent_to) FROM piece WHERE id = ?1")?;
        Ok(crate::row::first(statement.query([serial.digits()]).sql()?, |row| row.kept())?.flatten())
    }

    /// Returned pieces that nobody has cleared, by the day they came back.
    pub fn open_returns(&self) -> Result<Vec<ReturnRow>, StoreError> {
        self.returns("WHERE r.cleared_on IS NULL", [])
    }

    /// Every piece of a person that ever came back.
    pub fn returns_of(&self, person: PersonId) -> Result<Vec<ReturnRow>, StoreError> {
        self.returns("WHERE r.person = ?1", [person.to_string()])
    }

    fn returns(&self, which: &str, params: impl rusqlite::Params) -> Result<Vec<ReturnRow>, StoreError> {
        let sql = format!(
            "SELECT r.id, {} FROM returned r {which} ORDER BY r.received_on, r.id",
            columns::<ReturnedPiece>("r")
        );
        let read = |row: &mut Columns<'_>| Ok(ReturnRow { serial: row.kept()?, returned: row.record()? });
        collect(self.prepared(&sql)?.query(params).sql()?, read)
    }
}
