//! Who is found by what, and who must not be.

use crate::office::*;
use kenpo_domain::facts::{Protection, SafeAddress};
use kenpo_domain::ids::{ImportId, PersonId};
use kenpo_domain::insured::InsuredId;
use kenpo_domain::roster::ImportSource;
use kenpo_store::{ImportCounts, NewImport, Op, PeopleQuery, Store};
use std::collections::BTreeMap;

const PEOPLE: [Someone; 6] = [
    SOMEONE,
    Someone { insured: "12-0001003-01", name: "\u{20BB7}田　花", kana: "ﾖｼﾀﾞ ﾊﾅ", ..SOMEONE },
    Someone {
        insured: "12-0001004-00", name: "髙橋　真知子", kana: "タカハシ　マチコ", address: KYOTO, ..SOMEONE
    },
    Someone {
        insured: "健保-0021003-00", name: "高橋　翔", kana: "たかはし しょう", address: KYOTO, ..SOMEONE
    },
    Someone {
        insured: "7-0000009-00", name: "Ｓｍｉｔｈ　Ｊａｎｅ", kana: "スミス　ジェーン", address: "", ..SOMEONE
    },
    Someone {
        insured: "7-0000010-00",
        name: "葛\u{E0100}城　100%",
        kana: "カツラギ",
        address: "東京都港区_1",
        ..SOMEONE
    },
];
const KYOTO: &str = "京都府京都市下京区東塩小路町5番地の1　ハイツ224号室";

fn filled() -> (Office, Store) {
    let (office, mut store) = Office::new();
    write(&mut store, Op::ImportRoster, |tx| {
        (1_u8..).zip(&PEOPLE).try_for_each(|(n, someone)| tx.join(person_id(n), &someone.entry()))
    })
    .unwrap();
    (office, store)
}

fn found(store: &Store, text: &str, address: Option<&str>) -> Vec<usize> {
    let query = PeopleQuery { text: text.to_owned(), address: address.map(str::to_owned), offset: 0, limit: 100 };
    let page = store.search(&query).unwrap();
    assert_eq!(page.total, page.people.len() as u64, "{text}");
    let mut found: Vec<usize> = page
        .people
        .iter()
        .map(|person| PEOPLE.iter().position(|someone| someone.insured == person.insured.to_string()).unwrap())
        .collect();
    found.sort_unstable();
    found
}

#[test]
fn people_are_found_however_they_are_typed() {
    let (_office, store) = filled();
    for (text, expected, why) in [
        ("", &[0, 1, 2, 3, 4, 5][..], "everybody"),
        ("ヨシダ", &[0, 1], "reading"),
        ("ﾖｼﾀﾞ", &[0, 1], "half-width reading"),
        ("よしだ　は", &[1], "hiragana, into the given name"),
        ("ハナ", &[1], "the given name's reading"),
        ("しょ", &[3], "its start, with a small kana"),
        ("カハシ マチ", &[2], "from the middle of the one into the other"),
        ("シ", &[], "one kana of a reading's middle"),
        ("ヨ", &[0, 1], "the kana that it begins with"),
        ("花", &[1], "one character at the end of a name"),
        ("橋", &[2, 3], "one inside of it"),
        ("シカハ", &[], "the same pairs in another order"),
        ("吉田", &[0, 1], "for 𠮷田"),
        ("高橋", &[2, 3], "for 髙橋 too"),
        ("真知", &[2], "in the middle of the name"),
        ("葛城", &[5], "without the variation selector"),
        ("smith", &[4], "letters"),
        ("1003", &[0, 1], "番号 without its zeros"),
        ("０００１００３", &[0, 1], "full-width 番号"),
        ("0001003-01", &[1], "番号-枝番"),
        ("12-0001003", &[0, 1], "記号-番号"),
        ("12-0001003-00", &[0], "記号-番号-枝番"),
        ("１２－０００１００３－００", &[0], "the same in full width"),
        ("健保-0021003-00", &[3], "記号 in kanji"),
        ("000100", &[0, 1, 2], "the start of a 番号"),
        ("00", &[0, 1, 2, 3, 4, 5], "likewise, of every 番号"),
        ("9", &[4], "the whole 番号 without its zeros"),
        ("%", &[5], "a per cent sign is a character"),
        ("_", &[], "so is an underscore"),
        ("・", &[], "a mark alone finds nobody"),
        ("' OR 1=1 --", &[], "no statement"),
    ] {
        assert_eq!(found(&store, text, None), expected, "{text}: {why}");
    }
}

