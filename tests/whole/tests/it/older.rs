//! Databases of older programs: each opens, and says of its people what the program that wrote it said.

use kenpo_office::api::*;
use kenpo_office::office::Office;
use kenpo_office::table::call;
use kenpo_whole::{AS_OF, PASSWORD, Society, root};
use serde_json::{Value, json};

/// A copy of the database of a schema, opened.
fn opened(schema: &str) -> (Society, Value) {
    let folder = root().join("tests/fixtures/databases").join(schema);
    let society = Society::beside(&folder.join("society.kenpo")).unwrap();
    let expected = serde_json::from_slice(&std::fs::read(folder.join("expected.json")).unwrap()).unwrap();
    (society, expected)
}

fn person(office: &mut Office, insured: &str) -> Value {
    let request = PersonReq { person: insured.to_owned(), as_of: AS_OF.to_owned() };
    serde_json::to_value(call::person(office, request).unwrap().into_inner()).unwrap()
}

#[test]
fn people_and_pieces_of_schema_1_are_what_they_were() {
    let (mut society, expected) = opened("0001");
    let people = expected["people"].as_array().unwrap();
    assert_eq!(people.len(), 30);
    for before in people {
        let insured = before["person"]["insured"].as_str().unwrap();
        assert_eq!(person(&mut society.office, insured), *before, "{insured}");
    }
    let returns = call::returns(&mut society.office, ReturnsReq {}).unwrap().into_inner();
    assert_eq!(json!(returns.rows), expected["returns"]);
    let batches = call::batches(&mut society.office, BatchesReq {}).unwrap().into_inner();
    assert_eq!(json!(batches.rows), expected["batches"]);
    let status = call::status(&mut society.office, StatusReq {}).unwrap().into_inner();
    assert_eq!(json!(status.counts), expected["status"]);
}

#[test]
fn work_goes_on_in_a_database_of_schema_1() {
    let (mut society, _) = opened("0001");
    let next = society.issue();
    assert!(next.is_err(), "nothing is due on the day of its last batch");
    society.restart().unwrap();
    let search = PeopleReq { query: "31-0009001-00".to_owned(), address: String::new(), page: 1 };
    let found = call::people(&mut society.office, search).unwrap().into_inner();
    assert_eq!(found.rows[0].name, "髙橋　花子");
    assert_eq!(PASSWORD, "correct horse battery", "the README beside the database names it");
}
