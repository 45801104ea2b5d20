//! Where the trail, and the logs before it, have come to. Values alone.

use super::GENESIS;

/// Where the trail has come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub seq: u64,
    /// 64 hexadecimal digits.
    pub hash: String,
    /// RFC 3339, UTC.
    pub at: String,
}

/// Where one of the logs of writes has come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OldHead {
    pub(super) seq: u64,
    pub(super) hash: String,
}

impl OldHead {
    /// Before the first row of all.
    pub(super) fn none() -> Self {
        Self { seq: 0, hash: GENESIS.to_owned() }
    }
}
