//! The audit log: one row per write, each holding the hash of the row before and of the journal's chain.
//!
//! Notices what was edited, removed or inserted past `write`. Cannot notice that rows without operations are gone from its end, or that an older
//! copy was put back as a whole: that takes something kept outside the file.

mod first;
mod series;

pub use series::SeriesAudit;

use crate::error::{Sql, StoreError};
use crate::journal::{Journal, Life};
use crate::reads::Reads;
use crate::row::{collect, first as first_row};
use kenpo_domain::code::Code;
use kenpo_journal::Series;
use rusqlite::params;
use series::Log;
use sha2::{Digest, Sha256};

/// What stands before the first row of all.
const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Where a log has come to.
pub(crate) struct Head {
    seq: u64,
    hash: String,
}

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

/// Writes the row of a write that is about to be committed.
pub(crate) fn close(reads: &Reads, journal: &Journal) -> Result<(), StoreError> {
    let head = reads.audit_head()?;
    let link = Link {
        seq: head.seq + 1,
        at: journal.at.to_string(),
        actor: journal.actor.to_string(),
        op: journal.op.code().to_owned(),
        series: journal.life.no,
        range: journal.range(),
        journal: journal.hash(),
        prev_hash: head.hash,
    };
    reads
        .prepared(
            "INSERT INTO audit (seq, at, actor, op, series, first_idx, last_idx, journal, prev_hash, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            link.seq,
            link.at,
            link.actor,
            link.op,
            link.series,
            link.range.map(|(first, _)| first),
            link.range.map(|(_, last)| last),
            link.journal,
            link.prev_hash,
            link.hash(),
        ])
        .sql()?;
    Ok(())
}

impl Reads {
    /// The newest row; where this log has none yet, that of the first one.
    fn audit_head(&self) -> Result<Head, StoreError> {
        let mut statement = self.prepared(
            "SELECT seq, hash FROM audit UNION ALL SELECT seq, hash FROM audit_1 ORDER BY seq DESC LIMIT 1",
        )?;
        let head = first_row(statement.query([]).sql()?, |row| Ok(Head { seq: row.take()?, hash: row.take()? }))?;
        Ok(head.unwrap_or(Head { seq: 0, hash: GENESIS.to_owned() }))
    }

    /// Walks the whole log and every operation of every series: the number of writes, or what does not fit first. Damage of another office's
    /// series is that series' own, and comes after all that is ours.
    pub fn verify_audit(&self) -> Result<u64, StoreError> {
        let (log, lives) = (self.verify_log()?, self.lives()?);
        let (own, foreign): (Vec<Life>, Vec<Life>) = lives.iter().partition(|life| log.answers_for(life));
        own.iter().try_for_each(|life| self.verify_series(life, &log).map(drop))?;
        if let Some(seq) = log.orphan(&lives) {
            return Err(StoreError::AuditBroken { seq });
        }
        foreign.iter().try_for_each(|life| self.verify_series(life, &log).map(drop))?;
        Ok(log.last())
    }

    /// Walks the whole log, and then each series apart: what is wrong with one says nothing of the others.
    pub fn verify_each_series(&self) -> Result<Vec<SeriesAudit>, StoreError> {
        let log = self.verify_log()?;
        let audit = |life: Life| {
            let Life { series, office_no, .. } = life;
            SeriesAudit { series, office_no, operations: self.verify_series(&life, &log) }
        };
        Ok(self.lives()?.into_iter().map(audit).collect())
    }

    /// Walks the log alone: each row fits the one before it, and so do its operations.
    fn verify_log(&self) -> Result<Log, StoreError> {
        let Head { seq, hash: mut prev } = self.verify_first()?;
        let mut log = Log::behind(seq, self.life()?.office_no);
        let mut statement = self.prepared(
            "SELECT seq, at, actor, op, series, first_idx, last_idx, journal, prev_hash, hash FROM audit ORDER BY seq",
        )?;
        let links = collect(statement.query([]).sql()?, |row| {
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
            Ok((link, row.take::<String>()?))
        })?;
        for (link, hash) in links {
            let seq = log.last() + 1;
            let fits = link.seq == seq && link.prev_hash == prev && link.hash() == hash;
            if !fits || !log.take(link.series, link.range, &link.journal) {
                return Err(StoreError::AuditBroken { seq });
            }
            prev = hash;
        }
        // `init` and the step from schema 1 leave a row each.
        if log.last() == seq { Err(StoreError::AuditBroken { seq: seq + 1 }) } else { Ok(log) }
    }

    /// Every life whose operations are here.
    pub(crate) fn lives(&self) -> Result<Vec<Life>, StoreError> {
        let mut statement = self.prepared("SELECT no, id, office_no FROM series ORDER BY no")?;
        collect(statement.query([]).sql()?, |row| {
            Ok(Life { no: row.take()?, series: row.parse(Series::parse)?, office_no: row.kept()? })
        })
    }
}
