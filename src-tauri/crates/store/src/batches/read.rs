//! Reading batches and pieces.

use crate::error::{Sql, StoreError};
use crate::reads::Reads;
use crate::row::{Columns, collect, each, first};
use kenpo_domain::Day;
use kenpo_domain::batch::{Batch, BatchNumber};
use kenpo_domain::document::Document;
use kenpo_domain::gate::Sealed;
use kenpo_domain::ids::{BatchId, PersonId};
use kenpo_domain::insured::InsuredId;
use kenpo_domain::piece::{BatchState, Piece, PieceState, batch_state};
use kenpo_domain::serial::Serial;
use rusqlite::{Params, params};
use std::collections::BTreeMap;

/// How many pieces of one document are in one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PieceCount {
    pub state: PieceState,
    /// Which document they are.
    pub document: Document,
    pub pieces: u64,
}

/// One batch with the number of its pieces in each state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchRow {
    /// Its identifier.
    pub id: BatchId,
    /// As it was made.
    pub batch: Batch,
    /// How many pieces are in each state that occurs, document by document.
    pub pieces: Vec<PieceCount>,
}

impl BatchRow {
    /// As far as the least of its pieces that count.
    pub fn state(&self) -> BatchState {
        batch_state(self.pieces.iter().map(|count| count.state))
    }
}

const BATCH: &str = "SELECT id, office_no, year, counter, as_of, made_at, made_by FROM batch";

macro_rules! piece_where {
    ($rest:literal) => {
        concat!(
            "SELECT id, batch, person, symbol, number, branch, document, medium, issued_on, valid_until, state, file, page
             FROM piece ",
            $rest
        )
    };
}

impl Reads {
    /// Every batch, the latest first.
    pub fn batches(&self) -> Result<Vec<BatchRow>, StoreError> {
        self.batch_rows(&format!("{BATCH} ORDER BY year DESC, office_no, counter DESC"), [])
    }

    /// The latest batch of this office.
    pub fn latest_batch(&self) -> Result<Option<BatchRow>, StoreError> {
        let sql = format!("{BATCH} WHERE office_no = ?1 ORDER BY year DESC, counter DESC LIMIT 1");
        Ok(self.batch_rows(&sql, [self.life()?.office_no.get()])?.pop())
    }

    pub fn batch(&self, id: BatchId) -> Result<Option<BatchRow>, StoreError> {
        Ok(self.batch_rows(&format!("{BATCH} WHERE id = ?1"), [id.to_string()])?.pop())
    }

    /// The batch with this number.
    pub fn batch_by_number(&self, number: BatchNumber) -> Result<Option<BatchRow>, StoreError> {
        let sql = format!("{BATCH} WHERE office_no = ?1 AND year = ?2 AND counter = ?3");
        Ok(self.batch_rows(&sql, params![number.office().get(), number.year(), number.counter()])?.pop())
    }

    /// The latest day that this office made a batch for.
    pub fn latest_batch_day(&self) -> Result<Option<Day>, StoreError> {
        let mut statement = self.prepared("SELECT max(as_of) FROM batch WHERE office_no = ?1")?;
        Ok(first(statement.query([self.life()?.office_no.get()]).sql()?, |row| row.maybe_day())?.flatten())
    }

    /// The pieces of a batch, in the order in which they were made.
    pub fn pieces_of(&self, batch: BatchId) -> Result<Vec<Piece>, StoreError> {
        let mut statement = self.prepared(piece_where!("WHERE batch = ?1 ORDER BY id"))?;
        collect(statement.query([batch.to_string()]).sql()?, read_piece)
    }

    /// A page of a batch's pieces: passes over the first `passed` and gives at most `wanted`.
    pub fn some_pieces_of(&self, batch: BatchId, passed: u32, wanted: u32) -> Result<Vec<Piece>, StoreError> {
        let mut statement = self.prepared(piece_where!("WHERE batch = ?1 ORDER BY id LIMIT ?2 OFFSET ?3"))?;
        collect(statement.query(params![batch.to_string(), wanted, passed]).sql()?, read_piece)
    }

