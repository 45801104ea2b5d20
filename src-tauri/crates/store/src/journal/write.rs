//! The operations of one write: numbered, chained and packed while it goes on.

use super::{Life, SEGMENT};
use crate::error::{Sql, StoreError};
use crate::op::{Actor, Now, Op};
use crate::packed::packed;
use crate::reads::Reads;
use kenpo_domain::code::Code;
use kenpo_domain::record::{Change, Record};
use kenpo_journal::{Chain, Heading};
use rusqlite::params;

/// The operations of a write that is under way.
pub(crate) struct Journal {
    pub(crate) life: Life,
    pub(crate) op: Op,
    pub(crate) actor: String,
    pub(crate) at: String,
    /// Where the series had come to before this write.
    before: u64,
    chain: Chain,
    /// Operations that are in no segment yet.
    lines: Vec<u8>,
    /// The index of the first of them.
    first: u64,
}

impl Journal {
    /// Finds where the series has come to.
    pub(crate) fn begin(reads: &Reads, op: Op, actor: &Actor, now: &Now<'_>) -> Result<Self, StoreError> {
        let life = reads.life()?;
        let chain = reads.chain(&life)?;
        Ok(Self {
            life,
            op,
            actor: actor.user.clone(),
            at: now.instant.to_owned(),
            before: chain.index(),
            chain,
            lines: Vec::new(),
            first: chain.index() + 1,
        })
    }

    /// Lets the next operations be of another moment and hand.
    pub(crate) fn as_of(&mut self, op: Op, at: &str, actor: &str) {
        self.op = op;
        at.clone_into(&mut self.at);
        actor.clone_into(&mut self.actor);
    }

    /// An identifier that no other operation of any series can have: where the next operation will stand. They sort as they were made.
    pub(crate) fn next_id(&self) -> String {
        let series = &self.life.series.to_string()[..16];
        format!("{series}{:016x}", self.chain.index() + 1)
    }

    /// Takes a change, and gives the index of its operation.
    pub(crate) fn add<R: Record>(
        &mut self,
        reads: &Reads,
        id: &str,
        previous: Option<u64>,
        change: &Change<R>,
    ) -> Result<u64, StoreError> {
        let heading = Heading {
            office: self.life.office_no,
            series: self.life.series,
            index: self.chain.index() + 1,
            op: self.op.code(),
            at: &self.at,
            actor: &self.actor,
            kind: R::KIND.code(),
            id,
            previous,
            source: None,
            deleted_by_hand: false,
        };
        let before = self.lines.len();
        heading.write(change, &mut self.lines);
        self.chain.take(self.lines.get(before..).unwrap_or_default());
        self.lines.push(b'\n');
        if self.chain.index() + 1 - self.first == SEGMENT {
            self.pack(reads)?;
        }
        Ok(self.chain.index())
    }

    /// Writes what is in no segment yet.
    pub(crate) fn pack(&mut self, reads: &Reads) -> Result<(), StoreError> {
        if self.lines.is_empty() {
            return Ok(());
        }
        let pack = packed(&self.lines)?;
        reads
            .prepared("INSERT INTO segment (series, first, last, hash, operations) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![self.life.no, self.first, self.chain.index(), self.chain.hash().to_string(), pack])
            .sql()?;
        self.lines.clear();
        self.first = self.chain.index() + 1;
        Ok(())
    }

    /// The first and the last operation of this write; `None` where it has none.
    pub(crate) fn range(&self) -> Option<(u64, u64)> {
        (self.chain.index() > self.before).then(|| (self.before + 1, self.chain.index()))
    }

    /// The hash of the chain, as far as it has come.
    pub(crate) fn hash(&self) -> String {
        self.chain.hash().to_string()
    }
}
