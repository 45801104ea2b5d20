//! Agile encryption, which Excel writes since 2010: an XML says how, and the whole package has an authentication code.

use super::cipher::{self, BLOCK, Hash};
use super::measure::measured;
use crate::error::ReadError;
use crate::file::xml::{Node, Tag, Xml};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Rounds that the format allows. Excel writes 100,000.
const MAX_ROUNDS: u32 = 10_000_000;
/// Bytes that are decrypted at a time.
const SEGMENT: usize = 4096;

const OF_INPUT: [u8; 8] = [0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79];
const OF_VALUE: [u8; 8] = [0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E];
const OF_KEY: [u8; 8] = [0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6];
const OF_CODE_KEY: [u8; 8] = [0x5F, 0xB2, 0xAD, 0x01, 0x0C, 0xB9, 0xE1, 0xF6];
const OF_CODE: [u8; 8] = [0xA0, 0x67, 0x7F, 0x02, 0xB2, 0x2C, 0x84, 0x33];

/// The package, where the password is right.
///
/// # Errors
/// [`ReadError::Damaged`], [`ReadError::EncryptedOtherwise`].
pub fn open(info: &[u8], package: &[u8], password: &[u8]) -> Result<Option<Vec<u8>>, ReadError> {
    let info = Info::read(std::str::from_utf8(info).map_err(|_| ReadError::Damaged)?)?;
    let Some(secret) = info.lock.secret(password)? else { return Ok(None) };
    let secret = secret.get(..info.package.key_length).ok_or(ReadError::Damaged)?;
    if !info.is_whole(secret, package)? {
        return Err(ReadError::Damaged);
    }
    let (length, rest) = measured(package)?;
    let mut out = Vec::with_capacity(rest.len());
    for (number, segment) in (0_u32..).zip(rest.chunks(SEGMENT)) {
        out.extend(cipher::chained(secret, &info.package.start(&number.to_le_bytes()), segment)?);
    }
    out.truncate(length);
    Ok(Some(out))
}

/// What the XML says.
struct Info {
    package: Scheme,
    lock: Lock,
    code_key: Vec<u8>,
    code: Vec<u8>,
}

/// How something is encrypted.
struct Scheme {
    hash: Hash,
    /// In bytes.
    key_length: usize,
    salt: Vec<u8>,
}

/// What a password opens.
struct Lock {
    scheme: Scheme,
    rounds: u32,
    input: Vec<u8>,
    value: Vec<u8>,
    key: Vec<u8>,
}

impl Info {
    fn read(text: &str) -> Result<Self, ReadError> {
        let mut xml = Xml::new(text);
        let (mut package, mut lock, mut codes) = (None, None, None);
        loop {
            match xml.next()? {
                Node::End => break,
                Node::Close | Node::Text(_) => {}
                Node::Open(tag) => match tag.name().rsplit(':').next().unwrap_or_default() {
                    "keyData" => package = Some(Scheme::read(&tag)?),
                    "dataIntegrity" => {
                        codes = Some((bytes(&tag, "encryptedHmacKey")?, bytes(&tag, "encryptedHmacValue")?));
                    }
                    // A certificate may open it too; its key has another name for the text.
                    "encryptedKey" if tag.attribute("spinCount")?.is_some() => lock = Some(Lock::read(&tag)?),
                    _ => {}
                },
            }
        }
        let (package, lock) = package.zip(lock).ok_or(ReadError::EncryptedOtherwise)?;
        let (code_key, code) = codes.ok_or(ReadError::Damaged)?;
        Ok(Self { package, lock, code_key, code })
    }

    fn is_whole(&self, secret: &[u8], package: &[u8]) -> Result<bool, ReadError> {
        let length = self.package.hash.of(&[], &[]).len();
        let key = cipher::chained(secret, &self.package.start(&OF_CODE_KEY), &self.code_key)?;
        let code = cipher::chained(secret, &self.package.start(&OF_CODE), &self.code)?;
        let (key, code) = key.get(..length).zip(code.get(..length)).ok_or(ReadError::Damaged)?;
        Ok(self.package.hash.authenticates(key, package, code))
    }
}

impl Scheme {
    fn read(tag: &Tag<'_>) -> Result<Self, ReadError> {
        let is = |name: &str, value: &str| Ok(tag.attribute(name)?.as_deref() == Some(value));
        if !is("cipherAlgorithm", "AES")? || !is("cipherChaining", "ChainingModeCBC")? || !is("blockSize", "16")? {
            return Err(ReadError::EncryptedOtherwise);
        }
        let key_length = number(tag, "keyBits")? as usize / 8;
        if !matches!(key_length, 16 | 24 | 32) {
            return Err(ReadError::EncryptedOtherwise);
        }
        let hash = Hash::named(&tag.attribute("hashAlgorithm")?.ok_or(ReadError::Damaged)?)?;
        Ok(Self { hash, key_length, salt: bytes(tag, "saltValue")? })
    }

    /// The block that the first one is mixed with.
    fn start(&self, of: &[u8]) -> Vec<u8> {
        fitted(self.hash.of(&self.salt, of), BLOCK)
    }
}

impl Lock {
    fn read(tag: &Tag<'_>) -> Result<Self, ReadError> {
        let rounds = number(tag, "spinCount")?;
        if rounds > MAX_ROUNDS {
            return Err(ReadError::Damaged);
        }
        Ok(Self {
            scheme: Scheme::read(tag)?,
            rounds,
            input: bytes(tag, "encryptedVerifierHashInput")?,
            value: bytes(tag, "encryptedVerifierHashValue")?,
            key: bytes(tag, "encryptedKeyValue")?,
        })
    }

    /// The key of the package, where the password is right.
    fn secret(&self, password: &[u8]) -> Result<Option<Vec<u8>>, ReadError> {
        let Scheme { hash, key_length, salt } = &self.scheme;
        let spun = hash.spun(salt, password, self.rounds);
        let start = fitted(salt.clone(), BLOCK);
        let opened = |of: &[u8], text: &[u8]| cipher::chained(&fitted(hash.of(&spun, of), *key_length), &start, text);
        let input = opened(&OF_INPUT, &self.input)?;
        let right = hash.of(input.get(..salt.len()).ok_or(ReadError::Damaged)?, &[]);
        if opened(&OF_VALUE, &self.value)?.get(..right.len()) != Some(&right) {
            return Ok(None);
        }
        opened(&OF_KEY, &self.key).map(Some)
    }
}

/// Cut to so many bytes, or filled up as the format says.
fn fitted(mut bytes: Vec<u8>, length: usize) -> Vec<u8> {
    bytes.resize(length, 0x36);
    bytes
}

fn number(tag: &Tag<'_>, name: &str) -> Result<u32, ReadError> {
    tag.attribute(name)?.and_then(|value| value.parse().ok()).ok_or(ReadError::Damaged)
}

fn bytes(tag: &Tag<'_>, name: &str) -> Result<Vec<u8>, ReadError> {
    let value = tag.attribute(name)?.ok_or(ReadError::Damaged)?;
    STANDARD.decode(value.trim()).map_err(|_| ReadError::Damaged)
}
