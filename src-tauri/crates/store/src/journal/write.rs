//! The operations of one write: numbered, chained and packed while it goes on.

use super::pack::{Packed, Packer, pack};
use super::{Life, SEGMENT};
use crate::error::{Sql, StoreError, internal};
use crate::op::{Actor, Now, Op};
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
    /// The index of the last operation.
    index: u64,
    /// The chain after the last segment that is written.
    chain: Chain,
    /// Operations that are in no segment yet, and how many they are.
    lines: Vec<u8>,
    waiting: usize,
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
            actor: actor.user.clone(),
            at: now.instant.to_owned(),
            before: chain.index(),
            index: chain.index(),
            chain,
            lines: Vec::new(),
            waiting: 0,
            packer: None,
        })
    }

    /// Lets the next operations be of another moment and hand.
    pub(crate) fn as_of(&mut self, op: Op, at: &str, actor: &str) {
        self.op = op;
        at.clone_into(&mut self.at);
        actor.clone_into(&mut self.actor);
    }

    /// An identifier that no other operation of any series can have: it tells where the next operation will stand. Such identifiers sort
    /// in the order in which they were made.
    pub(crate) fn next_id(&self) -> String {
        let series = &self.life.series.to_string()[..16];
        format!("{series}{:016x}", self.index + 1)
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
            index: self.index + 1,
            op: self.op.code(),
            at: &self.at,
            actor: &self.actor,
            kind: R::KIND.code(),
            id,
            previous,
            source: None,
            deleted_by_hand: false,
        };
        heading.write(change, &mut self.lines);
        self.lines.push(b'\n');
        self.index += 1;
        self.waiting += 1;
        if self.waiting == SEGMENT {
            self.hand_over()?;
            let packer = self.packer.as_ref();
            let ready: Vec<_> = packer.into_iter().flat_map(Packer::ready).collect();
            ready.into_iter().try_for_each(|segment| self.keep(reads, segment?))?;
        }
        Ok(self.index)
    }

    fn hand_over(&mut self) -> Result<(), StoreError> {
        let packer = match self.packer.take() {
            Some(packer) => packer,
            None => Packer::begin(self.chain)?,
        };
        packer.take(std::mem::take(&mut self.lines))?;
        self.waiting = 0;
        self.packer = Some(packer);
        Ok(())
    }

    /// Writes what is in no segment yet.
    pub(crate) fn pack(&mut self, reads: &Reads) -> Result<(), StoreError> {
        if self.packer.is_none() && self.waiting > 0 {
            self.keep(reads, pack(self.chain, &self.lines)?)?;
            self.waiting = 0;
        }
        if self.waiting > 0 {
            self.hand_over()?;
        }
        let rest = self.packer.take().into_iter().flat_map(Packer::rest);
        rest.into_iter().try_for_each(|segment| self.keep(reads, segment?))?;
        if self.chain.index() == self.index { Ok(()) } else { Err(internal(0)) }
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
