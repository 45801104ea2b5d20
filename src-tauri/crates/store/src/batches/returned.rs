//! Pieces that came back (返戻): while nobody has cleared one up, it holds what would be sent next.

use super::step::StepDetail;
use crate::error::{Sql, StoreError, Thing};
use crate::journal::{Change, Entity};
use crate::reads::Reads;
use crate::row::{Columns, collect, day_text};
use crate::write::{Tag, Tx};
use kenpo_domain::Day;
use kenpo_domain::code::Code;
use kenpo_domain::ids::PersonId;
use kenpo_domain::piece::{ReturnReach, ReturnReason, Step};
use kenpo_domain::serial::Serial;
use rusqlite::params;

/// One piece that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnRow {
    /// Which piece.
    pub serial: Serial,
    /// Whose.
    pub person: PersonId,
    /// Why it came back.
    pub reason: ReturnReason,
    /// How far it reaches.
    pub reach: ReturnReach,
    /// The day it came back.
    pub received_on: Day,
    /// The day it was cleared up.
    pub cleared_on: Option<Day>,
}

const TOUCHED: &[Tag] = &[Tag::People, Tag::Pieces, Tag::Decisions];

impl Tx<'_> {
    /// A posted piece came back. From now on it holds its person and, with [`ReturnReach::Address`], the household at the
    /// address that was printed on it.
    pub fn come_back(
        &mut self,
        serial: &Serial,
        reason: ReturnReason,
        reach: ReturnReach,
        received_on: Day,
    ) -> Result<(), StoreError> {
        let (piece, _) = self.advance(serial, Step::ComeBack, &StepDetail::Return(reason))?;
        let (person, received_on) = (piece.person.to_string(), day_text(received_on));
        // The household is the one of today: numbers can have changed since the piece was made, the address it went to not.
        self.prepared(
            "INSERT INTO returned (serial, person, symbol, number, address_key, reason, reach, received_on)
             SELECT piece.serial, person.id, person.symbol, person.number, piece.address_key, ?2, ?3, ?4
             FROM piece JOIN person ON person.id = piece.person WHERE piece.serial = ?1",
        )?
        .execute(params![serial.digits(), reason.code(), reach.code(), received_on])
        .sql()?;
        let change = Change::default()
            .new_field("person", person)
            .new_field("reason", reason.code())
            .new_field("reach", reach.code())
            .new_field("received_on", received_on);
        self.note(Entity::Returned, serial.digits(), &change, TOUCHED)?;
        Ok(())
    }

    /// Somebody looked into a returned piece: it holds nobody any more.
    pub fn clear_return(&mut self, serial: &Serial, cleared_on: Day) -> Result<(), StoreError> {
        let cleared_on = day_text(cleared_on);
        let cleared = self
            .prepared("UPDATE returned SET cleared_on = ?2 WHERE serial = ?1 AND cleared_on IS NULL")?
            .execute([serial.digits(), cleared_on.as_str()])
            .sql()?;
        if cleared != 1 {
            return Err(StoreError::NotFound(Thing::OpenReturn));
        }
        let change = Change::default().new_field("cleared_on", cleared_on);
        self.note(Entity::Returned, serial.digits(), &change, TOUCHED)?;
        Ok(())
    }
}

impl Reads {
    /// Returned pieces that nobody has cleared, by the day they came back.
    pub fn open_returns(&self) -> Result<Vec<ReturnRow>, StoreError> {
        let mut statement = self.prepared(
            "SELECT serial, person, reason, reach, received_on, cleared_on
             FROM returned WHERE cleared_on IS NULL ORDER BY received_on, serial",
        )?;
        collect(statement.query([]).sql()?, read)
    }

    /// Every piece of a person that ever came back.
    pub fn returns_of(&self, person: PersonId) -> Result<Vec<ReturnRow>, StoreError> {
        let mut statement = self.prepared(
            "SELECT serial, person, reason, reach, received_on, cleared_on
             FROM returned WHERE person = ?1 ORDER BY received_on, serial",
        )?;
        collect(statement.query([person.to_string()]).sql()?, read)
    }
}

fn read(row: &mut Columns<'_>) -> Result<ReturnRow, StoreError> {
    Ok(ReturnRow {
        serial: row.parse(Serial::parse)?,
        person: row.parse(PersonId::parse)?,
        reason: row.code()?,
        reach: row.code()?,
        received_on: row.day()?,
        cleared_on: row.maybe_day()?,
    })
}
