//! Pieces that somebody must pull out of the pile by hand, until it is done. Of this office alone: no record, no part of the journal, and not
//! exchanged.

use crate::audit::Deed;
use crate::error::{Sql, StoreError};
use crate::op::Now;
use crate::reads::{Reads, Store};
use crate::row::collect;
use crate::write::Tx;
use kenpo_domain::instant::Instant;
use kenpo_domain::serial::Serial;
use rusqlite::params;

/// A piece that lies in the pile and must not go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PullOutRow {
    /// Which piece.
    pub serial: Serial,
    /// When it was withdrawn.
    pub since: Instant,
}

impl Tx<'_> {
    /// Notes that a piece lies in the pile and must be pulled out.
    pub(super) fn must_be_pulled_out(&mut self, serial: &Serial) -> Result<(), StoreError> {
        self.prepared("INSERT INTO pull_out (piece, since) VALUES (?1, ?2)")?
            .execute(params![serial.digits(), self.now.instant])
            .sql()?;
        Ok(())
    }
}

impl Store {
    /// Ticks off pieces that were pulled out. No record changes by it, so that nothing is journaled.
    pub fn pulled_out(&mut self, serials: &[Serial], deed: &Deed, now: &Now<'_>) -> Result<(), StoreError> {
        self.act(deed, now, |reads| {
            for serial in serials {
                reads.prepared("DELETE FROM pull_out WHERE piece = ?1")?.execute([serial.digits()]).sql()?;
            }
            Ok(())
        })
    }
}

impl Reads {
    /// Pieces to be pulled out, in the order in which they were made.
    pub fn to_pull_out(&self) -> Result<Vec<PullOutRow>, StoreError> {
        let mut statement = self.prepared("SELECT piece, since FROM pull_out ORDER BY piece")?;
        collect(statement.query([]).sql()?, |row| {
            Ok(PullOutRow { serial: row.parse(Serial::parse)?, since: row.parse(Instant::parse)? })
        })
    }
}
