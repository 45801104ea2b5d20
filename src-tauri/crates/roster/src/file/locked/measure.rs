//! The length that an encrypted package begins with, since what is encrypted fills whole blocks.

use crate::error::ReadError;

/// That length, and the bytes behind it.
///
/// # Errors
/// [`ReadError::Damaged`] for a package that is shorter.
pub fn measured(package: &[u8]) -> Result<(usize, &[u8]), ReadError> {
    let (length, rest) = package.split_first_chunk::<8>().ok_or(ReadError::Damaged)?;
    let length = usize::try_from(u64::from_le_bytes(*length)).map_err(|_| ReadError::Damaged)?;
    if length > rest.len() { Err(ReadError::Damaged) } else { Ok((length, rest)) }
}
