//! The audit chain: one row per write, each holding the hash of the one before and a digest of its journal rows.
//!
//! Notices what was edited, removed or inserted past `write`. An older copy put back as a whole it cannot notice: that takes
//! something kept outside the file.

use crate::error::{Sql, StoreError};
use crate::journal::{Journal, RowDigest};
use crate::reads::Reads;
use crate::row::{collect, first};
use kenpo_domain::code::Code;
use rusqlite::params;
use sha2::{Digest, Sha256};

/// What stands before the first row.
const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// One row of the chain.
struct Link {
    seq: u64,
    at: String,
    actor: String,
    op: String,
    office_no: u8,
    range: Option<(u64, u64)>,
    journal_digest: String,
    prev_hash: String,
}

impl Link {
    fn hash(&self) -> String {
        let (first, last) = self.range.unwrap_or((0, 0));
        let mut hash = Sha256::new();
        for number in [self.seq, u64::from(self.office_no), first, last] {
            hash.update(number.to_be_bytes());
        }
        for text in [&self.at, &self.actor, &self.op, &self.journal_digest, &self.prev_hash] {
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text);
        }
        hex::encode(hash.finalize())
    }
}

/// Writes the row of a write that is about to be committed.
pub(crate) fn close(reads: &Reads, journal: Journal) -> Result<(), StoreError> {
    let mut statement = reads.prepared("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")?;
    let head = first(statement.query([]).sql()?, |row| Ok((row.take::<u64>()?, row.take::<String>()?)))?;
    let (last_seq, prev_hash) = head.unwrap_or((0, GENESIS.to_owned()));
    let link = Link {
        seq: last_seq + 1,
        at: journal.at.clone(),
        actor: journal.actor.clone(),
        op: journal.op.code().to_owned(),
        office_no: journal.office_no,
        range: (journal.next > journal.first).then(|| (journal.first, journal.next - 1)),
        journal_digest: journal.digest(),
        prev_hash,
    };
    reads
        .prepared(
            "INSERT INTO audit (seq, at, actor, op, office_no, first_idx, last_idx, journal_digest, prev_hash, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            link.seq,
            link.at,
            link.actor,
            link.op,
            link.office_no,
            link.range.map(|(first, _)| first),
            link.range.map(|(_, last)| last),
            link.journal_digest,
            link.prev_hash,
            link.hash(),
        ])
        .sql()?;
    Ok(())
}

impl Reads {
    /// Walks the whole chain and every journal row: the number of writes, or the first row that does not fit.
    pub fn verify_audit(&self) -> Result<u64, StoreError> {
        let mut statement = self.prepared(
            "SELECT seq, at, actor, op, office_no, first_idx, last_idx, journal_digest, prev_hash, hash
             FROM audit ORDER BY seq",
        )?;
        let links = collect(statement.query([]).sql()?, |row| {
            Ok((
                Link {
                    seq: row.take()?,
                    at: row.take()?,
                    actor: row.take()?,
                    op: row.take()?,
                    office_no: row.take()?,
                    range: row.take::<Option<u64>>()?.zip(row.take()?),
                    journal_digest: row.take()?,
                    prev_hash: row.take()?,
                },
                row.take::<String>()?,
            ))
        })?;
        let (mut prev, mut rows) = (GENESIS.to_owned(), 0);
        for (place, (link, hash)) in (1_u64..).zip(&links) {
            let fits = link.seq == place
                && link.prev_hash == prev
                && link.hash() == *hash
                && self.journal_digest(link)? == link.journal_digest;
            if !fits {
                return Err(StoreError::AuditBroken { seq: place });
            }
            rows += link.range.map_or(0, |(first, last)| last - first + 1);
            prev.clone_from(hash);
        }
        let seq = links.len() as u64;
        // Journal rows that no write answers for.
        if self.prepared("SELECT count(*) FROM journal")?.query_row([], |row| row.get::<_, u64>(0)).sql()? != rows {
            return Err(StoreError::AuditBroken { seq: seq + 1 });
        }
        Ok(seq)
    }

    fn journal_digest(&self, link: &Link) -> Result<String, StoreError> {
        let mut digest = RowDigest::default();
        if let Some((first, last)) = link.range {
            let mut statement = self.prepared(
                "SELECT idx, op, at, actor, entity, entity_id, change FROM journal
                 WHERE office_no = ?1 AND idx BETWEEN ?2 AND ?3 ORDER BY idx",
            )?;
            collect(statement.query(params![link.office_no, first, last]).sql()?, |row| {
                let idx = row.take()?;
                digest.row(idx, [row.text()?, row.text()?, row.text()?, row.text()?, row.text()?, row.text()?]);
                Ok(())
            })?;
        }
        Ok(digest.finish())
    }
}
