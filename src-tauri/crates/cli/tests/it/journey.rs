//! The main job by commands alone, as the demonstration and an administrator's script do it.

use crate::support::{AS_OF, Kenpo, LIST, ROSTERS, roster};
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[test]
fn from_rosters_to_a_returned_piece() {
    let kenpo = Kenpo::with(&[]);
    let files: Vec<String> = ROSTERS.iter().chain([&LIST]).map(|file| roster(file)).collect();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let findings = kenpo.path("findings.json");
    let import = [&files[..], &["--as-of", AS_OF, "--findings", &findings]].concat();
    assert_eq!(kenpo.on("import", &import).code, 0);
    let findings: Value = serde_json::from_slice(&std::fs::read(findings).unwrap()).unwrap();
    assert_eq!((&findings["format"], findings["files"].as_array().unwrap().len()), (&json!(1), 4));

    let plan = kenpo.data("plan", &["--as-of", AS_OF]);
    let due = plan["pieces"].as_u64().unwrap();
    assert!(due > 0);
    let other = (due + 1).to_string();
    assert_eq!(kenpo.on("issue", &["--as-of", AS_OF, "--expect", &other]).code, 6);
    let made = kenpo.data("issue", &["--as-of", AS_OF, "--expect", &due.to_string()]);
    assert_eq!(made["batch"]["pieces"], due);

    let out = kenpo.path("batch");
    assert_eq!(kenpo.data("print", &["--out", &out])["printed"], due);
    let elsewhere = kenpo.path("elsewhere");
    assert_eq!(kenpo.on("print", &["--out", &elsewhere]).code, 6, "an original is printed once");
    let manifest: Value = serde_json::from_slice(&std::fs::read(format!("{out}/manifest.json")).unwrap()).unwrap();
    let pieces = manifest["pieces"].as_array().unwrap();
    let serials: BTreeSet<&str> = pieces.iter().map(|piece| piece["serial"].as_str().unwrap()).collect();
    assert_eq!(serials.len() as u64, due);
    let keys = ["serial", "person", "document", "rule", "file", "page"];
    for piece in pieces {
        assert_eq!(piece.as_object().unwrap().keys().collect::<Vec<_>>(), keys, "no address, nothing else");
        assert!(std::path::Path::new(&out).join(piece["file"].as_str().unwrap()).exists());
    }

    let last = &pieces[pieces.len() - 1];
    kenpo.on("protect", &[last["person"].as_str().unwrap()]);
    assert_eq!(kenpo.data("enclose", &[])["moved"], due - 1);
    pulled_out(&kenpo, last["serial"].as_str().unwrap());
    assert_eq!(kenpo.data("post", &[])["batch"]["state"], "posted");
    let (serial, person) = (pieces[0]["serial"].as_str().unwrap(), pieces[0]["person"].as_str().unwrap());
    assert_eq!(kenpo.data("return", &[serial, "--reason", "03"])["rows"][0]["serial"], serial);
    let history = kenpo.on("person", &[person, "--as-of", AS_OF]).out;
    assert!(history.contains("返戻：転居先不明") && !history.contains("登録の変更履歴"), "{history}");
    assert!(history.contains("印刷済：様式 ") && history.contains(" 第1版"), "{history}");
    let told = kenpo.on("person", &[person, "--as-of", AS_OF, "--history"]).out;
    let changes = told.strip_prefix(&history).unwrap().trim_start_matches('\n');
    assert!(changes.starts_with("登録の変更履歴\n　"), "{told}");
    assert!(changes.contains("名簿の取込　新規\n") && changes.contains("　　氏名："), "{told}");
    assert_eq!(kenpo.data("status", &[])["counts"]["openReturns"], 1);
    assert_eq!(kenpo.data("clear", &[serial])["rows"], json!([]));
    let summary = kenpo.path("summary.txt");
    assert_eq!(kenpo.on("summary", &["--as-of", AS_OF, "--out", &summary]).code, 0);
    assert!(std::fs::read_to_string(summary).unwrap().contains("例示健康保険組合（保険者番号 06139463）"));
}

