//! The ciphers and hashes of encrypted packages. The one door to aes, cbc, hmac, sha1 and sha2.

use crate::error::ReadError;
use aes::cipher::{Array, BlockCipherDecrypt, BlockModeDecrypt, KeyInit, KeyIvInit};
use aes::{Aes128, Aes192, Aes256};
use hmac::{Hmac, Mac};
use sha1::{Digest, Sha1};
use sha2::{Sha256, Sha384, Sha512};

/// Bytes of a block.
pub const BLOCK: usize = 16;

/// A hash that a package may name.
#[derive(Clone, Copy)]
pub enum Hash {
    /// SHA-1.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

impl Hash {
    /// By its name in the file.
    ///
    /// # Errors
    /// [`ReadError::EncryptedOtherwise`].
    pub fn named(name: &str) -> Result<Self, ReadError> {
        Ok(match name {
            "SHA1" | "SHA-1" => Self::Sha1,
            "SHA256" | "SHA-256" => Self::Sha256,
            "SHA384" | "SHA-384" => Self::Sha384,
            "SHA512" | "SHA-512" => Self::Sha512,
            _ => return Err(ReadError::EncryptedOtherwise),
        })
    }

    /// The hash of one text behind another.
    pub fn of(self, first: &[u8], then: &[u8]) -> Vec<u8> {
        fn of<D: Digest>(first: &[u8], then: &[u8]) -> Vec<u8> {
            D::new().chain_update(first).chain_update(then).finalize().to_vec()
        }
        match self {
            Self::Sha1 => of::<Sha1>(first, then),
            Self::Sha256 => of::<Sha256>(first, then),
            Self::Sha384 => of::<Sha384>(first, then),
            Self::Sha512 => of::<Sha512>(first, then),
        }
    }

    /// The hash of a password, hashed again so often with the number of each round before it.
    pub fn spun(self, salt: &[u8], password: &[u8], rounds: u32) -> Vec<u8> {
        (0..rounds).fold(self.of(salt, password), |hash, round| self.of(&round.to_le_bytes(), &hash))
    }

    /// Whether a message has this authentication code.
    pub fn authenticates(self, key: &[u8], message: &[u8], code: &[u8]) -> bool {
        macro_rules! verified {
            ($hash:ty) => {
                <Hmac<$hash> as Mac>::new_from_slice(key)
                    .is_ok_and(|mac| mac.chain_update(message).verify_slice(code).is_ok())
            };
        }
        match self {
            Self::Sha1 => verified!(Sha1),
            Self::Sha256 => verified!(Sha256),
            Self::Sha384 => verified!(Sha384),
            Self::Sha512 => verified!(Sha512),
        }
    }
}

/// Decrypts whole blocks, each mixed with the one before it.
///
/// # Errors
/// [`ReadError::Damaged`] for a key or a text of another length.
pub fn chained(key: &[u8], start: &[u8], text: &[u8]) -> Result<Vec<u8>, ReadError> {
    fn run<C: BlockModeDecrypt + KeyIvInit>(key: &[u8], start: &[u8], text: &mut [u8]) -> Option<()> {
        let mut mode = C::new_from_slices(key, start).ok()?;
        let (blocks, rest) = Array::slice_as_chunks_mut(text);
        mode.decrypt_blocks(blocks);
        rest.is_empty().then_some(())
    }
    let mut out = text.to_vec();
    match key.len() {
        16 => run::<cbc::Decryptor<Aes128>>(key, start, &mut out),
        24 => run::<cbc::Decryptor<Aes192>>(key, start, &mut out),
        32 => run::<cbc::Decryptor<Aes256>>(key, start, &mut out),
        _ => None,
    }
    .map(|()| out)
    .ok_or(ReadError::Damaged)
}

/// Decrypts whole blocks, each for itself.
///
/// # Errors
/// [`ReadError::Damaged`] for a key or a text of another length.
pub fn single(key: &[u8], text: &[u8]) -> Result<Vec<u8>, ReadError> {
    fn run<C: BlockCipherDecrypt + KeyInit>(key: &[u8], text: &mut [u8]) -> Option<()> {
        let cipher = C::new_from_slice(key).ok()?;
        let (blocks, rest) = Array::slice_as_chunks_mut(text);
        cipher.decrypt_blocks(blocks);
        rest.is_empty().then_some(())
    }
    let mut out = text.to_vec();
    match key.len() {
        16 => run::<Aes128>(key, &mut out),
        24 => run::<Aes192>(key, &mut out),
        32 => run::<Aes256>(key, &mut out),
        _ => None,
    }
    .map(|()| out)
    .ok_or(ReadError::Damaged)
}
