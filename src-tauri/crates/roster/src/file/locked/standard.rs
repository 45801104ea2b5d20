//! Standard encryption, which Excel 2007 wrote: AES and SHA-1, without an authentication code.

use super::cipher::{self, Hash};
use super::measure::measured;
use crate::error::ReadError;

const ROUNDS: u32 = 50_000;
const SHA1: u32 = 0x8004;
const SHA1_LENGTH: usize = 20;

/// The package, where the password is right.
///
/// # Errors
/// [`ReadError::Damaged`], [`ReadError::EncryptedOtherwise`].
pub fn open(info: &[u8], package: &[u8], password: &[u8]) -> Result<Option<Vec<u8>>, ReadError> {
    let header = word(info, 0)? as usize;
    let key_length = match (word(info, 12)?, word(info, 20)?) {
        (0x660E, 128) => 16,
        (0x660F, 192) => 24,
        (0x6610, 256) => 32,
        _ => return Err(ReadError::EncryptedOtherwise),
    };
    if !matches!(word(info, 16)?, 0 | SHA1) {
        return Err(ReadError::EncryptedOtherwise);
    }
    let verifier = header.checked_add(4).and_then(|at| info.get(at..)).ok_or(ReadError::Damaged)?;
    let part = |from: usize, length: usize| verifier.get(from..from + length).ok_or(ReadError::Damaged);
    let key = key(part(4, 16)?, password, key_length);
    let right = Hash::Sha1.of(&cipher::single(&key, part(20, 16)?)?, &[]);
    if cipher::single(&key, part(40, 32)?)?.get(..SHA1_LENGTH) != Some(&right) {
        return Ok(None);
    }
    let (length, rest) = measured(package)?;
    // A container may end in the middle of a block that holds nothing.
    let whole = rest.get(..rest.len() / cipher::BLOCK * cipher::BLOCK).unwrap_or_default();
    let mut out = cipher::single(&key, whole)?;
    if length > out.len() {
        return Err(ReadError::Damaged);
    }
    out.truncate(length);
    Ok(Some(out))
}

fn key(salt: &[u8], password: &[u8], length: usize) -> Vec<u8> {
    let hash = Hash::Sha1.of(&Hash::Sha1.spun(salt, password, ROUNDS), &0_u32.to_le_bytes());
    let half = |fill: u8| {
        let mut block = [fill; 64];
        block.iter_mut().zip(&hash).for_each(|(byte, hash)| *byte ^= hash);
        Hash::Sha1.of(&block, &[])
    };
    let mut key = [half(0x36), half(0x5C)].concat();
    key.truncate(length);
    key
}

fn word(bytes: &[u8], at: usize) -> Result<u32, ReadError> {
    let four = bytes.get(at..).and_then(|rest| rest.first_chunk::<4>()).ok_or(ReadError::Damaged)?;
    Ok(u32::from_le_bytes(*four))
}
