//! A password slot: Argon2id makes a wrapping key of the password, XChaCha20-Poly1305 wraps the database's key with it.
//!
//! A wrong password is told by the authentication tag alone.

use crate::error::OpenError;
use kenpo_crypt::{Draw, KdfCost, Password, Secret, Wrapped, stretch, unwrap, wrap};
use serde::{Deserialize, Serialize};
use serde_json::Value;

const KIND: &str = "password";
const KDF: &str = "argon2id";

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
    wrapped: Wrapped,
}

/// What came of trying a password.
pub(super) enum Tried {
    Opened(Secret),
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
        password: &Password,
        cost: KdfCost,
        key: &Secret,
        draw: Draw<'_>,
    ) -> Result<Self, OpenError> {
        let mut salt = [0; 16];
        draw(&mut salt)?;
        let wrapping = stretch(password, &salt, cost).ok_or(OpenError::Io(std::io::ErrorKind::InvalidInput))?;
        let Wrapped { nonce, bytes } = wrap(&wrapping, &associated(binding, user), key.bytes(), draw)?;
        let KdfCost { memory_kib, passes, lanes } = cost;
        Ok(Self {
            kind: KIND.to_owned(),
            user: user.to_owned(),
            kdf: Kdf { name: KDF.to_owned(), memory_kib, passes, lanes },
            salt: hex::encode(salt),
            nonce: hex::encode(nonce),
            wrapped: hex::encode(bytes),
        })
    }

    /// Tries a password.
    pub(super) fn unwrap(&self, binding: &str, password: &Password) -> Tried {
        let Some(Decoded { salt, wrapped }) = self.decoded() else { return Tried::Damaged };
        let cost = KdfCost { memory_kib: self.kdf.memory_kib, passes: self.kdf.passes, lanes: self.kdf.lanes };
        let Some(wrapping) = stretch(password, &salt, cost) else { return Tried::Damaged };
        unwrap(&wrapping, &associated(binding, &self.user), &wrapped)
            .and_then(|plain| Secret::from_slice(&plain))
            .map_or(Tried::Refused, Tried::Opened)
    }

    fn decoded(&self) -> Option<Decoded> {
        let salt = hex::decode(&self.salt).ok()?.try_into().ok()?;
        let nonce = hex::decode(&self.nonce).ok()?.try_into().ok()?;
        let bytes = hex::decode(&self.wrapped).ok().filter(|bytes| bytes.len() == 48)?;
        (self.kdf.name == KDF).then_some(Decoded { salt, wrapped: Wrapped { nonce, bytes } })
    }
}

/// What the tag covers beside the key: format version and database (`binding`), slot kind, user. The user comes last, because
/// it alone can hold any character.
fn associated(binding: &str, user: &str) -> String {
    format!("{binding} {KIND} {user}")
}
