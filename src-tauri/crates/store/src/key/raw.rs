//! The key itself, and where random bytes come from. Values alone.

use zeroize::Zeroizing;

/// The database's key: 256 random bits.
pub(crate) type RawKey = Zeroizing<[u8; 32]>;

/// Fills a buffer with random bytes. A failure must never leave a key of zeros behind, so it is an error here.
pub type Draw<'d> = &'d mut dyn FnMut(&mut [u8]) -> std::io::Result<()>;
