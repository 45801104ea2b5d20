//! Contact or employer that a roster states for somebody who has neither, or who is withheld, waits: the same for both to look at.

use crate::asked::ask;
use crate::small::{Member, SOMEONE, roster, roster_file};
use kenpo_domain::code::Code;
use kenpo_domain::finding::FindingCode;
use kenpo_domain::proposal::ReviewGroup;
use kenpo_office::api::*;
use kenpo_office::table::call;
use kenpo_whole::{AS_OF, Society};
use serde_json::{Value, json};

const HIDDEN: Member =
    Member { id: "50-0000002-01", name: "小樽　葵", relation: "妻", phone: "0134-00-2222", ..SOMEONE };
/// The same person as everybody but the desk sees them.
const BARE: Member = Member { postal: "", address: "", phone: "", employer: "", ..HIDDEN };
const MOVED: Member = Member {
    postal: "047-0031",
    address: "北海道小樽市色内９丁目７７",
    phone: "0134-99-8888",
    employer: "5999",
    ..HIDDEN
};

/// The two societies that nobody may tell apart.
fn twins() -> [Society; 2] {
    [HIDDEN, BARE].map(|of_whom| {
        let mut society = Society::empty().unwrap();
        roster(&mut society, &[SOMEONE, of_whom]);
        if of_whom.phone == HIDDEN.phone {
            call::protect(&mut society.office, ProtectReq { insured: HIDDEN.id.into() }).unwrap();
        }
        society
    })
}

fn tray(society: &mut Society) -> DeskTray {
    call::desk_tray(&mut society.office, DeskTrayReq { page: 1 }).unwrap().into_inner()
}

fn let_in(society: &mut Society) -> DeskLetInDone {
    call::desk_let_in(&mut society.office, DeskLetInReq {}).unwrap().into_inner()
}

fn contact(society: &mut Society) -> [Value; 4] {
    let person = ask(society, "person", json!({ "person": HIDDEN.id, "asOf": AS_OF }))["person"].clone();
    ["postal", "address", "phone", "employer"].map(|key| person[key].clone())
}

/// What two readings of the same file can differ in: identifiers and the folder.
fn told(society: &Society, replies: &[Value]) -> String {
    let text = Value::from(replies.to_vec()).to_string();
    text.replace(&society.dir.path().display().to_string(), "")
}

#[test]
fn what_waits_is_told_alike_of_whoever_is_withheld_and_whoever_has_nothing_registered() {
    let same_as_hidden = Member { ..HIDDEN };
    let renamed = Member { name: "小樽　遥", ..MOVED };
    let bare_but_newer = Member { relation: "長女", ..BARE };
    let rosters: [(&str, &[Member], u32); 6] = [
        ("another address", &[SOMEONE, MOVED], 1),
        ("the one that one of them has", &[SOMEONE, same_as_hidden], 1),
        ("another name with it", &[SOMEONE, renamed], 1),
        ("nothing that waits", &[SOMEONE, BARE], 0),
        ("another change and nothing that waits", &[SOMEONE, bare_but_newer], 0),
        ("employer alone", &[SOMEONE, Member { relation: "長女", employer: "5999", ..BARE }], 1),
    ];
    let told = twins().map(|mut society| {
        let mut all = Vec::new();
        for (what, members, waits) in rosters {
            let file = roster_file(&society, members).display().to_string();
            let read = json!({ "path": file, "asOf": AS_OF, "said": { "table": null, "hidden": null, "widths": [], "columns": [] } });
            let preview = ask(&mut society, "import_preview", read)["preview"].clone();
            for group in ReviewGroup::ALL {
                let rows = json!({ "preview": preview, "group": group.code(), "query": "", "page": 1 });
                all.push(ask(&mut society, "import_rows", rows));
            }
            let (preview, done) = roster(&mut society, members);
            assert_eq!(
                preview.finding_counts.iter().filter(|row| row.code.0 == FindingCode::Waiting).count(),
                waits as usize,
                "{what}"
            );
            assert_eq!(done.contacts_waiting, waits, "{what}");
            all.push(serde_json::to_value(ImportPreview { preview: 0, ..preview }).unwrap());
            all.push(serde_json::to_value(ImportDone { import: String::new(), ..done }).unwrap());
            all.push(ask(&mut society, "desk_tray", json!({ "page": 1 })));
            all.push(ask(&mut society, "people", json!({ "query": "", "address": "", "page": 1 })));
            all.push(ask(&mut society, "plan", json!({ "asOf": AS_OF, "outcome": null, "page": 1 })));
            all.push(ask(&mut society, "status", json!({})));
        }
        let mut text = told(&society, &all);
        for row in
            call::people(&mut society.office, PeopleReq { query: String::new(), address: String::new(), page: 1 })
                .unwrap()
                .get()
                .rows
                .iter()
        {
            text = text.replace(&row.id, "");
        }
        for secret in ["色内", "0134", "5999", "047-0031"] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
        text
    });
    assert_eq!(told[0], told[1]);
}

