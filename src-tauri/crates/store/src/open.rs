//! Creating and opening: which file is whose is settled before a single page is read.
//!
//! Must never delete or recreate a database. What `create` removes are unfinished files without a database's name: its own where it fails, and
//! those of one before it that was killed.

use crate::connect::{Way, connect, use_wal};
use crate::error::OpenError;
use crate::key::{KeyFile, folder, key_path, sync_file, sync_folder, write_new};
use crate::migrate::{self, Keys};
use crate::op::{Actor, Now, Op};
use crate::reads::{Reads, Store};
use crate::society::NewSociety;
use kenpo_crypt::{Draw, KdfCost, Password, Secret};
use kenpo_journal::Series;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use zeroize::Zeroizing;

impl Store {
    /// Makes a new database and its key file, with one password slot for the actor. Refuses when either file exists, and
    /// leaves neither behind when it fails.
    ///
    /// `draw` fills a buffer with random bytes from the system; when it cannot, nothing is made.
    pub fn create(
        db: &Path,
        password: &Password,
        kdf: KdfCost,
        society: &NewSociety,
        draw: Draw<'_>,
        actor: &Actor,
        now: &Now<'_>,
    ) -> Result<Self, OpenError> {
        if db.try_exists()? {
            return Err(OpenError::Exists);
        }
        if key_path(db).try_exists()? {
            take_back(db)?;
        }
        let Drawn { database, salt, series, key } = drawn(draw)?;
        let mut file = KeyFile::new(&database, &salt);
        file.add_password(&actor.user, password, kdf, &key, draw)?;
        // Filled under a temporary name: what carries the name is whole.
        let temporary = tempfile::Builder::new().prefix(NEW).tempfile_in(folder(db))?.into_temp_path();
        let reads = Reads::new(connect(&temporary, &key, &salt)?);
        migrate::begin(&reads)?;
        reads.begin_office(file.database(), society.office_no, &series)?;
        let mut store = Self::new(reads, society.office_no, Way::new(&temporary, &key, &salt));
        let _first = store.write(Op::Init, actor, now, |tx| tx.init(society))?;
        store.close()?;
        sync_file(&temporary)?;
        write_new(&key_path(db), &file.to_bytes()?)?;
        if let Err(refused) = temporary.persist_noclobber(db) {
            // The key file is ours, a moment old, and opens nothing, unless another `create` has taken this one back meanwhile.
            if KeyFile::read(db).is_ok_and(|there| there.salt().is_ok_and(|theirs| theirs == salt)) {
                std::fs::remove_file(key_path(db))?;
            }
            return Err(match refused.error.kind() {
                ErrorKind::AlreadyExists => OpenError::Exists,
                kind => OpenError::Io(kind),
            });
        }
        sync_folder(db)?;
        finish(db, &file, &key, &salt)
    }

    /// Opens a database with the password of any of its users.
    pub fn open(db: &Path, password: &Password) -> Result<Self, OpenError> {
        let header = header(db)?;
        if header.starts_with(b"SQLite format 3\0") {
            return Err(OpenError::Plaintext);
        }
        let file = KeyFile::read(db)?;
        let key = file.unlock(password)?;
        let salt = file.salt()?;
        // From here on the password is right. The salt stands in clear in the first bytes of the file.
        if header.len() < salt.len() {
            return Err(OpenError::Damaged);
        }
        if header != salt {
            return Err(OpenError::NotOurFile);
        }
        finish(db, &file, &key, &salt)
    }
}

/// The raw key of a database, 64 hexadecimal digits. For the developers' tool alone: with it anybody reads everything.
pub fn raw_key_hex(db: &Path, password: &Password) -> Result<Zeroizing<String>, OpenError> {
    let key = KeyFile::read(db)?.unlock(password)?;
    Ok(Zeroizing::new(hex::encode(key.bytes())))
}

/// Gives the user whose password is `old` a new one. The database is not touched, every other slot stays as it is.
pub fn change_password(
    db: &Path,
    old: &Password,
    new: &Password,
    kdf: KdfCost,
    draw: Draw<'_>,
) -> Result<(), OpenError> {
    let mut file = KeyFile::read(db)?;
    file.change_password(old, new, kdf, draw)?;
    file.replace(db)
}

/// What a new database begins with: all of it random.
struct Drawn {
    database: [u8; 16],
    salt: [u8; 16],
    series: Series,
    key: Secret,
}

fn drawn(draw: Draw<'_>) -> std::io::Result<Drawn> {
    let (mut database, mut salt, mut series) = ([0; 16], [0; 16], [0; 16]);
    draw(&mut database)?;
    draw(&mut salt)?;
    draw(&mut series)?;
    Ok(Drawn { database, salt, series: Series::new(series), key: Secret::drawn(draw)? })
}

/// How a database is called until it has its name.
const NEW: &str = ".kenpo-new-";

/// Takes back what a `create` left that was killed after it wrote the key file: the whole new database still has its first name, and the salt of
/// that key file. Nobody has ever opened it. A key file without such a database may be the key of one that was moved: it stays.
fn take_back(db: &Path) -> Result<(), OpenError> {
    let salt = KeyFile::read(db).and_then(|file| file.salt()).map_err(|_| OpenError::Exists)?;
    for entry in std::fs::read_dir(folder(db))? {
        let path = entry?.path();
        let is_new = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(NEW));
        if is_new && header(&path).is_ok_and(|first| first == salt) {
            std::fs::remove_file(key_path(db))?;
            std::fs::remove_file(&path)?;
            return Ok(());
        }
    }
    Err(OpenError::Exists)
}

/// The first 16 bytes of a file, or as many as it has.
fn header(db: &Path) -> Result<Vec<u8>, OpenError> {
    let mut bytes = Vec::new();
    // A pipe would be waited for without end.
    if std::fs::metadata(db).is_ok_and(|there| !there.is_file()) {
        return Err(OpenError::NotAFile);
    }
    let file = File::open(db).map_err(|error| match error.kind() {
        ErrorKind::NotFound => OpenError::Missing,
        kind => OpenError::Io(kind),
    })?;
    file.take(16).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn finish(db: &Path, file: &KeyFile, key: &Secret, salt: &[u8; 16]) -> Result<Store, OpenError> {
    let conn = connect(db, key, salt)?;
    use_wal(&conn)?;
    let reads = Reads::new(conn);
    migrate::upgrade(&reads, db, &Keys { key, salt }, migrate::ALL)?;
    if reads.database_id()? != file.database() {
        return Err(OpenError::NotOurFile);
    }
    let office_no = reads.life()?.office_no;
    Ok(Store::new(reads, office_no, Way::new(db, key, salt)))
}
