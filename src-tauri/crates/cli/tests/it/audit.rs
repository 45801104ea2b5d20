//! The audit trail from the command line: listed, checked, its head named, and checked on a copy.

use crate::support::{AS_OF, Kenpo, ROSTERS, User};
use serde_json::{Value, json};

/// Rows of the trail, the oldest first: who, what, and the fault where it was refused.
fn trail(kenpo: &Kenpo, words: &[&str]) -> Vec<String> {
    let reply = kenpo.data("audit list", words);
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let row = |row: &Value| format!("{} {} {}", text(&row["user"]), text(&row["act"]), text(&row["refused"]));
    let mut rows: Vec<String> = reply["rows"].as_array().unwrap().iter().map(row).collect();
    rows.reverse();
    rows
}

#[test]
fn every_word_leaves_its_rows_and_the_list_finds_them() {
    let kenpo = Kenpo::with(&ROSTERS[..1]);
    let found = kenpo.data("people", &[]);
    let insured = found["rows"][0]["insured"].as_str().unwrap().to_owned();
    kenpo.data("person", &[&insured, "--as-of", AS_OF]);
    assert_eq!(kenpo.on("person", &["99-9999999-99"]).code, 6);
    assert_eq!(kenpo.on("person", &[&insured, "--as-of", "soon"]).code, 2);
    let first = "管理者";
    let said: Vec<String> = [
        "init -",
        "open -",
        "import_preview -",
        "import -",
        "open -",
        "search -",
        "open -",
        "view_contact -",
        "open -",
        "status -",
        "view person_unknown",
        "open -",
        "open -",
    ]
    .iter()
    .map(|row| format!("{first} {row}"))
    .collect();
    assert_eq!(trail(&kenpo, &[]), said);
    assert_eq!(trail(&kenpo, &["--person", &insured]), [format!("{first} view_contact -")]);
    assert_eq!(trail(&kenpo, &["--person", "99-9999999-99"]), [""; 0]);
    assert_eq!(trail(&kenpo, &["--refused"]), [format!("{first} view person_unknown")]);
    assert_eq!(trail(&kenpo, &["--act", "import"]), [format!("{first} import -")]);
    assert_eq!(trail(&kenpo, &["--by", "nobody"]), [""; 0]);
    assert_eq!(trail(&kenpo, &["--to", "2020-01-01"]), [""; 0]);
    assert!(trail(&kenpo, &["--from", "2020-01-01"]).len() > 10);
    assert_eq!(kenpo.on("audit list", &["--from", "soon"]).code, 2);
}