/// 記号-番号-枝番 of those found, in their order.
fn called(store: &Store, text: &str) -> Vec<String> {
    let page = store.search(&PeopleQuery { text: text.to_owned(), limit: 100, ..PeopleQuery::default() }).unwrap();
    page.people.iter().map(|person| person.insured.to_string()).collect()
}

#[test]
fn whose_reading_begins_so_comes_first() {
    let (_office, mut store) = Office::new();
    let ids = ["1-0000001-00", "1-0000002-00", "1-0000003-00", "1-0000004-00"];
    let kana = ["ｱﾍﾞ ﾊﾅｺ", "ﾊﾅﾀﾞ ｲﾁﾛｳ", "ｳｴﾀﾞ ﾊﾅ", "ﾊﾅｲ ｱｲ"];
    write(&mut store, Op::ImportRoster, |tx| {
        (1_u8..).zip(ids.iter().zip(kana)).try_for_each(|(n, (insured, kana))| {
            tx.join(person_id(n), &Someone { insured, kana, name: "花田　一", ..SOMEONE }.entry())
        })
    })
    .unwrap();
    assert_eq!(called(&store, "はな"), [ids[3], ids[1], ids[0], ids[2]]);
    assert_eq!(called(&store, "花田"), [ids[0], ids[2], ids[3], ids[1]], "by name they stand by reading");
}

#[test]
fn people_are_found_by_what_they_are_called_now() {
    let (_office, mut store) = filled();
    let renamed = Someone { name: "黒田　花", kana: "クロダ　ハナエ", ..PEOPLE[1] };
    write(&mut store, Op::ImportRoster, |tx| tx.lay(person_id(2), &renamed.entry())).unwrap();
    for (text, expected) in [("吉田", &[0][..]), ("田花", &[1]), ("ナエ", &[1]), ("シダ", &[0]), ("クロ", &[1])]
    {
        assert_eq!(found(&store, text, None), expected, "{text}");
    }
    // Twice in one write, and back again.
    write(&mut store, Op::ImportRoster, |tx| {
        tx.lay(person_id(2), &Someone { name: "白田　花", kana: "シロタ　ハナエ", ..PEOPLE[1] }.entry())?;
        tx.lay(person_id(2), &PEOPLE[1].entry())
    })
    .unwrap();
    for (text, expected) in
        [("吉田", &[0, 1][..]), ("白田", &[]), ("黒田", &[]), ("ロタ", &[]), ("ナエ", &[]), ("シダ", &[0, 1])]
    {
        assert_eq!(found(&store, text, None), expected, "{text}");
    }
}

#[test]
fn whoever_went_is_not_found_and_whoever_took_the_place_is() {
    let (_office, mut store) = filled();
    let last = Someone { insured: "9-0000001-00", name: "黒田　優", kana: "クロダ　ユウ", ..SOMEONE };
    let next = Someone { insured: "9-0000002-00", name: "白石　葵", kana: "シライシ　アオイ", ..SOMEONE };
    let import = ImportId::from_random([5; 16]);
    write(&mut store, Op::ImportRoster, |tx| {
        tx.record_import(NewImport {
            id: import,
            source: ImportSource::Roster,
            file_name: "名簿.csv".to_owned(),
            counts: ImportCounts::default(),
            findings: BTreeMap::new(),
            reason: None,
        })?;
        tx.join(person_id(7), &last.entry())
    })
    .unwrap();
    assert_eq!([called(&store, "田優"), called(&store, "ダユ")], [[last.insured], [last.insured]]);
    write(&mut store, Op::UndoImport, |tx| {
        let mut written = tx.import_written(import)?.unwrap();
        while written.operations() > 0 {
            let _taken = tx.take_back(&mut written)?;
        }
        tx.import_undone(import)?;
        tx.join(person_id(8), &next.entry())
    })
    .unwrap();
    for (text, expected) in
        [("黒", vec![]), ("ダユ", vec![]), ("石葵", vec![next.insured]), ("イシ", vec![next.insured])]
    {
        assert_eq!(called(&store, text), expected, "{text}");
    }
    assert_eq!(called(&store, "").len(), PEOPLE.len() + 1);
}