/// An envelope that must not go out stays on the list until it is ticked off.
fn pulled_out(kenpo: &Kenpo, serial: &str) {
    assert_eq!(kenpo.data("pull-out", &[])["rows"][0]["serial"], serial);
    let listed = kenpo.on("pull-out", &[]).out;
    assert!(listed.starts_with("次の書類は抜き取り、発送しないでください。\n01-"), "{listed}");
    assert!(kenpo.on("status", &[]).out.contains("抜き取る書類 1通"));
    assert_eq!(kenpo.on("pull-out", &[serial, "--all"]).code, 2, "either those that are named, or all");
    assert_eq!(kenpo.data("pull-out", &["--all"])["rows"], json!([]));
    assert_eq!(kenpo.on("pull-out", &[serial]).code, 6, "it is ticked off already");
    assert_eq!(kenpo.on("pull-out", &[]).out.trim(), "抜き取る書類はありません。");
}

#[test]
fn a_dry_run_writes_nothing_but_its_findings() {
    let kenpo = Kenpo::with(&[]);
    let (file, findings) = (roster(ROSTERS[0]), kenpo.path("findings.json"));
    let said = kenpo.on("import", &[&file, "--as-of", AS_OF, "--dry-run", "--findings", &findings, "--json"]);
    assert_eq!(said.data()["joins"], 397);
    let rows = kenpo.data("audit list", &[])["rows"].as_array().unwrap().clone();
    let acts: Vec<&str> = rows.iter().rev().map(|row| row["act"].as_str().unwrap()).collect();
    assert_eq!(acts, ["init", "open", "import_preview", "import_preview", "open"], "but that somebody looked");
    let status = kenpo.data("status", &[]);
    assert_eq!([&status["counts"]["people"], &status["counts"]["imports"]], [0, 0]);
    assert!(std::path::Path::new(&findings).exists());
}

#[test]
fn findings_of_the_files_before_a_bad_one_are_kept() {
    let kenpo = Kenpo::with(&[]);
    let (good, bad, findings) = (roster(ROSTERS[0]), kenpo.path("bad.xlsx"), kenpo.path("findings.json"));
    std::fs::write(&bad, "PK\u{3}\u{4}…").unwrap();
    let said = kenpo.on("import", &[&good, &bad, "--as-of", AS_OF, "--findings", &findings]);
    assert_eq!(said.code, 5, "{}", said.err);
    let kept: Value = serde_json::from_slice(&std::fs::read(findings).unwrap()).unwrap();
    assert_eq!(kept["files"].as_array().unwrap().len(), 1, "the first file is in, and so are its findings");
    assert_eq!(kenpo.data("status", &[])["counts"]["imports"], 1);
}

#[test]
fn a_protection_request_is_answered_alike_whatever_was_known() {
    let kenpo = Kenpo::with(&ROSTERS[..1]);
    let id = "12-0001003-00";
    let answers: Vec<(i32, String)> = ["protect", "protect", "unprotect", "unprotect"]
        .map(|command| kenpo.on(command, &[id]))
        .map(|said| (said.code, said.out))
        .into();
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    kenpo.on("protect", &[id]);
    let address = "加納町６丁目１３－７８５";
    let asked = [
        &["person", id, "--as-of", AS_OF][..],
        &["person", id, "--as-of", AS_OF, "--history"],
        &["people", id],
        &["people", "--address", address],
    ];
    for words in asked {
        let said = kenpo.on(words[0], &words[1..]);
        assert!(!said.out.contains("加納町６丁目１３－７８５"), "{words:?}: {}", said.out);
    }
}

#[test]
fn the_password_comes_from_standard_input_where_it_is_asked_for() {
    let kenpo = Kenpo::with(&[]).trying("not this one at all");
    let db = kenpo.db();
    assert_eq!(kenpo.on("status", &[]).code, 3);
    assert_eq!(kenpo.say(&["status", "--db", &db, "--password-stdin"], "correct horse battery\r\nmore").code, 0);
    assert_eq!(kenpo.say(&["status", "--db", &db, "--password-stdin"], "").code, 3);
}
