//! Reading facts strictly: every way in which a line can be wrong names its code and its field.

use kenpo_office::wire::facts::{form, parse_line};
use kenpo_office::wire::{LineCode, error_line};
use serde_json::{Value, json};

fn full() -> Value {
    json!({
        "id": "全部", "relation": "dependent", "birth_date": "1954-05-05", "acquired_on": "2019-07-01",
        "lost_on": "2027-01-01", "voluntary_until": "2027-03-31", "stay_until": "2028-01-01", "overseas": true,
        "care_needed": false, "issue_requested": true, "my_number": {"state": "linked", "linked_on": "2019-07-20"},
        "myna": {"card": "held", "registered": true, "listed_on": "2026-10-31", "certificate_expires_on": "2028-02-11",
                 "deregistration_applied_on": "2025-01-10", "deregistered_on": "2025-01-20"},
        "old_card": true, "old_card_valid_until": "2025-07-31",
        "protection": {"self_view_blocked": true, "non_disclosure": true, "provisional": true, "safe_address": "proposed"},
        "application": {"reason": 8, "received_on": "2026-11-01"},
        "notice_request": {"reason": "changed", "received_on": "2026-11-02"},
        "burden": {"ratio": 30, "effective_on": "2026-08-01", "valid_until": "2027-07-31"},
        "benefit_items": true, "employer_consent": true, "electronic_ok": true,
        "held": [{"kind": "certificate", "issued_on": "2025-12-02", "valid_until": "2029-03-31", "state": "lost",
                  "reason": "card_renewing", "medium": "a4"},
                 {"kind": "notice", "issued_on": "2024-12-20", "state": "spoiled", "reason": "lost"}],
    })
}

#[test]
fn everything_that_can_be_said_reads_back_as_it_was_written() {
    let facts = parse_line(&full().to_string()).unwrap();
    assert_eq!(serde_json::to_value(form(&facts)).unwrap(), full());
}

#[test]
fn what_may_be_left_out() {
    let least = r#"{"id":"","relation":"insured","birth_date":"1988-02-11","acquired_on":"2019-07-01","my_number":{"state":"none"}}"#;
    let facts = parse_line(least).unwrap();
    assert_eq!(facts.care_needed, None, "nobody has asked yet, which is not the same as no");
    assert_eq!(facts.myna, None);
    assert!(!facts.protection.any() && facts.held.is_empty() && !facts.electronic_ok);
    assert_eq!(serde_json::to_string(&form(&facts)).unwrap(), least, "and is left out where it is written");
}

/// Changes the value at a dotted path; `None` removes it.
fn with(path: &str, value: Option<Value>) -> Value {
    let mut facts = full();
    let (parent, key) = path.rsplit_once('.').unwrap_or(("", path));
    let object = match parent {
        "" => &mut facts,
        "held" => &mut facts["held"][0],
        _ => &mut facts[parent],
    };
    let map = object.as_object_mut().unwrap();
    match value {
        Some(value) => map.insert(key.to_owned(), value),
        None => map.remove(key),
    };
    facts
}

