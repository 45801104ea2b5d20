//! Writing people: what a proposal changes, what a line of the national list changes, a flag.

use crate::error::{StoreError, Thing};
use crate::write::Tx;
use kenpo_domain::come_again;
use kenpo_domain::facts::Protection;
use kenpo_domain::ids::PersonId;
use kenpo_domain::listing::Listing;
use kenpo_domain::record::Change;
use kenpo_domain::registration::Registration;

impl Tx<'_> {
    /// Registers a new person, with the flags of whoever was taken back and may be the same. `Taken` when somebody has the identifier or the
    /// 記号・番号・枝番.
    pub fn register(&mut self, id: PersonId, change: &Change<Registration>) -> Result<(), StoreError> {
        self.add_new(&id.to_string(), change)?;
        let Some(new) = change.as_new().filter(|_| self.some_gone) else { return Ok(()) };
        let flags = come_again::flags(self.void_people()?, new);
        if flags.any() { self.add_new(&id.to_string(), &Change::new(flags)) } else { Ok(()) }
    }

    /// Changes the registration that had this version. `Stale` when it has another by now; `Taken` when somebody has the number.
    pub fn change_person(&mut self, id: PersonId, seen: u64, change: &Change<Registration>) -> Result<(), StoreError> {
        self.change_seen(&id.to_string(), seen, change)
    }

    /// Takes what a line of the national list changes of what lists have said of a person. `seen`: the version of that, `None` where none
    /// has said anything. `Stale` or `Taken` when a list has said something else by now.
    pub fn take_listed(
        &mut self,
        person: PersonId,
        seen: Option<u64>,
        change: &Change<Listing>,
    ) -> Result<(), StoreError> {
        let id = person.to_string();
        match seen {
            Some(version) => self.change_seen(&id, version, change),
            None => self.add_new(&id, change),
        }
    }

    /// Sets or lifts the flags of a person.
    pub fn set_protection(&mut self, id: PersonId, protection: Protection) -> Result<(), StoreError> {
        let before = self.person(id)?.ok_or(StoreError::NotFound(Thing::Person))?.standing.protection_for_decide();
        let change = Change::between(&before, &protection);
        if change.is_empty() {
            return Ok(());
        }
        // No row says the same as a row without flags.
        self.change(&id.to_string(), &change)
    }

    /// Sets or lifts 不開示該当 alone; the other flags stay as they are.
    pub fn set_non_disclosure(&mut self, id: PersonId, on: bool) -> Result<(), StoreError> {
        let person = self.person(id)?.ok_or(StoreError::NotFound(Thing::Person))?;
        self.set_protection(id, Protection { non_disclosure: on, ..person.standing.protection_for_decide() })
    }
}
