//! A new name waits until a person has looked at it.

use crate::support::{AS_OF, Kenpo, Said};
use serde_json::Value;

/// A roster of 本人 with these names, each at this address.
fn roster(kenpo: &Kenpo, file: &str, names: &[&str], address: &str) -> String {
    let mut text = "記号,番号,枝番,氏名,生年月日,性別,続柄,資格取得年月日,住所\n".to_owned();
    for (name, number) in names.iter().zip(1..) {
        text += &format!("12,{:07},00,{name},昭和55年{number}月1日,女,本人,平成15年4月1日,{address}\n", 1000 + number);
    }
    let path = kenpo.path(file);
    std::fs::write(&path, text).unwrap();
    path
}

fn import(kenpo: &Kenpo, file: &str, words: &[&str]) -> Said {
    kenpo.on("import", &[&[file, "--as-of", AS_OF], words].concat())
}

/// 氏名 and 住所 as registered.
fn registered(kenpo: &Kenpo, insured: &str) -> (String, String) {
    let person = &kenpo.data("person", &[insured])["person"];
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (text(&person["name"]), text(&person["address"]))
}

#[test]
fn a_row_with_another_name_waits_as_a_whole_until_somebody_has_looked() {
    let kenpo = Kenpo::with(&[]);
    let before = roster(&kenpo, "before.csv", &["佐藤　花子", "高橋　幸子", "鈴木　良子"], "神戸市中央区1-1");
    assert_eq!(import(&kenpo, &before, &[]).code, 0);
    let after = roster(&kenpo, "after.csv", &["田中　花子", "髙橋　幸子", "山本　良子"], "神戸市中央区2-2");

    let told = import(&kenpo, &after, &["--dry-run"]);
    assert!(told.out.contains("氏名の変わる方"), "{}", told.out);
    assert!(told.out.contains("12-0001001-00\t氏名「佐藤　花子」→「田中　花子」、住所「"), "{}", told.out);
    assert!(!told.out.contains("→「髙橋　幸子」"), "a form of the same name needs nobody's eye: {}", told.out);

    let would = import(&kenpo, &after, &["--renamed", "12-0001001-00", "--dry-run", "--json"]).replies();
    assert_eq!((&would[1]["data"]["changes"], &would[1]["data"]["waiting"]), (&2.into(), &1.into()));
    assert_eq!(registered(&kenpo, "12-0001001-00").0, "佐藤　花子", "a dry run writes nothing");

    let done = import(&kenpo, &after, &["--renamed", "12-0001001-00", "--json"]).replies();
    let (review, done) = (&done[0]["data"], &done[1]["data"]);
    assert_eq!((&review["changes"], &review["rowsWaiting"]), (&1.into(), &2.into()));
    assert_eq!((&done["changes"], &done["waiting"]), (&2.into(), &1.into()));
    let of = |insured| registered(&kenpo, insured);
    let pair = |name: &str, address: &str| (name.to_owned(), address.to_owned());
    assert_eq!(of("12-0001001-00"), pair("田中　花子", "神戸市中央区2-2"));
    assert_eq!(of("12-0001002-00"), pair("髙橋　幸子", "神戸市中央区2-2"));
    assert_eq!(of("12-0001003-00"), pair("鈴木　良子", "神戸市中央区1-1"), "nothing of the row goes in");

    let bad = import(&kenpo, &after, &["--renamed", "佐藤", "--json"]);
    assert_eq!((bad.code, &bad.replies()[1]["fault"]["code"]), (6, &"person_unknown".into()));
}

#[test]
fn everybody_of_a_group_is_listed_and_found() {
    let kenpo = Kenpo::with(&[]);
    let before = roster(&kenpo, "before.csv", &["佐藤　花子", "高橋　幸子"], "神戸市中央区1-1");
    let told = import(&kenpo, &before, &["--list", "joins"]);
    assert!(told.out.contains("2行目\t12-0001001-00\t佐藤　花子\t番号「12-0001001-00」"), "{}", told.out);
    let after = roster(&kenpo, "after.csv", &["田中　花子", "髙橋　幸子", "鈴木　良子"], "神戸市中央区2-2");
    let listed = |words: &[&str]| import(&kenpo, &after, &[&["--dry-run", "--list"], words].concat());

    let changes = listed(&["changes", "--find", "高橋"]).out;
    assert!(changes.contains("3行目\t12-0001002-00\t髙橋　幸子\t氏名「高橋　幸子」→「髙橋　幸子」"), "{changes}");
    let waiting = listed(&["waiting"]).out;
    assert!(waiting.contains("2行目\t12-0001001-00\t田中　花子\t氏名「佐藤　花子」→「田中　花子」"), "{waiting}");
    let replies = listed(&["joins", "--find", "山本", "--json"]).replies();
    assert_eq!((replies.len(), &replies[1]["data"]["total"]), (2, &0.into()), "nobody of that name");
    for wrong in [&["--find", "高橋"][..], &["--list", "renamed"]] {
        assert_eq!(import(&kenpo, &after, wrong).code, 2, "{wrong:?}");
    }
}

#[test]
fn a_reason_for_the_names_as_a_whole_is_one_for_each() {
    let kenpo = Kenpo::with(&[]);
    let name = |family: &str| {
        ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "春", "夏"]
            .map(|given| format!("{family}　{given}子"))
    };
    let [before, after] = [("佐藤", "before.csv"), ("田中", "after.csv")].map(|(family, file)| {
        let names = name(family);
        roster(&kenpo, file, &names.iter().map(String::as_str).collect::<Vec<_>>(), "神戸市中央区1-1")
    });
    assert_eq!(import(&kenpo, &before, &[]).code, 0);
    assert_eq!(import(&kenpo, &after, &[]).code, 5);
    let done = import(&kenpo, &after, &["--reason", "事業所に電話で確認", "--json"]).replies();
    assert_eq!((&done[1]["data"]["changes"], &done[1]["data"]["waiting"]), (&12.into(), &0.into()));
    assert_eq!(registered(&kenpo, "12-0001012-00").0, "田中　夏子");
}
