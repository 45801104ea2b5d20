//! What a system account keeps of a database outside of it: where its audit trail had come to, and how many wrong passwords there were. An older
//! file that was put back, a trail whose end is gone and a key file with fewer wrong passwords are noticed by it.
//!
//! Never goes back by itself, whichever program of the account is slower.

use crate::audit::Head;
use crate::key::{KeyLock, replace};
use kenpo_domain::act::AnchorKind;
use kenpo_domain::instant::Instant;
use kenpo_domain::throttle::Tries;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

const FORMAT: &str = "kenpo-anchor";
const VERSION: u32 = 1;

/// Where an account keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnchorPlace {
    /// Nowhere: nothing is compared.
    Nowhere,
    /// In a file of this folder, `anchor-<database>.json`. The folder is made where there is none.
    Folder(PathBuf),
}

/// A database that is not the one that was known: it was put back, or its trail is another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Older {
    /// Where the trail had come to.
    pub known: Head,
    /// Where it has come to.
    pub found: Head,
}

/// What is kept of one database.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Kept {
    format: String,
    version: u32,
    /// 0: no head is known yet.
    seq: u64,
    hash: String,
    at: String,
    epoch: u64,
    /// By the user's id in hexadecimal; all names that nobody has under the empty one.
    wrong: BTreeMap<String, Wrong>,
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
struct Wrong {
    wrong: u64,
    wrong_at: Option<String>,
}

impl Kept {
    /// Where the trail had come to; `None` where that was never known here.
    pub(crate) fn head(&self) -> Option<Head> {
        let Self { seq, hash, at, .. } = self;
        (*seq > 0).then(|| Head { seq: *seq, hash: hash.clone(), at: at.clone() })
    }

    /// The wrong passwords for a user, or for all names that nobody has.
    pub(crate) fn tries(&self, user: Option<&[u8; 16]>) -> Tries {
        let Some(Wrong { wrong, wrong_at }) = self.wrong.get(&name(user)) else { return Tries::default() };
        Tries { wrong: *wrong, wrong_at: wrong_at.as_deref().and_then(Instant::parse) }
    }
}

fn name(user: Option<&[u8; 16]>) -> String {
    user.map(hex::encode).unwrap_or_default()
}

impl AnchorPlace {
    /// What kind of place it is, where a database is known there.
    pub(crate) fn kind(&self) -> AnchorKind {
        match self {
            Self::Nowhere => AnchorKind::Nowhere,
            Self::Folder(_) => AnchorKind::File,
        }
    }

    fn file(&self, database: &[u8; 16]) -> Option<PathBuf> {
        match self {
            Self::Nowhere => None,
            Self::Folder(folder) => Some(folder.join(format!("anchor-{}.json", hex::encode(database)))),
        }
    }

    /// What is kept of a database. What does not read is known no more.
    pub(crate) fn read(&self, database: &[u8; 16]) -> Kept {
        self.file(database).map(|file| read(&file)).unwrap_or_default()
    }

    /// Keeps where the trail has come to, unless it is known to have come further. `back`: also where it is behind that.
    pub(crate) fn keep_head(&self, database: &[u8; 16], head: &Head, epoch: u64, back: bool) -> io::Result<()> {
        self.change(database, |kept| {
            if back || head.seq >= kept.seq {
                (kept.seq, kept.hash, kept.at) = (head.seq, head.hash.clone(), head.at.clone());
                kept.epoch = kept.epoch.max(epoch);
            }
        })
    }

    /// Keeps the wrong passwords for a user, or for all names that nobody has.
    pub(crate) fn keep_tries(&self, database: &[u8; 16], user: Option<&[u8; 16]>, tries: &Tries) -> io::Result<()> {
        self.change(database, |kept| {
            let wrong_at = tries.wrong_at.as_ref().map(|at| at.as_str().to_owned());
            kept.wrong.insert(name(user), Wrong { wrong: tries.wrong, wrong_at });
            kept.wrong.retain(|_, of| of.wrong > 0);
        })
    }

    /// Read, changed and written under a lock of its own.
    fn change(&self, database: &[u8; 16], change: impl FnOnce(&mut Kept)) -> io::Result<()> {
        let Some(file) = self.file(database) else { return Ok(()) };
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let refused = |_| io::Error::from(io::ErrorKind::Other);
        let _lock = KeyLock::at(file.with_extension("lock").into_os_string()).map_err(refused)?;
        let mut kept = read(&file);
        change(&mut kept);
        (kept.format, kept.version) = (FORMAT.to_owned(), VERSION);
        replace(&file, &serde_json::to_vec_pretty(&kept)?).map_err(refused)
    }
}

fn read(file: &Path) -> Kept {
    let kept = std::fs::read(file).ok().and_then(|bytes| serde_json::from_slice::<Kept>(&bytes).ok());
    kept.filter(|kept| kept.format == FORMAT && kept.version == VERSION).unwrap_or_default()
}
