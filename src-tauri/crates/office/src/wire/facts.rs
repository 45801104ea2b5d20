//! One person's facts as a line of JSON, read strictly and written back for the record of a decision.
//!
//! Keeps no 個人番号: the facts say only how the number stands.

use super::fields::{Fields, Flaw, FlawKind, code, day, text, whole};
use super::{LineCode, LineError, json};
use kenpo_domain::Day;
use kenpo_domain::code::Code;
use kenpo_domain::decision::Reason;
use kenpo_domain::facts::{
    Application, ApplicationReason, Burden, Facts, HeldDocument, MyNumber, Myna, NoticeRequest, Protection,
};
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
                    percent: burden.get("ratio", |value| whole(value).filter(|ratio| matches!(ratio, 20 | 30)))?,
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

/// Writes facts so that `parse_line` reads the same facts back. What nobody knows is left out.
pub fn to_json(facts: &Facts) -> Value {
    let mut of = Writer::default();
    of.put("id", facts.id.as_str());
    of.put("relation", facts.relation.code());
    of.day("birth_date", Some(facts.birth_date));
    of.day("acquired_on", Some(facts.acquired_on));
    of.day("lost_on", facts.lost_on);
    of.day("voluntary_until", facts.voluntary_until);
    of.day("stay_until", facts.stay_until);
    of.put("overseas", facts.overseas);
    of.maybe("care_needed", facts.care_needed);
    of.put("issue_requested", facts.issue_requested);
    of.put("my_number", my_number_to_json(facts.my_number));
    of.maybe("myna", facts.myna.as_ref().map(myna_to_json));
    of.put("old_card", facts.old_card);
    of.day("old_card_valid_until", facts.old_card_valid_until);
    of.put("protection", protection_to_json(facts.protection));
    of.maybe(
        "application",
        facts.application.map(|application| dated(application.reason.number(), application.received_on)),
    );
    of.maybe("notice_request", facts.notice_request.map(|request| dated(request.reason.code(), request.received_on)));
    of.maybe("burden", facts.burden.map(burden_to_json));
    of.put("benefit_items", facts.benefit_items);
    of.put("employer_consent", facts.employer_consent);
    of.put("electronic_ok", facts.electronic_ok);
    of.put("held", facts.held.iter().map(held_to_json).collect::<Vec<_>>());
    of.done()
}

fn my_number_to_json(number: MyNumber) -> Value {
    let mut of = Writer::default();
    of.put("state", number.state().code());
    of.day("linked_on", number.linked_on());
    of.done()
}

fn myna_to_json(myna: &Myna) -> Value {
    let mut of = Writer::default();
    of.put("card", myna.card.code());
    of.maybe("registered", myna.registered);
    of.day("listed_on", myna.listed_on);
    of.day("certificate_expires_on", myna.certificate_expires_on);
    of.day("deregistration_applied_on", myna.deregistration_applied_on);
    of.day("deregistered_on", myna.deregistered_on);
    of.done()
}

fn protection_to_json(protection: Protection) -> Value {
    let mut of = Writer::default();
    of.put("self_view_blocked", protection.self_view_blocked);
    of.put("non_disclosure", protection.non_disclosure);
    of.put("provisional", protection.provisional);
    of.put("safe_address", protection.safe_address.code());
    of.done()
}

fn dated(reason: impl Into<Value>, received_on: Day) -> Value {
    let mut of = Writer::default();
    of.put("reason", reason);
    of.day("received_on", Some(received_on));
    of.done()
}

fn burden_to_json(burden: Burden) -> Value {
    let mut of = Writer::default();
    of.put("ratio", burden.percent);
    of.day("effective_on", Some(burden.effective_on));
    of.day("valid_until", burden.valid_until);
    of.done()
}

fn held_to_json(held: &HeldDocument) -> Value {
    let mut of = Writer::default();
    of.put("kind", held.kind.code());
    of.day("issued_on", Some(held.issued_on));
    of.day("valid_until", held.valid_until);
    of.put("state", held.state.code());
    of.maybe("reason", held.reason.map(Code::code));
    of.maybe("medium", held.medium.map(Code::code));
    of.done()
}

/// An object in the order in which it is written.
#[derive(Default)]
struct Writer(Map<String, Value>);

impl Writer {
    fn put(&mut self, key: &str, value: impl Into<Value>) {
        self.0.insert(key.to_owned(), value.into());
    }

    fn maybe(&mut self, key: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }

    fn day(&mut self, key: &str, day: Option<Day>) {
        self.maybe(key, day.map(|day| day.to_string()));
    }

    fn done(self) -> Value {
        Value::Object(self.0)
    }
}
