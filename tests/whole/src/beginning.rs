//! Whether a database can be made again from what `init` wrote and the journal alone.

use kenpo_domain::Day;
use kenpo_store::{Now, OpenError, Password, Store, Who, users_of};
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
    let store = opened(db, password)?;
    let amiss = store.verify(&[])?.problems;
    if !amiss.is_empty() {
        return Err(format!("the audit trail does not hold: {amiss:?}").into());
    }
    if beginning.exists() {
        let mut again = opened(beginning, password)?;
        again.replay(&store)?;
        if again.digests()? != store.digests()? {
            return Err("the journal gives other rows".into());
        }
    }
    Ok(())
}

/// A database opened past the office, for the user whose slot stands first: whoever made it.
///
/// # Errors
/// Why it does not open.
pub fn opened(db: &Path, password: &str) -> Result<Store, OpenError> {
    let users = users_of(db)?;
    let who = Who { user: users.first().map(String::as_str), password: &Password::new(password.to_owned()) };
    let now = Now { instant: "2026-11-30T00:00:00Z", day: Day::default() };
    // Only what an older program wrote needs random bytes.
    let mut none = |_: &mut [u8]| Err(std::io::ErrorKind::Unsupported.into());
    Store::open(db, &who, &mut none, &now)
}

/// The key file of a database.
pub fn key_file(db: &Path) -> PathBuf {
    db.with_extension("kenpo-key")
}
