//! The audit trail over a whole journey: it holds, it tells nothing of anybody, and what cannot be written into it does not happen.

use crate::asked::{self, HEAD, PROTECTED, ask};
use crate::small::roster;
use kenpo_office::api::*;
use kenpo_office::fault::FaultCode;
use kenpo_office::table::call;
use kenpo_store::{Password, Who, raw_key_hex};
use kenpo_whole::beginning::opened as opened_past;
use kenpo_whole::{FILES, PASSWORD, Society};
use rusqlite::Connection;
use serde_json::json;

/// The database past the program, as whoever has a password and the key file can open it.
fn raw(society: &Society) -> Connection {
    let who = Who { user: None, password: &Password::new(PASSWORD.to_owned()) };
    let key = raw_key_hex(&society.db(), &who).unwrap();
    let salt: String = std::fs::read(society.db()).unwrap()[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    let conn = Connection::open(society.db()).unwrap();
    conn.execute_batch(&format!("PRAGMA key = \"x'{}{salt}'\"", *key)).unwrap();
    conn
}

fn texts(conn: &Connection, sql: &str) -> Vec<String> {
    let mut statement = conn.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get::<_, Option<String>>(0)).unwrap();
    rows.filter_map(Result::unwrap).collect()
}

/// Every column of every row, one text each.
const TRAIL: &str = "SELECT seq || ' ' || at || ' ' || act || ' ' || coalesce(subject, '') || ' ' || coalesce(sealed_subject, '')
    || ' ' || coalesce(figures, '') || ' ' || coalesce(search, '') || ' ' || coalesce(refused, '') FROM audit ORDER BY seq";

#[test]
fn a_whole_journey_leaves_a_row_for_each_act_and_no_text_of_anybody() {
    let mut society = Society::with(&FILES).unwrap();
    roster(&mut society, &[HEAD, PROTECTED]);
    call::protect(&mut society.office, ProtectReq { insured: PROTECTED.id.into() }).unwrap();
    society.issue().unwrap();
    society.print("first").unwrap();
    let batch = || "latest".to_owned();
    call::batch_enclose(&mut society.office, BatchEncloseReq { batch: batch() }).unwrap();
    call::batch_post(&mut society.office, BatchPostReq { batch: batch() }).unwrap();
    let serial = society.pieces().unwrap()[0].serial.clone();
    let request = PieceReturnReq {
        serial: serial.clone(),
        reason: "moved".to_owned(),
        via: serde_json::from_value(json!("post")).unwrap(),
    };
    ask(&mut society, "piece_return", json!(request));
    ask(&mut society, "return_clear", json!({ "serial": serial }));
    asked::everything(&mut society);
    let told = json!({ "source": "form", "on": null });
    let said = json!([{ "field": "address", "value": "東京都千代田区千代田1-1" }]);
    ask(
        &mut society,
        "correct_preview",
        json!({ "people": [HEAD.id], "fields": said, "told": told, "asOf": "2026-11-30" }),
    );
    let searched = ask(&mut society, "people", json!({ "query": HEAD.name, "address": "", "page": 1 }));
    assert_eq!(searched["total"], 1);
    ask(&mut society, "person", json!({ "person": HEAD.id, "asOf": "2026-11-30" }));
    society.restart().unwrap();

    let conn = raw(&society);
    let rows = texts(&conn, TRAIL);
    let acts = texts(&conn, "SELECT DISTINCT act FROM audit");
    for act in [
        "init",
        "import",
        "search",
        "view_contact",
        "propose_batch",
        "print",
        "enclose",
        "post",
        "protect",
        "open",
        "desk_look",
    ] {
        assert!(acts.iter().any(|known| known == act), "{act}");
    }
    let all = rows.join("\n");
    let people =
        "SELECT name FROM person UNION SELECT replace(name, '　', '') FROM person UNION SELECT kana_cell FROM person
        UNION SELECT kana FROM person UNION SELECT symbol || '-' || number || '-' || branch FROM person
        UNION SELECT address FROM person UNION SELECT phone FROM person UNION SELECT postal FROM person
        UNION SELECT symbol || '-' || number FROM person";
    let mut seen = 0;
    for text in
        texts(&conn, &people.replace("FROM person", "FROM person WHERE true")).iter().filter(|text| text.len() > 3)
    {
        assert!(!all.contains(text.as_str()), "the trail tells {text}");
        seen += 1;
    }
    assert!(seen > 1_000, "{seen}");
    let store = opened_past(&society.db(), PASSWORD).unwrap();
    assert_eq!(store.verify(&[]).unwrap().problems, []);
}

#[test]
fn what_leaves_no_row_is_neither_answered_nor_done() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[HEAD, PROTECTED]);
    let conn = raw(&society);
    conn.execute_batch("CREATE TRIGGER no_row BEFORE INSERT ON audit BEGIN SELECT raise(ABORT, 'no'); END").unwrap();
    let before = texts(&conn, TRAIL);
    let office = &mut society.office;
    let people = PeopleReq { query: String::new(), address: String::new(), page: 1 };
    assert_eq!(call::people(office, people.clone()).unwrap_err().code, FaultCode::Internal);
    let unknown = PersonReq { person: "99-9999999-99".to_owned(), as_of: "2026-11-30".to_owned() };
    assert_eq!(call::person(office, unknown).unwrap_err().code, FaultCode::Internal, "not even that nobody is there");
    assert_eq!(call::protect(office, ProtectReq { insured: HEAD.id.into() }).unwrap_err().code, FaultCode::Internal);
    assert_eq!(texts(&conn, "SELECT id FROM protection"), [""; 0], "nothing was done");
    assert_eq!(texts(&conn, TRAIL), before);
    assert_eq!(call::lock(office, LockReq {}).unwrap_err().code, FaultCode::Internal);
    assert_eq!(call::people(office, people).unwrap_err().code, FaultCode::Locked, "whoever locks has locked");
    assert_eq!(society.another().err().unwrap().code, FaultCode::Internal, "nobody opens unseen");
    conn.execute_batch("DROP TRIGGER no_row").unwrap();
}

#[test]
fn a_tampered_trail_is_told_and_answers_all_the_same() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[HEAD, PROTECTED]);
    let head = call::audit_head(&mut society.office, AuditHeadReq {}).unwrap().into_inner();
    let anchor = |digits: usize| format!("{}:{}", head.seq, &head.hash[..digits]);
    let mut verified = |anchors: &[String]| {
        let request = AuditVerifyReq { anchors: anchors.to_vec() };
        call::audit_verify(&mut society.office, request).map(|reply| reply.into_inner())
    };
    assert!(verified(&[anchor(64), anchor(20)]).unwrap().intact);
    for bad in
        ["", "1", "1:", "x:00000000000000000000", "0:00000000000000000000", &anchor(19), &format!("{}0", anchor(64))]
    {
        assert_eq!(verified(&[bad.to_owned()]).unwrap_err().code, FaultCode::AnchorBad, "{bad}");
    }
    let cut = verified(&["900:00000000000000000000".to_owned()]).unwrap();
    let found = |verified: &AuditVerified| {
        verified.problems.iter().map(|found| (found.seq, found.kind.code(), found.count)).collect::<Vec<_>>()
    };
    assert_eq!((cut.intact, found(&cut)[0].1, found(&cut)[0].0), (false, "cut", Some(900)));
    let other = verified(&[format!("{}:{}", head.seq, "0".repeat(20))]).unwrap();
    assert_eq!(found(&other), [(Some(head.seq), "rebuilt", 1)]);
}
