//! Adding to the trail: the row of an act goes behind the newest one, in the transaction of the act.

use super::deed::Deed;
use super::head::{Head, OldHead};
use super::row::{INSERT, Journaled, Row};
use crate::error::{Sql, StoreError};
use crate::journal::Journal;
use crate::reads::Reads;
use crate::row::first;
use kenpo_domain::act::Act;
use kenpo_domain::code::Code;
use kenpo_domain::record::RecordKind;
use std::collections::BTreeSet;

/// What a row says beside its deed.
#[derive(Default)]
pub(super) struct Beside {
    pub(super) journaled: Option<Journaled>,
    pub(super) guard_society: Option<String>,
    pub(super) guard_desk: Option<String>,
}

/// A write that is about to be committed.
pub(crate) struct Closing<'c> {
    pub(crate) journal: &'c Journal,
    /// When: RFC 3339, UTC.
    pub(crate) at: &'c str,
    /// Who has opened.
    pub(crate) user: Option<&'c [u8; 16]>,
    pub(crate) deed: &'c Deed,
    /// The digest of users and policy before the write.
    pub(crate) society_before: &'c str,
    pub(crate) touched: &'c BTreeSet<RecordKind>,
}

/// Writes the row of a write that is about to be committed.
pub(crate) fn close(reads: &Reads, of: &Closing<'_>) -> Result<(), StoreError> {
    let Closing { journal, at, user, deed, society_before, touched } = of;
    // Whoever takes a database as it is takes its users and policy, too.
    let anew = deed.act == Act::AcceptOlder;
    let society = Some(reads.guard_society()?).filter(|now| anew || now != society_before);
    let desk = touched.contains(&RecordKind::Protection).then(|| reads.guard_desk()).transpose()?;
    let beside = Beside {
        journaled: journal.range().map(|(first, last)| Journaled {
            series: journal.life.no,
            first,
            last,
            journal: journal.hash(),
        }),
        guard_society: society,
        guard_desk: desk,
    };
    reads.append(at, *user, deed, beside).map(drop)
}

impl Reads {
    /// The newest row.
    pub fn audit_head(&self) -> Result<Option<Head>, StoreError> {
        let mut statement = self.prepared("SELECT seq, hash, at FROM audit ORDER BY seq DESC LIMIT 1")?;
        first(statement.query([]).sql()?, |row| Ok(Head { seq: row.take()?, hash: row.take()?, at: row.take()? }))
    }

    /// Adds a row, and gives where the trail is then. The first one holds where the logs before it ended, and both digests.
    pub(super) fn append(
        &self,
        at: &str,
        user: Option<&[u8; 16]>,
        deed: &Deed,
        beside: Beside,
    ) -> Result<Head, StoreError> {
        let (key, head, mut figures) = (self.audit_key()?, self.audit_head()?, deed.figures.clone());
        let Beside { journaled, mut guard_society, mut guard_desk } = beside;
        if head.is_none() {
            guard_society = Some(self.guard_society()?);
            guard_desk = Some(self.guard_desk()?);
            if let Some(OldHead { seq, hash }) = self.old_head()? {
                figures.head(seq, &hash);
            }
        }
        let (last, prev_hash) = head.map_or((0, None), |head| (head.seq, Some(head.hash)));
        let row = Row {
            seq: i64::try_from(last + 1).map_err(|_| StoreError::Damaged)?,
            at: at.to_owned(),
            user: user.map(hex::encode),
            act: deed.act.code().to_owned(),
            subject: deed.subject.as_ref().map(|subject| subject.text()),
            sealed_subject: None,
            figures: figures.text()?,
            search: deed.search.as_ref().map(|searched| key.of_search(searched)),
            single: deed.single,
            refused: deed.refused.map(str::to_owned),
            journaled,
            guard_society,
            guard_desk,
            prev_hash,
        };
        let hash = row.hash(&key);
        let mut statement = self.prepared(INSERT)?;
        row.insert(&mut statement, &hash)?;
        Ok(Head { seq: last + 1, hash, at: row.at })
    }

    /// Where the logs before the trail ended; `None` where there were none.
    pub(super) fn old_head(&self) -> Result<Option<OldHead>, StoreError> {
        let mut statement = self.prepared(
            "SELECT seq, hash FROM audit_2 UNION ALL SELECT seq, hash FROM audit_1 ORDER BY seq DESC LIMIT 1",
        )?;
        first(statement.query([]).sql()?, |row| Ok(OldHead { seq: row.take()?, hash: row.take()? }))
    }
}
