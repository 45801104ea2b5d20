//! The audit log: one row per write, each holding the hash of the row before and of the journal's chain.
//!
//! Notices what was edited, removed or inserted past `write`. An older copy put back as a whole it cannot notice: that takes
//! something kept outside the file.

mod first;

use crate::error::{Sql, StoreError};
use crate::journal::{Journal, Life};
use crate::reads::Reads;
use crate::row::{collect, first as first_row};
use kenpo_domain::code::Code;
use kenpo_journal::{Chain, Series};
use rusqlite::params;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

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
        at: journal.at.clone(),
        actor: journal.actor.clone(),
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

    /// Walks the whole log and every operation of every series: the number of writes, or the first row that does not fit.
    /// Operations of other offices have a chain each, and no row here.
    pub fn verify_audit(&self) -> Result<u64, StoreError> {
        let Head { seq: mut last, hash: mut prev } = self.verify_first()?;
        let broken = |seq| StoreError::AuditBroken { seq };
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
        // What each write left of the chain, to be met while the journal is walked.
        let mut ends: BTreeMap<(i64, u64), (u64, &str)> = BTreeMap::new();
        let mut reached: BTreeMap<i64, u64> = BTreeMap::new();
        for (link, hash) in &links {
            let end = reached.entry(link.series).or_default();
            let follows = link.range.is_none_or(|(first, last)| first == *end + 1 && last >= first);
            if link.seq != last + 1 || link.prev_hash != prev || link.hash() != *hash || !follows {
                return Err(broken(last + 1));
            }
            *end = link.range.map_or(*end, |(_, last)| last);
            ends.insert((link.series, *end), (link.seq, &link.journal));
            (last, prev) = (link.seq, hash.clone());
        }
        for life in self.lives()? {
            let mut met = Ok(());
            let walked = self.walk(&life, |chain: Chain, _| {
                if let Some((seq, journal)) = ends.remove(&(life.no, chain.index()))
                    && chain.hash().to_string() != journal
                    && met.is_ok()
                {
                    met = Err(broken(seq));
                }
                Ok(())
            });
            met?;
            let first_end = ends.range((life.no, 1)..=(life.no, u64::MAX)).map(|(_, (seq, _))| *seq).next();
            let chain = match walked {
                Err(StoreError::Damaged) => return Err(broken(first_end.unwrap_or(last + 1))),
                other => other?,
            };
            // Operations that no write answers for, of a life that has written here.
            let answered = reached.get(&life.no).is_none_or(|end| *end == chain.index());
            if !answered {
                return Err(broken(last + 1));
            }
        }
        // Writes whose operations are not there. One that came before any operation stands at 0.
        let gone = ends.iter().find(|((_, index), _)| *index > 0).map(|(_, (seq, _))| *seq);
        gone.map_or(Ok(last), |seq| Err(broken(seq)))
    }

    /// Every life whose operations are here.
    pub(crate) fn lives(&self) -> Result<Vec<Life>, StoreError> {
        let mut statement = self.prepared("SELECT no, id, office_no FROM series ORDER BY no")?;
        collect(statement.query([]).sql()?, |row| {
            Ok(Life { no: row.take()?, series: row.parse(Series::parse)?, office_no: row.take()? })
        })
    }
}
