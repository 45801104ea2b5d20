//! The main job on the sample rosters, from the first import to the post box.

use crate::small::{Member, SOMEONE, roster, without_card};
use kenpo_office::api::*;
use kenpo_office::fault::FaultCode;
use kenpo_office::table::call;
use kenpo_whole::{AS_OF, FILES, Society, root, sample};
use std::collections::{BTreeMap, BTreeSet};

fn truth() -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(sample("truth.json")).unwrap()).unwrap()
}

#[test]
fn everyone_gets_exactly_one_answer() {
    let mut society = Society::with(&FILES).unwrap();
    let plan = society.plan("").unwrap();
    let people: usize = FILES[..3].iter().map(|file| truth()[file]["people"].as_array().unwrap().len()).sum();
    assert_eq!(plan.total as usize, people);
    assert_eq!(plan.counts.iter().map(|outcome| outcome.count).sum::<u32>() as usize, people);
    // The rosters hold real mistakes; each of them has its own answer instead of a guess.
    let of =
        |key: &str| plan.counts.iter().find(|outcome| outcome.outcome.code() == key).map_or(0, |outcome| outcome.count);
    assert_eq!(of("error"), 17, "people who were acquired before they were born");
    let not_covered = plan.counts.iter().find(|outcome| outcome.outcome.code() == "none").unwrap();
    let elderly = FILES[..3].iter().flat_map(|file| truth()[file]["people"].as_array().unwrap().clone());
    let elderly = elderly.filter(|person| person["birth"].as_str().unwrap() <= "1951-11-30").count() as u32;
    assert_eq!(not_covered.count, elderly, "whoever is 75 on the day: {:?}", not_covered.reasons);
    assert!(of("certificate") > 0 && of("notice") > 0 && of("hold") > 0);
    assert_eq!(plan.pieces, of("certificate") + of("notice"), "every due document is one piece");
}

#[test]
fn a_piece_to_an_address_that_nobody_registered_waits_for_a_person() {
    let policy = std::fs::read_to_string(root().join("tests/fixtures/policy/reiji.toml")).unwrap();
    let mut society = Society::governed_by(policy.replace("default = \"employer\"", "default = \"direct\"")).unwrap();
    let nowhere = Member { id: "50-0000002-00", postal: "", address: "", ..SOMEONE };
    roster(&mut society, &[SOMEONE, nowhere]);
    without_card(&mut society, &[SOMEONE.id, nowhere.id]);
    let plan = society.plan("").unwrap();
    let outcomes: Vec<_> = plan.rows.iter().map(|row| row.outcome.code()).collect();
    assert_eq!((outcomes.as_slice(), plan.pieces), (&["certificate", "individual_check"][..], 1));
    assert_eq!(society.issue().unwrap().batch.pieces, 1);
}

#[test]
fn a_list_says_nothing_of_the_days_before_it() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE]);
    without_card(&mut society, &[SOMEONE.id]);
    let mut on = |day: &str| {
        let request = PersonReq { person: SOMEONE.id.into(), as_of: day.into() };
        call::person(&mut society.office, request).unwrap().get().decision.outcome.code()
    };
    assert_eq!(on("2026-10-30"), "hold", "the list is of the 31st: whether the number was linked before, nobody knows");
    assert_eq!(on("2026-10-31"), "certificate");
}

#[test]
fn a_second_import_of_the_same_file_changes_nothing() {
    let mut society = Society::with(&FILES[..1]).unwrap();
    let (preview, done) = society.import(&sample(FILES[0])).unwrap();
    assert_eq!((done.joins, done.changes), (0, 0));
    assert_eq!(done.same, preview.rows_read - preview.rows_waiting);
}

#[test]
fn a_dry_run_writes_nothing() {
    let mut society = Society::empty().unwrap();
    let before = std::fs::read(society.db()).unwrap();
    let request = ImportPreviewReq {
        path: sample(FILES[0]).display().to_string(),
        as_of: AS_OF.to_owned(),
        said: FileSaid::nothing(),
    };
    let preview = call::import_preview(&mut society.office, request).unwrap().into_inner();
    assert!(preview.joins > 0);
    assert_eq!(std::fs::read(society.db()).unwrap(), before);
    let people = call::people(&mut society.office, PeopleReq { query: String::new(), address: String::new(), page: 1 });
    assert_eq!(people.unwrap().get().total, 0);
}

