//! One member: their registration, what the national list says of them, and their standing towards the gate.
//!
//! Has no `Debug` and no wire form on purpose: a person leaves only through `gate`.

use crate::Day;
use crate::facts::{MyNumber, Myna, Protection};
use crate::ids::PersonId;
use crate::listing::Listing;
use crate::record::{Field, Record};
use crate::registration::{PersonField, Registration};
use std::ops::Deref;

/// What the gate looks at before anything of a person leaves. Comes with every person that the database gives.
#[derive(Clone, Copy, Default)]
pub struct Standing {
    protection: Protection,
    returned: bool,
}

impl Standing {
    /// `returned`: a piece to this person, or one that holds the household at this address (`ReturnReach::holds_the_household`), came back
    /// and nobody has cleared it up.
    pub fn new(protection: Protection, returned: bool) -> Self {
        Self { protection, returned }
    }

    /// The flags, for `decide` alone: every way out goes through `gate`.
    pub fn protection_for_decide(&self) -> Protection {
        self.protection
    }

    /// Whether contact data and routes of this person are withheld.
    pub(crate) fn withheld(&self) -> bool {
        self.protection.any()
    }

    /// Whether a person must look before anything is sent.
    pub(crate) fn needs_check(&self) -> bool {
        self.protection.any() || self.returned
    }
}

/// One member. Reads like their registration.
pub struct Person {
    /// Our identifier.
    pub id: PersonId,
    /// The index of the operation that changed the registration last.
    pub version: u64,
    /// As registered.
    pub registration: Registration,
    /// What the national list says, and what we were told of the card; `None` = neither says anything.
    pub listing: Option<Listing>,
    /// What the gate looks at.
    pub standing: Standing,
}

impl Person {
    /// The state of the 個人番号. Whoever stands in the national list is linked, since the first list that they stood in at the latest. A
    /// number under suspicion stays so until a person has looked.
    pub fn my_number(&self) -> MyNumber {
        let listed = self.listing.as_ref().and_then(|listing| listing.linked_on);
        match (self.registration.number_state, listed) {
            (told @ (MyNumber::Linked { .. } | MyNumber::Suspect), _) | (told, None) => told,
            (MyNumber::None | MyNumber::Submitted | MyNumber::Unknown, Some(on)) => MyNumber::Linked { on },
        }
    }

    /// Whether what others say of contact or employer waits until a person lets it in: of whoever is withheld, and of whoever has neither. The
    /// two must never be told apart.
    pub fn contact_waits(&self) -> bool {
        let knows = |field: &PersonField| field.is_contact() && self.registration.says(*field);
        self.standing.withheld() || !PersonField::ALL.iter().any(knows)
    }

    /// The fact of the card that `decide` looks at on a day.
    pub fn myna(&self, on: Day) -> Option<Myna> {
        self.listing.as_ref().and_then(|listing| listing.myna(on))
    }
}

impl Deref for Person {
    type Target = Registration;

    fn deref(&self) -> &Registration {
        &self.registration
    }
}
