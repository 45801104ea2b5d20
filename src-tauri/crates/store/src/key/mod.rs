//! The key file beside the database: whose passwords open it, and the database's key for each of them. Described in `docs/formats/key-file.md`.
//!
//! Holds nothing secret in clear, and is no authority: whoever may write to the folder may write into it. Must never drop a slot that it does
//! not know.

mod file;
mod first;
mod lock;
mod slot;
mod text;

pub(crate) use file::{folder, replace, sync_file, sync_folder, write_new};
pub(crate) use first::FirstFile;
pub(crate) use lock::KeyLock;
pub(crate) use slot::{Owner, Tried, UserSlot};

use crate::error::OpenError;
use kenpo_crypt::{Identity, KdfCost, Password, Recipient, Secret, seal, stretch};
use kenpo_domain::throttle::Tries;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use text::{Base64, Hex, Moment, there};

/// The newest version of the key file that this program knows.
pub(crate) const KNOWN_VERSION: u32 = 2;
const FORMAT: &str = "kenpo-key";

/// The key file that belongs to a database: its path with `-key` at the end.
pub fn key_path(db: &Path) -> PathBuf {
    let mut path = OsString::from(db.as_os_str());
    path.push("-key");
    PathBuf::from(path)
}

/// A key file that was read.
pub(crate) enum Found {
    /// Of a program before there were users.
    First(FirstFile),
    Ours(KeyFile),
}

/// A key file of version 2.
pub(crate) struct KeyFile {
    database: [u8; 16],
    salt: [u8; 16],
    device: Option<Hex<32>>,
    /// Tried in this order.
    keys: Vec<Entry>,
    unknown: Tries,
    slots: Vec<Slot>,
}

enum Slot {
    User(UserSlot),
    /// Of another kind, or damaged: kept as it is.
    Other(Value),
}

/// The database's key under its epoch, as a file to everybody who may have it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    epoch: u64,
    wrapped: Base64,
}

/// The file as it is written, in the order of its members.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: String,
    version: u32,
    database: Hex<16>,
    salt: Hex<16>,
    #[serde(deserialize_with = "there")]
    device: Option<Hex<32>>,
    keys: Vec<Entry>,
    unknown: Unknown,
    slots: Vec<Value>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Unknown {
    wrong: u64,
    #[serde(deserialize_with = "there")]
    wrong_at: Option<Moment>,
}

/// Where a name stands in a key file.
enum Place {
    At(usize),
    Nowhere,
    /// Its slot is damaged, or there are two of them.
    Damaged,
}

/// Reads the key file of a database.
pub(crate) fn read(db: &Path) -> Result<Found, OpenError> {
    let path = key_path(db);
    if std::fs::metadata(&path).is_ok_and(|there| !there.is_file()) {
        return Err(OpenError::NotAFile);
    }
    let bytes = std::fs::read(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => OpenError::KeyFileMissing,
        kind => OpenError::Io(kind),
    })?;
    parse(&bytes)
}

fn parse(bytes: &[u8]) -> Result<Found, OpenError> {
    // The version is looked at before the rest: a later format may look different altogether.
    let value: Value = serde_json::from_slice(bytes).map_err(|_| OpenError::KeyFileDamaged)?;
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(OpenError::KeyFileDamaged);
    }
    let version = value.get("version").and_then(Value::as_u64).ok_or(OpenError::KeyFileDamaged)?;
    let read = match u32::try_from(version).unwrap_or(u32::MAX) {
        first::VERSION => FirstFile::parse(value).map(Found::First),
        KNOWN_VERSION => serde_json::from_slice(bytes).ok().and_then(KeyFile::of).map(Found::Ours),
        found @ KNOWN_VERSION.. => return Err(OpenError::TooNew { found, known: KNOWN_VERSION }),
        _ => None,
    };
    read.ok_or(OpenError::KeyFileDamaged)
}

impl Found {
    /// The first 16 bytes of the database file.
    pub(crate) fn salt(&self) -> Result<[u8; 16], OpenError> {
        match self {
            Self::First(file) => file.salt(),
            Self::Ours(file) => Ok(file.salt),
        }
    }

    /// Whom its slots name.
    pub(crate) fn users(&self) -> Vec<String> {
        match self {
            Self::First(file) => file.users(),
            Self::Ours(file) => file.users().map(str::to_owned).collect(),
        }
    }
}

