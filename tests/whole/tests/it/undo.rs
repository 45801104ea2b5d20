//! An import taken back: who joined is registered no more, what changed goes back field by field, what came after stays.

use crate::small::{Member, SOMEONE, roster, without_card};
use kenpo_office::api::*;
use kenpo_office::fault::{Fault, FaultCode};
use kenpo_office::rpc::{answer, rpc};
use kenpo_office::table::call;
use kenpo_whole::{AS_OF, Society};
use serde_json::{Value, json};

const NEIGHBOUR: Member = Member { id: "50-0000002-00", name: "小樽　蓮", phone: "0134-00-2222", ..SOMEONE };
const JOINING: Member = Member { id: "50-0000003-00", name: "旭川　葵", ..SOMEONE };

fn undo(society: &mut Society, import: &str) -> Result<ImportUndone, Fault> {
    call::import_undo(&mut society.office, ImportUndoReq { import: import.to_owned() })
        .map(|undone| undone.into_inner())
}

fn person(society: &mut Society, id: &str) -> Value {
    let request = json!({ "person": id, "asOf": AS_OF });
    let mut person = answer(rpc(&mut society.office, "person", request)).unwrap_or_else(|fault| fault);
    // The moment of the last change is another.
    person["events"].take();
    person
}

fn everybody(society: &mut Society) -> Vec<Value> {
    [SOMEONE.id, NEIGHBOUR.id, JOINING.id].map(|id| person(society, id)).into()
}

#[test]
fn an_import_goes_back_whole_where_nothing_came_after() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE, NEIGHBOUR]);
    let before = everybody(&mut society);
    let mistaken = [
        Member { name: "札幌　次郎", address: "北海道小樽市色内1-1", postal: "047-0031", ..SOMEONE },
        NEIGHBOUR,
        JOINING,
    ];
    let (_, done) = roster(&mut society, &mistaken);
    assert_eq!((done.joins, done.changes, done.same), (1, 1, 1));
    assert_ne!(everybody(&mut society), before);
    let undone = undo(&mut society, &done.import).unwrap();
    assert_eq!((undone.voided, undone.changed, undone.left), (1, 1, 0));
    assert_eq!(undone.import, done.import);
    assert_eq!(everybody(&mut society), before);
    let request = PeopleReq { query: JOINING.name.into(), address: String::new(), page: 1 };
    assert_eq!(call::people(&mut society.office, request).unwrap().get().total, 0, "found nowhere");
    let again = undo(&mut society, &done.import).unwrap_err();
    assert_eq!(again.code, FaultCode::ImportUndone);
    let (_, done) = roster(&mut society, &mistaken);
    assert_eq!((done.joins, done.changes), (1, 1), "the number is free, and the file may come once more");
}

#[test]
fn what_came_after_an_import_stays() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE, NEIGHBOUR]);
    let first = Member { name: "札幌　次郎", phone: "011-000-3333", ..SOMEONE };
    let fourth = Member { id: "50-0000004-00", ..JOINING };
    let (_, mistaken) = roster(&mut society, &[first, JOINING, fourth, Member { phone: "0134-00-4444", ..NEIGHBOUR }]);
    // A later roster corrects one item of two; a list and a piece follow on who joined.
    roster(&mut society, &[Member { phone: "011-000-5555", ..first }]);
    without_card(&mut society, &[JOINING.id]);
    let undone = undo(&mut society, &mistaken.import).unwrap();
    assert_eq!((undone.voided, undone.changed, undone.left), (1, 2, 2));
    let told: Vec<_> =
        undone.rows.iter().map(|row| (row.insured.as_str(), row.kind.code(), row.items.clone())).collect();
    let items = |items: &[&str]| items.iter().map(|item| (*item).to_owned()).collect::<Vec<_>>();
    assert_eq!(told, [(JOINING.id, "in_use", items(&[])), (SOMEONE.id, "changed_since", items(&["電話番号"]))]);
    let someone = person(&mut society, SOMEONE.id);
    assert_eq!(
        (&someone["person"]["name"], &someone["person"]["phone"]),
        (&json!(SOMEONE.name), &json!("011-000-5555"))
    );
    assert_eq!(person(&mut society, NEIGHBOUR.id)["person"]["phone"], json!(NEIGHBOUR.phone));
    assert_eq!(person(&mut society, JOINING.id)["person"]["name"], json!(JOINING.name));
    assert_eq!(person(&mut society, fourth.id)["code"], json!("person_unknown"));
}

#[test]
fn a_national_list_goes_back_too() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE, NEIGHBOUR]);
    let before = everybody(&mut society);
    without_card(&mut society, &[SOMEONE.id, NEIGHBOUR.id]);
    assert_ne!(everybody(&mut society), before);
    let undone = undo(&mut society, "latest").unwrap();
    assert_eq!((undone.voided, undone.changed, undone.left), (0, 2, 0));
    assert_eq!(everybody(&mut society), before);
    assert_eq!(undo(&mut society, "latest").unwrap().voided, 2, "the latest that still stands");
    assert_eq!(undo(&mut society, "latest").unwrap_err().code, FaultCode::ImportUnknown);
}

/// A national list that says of SOMEONE that they use their card, and of a 解除 what is given.
fn list(society: &mut Society, listed_on: &str, deregistered_on: &str) -> ImportDone {
    let head = "保険者番号,記号,番号,枝番,個人番号カード,利用登録,電子証明書有効期限,解除処理日,基準日";
    let text = format!("{head}\n06139463,50,0000001,00,有,有,2031-03-31,{deregistered_on},{listed_on}\n");
    let path = society.dir.path().join("list.csv");
    std::fs::write(&path, text).unwrap();
    society.import(&path).unwrap().1
}

