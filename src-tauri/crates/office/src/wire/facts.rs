//! One person's facts as a line of JSON, read strictly. The written form is in `form`.
//!
//! Keeps no 個人番号: the facts say only how the number stands.

mod form;

pub use form::form;

use super::fields::{Fields, Flaw, FlawKind, code, day, text, whole};
use super::{LineCode, LineError, json};
use kenpo_domain::decision::Reason;
use kenpo_domain::facts::{
    Application, ApplicationReason, Burden, Facts, HeldDocument, MyNumber, Myna, NoticeRequest, Protection,
};
use kenpo_domain::percent::Percent;
use serde_json::{Map, Value};

const KEYS: [&str; 22] = [
    "id",
    "relation",
    "birth_date",
    "acquired_on",
    "lost_on",
    "voluntary_until",
    "stay_until",
    "overseas",
    "care_needed",
    "issue_requested",
    "my_number",
    "myna",
    "old_card",
    "old_card_valid_until",
    "protection",
    "application",
    "notice_request",
    "burden",
    "benefit_items",
    "employer_consent",
    "electronic_ok",
    "held",
];

/// Reads one line.
pub fn parse_line(line: &str) -> Result<Facts, LineError> {
    let bad_json = |id| LineError { id, code: LineCode::BadJson, field: None };
    let Some(read) = json::read(line) else { return Err(bad_json(None)) };
    let Value::Object(map) = read.value else { return Err(bad_json(None)) };
    let id = map.get("id").and_then(Value::as_str);
    if read.twice {
        return Err(bad_json(id.map(str::to_owned)));
    }
    facts(&map).map_err(|flaw| LineError::from_flaw(id, flaw))
}

fn facts(map: &Map<String, Value>) -> Result<Facts, Flaw> {
    let of = Fields::root(map, &KEYS)?;
    let flag = |key| Ok::<_, Flaw>(of.maybe(key, Value::as_bool)?.unwrap_or(false));
    Ok(Facts {
        id: of.get("id", text)?,
        relation: of.get("relation", code)?,
        birth_date: of.get("birth_date", day)?,
        acquired_on: of.get("acquired_on", day)?,
        lost_on: of.maybe("lost_on", day)?,
        voluntary_until: of.maybe("voluntary_until", day)?,
        stay_until: of.maybe("stay_until", day)?,
        overseas: flag("overseas")?,
        care_needed: of.maybe("care_needed", Value::as_bool)?,
        issue_requested: flag("issue_requested")?,
        my_number: my_number(&of.object("my_number", &["state", "linked_on"])?)?,
        myna: of.maybe_object("myna", &MYNA_KEYS)?.map(|myna| read_myna(&myna)).transpose()?,
        old_card: flag("old_card")?,
        old_card_valid_until: of.maybe("old_card_valid_until", day)?,
        protection: protection(&of)?,
        application: of
            .maybe_object("application", &["reason", "received_on"])?
            .map(|application| {
                Ok(Application {
                    reason: application.get("reason", |value| whole(value).and_then(ApplicationReason::of_number))?,
                    received_on: application.get("received_on", day)?,
                })
            })
            .transpose()?,
        notice_request: of
            .maybe_object("notice_request", &["reason", "received_on"])?
            .map(|request| {
                Ok(NoticeRequest {
                    reason: request.get("reason", code)?,
                    received_on: request.get("received_on", day)?,
                })
            })
            .transpose()?,
        burden: of
            .maybe_object("burden", &["ratio", "effective_on", "valid_until"])?
            .map(|burden| {
                Ok(Burden {
                    percent: burden.get("ratio", |value| whole(value).and_then(Percent::new))?,
                    effective_on: burden.get("effective_on", day)?,
                    valid_until: burden.maybe("valid_until", day)?,
                })
            })
            .transpose()?,
        benefit_items: flag("benefit_items")?,
        employer_consent: flag("employer_consent")?,
        electronic_ok: flag("electronic_ok")?,
        held: held(&of)?,
    })
}

fn my_number(of: &Fields<'_>) -> Result<MyNumber, Flaw> {
    let number = MyNumber::of(of.get("state", code)?, of.maybe("linked_on", day)?);
    number.ok_or_else(|| of.flaw(FlawKind::Impossible, "linked_on"))
}

const MYNA_KEYS: [&str; 6] =
    ["card", "registered", "listed_on", "certificate_expires_on", "deregistration_applied_on", "deregistered_on"];

fn read_myna(of: &Fields<'_>) -> Result<Myna, Flaw> {
    Ok(Myna {
        card: of.get("card", code)?,
        registered: of.maybe("registered", Value::as_bool)?,
        listed_on: of.maybe("listed_on", day)?,
        certificate_expires_on: of.maybe("certificate_expires_on", day)?,
        deregistration_applied_on: of.maybe("deregistration_applied_on", day)?,
        deregistered_on: of.maybe("deregistered_on", day)?,
    })
}

/// Left out as a whole, nothing is flagged; given, it says all four, so that no flag is left to a default.
fn protection(of: &Fields<'_>) -> Result<Protection, Flaw> {
    let known = ["self_view_blocked", "non_disclosure", "provisional", "safe_address"];
    let Some(of) = of.maybe_object("protection", &known)? else { return Ok(Protection::default()) };
    Ok(Protection {
        self_view_blocked: of.get("self_view_blocked", Value::as_bool)?,
        non_disclosure: of.get("non_disclosure", Value::as_bool)?,
        provisional: of.get("provisional", Value::as_bool)?,
        safe_address: of.get("safe_address", code)?,
    })
}

fn held(of: &Fields<'_>) -> Result<Vec<HeldDocument>, Flaw> {
    if of.maybe("held", Value::as_array)?.is_none() {
        return Ok(Vec::new());
    }
    let documents = of.objects("held", &["kind", "issued_on", "valid_until", "state", "reason", "medium"])?;
    documents.iter().map(held_document).collect()
}

fn held_document(of: &Fields<'_>) -> Result<HeldDocument, Flaw> {
    let kind = of.get("kind", code)?;
    Ok(HeldDocument {
        kind,
        issued_on: of.get("issued_on", day)?,
        valid_until: of.maybe("valid_until", day)?,
        state: of.get("state", code)?,
        reason: of.maybe("reason", |value| code(value).filter(|reason: &Reason| reason.is_of(kind)))?,
        medium: of.maybe("medium", code)?,
    })
}
