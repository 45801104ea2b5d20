//! The first journal and audit log, as databases of schema 1 wrote them: read only, and still verified.

use super::head::OldHead;
use crate::error::{Sql, StoreError};
use crate::reads::Reads;
use crate::row::collect;
use kenpo_domain::office_no::OfficeNo;
use rusqlite::params;
use sha2::{Digest, Sha256};

/// What a walk through one of the logs of writes found.
pub(super) enum Walked {
    /// It holds.
    Whole(OldHead),
    /// The first row that does not fit.
    Broken(u64),
}

/// One row of the chain.
struct Link {
    seq: u64,
    at: String,
    actor: String,
    op: String,
    office_no: OfficeNo,
    range: Option<(u64, u64)>,
    journal_digest: String,
    prev_hash: String,
}

impl Link {
    fn hash(&self) -> String {
        let (first, last) = self.range.unwrap_or((0, 0));
        let mut hash = Sha256::new();
        for number in [self.seq, self.office_no.get().into(), first, last] {
            hash.update(number.to_be_bytes());
        }
        for text in [&self.at, &self.actor, &self.op, &self.journal_digest, &self.prev_hash] {
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text);
        }
        hex::encode(hash.finalize())
    }
}

impl Reads {
    /// Walks the first log and the first journal: how many writes there were and the last hash, or the first row that does not fit.
    pub(super) fn verify_first(&self) -> Result<Walked, StoreError> {
        let mut statement = self.prepared(
            "SELECT seq, at, actor, op, office_no, first_idx, last_idx, journal_digest, prev_hash, hash
             FROM audit_1 ORDER BY seq",
        )?;
        let links = collect(statement.query([]).sql()?, |row| {
            Ok((
                Link {
                    seq: row.take()?,
                    at: row.take()?,
                    actor: row.take()?,
                    op: row.take()?,
                    office_no: row.kept()?,
                    range: row.take::<Option<u64>>()?.zip(row.take()?),
                    journal_digest: row.take()?,
                    prev_hash: row.take()?,
                },
                row.take::<String>()?,
            ))
        })?;
        let (OldHead { hash: mut prev, .. }, mut rows) = (OldHead::none(), 0);
        for (place, (link, hash)) in (1_u64..).zip(&links) {
            let fits = link.seq == place
                && link.prev_hash == prev
                && link.hash() == *hash
                && self.journal_digest(link)? == link.journal_digest;
            if !fits {
                return Ok(Walked::Broken(place));
            }
            rows += link.range.map_or(0, |(first, last)| last - first + 1);
            prev.clone_from(hash);
        }
        let seq = links.len() as u64;
        // Journal rows that no write answers for.
        if self.prepared("SELECT count(*) FROM journal_1")?.query_row([], |row| row.get::<_, u64>(0)).sql()? != rows {
            return Ok(Walked::Broken(seq + 1));
        }
        Ok(Walked::Whole(OldHead { seq, hash: prev }))
    }

    fn journal_digest(&self, link: &Link) -> Result<String, StoreError> {
        let mut digest = RowDigest::default();
        if let Some((first, last)) = link.range {
            let mut statement = self.prepared(
                "SELECT idx, op, at, actor, entity, entity_id, change FROM journal_1
                 WHERE office_no = ?1 AND idx BETWEEN ?2 AND ?3 ORDER BY idx",
            )?;
            collect(statement.query(params![link.office_no.get(), first, last]).sql()?, |row| {
                let idx = row.take()?;
                digest.row(idx, [row.text()?, row.text()?, row.text()?, row.text()?, row.text()?, row.text()?]);
                Ok(())
            })?;
        }
        Ok(digest.finish())
    }
}

/// SHA-256 over journal rows: each text with its length before it, so that no two lists of rows give the same bytes.
#[derive(Default)]
struct RowDigest(Sha256);

impl RowDigest {
    /// Adds one row: op, at, actor, entity, entity id, change.
    fn row(&mut self, idx: u64, texts: [&str; 6]) {
        self.0.update(idx.to_be_bytes());
        for text in texts {
            self.0.update((text.len() as u64).to_be_bytes());
            self.0.update(text);
        }
    }

    fn finish(self) -> String {
        hex::encode(self.0.finalize())
    }
}
