//! The stable names of closed values in the database's columns, in both directions. A name never changes once it was released.

use crate::error::StoreError;
use kenpo_domain::decision::{Document, Medium, Reason, Route};
use kenpo_domain::facts::{CardState, Relation, SafeAddress};
use kenpo_domain::person::Sex;
use kenpo_domain::piece::ReturnReach;

/// A closed value with a stable name.
pub(crate) trait Code: Copy + PartialEq + 'static {
    /// Every value with its name.
    const TABLE: &'static [(Self, &'static str)];

    /// The stable name.
    fn code(self) -> &'static str {
        Self::TABLE.iter().find(|(value, _)| *value == self).map_or("", |(_, name)| name)
    }

    /// Reads the stable name; a name that we never wrote is damage.
    fn read(name: &str) -> Result<Self, StoreError> {
        Self::TABLE.iter().find(|(_, known)| *known == name).map(|(value, _)| *value).ok_or(StoreError::Damaged)
    }
}

macro_rules! codes {
    ($($kind:ident { $($value:ident = $name:literal),* $(,)? })*) => {
        $(impl Code for $kind { const TABLE: &'static [(Self, &'static str)] = &[$(($kind::$value, $name)),*]; })*

        /// Fails to compile when a value has no name.
        #[allow(dead_code)]
        mod every_value_has_a_name {
            use super::*;
            $(impl Whole for $kind { fn named(self) -> bool { match self { $($kind::$value => true),* } } })*
            trait Whole { fn named(self) -> bool; }
        }

        #[cfg(test)]
        mod tests {
            use super::*;

            #[test]
            fn names_read_back_and_differ() {
                $(for (value, name) in $kind::TABLE {
                    assert_eq!(value.code(), *name);
                    assert!($kind::read(name).is_ok_and(|read| read == *value), "{name}");
                })*
                assert_eq!(Relation::read("Insured"), Err(StoreError::Damaged));
            }
        }
    };
}

codes! {
    Relation { Insured = "insured", Dependent = "dependent" }
    Sex { Male = "male", Female = "female" }
    CardState {
        None = "none", Held = "held", Lost = "lost", Renewing = "renewing", Returned = "returned", Unknown = "unknown",
    }
    SafeAddress { None = "none", Proposed = "proposed", Confirmed = "confirmed" }
    Document {
        Certificate = "certificate", Notice = "notice", NoticeLast4 = "notice_last4", None = "none", Hold = "hold",
    }
    Medium { Postcard = "postcard", Card = "card", A4 = "a4", Electronic = "electronic" }
    Route {
        Employer = "employer", Direct = "direct", Electronic = "electronic", SafeAddress = "safe_address", Hold = "hold",
    }
    ReturnReach { Address = "address", Person = "person" }
    Reason {
        NotCovered = "not_covered",
        ProtectionProvisional = "protection_provisional",
        SelfViewBlocked = "self_view_blocked",
        CertificateLostOrDamaged = "certificate_lost_or_damaged",
        CardLost = "card_lost",
        CardRenewing = "card_renewing",
        CareNeeded = "care_needed",
        MyNumberNotLinked = "my_number_not_linked",
        MyNumberSuspect = "my_number_suspect",
        NoCard = "no_card",
        CardReturned = "card_returned",
        Deregistered = "deregistered",
        NotRegistered = "not_registered",
        CertificateExpired = "certificate_expired",
        FactsMissing = "facts_missing",
        ListOlderThanApplication = "list_older_than_application",
        AskCareNeeded = "ask_care_needed",
        AwaitingLink = "awaiting_link",
        AlreadyHolds = "already_holds",
        AlreadyNotified = "already_notified",
        Last4Pending = "last4_pending",
        NotYet = "not_yet",
        StayEnded = "stay_ended",
        Lost = "lost",
        Changed = "changed",
    }
}