impl KeyFile {
    /// A key file with one user, to whom alone the key is sealed.
    pub(crate) fn new(
        database: [u8; 16],
        salt: [u8; 16],
        key: &Secret,
        recipient: &Recipient,
        slot: UserSlot,
    ) -> Result<Self, OpenError> {
        let wrapped = seal(std::slice::from_ref(recipient), key.bytes())?;
        let keys = vec![Entry { epoch: 1, wrapped: Base64(wrapped) }];
        Ok(Self { database, salt, device: None, keys, unknown: Tries::default(), slots: vec![Slot::User(slot)] })
    }

    /// Takes over slots of kinds that this program does not know.
    pub(crate) fn with_others(mut self, others: Vec<Value>) -> Self {
        self.slots.extend(others.into_iter().map(Slot::Other));
        self
    }

    /// Reads the key file of a database; `None` where it is of version 1.
    pub(crate) fn read(db: &Path) -> Result<Option<Self>, OpenError> {
        match read(db)? {
            Found::Ours(file) => Ok(Some(file)),
            Found::First(_) => Ok(None),
        }
    }

    fn of(written: Written) -> Option<Self> {
        let Written { database, salt, device, keys, unknown, slots, .. } = written;
        let twice = |at: usize| keys[..at].iter().any(|entry| entry.epoch == keys[at].epoch);
        if keys.is_empty() || (0..keys.len()).any(|at| keys[at].epoch == 0 || twice(at)) {
            return None;
        }
        let slot = |slot: Value| match UserSlot::read(&slot).filter(|_| UserSlot::is_kind(&slot)) {
            Some(read) => Slot::User(read),
            None => Slot::Other(slot),
        };
        let unknown = Tries { wrong: unknown.wrong, wrong_at: unknown.wrong_at.map(|moment| moment.0) };
        let slots = slots.into_iter().map(slot).collect();
        Some(Self { database: database.0, salt: salt.0, device, keys, unknown, slots })
    }

    pub(crate) fn database(&self) -> &[u8; 16] {
        &self.database
    }

    /// The first 16 bytes of the database file.
    pub(crate) fn salt(&self) -> &[u8; 16] {
        &self.salt
    }