#[test]
fn what_a_list_added_to_another_goes_back_alone() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE]);
    let unlisted = person(&mut society, SOMEONE.id);
    list(&mut society, "2026-10-31", "");
    let listed = person(&mut society, SOMEONE.id);
    list(&mut society, "2026-10-31", "2026-10-20");
    assert_ne!(person(&mut society, SOMEONE.id), listed);
    for (before, why) in [(listed, "what the second one added"), (unlisted, "the first one")] {
        let undone = undo(&mut society, "latest").unwrap();
        assert_eq!((undone.changed, undone.left), (1, 0), "{why}");
        assert_eq!(person(&mut society, SOMEONE.id), before, "{why}");
    }
}

#[test]
fn a_list_under_a_newer_one_leaves_it_whole() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE]);
    let first = list(&mut society, "2026-10-31", "");
    list(&mut society, "2026-11-15", "");
    let newer = person(&mut society, SOMEONE.id);
    let undone = undo(&mut society, &first.import).unwrap();
    assert_eq!((undone.changed, undone.left), (0, 1));
    assert_eq!(person(&mut society, SOMEONE.id), newer, "since when the number is linked stands with the list");
}

#[test]
fn a_stop_takes_nothing_back() {
    let mut society = Society::empty().unwrap();
    let (_, done) = roster(&mut society, &[SOMEONE, NEIGHBOUR]);
    let stop = society.office.cancel_flag();
    society.office.set_progress(Box::new(move |_| stop.store(true, std::sync::atomic::Ordering::Relaxed)));
    assert_eq!(undo(&mut society, &done.import).unwrap_err().code, FaultCode::Cancelled);
    society.office.set_progress(Box::new(|_| ()));
    let there = person(&mut society, SOMEONE.id);
    assert_eq!(there["person"]["name"], json!(SOMEONE.name));
    assert_eq!(undo(&mut society, &done.import).unwrap().voided, 2);
}

#[test]
fn what_is_left_tells_no_contact_of_a_withheld_person() {
    // To whoever looks, a society where somebody is withheld is one where that person has no contact.
    let reply = |protected: bool, registered: Member| {
        let mut society = Society::empty().unwrap();
        roster(&mut society, &[registered, NEIGHBOUR]);
        if protected {
            call::protect(&mut society.office, ProtectReq { insured: SOMEONE.id.into() }).unwrap();
        }
        let moved =
            Member { address: "北海道小樽市色内1-1", postal: "047-0031", phone: "011-000-3333", ..registered };
        let (_, mistaken) = roster(&mut society, &[if protected { moved } else { registered }, JOINING]);
        if protected {
            roster(&mut society, &[Member { phone: "011-000-5555", ..moved }]);
        }
        let undone = undo(&mut society, &mistaken.import).unwrap();
        (undone.voided, undone.changed, undone.left, undone.rows.len())
    };
    let bare = Member { address: "", postal: "", phone: "", employer: "", ..SOMEONE };
    assert_eq!(reply(true, SOMEONE), reply(false, bare));
}

#[test]
fn who_joined_and_is_withheld_becomes_void_like_anybody_and_comes_again_withheld() {
    let reply = |protected: bool, joining: Member, again: Member| {
        let mut society = Society::empty().unwrap();
        roster(&mut society, &[SOMEONE]);
        let (_, mistaken) = roster(&mut society, &[SOMEONE, joining]);
        if protected {
            call::protect(&mut society.office, ProtectReq { insured: joining.id.into() }).unwrap();
        }
        let undone = undo(&mut society, &mistaken.import).unwrap();
        let gone = person(&mut society, joining.id);
        let query = PeopleReq { query: joining.name.into(), address: String::new(), page: 1 };
        let found = call::people(&mut society.office, query).unwrap().get().total;
        let (preview, done) = roster(&mut society, &[SOMEONE, again]);
        let mut there = person(&mut society, again.id);
        // Nobody shares an identifier.
        for part in ["person", "decision"] {
            there[part]["id"].take();
            there[part]["person"].take();
        }
        let told = (undone.voided, undone.changed, undone.left, undone.rows.len());
        (told, gone, found, preview.joins, (done.joins, done.waiting), there)
    };
    let bare = |member: Member| Member { address: "", postal: "", phone: "", employer: "", ..member };
    let told = reply(true, JOINING, JOINING);
    assert_eq!(told.0, (1, 0, 0, 0));
    assert_eq!(told, reply(false, bare(JOINING), bare(JOINING)), "the same number");
    let other = Member { id: "50-0000009-00", ..JOINING };
    assert_eq!(reply(true, JOINING, other), reply(false, bare(JOINING), bare(other)), "another number");
}

/// People of the largest branch, where there is time for them.
const MANY: u32 = if cfg!(feature = "long") { 100_000 } else { 1_000 };

#[test]
fn a_roster_of_many_goes_back_as_a_whole() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE]);
    let mut text = String::from("記号,番号,枝番,氏名,フリガナ,生年月日,性別,続柄,資格取得年月日\n");
    // A column that counts its rows would be asked about.
    for number in (1..=MANY).map(|person| person * 3 + 2) {
        text += &format!("60,{number:07},00,函館　花子,ハコダテ ハナコ,1980-04-01,女,本人,2020-04-01\n");
    }
    let path = society.dir.path().join("many.csv");
    std::fs::write(&path, text).unwrap();
    let (_, done) = society.import(&path).unwrap();
    assert_eq!(done.joins, MANY);
    let undone = undo(&mut society, &done.import).unwrap();
    assert_eq!((undone.voided, undone.changed, undone.left), (MANY, 0, 0));
    let request = PeopleReq { query: String::new(), address: String::new(), page: 1 };
    assert_eq!(call::people(&mut society.office, request).unwrap().get().total, 1, "only who was there before");
}
