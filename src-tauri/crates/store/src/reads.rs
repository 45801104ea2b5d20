//! The open database. Reads are the same outside a write and inside one: `Store` and `Tx` both lend them.

use crate::connect::keep_pages;
use crate::error::{Sql, StoreError};
use kenpo_domain::Day;
use kenpo_domain::piece::PieceState;
use rusqlite::{CachedStatement, Connection};
use std::collections::BTreeMap;
use std::ops::Deref;

/// Everything that can be read. Each table group adds its own in its folder.
pub struct Reads {
    conn: Connection,
}

impl Reads {
    pub(crate) fn new(conn: Connection) -> Self {
        Self { conn }
    }

    /// For this crate's own statements.
    pub(crate) fn conn(&self) -> &Connection {
        &self.conn
    }

    /// A statement that is prepared once in the life of the connection.
    #[track_caller]
    pub(crate) fn prepared(&self, sql: &str) -> Result<CachedStatement<'_>, StoreError> {
        self.conn.prepare_cached(sql).sql()
    }

    /// How many writes there have been: it grows with each, whoever made it.
    pub fn writes(&self) -> Result<u64, StoreError> {
        self.prepared(
            "SELECT max((SELECT coalesce(max(seq), 0) FROM audit), (SELECT coalesce(max(seq), 0) FROM audit_1))",
        )?
        .query_row([], |row| row.get(0))
        .sql()
    }

    /// How much there is. Protected people are in no number of their own.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        let one = |sql: &str| self.prepared(sql)?.query_row([], |row| row.get::<_, u64>(0)).sql();
        Ok(Counts {
            people: one("SELECT count(*) FROM person")?,
            listed: one("SELECT count(*) FROM listing")?,
            imports: one("SELECT count(*) FROM import")?,
            batches: one("SELECT count(*) FROM batch")?,
            open_returns: one("SELECT count(*) FROM returned WHERE cleared_on IS NULL")?,
            journal: one("SELECT coalesce(sum(last - first + 1), 0) FROM segment")?,
            audit: one("SELECT count(*) FROM audit")?,
            pieces: self.pieces_by_state()?,
            latest_batch_day: self.latest_batch_day()?,
        })
    }
}

/// How much there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Registered people.
    pub people: u64,
    /// Of them in a national list.
    pub listed: u64,
    /// Imports.
    pub imports: u64,
    /// Batches.
    pub batches: u64,
    /// Returned pieces that nobody has cleared.
    pub open_returns: u64,
    /// Operations in the journal.
    pub journal: u64,
    /// Audit rows.
    pub audit: u64,
    /// Pieces in each state that occurs.
    pub pieces: BTreeMap<PieceState, u64>,
    /// The day of this office's latest batch.
    pub latest_batch_day: Option<Day>,
}

/// An open database. [`Store::write`] is the one way to change it.
pub struct Store {
    reads: Reads,
    office_no: u8,
}

impl Store {
    pub(crate) fn new(reads: Reads, office_no: u8) -> Self {
        Self { reads, office_no }
    }

    /// The number of this office: in every serial and every journal row made here.
    pub fn office_no(&self) -> u8 {
        self.office_no
    }

    /// Runs reads that all see the database as it is now, whatever is written meanwhile. Many reads in one go cost less, too.
    pub fn snapshot<T, E: From<StoreError>>(&self, body: impl FnOnce(&Reads) -> Result<T, E>) -> Result<T, E> {
        let transaction = self.conn().unchecked_transaction().sql()?;
        let value = body(self)?;
        transaction.finish().sql()?;
        Ok(value)
    }

    /// Sets how many KiB of pages are kept in memory. Fewer send a long write to the disk before its end.
    pub fn keep_pages(&self, kib: u32) -> Result<(), StoreError> {
        keep_pages(self.conn(), kib)
    }

    /// Closes the database and says so when that failed. Dropping does the same in silence.
    pub fn close(self) -> Result<(), StoreError> {
        self.reads.conn.close().map_err(|(_, error)| error).sql()
    }
}

impl Deref for Store {
    type Target = Reads;

    fn deref(&self) -> &Reads {
        &self.reads
    }
}
