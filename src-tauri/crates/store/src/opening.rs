//! Opening by user: what stands in the way is said before a password is looked at, and who somebody is follows from what the password opens.
//!
//! Must never delete or recreate a database.

use crate::anchor::AnchorPlace;
use crate::audit::{Deed, Flush, Left};
use crate::connect::Way;
use crate::error::{OpenError, StoreError};
use crate::key::{self, FirstFile, Found, KeyFile, KeyLock, Owner, Tried, UserSlot};
use crate::known::Standing;
use crate::migrate::Given;
use crate::on_disk::{SALT, header, opened, ready};
use crate::op::{Actor, Now, Op};
use crate::reads::{Anchored, Reads, Store};
use crate::users::Known;
use crate::who::{User, Who};
use kenpo_crypt::{Draw, Identity, Password, Secret};
use kenpo_domain::act::{Act, AnchorKind, Figure};
use kenpo_domain::instant::Instant;
use kenpo_domain::roles::Roles;
use kenpo_domain::throttle::{Throttle, Tries};
use rusqlite::Connection;
use std::path::Path;
use zeroize::Zeroizing;

impl Store {
    /// Opens a database for one of its users. The first thing that stands in the way is the answer: the files, then the name, then the wait after
    /// wrong passwords, then the password. A file of a program before there were users is brought up first; `draw` is for that alone.
    pub fn open(db: &Path, who: &Who<'_>, draw: Draw<'_>, now: &Now<'_>) -> Result<Self, OpenError> {
        Self::open_known(db, who, AnchorPlace::Nowhere, draw, now)
    }

    /// The same, held against what its account knows of it. Where it is older than that it opens all the same ([`Store::older`]): whoever asks lets
    /// it be checked, and taken as it is, and nothing else.
    pub fn open_known(
        db: &Path,
        who: &Who<'_>,
        place: AnchorPlace,
        draw: Draw<'_>,
        now: &Now<'_>,
    ) -> Result<Self, OpenError> {
        let file = match found(db)? {
            Found::Ours(file) => file,
            Found::First(first) => {
                bring_up(db, first, who, &mut *draw, now)?;
                KeyFile::read(db)?.ok_or(OpenError::KeyFileDamaged)?
            }
        };
        let name = named(&file, who)?;
        let moment = Instant::parse(now.instant).ok_or(OpenError::Io(std::io::ErrorKind::InvalidInput))?;
        let (file, identity) = examine(db, &name, who.password, &place, &moment)?;
        let (key, conn) = pages(db, &file, &identity)?;
        let reads = ready(conn, db, file.database(), &key, file.salt(), Given { draw, at: now.instant })?;
        let Some(Somebody { user, settle }) = somebody(&reads, &file, &identity, &name)? else {
            count(db, &name, &place, |tries| tries.one_more(&moment))?;
            return Err(OpenError::WrongPassword);
        };
        let office_no = reads.life()?.office_no;
        let way = Way::new(db, &key, file.salt());
        let mut store = Self::new(reads, office_no, way, user, identity);
        let kept = place.read(file.database());
        let (older, accepted) = match store.held_against(&kept)? {
            Standing::Known => (None, false),
            Standing::Accepted => (None, true),
            Standing::Older(older) => (Some(older), false),
        };
        let is_known = kept.head().is_some();
        let kind = if is_known { place.kind() } else { AnchorKind::Nowhere };
        let first_here = !is_known && place != AnchorPlace::Nowhere;
        *store.anchored_mut() =
            Anchored { place: place.clone(), kind, older, accepted, epoch: file.epoch(), on_disk: None };
        store.settle(settle, now)?;
        // What cannot be done now, whoever opens next does: nobody is kept out for it.
        let _ = store.catch_up(&file, now);
        store.leave_opening(&file, first_here, now)?;
        if file.tries(&name) != Tries::default() {
            count(db, &name, &place, |_| Tries::default())?;
        }
        Ok(store)
    }

    /// Leaves the row of this opening, behind one for each name with wrong passwords since the opening before.
    fn leave_opening(&mut self, file: &KeyFile, first_here: bool, now: &Now<'_>) -> Result<(), StoreError> {
        let before = self.opened_before()?;
        let is_new = |user: Option<&[u8; 16]>, tries: &Tries| -> Result<bool, StoreError> {
            let (Some(wrong), Some(before)) = (&tries.wrong_at, &before) else { return Ok(tries.wrong > 0) };
            // Moments are of a second: in the same one what was told tells.
            let is_told = wrong.utc() == before.utc() && self.told_wrong(user)? == Some(tries.wrong);
            Ok(tries.wrong > 0 && wrong.utc() >= before.utc() && !is_told)
        };
        let of_users = file.users().map(|name| (file.owner(name).map(|owner| *owner.id), file.tries(name)));
        let unknown = (None, file.unknown_tries().clone());
        let mut rows = Vec::new();
        for (user, tries) in of_users.chain([unknown]) {
            if is_new(user.as_ref(), &tries)? {
                rows.push(Left::refused(user, tries.wrong));
            }
        }
        // Afterwards the count goes: its row must be on the disk.
        let flush = if rows.is_empty() { Flush::Later } else { Flush::Now };
        let mut deed = Deed::from(Act::Open);
        if first_here {
            deed.figures.truth(Figure::FirstHere);
        }
        if let Some(older) = self.older() {
            deed.refused = Some("older_than_known");
            deed.figures.count(Figure::Known, older.known.seq);
        }
        rows.push(Left { user: Some(self.user().id), deed });
        self.leave_all(&rows, flush, now)
    }