#[test]
fn from_made_to_posted_each_original_once() {
    let mut society = Society::with(&FILES).unwrap();
    let plan = society.plan("").unwrap();
    let made = society.issue().unwrap();
    assert_eq!(made.batch.pieces, plan.pieces);
    assert!(made.stopped.is_empty(), "every name of the samples prints: {:?}", made.stopped);
    assert_eq!(society.plan("").unwrap().pieces, 0, "what is made is no longer due");

    let printed = society.print("batch").unwrap();
    assert_eq!(printed.printed, plan.pieces);
    let again = society.print("elsewhere").unwrap_err();
    assert_eq!(again.code, FaultCode::AlreadyPrinted, "no original is printed twice");
    assert!(!society.dir.path().join("elsewhere").exists());

    let manifest: serde_json::Value = serde_json::from_slice(&std::fs::read(&printed.manifest).unwrap()).unwrap();
    let entries = manifest["pieces"].as_array().unwrap();
    let serials: BTreeSet<&str> = entries.iter().map(|entry| entry["serial"].as_str().unwrap()).collect();
    assert_eq!(serials.len() as u32, plan.pieces, "one entry per piece, each serial once");

    // A spoiled piece is replaced by one with another serial, which is printed alone.
    let first = society.pieces().unwrap().swap_remove(0);
    let spoiled =
        call::piece_spoil(&mut society.office, PieceSpoilReq { serial: first.serial.clone() }).unwrap().into_inner();
    let replacement = spoiled.replacement.unwrap();
    assert!(!serials.contains(replacement.replace('-', "").as_str()));
    assert_eq!(society.print("batch").unwrap().printed, 1);

    let enclosed =
        call::batch_enclose(&mut society.office, BatchEncloseReq { batch: "latest".into() }).unwrap().into_inner();
    assert_eq!(enclosed.moved, plan.pieces);
    let posted = call::batch_post(&mut society.office, BatchPostReq { batch: "latest".into() }).unwrap().into_inner();
    assert_eq!((posted.moved, posted.batch.state.code(), posted.batch.spoiled), (plan.pieces, "posted", 1));
}

#[test]
fn pieces_lie_in_the_order_of_employer_and_household() {
    let mut society = Society::with(&FILES).unwrap();
    society.issue().unwrap();
    let truth = truth();
    let mut employer = BTreeMap::new();
    for file in &FILES[..3] {
        for person in truth[file]["people"].as_array().unwrap() {
            let text = |key: &str| person[key].as_str().unwrap().to_owned();
            employer.insert(format!("{}-{}-{}", text("symbol"), text("number"), text("branch_no")), text("employer"));
        }
    }
    let order: Vec<(String, String)> =
        society.pieces().unwrap().into_iter().map(|piece| (employer[&piece.insured].clone(), piece.insured)).collect();
    let mut sorted = order.clone();
    sorted.sort();
    assert_eq!(order, sorted);
}

#[test]
fn serials_go_on_after_a_restart() {
    let mut society = Society::with(&FILES[..1]).unwrap();
    let list = sample(FILES[3]);
    society.import(&list).unwrap();
    society.issue().unwrap();
    let before: BTreeSet<String> = society.pieces().unwrap().into_iter().map(|piece| piece.serial).collect();
    society.restart().unwrap();
    society.import(&sample(FILES[1])).unwrap();
    society.import(&list).unwrap();
    society.issue().unwrap();
    let after: BTreeSet<String> = society.pieces().unwrap().into_iter().map(|piece| piece.serial).collect();
    assert!(!after.is_empty() && before.is_disjoint(&after));
    assert!(before.iter().max() < after.iter().min(), "serials only go up");
}

