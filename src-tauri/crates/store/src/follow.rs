//! The key file follows table `user`. What was decided of a user is committed to the database first, and then put into the key file; what a kill
//! cuts off, whoever opens next goes on with. Each state in between opens for everybody for whom the one before it did.
//!
//! 1. the database has the row and says which slot is due (a new user cannot open yet; who gets another password opens with that of now; a removed
//!    one is refused for the row);
//! 2. the key file gets the slot or loses it, and its keys are sealed to everybody else who may open (the new password opens);
//! 3. the database takes up the new identity, and no slot is due any more.

use crate::audit::{Deed, Subject};
use crate::error::{OpenError, Sql, StoreError};
use crate::key::{KeyFile, KeyLock, UserSlot};
use crate::op::{Actor, Now, Op};
use crate::reads::{Reads, Store};
use crate::row::collect;
use kenpo_crypt::Recipient;
use kenpo_domain::act::Act;

/// The key file is ours to change, until this is dropped.
pub struct HeldKeyFile {
    lock: KeyLock,
}

/// A slot that the key file should have.
struct Due {
    user: [u8; 16],
    slot: UserSlot,
    /// The identity that it brings to a user who has another one.
    next: Option<Recipient>,
}

impl Store {
    /// Takes the key file into our hands, before the database decides anything that it must follow.
    pub fn hold_key_file(&self) -> Result<HeldKeyFile, OpenError> {
        let lock = KeyLock::take(self.way().path())?;
        KeyFile::read(self.way().path())?.ok_or(OpenError::KeyFileDamaged)?;
        Ok(HeldKeyFile { lock })
    }

    /// The epoch of the database's key.
    pub fn epoch(&self, _held: &HeldKeyFile) -> Result<u64, OpenError> {
        KeyFile::read(self.way().path())?.map(|file| file.epoch()).ok_or(OpenError::KeyFileDamaged)
    }

    /// Brings the key file to what the database says of users. What fails here, the next opening does.
    pub fn follow(&mut self, held: &HeldKeyFile, now: &Now<'_>) -> Result<(), OpenError> {
        let db = self.way().path().to_owned();
        let mut file = KeyFile::read(&db)?.ok_or(OpenError::KeyFileDamaged)?;
        let due = self.slots_due()?;
        let own = self.identity().recipient().to_string();
        let is_replaced = |due: &Due| due.next.as_ref().is_some_and(|next| next.to_string() != own);
        if due.iter().any(|due| due.user == self.user().id && is_replaced(due)) {
            // Whoever has opened with the password that is to be replaced leaves that to others.
            return Ok(());
        }
        let mut changed = false;
        for slot in due.iter().map(|due| &due.slot).filter(|slot| !file.has(slot)).collect::<Vec<_>>() {
            file.put(slot.clone());
            changed = true;
        }
        for name in self.removed()? {
            changed |= file.take_away(&name);
        }
        if changed {
            file.seal_to(self.identity(), &self.recipients()?)?;
            file.replace(&db, &held.lock)?;
        }
        let actor = Actor { user: self.user().name.clone() };
        for Due { user, next, .. } in due {
            let (op, act) = if next.is_some() { (Op::UserReset, Act::UserReset) } else { (Op::UserAdd, Act::UserAdd) };
            let mut deed = Deed::from(act);
            deed.subject = Some(Subject::User(user));
            let _written = self.write(op, deed, &actor, now, |tx| match &next {
                Some(next) => tx.take_up(&user, next),
                None => tx.no_slot_is_due(&user),
            })?;
        }
        Ok(())
    }

    /// The same at an opening, where anything is left to do.
    pub(crate) fn catch_up(&mut self, file: &KeyFile, now: &Now<'_>) -> Result<(), OpenError> {
        let removed = self.removed()?;
        if self.slots_due()?.is_empty() && !file.users().any(|name| removed.iter().any(|gone| gone == name)) {
            return Ok(());
        }
        let held = self.hold_key_file()?;
        self.follow(&held, now)
    }
}

impl Reads {
    fn slots_due(&self) -> Result<Vec<Due>, StoreError> {
        let mut statement = self.prepared(
            "SELECT user, slot, next_recipient FROM slot_due JOIN user ON user.id = slot_due.user ORDER BY added_at",
        )?;
        collect(statement.query([]).sql()?, |row| {
            Ok(Due { user: row.take()?, slot: row.parse(UserSlot::parse)?, next: row.maybe_parse(Recipient::parse)? })
        })
    }

    /// Names of those who may not open any more.
    fn removed(&self) -> Result<Vec<String>, StoreError> {
        let mut statement = self.prepared("SELECT name FROM user WHERE removed_at IS NOT NULL")?;
        collect(statement.query([]).sql()?, |row| row.take())
    }

    /// Whom the key is for. Of whoever changes their own password, both identities; of whoever gets one from somebody else, the new one, as
    /// its slot takes the place of the old one.
    fn recipients(&self) -> Result<Vec<Recipient>, StoreError> {
        let mut statement = self.prepared(
            "SELECT recipient FROM user WHERE removed_at IS NULL
                 AND (next_recipient IS NULL OR id NOT IN (SELECT user FROM slot_due))
             UNION ALL SELECT next_recipient FROM user WHERE removed_at IS NULL AND next_recipient IS NOT NULL",
        )?;
        collect(statement.query([]).sql()?, |row| row.parse(Recipient::parse))
    }
}
