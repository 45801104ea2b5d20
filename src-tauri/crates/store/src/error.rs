//! What can go wrong, as decisions that a caller makes. Must never carry a text of a person: causes are codes and places in the source.

use kenpo_domain::code::Code;
use kenpo_domain::piece::PieceState;
use kenpo_domain::serial::Serial;
use std::io;
use std::panic::Location;
use thiserror::Error;

/// Why a database was not opened or created. Each has its own next step; none of them is followed by deleting a file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum OpenError {
    /// The password opens no slot of this user, or the identity in it is nobody's. It was counted, and nothing else was touched.
    #[error("the password opens no slot of this user")]
    WrongPassword,
    /// The key file has several users, and none was named.
    #[error("the user is not named")]
    UserNeeded,
    /// Too many wrong passwords in a row. This one was not looked at.
    #[error("after wrong passwords, {seconds} seconds to wait")]
    Throttled {
        /// From now, rounded up.
        seconds: u32,
    },
    /// There is a database and no key file beside it.
    #[error("the key file beside the database is missing")]
    KeyFileMissing,
    /// The key file is not readable as one.
    #[error("the key file is damaged")]
    KeyFileDamaged,
    /// The file is not the database that this key file belongs to.
    #[error("the file is not the database of this key file")]
    NotOurFile,
    /// The file is an SQLite database that is not encrypted.
    #[error("the file is an unencrypted SQLite database")]
    Plaintext,
    /// Made by a newer version of the program (schema, or key file).
    #[error("made by a newer version: {found}, known up to {known}")]
    TooNew {
        /// The version of the file.
        found: u32,
        /// The newest version that this program knows.
        known: u32,
    },
    /// Right key, right file, and its pages do not read.
    #[error("the database is damaged")]
    Damaged,
    /// There is no such file.
    #[error("there is no database")]
    Missing,
    /// What stands there, or in place of the key file, is no file: a pipe, a folder. It was not opened.
    #[error("the database or its key file is no file")]
    NotAFile,
    /// Creating: the database or its key file exists.
    #[error("the database or its key file exists")]
    Exists,
    /// Another process holds the database.
    #[error("another process holds the database")]
    Busy,
    /// The system refused (no permission, disk full, no such folder).
    #[error("input or output failed: {0:?}")]
    Io(io::ErrorKind),
    /// A fault of ours.
    #[error(transparent)]
    Internal(StoreError),
}

/// Why a read or a write did not happen. A write that fails leaves nothing behind.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StoreError {
    /// What the call names is not in the database.
    #[error("not found: {0}")]
    NotFound(Thing),
    /// 記号・番号・枝番 or another key belongs to another row.
    #[error("already taken: {0}")]
    Taken(Thing),
    /// Something is not what it was when a change was made: somebody changed it in between.
    #[error("changed in between: {0}")]
    Stale(Thing),
    /// A piece is not where this step could be made.
    #[error("piece {serial} is {}: not a lawful step", state.code())]
    NotLawful {
        /// Which piece.
        serial: Serial,
        /// Where it is.
        state: PieceState,
    },
    /// A value that must not be stored: which rule it breaks.
    #[error("cannot be stored: {0}")]
    Unfit(&'static str),
    /// The counter of serials of this office is used up.
    #[error("no serials are left for this office")]
    SerialsUsedUp,
    /// Another process is writing.
    #[error("another process is writing")]
    Busy,
    /// Pages do not read, or hold what this program never writes.
    #[error("the database is damaged")]
    Damaged,
    /// No room on the disk.
    #[error("no room on the disk")]
    Full,
    /// The system refused to read or write the file (taken away, no permission, read only).
    #[error("the system refused to read or write the file")]
    Refused,
    /// A fault of ours: SQLite's extended code and the place in our source, no text of its own.
    #[error("internal: code {code:?} at {file}:{line}")]
    Internal {
        /// SQLite's extended result code, where SQLite was asked.
        code: Option<i32>,
        /// Source file.
        file: &'static str,
        line: u32,
    },
}

/// Which kind of thing was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    Person,
    Import,
    Batch,
    Piece,
    /// A returned piece that nobody has cleared.
    OpenReturn,
    Society,
    User,
    /// What waits for a second person.
    Proposal,
}

impl std::fmt::Display for Thing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Person => "person",
            Self::Import => "import",
            Self::Batch => "batch",
            Self::Piece => "piece",
            Self::OpenReturn => "open return",
            Self::Society => "society",
            Self::User => "user",
            Self::Proposal => "proposal",
        })
    }
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy => Self::Busy,
            StoreError::Damaged => Self::Damaged,
            StoreError::Full => Self::Io(io::ErrorKind::StorageFull),
            StoreError::Refused => Self::Io(io::ErrorKind::PermissionDenied),
            other => Self::Internal(other),
        }
    }
}

impl From<io::Error> for OpenError {
    fn from(error: io::Error) -> Self {
        Self::Io(error.kind())
    }
}

/// A fault of ours, at the caller's place.
#[track_caller]
pub(crate) fn internal() -> StoreError {
    at_caller(None)
}

#[track_caller]
fn at_caller(code: Option<i32>) -> StoreError {
    let place = Location::caller();
    StoreError::Internal { code, file: place.file(), line: place.line() }
}

/// Turns rusqlite's errors into ours, and drops their texts: they can hold values.
pub(crate) trait Sql<T> {
    /// The same value, or our error.
    fn sql(self) -> Result<T, StoreError>;
}

impl<T> Sql<T> for rusqlite::Result<T> {
    #[track_caller]
    fn sql(self) -> Result<T, StoreError> {
        use rusqlite::ErrorCode;
        match self {
            Ok(value) => Ok(value),
            Err(error) => Err(match cause(&error) {
                Some(cause) => match cause.code {
                    ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreError::Busy,
                    ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => StoreError::Damaged,
                    ErrorCode::DiskFull => StoreError::Full,
                    ErrorCode::ReadOnly
                    | ErrorCode::SystemIoFailure
                    | ErrorCode::CannotOpen
                    | ErrorCode::PermissionDenied => StoreError::Refused,
                    _ => at_caller(Some(cause.extended_code)),
                },
                None => internal(),
            }),
        }
    }
}

/// Whether a record names one that is not there.
pub(crate) fn is_dangling(error: &rusqlite::Error) -> bool {
    cause(error).is_some_and(|cause| cause.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY)
}

/// Whether a uniqueness rule was broken: the one constraint that a caller can act on.
pub(crate) fn is_taken(error: &rusqlite::Error) -> bool {
    cause(error).is_some_and(|cause| {
        matches!(
            cause.extended_code,
            rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY
        )
    })
}

/// SQLite's own codes, wherever rusqlite put them.
fn cause(error: &rusqlite::Error) -> Option<&rusqlite::ffi::Error> {
    match error {
        rusqlite::Error::SqliteFailure(cause, _) | rusqlite::Error::SqlInputError { error: cause, .. } => Some(cause),
        _ => None,
    }
}