#[test]
fn a_batch_is_made_of_the_number_that_was_seen() {
    let mut society = Society::with(&FILES).unwrap();
    let expected = society.plan("").unwrap().pieces + 1;
    let fault =
        call::batch_make(&mut society.office, BatchMakeReq { as_of: AS_OF.to_owned(), expected: Some(expected) })
            .unwrap_err();
    assert_eq!(fault.code, FaultCode::CountChanged);
    assert!(call::batches(&mut society.office, BatchesReq {}).unwrap().get().rows.is_empty());
}

#[test]
fn a_wrong_password_says_so() {
    let mut society = Society::empty().unwrap();
    let path = society.db().display().to_string();
    let fault =
        call::unlock(&mut society.office, UnlockReq { path, user: None, password: "wrong horse battery".to_owned() })
            .unwrap_err();
    assert_eq!(fault.code, FaultCode::WrongPassword);
    society.restart().unwrap();
}

#[test]
fn a_stopped_import_leaves_nothing_behind() {
    let mut society = Society::empty().unwrap();
    let request = ImportPreviewReq {
        path: sample(FILES[0]).display().to_string(),
        as_of: AS_OF.to_owned(),
        said: FileSaid::nothing(),
    };
    let preview = call::import_preview(&mut society.office, request).unwrap().get().preview;
    let flag = society.office.cancel_flag();
    // The person presses 中止 when the first progress shows.
    society.office.set_progress(Box::new(move |_| flag.store(true, std::sync::atomic::Ordering::Relaxed)));
    let fault = call::import_apply(&mut society.office, ImportApplyReq { preview, reason: None, renamed: Vec::new() })
        .unwrap_err();
    assert_eq!(fault.code, FaultCode::Cancelled);
    society.office.set_progress(Box::new(|_| ()));
    society.office.cancel_flag().store(false, std::sync::atomic::Ordering::Relaxed);
    let people = call::people(&mut society.office, PeopleReq { query: String::new(), address: String::new(), page: 1 });
    assert_eq!(people.unwrap().get().total, 0);
    // The preview still holds: going on applies it whole.
    assert!(
        call::import_apply(&mut society.office, ImportApplyReq { preview, reason: None, renamed: Vec::new() })
            .unwrap()
            .get()
            .joins
            > 0
    );
}

#[test]
fn a_review_tells_at_which_step_it_is_and_stops_at_each() {
    let mut society = Society::empty().unwrap();
    let request = || ImportPreviewReq {
        path: sample(FILES[0]).display().to_string(),
        as_of: AS_OF.to_owned(),
        said: FileSaid::nothing(),
    };
    let told = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let seen = told.clone();
    society.office.set_progress(Box::new(move |progress| seen.lock().unwrap().push(progress.label)));
    call::import_preview(&mut society.office, request()).unwrap();
    let mut steps = told.lock().unwrap().clone();
    steps.dedup();
    let [reading, rows, sheet, comparing] = steps[..] else { panic!("{steps:?}") };
    assert_eq!(reading, "ファイルを読んでいます");
    for step in [reading, rows, sheet, comparing] {
        let flag = society.office.cancel_flag();
        society.office.set_progress(Box::new(move |progress| {
            flag.store(progress.label == step, std::sync::atomic::Ordering::Relaxed);
        }));
        let fault = call::import_preview(&mut society.office, request()).unwrap_err();
        assert_eq!(fault.code, FaultCode::Cancelled, "{step}");
    }
}

#[test]
fn a_stopped_printing_leaves_no_file_and_no_mark() {
    let mut society = Society::with(&FILES).unwrap();
    society.issue().unwrap();
    let (flag, folder) = (society.office.cancel_flag(), society.dir.path().join("batch"));
    // The person presses 中止 while the files are being written.
    society.office.set_progress(Box::new(move |_| {
        flag.store(folder.exists(), std::sync::atomic::Ordering::Relaxed);
    }));
    assert_eq!(society.print("batch").unwrap_err().code, FaultCode::Cancelled);
    society.office.set_progress(Box::new(|_| ()));
    society.office.cancel_flag().store(false, std::sync::atomic::Ordering::Relaxed);
    let left: Vec<_> = std::fs::read_dir(society.dir.path().join("batch")).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
    assert!(society.pieces().unwrap().iter().all(|piece| piece.state.code() == "made"));
    assert!(society.print("batch").unwrap().printed > 0);
}