    /// Goes on with what was cut off.
    fn settle(&mut self, what: Settle, now: &Now<'_>) -> Result<(), StoreError> {
        let (user, recipient) = (self.user().clone(), self.identity().recipient());
        let actor = Actor { user: user.name.clone() };
        match what {
            Settle::Nothing => Ok(()),
            Settle::FirstUser => {
                match self.write(Op::Upgrade, Act::Open, &actor, now, |tx| tx.add_first_user(&user, &recipient)) {
                    // Another program of the same user was faster.
                    Err(StoreError::Taken(_)) if self.user_with(&recipient, &user.name)?.is_some() => Ok(()),
                    done => done.map(|_| ()),
                }
            }
            Settle::NewPassword => self
                .write(Op::UserPassword, Act::UserPassword, &actor, now, |tx| tx.take_up(&user.id, &recipient))
                .map(|_| ()),
        }
    }
}

/// The raw key of a database, 64 hexadecimal digits. For the developers' tool alone: with it anybody reads everything. Counts nothing and
/// makes nobody wait, as whoever has the files could do the same.
pub fn raw_key_hex(db: &Path, who: &Who<'_>) -> Result<Zeroizing<String>, OpenError> {
    let hex = |key: &Secret| Zeroizing::new(hex::encode(key.bytes()));
    let file = match found(db)? {
        Found::First(first) => return first.opened_by(who.user, who.password).map(|opened| hex(&opened.key)),
        Found::Ours(file) => file,
    };
    match file.open(&named(&file, who)?, who.password) {
        Tried::Opened(identity) => pages(db, &file, &identity).map(|(key, _)| hex(&key)),
        tried => Err(refusal(&tried)),
    }
}

/// The names of those who may open a database, as its key file has them. The database's own file is not touched: it may be open in this program.
pub fn users_of(db: &Path) -> Result<Vec<String>, OpenError> {
    if !db.try_exists()? {
        return Err(OpenError::Missing);
    }
    key::read(db).map(|found| found.users())
}

/// The key file of a database, where both are what they should be as far as that is told without a password.
fn found(db: &Path) -> Result<Found, OpenError> {
    let header = header(db)?;
    if header.starts_with(b"SQLite format 3\0") {
        return Err(OpenError::Plaintext);
    }
    let found = key::read(db)?;
    // A file that ends before that is damaged, which is said to whoever may know.
    if header.len() == SALT && header != found.salt()? { Err(OpenError::NotOurFile) } else { Ok(found) }
}

fn named(file: &KeyFile, who: &Who<'_>) -> Result<String, OpenError> {
    who.user.map_or_else(|| file.only_user(), Ok).map(str::to_owned)
}

/// Looks at a password, unless it has to wait. A wrong one is counted before anybody else can try one.
fn examine(
    db: &Path,
    name: &str,
    password: &Password,
    place: &AnchorPlace,
    now: &Instant,
) -> Result<(KeyFile, Identity), OpenError> {
    let lock = KeyLock::take(db)?;
    let mut file = KeyFile::read(db)?.ok_or(OpenError::KeyFileDamaged)?;
    let tries = known_tries(&file, name, place);
    file.set_tries(name, tries.clone());
    if let Throttle::Wait { seconds, since } = tries.throttle(now) {
        if tries.wrong_at.as_ref() != Some(&since) {
            let tries = Tries { wrong_at: Some(since), ..tries };
            file.set_tries(name, tries.clone());
            file.replace(db, &lock)?;
            keep_tries(&file, name, place, &tries);
        }
        return Err(OpenError::Throttled { seconds });
    }
    match file.open(name, password) {
        Tried::Opened(identity) => Ok((file, identity)),
        refused => {
            if matches!(refused, Tried::Refused) {
                let tries = tries.one_more(now);
                file.set_tries(name, tries.clone());
                file.replace(db, &lock)?;
                keep_tries(&file, name, place, &tries);
            }
            Err(refusal(&refused))
        }
    }
}

