//! Whether a database can be made again from what `init` wrote and the journal alone.

use kenpo_store::{Password, Store};
use std::error::Error;
use std::path::{Path, PathBuf};

/// Keeps a database and its key file as they are.
///
/// # Errors
/// What the disk says.
pub fn keep(db: &Path, beginning: &Path) -> std::io::Result<()> {
    for (from, to) in [(db.to_owned(), beginning.to_owned()), (key_file(db), key_file(beginning))] {
        std::fs::write(to, std::fs::read(from)?)?;
    }
    Ok(())
}

/// The audit log of a database holds, and its journal gives the same rows once more on what `init` wrote.
///
/// # Errors
/// What does not hold. A beginning that was not kept is passed over.
pub fn read_back(db: &Path, beginning: &Path, password: &str) -> Result<(), Box<dyn Error>> {
    let store = Store::open(db, &Password::new(password.to_owned()))?;
    store.verify_audit()?;
    if beginning.exists() {
        let mut again = Store::open(beginning, &Password::new(password.to_owned()))?;
        again.replay(&store)?;
        if again.digests()? != store.digests()? {
            return Err("the journal gives other rows".into());
        }
    }
    Ok(())
}

/// The key file of a database.
pub fn key_file(db: &Path) -> PathBuf {
    db.with_extension("kenpo-key")
}