#[test]
fn who_wrote_a_wrong_password_is_told_at_the_next_opening() {
    let kenpo = Kenpo::with(&[]);
    let wrong = User { name: "管理者", password: "falsch" };
    for _ in 0..2 {
        assert_eq!(kenpo.answers(&wrong, "status", &[], "").fault(), "3 wrong_password");
    }
    let unknown = User { name: "nobody", password: "falsch" };
    assert_eq!(kenpo.answers(&unknown, "status", &[], "").fault(), "3 wrong_password");
    kenpo.data("status", &[]);
    let refused = kenpo.data("audit list", &["--refused"]);
    let rows: Vec<Value> = refused["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| json!([row["user"], row["figures"][0]["value"], row["refused"]]))
        .collect();
    assert_eq!(rows, [json!([null, "1", "wrong_password"]), json!(["管理者", "2", "wrong_password"])]);
}

#[test]
fn the_head_is_an_anchor_that_a_check_meets_and_a_copy_is_checked_without_a_trace() {
    let kenpo = Kenpo::with(&[]);
    let head = kenpo.data("audit head", &[]);
    let anchor = format!("{}:{}", head["seq"], &head["hash"].as_str().unwrap()[..20]);
    assert_eq!(kenpo.data("audit verify", &["--anchor", &anchor])["intact"], true);
    let beyond = kenpo.on("audit verify", &["--anchor", "9999:00000000000000000000", "--json"]);
    assert_eq!(beyond.code, 1);
    let reply = beyond.replies().pop().unwrap();
    assert_eq!((&reply["ok"], &reply["data"]["intact"]), (&json!(true), &json!(false)));
    assert_eq!(reply["data"]["problems"][0]["kind"], "cut");
    assert_eq!(kenpo.on("audit verify", &["--anchor", "soon"]).code, 2);

    let files = || -> Vec<(String, Vec<u8>)> {
        let folder = std::path::Path::new(&kenpo.db()).parent().unwrap().to_owned();
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files.into_iter().map(|path| (path.display().to_string(), std::fs::read(&path).unwrap())).collect()
    };
    let before = files();
    assert_eq!(kenpo.data("audit verify", &["--anchor", &anchor, "--read-only"])["intact"], true);
    let wrong = User { name: "管理者", password: "falsch" };
    assert_eq!(kenpo.answers(&wrong, "audit verify", &["--read-only"], "").fault(), "3 wrong_password");
    assert!(files() == before, "neither the database nor its key file was written");
}

/// The database and its key file as they were.
fn put_back(kenpo: &Kenpo, was: &[Vec<u8>; 2]) {
    for (name, bytes) in files(kenpo).iter().zip(was) {
        std::fs::write(name, bytes).unwrap();
    }
}

fn files(kenpo: &Kenpo) -> [String; 2] {
    [kenpo.db(), format!("{}-key", kenpo.db())]
}

#[test]
fn a_database_that_was_put_back_answers_a_check_alone_until_it_is_accepted() {
    let kenpo = Kenpo::with(&[]);
    assert_eq!(kenpo.data("status", &[])["anchor"], "file");
    let was = files(&kenpo).map(|name| std::fs::read(name).unwrap());
    kenpo.data("people", &[]);
    put_back(&kenpo, &was);
    let refused = kenpo.on("people", &["--json"]);
    let fault = refused.replies().pop().unwrap()["fault"].take();
    assert_eq!((refused.code, &fault["code"]), (4, &json!("older_than_known")));
    let seq = |head: &Value| head["seq"].as_u64().unwrap();
    assert!(seq(&fault["params"]["known"]) > seq(&fault["params"]["found"]));
    assert!(
        fault["params"]["known"]["hash"].as_str().unwrap().len() == 64 && fault["params"]["found"]["at"].is_string()
    );
    assert_eq!(kenpo.on("status", &[]).code, 4);
    assert_eq!(kenpo.on("audit list", &[]).code, 4);
    assert_eq!(kenpo.data("audit verify", &[])["intact"], true, "nothing of it is wrong but its age");
    assert_eq!(kenpo.on("accept-older", &[]).code, 2);
    assert_eq!(kenpo.on("accept-older", &["--confirm"]).code, 6);
    let accepted = kenpo.data("accept-older", &["--reason", "バックアップから戻した"]);
    assert_eq!(accepted, json!({ "proposal": null, "confirmed": true }), "nobody else was ever there");
    assert_eq!(kenpo.data("status", &[])["older"], false);
    let single = kenpo.data("audit list", &["--single"]);
    assert_eq!(single["rows"][0]["act"], "accept_older");
    assert_eq!(kenpo.on("accept-older", &["--reason", "again"]).code, 6);
}

#[test]
fn an_older_database_of_several_users_is_accepted_by_two_of_them() {
    let kenpo = Kenpo::with(&[]);
    let first = User { name: "管理者", password: crate::support::PASSWORD };
    let told = "staple cloud river 77";
    kenpo.answers(&first, "user add", &["shounin", "--roles", "approver"], told).data();
    let second = User { name: "shounin", password: "another river of stones 5" };
    let due = User { name: "shounin", password: told };
    kenpo.answers(&due, "user password", &[], second.password).data();
    let was = files(&kenpo).map(|name| std::fs::read(name).unwrap());
    kenpo.answers(&first, "people", &[], "").data();
    put_back(&kenpo, &was);
    assert_eq!(kenpo.answers(&second, "status", &[], "").fault(), "4 older_than_known");
    assert_eq!(kenpo.answers(&second, "accept-older", &["--reason", "x"], "").fault(), "3 not_allowed");
    let proposed = kenpo.answers(&first, "accept-older", &["--reason", "x"], "").data();
    assert_eq!(proposed["confirmed"], false);
    assert_eq!(kenpo.answers(&first, "accept-older", &["--confirm"], "").fault(), "3 not_allowed same_person");
    assert_eq!(kenpo.answers(&first, "status", &[], "").fault(), "4 older_than_known");
    assert_eq!(kenpo.answers(&second, "accept-older", &["--confirm"], "").data()["confirmed"], true);
    assert_eq!(kenpo.answers(&first, "status", &[], "").data()["older"], false);
}
