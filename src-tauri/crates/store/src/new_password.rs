//! A new password, and with it a new identity: the key file of before then opens nothing any more through the program.

use crate::error::{OpenError, StoreError, Thing};
use crate::key::{KeyFile, KeyLock, Owner, UserSlot};
use crate::op::{Actor, Now, Op};
use crate::reads::Store;
use kenpo_crypt::{Draw, Identity, KdfCost, Password};
use kenpo_domain::act::Act;

impl Store {
    /// Gives whoever has opened a new password. How strong it is, is asked before. Under the lock of the key file, and so that at each step either
    /// the old password opens or the new one:
    ///
    /// 1. the database announces the new identity (the old password opens);
    /// 2. the key file gets the new slot, and its keys are sealed to the new identity and to everybody else's (the new one opens);
    /// 3. the database takes the new identity up. Where that fails, the next opening does it.
    pub fn change_password(
        &mut self,
        new: &Password,
        cost: KdfCost,
        draw: Draw<'_>,
        now: &Now<'_>,
    ) -> Result<(), OpenError> {
        let db = self.way().path().to_owned();
        let lock = KeyLock::take(&db)?;
        let mut file = KeyFile::read(&db)?.ok_or(OpenError::KeyFileDamaged)?;
        let (user, old) = (self.user().clone(), self.identity().recipient());
        if file.owner(&user.name).is_none_or(|owner| *owner.id != user.id) {
            return Err(StoreError::Stale(Thing::User).into());
        }
        let (identity, actor) = (Identity::drawn(), Actor { user: user.name.clone() });
        let recipient = identity.recipient();
        let owner = Owner { id: &user.id, name: &user.name };
        let slot = UserSlot::wrap(file.database(), owner, &identity, new, cost, draw)?;
        let written = self.write(Op::UserPassword, Act::UserPassword, &actor, now, |tx| {
            tx.announce(&user, &old, &recipient)?;
            tx.recipients_beside(&user.id)
        });
        let mut recipients = written?.value;
        recipients.push(recipient.clone());
        file.put(slot);
        file.seal_to(self.identity(), &recipients)?;
        file.replace(&db, &lock)?;
        self.set_identity(identity);
        // From here on the new password is the one that opens, so that nothing has failed, whatever becomes of this.
        let _ = self.write(Op::UserPassword, Act::UserPassword, &actor, now, |tx| tx.take_up(&user.id, &recipient));
        Ok(())
    }
}
