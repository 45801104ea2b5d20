//! The lock under which a key file is read, changed and written: two programs may count wrong passwords at once.
//!
//! The lock file is empty and stays: whoever took it away could take it from under another's hands.

use crate::error::OpenError;
use std::ffi::OsString;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

/// How often it is asked for, and how long is waited in between: ten seconds, many times what a password takes.
const TRIES: u32 = 200;
const BETWEEN: Duration = Duration::from_millis(50);

/// Held until it is dropped; a program that is killed lets it go.
pub(crate) struct KeyLock {
    _file: File,
}

impl KeyLock {
    /// Waits for it, and makes its file where there is none.
    pub(crate) fn take(db: &Path) -> Result<Self, OpenError> {
        let mut path = OsString::from(db.as_os_str());
        path.push("-key.lock");
        Self::at(path)
    }

    /// The same of a lock's own file.
    pub(crate) fn at(path: OsString) -> Result<Self, OpenError> {
        // A pipe would be waited for without end, and a link could point at anything.
        if std::fs::symlink_metadata(&path).is_ok_and(|there| !there.is_file()) {
            return Err(OpenError::NotAFile);
        }
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path)?;
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::WouldBlock) => sleep(BETWEEN),
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
        }
        Err(OpenError::Busy)
    }
}
