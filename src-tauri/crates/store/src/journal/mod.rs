//! The journal: every change as an operation, numbered without a gap in its series, in the transaction of the change itself.
//!
//! Operations are packed into segments of at most [`SEGMENT`]; a write begins a segment of its own. An operation names the one before it on
//! the same record, and each record names its newest, so that a history needs no index.

mod history;
mod pack;
mod write;

pub(crate) use write::Journal;

use crate::error::{Sql, StoreError};
use crate::packed::unpacked;
use crate::reads::Reads;
use crate::row::first;
use kenpo_journal::{Chain, Hash, Series};
use rusqlite::params;

/// Operations of a segment at most: enough for good packing, few enough to look one up.
const SEGMENT: usize = 1_000;

/// A life of a database, as our tables number it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Life {
    pub(crate) no: i64,
    pub(crate) series: Series,
    pub(crate) office_no: u8,
}

impl Reads {
    /// The life that writes now.
    pub(crate) fn life(&self) -> Result<Life, StoreError> {
        let mut statement =
            self.prepared("SELECT s.no, s.id, s.office_no FROM office o JOIN series s ON s.no = o.series")?;
        let life = first(statement.query([]).sql()?, |row| {
            Ok(Life { no: row.take()?, series: row.parse(Series::parse)?, office_no: row.take()? })
        })?;
        life.ok_or(StoreError::Damaged)
    }

    /// How far a series has come.
    pub(crate) fn chain(&self, life: &Life) -> Result<Chain, StoreError> {
        let mut statement =
            self.prepared("SELECT last, hash FROM segment WHERE series = ?1 ORDER BY first DESC LIMIT 1")?;
        let head = first(statement.query([life.no]).sql()?, |row| Ok(Chain::at(row.take()?, row.parse(hash)?)))?;
        Ok(head.unwrap_or_else(|| Chain::begin(&life.series)))
    }

    /// The segment that holds an operation: the index of its first, and the bytes of all.
    pub(crate) fn segment(&self, life: &Life, index: u64) -> Result<Option<Segment>, StoreError> {
        let mut statement = self.prepared(
            "SELECT first, operations FROM segment WHERE series = ?1 AND first <= ?2 AND last >= ?2
             ORDER BY first DESC LIMIT 1",
        )?;
        first(statement.query(params![life.no, index]).sql()?, |row| {
            Ok(Segment { first: row.take()?, lines: unpacked(&row.take::<Vec<u8>>()?)? })
        })
    }
}

/// Operations one after the other.
pub(crate) struct Segment {
    first: u64,
    lines: Vec<u8>,
}

impl Segment {
    /// The bytes of each operation.
    pub(crate) fn operations(&self) -> impl Iterator<Item = &[u8]> {
        self.lines.split_inclusive(|byte| *byte == b'\n').map(|line| &line[..line.len() - 1])
    }
}

/// A hash of the chain out of its text.
pub(crate) fn hash(text: &str) -> Option<Hash> {
    let mut bytes = [0; 32];
    hex::decode_to_slice(text, &mut bytes).ok()?;
    Some(Hash(bytes))
}