    /// How many pieces of its batch were made before this one.
    pub fn pieces_before(&self, piece: &Piece) -> Result<u32, StoreError> {
        self.prepared("SELECT count(*) FROM piece WHERE batch = ?1 AND id < ?2")?
            .query_row([piece.batch.to_string().as_str(), piece.serial.digits()], |row| row.get(0))
            .sql()
    }

    /// The pieces made for a person, in the order in which they were made.
    pub fn pieces_for(&self, person: PersonId) -> Result<Vec<Piece>, StoreError> {
        let mut statement = self.prepared(piece_where!("WHERE person = ?1 ORDER BY issued_on, id"))?;
        collect(statement.query([person.to_string()]).sql()?, read_piece)
    }

    pub fn piece(&self, serial: &Serial) -> Result<Option<Piece>, StoreError> {
        let mut statement = self.prepared(piece_where!("WHERE id = ?1"))?;
        first(statement.query([serial.digits()]).sql()?, read_piece)
    }

    /// What was decided when a piece was made, in the wire form of the contract without its blanks.
    pub fn decision_of(&self, serial: &Serial) -> Result<Option<Sealed<String>>, StoreError> {
        let mut statement = self.prepared("SELECT decision_json FROM piece WHERE id = ?1")?;
        Ok(first(statement.query([serial.digits()]).sql()?, |row| row.take())?.map(Sealed::new))
    }

    /// What was known when a piece was made, in the wire form of the contract.
    pub fn facts_of(&self, serial: &Serial) -> Result<Option<Sealed<String>>, StoreError> {
        let mut statement = self.prepared("SELECT facts_json FROM piece WHERE id = ?1")?;
        Ok(first(statement.query([serial.digits()]).sql()?, |row| row.take())?.map(Sealed::new))
    }

    /// What was decided for every piece of a batch.
    pub fn decisions_of(&self, batch: BatchId) -> Result<BTreeMap<Serial, Sealed<String>>, StoreError> {
        let mut statement = self.prepared("SELECT id, decision_json FROM piece WHERE batch = ?1")?;
        let rows = collect(statement.query([batch.to_string()]).sql()?, |row| {
            Ok((row.parse(Serial::parse)?, Sealed::new(row.take()?)))
        })?;
        Ok(rows.into_iter().collect())
    }

    /// How many pieces are in each state that occurs.
    pub(crate) fn pieces_by_state(&self) -> Result<BTreeMap<PieceState, u64>, StoreError> {
        let mut statement = self.prepared("SELECT state, count(*) FROM piece GROUP BY state")?;
        let rows = collect(statement.query([]).sql()?, |row| Ok((row.code()?, row.take()?)))?;
        Ok(rows.into_iter().collect())
    }

    fn batch_rows(&self, sql: &str, params: impl Params) -> Result<Vec<BatchRow>, StoreError> {
        let mut statement = self.prepared(sql)?;
        let mut rows = collect(statement.query(params).sql()?, |row| {
            Ok(BatchRow { id: row.parse(BatchId::parse)?, batch: row.record()?, pieces: Vec::new() })
        })?;
        // One statement for each batch: there are some dozens in a year. The pieces come as their index has them: SQLite would sort all of
        // them to group them.
        let mut pieces = self.prepared("SELECT state, document FROM piece WHERE batch = ?1")?;
        for row in &mut rows {
            each(pieces.query([row.id.to_string()]).sql()?, |piece| {
                let (state, document) = (piece.code()?, piece.code()?);
                match row.pieces.iter_mut().find(|count| (count.state, count.document) == (state, document)) {
                    Some(count) => count.pieces += 1,
                    None => row.pieces.push(PieceCount { state, document, pieces: 1 }),
                }
                Ok(())
            })?;
        }
        Ok(rows)
    }
}

fn read_piece(row: &mut Columns<'_>) -> Result<Piece, StoreError> {
    Ok(Piece {
        serial: row.parse(Serial::parse)?,
        batch: row.parse(BatchId::parse)?,
        person: row.parse(PersonId::parse)?,
        insured: InsuredId::new(row.text()?, row.text()?, row.text()?).ok_or(StoreError::Damaged)?,
        document: row.code()?,
        medium: row.maybe_code()?,
        issued_on: row.day()?,
        valid_until: row.maybe_day()?,
        state: row.code()?,
        printed: row.kept()?,
    })
}