#[test]
fn a_flaw_names_its_code_and_its_field() {
    use LineCode::{BadValue, Impossible, MissingKey, UnknownKey};
    for (path, value, code, why) in [
        ("relation", None, MissingKey, "required"),
        ("id", None, MissingKey, "required"),
        ("birth_date", None, MissingKey, "required"),
        ("acquired_on", None, MissingKey, "required"),
        ("my_number", None, MissingKey, "required"),
        ("my_number.state", None, MissingKey, "required within"),
        ("myna.card", None, MissingKey, "required within"),
        ("protection.provisional", None, MissingKey, "no flag is left to a default"),
        ("application.received_on", None, MissingKey, "required within"),
        ("notice_request.reason", None, MissingKey, "required within"),
        ("burden.ratio", None, MissingKey, "required within"),
        ("held.state", None, MissingKey, "required within a list"),
        ("birthdate", Some(json!("1954-05-05")), UnknownKey, "mistyped"),
        ("myna.expires", Some(json!("2028-02-11")), UnknownKey, "mistyped within"),
        ("held.valid_till", Some(json!("2028-02-11")), UnknownKey, "mistyped within a list"),
        ("protection.blocked", Some(json!(true)), UnknownKey, "mistyped flag"),
        ("id", Some(json!(7)), BadValue, "a number is no text"),
        ("relation", Some(json!("spouse")), BadValue, "outside its list"),
        ("relation", Some(json!("Insured")), BadValue, "codes are exact"),
        ("birth_date", Some(json!("1954-5-5")), BadValue, "two digits each"),
        ("birth_date", Some(json!("1954-02-30")), BadValue, "no such day"),
        ("birth_date", Some(json!("+1954-05-05")), BadValue, "no sign"),
        ("birth_date", Some(json!(19540505)), BadValue, "a number is no day"),
        ("lost_on", Some(Value::Null), BadValue, "left out is not null"),
        ("care_needed", Some(Value::Null), BadValue, "nobody asked is said by leaving it out"),
        ("care_needed", Some(json!("true")), BadValue, "a text is no flag"),
        ("overseas", Some(json!(0)), BadValue, "a number is no flag"),
        ("my_number.state", Some(json!("registered")), BadValue, "outside its list"),
        ("myna", Some(json!("none")), BadValue, "not an object"),
        ("myna.card", Some(json!("expired")), BadValue, "outside its list"),
        ("application.reason", Some(json!(0)), BadValue, "1 to 8"),
        ("application.reason", Some(json!(9)), BadValue, "1 to 8"),
        ("application.reason", Some(json!("1")), BadValue, "a text is no number"),
        ("application.reason", Some(json!(256)), BadValue, "must not wrap round"),
        ("burden.ratio", Some(json!(10)), BadValue, "20 or 30"),
        ("burden.ratio", Some(json!(20.5)), BadValue, "whole"),
        ("held", Some(json!({})), BadValue, "a list"),
        ("held", Some(json!([1])), BadValue, "of objects"),
        ("held.kind", Some(json!("old_card")), BadValue, "outside its list"),
        ("held.reason", Some(json!("not_covered")), BadValue, "no certificate is given for it"),
        ("held.medium", Some(json!("paper")), BadValue, "outside its list"),
        (
            "my_number",
            Some(json!({"state": "none", "linked_on": "2020-01-01"})),
            Impossible,
            "not linked, yet on a day",
        ),
        ("my_number", Some(json!({"state": "linked"})), Impossible, "linked, yet on no day"),
    ] {
        let error = parse_line(&with(path, value).to_string()).unwrap_err();
        let field = if code == Impossible { "my_number.linked_on" } else { path };
        assert_eq!((error.code, error.field.as_deref()), (code, Some(field)), "{path}: {why}");
        assert_eq!(error.id.as_deref(), if path == "id" { None } else { Some("全部") }, "{path}: {why}");
        assert!(error.to_string().contains(field) && error.to_string().ends_with('。'), "{error}");
    }
}

#[test]
fn what_is_no_object_or_names_a_key_twice_is_bad_json() {
    for (line, id, why) in [
        ("", None, "empty"),
        ("[]", None, "a list"),
        ("\"x\"", None, "a text"),
        ("{\"id\": \"x\"", None, "cut off"),
        ("{\"id\": \"x\"} {}", None, "two on one line"),
        ("{\"id\": \"x\", \"relation\": \"insured\", \"relation\": \"dependent\"}", Some("x"), "which of the two?"),
        ("{\"id\": \"x\", \"my_number\": {\"state\": \"none\", \"state\": \"suspect\"}}", Some("x"), "within"),
        ("{\"id\": \"x\", \"id\": \"y\"}", None, "nobody knows whose line it is"),
    ] {
        let error = parse_line(line).unwrap_err();
        assert_eq!((error.code, error.field.as_deref(), error.id.as_deref()), (LineCode::BadJson, None, id), "{why}");
        let written = error_line(error.id.as_deref(), &error);
        assert_eq!(written["error"]["code"], "bad_json");
        assert_eq!(written["id"], json!(id));
        assert_eq!(written["error"]["field"], Value::Null);
    }
}