    /// Whose slot a name stands over.
    pub(crate) fn owner(&self, name: &str) -> Option<Owner<'_>> {
        match self.place(name) {
            Place::At(at) => self.slot(at).map(UserSlot::owner),
            Place::Nowhere | Place::Damaged => None,
        }
    }

    /// Whom the slots of users name.
    pub(crate) fn users(&self) -> impl Iterator<Item = &str> {
        self.slots.iter().filter_map(Slot::user)
    }

    /// The name of the only user there is.
    pub(crate) fn only_user(&self) -> Result<&str, OpenError> {
        let mut slots = self.slots.iter().filter(|slot| slot.is_users());
        match (slots.next(), slots.next()) {
            (Some(slot), None) => slot.user().ok_or(OpenError::KeyFileDamaged),
            _ => Err(OpenError::UserNeeded),
        }
    }

    /// Whether exactly one slot is a user's.
    pub(crate) fn is_of_one(&self) -> bool {
        self.only_user().is_ok()
    }

    /// Tries a password. For a name that nobody has the same work is done, and it is refused.
    pub(crate) fn open(&self, name: &str, password: &Password) -> Tried {
        match self.place(name) {
            Place::At(at) => self.slot(at).map_or(Tried::Damaged, |slot| slot.open(&self.database, password)),
            Place::Damaged => Tried::Damaged,
            Place::Nowhere => {
                let cost = self.slots.iter().find_map(Slot::read).map_or_else(KdfCost::default, UserSlot::cost);
                drop(stretch(password, &self.salt, cost));
                Tried::Refused
            }
        }
    }

    /// The database's key of each entry that this identity opens, in their order.
    pub(crate) fn keys(&self, identity: &Identity) -> impl Iterator<Item = Secret> {
        self.keys.iter().filter_map(|entry| identity.open_secret(&entry.wrapped.0))
    }

    /// The wrong passwords for a name; all that nobody has are counted as one.
    pub(crate) fn tries(&self, name: &str) -> Tries {
        match self.place(name) {
            Place::At(at) => self.slot(at).map(UserSlot::tries).unwrap_or_default(),
            Place::Nowhere => self.unknown.clone(),
            Place::Damaged => Tries::default(),
        }
    }

    /// The wrong passwords for all names that nobody has.
    pub(crate) fn unknown_tries(&self) -> &Tries {
        &self.unknown
    }

    pub(crate) fn set_tries(&mut self, name: &str, tries: Tries) {
        match self.place(name) {
            Place::At(at) => {
                if let Some(Slot::User(slot)) = self.slots.get_mut(at) {
                    slot.set_tries(tries);
                }
            }
            Place::Nowhere => self.unknown = tries,
            Place::Damaged => {}
        }
    }

    /// Puts a slot in the place of what stands under its owner's name, damaged or not, or behind all others.
    pub(crate) fn put(&mut self, slot: UserSlot) {
        let name = slot.owner().name.to_owned();
        let at = self.slots.iter().position(|other| other.user() == Some(&name)).unwrap_or(self.slots.len());
        self.slots.retain(|other| other.user() != Some(&name));
        self.slots.insert(at, Slot::User(slot));
    }

    /// Takes away what stands under a user's name; whether there was anything.
    pub(crate) fn take_away(&mut self, name: &str) -> bool {
        let before = self.slots.len();
        self.slots.retain(|slot| slot.user() != Some(name));
        self.slots.len() < before
    }

    /// Seals each key that the identity opens to these parties, and to nobody else. Where it opens none, the file is not one to write.
    pub(crate) fn seal_to(&mut self, identity: &Identity, recipients: &[Recipient]) -> Result<(), OpenError> {
        let mut sealed = false;
        for entry in &mut self.keys {
            if let Some(key) = identity.open_secret(&entry.wrapped.0) {
                entry.wrapped = Base64(seal(recipients, key.bytes())?);
                sealed = true;
            }
        }
        if sealed { Ok(()) } else { Err(OpenError::KeyFileDamaged) }
    }

    /// Whether it has this very slot, whatever was counted of it.
    pub(crate) fn has(&self, slot: &UserSlot) -> bool {
        self.slots.iter().filter_map(Slot::read).any(|other| other.is_same(slot))
    }

    /// The epoch of the key that is tried first.
    pub(crate) fn epoch(&self) -> u64 {
        self.keys.first().map_or(0, |entry| entry.epoch)
    }

    /// The file's bytes: JSON for people, members in a fixed order.
    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>, OpenError> {
        let Tries { wrong, wrong_at } = self.unknown.clone();
        let entry = |entry: &Entry| Entry { epoch: entry.epoch, wrapped: entry.wrapped.clone() };
        let written = Written {
            format: FORMAT.to_owned(),
            version: KNOWN_VERSION,
            database: Hex(self.database),
            salt: Hex(self.salt),
            device: self.device,
            keys: self.keys.iter().map(entry).collect(),
            unknown: Unknown { wrong, wrong_at: wrong_at.map(Moment) },
            slots: self.slots.iter().map(Slot::to_value).collect::<Result<_, _>>()?,
        };
        let mut bytes = serde_json::to_vec_pretty(&written).map_err(|_| OpenError::KeyFileDamaged)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Writes the changed key file in the place of the former one: whole, or not at all. Under its lock alone.
    pub(crate) fn replace(&self, db: &Path, _lock: &KeyLock) -> Result<(), OpenError> {
        replace(&key_path(db), &self.to_bytes()?)
    }

    fn place(&self, name: &str) -> Place {
        let mut named = self.slots.iter().enumerate().filter(|(_, slot)| slot.user() == Some(name));
        match (named.next(), named.next()) {
            (None, _) => Place::Nowhere,
            (Some((at, Slot::User(_))), None) => Place::At(at),
            _ => Place::Damaged,
        }
    }

    fn slot(&self, at: usize) -> Option<&UserSlot> {
        self.slots.get(at).and_then(Slot::read)
    }
}

impl Slot {
    fn is_users(&self) -> bool {
        match self {
            Self::User(_) => true,
            Self::Other(value) => UserSlot::is_kind(value),
        }
    }

    /// Whom a slot of a user names, damaged or not.
    fn user(&self) -> Option<&str> {
        match self {
            Self::User(slot) => Some(slot.owner().name),
            Self::Other(value) => UserSlot::name_in(value).filter(|_| UserSlot::is_kind(value)),
        }
    }

    fn read(&self) -> Option<&UserSlot> {
        match self {
            Self::User(slot) => Some(slot),
            Self::Other(_) => None,
        }
    }

    fn to_value(&self) -> Result<Value, OpenError> {
        match self {
            Self::User(slot) => slot.to_value(),
            Self::Other(value) => Ok(value.clone()),
        }
    }
}

#[cfg(test)]
mod tests;
