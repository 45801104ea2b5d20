//! Operations as bytes, their chain, and their packing into segments, beside the writing: a long write fills them faster than one
//! processor packs them.

use super::Life;
use crate::error::{StoreError, internal};
use crate::op::{Op, Told};
use crate::packed::packed;
use kenpo_domain::code::Code;
use kenpo_domain::record::{Change, Record};
use kenpo_journal::{Chain, Heading, OperationError};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread;

/// Segments that may wait to be packed: a megabyte each.
const WAITING: usize = 4;

/// An operation that is in no segment yet.
pub(super) struct Waiting {
    pub(super) op: Op,
    pub(super) at: Arc<str>,
    pub(super) actor: Arc<str>,
    pub(super) id: String,
    pub(super) previous: Option<u64>,
    pub(super) told: Told,
    pub(super) change: Box<dyn AnyChange>,
}

/// A change of a record of any kind.
pub(super) trait AnyChange: Send {
    /// The kind, as the journal calls it.
    fn kind(&self) -> &'static str;
    /// Writes the operation behind what is there.
    fn write(&self, heading: &Heading<&str>, out: &mut Vec<u8>) -> Result<(), OperationError>;
}

impl<R: Record> AnyChange for Change<R> {
    fn kind(&self) -> &'static str {
        R::KIND.code()
    }

    fn write(&self, heading: &Heading<&str>, out: &mut Vec<u8>) -> Result<(), OperationError> {
        heading.write(self, out)
    }
}

/// A segment as it is kept.
pub(super) struct Packed {
    /// The index of its first operation.
    pub(super) first: u64,
    /// The chain after its last one.
    pub(super) chain: Chain,
    /// The operations, compressed.
    pub(super) operations: Vec<u8>,
}

/// Takes operations into the chain, and packs them, one a line.
pub(super) fn pack(life: &Life, before: Chain, operations: &[Waiting]) -> Result<Packed, StoreError> {
    let (mut chain, mut lines) = (before, Vec::new());
    for Waiting { op, at, actor, id, previous, told, change } in operations {
        let heading = Heading {
            office: life.office_no,
            series: life.series,
            index: chain.index() + 1,
            op: op.code(),
            at,
            actor,
            kind: change.kind(),
            id,
            previous: *previous,
            source: told.source,
            deleted_by_hand: told.deleted_by_hand,
        };
        let from = lines.len();
        change.write(&heading, &mut lines).map_err(|_| StoreError::Unfit("an operation that no journal takes"))?;
        chain.take(&lines[from..]);
        lines.push(b'\n');
    }
    Ok(Packed { first: before.index() + 1, chain, operations: packed(&lines)? })
}

/// A thread of its own that packs segments in their order. Ends by itself when it is dropped.
pub(super) struct Packer {
    operations: SyncSender<Vec<Waiting>>,
    done: Receiver<Result<Packed, StoreError>>,
}

impl Packer {
    /// Begins where a chain has come to.
    pub(super) fn begin(life: Life, before: Chain) -> Result<Self, StoreError> {
        let (operations, to_pack) = sync_channel::<Vec<Waiting>>(WAITING);
        let (packed, done) = channel();
        let packing = move || {
            let mut chain = before;
            for waiting in to_pack {
                let segment = pack(&life, chain, &waiting);
                if let Ok(segment) = &segment {
                    chain = segment.chain;
                }
                // Nobody waits for it: the write has failed.
                if packed.send(segment).is_err() {
                    return;
                }
            }
        };
        thread::Builder::new().spawn(packing).map_err(|_| internal())?;
        Ok(Self { operations, done })
    }

    /// Hands a segment over; waits where too many wait already.
    pub(super) fn take(&self, waiting: Vec<Waiting>) -> Result<(), StoreError> {
        self.operations.send(waiting).map_err(|_| internal())
    }

    /// What is packed by now.
    pub(super) fn ready(&self) -> impl Iterator<Item = Result<Packed, StoreError>> {
        self.done.try_iter()
    }

    /// What was handed over and not given back yet, to the last.
    pub(super) fn rest(self) -> impl Iterator<Item = Result<Packed, StoreError>> {
        drop(self.operations);
        self.done.into_iter()
    }
}