#[test]
fn of_too_many_a_thousand_are_found() {
    let (_office, mut store) = Office::new();
    write(&mut store, Op::ImportRoster, |tx| {
        (1..=1_001_u32).try_for_each(|n| {
            let mut entry = SOMEONE.entry();
            entry.insured = InsuredId::new("1", &format!("{n:07}"), "00").unwrap();
            tx.join(PersonId::from_random(u128::from(n).to_be_bytes()), &entry)
        })
    })
    .unwrap();
    let search = |text: &str, address: Option<&str>, offset| {
        let query = PeopleQuery { text: text.to_owned(), address: address.map(str::to_owned), offset, limit: 50 };
        let page = store.search(&query).unwrap();
        (page.total, page.more, page.people.len())
    };
    for (text, address) in
        [("ヨシダ", None), ("シダ", None), ("吉田", None), ("吉", None), ("00", None), ("", Some("加納町"))]
    {
        assert_eq!(search(text, address, 0), (1_000, true, 50), "{text}");
        assert_eq!(search(text, address, 975), (1_000, true, 25), "{text}");
    }
    assert_eq!(search("1001", None, 0), (1, false, 1));
    assert_eq!(search("", None, 1_000), (1_001, false, 1), "everybody has a place on some page");
}

#[test]
fn an_address_is_found_however_it_is_written() {
    let (_office, store) = filled();
    for (text, address, expected) in [
        ("", "加納町6-13-785", &[0, 1][..]),
        ("", "加納町六丁目", &[0, 1]),
        ("", "東塩小路町5-1", &[2, 3]),
        ("", "ハイツ２２４", &[2, 3]),
        ("真知子", "京都", &[2]),
        ("", "_1", &[5]),
        ("", "大阪", &[]),
        ("", "　", &[0, 1, 2, 3, 4, 5]), // an empty field asks nothing
    ] {
        assert_eq!(found(&store, text, Some(address)), expected, "{text} {address}");
    }
}

#[test]
fn nobody_with_a_flag_is_found_or_counted_by_address() {
    for flags in [
        Protection { self_view_blocked: true, ..Protection::default() },
        Protection { non_disclosure: true, ..Protection::default() },
        Protection { provisional: true, ..Protection::default() },
        Protection { safe_address: SafeAddress::Proposed, ..Protection::default() },
        Protection { safe_address: SafeAddress::Confirmed, ..Protection::default() },
    ] {
        let (_office, mut store) = filled();
        write(&mut store, Op::Protection, |tx| tx.set_protection(person_id(3), flags)).unwrap();
        assert_eq!(found(&store, "", Some("東塩小路町5-1")), [3], "{flags:?}");
        assert_eq!(found(&store, "高橋", Some("京都")), [3], "{flags:?}");
        assert_eq!(found(&store, "12-0001004-00", Some("京都")), [] as [usize; 0], "{flags:?}");
        assert_eq!(found(&store, "高橋", None), [2, 3], "by name the person is there: {flags:?}");
        write(&mut store, Op::Protection, |tx| tx.set_protection(person_id(3), Protection::default())).unwrap();
        assert_eq!(found(&store, "", Some("東塩小路町5-1")), [2, 3], "lifted: {flags:?}");
    }
}

#[test]
fn pages_follow_each_other_by_reading() {
    let (_office, store) = filled();
    let mut names = Vec::new();
    for offset in 0..4 {
        let page = store.search(&PeopleQuery { offset: offset * 2, limit: 2, ..PeopleQuery::default() }).unwrap();
        assert_eq!(page.total, 6, "the total does not depend on the page");
        names.extend(page.people.iter().map(|person| person.kana.text().to_owned()));
    }
    assert_eq!(
        names,
        ["カツラギ", "スミス ジェーン", "タカハシ ショウ", "タカハシ マチコ", "ヨシダ ハナ", "ヨシダ リュウノスケ"]
    );
    let far = PeopleQuery { offset: u64::MAX, limit: u32::MAX, ..PeopleQuery::default() };
    assert_eq!(store.search(&far).unwrap().people.len(), 0);
}
