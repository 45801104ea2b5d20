//! Who is found by what, and who must not be.

use crate::office::*;
use kenpo_domain::facts::{Protection, SafeAddress};
use kenpo_store::{Op, PeopleQuery, Store};

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
        ("ハナ", &[], "a reading is found by its start alone"),
        ("ショウ", &[], "likewise"),
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
