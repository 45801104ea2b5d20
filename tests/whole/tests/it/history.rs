//! What became of a person's registration, as the screen tells it: newest first, and of a protected person nothing of their contact.

use crate::small::{Member, SOMEONE, roster, roster_file, without_card};
use kenpo_domain::proposal::ReviewGroup;
use kenpo_office::api::*;
use kenpo_office::table::call;
use kenpo_whole::{AS_OF, Society, root};

const MOVED: Member = Member {
    postal: "040-0053",
    address: "北海道函館市末広町９９丁目８８－７７７",
    phone: "0138-00-9999",
    employer: "6999",
    ..SOMEONE
};

fn page(society: &mut Society, page: u32) -> PersonHistoryPage {
    let request = PersonHistoryReq { person: SOMEONE.id.to_owned(), page };
    call::person_history(&mut society.office, request).unwrap().into_inner()
}

/// Each operation with the items that it changed.
fn told(society: &mut Society) -> Vec<(String, Vec<String>)> {
    let rows = page(society, 1).rows.into_iter();
    rows.map(|row| {
        let kind = row.kind.code();
        let items = row.fields.into_iter().map(|field| field.item_text).collect();
        (format!("{}/{kind}", row.text), items)
    })
    .collect()
}

#[test]
fn every_operation_is_told_newest_first() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE]);
    without_card(&mut society, &[SOMEONE.id]);
    roster(&mut society, &[SOMEONE]);
    roster(&mut society, &[Member { name: "札幌　花子", ..MOVED }]);
    let all = told(&mut society);
    let operations: Vec<&str> = all.iter().map(|(operation, _)| operation.as_str()).collect();
    let expected = ["名簿の取込/change", "利用登録状況の取込/change", "名簿の取込/join"];
    assert_eq!(operations, expected, "a roster that says nothing new is no operation");
    assert_eq!(all[0].1, ["氏名", "事業所", "住所", "郵便番号", "電話番号"]);
    assert_eq!(all[1].1, ["個人番号カード", "利用登録", "基準日"], "what the list said, and on which day");
    let newest = page(&mut society, 9);
    assert_eq!((newest.total, newest.page), (3, 1), "a page that is not there is the last one");
    let row = &newest.rows[0];
    assert_eq!((row.at_text.as_str(), row.actor.as_str()), ("2026/11/30 09:00", "管理者"));
    let name = &row.fields[0];
    assert_eq!((name.before.as_str(), name.after.as_str()), ("札幌　太郎", "札幌　花子"));
    let card = &newest.rows[1].fields;
    assert_eq!((card[0].before.as_str(), card[0].after.as_str()), ("", "未取得"));
    assert_eq!((card[2].before.as_str(), card[2].after.as_str()), ("", "令和8年10月31日"));
    let joined = &newest.rows[2].fields;
    assert!(joined.iter().all(|field| field.before.is_empty() && !field.after.is_empty()));
    assert!(joined.iter().any(|field| field.after == SOMEONE.address));
}

#[test]
fn of_a_protected_person_the_history_tells_what_it_would_tell_of_one_without_a_contact() {
    let history = |contact: bool, protected: bool| {
        let mut society = Society::empty().unwrap();
        let known = |member: Member| match contact {
            true => member,
            false => Member { postal: "", address: "", phone: "", employer: "", ..member },
        };
        roster(&mut society, &[known(SOMEONE)]);
        roster(&mut society, &[known(MOVED)]);
        if protected {
            call::protect(&mut society.office, ProtectReq { insured: SOMEONE.id.into() }).unwrap();
        }
        roster(&mut society, &[known(Member { name: "札幌　花子", ..MOVED })]);
        let shown = page(&mut society, 1);
        if protected {
            call::unprotect(&mut society.office, UnprotectReq { insured: SOMEONE.id.into() }).unwrap();
        }
        (shown, page(&mut society, 1))
    };
    let (open, _) = history(true, false);
    assert_eq!(open.rows.len(), 3);
    let (withheld, after) = history(true, true);
    let (never, _) = history(false, false);
    assert_eq!(withheld, never, "no row, no item, no word more");
    assert_eq!(after, open, "a request that was withdrawn leaves no trace of its own");
    let text = serde_json::to_string(&withheld).unwrap();
    for secret in ["末広町", "北一条", "0138-00", "040-0053", "060-0001", "6999", "5001", "不開示", "登録の更新"]
    {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

#[test]
fn who_was_in_a_database_of_schema_1_begins_with_what_it_held() {
    let folder = root().join("tests/fixtures/databases/0001");
    let mut society = Society::beside(&folder.join("society.kenpo")).unwrap();
    let request = PersonReq { person: "31-0009001-00".to_owned(), as_of: AS_OF.to_owned() };
    let person = call::person(&mut society.office, request).unwrap().into_inner();
    let request = PersonHistoryReq { person: person.person.id, page: 1 };
    let history = call::person_history(&mut society.office, request).unwrap().into_inner();
    let [listed, row] = history.rows.as_slice() else { panic!("{:?}", history.rows) };
    for (row, kind) in [(listed, "change"), (row, "join")] {
        assert_eq!((row.text.as_str(), row.kind.code()), ("以前の版からの引継ぎ", kind));
    }
    assert!(row.fields.iter().any(|field| field.after == person.person.name));
}

#[test]
fn what_the_review_shows_of_a_new_person_is_what_the_journal_has() {
    let mut society = Society::empty().unwrap();
    let file = roster_file(&society, &[SOMEONE]);
    let preview = society.preview(&file).unwrap().preview;
    let reviewed = society.rows(preview, ReviewGroup::Joins, "").unwrap().rows.into_iter().next().unwrap().fields;
    roster(&mut society, &[SOMEONE]);
    let written = page(&mut society, 1).rows.into_iter().next().unwrap().fields;
    let said = |fields: Vec<FieldRow>| -> Vec<(String, String)> {
        fields.into_iter().map(|field| (field.item_text, field.after)).collect()
    };
    let reviewed = said(reviewed);
    assert_eq!(reviewed, said(written));
    assert!(reviewed.iter().any(|(item, after)| item == "住所" && after == SOMEONE.address), "{reviewed:?}");
}
