//! Changes as JSON: every field of every kind of record goes out and comes back.

use kenpo_domain::facts::Protection;
use kenpo_domain::insured::InsuredId;
use kenpo_domain::listing::Listing;
use kenpo_domain::record::{Change, Field, Record};
use kenpo_domain::registration::{PersonField, PersonValue, Registration};
use kenpo_journal::{change_from, change_json};
use serde_json::{Map, Value, json};

fn members(json: Value) -> Map<String, Value> {
    match json {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

/// Reads JSON as a change, and writes it again.
fn again<R: Record>(json: Value) -> Option<Value> {
    let change: Change<R> = change_from(&members(json))?;
    serde_json::from_slice(&change_json(&change)).ok()
}

/// Every field of a person from nothing to something.
fn everything() -> Value {
    json!({
        "number": [null, {"symbol": "12", "number": "0001003", "branch": "00"}],
        "name": [null, "髙橋　花子"],
        "kana": [null, "ﾀｶﾊｼ ﾊﾅｺ"],
        "sex": [null, "female"],
        "birth": [null, "1975-11-08"],
        "relation": [null, "insured"],
        "relation_text": [null, "本人"],
        "acquired_on": [null, "2024-04-01"],
        "lost_on": [null, "2026-12-01"],
        "voluntary_until": [null, "2026-11-30"],
        "stay_until": [null, "2027-01-01"],
        "overseas": [null, true],
        "employer": [null, "J0042"],
        "address": [null, {"postal": null, "address": "神戸市"}],
        "phone": [null, "078-555-0123"],
        "issue_requested": [null, true],
        "number_state": [null, {"number_state": "linked", "number_linked_on": "2026-10-31"}],
        "number_last4": [null, "1234"],
        "burden": [null, {"burden_percent": 20, "burden_effective_on": "2026-08-01", "burden_valid_until": null}],
        "care": [null, {"care_needed": false, "care_asked_on": "2026-11-20", "care_asked_of": "family"}],
    })
}

#[test]
fn every_field_goes_out_and_comes_back() {
    let json = everything();
    let keys: Vec<&str> = PersonField::ALL.iter().map(|field| field.key()).collect();
    assert!(keys.iter().all(|key| json.get(key).is_some()) && members(json.clone()).len() == keys.len());
    assert_eq!(again::<Registration>(json.clone()), Some(json.clone()));
    let change: Change<Registration> = change_from(&members(json)).unwrap();
    let person = change.apply(None).unwrap().unwrap();
    assert!(person.get(PersonField::Number) == PersonValue::Number(InsuredId::new("12", "0001003", "00").unwrap()));
    assert!(Change::new(person.clone()) == change, "the same from the record");
    assert!(change.back().apply(Some(&person)).unwrap().is_none(), "and taken back nobody is left");
}

#[test]
fn what_a_field_cannot_say_is_not_read() {
    for (change, why) in [
        (json!({"nobody": [null, "x"]}), "a field that is not known"),
        (json!({"name": [null, 1]}), "a number for a name"),
        (json!({"name": [null, "x", "y"]}), "three sides"),
        (json!({"name": ["x", "x"]}), "no change"),
        (json!({"name": [null, " x"]}), "a blank that no name begins with"),
        (json!({"birth": [null, "2026-02-30"]}), "no day"),
        (json!({"sex": [null, "Female"]}), "no code"),
        (json!({"address": [null, {"address": "x"}]}), "a joint field in part"),
        (json!({"address": [null, {"address": "x", "postal": null, "more": 1}]}), "a joint field with more"),
        (json!({"address": [null, {"address": "", "postal": null}]}), "nothing, said otherwise than by null"),
        (json!({"overseas": [null, false]}), "nothing, said otherwise than by null"),
        (json!({"number_state": [null, {"number_state": "linked", "number_linked_on": null}]}), "linked without a day"),
        (
            json!({"burden": [null, {"burden_percent": null, "burden_effective_on": "2026-08-01", "burden_valid_until": null}]}),
            "a day without a ratio",
        ),
    ] {
        assert_eq!(again::<Registration>(change), None, "{why}");
    }
    assert_eq!(
        again::<Protection>(json!({"non_disclosure": [null, true]})),
        Some(json!({"non_disclosure": [null, true]}))
    );
    let list = json!({"list": [null, {"card": "none", "registered": null, "listed_on": "2026-10-31", "certificate_expires_on": null}]});
    assert_eq!(again::<Listing>(list.clone()), Some(list));
}
