//! Who may open the database, and who has. Recipients are taken from here alone, never from the key file.

use crate::error::{Sql, StoreError, Thing, internal, is_taken};
use crate::new_identity::NewIdentity;
use crate::reads::{Reads, Store};
use crate::row::{Columns, collect, first};
use crate::who::User;
use crate::write::Tx;
use kenpo_crypt::Recipient;
use kenpo_domain::roles::Roles;
use kenpo_domain::user::Fingerprint;
use rusqlite::params;

/// A user as the database has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownUser {
    pub user: User,
    /// Somebody else has set the password: it must be changed before anything else.
    pub password_due: bool,
    /// May not open any more.
    pub removed: bool,
}

/// The user whose identity it is.
pub(crate) struct Known {
    pub(crate) user: User,
    /// Whether the identity is that of a new password which has not been written down to the end.
    pub(crate) is_next: bool,
}

impl Store {
    /// Whoever has opened, as they stand by now. `None` where they may not open any more, or where their password was replaced since.
    pub fn opened_by(&self) -> Result<Option<KnownUser>, StoreError> {
        match self.user_with(&self.identity().recipient(), &self.user().name)? {
            Some(known) => self.user_named(&known.user.name),
            None => Ok(None),
        }
    }

    /// The digits of the identity of whoever has opened: of the identity itself, not of what a table says of it.
    pub fn fingerprint(&self) -> Result<Fingerprint, StoreError> {
        Fingerprint::parse(&self.identity().recipient().fingerprint()).ok_or_else(internal)
    }
}

const USERS: &str = "SELECT id, name, roles, password_due, removed_at IS NOT NULL FROM user";

fn known(row: &mut Columns<'_>) -> Result<KnownUser, StoreError> {
    let user = User { id: row.take()?, name: row.take()?, roles: row.parse(Roles::parse)? };
    Ok(KnownUser { user, password_due: row.take()?, removed: row.take()? })
}

impl Reads {
    /// Every user there ever was, the first one first.
    pub fn users(&self) -> Result<Vec<KnownUser>, StoreError> {
        let mut statement = self.prepared(&format!("{USERS} ORDER BY added_at, rowid"))?;
        collect(statement.query([]).sql()?, known)
    }

    /// The user of this name, removed or not.
    pub fn user_named(&self, name: &str) -> Result<Option<KnownUser>, StoreError> {
        let mut statement = self.prepared(&format!("{USERS} WHERE name = ?1"))?;
        first(statement.query([name]).sql()?, known)
    }

    /// The user of this name whose identity has this recipient.
    pub(crate) fn user_with(&self, recipient: &Recipient, name: &str) -> Result<Option<Known>, StoreError> {
        let mut statement = self.prepared(
            "SELECT id, name, roles, recipient <> ?1 FROM user
             WHERE (recipient = ?1 OR next_recipient = ?1) AND name = ?2 AND removed_at IS NULL",
        )?;
        first(statement.query([&recipient.to_string(), name]).sql()?, |row| {
            let user = User { id: row.take()?, name: row.take()?, roles: row.parse(Roles::parse)? };
            Ok(Known { user, is_next: row.take()? })
        })
    }

    /// Whether there was ever a user.
    pub(crate) fn has_users(&self) -> Result<bool, StoreError> {
        self.prepared("SELECT 1 FROM user")?.exists([]).sql()
    }

    /// Whom the key is for, one user aside. Of whoever is getting a new password, both identities.
    pub(crate) fn recipients_beside(&self, id: &[u8; 16]) -> Result<Vec<Recipient>, StoreError> {
        let mut statement = self.prepared(
            "SELECT recipient FROM user WHERE removed_at IS NULL AND id <> ?1
             UNION ALL SELECT next_recipient FROM user
             WHERE removed_at IS NULL AND id <> ?1 AND next_recipient IS NOT NULL",
        )?;
        collect(statement.query([id]).sql()?, |row| row.parse(Recipient::parse))
    }
}

