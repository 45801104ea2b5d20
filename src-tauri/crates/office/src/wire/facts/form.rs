//! The written form of facts, from which `parse_line` reads the same facts back.

use crate::api::Coded;
use crate::wire::json::{self, Iso};
use kenpo_domain::decision::Reason;
use kenpo_domain::document::{Document, Medium};
use kenpo_domain::facts::{
    Burden, CardState, Facts, HeldDocument, HeldState, MyNumberState, Myna, NoticeReason, Protection, Relation,
    SafeAddress,
};
use serde::Serialize;

/// Facts as they are written: in the order of the contract; what a line says by leaving it out is left out.
#[derive(Serialize)]
struct Written<'a> {
    id: &'a str,
    relation: Coded<Relation>,
    birth_date: Iso,
    acquired_on: Iso,
    #[serde(skip_serializing_if = "Option::is_none")]
    lost_on: Option<Iso>,
    #[serde(skip_serializing_if = "Option::is_none")]
    voluntary_until: Option<Iso>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stay_until: Option<Iso>,
    #[serde(skip_serializing_if = "json::is_false")]
    overseas: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    care_needed: Option<bool>,
    #[serde(skip_serializing_if = "json::is_false")]
    issue_requested: bool,
    my_number: WrittenMyNumber,
    #[serde(skip_serializing_if = "Option::is_none")]
    myna: Option<WrittenMyna>,
    #[serde(skip_serializing_if = "json::is_false")]
    old_card: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    old_card_valid_until: Option<Iso>,
    #[serde(skip_serializing_if = "Option::is_none")]
    protection: Option<WrittenProtection>,
    #[serde(skip_serializing_if = "Option::is_none")]
    application: Option<WrittenApplication>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notice_request: Option<WrittenNoticeRequest>,
    #[serde(skip_serializing_if = "Option::is_none")]
    burden: Option<WrittenBurden>,
    #[serde(skip_serializing_if = "json::is_false")]
    benefit_items: bool,
    #[serde(skip_serializing_if = "json::is_false")]
    employer_consent: bool,
    #[serde(skip_serializing_if = "json::is_false")]
    electronic_ok: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    held: Vec<WrittenHeld>,
}

#[derive(Serialize)]
struct WrittenMyNumber {
    state: Coded<MyNumberState>,
    #[serde(skip_serializing_if = "Option::is_none")]
    linked_on: Option<Iso>,
}

#[derive(Serialize)]
struct WrittenMyna {
    card: Coded<CardState>,
    #[serde(skip_serializing_if = "Option::is_none")]
    registered: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    listed_on: Option<Iso>,
    #[serde(skip_serializing_if = "Option::is_none")]
    certificate_expires_on: Option<Iso>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deregistration_applied_on: Option<Iso>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deregistered_on: Option<Iso>,
}

#[derive(Serialize)]
struct WrittenProtection {
    self_view_blocked: bool,
    non_disclosure: bool,
    provisional: bool,
    safe_address: Coded<SafeAddress>,
}

#[derive(Serialize)]
struct WrittenApplication {
    reason: u8,
    received_on: Iso,
}

#[derive(Serialize)]
struct WrittenNoticeRequest {
    reason: Coded<NoticeReason>,
    received_on: Iso,
}

#[derive(Serialize)]
struct WrittenBurden {
    ratio: u8,
    effective_on: Iso,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_until: Option<Iso>,
}

#[derive(Serialize)]
struct WrittenHeld {
    kind: Coded<Document>,
    issued_on: Iso,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_until: Option<Iso>,
    state: Coded<HeldState>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Coded<Reason>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    medium: Option<Coded<Medium>>,
}

impl<'a> From<&'a Facts> for Written<'a> {
    fn from(facts: &'a Facts) -> Self {
        Self {
            id: &facts.id,
            relation: Coded(facts.relation),
            birth_date: Iso(facts.birth_date),
            acquired_on: Iso(facts.acquired_on),
            lost_on: facts.lost_on.map(Iso),
            voluntary_until: facts.voluntary_until.map(Iso),
            stay_until: facts.stay_until.map(Iso),
            overseas: facts.overseas,
            care_needed: facts.care_needed,
            issue_requested: facts.issue_requested,
            my_number: WrittenMyNumber {
                state: Coded(facts.my_number.state()),
                linked_on: facts.my_number.linked_on().map(Iso),
            },
            myna: facts.myna.as_ref().map(Into::into),
            old_card: facts.old_card,
            old_card_valid_until: facts.old_card_valid_until.map(Iso),
            protection: (facts.protection != Protection::default()).then(|| facts.protection.into()),
            application: facts.application.map(|application| WrittenApplication {
                reason: application.reason.number(),
                received_on: Iso(application.received_on),
            }),
            notice_request: facts.notice_request.map(|request| WrittenNoticeRequest {
                reason: Coded(request.reason),
                received_on: Iso(request.received_on),
            }),
            burden: facts.burden.map(Into::into),
            benefit_items: facts.benefit_items,
            employer_consent: facts.employer_consent,
            electronic_ok: facts.electronic_ok,
            held: facts.held.iter().map(Into::into).collect(),
        }
    }
}

impl From<&Myna> for WrittenMyna {
    fn from(myna: &Myna) -> Self {
        Self {
            card: Coded(myna.card),
            registered: myna.registered,
            listed_on: myna.listed_on.map(Iso),
            certificate_expires_on: myna.certificate_expires_on.map(Iso),
            deregistration_applied_on: myna.deregistration_applied_on.map(Iso),
            deregistered_on: myna.deregistered_on.map(Iso),
        }
    }
}

impl From<Protection> for WrittenProtection {
    fn from(protection: Protection) -> Self {
        Self {
            self_view_blocked: protection.self_view_blocked,
            non_disclosure: protection.non_disclosure,
            provisional: protection.provisional,
            safe_address: Coded(protection.safe_address),
        }
    }
}

impl From<Burden> for WrittenBurden {
    fn from(burden: Burden) -> Self {
        Self {
            ratio: burden.percent.number(),
            effective_on: Iso(burden.effective_on),
            valid_until: burden.valid_until.map(Iso),
        }
    }
}

impl From<&HeldDocument> for WrittenHeld {
    fn from(held: &HeldDocument) -> Self {
        Self {
            kind: Coded(held.kind),
            issued_on: Iso(held.issued_on),
            valid_until: held.valid_until.map(Iso),
            state: Coded(held.state),
            reason: held.reason.map(Coded),
            medium: held.medium.map(Coded),
        }
    }
}

/// Facts in their written form.
pub fn form(facts: &Facts) -> impl Serialize {
    Written::from(facts)
}
