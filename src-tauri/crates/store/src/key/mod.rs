//! The key file beside the database: which slots open it, and what is told from it. Described in `docs/formats/key-file.md`.
//!
//! Holds nothing secret. Must never drop a slot that it does not know.

mod file;
mod slot;

pub(crate) use file::{folder, sync_file, sync_folder, write_new};

use crate::error::OpenError;
use crate::key::slot::{PasswordSlot, Tried};
use kenpo_crypt::{Draw, KdfCost, Password, Secret};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The newest version of the key file that this program knows.
const KNOWN_VERSION: u32 = 1;
const FORMAT: &str = "kenpo-key";

/// The key file that belongs to a database: its path with `-key` at the end.
pub fn key_path(db: &Path) -> PathBuf {
    let mut path = OsString::from(db.as_os_str());
    path.push("-key");
    PathBuf::from(path)
}

/// A key file, read and understood as far as this program knows it.
#[derive(Serialize, Deserialize)]
pub(crate) struct KeyFile {
    format: String,
    version: u32,
    database: String,
    salt: String,
    slots: Vec<Value>,
    /// Keys of later minor additions, kept as they are.
    #[serde(flatten)]
    rest: serde_json::Map<String, Value>,
}

impl KeyFile {
    /// A key file without slots.
    pub(crate) fn new(database: &[u8; 16], salt: &[u8; 16]) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: KNOWN_VERSION,
            database: hex::encode(database),
            salt: hex::encode(salt),
            slots: Vec::new(),
            rest: serde_json::Map::new(),
        }
    }

    /// Reads the key file of a database.
    pub(crate) fn read(db: &Path) -> Result<Self, OpenError> {
        let path = key_path(db);
        if std::fs::metadata(&path).is_ok_and(|there| !there.is_file()) {
            return Err(OpenError::NotAFile);
        }
        let bytes = std::fs::read(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => OpenError::KeyFileMissing,
            kind => OpenError::Io(kind),
        })?;
        Self::parse(&bytes)
    }

    fn parse(bytes: &[u8]) -> Result<Self, OpenError> {
        // The version is looked at before the rest: a later format may look different altogether.
        let value: Value = serde_json::from_slice(bytes).map_err(|_| OpenError::KeyFileDamaged)?;
        if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
            return Err(OpenError::KeyFileDamaged);
        }
        let version = value.get("version").and_then(Value::as_u64).ok_or(OpenError::KeyFileDamaged)?;
        if version > u64::from(KNOWN_VERSION) {
            let found = u32::try_from(version).unwrap_or(u32::MAX);
            return Err(OpenError::TooNew { found, known: KNOWN_VERSION });
        }
        let file: Self = serde_json::from_value(value).map_err(|_| OpenError::KeyFileDamaged)?;
        let sound = file.version == KNOWN_VERSION && bytes16(&file.database).is_some() && bytes16(&file.salt).is_some();
        if sound { Ok(file) } else { Err(OpenError::KeyFileDamaged) }
    }

    /// The database's identifier, 32 hexadecimal digits.
    pub(crate) fn database(&self) -> &str {
        &self.database
    }

    /// The first 16 bytes of the database file.
    pub(crate) fn salt(&self) -> Result<[u8; 16], OpenError> {
        bytes16(&self.salt).ok_or(OpenError::KeyFileDamaged)
    }

    /// The key, when any password slot opens with this password. Touches no file.
    pub(crate) fn unlock(&self, password: &Password) -> Result<Secret, OpenError> {
        self.opened_by(password).map(|(_, key)| key)
    }

    /// Adds a password slot for a user.
    pub(crate) fn add_password(
        &mut self,
        user: &str,
        password: &Password,
        cost: KdfCost,
        key: &Secret,
        draw: Draw<'_>,
    ) -> Result<(), OpenError> {
        let slot = PasswordSlot::wrap(&self.binding(), user, password, cost, key, draw)?;
        self.slots.push(slot.to_value()?);
        Ok(())
    }

    /// Puts a new password into the slot that the old one opens. Every other slot stays as it is.
    pub(crate) fn change_password(
        &mut self,
        old: &Password,
        new: &Password,
        cost: KdfCost,
        draw: Draw<'_>,
    ) -> Result<(), OpenError> {
        let (at, key) = self.opened_by(old)?;
        let user = PasswordSlot::from_value(&self.slots[at]).ok_or(OpenError::KeyFileDamaged)?.user;
        self.slots[at] = PasswordSlot::wrap(&self.binding(), &user, new, cost, &key, draw)?.to_value()?;
        Ok(())
    }

    /// The file's bytes: JSON for people, keys in a fixed order.
    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>, OpenError> {
        let mut bytes = serde_json::to_vec_pretty(self).map_err(|_| OpenError::KeyFileDamaged)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Writes the changed key file in the place of the former one: whole, or not at all.
    pub(crate) fn replace(&self, db: &Path) -> Result<(), OpenError> {
        file::replace(&key_path(db), &self.to_bytes()?)
    }

    /// The slot that this password opens, and the key in it.
    fn opened_by(&self, password: &Password) -> Result<(usize, Secret), OpenError> {
        let mut damaged = false;
        for (at, value) in self.slots.iter().enumerate() {
            if !PasswordSlot::is_kind(value) {
                continue;
            }
            // One user's damaged slot must not lock the others out.
            match PasswordSlot::from_value(value).map(|slot| slot.unwrap(&self.binding(), password)) {
                Some(Tried::Opened(key)) => return Ok((at, key)),
                Some(Tried::Refused) => {}
                Some(Tried::Damaged) | None => damaged = true,
            }
        }
        Err(if damaged { OpenError::KeyFileDamaged } else { OpenError::WrongPassword })
    }

    /// What every slot is bound to, so that it cannot be carried into another file.
    fn binding(&self) -> String {
        format!("{FORMAT} {} {}", self.version, self.database)
    }
}

