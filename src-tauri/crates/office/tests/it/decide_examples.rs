//! The twelve examples that pin down the wire form, key by key.

use crate::{day, policy};
use kenpo_domain::decision::Run;
use kenpo_office::decide_lines::decide_lines;
use kenpo_office::wire;
use serde_json::{Value, json};

const FACTS: &str = include_str!("../../../../../tests/fixtures/decide/facts.jsonl");
const DECISIONS: &str = include_str!("../../../../../tests/fixtures/decide/decisions.jsonl");

fn answers() -> (Vec<Value>, bool) {
    let mut answers = Vec::new();
    let any_error = decide_lines(&policy(), day("2026-11-22"), Run::Regular, &mut FACTS.as_bytes(), &mut |line| {
        answers.push(serde_json::from_str(line.get()).unwrap());
        Ok(())
    });
    (answers, any_error.unwrap())
}

#[test]
fn every_key_of_every_example_is_answered_as_written() {
    let (answers, any_error) = answers();
    let expected: Vec<Value> = DECISIONS.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), expected.len());
    assert!(any_error, "the last example is in error");
    for (answer, expected) in answers.iter().zip(&expected) {
        // What the examples leave out the program gives.
        let mut answer = answer.clone();
        let map = answer.as_object_mut().unwrap();
        if let Some(error) = map.get_mut("error") {
            let message = error.as_object_mut().unwrap().remove("message").unwrap();
            assert!(message.as_str().unwrap().contains("lost_on"), "{message}");
        } else {
            let policy = map.remove("policy").unwrap();
            assert_eq!(policy, serde_json::json!({"name": "例示健康保険組合", "version": "2026-1"}));
            assert_ne!(map.remove("rule").unwrap(), "");
            assert!(!map.remove("sources").unwrap().as_array().unwrap().is_empty());
        }
        assert_eq!(&answer, expected);
    }
}

#[test]
fn decisions_and_facts_read_back_as_they_were_written() {
    for answer in answers().0.iter().filter(|answer| answer.get("error").is_none()) {
        let decision = wire::decision::from_json(answer).unwrap();
        assert_eq!(&wire::decision::to_json(&decision), answer);
    }
    for line in FACTS.lines() {
        let facts = wire::facts::parse_line(line).unwrap();
        assert_eq!(
            wire::facts::parse_line(&serde_json::to_string(&wire::facts::form(&facts)).unwrap()).unwrap(),
            facts
        );
    }
}

#[test]
fn a_stored_decision_with_a_key_too_many_or_too_few_is_refused() {
    let (answers, _) = answers();
    let full = answers.first().unwrap().as_object().unwrap();
    for key in full.keys() {
        let mut fewer = full.clone();
        fewer.remove(key);
        assert_eq!(wire::decision::from_json(&Value::Object(fewer)).unwrap_err().field, *key);
    }
    let mut more = full.clone();
    more.insert("extra".to_owned(), Value::Null);
    assert_eq!(wire::decision::from_json(&Value::Object(more)).unwrap_err().field, "extra");
    for no_decision in [Value::Null, Value::Array(Vec::new())] {
        assert!(wire::decision::from_json(&no_decision).is_err());
    }
}

#[test]
fn a_stored_decision_says_nothing_that_its_outcome_does_not_have() {
    let (answers, _) = answers();
    for (id, key, value, why) in [
        ("usable-new", "document", json!("individual_check"), "that is how a screen lists it"),
        ("usable-new", "valid_until", json!("2029-03-31"), "a notice does not end"),
        ("usable-new", "recorded_reason", json!("no_card"), "the entry of a notice says no reason of a certificate"),
        ("usable-new", "renewal", json!(true), "a notice is not renewed"),
        ("usable-new", "medium", json!("postcard"), "a notice has one medium"),
        ("usable-new", "elderly_certificate", json!(true), "that goes with a certificate"),
        ("usable-new", "also", json!("notice"), "a notice has no notice beside it"),
        ("usable-new", "missing", json!(["card"]), "what is due lacks nothing"),
        ("usable-new", "basis", json!(null), "whatever is due has a ground"),
        ("usable-new", "route", json!(null), "and a way"),
        ("no-card", "valid_until", json!(null), "a certificate ends"),
        ("no-card", "medium", json!(null), "and has a medium"),
        ("no-card", "also", json!("certificate"), "only a notice stands beside it"),
        ("no-card", "also_ratio", json!({"percent": 20, "effective_on": null, "valid_until": null}), "of no notice"),
        ("not-in-list", "route", json!("direct"), "a hold goes nowhere"),
        ("not-in-list", "reason", json!(null), "a hold has a reason"),
        ("not-in-list", "ratio", json!({"percent": 20, "effective_on": null, "valid_until": null}), "carried by what?"),
        ("left", "basis", json!("ex_officio"), "nothing needs no ground"),
        ("left", "missing", json!(["card"]), "nothing lacks nothing"),
    ] {
        let mut changed = answers.iter().find(|answer| answer["id"] == id).unwrap().clone();
        assert_ne!(changed[key], value, "{id}: {why}");
        changed[key] = value;
        assert_eq!(wire::decision::from_json(&changed).unwrap_err().field, key, "{id}: {why}");
    }
}

#[test]
fn a_notice_beside_a_certificate_keeps_its_own_ratio() {
    let (answers, _) = answers();
    let mut certificate = answers.iter().find(|answer| answer["id"] == "no-card").unwrap().clone();
    certificate["ratio"] = json!({"percent": 30, "effective_on": "2026-08-01", "valid_until": "2027-07-31"});
    certificate["also"] = json!("notice");
    for ratio in [json!(null), json!({"percent": 20, "effective_on": "2026-12-01", "valid_until": null})] {
        certificate["also_ratio"] = ratio;
        assert_eq!(wire::decision::to_json(&wire::decision::from_json(&certificate).unwrap()), certificate);
    }
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let run = || {
        let mut bytes = String::new();
        decide_lines(&policy(), day("2026-11-22"), Run::Regular, &mut FACTS.as_bytes(), &mut |line| {
            bytes.push_str(line.get());
            Ok(())
        })
        .unwrap();
        bytes
    };
    assert_eq!(run(), run());
}