impl Tx<'_> {
    /// The first user of a database, with every role.
    pub(crate) fn add_first_user(&mut self, user: &User, recipient: &Recipient) -> Result<(), StoreError> {
        if self.has_users()? {
            return Err(StoreError::Taken(Thing::User));
        }
        self.prepared(
            "INSERT INTO user (id, name, roles, recipient, password_due, added_at) VALUES (?1, ?2, ?3, ?4, 0, ?5)",
        )?
        .execute(params![user.id, user.name, user.roles.text(), recipient.to_string(), self.now.instant])
        .sql()?;
        Ok(())
    }

    /// Gives a user these roles and no other. Who may be left without is asked before.
    pub fn set_roles(&mut self, name: &str, roles: Roles) -> Result<(), StoreError> {
        let changed = self
            .prepared("UPDATE user SET roles = ?2 WHERE name = ?1 AND removed_at IS NULL")?
            .execute(params![name, roles.text()])
            .sql()?;
        if changed == 0 { Err(StoreError::NotFound(Thing::User)) } else { Ok(()) }
    }

    /// Says which identity a user's new password will have. Until it is taken up, that of now opens as well.
    pub(crate) fn announce(&mut self, user: &User, now: &Recipient, next: &Recipient) -> Result<(), StoreError> {
        if self.user_with(now, &user.name)?.is_none() {
            return Err(StoreError::Stale(Thing::User));
        }
        self.prepared("UPDATE user SET recipient = ?2, next_recipient = ?3 WHERE id = ?1")?
            .execute(params![user.id, now.to_string(), next.to_string()])
            .sql()?;
        // What somebody else was about to give them is no more.
        self.no_slot_is_due(&user.id)
    }

    /// Adds a user with the identity that was made for them, and a password that somebody else has set. The key file gets the slot afterwards.
    pub fn add_user(&mut self, new: &NewIdentity, roles: Roles) -> Result<(), StoreError> {
        let by = self.id_of(&self.actor.user)?;
        let inserted = self
            .prepared(
                "INSERT INTO user (id, name, roles, recipient, password_due, added_at, added_by)
                 VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6)",
            )?
            .execute(params![new.id(), new.name(), roles.text(), new.recipient(), self.now.instant, by]);
        match inserted {
            Err(error) if is_taken(&error) => return Err(StoreError::Taken(Thing::User)),
            done => done.sql()?,
        };
        self.slot_is_due(new)
    }

    /// Gives a user another identity, under a password that somebody else has set. Until the key file has its slot, the one of now opens as well.
    pub fn reset_user(&mut self, new: &NewIdentity) -> Result<(), StoreError> {
        let changed = self
            .prepared("UPDATE user SET next_recipient = ?2 WHERE id = ?1 AND removed_at IS NULL")?
            .execute(params![new.id(), new.recipient()])
            .sql()?;
        if changed == 0 { Err(StoreError::NotFound(Thing::User)) } else { self.slot_is_due(new) }
    }

    /// Lets a user open no more. The key file loses the slot afterwards. Who may be left without is asked before.
    pub fn remove_user(&mut self, name: &str) -> Result<(), StoreError> {
        let by = self.id_of(&self.actor.user)?;
        let (who, at) = (self.id_of(name)?, self.now.instant);
        let changed = self
            .prepared(
                "UPDATE user SET removed_at = ?2, removed_by = ?3, next_recipient = NULL
                 WHERE id = ?1 AND removed_at IS NULL",
            )?
            .execute(params![who, at, by])
            .sql()?;
        self.no_slot_is_due(&who)?;
        if changed == 0 { Err(StoreError::NotFound(Thing::User)) } else { Ok(()) }
    }

    pub(crate) fn id_of(&self, name: &str) -> Result<[u8; 16], StoreError> {
        self.user_named(name)?.map(|known| known.user.id).ok_or(StoreError::NotFound(Thing::User))
    }

    fn slot_is_due(&mut self, new: &NewIdentity) -> Result<(), StoreError> {
        self.prepared("INSERT OR REPLACE INTO slot_due (user, slot) VALUES (?1, ?2)")?
            .execute(params![new.id(), new.slot()])
            .sql()?;
        Ok(())
    }

    /// The key file has a user's slot, or needs none.
    pub(crate) fn no_slot_is_due(&mut self, id: &[u8; 16]) -> Result<(), StoreError> {
        self.prepared("DELETE FROM slot_due WHERE user = ?1")?.execute([id]).sql()?;
        Ok(())
    }

    /// From here on only this identity is the user's. The password must be changed first where somebody else has set it: then its slot was due.
    pub(crate) fn take_up(&mut self, id: &[u8; 16], next: &Recipient) -> Result<(), StoreError> {
        self.prepared(
            "UPDATE user SET recipient = next_recipient, next_recipient = NULL,
                 password_due = EXISTS (SELECT 1 FROM slot_due WHERE user = ?1)
             WHERE id = ?1 AND next_recipient = ?2",
        )?
        .execute(params![id, next.to_string()])
        .sql()?;
        self.no_slot_is_due(id)
    }
}
