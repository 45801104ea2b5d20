//! Databases of older programs: each opens, and says of its people what the program that wrote it said.

use kenpo_office::api::*;
use kenpo_office::office::Office;
use kenpo_office::table::call;
use kenpo_whole::beginning::opened as opened_past;
use kenpo_whole::{AS_OF, PASSWORD, Society, root};
use serde_json::{Value, json};

/// A copy of the database of a schema, opened.
fn opened(schema: &str) -> (Society, Value) {
    let folder = root().join("tests/fixtures/databases").join(schema);
    let society = Society::beside(&folder.join("society.kenpo")).unwrap();
    let expected = serde_json::from_slice(&std::fs::read(folder.join("expected.json")).unwrap()).unwrap();
    (society, expected)
}

/// A person as those programs told of them: not all that was known, neither the way of a piece nor who took its steps.
fn person(office: &mut Office, insured: &str) -> Value {
    let request = PersonReq { person: insured.to_owned(), as_of: AS_OF.to_owned() };
    let mut told = json!(call::person(office, request).unwrap().into_inner());
    told.as_object_mut().unwrap().remove("facts");
    for (rows, more) in [("pieces", "routeText"), ("events", "actor")] {
        for row in told[rows].as_array_mut().unwrap() {
            row.as_object_mut().unwrap().remove(more);
        }
    }
    told
}

/// The counts that those programs told: none of them told the day of the latest batch, nor what is to be pulled out.
fn counted(status: &StatusRes) -> Value {
    let mut told = json!(status.counts);
    let counts = told.as_object_mut().unwrap();
    counts.remove("latestBatchDay");
    assert_eq!(counts.remove("heldRows"), Some(json!(0)), "rows that waited then were not kept");
    assert_eq!(counts.remove("toPullOut"), Some(json!(0)), "what was withdrawn then is not known to lie there");
    told
}

/// A batch as that program told of it: it counted what has terms, and what only tells.
fn as_before(batch: &BatchRow) -> Value {
    let counted = |terms: bool| {
        let documents = batch.documents.iter().filter(|of| of.document.0.has_terms() == terms);
        documents.map(|of| of.count).sum::<u32>()
    };
    let mut told = json!(batch);
    let row = told.as_object_mut().unwrap();
    row.remove("documents");
    row.insert("certificates".to_owned(), json!(counted(true)));
    row.insert("notices".to_owned(), json!(counted(false)));
    told
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
    let mut before = expected["batches"].clone();
    for batch in before.as_array_mut().unwrap() {
        // The office stands in front of the number now; the names of printed files stay.
        batch["number"] = json!(format!("07-{}", batch["number"].as_str().unwrap()));
    }
    assert_eq!(Value::from_iter(batches.rows.iter().map(as_before)), before);
    let request = BatchReq { batch: "2026-0001".to_owned(), page: 1 };
    let own = call::batch(&mut society.office, request).unwrap().into_inner();
    assert_eq!(own.batch.number, "07-2026-0001", "without an office it is one's own");
    assert!(own.pieces.iter().filter_map(|piece| piece.file.as_deref()).all(|file| file.contains("-2026-0001-")));
    let status = call::status(&mut society.office, StatusReq {}).unwrap().into_inner();
    assert_eq!(counted(&status), expected["status"]);
}

#[test]
fn a_database_of_schema_1_is_copied_before_it_is_brought_up_and_its_log_still_holds() {
    let (society, _) = opened("0001");
    let copy = society.dir.path().join("society.kenpo.before-0002");
    let before = std::fs::read(root().join("tests/fixtures/databases/0001/society.kenpo")).unwrap();
    assert!(copy.exists() && std::fs::read(&copy).unwrap().len() >= before.len());
    let store = opened_past(&society.db(), PASSWORD).unwrap();
    assert_eq!(store.verify(&[]).unwrap().problems, []);
}

#[test]
fn a_database_of_schema_2_holds_what_it_held() {
    let (mut society, expected) = opened("0002");
    for before in expected["people"].as_array().unwrap() {
        let insured = before["person"]["insured"].as_str().unwrap();
        assert_eq!(person(&mut society.office, insured), *before, "{insured}");
    }
    let returns = call::returns(&mut society.office, ReturnsReq {}).unwrap().into_inner();
    assert_eq!(json!(returns.rows), expected["returns"]);
    let batches = call::batches(&mut society.office, BatchesReq {}).unwrap().into_inner();
    assert_eq!(json!(batches.rows), expected["batches"]);
    let status = call::status(&mut society.office, StatusReq {}).unwrap().into_inner();
    assert_eq!(counted(&status), expected["status"]);
    assert!(society.dir.path().join("society.kenpo.before-0003").exists(), "it was copied first");
    let store = opened_past(&society.db(), PASSWORD).unwrap();
    assert_eq!(store.verify(&[]).unwrap().problems, []);
    assert!(store.senders().unwrap().is_empty());
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
