//! A password slot: Argon2id makes a wrapping key of the password, XChaCha20-Poly1305 wraps the database's key with it.
//!
//! A wrong password is told by the authentication tag alone.

use super::raw::{Draw, RawKey};
use crate::error::OpenError;
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{Key, KeyInit, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use zeroize::Zeroizing;

const KIND: &str = "password";
const KDF: &str = "argon2id";

/// What deriving a key from a password costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KdfCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    pub lanes: u32,
}

impl Default for KdfCost {
    /// 64 MiB, three passes, one lane: about 0.12 s on an office computer (RFC 9106, the second recommended choice, with one lane).
    fn default() -> Self {
        Self { memory_kib: 65_536, passes: 3, lanes: 1 }
    }
}

impl KdfCost {
    /// What a key file may ask for: more than this is no cost but a way to stop the program.
    const MOST: Self = Self { memory_kib: 1 << 20, passes: 64, lanes: 16 };

    fn params(self) -> Option<Params> {
        let bearable = self.memory_kib <= Self::MOST.memory_kib
            && self.passes <= Self::MOST.passes
            && self.lanes <= Self::MOST.lanes;
        if !bearable {
            return None;
        }
        Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).ok()
    }
}

/// A slot of kind `password`. Unknown members of a slot are not read, and a slot is only rewritten whole by its own user.
#[derive(Serialize, Deserialize)]
pub(super) struct PasswordSlot {
    kind: String,
    pub(super) user: String,
    kdf: Kdf,
    salt: String,
    nonce: String,
    wrapped: String,
}

#[derive(Serialize, Deserialize)]
struct Kdf {
    name: String,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

/// The bytes of a slot.
struct Decoded {
    salt: [u8; 16],
    nonce: [u8; 24],
    wrapped: Vec<u8>,
}

/// What came of trying a password.
pub(super) enum Tried {
    Opened(RawKey),
    Refused,
    Damaged,
}

impl PasswordSlot {
    /// Whether a slot is of this kind.
    pub(super) fn is_kind(value: &Value) -> bool {
        value.get("kind").and_then(Value::as_str) == Some(KIND)
    }

    /// Reads a slot; `None` when it is damaged.
    pub(super) fn from_value(value: &Value) -> Option<Self> {
        serde_json::from_value(value.clone()).ok()
    }

    /// The slot as it stands in the file.
    pub(super) fn to_value(&self) -> Result<Value, OpenError> {
        serde_json::to_value(self).map_err(|_| OpenError::KeyFileDamaged)
    }

    /// Wraps the database's key for a user's password.
    pub(super) fn wrap(
        binding: &str,
        user: &str,
        password: &str,
        cost: KdfCost,
        key: &RawKey,
        draw: Draw<'_>,
    ) -> Result<Self, OpenError> {
        let (mut salt, mut nonce) = ([0; 16], [0; 24]);
        draw(&mut salt)?;
        draw(&mut nonce)?;
        let wrapping = derive(password, &salt, cost).ok_or(OpenError::Io(std::io::ErrorKind::InvalidInput))?;
        let aad = associated(binding, user);
        let wrapped = XChaCha20Poly1305::new(Key::from_slice(wrapping.as_slice()))
            .encrypt(XNonce::from_slice(&nonce), Payload { msg: key.as_slice(), aad: aad.as_bytes() })
            .map_err(|_| OpenError::Io(std::io::ErrorKind::InvalidInput))?;
        let KdfCost { memory_kib, passes, lanes } = cost;
        Ok(Self {
            kind: KIND.to_owned(),
            user: user.to_owned(),
            kdf: Kdf { name: KDF.to_owned(), memory_kib, passes, lanes },
            salt: hex::encode(salt),
            nonce: hex::encode(nonce),
            wrapped: hex::encode(wrapped),
        })
    }

    /// Tries a password.
    pub(super) fn unwrap(&self, binding: &str, password: &str) -> Tried {
        let Some(Decoded { salt, nonce, wrapped }) = self.decoded() else { return Tried::Damaged };
        let cost = KdfCost { memory_kib: self.kdf.memory_kib, passes: self.kdf.passes, lanes: self.kdf.lanes };
        let Some(wrapping) = derive(password, &salt, cost) else { return Tried::Damaged };
        let aad = associated(binding, &self.user);
        XChaCha20Poly1305::new(Key::from_slice(wrapping.as_slice()))
            .decrypt(XNonce::from_slice(&nonce), Payload { msg: &wrapped, aad: aad.as_bytes() })
            .ok()
            .map(Zeroizing::new)
            .and_then(|plain| <[u8; 32]>::try_from(plain.as_slice()).ok())
            .map_or(Tried::Refused, |key| Tried::Opened(Zeroizing::new(key)))
    }

    fn decoded(&self) -> Option<Decoded> {
        let salt = hex::decode(&self.salt).ok()?.try_into().ok()?;
        let nonce = hex::decode(&self.nonce).ok()?.try_into().ok()?;
        let wrapped = hex::decode(&self.wrapped).ok().filter(|bytes| bytes.len() == 48)?;
        (self.kdf.name == KDF).then_some(Decoded { salt, nonce, wrapped })
    }
}

/// What the tag covers beside the key: format version and database (`binding`), slot kind, user. The user comes last, because
/// it alone can hold any character.
fn associated(binding: &str, user: &str) -> String {
    format!("{binding} {KIND} {user}")
}

fn derive(password: &str, salt: &[u8; 16], cost: KdfCost) -> Option<RawKey> {
    let mut out = Zeroizing::new([0; 32]);
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, cost.params()?);
    argon.hash_password_into(password.as_bytes(), salt, out.as_mut_slice()).ok()?;
    Some(out)
}
