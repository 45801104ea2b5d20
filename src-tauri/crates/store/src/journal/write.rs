//! The operations of one write: numbered, chained and packed while it goes on.

use super::pack::{Packed, Packer, Waiting, pack};
use super::{Life, SEGMENT};
use crate::error::{Sql, StoreError, internal};
use crate::op::{Actor, Now, Op, Told};
use crate::reads::Reads;
use kenpo_domain::record::{Change, Record};
use kenpo_journal::Chain;
use rusqlite::params;
use std::sync::Arc;

/// The operations of a write that is under way.
pub(crate) struct Journal {
    pub(crate) life: Life,
    pub(crate) op: Op,
    pub(crate) actor: Arc<str>,
    pub(crate) at: Arc<str>,
    told: Told,
    /// Where the series had come to before this write.
    before: u64,
    /// The index of the last operation.
    index: u64,
    /// The chain after the last segment that is written.
    chain: Chain,
    /// Operations that are in no segment yet.
    waiting: Vec<Waiting>,
    /// Packs full segments, once there is one.
    packer: Option<Packer>,
}

impl Journal {
    /// Finds where the series has come to.
    pub(crate) fn begin(reads: &Reads, op: Op, actor: &Actor, now: &Now<'_>) -> Result<Self, StoreError> {
        let life = reads.life()?;
        let chain = reads.chain(&life)?;
        Ok(Self {
            life,
            op,
            actor: actor.user.as_str().into(),
            at: now.instant.into(),
            told: Told::default(),
            before: chain.index(),
            index: chain.index(),
            chain,
            waiting: Vec::new(),
            packer: None,
        })
    }

    /// Lets the next operations be of another moment and hand.
    pub(crate) fn as_of(&mut self, op: Op, at: &str, actor: &str) {
        self.op = op;
        self.at = at.into();
        self.actor = actor.into();
    }

    /// Lets the next operations carry what was told with them.
    pub(crate) fn told(&mut self, told: Told) {
        self.told = told;
    }

    /// The index of the last operation.
    pub(crate) fn newest(&self) -> u64 {
        self.index
    }

    /// An identifier that no other operation of any series can have: it tells where the next operation will stand. Such identifiers sort
    /// in the order in which they were made.
    pub(crate) fn next_id(&self) -> String {
        let series = &self.life.series.to_string()[..16];
        format!("{series}{:016x}", self.index + 1)
    }

    /// Takes a change, and gives the version that it leaves. `before`: the version that the record had.
    pub(crate) fn add<R: Record>(
        &mut self,
        reads: &Reads,
        id: &str,
        before: Option<u64>,
        change: &Change<R>,
    ) -> Result<u64, StoreError> {
        let (at, actor) = (Arc::clone(&self.at), Arc::clone(&self.actor));
        let change = Box::new(change.clone());
        let previous = before.and_then(|before| self.life.previous(before));
        let told = self.told;
        self.waiting.push(Waiting { op: self.op, at, actor, id: id.to_owned(), previous, told, change });
        self.index += 1;
        if self.waiting.len() == SEGMENT {
            self.hand_over()?;
            let packer = self.packer.as_ref();
            let ready: Vec<_> = packer.into_iter().flat_map(Packer::ready).collect();
            ready.into_iter().try_for_each(|segment| self.keep(reads, segment?))?;
        }
        Ok(self.life.version(self.index))
    }

    fn hand_over(&mut self) -> Result<(), StoreError> {
        let packer = match self.packer.take() {
            Some(packer) => packer,
            None => Packer::begin(self.life, self.chain)?,
        };
        packer.take(std::mem::take(&mut self.waiting))?;
        self.packer = Some(packer);
        Ok(())
    }

    /// Writes what is in no segment yet.
    pub(crate) fn pack(&mut self, reads: &Reads) -> Result<(), StoreError> {
        // A short write is not worth a thread.
        if self.packer.is_none() && !self.waiting.is_empty() {
            let waiting = std::mem::take(&mut self.waiting);
            self.keep(reads, pack(&self.life, self.chain, &waiting)?)?;
        }
        if !self.waiting.is_empty() {
            self.hand_over()?;
        }
        let rest = self.packer.take().into_iter().flat_map(Packer::rest);
        rest.into_iter().try_for_each(|segment| self.keep(reads, segment?))?;
        if self.chain.index() == self.index { Ok(()) } else { Err(internal()) }
    }

    fn keep(&mut self, reads: &Reads, segment: Packed) -> Result<(), StoreError> {
        let Packed { first, chain, operations } = segment;
        reads
            .prepared("INSERT INTO segment (series, first, last, hash, operations) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![self.life.no, first, chain.index(), chain.hash().to_string(), operations])
            .sql()?;
        self.chain = chain;
        Ok(())
    }

    /// The first and the last operation of this write; `None` where it has none.
    pub(crate) fn range(&self) -> Option<(u64, u64)> {
        (self.index > self.before).then(|| (self.before + 1, self.index))
    }

    /// The hash of the chain after everything that is packed.
    pub(crate) fn hash(&self) -> String {
        self.chain.hash().to_string()
    }
}
