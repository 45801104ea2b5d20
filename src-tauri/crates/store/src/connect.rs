//! A connection to an encrypted file with every setting that keeps plaintext inside. The only place that opens SQLite.
//!
//! Must never create a file: an empty one has to be there, so that a vanished database is never quietly replaced.

use crate::error::{OpenError, Sql, StoreError};
use kenpo_crypt::Secret;
use kenpo_domain::pairs;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::time::Duration;
use zeroize::Zeroizing;

/// How long a second writer waits before it is told that the database is busy.
const PATIENCE: Duration = Duration::from_secs(3);

/// More than the statements of an import and of a batch together, so that none is prepared twice.
const STATEMENTS: usize = 96;

/// KiB of pages that are kept in memory. An import of 100,000 people touches each page of its indexes many times, and a page that is
/// fetched anew is deciphered and enciphered again each time.
const PAGES_KIB: u32 = 96 * 1024;

/// SQLCipher's own beginnings come after SQLite calls itself begun: a second thread that opens in between is refused its key.
/// So the first one opens something that needs none, while the others wait.
static BEGUN: Once = Once::new();

/// What a database is opened with.
pub(crate) struct Way {
    path: PathBuf,
    key: Secret,
    salt: [u8; 16],
}

impl Way {
    pub(crate) fn new(path: &Path, key: &Secret, salt: &[u8; 16]) -> Self {
        Self { path: path.to_owned(), key: key.another(), salt: *salt }
    }

    /// Where it lies.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Opens it once more.
    pub(crate) fn again(&self) -> Result<Connection, OpenError> {
        connect(&self.path, &self.key, &self.salt)
    }
}

/// Opens an existing file with its key and salt, and reads its first page.
pub(crate) fn connect(path: &Path, key: &Secret, salt: &[u8; 16]) -> Result<Connection, OpenError> {
    BEGUN.call_once(|| drop(Connection::open_in_memory()));
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags).map_err(opening)?;
    conn.busy_timeout(PATIENCE).sql()?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    // Before anything else: SQLCipher prints page errors to the standard error stream.
    conn.execute_batch("PRAGMA cipher_log_level = NONE;").sql()?;
    conn.execute_batch(&key_pragma(key, salt)).sql()?;
    conn.execute_batch(
        "PRAGMA temp_store = MEMORY;   -- sorting would spill plaintext into files
         PRAGMA secure_delete = ON;    -- what was removed is overwritten
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;  -- a foreign schema must not call functions
         PRAGMA synchronous = FULL;    -- a serial that was printed must survive a power cut",
    )
    .map_err(opening)?;
    keep_pages(&conn, PAGES_KIB)?;
    teach_pairs(&conn)?;
    // The first read: a wrong key, a damaged first page and a file that is no database show here.
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)).map_err(opening)?;
    Ok(conn)
}

/// Lets statements ask for what is held of two keys: `pairs(name_key, kana_key)`.
fn teach_pairs(conn: &Connection) -> Result<(), StoreError> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    let held = |asked: &Context<'_>| {
        let key = |at| asked.get_raw(at).as_str().map_err(|error| rusqlite::Error::UserFunctionError(error.into()));
        Ok(pairs::held(key(0)?, key(1)?))
    };
    conn.create_scalar_function("pairs", 2, flags, held).sql()
}

/// Sets how much of the file is kept in memory. What a write changes beyond that goes to the disk before it ends, enciphered.
pub(crate) fn keep_pages(conn: &Connection, kib: u32) -> Result<(), StoreError> {
    conn.pragma_update(None, "cache_size", -i64::from(kib)).sql()
}

/// From here on nothing is written over this connection.
pub(crate) fn only_reads(conn: &Connection) -> Result<(), StoreError> {
    conn.pragma_update(None, "query_only", true).sql()
}

/// Write-ahead logging, kept in the file from then on.
pub(crate) fn use_wal(conn: &Connection) -> Result<(), OpenError> {
    let mode: String = conn.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0)).map_err(opening)?;
    if mode == "wal" { Ok(()) } else { Err(OpenError::Io(std::io::ErrorKind::Unsupported)) }
}

fn key_pragma(key: &Secret, salt: &[u8; 16]) -> Zeroizing<String> {
    let key_hex = Zeroizing::new(hex::encode(key.bytes()));
    // Room for the whole, so that no half-written copy stays behind in memory.
    let mut pragma = Zeroizing::new(String::with_capacity(160));
    for part in ["PRAGMA key = \"x'", key_hex.as_str(), hex::encode(salt).as_str(), "'\";"] {
        pragma.push_str(part);
    }
    pragma
}

fn opening(error: rusqlite::Error) -> OpenError {
    use std::io::ErrorKind;
    match error.sqlite_error_code() {
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::ReadOnly) => {
            OpenError::Io(ErrorKind::PermissionDenied)
        }
        Some(ErrorCode::SystemIoFailure) => OpenError::Io(ErrorKind::Other),
        _ => Err::<(), _>(error).sql().err().unwrap_or(StoreError::Damaged).into(),
    }
}