#[test]
fn letting_in_takes_all_but_those_who_are_withheld() {
    let [mut hidden, mut bare] = twins();
    for society in [&mut hidden, &mut bare] {
        roster(society, &[SOMEONE, MOVED]);
        roster(society, &[SOMEONE, Member { phone: "", address: "北海道小樽市色内９丁目７８", ..MOVED }]);
        let waiting = tray(society);
        assert_eq!((waiting.total, waiting.rows.len()), (1, 1), "a person stands there once");
        assert_eq!((waiting.rows[0].insured.as_str(), waiting.rows[0].name.as_str()), (HIDDEN.id, HIDDEN.name));
        assert!(contact(society).iter().all(Value::is_null), "nothing is registered by the import");
    }
    assert_eq!(let_in(&mut hidden), DeskLetInDone { let_in: 0, waiting: 1 });
    assert_eq!(let_in(&mut bare), DeskLetInDone { let_in: 1, waiting: 0 });
    assert_eq!((tray(&mut hidden).total, tray(&mut bare).total), (1, 0));
    assert_eq!(
        contact(&mut bare),
        ["047-0031", "北海道小樽市色内９丁目７８", "0134-99-8888", "5999"].map(Value::from),
        "in their order"
    );
    let history = ask(&mut bare, "person_history", json!({ "person": HIDDEN.id, "page": 1 }));
    assert!(history["rows"][0].to_string().contains("登録待ち"), "{history}");
    // Who has contact now, changes it by a roster as anybody does.
    let (preview, _) = roster(&mut bare, &[SOMEONE, HIDDEN]);
    assert_eq!((preview.changes, preview.rows_waiting), (1, 0));
    assert_eq!(let_in(&mut bare), DeskLetInDone { let_in: 0, waiting: 0 }, "nothing is let in twice");
}

#[test]
fn what_is_registered_of_whoever_is_withheld_stays_as_it_is() {
    let mut replies = Vec::new();
    for (mut society, registered) in twins().into_iter().zip([HIDDEN, BARE]) {
        let (preview, done) = roster(&mut society, &[SOMEONE, MOVED]);
        assert_eq!((preview.changes, preview.same, done.contacts_waiting), (0, 1, 1), "SOMEONE alone is unchanged");
        replies.push((ImportPreview { preview: 0, ..preview }, ImportDone { import: String::new(), ..done }));
        call::unprotect(&mut society.office, UnprotectReq { insured: HIDDEN.id.into() }).unwrap();
        let stays = [registered.postal, registered.address, registered.phone, registered.employer];
        let stays = stays.map(|text| if text.is_empty() { Value::Null } else { text.into() });
        assert_eq!(contact(&mut society), stays);
        assert_eq!(let_in(&mut society), DeskLetInDone { let_in: 1, waiting: 0 }, "what was said waited");
        assert_eq!(contact(&mut society), [MOVED.postal, MOVED.address, MOVED.phone, MOVED.employer].map(Value::from));
    }
    assert_eq!(replies[0], replies[1], "nothing tells the two apart");
}

#[test]
fn what_waited_is_let_in_when_withholding_has_ended() {
    let [mut hidden, _] = twins();
    roster(&mut hidden, &[SOMEONE, MOVED]);
    call::unprotect(&mut hidden.office, UnprotectReq { insured: HIDDEN.id.into() }).unwrap();
    assert_eq!(contact(&mut hidden)[2], HIDDEN.phone, "the registration is as it was");
    assert_eq!(let_in(&mut hidden), DeskLetInDone { let_in: 1, waiting: 0 });
    assert_eq!(contact(&mut hidden)[2], MOVED.phone);
}

#[test]
fn an_import_that_is_taken_back_takes_out_what_waits() {
    let [_, mut bare] = twins();
    let (_, first) = roster(&mut bare, &[SOMEONE, MOVED]);
    let (_, second) = roster(&mut bare, &[SOMEONE, HIDDEN]);
    for (import, left) in [(second.import, 1), (first.import, 0)] {
        call::import_undo(&mut bare.office, ImportUndoReq { import }).unwrap();
        assert_eq!(tray(&mut bare).total, left);
    }
    let file = roster_file(&bare, &[Member { id: "50-0000009-00", name: "留萌　蓮", relation: "本人", ..BARE }]);
    let (_, joined) = bare.import(&file).unwrap();
    roster(&mut bare, &[Member { id: "50-0000009-00", name: "留萌　蓮", relation: "本人", ..MOVED }]);
    assert_eq!(tray(&mut bare).total, 1);
    let undone = call::import_undo(&mut bare.office, ImportUndoReq { import: joined.import }).unwrap().into_inner();
    assert_eq!((undone.voided, tray(&mut bare).total), (1, 0), "nothing waits for whom nobody registers any more");
}
