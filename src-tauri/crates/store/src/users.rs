//! Who may open the database, and who has. Recipients are taken from here alone, never from the key file.

use crate::error::{Sql, StoreError, Thing};
use crate::reads::Reads;
use crate::row::{collect, first};
use crate::who::User;
use crate::write::Tx;
use kenpo_crypt::Recipient;
use kenpo_domain::roles::Roles;
use rusqlite::params;

/// The user whose identity it is.
pub(crate) struct Known {
    pub(crate) user: User,
    /// Whether the identity is that of a new password which has not been written down to the end.
    pub(crate) is_next: bool,
}

impl Reads {
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

    /// Says which identity a user's new password will have. Until it is taken up, that of now opens as well.
    pub(crate) fn announce(&mut self, user: &User, now: &Recipient, next: &Recipient) -> Result<(), StoreError> {
        if self.user_with(now, &user.name)?.is_none() {
            return Err(StoreError::Stale(Thing::User));
        }
        self.prepared("UPDATE user SET recipient = ?2, next_recipient = ?3 WHERE id = ?1")?
            .execute(params![user.id, now.to_string(), next.to_string()])
            .sql()?;
        Ok(())
    }

    /// From here on only this identity is the user's, and the password need not be changed first any more.
    pub(crate) fn take_up(&mut self, user: &User, next: &Recipient) -> Result<(), StoreError> {
        self.prepared(
            "UPDATE user SET recipient = next_recipient, next_recipient = NULL, password_due = 0
             WHERE id = ?1 AND next_recipient = ?2",
        )?
        .execute(params![user.id, next.to_string()])
        .sql()?;
        Ok(())
    }
}
