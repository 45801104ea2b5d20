//! The chain: each operation's hash covers every operation before it.
//!
//! `h(0) = SHA-256("kenpo-series" ‖ series)`, `h(i) = SHA-256(h(i−1) ‖ bytes of operation i)`.

use crate::series::Series;
use sha2::{Digest, Sha256};
use std::fmt;

/// A hash of the chain; as text 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hash(pub [u8; 32]);

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

/// How far a chain has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chain {
    index: u64,
    hash: Hash,
}

impl Chain {
    /// Before the first operation of a series.
    pub fn begin(series: &Series) -> Self {
        let hash = Sha256::new().chain_update("kenpo-series").chain_update(series.bytes()).finalize();
        Self { index: 0, hash: Hash(hash.into()) }
    }

    /// Where an earlier chain had come to.
    pub fn at(index: u64, hash: Hash) -> Self {
        Self { index, hash }
    }

    /// Takes the next operation.
    pub fn take(&mut self, bytes: &[u8]) {
        let hash = Sha256::new().chain_update(self.hash.0).chain_update(bytes).finalize();
        self.hash = Hash(hash.into());
        self.index += 1;
    }

    /// The index of the last operation; 0 before the first.
    pub fn index(&self) -> u64 {
        self.index
    }

    /// The hash of the last operation.
    pub fn hash(&self) -> Hash {
        self.hash
    }
}
