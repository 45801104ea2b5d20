//! Creating a database and its key file.
//!
//! Must never delete or recreate a database. What `create` removes are unfinished files without a database's name: its own where it fails, and
//! those of one before it that was killed.

use crate::connect::{Way, connect};
use crate::error::OpenError;
use crate::key::{self, KeyFile, Owner, UserSlot, folder, key_path, sync_file, sync_folder, write_new};
use crate::migrate::{self, Given};
use crate::on_disk::{header, opened, ready};
use crate::op::{Actor, Now, Op};
use crate::reads::{Reads, Store};
use crate::society::NewSociety;
use crate::who::User;
use kenpo_crypt::{Draw, Identity, KdfCost, Password, Secret};
use kenpo_domain::act::Act;
use kenpo_domain::roles::Roles;
use kenpo_journal::Series;
use std::io::ErrorKind;
use std::path::Path;

impl Store {
    /// Makes a new database and its key file; the actor becomes the first user, with every role and this password. Refuses when either file
    /// exists, and leaves neither behind when it fails. How strong the password is, is asked before.
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
        let Drawn { database, salt, series, key, id } = drawn(&mut *draw)?;
        let identity = Identity::drawn();
        let user = User { id, name: actor.user.clone(), roles: Roles::ALL };
        let slot =
            UserSlot::wrap(&database, Owner { id: &user.id, name: &user.name }, &identity, password, kdf, &mut *draw)?;
        let file = KeyFile::new(database, salt, &key, &identity.recipient(), slot)?;
        // Filled under a temporary name: what carries the name is whole.
        let temporary = tempfile::Builder::new().prefix(NEW).tempfile_in(folder(db))?.into_temp_path();
        let reads = Reads::new(connect(&temporary, &key, &salt)?);
        migrate::begin(&reads, Given { draw: &mut *draw, at: now.instant })?;
        reads.begin_office(&hex::encode(database), society.office_no, &series)?;
        let recipient = identity.recipient();
        let mut store = Self::new(reads, society.office_no, Way::new(&temporary, &key, &salt), user.clone(), identity);
        let _first = store.write(Op::Init, Act::Init, actor, now, |tx| tx.init(society, &user, &recipient))?;
        let identity = store.close_and_keep()?;
        sync_file(&temporary)?;
        write_new(&key_path(db), &file.to_bytes()?)?;
        if let Err(refused) = temporary.persist_noclobber(db) {
            // The key file is ours, a moment old, and opens nothing, unless another `create` has taken this one back meanwhile.
            if key::read(db).and_then(|there| there.salt()).is_ok_and(|theirs| theirs == salt) {
                std::fs::remove_file(key_path(db))?;
            }
            return Err(match refused.error.kind() {
                ErrorKind::AlreadyExists => OpenError::Exists,
                kind => OpenError::Io(kind),
            });
        }
        sync_folder(db)?;
        let reads = ready(opened(db, &key, &salt)?, db, &database, &key, &salt, Given { draw, at: now.instant })?;
        Ok(Self::new(reads, society.office_no, Way::new(db, &key, &salt), user, identity))
    }
}

/// What a new database begins with: all of it random.
struct Drawn {
    database: [u8; 16],
    salt: [u8; 16],
    series: Series,
    key: Secret,
    /// The first user's.
    id: [u8; 16],
}

fn drawn(draw: Draw<'_>) -> std::io::Result<Drawn> {
    let [mut database, mut salt, mut series, mut id] = [[0; 16]; 4];
    draw(&mut database)?;
    draw(&mut salt)?;
    draw(&mut series)?;
    let key = Secret::drawn(draw)?;
    draw(&mut id)?;
    Ok(Drawn { database, salt, series: Series::new(series), key, id })
}

/// How a database is called until it has its name.
const NEW: &str = ".kenpo-new-";

/// Takes back what a `create` left that was killed after it wrote the key file: the whole new database still has its first name, and the salt of
/// that key file. Nobody has ever opened it. A key file without such a database may be the key of one that was moved: it stays.
fn take_back(db: &Path) -> Result<(), OpenError> {
    let salt = key::read(db).and_then(|file| file.salt()).map_err(|_| OpenError::Exists)?;
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
