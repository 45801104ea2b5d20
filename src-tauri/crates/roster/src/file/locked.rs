//! Workbooks with a password ([MS-OFFCRYPTO]): an encrypted package in a container, opened to the package within.
//!
//! A password is compared with what the file keeps of it before anything is decrypted, so that a wrong one is told from a damaged file.

mod agile;
mod cipher;
mod measure;
mod standard;

use super::ole;
use crate::error::ReadError;
use crate::opening::{Opening, Password};
use std::borrow::Cow;

/// What Excel encrypts with where a person only protects the structure, and opens without asking.
const DEFAULT: &str = "VelvetSweatshop";

/// The bytes of the workbook: those of the file where it is not encrypted.
///
/// # Errors
/// [`ReadError::PasswordProtected`] without a password, [`ReadError::PasswordWrong`], [`ReadError::EncryptedOtherwise`],
/// [`ReadError::Damaged`].
pub fn unlocked<'a>(opening: &Opening<'a>) -> Result<Cow<'a, [u8]>, ReadError> {
    let bytes = opening.bytes;
    let Some(found) = ole::encrypted(bytes)? else { return Ok(bytes.into()) };
    let asked = match opening.password {
        None => ReadError::PasswordProtected,
        Some(_) => ReadError::PasswordWrong,
    };
    let default = Password::new(DEFAULT.to_owned());
    for password in [Some(&default), opening.password].into_iter().flatten() {
        if let Some(package) = open(&found, &password.units())? {
            return Ok(package.into());
        }
    }
    Err(asked)
}

/// The package, where the password is right.
fn open(found: &ole::Encrypted, password: &[u8]) -> Result<Option<Vec<u8>>, ReadError> {
    let (version, rest) = found.info.split_at_checked(8).ok_or(ReadError::Damaged)?;
    let package = match version {
        [4, 0, 4, 0, ..] => agile::open(rest, &found.package, password)?,
        [2..=4, 0, 2, 0, ..] => standard::open(rest, &found.package, password)?,
        _ => return Err(ReadError::EncryptedOtherwise),
    };
    match package {
        Some(package) if !package.starts_with(b"PK\x03\x04") => Err(ReadError::Damaged),
        package => Ok(package),
    }
}
