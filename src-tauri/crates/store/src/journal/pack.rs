//! Hashing and packing of full segments, beside the writing: a long write fills them faster than one processor packs them.

use crate::error::{StoreError, internal};
use crate::packed::packed;
use kenpo_journal::Chain;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread;

/// Segments that may wait to be packed: a megabyte each.
const WAITING: usize = 4;

/// A segment as it is kept.
pub(super) struct Packed {
    /// The index of its first operation.
    pub(super) first: u64,
    /// The chain after its last one.
    pub(super) chain: Chain,
    /// The operations, compressed.
    pub(super) operations: Vec<u8>,
}

/// Takes operations into the chain, one a line, and packs them.
pub(super) fn pack(before: Chain, lines: &[u8]) -> Result<Packed, StoreError> {
    let mut chain = before;
    lines.split_inclusive(|byte| *byte == b'\n').for_each(|line| chain.take(line.strip_suffix(b"\n").unwrap_or(line)));
    Ok(Packed { first: before.index() + 1, chain, operations: packed(lines)? })
}

/// A thread of its own that packs segments in their order. Ends by itself when it is dropped.
pub(super) struct Packer {
    lines: SyncSender<Vec<u8>>,
    done: Receiver<Result<Packed, StoreError>>,
}

impl Packer {
    /// Begins where a chain has come to.
    pub(super) fn begin(before: Chain) -> Result<Self, StoreError> {
        let (lines, to_pack) = sync_channel::<Vec<u8>>(WAITING);
        let (packed, done) = channel();
        let packing = move || {
            let mut chain = before;
            for lines in to_pack {
                let segment = pack(chain, &lines);
                if let Ok(segment) = &segment {
                    chain = segment.chain;
                }
                // Nobody waits for it: the write has failed.
                if packed.send(segment).is_err() {
                    return;
                }
            }
        };
        thread::Builder::new().spawn(packing).map_err(|_| internal(0))?;
        Ok(Self { lines, done })
    }

    /// Hands a segment over; waits where too many wait already.
    pub(super) fn take(&self, lines: Vec<u8>) -> Result<(), StoreError> {
        self.lines.send(lines).map_err(|_| internal(0))
    }

    /// What is packed by now.
    pub(super) fn ready(&self) -> impl Iterator<Item = Result<Packed, StoreError>> {
        self.done.try_iter()
    }

    /// What was handed over and not given back yet, to the last.
    pub(super) fn rest(self) -> impl Iterator<Item = Result<Packed, StoreError>> {
        drop(self.lines);
        self.done.into_iter()
    }
}
