//! Where random bytes come from. Nothing in here asks the system itself, but age, which draws its own.

use rand_core::{TryCryptoRng, TryRng};
use std::convert::Infallible;
use zeroize::Zeroizing;

/// Fills a buffer with random bytes. A failure must never leave a key of zeros behind, so it is an error here.
pub type Draw<'d> = &'d mut dyn FnMut(&mut [u8]) -> std::io::Result<()>;

/// Bytes that are more than any kit of sheets takes (at most 8 for each of 32 bytes).
const STOCKED: usize = 4_096;

/// Random bytes drawn beforehand, for a crate that cannot be told that there are none.
pub(crate) struct Stock {
    bytes: Zeroizing<Vec<u8>>,
    taken: usize,
}

impl Stock {
    pub(crate) fn drawn(draw: Draw<'_>) -> std::io::Result<Self> {
        let mut bytes = Zeroizing::new(vec![0; STOCKED]);
        draw(&mut bytes)?;
        Ok(Self { bytes, taken: 0 })
    }

    /// Whether more was taken than was drawn: what came of it must not be used.
    pub(crate) fn is_spent(&self) -> bool {
        self.taken > self.bytes.len()
    }

    fn take<const N: usize>(&mut self) -> [u8; N] {
        let mut taken = [0; N];
        self.fill(&mut taken);
        taken
    }

    fn fill(&mut self, bytes: &mut [u8]) {
        let from = self.taken;
        self.taken += bytes.len();
        if let Some(drawn) = self.bytes.get(from..self.taken) {
            bytes.copy_from_slice(drawn);
        }
    }
}

impl TryRng for Stock {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_le_bytes(self.take()))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_le_bytes(self.take()))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.fill(bytes);
        Ok(())
    }
}

impl TryCryptoRng for Stock {}
