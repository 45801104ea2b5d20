//! How much there is of everything.

use crate::error::{Sql, StoreError};
use crate::reads::Reads;
use kenpo_domain::Day;
use kenpo_domain::piece::PieceState;
use std::collections::BTreeMap;

/// How much there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Registered people.
    pub people: u64,
    /// Of them in a national list.
    pub listed: u64,
    pub imports: u64,
    pub batches: u64,
    /// Returned pieces that nobody has cleared.
    pub open_returns: u64,
    /// Rows of imports that wait still.
    pub held_rows: u64,
    /// Pieces that must be pulled out of the pile.
    pub to_pull_out: u64,
    /// Operations in the journal.
    pub journal: u64,
    /// Pieces in each state that occurs.
    pub pieces: BTreeMap<PieceState, u64>,
    /// The day of this office's latest batch.
    pub latest_batch_day: Option<Day>,
}

impl Reads {
    /// How much there is. Protected people are in no number of their own.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        let one = |sql: &str| self.prepared(sql)?.query_row([], |row| row.get::<_, u64>(0)).sql();
        Ok(Counts {
            people: one("SELECT count(*) FROM person")?,
            listed: one("SELECT count(*) FROM listing")?,
            imports: one("SELECT count(*) FROM import")?,
            batches: one("SELECT count(*) FROM batch")?,
            open_returns: one("SELECT count(*) FROM returned WHERE cleared_on IS NULL")?,
            held_rows: self.open_rows()?,
            to_pull_out: one("SELECT count(*) FROM pull_out")?,
            journal: one("SELECT coalesce(sum(last - first + 1), 0) FROM segment")?,
            pieces: self.pieces_by_state()?,
            latest_batch_day: self.latest_batch_day()?,
        })
    }
}
