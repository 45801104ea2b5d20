//! One row of the trail, as it is kept and as it is hashed (docs/formats/audit.md).

use super::key::{AuditKey, Fields};
use crate::error::{Sql, StoreError};
use crate::row::Columns;
use rusqlite::{Statement, params};

/// Its columns, in the order of the table.
pub(super) const COLUMNS: &str =
    "seq, at, user, act, subject, sealed_subject, figures, search, single, refused, series, first_idx, last_idx,
    journal, guard_society, guard_desk, prev_hash, hash";

/// A row of all of them.
pub(super) const INSERT: &str = "INSERT INTO audit (seq, at, user, act, subject, sealed_subject, figures, search, single, refused, series, first_idx,
    last_idx, journal, guard_society, guard_desk, prev_hash, hash)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)";

/// The operations of an act, and where they left the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Journaled {
    pub(super) series: i64,
    pub(super) first: u64,
    pub(super) last: u64,
    /// Hash of the chain.
    pub(super) journal: String,
}

/// Everything but the hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) seq: i64,
    pub(super) at: String,
    pub(super) user: Option<String>,
    pub(super) act: String,
    pub(super) subject: Option<String>,
    pub(super) sealed_subject: Option<String>,
    pub(super) figures: Option<String>,
    pub(super) search: Option<String>,
    pub(super) single: bool,
    pub(super) refused: Option<String>,
    pub(super) journaled: Option<Journaled>,
    pub(super) guard_society: Option<String>,
    pub(super) guard_desk: Option<String>,
    pub(super) prev_hash: Option<String>,
}

impl Row {
    pub(super) fn hash(&self, key: &AuditKey) -> String {
        let (whole, text) = (|whole: i64| Some(whole.to_string()), |text: &str| Some(text.to_owned()));
        let journaled = self.journaled.as_ref();
        let fields = [
            whole(self.seq),
            text(&self.at),
            self.user.clone(),
            text(&self.act),
            self.subject.clone(),
            self.sealed_subject.clone(),
            self.figures.clone(),
            self.search.clone(),
            whole(self.single.into()),
            self.refused.clone(),
            journaled.and_then(|of| whole(of.series)),
            journaled.map(|of| of.first.to_string()),
            journaled.map(|of| of.last.to_string()),
            journaled.map(|of| of.journal.clone()),
            self.guard_society.clone(),
            self.guard_desk.clone(),
            self.prev_hash.clone(),
        ];
        let mut mac = key.mac();
        fields.iter().for_each(|field| mac.field(field.as_deref()));
        mac.finish()
    }

    /// Writes it with its hash.
    pub(super) fn insert(&self, statement: &mut Statement<'_>, hash: &str) -> Result<(), StoreError> {
        let journaled = self.journaled.as_ref();
        statement
            .execute(params![
                self.seq,
                self.at,
                self.user,
                self.act,
                self.subject,
                self.sealed_subject,
                self.figures,
                self.search,
                self.single,
                self.refused,
                journaled.map(|of| of.series),
                journaled.map(|of| of.first),
                journaled.map(|of| of.last),
                journaled.map(|of| &of.journal),
                self.guard_society,
                self.guard_desk,
                self.prev_hash,
                hash,
            ])
            .sql()
            .map(drop)
    }

    /// Reads the next columns: the row, and the hash that stands in it. Whoever edits a row can put any number into it.
    pub(super) fn read(row: &mut Columns<'_>) -> Result<(Self, String), StoreError> {
        let text = |row: &mut Columns<'_>| row.take::<Option<String>>();
        let whole = |row: &mut Columns<'_>| row.take::<Option<i64>>();
        let read = Self {
            seq: row.take()?,
            at: row.take()?,
            user: text(row)?,
            act: row.take()?,
            subject: text(row)?,
            sealed_subject: text(row)?,
            figures: text(row)?,
            search: text(row)?,
            single: row.take()?,
            refused: text(row)?,
            journaled: {
                let (series, first, last, journal) = (whole(row)?, whole(row)?, whole(row)?, text(row)?);
                let range =
                    first.and_then(|first| first.try_into().ok()).zip(last.and_then(|last| last.try_into().ok()));
                series.zip(range).zip(journal).map(|((series, (first, last)), journal)| Journaled {
                    series,
                    first,
                    last,
                    journal,
                })
            },
            guard_society: text(row)?,
            guard_desk: text(row)?,
            prev_hash: text(row)?,
        };
        Ok((read, row.take()?))
    }
}