fn bytes16(text: &str) -> Option<[u8; 16]> {
    hex::decode(text).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHEAP: KdfCost = KdfCost { memory_kib: 8, passes: 1, lanes: 1 };

    fn counting() -> impl FnMut(&mut [u8]) -> std::io::Result<()> {
        let mut next = 0_u8;
        move |bytes| {
            for byte in bytes {
                *byte = next;
                next = next.wrapping_add(1);
            }
            Ok(())
        }
    }

    fn typed(text: &str) -> Password {
        Password::new(text.to_owned())
    }

    /// Whether this password gives the key.
    fn opens(file: &KeyFile, password: &str, key: &Secret) -> bool {
        file.unlock(&typed(password)).unwrap().bytes() == key.bytes()
    }

    fn refused(file: &KeyFile, password: &str) -> Option<OpenError> {
        file.unlock(&typed(password)).err()
    }

    fn sample() -> (KeyFile, Secret) {
        let mut file = KeyFile::new(&[1; 16], &[2; 16]);
        let key = Secret::new([9; 32]);
        let mut draw = counting();
        file.add_password("a", &typed("password of a"), CHEAP, &key, &mut draw).unwrap();
        file.add_password("b", &typed("password of b"), CHEAP, &key, &mut draw).unwrap();
        (file, key)
    }

    #[test]
    fn each_user_opens_and_nobody_else() {
        let (file, key) = sample();
        let file = KeyFile::parse(&file.to_bytes().unwrap()).unwrap();
        for password in ["password of a", "password of b"] {
            assert!(opens(&file, password, &key));
        }
        for wrong in ["", "password of c", "password of a "] {
            assert_eq!(refused(&file, wrong), Some(OpenError::WrongPassword), "{wrong}");
        }
    }

    #[test]
    fn a_slot_moved_elsewhere_opens_nothing() {
        let (file, _) = sample();
        let elsewhere: [fn(&mut KeyFile); 3] = [
            |file| file.database = hex::encode([7; 16]),
            |file| file.slots[0]["user"] = "b".into(),
            |file| file.slots[0]["salt"] = file.slots[1]["salt"].clone(),
        ];
        for change in elsewhere {
            let mut moved = KeyFile::parse(&file.to_bytes().unwrap()).unwrap();
            change(&mut moved);
            assert_eq!(refused(&moved, "password of a"), Some(OpenError::WrongPassword));
        }
    }

    #[test]
    fn unknown_slots_and_keys_survive_a_rewrite() {
        let (file, key) = sample();
        let mut value: Value = serde_json::from_slice(&file.to_bytes().unwrap()).unwrap();
        let recovery = serde_json::json!({"kind": "recovery-kit", "z": [1, {"y": null}], "a": 1.5});
        value["slots"].as_array_mut().unwrap().insert(0, recovery.clone());
        value["note"] = "kept".into();
        let mut file = KeyFile::parse(&serde_json::to_vec(&value).unwrap()).unwrap();
        file.change_password(&typed("password of b"), &typed("another"), CHEAP, &mut counting()).unwrap();
        let again: Value = serde_json::from_slice(&file.to_bytes().unwrap()).unwrap();
        assert_eq!(again["slots"][0].to_string(), recovery.to_string(), "keys in their order too");
        assert_eq!((&again["note"], &again["slots"][1]), (&value["note"], &value["slots"][1]));
        assert!(opens(&file, "another", &key));
        assert_eq!(refused(&file, "password of b"), Some(OpenError::WrongPassword));
    }

    #[test]
    fn what_is_no_key_file_says_so() {
        let (file, _) = sample();
        let good: Value = serde_json::from_slice(&file.to_bytes().unwrap()).unwrap();
        let edited = |edit: fn(&mut Value)| {
            let mut value = good.clone();
            edit(&mut value);
            serde_json::to_vec(&value).unwrap()
        };
        for (bytes, error, why) in [
            (b"".to_vec(), OpenError::KeyFileDamaged, "empty"),
            (file.to_bytes().unwrap()[..200].to_vec(), OpenError::KeyFileDamaged, "cut"),
            (edited(|v| v["format"] = "other".into()), OpenError::KeyFileDamaged, "another format"),
            (edited(|v| v["salt"] = "00".into()), OpenError::KeyFileDamaged, "short salt"),
            (edited(|v| v["version"] = 0.into()), OpenError::KeyFileDamaged, "no such version"),
            (edited(|v| v["slots"] = 3.into()), OpenError::KeyFileDamaged, "no slots"),
            (edited(|v| v["version"] = 2.into()), OpenError::TooNew { found: 2, known: 1 }, "newer"),
        ] {
            assert_eq!(KeyFile::parse(&bytes).err(), Some(error), "{why}");
        }
    }

    #[test]
    fn one_damaged_slot_locks_nobody_else_out() {
        let (mut file, key) = sample();
        for (name, value) in [
            ("wrapped", Value::from("00")),
            ("nonce", "zz".into()),
            ("kdf", Value::Null),
            (
                "kdf",
                serde_json::json!(
                    {"name": "argon2id", "memory_kib": 4_000_000_000_u32, "passes": 1, "lanes": 1}
                ),
            ),
        ] {
            file.slots[0][name] = value;
            assert!(opens(&file, "password of b", &key), "{name}");
            assert_eq!(refused(&file, "password of a"), Some(OpenError::KeyFileDamaged), "{name}");
        }
    }
}
