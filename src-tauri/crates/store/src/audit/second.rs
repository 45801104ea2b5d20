//! The second log, of writes alone, as databases before the trail have it: read only, and still verified.

use super::first::Walked;
use super::head::OldHead;
use super::row::Journaled;
use super::verify::Reached;
use crate::error::{Sql, StoreError};
use crate::reads::Reads;
use crate::row::Columns;
use sha2::{Digest, Sha256};

/// One row of the log.
struct Link {
    seq: u64,
    at: String,
    actor: String,
    op: String,
    series: i64,
    range: Option<(u64, u64)>,
    journal: String,
    prev_hash: String,
}

impl Link {
    fn hash(&self) -> String {
        let (first, last) = self.range.unwrap_or((0, 0));
        let mut hash = Sha256::new();
        for number in [self.seq, self.series.unsigned_abs(), first, last] {
            hash.update(number.to_be_bytes());
        }
        for text in [&self.at, &self.actor, &self.op, &self.journal, &self.prev_hash] {
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text);
        }
        hex::encode(hash.finalize())
    }
}

impl Reads {
    /// Walks the second log behind the first one, and meets the journal at each row.
    pub(super) fn verify_second(&self, behind: OldHead, reached: &mut Reached) -> Result<Walked, StoreError> {
        let mut head = behind;
        let mut statement = self.prepared(
            "SELECT seq, at, actor, op, series, first_idx, last_idx, journal, prev_hash, hash FROM audit_2 ORDER BY seq",
        )?;
        let mut rows = statement.query([]).sql()?;
        while let Some(row) = rows.next().sql()? {
            let row = &mut Columns::of(row);
            let link = Link {
                seq: row.take()?,
                at: row.take()?,
                actor: row.take()?,
                op: row.take()?,
                series: row.take()?,
                range: row.take::<Option<u64>>()?.zip(row.take()?),
                journal: row.take()?,
                prev_hash: row.take()?,
            };
            let (seq, hash) = (head.seq + 1, row.take::<String>()?);
            let fits = link.seq == seq && link.prev_hash == head.hash && link.hash() == hash;
            let Link { series, range, journal, .. } = link;
            let journaled = range.map(|(first, last)| Journaled { series, first, last, journal });
            if !fits || !journaled.map_or(Ok(true), |of| self.met(reached, &of))? {
                return Ok(Walked::Broken(seq));
            }
            head = OldHead { seq, hash };
        }
        Ok(Walked::Whole(head))
    }
}
