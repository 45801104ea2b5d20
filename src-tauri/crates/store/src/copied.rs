//! A copy of a database with its key file, for whoever must not write into the original: it goes when it is dropped. Enciphered like the original.
//!
//! Nobody may have the original open meanwhile, in this program least of all (see `on_disk::header`).

use crate::error::OpenError;
use crate::key::key_path;
use std::ffi::OsString;
use std::fs::{File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

/// The copy.
pub struct Copied {
    folder: tempfile::TempDir,
    name: OsString,
}

impl Copied {
    /// Copies it to where the system keeps files for a while. `Busy` where somebody writes into it meanwhile.
    pub fn of(db: &Path) -> Result<Self, OpenError> {
        let name = db.file_name().ok_or(OpenError::Missing)?.to_owned();
        let copied = Self { folder: tempfile::tempdir()?, name };
        let (ahead, to) = (with(db, "-wal"), copied.path());
        let before = [written(db)?, written(&ahead)?];
        if before[0].is_none() {
            return Err(OpenError::Missing);
        }
        copied.take(db, &to)?;
        if before[1].is_some() {
            copied.take(&ahead, &with(&to, "-wal"))?;
        }
        if key_path(db).try_exists()? {
            copied.take(&key_path(db), &key_path(&to))?;
        }
        if before == [written(db)?, written(&ahead)?] { Ok(copied) } else { Err(OpenError::Busy) }
    }

    /// Where it is.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join(&self.name)
    }

    fn take(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut copy = tempfile::NamedTempFile::new_in(self.folder.path())?;
        io::copy(&mut File::open(from)?, &mut copy)?;
        copy.persist_noclobber(to).map(drop).map_err(|refused| refused.error)
    }
}

/// The file of this name with something behind it.
fn with(path: &Path, behind: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(behind);
    PathBuf::from(path)
}

/// How long a file is and when it was written; `None` where there is none.
fn written(path: &Path) -> Result<Option<(u64, Option<std::time::SystemTime>)>, OpenError> {
    let of = |there: Metadata| (there.len(), there.modified().ok());
    match std::fs::metadata(path) {
        Ok(there) => Ok(Some(of(there))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}
