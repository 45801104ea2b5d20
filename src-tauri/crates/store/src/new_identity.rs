//! An identity that one person makes for another, under a password that they tell them. Only its slot and its recipient are kept of it.

use crate::error::{OpenError, StoreError};
use crate::key::{Owner, UserSlot};
use crate::reads::Store;
use kenpo_crypt::{Draw, Identity, KdfCost, Password, Recipient};
use kenpo_domain::user::Fingerprint;

/// What the database and the key file will have of a new identity.
#[derive(Clone)]
pub struct NewIdentity {
    id: [u8; 16],
    name: String,
    recipient: Recipient,
    slot: String,
}

impl Store {
    /// Makes an identity for a user of this name, who may be new. How strong the password is, is asked before. Nothing is written.
    pub fn new_identity(
        &self,
        name: &str,
        password: &Password,
        cost: KdfCost,
        draw: Draw<'_>,
    ) -> Result<NewIdentity, OpenError> {
        let mut id = [0; 16];
        match self.user_named(name)? {
            Some(known) => id = known.user.id,
            None => draw(&mut id)?,
        }
        let database = self.database()?;
        let identity = Identity::drawn();
        let slot = UserSlot::wrap(&database, Owner { id: &id, name }, &identity, password, cost, draw)?;
        let slot = slot.to_value()?.to_string();
        Ok(NewIdentity { id, name: name.to_owned(), recipient: identity.recipient(), slot })
    }
}

impl NewIdentity {
    /// Reads what was kept of one.
    pub(crate) fn read(recipient: &str, slot: String) -> Result<Self, StoreError> {
        let recipient = Recipient::parse(recipient).ok_or(StoreError::Damaged)?;
        let read = UserSlot::parse(&slot).ok_or(StoreError::Damaged)?;
        let Owner { id, name } = read.owner();
        Ok(Self { id: *id, name: name.to_owned(), recipient, slot })
    }

    pub(crate) fn id(&self) -> &[u8; 16] {
        &self.id
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn recipient(&self) -> String {
        self.recipient.to_string()
    }

    pub(crate) fn slot(&self) -> &str {
        &self.slot
    }

    /// The digits by which its user can tell that it is the one that was confirmed.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        Fingerprint::parse(&self.recipient.fingerprint())
    }
}
