//! The stable codes of every closed list, as they stand in files, in the database and in replies.
//!
//! A code is never changed or used again for something else: stored decisions must read back years later.

use kenpo_domain::decision::{Basis, CollectKind, CollectReason, Document, Medium, Missing, Note, Reason, Route, Run};
use kenpo_domain::facts::{CardState, HeldKind, HeldState, NoticeReason, Relation, SafeAddress};
use kenpo_domain::policy::{
    Carrier, DefaultRoute, ExOfficio, ExpiredIssue, NoticeUnder70, PaperMedium, Round, ToHolders, Trigger,
};

/// A value of a closed list with a code.
pub trait Code: Copy + 'static {
    /// Every value.
    const ALL: &'static [Self];
    /// Its code.
    fn code(self) -> &'static str;
    /// The value of a code.
    fn from_code(code: &str) -> Option<Self>;
}

macro_rules! codes {
    ($($ty:ident { $($variant:ident = $code:literal),+ $(,)? })+) => {$(
        impl Code for $ty {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    )+};
}

codes! {
    Document { Certificate = "certificate", Notice = "notice", NoticeLast4 = "notice_last4", None = "none", Hold = "hold" }
    Basis { ExOfficio = "ex_officio", Application = "application", Notification = "notification" }
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
    Medium { Postcard = "postcard", Card = "card", A4 = "a4", Electronic = "electronic" }
    Route {
        Employer = "employer",
        Direct = "direct",
        Electronic = "electronic",
        SafeAddress = "safe_address",
        Hold = "hold",
    }
    Note {
        OldCardValid = "old_card_valid",
        ApplicationNeeded = "application_needed",
        AwaitingLink = "awaiting_link",
        ApplicationRefusedUsable = "application_refused_usable",
        LeftSince = "left_since",
        NoticeWaits = "notice_waits",
        SafeAddressUnconfirmed = "safe_address_unconfirmed",
        OverseasContact = "overseas_contact",
    }
    Missing { MyNumber = "my_number", Card = "card", Registered = "registered", Burden = "burden" }
    CollectKind { Certificate = "certificate", OldCard = "old_card" }
    CollectReason {
        LostCover = "lost_cover",
        UsableMyna = "usable_myna",
        Replaced = "replaced",
        RatioChanged = "ratio_changed",
    }
    Run { Last4 = "last4", Regular = "regular" }

    Relation { Insured = "insured", Dependent = "dependent" }
    CardState {
        None = "none",
        Held = "held",
        Lost = "lost",
        Renewing = "renewing",
        Returned = "returned",
        Unknown = "unknown",
    }
    SafeAddress { None = "none", Proposed = "proposed", Confirmed = "confirmed" }
    HeldKind { Certificate = "certificate", Notice = "notice", NoticeLast4 = "notice_last4" }
    HeldState { Valid = "valid", Returned = "returned", Lost = "lost", Spoiled = "spoiled" }
    NoticeReason { Lost = "lost", Changed = "changed" }

    ExOfficio { Yes = "yes", OnApplication = "on_application" }
    Trigger { Acquired = "acquired", Linked = "linked" }
    ToHolders { Never = "never", AtAcquisitionOnly = "at_acquisition_only", Always = "always" }
    PaperMedium { Postcard = "postcard", Card = "card", A4 = "a4" }
    ExpiredIssue { AtExpiry = "at_expiry", AtGraceEnd = "at_grace_end" }
    Carrier { Document = "document", ElderlyCertificate = "elderly_certificate" }
    NoticeUnder70 { None = "none", Print = "print" }
    DefaultRoute { Employer = "employer", Direct = "direct" }
    Round { None = "none", MonthEndWithin = "month_end_within" }
}

/// Whether a certificate can be given for this reason.
pub(super) fn is_of_certificate(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::SelfViewBlocked
            | Reason::CertificateLostOrDamaged
            | Reason::CardLost
            | Reason::CardRenewing
            | Reason::CareNeeded
            | Reason::MyNumberNotLinked
            | Reason::MyNumberSuspect
            | Reason::NoCard
            | Reason::CardReturned
            | Reason::Deregistered
            | Reason::NotRegistered
            | Reason::CertificateExpired
    )
}

/// Whether a document of any kind can be given for this reason.
pub(super) fn is_of_document(reason: Reason) -> bool {
    is_of_certificate(reason) || matches!(reason, Reason::Lost | Reason::Changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<T: Code + PartialEq + std::fmt::Debug>() {
        for &value in T::ALL {
            assert_eq!(T::from_code(value.code()), Some(value));
        }
        for no_code in ["", "None", " none", "Certificate"] {
            assert_eq!(T::from_code(no_code), None, "{no_code}");
        }
    }

    #[test]
    fn every_code_reads_back_and_none_stands_twice() {
        check::<Document>();
        check::<Basis>();
        check::<Reason>();
        check::<Medium>();
        check::<Route>();
        check::<Note>();
        check::<Missing>();
        check::<CollectKind>();
        check::<CollectReason>();
        check::<Run>();
        check::<Relation>();
        check::<CardState>();
        check::<SafeAddress>();
        check::<HeldKind>();
        check::<HeldState>();
        check::<NoticeReason>();
        check::<ExOfficio>();
        check::<Trigger>();
        check::<ToHolders>();
        check::<PaperMedium>();
        check::<ExpiredIssue>();
        check::<Carrier>();
        check::<NoticeUnder70>();
        check::<DefaultRoute>();
        check::<Round>();
    }
}
