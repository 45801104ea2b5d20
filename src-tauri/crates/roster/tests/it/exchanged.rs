//! Columns whose headings were exchanged, and second columns of 番号: a person is asked before anybody is registered as somebody else.

use crate::support::*;
use kenpo_domain::finding::{FindingCode, Letters};
use kenpo_domain::meaning::Meaning;
use kenpo_domain::said::{ColumnChoice, Said};
use kenpo_roster::{Opening, ReadError, read};
use std::ops::ControlFlow;

/// Six people of three households under these headings, with one column more on the right.
fn roster(headings: &[&str], more: impl Fn(usize) -> String) -> Vec<u8> {
    let people = [
        ("0001001", "00", "佐藤　花子", "サトウ ハナコ", "女", "本人"),
        ("0001001", "01", "佐藤　太郎", "サトウ タロウ", "男", "夫"),
        ("0001002", "00", "鈴木　一郎", "スズキ イチロウ", "男", "本人"),
        ("0001002", "01", "鈴木　桜", "スズキ サクラ", "女", "妻"),
        ("0001003", "00", "高橋　健一", "タカハシ ケンイチ", "男", "本人"),
        ("0001003", "01", "高橋　直子", "タカハシ ナオコ", "女", "妻"),
    ];
    made(|sheet| {
        for (c, heading) in (0..).zip(headings) {
            sheet.write_string(0, c, *heading).unwrap();
        }
        for (r, (number, branch, name, kana, sex, relation)) in (1..).zip(people) {
            let more = more(r as usize - 1);
            let row = [
                "12",
                number,
                branch,
                name,
                kana,
                "昭和55年4月1日",
                sex,
                relation,
                "平成15年4月1日",
                "兵庫県神戸市中央区加納町6-1",
                "650-0001",
                &more,
            ];
            for (c, text) in (0..).zip(row) {
                sheet.write_string(r, c, text).unwrap();
            }
        }
    })
}

const PEOPLE: [&str; 11] =
    ["記号", "番号", "枝番", "氏名", "フリガナ", "生年月日", "性別", "続柄", "資格取得年月日", "住所", "郵便番号"];

fn asked(bytes: &[u8]) -> Vec<String> {
    match error(bytes) {
        Some(ReadError::ColumnsUnclear { columns, .. }) => columns.iter().map(|c| c.column.to_string()).collect(),
        Some(other) => panic!("{other}"),
        None => Vec::new(),
    }
}

#[test]
fn exchanged_headings_are_asked_about() {
    assert_eq!(asked(&roster(&PEOPLE, |_| String::new())), Vec::<String>::new());
    for (one, other, columns) in [
        ("記号", "番号", ["A", "B"]),
        ("氏名", "フリガナ", ["D", "E"]),
        ("フリガナ", "性別", ["E", "G"]),
        ("住所", "郵便番号", ["J", "K"]),
        ("性別", "続柄", ["G", "H"]),
    ] {
        let exchanged = PEOPLE.map(|heading| match heading {
            heading if heading == one => other,
            heading if heading == other => one,
            heading => heading,
        });
        let bytes = roster(&exchanged, |_| String::new());
        assert_eq!(asked(&bytes), columns, "{one} {other}");
    }
}

#[test]
fn an_address_of_postal_codes_alone_is_asked_about() {
    let exchanged = PEOPLE.map(|heading| match heading {
        "住所" => "郵便",
        "郵便番号" => "住所",
        heading => heading,
    });
    assert_eq!(asked(&roster(&exchanged, |_| String::new())), ["K"]);
}

#[test]
fn what_a_person_says_of_exchanged_headings_is_read() {
    let exchanged = PEOPLE.map(|heading| match heading {
        "氏名" => "フリガナ",
        "フリガナ" => "氏名",
        heading => heading,
    });
    let choice = |column, meaning| ColumnChoice { column: Letters(column), meaning: Some(meaning) };
    let columns = vec![choice(3, Meaning::Name), choice(4, Meaning::Kana)];
    let said = Said { columns, ..Said::default() };
    let bytes = roster(&exchanged, |_| String::new());
    let read = read(&Opening::new(&bytes), &rules(), &said, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(people(&read.value)[0].name.as_str(), "佐藤　花子");
}

#[test]
fn a_second_number_that_goes_with_the_households_is_asked_about() {
    for heading in ["本人番号", "証番号", "社会保険番号", "資格確認書番号", "被保険者番号"] {
        let with = |more: fn(usize) -> String| {
            let headings: Vec<&str> = PEOPLE.iter().copied().chain([heading]).collect();
            roster(&headings, more)
        };
        assert_eq!(
            asked(&with(|n| (207_007 + n / 2 * 13).to_string())),
            ["B", "L"],
            "{heading}: another of each household"
        );
        assert_eq!(asked(&with(|n| format!("{:07}", 1001 + n / 2))), Vec::<String>::new(), "{heading}: the same");
        let one_differs = with(|n| if n == 5 { "0009999".to_owned() } else { format!("{:07}", 1001 + n / 2) });
        let read = read_ok(&one_differs);
        assert_eq!(count(&read.findings, FindingCode::ValuesDiffer), 1, "{heading}");
        assert_eq!(people(&read.value).len(), 5, "{heading}");
    }
}
