//! The database's file: what it begins with, and its pages brought to the newest schema.

use crate::connect::{connect, use_wal};
use crate::error::OpenError;
use crate::migrate::{self, Given, Keys};
use crate::reads::Reads;
use kenpo_crypt::Secret;
use rusqlite::Connection;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

/// Bytes of the salt, with which the file begins in clear.
pub(crate) const SALT: usize = 16;

/// The first 16 bytes of a file, or as many as it has. Never of a database that this program has open: closing the file here takes away the locks
/// that SQLite holds on it (POSIX), and another program would then take what is written ahead from under it.
pub(crate) fn header(db: &Path) -> Result<Vec<u8>, OpenError> {
    let mut bytes = Vec::new();
    // A pipe would be waited for without end.
    if std::fs::metadata(db).is_ok_and(|there| !there.is_file()) {
        return Err(OpenError::NotAFile);
    }
    let file = File::open(db).map_err(|error| match error.kind() {
        ErrorKind::NotFound => OpenError::Missing,
        kind => OpenError::Io(kind),
    })?;
    file.take(SALT as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Opens the pages with their key.
pub(crate) fn opened(db: &Path, key: &Secret, salt: &[u8; 16]) -> Result<Connection, OpenError> {
    // SQLite would take an empty file for a new database.
    if header(db)?.len() < SALT { Err(OpenError::Damaged) } else { connect(db, key, salt) }
}

/// Brings opened pages to the newest schema, and looks whose they are.
pub(crate) fn ready(
    conn: Connection,
    db: &Path,
    database: &[u8; 16],
    key: &Secret,
    salt: &[u8; 16],
    given: Given<'_>,
) -> Result<Reads, OpenError> {
    use_wal(&conn)?;
    let reads = Reads::new(conn);
    migrate::upgrade(&reads, db, &Keys { key, salt }, migrate::ALL, given)?;
    if reads.database_id()? != hex::encode(database) {
        return Err(OpenError::NotOurFile);
    }
    Ok(reads)
}
