//! Version 1 of the key file, as programs before there were users wrote it: each password slot wraps the database's key itself. Only read.

use crate::error::OpenError;
use kenpo_crypt::{KdfCost, Password, Secret, Wrapped, stretch, unwrap};
use serde::Deserialize;
use serde_json::Value;

pub(super) const VERSION: u32 = 1;
const KIND: &str = "password";

/// A key file of version 1.
#[derive(Deserialize)]
pub(crate) struct FirstFile {
    database: String,
    salt: String,
    slots: Vec<Value>,
}

/// A slot of kind `password`.
#[derive(Deserialize)]
struct PasswordSlot {
    user: String,
    kdf: Kdf,
    salt: String,
    nonce: String,
    wrapped: String,
}

#[derive(Deserialize)]
struct Kdf {
    name: String,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

/// A slot that a password opened.
pub(crate) struct FirstOpened {
    pub(crate) user: String,
    pub(crate) cost: KdfCost,
    /// The database's key.
    pub(crate) key: Secret,
}

impl FirstFile {
    pub(super) fn parse(value: Value) -> Option<Self> {
        let file: Self = serde_json::from_value(value).ok()?;
        (bytes::<16>(&file.database).is_some() && bytes::<16>(&file.salt).is_some()).then_some(file)
    }

    pub(crate) fn database(&self) -> Result<[u8; 16], OpenError> {
        bytes(&self.database).ok_or(OpenError::KeyFileDamaged)
    }

    pub(crate) fn salt(&self) -> Result<[u8; 16], OpenError> {
        bytes(&self.salt).ok_or(OpenError::KeyFileDamaged)
    }

    /// The slots of other kinds, as they are.
    pub(crate) fn others(self) -> Vec<Value> {
        self.slots.into_iter().filter(|slot| !is_password(slot)).collect()
    }

    /// Whose slots there are.
    pub(crate) fn users(&self) -> Vec<String> {
        let named = |slot| PasswordSlot::read(slot).map(|slot| slot.user);
        self.slots.iter().filter(|slot| is_password(slot)).filter_map(named).collect()
    }

    /// The slot that this password opens: of that user, where one is named.
    pub(crate) fn opened_by(&self, user: Option<&str>, password: &Password) -> Result<FirstOpened, OpenError> {
        let mut damaged = false;
        for slot in self.slots.iter().filter(|slot| is_password(slot)) {
            // One user's damaged slot must not lock the others out.
            let Some(read) = PasswordSlot::read(slot) else {
                damaged = true;
                continue;
            };
            if user.is_some_and(|user| user != read.user) {
                continue;
            }
            match self.tried(&read, password) {
                Some(Some(key)) => return Ok(FirstOpened { cost: read.cost(), user: read.user, key }),
                Some(None) => {}
                None => damaged = true,
            }
        }
        Err(if damaged { OpenError::KeyFileDamaged } else { OpenError::WrongPassword })
    }

    /// The key, where the password opens the slot. `None` where the slot is damaged.
    fn tried(&self, slot: &PasswordSlot, password: &Password) -> Option<Option<Secret>> {
        let wrapped = Wrapped { nonce: bytes(&slot.nonce)?, bytes: bytes::<48>(&slot.wrapped)?.to_vec() };
        if slot.kdf.name != "argon2id" {
            return None;
        }
        let key = stretch(password, &bytes(&slot.salt)?, slot.cost())?;
        let about = format!("kenpo-key {VERSION} {} {KIND} {}", self.database, slot.user);
        Some(unwrap(&key, &about, &wrapped).and_then(|plain| Secret::from_slice(&plain)))
    }
}

impl PasswordSlot {
    fn read(slot: &Value) -> Option<Self> {
        serde_json::from_value(slot.clone()).ok()
    }

    fn cost(&self) -> KdfCost {
        KdfCost { memory_kib: self.kdf.memory_kib, passes: self.kdf.passes, lanes: self.kdf.lanes }
    }
}

fn is_password(slot: &Value) -> bool {
    slot.get("kind").and_then(Value::as_str) == Some(KIND)
}

fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    hex::decode(text).ok()?.try_into().ok()
}
