//! The twelve examples that pin down the wire form, key by key.

use crate::{day, policy};
use kenpo_domain::decision::Run;
use kenpo_office::decide_lines::decide_lines;
use kenpo_office::wire;
use serde_json::Value;

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
        assert_eq!(wire::facts::parse_line(&wire::facts::to_json(&facts).to_string()).unwrap(), facts);
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