fn refusal(tried: &Tried) -> OpenError {
    match tried {
        Tried::Damaged => OpenError::KeyFileDamaged,
        // The file's version is one that we know; what is newer stands in the slot.
        Tried::TooNew => OpenError::TooNew { found: key::KNOWN_VERSION, known: key::KNOWN_VERSION },
        Tried::Opened(_) | Tried::Refused => OpenError::WrongPassword,
    }
}

/// The wrong passwords for a name become what this makes of them, whatever another program has counted meanwhile.
fn count(db: &Path, name: &str, place: &AnchorPlace, change: impl FnOnce(Tries) -> Tries) -> Result<(), OpenError> {
    let lock = KeyLock::take(db)?;
    let mut file = KeyFile::read(db)?.ok_or(OpenError::KeyFileDamaged)?;
    let tries = change(known_tries(&file, name, place));
    file.set_tries(name, tries.clone());
    file.replace(db, &lock)?;
    keep_tries(&file, name, place, &tries);
    Ok(())
}

/// The wrong passwords for a name: the higher of what the key file says and what is known outside of it, so that an older key file shortens nothing.
fn known_tries(file: &KeyFile, name: &str, place: &AnchorPlace) -> Tries {
    let (here, known) = (file.tries(name), place.read(file.database()).tries(file.owner(name).map(|owner| owner.id)));
    if known.wrong > here.wrong { known } else { here }
}

/// Where that fails, the key file has them.
fn keep_tries(file: &KeyFile, name: &str, place: &AnchorPlace, tries: &Tries) {
    let _ = place.keep_tries(file.database(), file.owner(name).map(|owner| owner.id), tries);
}

/// The first key of this identity that opens the pages, and the pages. They stay open: whoever closes a database last puts away what is written
/// ahead, and another program whose locks were lost would not be seen.
fn pages(db: &Path, file: &KeyFile, identity: &Identity) -> Result<(Secret, Connection), OpenError> {
    for key in file.keys(identity) {
        match opened(db, &key, file.salt()) {
            Ok(conn) => return Ok((key, conn)),
            Err(OpenError::Damaged) => {}
            Err(other) => return Err(other),
        }
    }
    Err(OpenError::Damaged)
}

/// Whose identity it is, and what of theirs was cut off.
struct Somebody {
    user: User,
    settle: Settle,
}

enum Settle {
    Nothing,
    /// The key file was brought up from version 1, and the database does not know its user.
    FirstUser,
    /// The key file has a new password, and the database still waits for it.
    NewPassword,
}

/// `None` where it is nobody's: whoever may write to the folder can put any slot into the key file.
fn somebody(reads: &Reads, file: &KeyFile, identity: &Identity, name: &str) -> Result<Option<Somebody>, OpenError> {
    if let Some(Known { user, is_next }) = reads.user_with(&identity.recipient(), name)? {
        return Ok(Some(Somebody { user, settle: if is_next { Settle::NewPassword } else { Settle::Nothing } }));
    }
    // Only a database of a program before there were users has none. Whoever opens its pages could write the row by hand.
    if reads.has_users()? || !file.is_of_one() {
        return Ok(None);
    }
    let first = |owner: Owner<'_>| User { id: *owner.id, name: name.to_owned(), roles: Roles::ALL };
    Ok(file.owner(name).map(first).map(|user| Somebody { user, settle: Settle::FirstUser }))
}

/// Puts a key file of version 2 in the place of one of version 1: the user whose password opens it becomes the first one, with an identity of
/// their own. Each step leaves what the same password opens, and the next opening goes on from there:
///
/// 1. the schema gets its table of users, which stays empty;
/// 2. the key file is written, and the old one is gone;
/// 3. (in `open`) the user gets the row.
fn bring_up(db: &Path, file: FirstFile, who: &Who<'_>, draw: Draw<'_>, now: &Now<'_>) -> Result<(), OpenError> {
    let first = file.opened_by(who.user, who.password)?;
    let (database, salt) = (file.database()?, file.salt()?);
    let given = Given { draw: &mut *draw, at: now.instant };
    let reads = ready(opened(db, &first.key, &salt)?, db, &database, &first.key, &salt, given)?;
    if reads.has_users()? {
        // Another program was faster, or somebody has put an old key file back: that one is not this database's any more.
        return KeyFile::read(db)?.map(drop).ok_or(OpenError::NotOurFile);
    }
    drop(reads);
    let (identity, mut id) = (Identity::drawn(), [0; 16]);
    draw(&mut id)?;
    let owner = Owner { id: &id, name: &first.user };
    let slot = UserSlot::wrap(&database, owner, &identity, who.password, first.cost, draw)?;
    let new = KeyFile::new(database, salt, &first.key, &identity.recipient(), slot)?.with_others(file.others());
    let lock = KeyLock::take(db)?;
    match KeyFile::read(db)? {
        Some(_) => Ok(()),
        None => new.replace(db, &lock),
    }
}

#[cfg(test)]
mod tests;
