//! The journal: every change as an operation, numbered without a gap in its series, in the transaction of the change itself.
//!
//! Operations are packed into segments of at most [`SEGMENT`]; a write begins a segment of its own. An operation names the one before it on
//! the same record, and each record names its newest, so that a history needs no index.

pub(crate) mod history;
mod pack;
mod write;

pub(crate) use write::Journal;

use crate::error::{Sql, StoreError};
use crate::packed::unpacked;
use crate::reads::Reads;
use crate::row::first;
use kenpo_domain::office_no::OfficeNo;
use kenpo_journal::{Chain, Hash, Series};
use rusqlite::params;

/// Operations of a segment at most: enough for good packing, few enough to look one up.
const SEGMENT: usize = 1_000;

/// A life of a database, as our tables number it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Life {
    pub(crate) no: i64,
    pub(crate) series: Series,
    pub(crate) office_no: OfficeNo,
}

/// Indexes of one series below this bit of a version, its number above it: more operations than any office writes.
const INDEX_BITS: u32 = 40;

/// An operation in one of the series of a database, as the version of a record names it: one number, so that it stands in one column. In the
/// first series it is the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct OperationNo {
    /// The series, as our tables number it.
    pub(crate) series: i64,
    pub(crate) index: u64,
}

impl OperationNo {
    /// Out of a record's version.
    pub(crate) fn of_version(version: u64) -> Self {
        let above = i64::try_from(version >> INDEX_BITS).unwrap_or(i64::MAX - 1);
        Self { series: above + 1, index: version & ((1 << INDEX_BITS) - 1) }
    }

    /// As a record's version.
    pub(crate) fn version(self) -> u64 {
        ((self.series - 1).unsigned_abs() << INDEX_BITS) | self.index
    }
}

impl Life {
    /// The operation of this life that gave a record its version; `None` where that one is of another life, or was none.
    fn previous(&self, version: u64) -> Option<u64> {
        let before = OperationNo::of_version(version);
        (before.series == self.no && before.index > 0).then_some(before.index)
    }

    /// The version that an operation of this life gives its record.
    fn version(&self, index: u64) -> u64 {
        OperationNo { series: self.no, index }.version()
    }
}

impl Reads {
    /// The life that writes now.
    pub(crate) fn life(&self) -> Result<Life, StoreError> {
        let mut statement =
            self.prepared("SELECT s.no, s.id, s.office_no FROM office o JOIN series s ON s.no = o.series")?;
        let life = first(statement.query([]).sql()?, |row| {
            Ok(Life { no: row.take()?, series: row.parse(Series::parse)?, office_no: row.kept()? })
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
