//! Columns that no word explains, and what a person says of them.

use crate::support::*;
use kenpo_domain::finding::{Checked, FindingCode, Item, Letters};
use kenpo_domain::meaning::Meaning;
use kenpo_domain::said::{ColumnChoice, Said};
use kenpo_domain::sex::Sex;
use kenpo_roster::{Opening, ReadError, SheetRead, Why};
use std::ops::ControlFlow;

/// SATO and five of her family under the usual headings, with one column more on the right.
fn family(heading: &str, value: impl Fn(usize) -> String) -> Vec<u8> {
    family_under(HEADINGS, heading, value)
}

fn family_under(headings: [&str; 10], heading: &str, value: impl Fn(usize) -> String) -> Vec<u8> {
    let kana = ["ハナコ", "タロウ", "イチロウ", "ジロウ", "サクラ", "ツバキ"];
    let names = ["花子", "太郎", "一郎", "二郎", "桜", "椿"];
    let rows: Vec<[String; 11]> = (0..6)
        .map(|n| {
            let mut row: [String; 11] = std::array::from_fn(|at| SATO.get(at).unwrap_or(&"").to_string());
            row[2] = format!("0{n}");
            row[3] = format!("佐藤　{}", names[n]);
            row[4] = format!("サトウ {}", kana[n]);
            row[5] = if n > 1 { "平成10年4月1日" } else { SATO[5] }.to_owned();
            row[6] = if [0, 4, 5].contains(&n) { "女" } else { "男" }.to_owned();
            row[7] = ["本人", "夫", "長男", "二男", "長女", "二女"][n].to_owned();
            row[10] = value(n);
            row
        })
        .collect();
    let headings: Vec<&str> = headings.into_iter().chain([heading]).collect();
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = std::iter::once(&headings).chain(&rows).map(Vec::as_slice).collect();
    of_texts(&rows)
}

fn said(column: &str, meaning: Option<Meaning>) -> ColumnChoice {
    ColumnChoice { column: Letters::parse(column).unwrap(), meaning }
}

fn read_as(bytes: &[u8], choices: &[ColumnChoice]) -> Result<Checked<SheetRead>, ReadError> {
    let said = Said { columns: choices.to_vec(), ..Said::default() };
    kenpo_roster::read(&Opening::new(bytes), &rules(), &said, &mut |_| ControlFlow::Continue(()))
}

fn unclear(bytes: &[u8], choices: &[ColumnChoice]) -> Vec<String> {
    match read_as(bytes, choices) {
        Err(ReadError::ColumnsUnclear { columns, .. }) => {
            columns.into_iter().map(|unread| format!("{}{}", unread.column, unread.heading)).collect()
        }
        Err(error) => panic!("{error}"),
        Ok(_) => Vec::new(),
    }
}

#[test]
fn a_column_that_only_a_person_can_explain_stops_the_reading() {
    for heading in ["管理用番号Ｂ", "資格番号", "記号２", "住所区分", "氏　名　２"] {
        let bytes = family(heading, |n| format!("B{n}"));
        let kept: String = heading.split_whitespace().collect();
        assert_eq!(unclear(&bytes, &[]), [format!("K{kept}")]);
        assert_eq!(unclear(&bytes, &[said("K", None)]), Vec::<String>::new(), "not needed: {heading}");
    }
    for (heading, why) in [("社員番号", "the employer's"), ("名札の色", "nothing that matters"), ("備考", "a remark")]
    {
        let checked = read_ok(&family(heading, |n| format!("B{n}")));
        assert_eq!(brief(&checked.findings), [("columns_unused", 1, "")], "{why}");
        assert_eq!(people(&checked.value).len(), 6);
    }
    assert_eq!(unclear(&family("管理用番号Ｂ", |_| String::new()), &[]), Vec::<String>::new(), "nothing stands there");
}

#[test]
fn what_a_person_says_of_a_column_stands_above_its_heading() {
    let bytes = family("旧姓", |n| format!("鈴木　{}", numeral(n)));
    let names = |choices: &[ColumnChoice]| -> Vec<String> {
        let checked = read_as(&bytes, choices).unwrap_or_else(|error| panic!("{error}"));
        people(&checked.value).iter().map(|entry| entry.name.as_str().to_owned()).collect()
    };
    assert_eq!(names(&[])[0], "佐藤　花子");
    assert_eq!(names(&[said("K", Some(Meaning::Name))])[0], "鈴木　一");
    let checked = read_as(&bytes, &[said("K", Some(Meaning::Name))]).unwrap_or_else(|error| panic!("{error}"));
    let column = checked.value.columns.read.iter().find(|column| column.meaning == Meaning::Name).unwrap();
    assert_eq!((column.letters.to_string(), column.why), ("K".to_owned(), Why::Person));
    let without = read_as(&bytes, &[said("J", None)]).unwrap_or_else(|error| panic!("{error}"));
    assert!(people(&without.value).iter().all(|entry| entry.address.unseal_for_store().text.is_empty()));
    let missing = read_as(&bytes, &[said("F", None)]).err();
    assert!(matches!(missing, Some(ReadError::ColumnsMissing { items, .. }) if items == [Item::Birth]));
    assert_eq!(read_as(&bytes, &[said("Z", None)]).err(), Some(ReadError::ColumnNotThere(Letters(25))));
}

#[test]
fn a_column_of_numbers_is_cut_whatever_a_person_says_of_it() {
    let bytes = family("個人番号", |_| "1234-5678-9018".to_owned());
    for choice in [None, Some(Meaning::Phone)] {
        let checked = read_as(&bytes, &[said("K", choice)]).unwrap_or_else(|error| panic!("{error}"));
        assert!(!everything_kept(&checked).contains("5678"));
        assert_eq!(count(&checked.findings, FindingCode::MyNumberCut), 6);
        assert!(people(&checked.value).iter().all(|entry| entry.phone.unseal_for_store().is_none()));
    }
}

#[test]
fn values_explain_a_column_that_no_word_explains() {
    let mut headings = HEADINGS;
    headings[6] = "別";
    let checked = read_ok(&family_under(headings, "備考", |_| String::new()));
    let column = checked.value.columns.read.iter().find(|column| column.meaning == Meaning::Sex).unwrap();
    assert_eq!((column.why, column.fit.seen, column.fit.fitting), (Why::Values, 6, 6));
    assert_eq!(brief(&checked.findings), [("column_by_values", 1, "G"), ("columns_unused", 1, "")]);
    assert_eq!(people(&checked.value)[1].sex, Some(Sex::Male));

    headings[6] = "別";
    headings[4] = "よびかた";
    let checked = read_ok(&family_under(headings, "ゆうびん先", |n| format!("650-000{n}")));
    let by_values = |checked: &Checked<SheetRead>| -> Vec<Meaning> {
        let columns = checked.value.columns.read.iter().filter(|column| column.why == Why::Values);
        columns.map(|column| column.meaning).collect()
    };
    assert_eq!(by_values(&checked), [Meaning::Kana, Meaning::Sex, Meaning::Postal]);
    // A day with the digit of its era has as many digits as a postal code.
    assert_eq!(by_values(&read_ok(&family("その値", |n| format!("5-50040{n}")))), []);
    // Nothing is guessed where the words speak of somebody else, or where the item has a column.
    for (heading, value) in [("配偶者の性", "女"), ("ペットの性", "男")] {
        assert_eq!(by_values(&read_ok(&family(heading, |_| value.to_owned()))), []);
    }
}

#[test]
fn a_bare_number_that_counts_the_rows_is_nobodys_number() {
    let mut headings = HEADINGS;
    headings[1] = "証の番号";
    let checked = read_ok(&family_under(headings, "番号", |n| (n + 1).to_string()));
    assert_eq!(people(&checked.value)[5].insured.to_string(), "12-0001001-05");
    headings[1] = "備考";
    let missing = read_as(&family_under(headings, "番号", |n| (n + 1).to_string()), &[]).err();
    assert!(matches!(missing, Some(ReadError::ColumnsUnclear { .. })), "{missing:?}");
}

/// Six members with a family of none, or one family, whose 番号 counts down the sheet under these headings.
fn counted(headings: [&str; 3], ids: impl Fn(usize) -> [String; 3]) -> Vec<u8> {
    let names = ["花子", "太郎", "一郎", "二郎", "桜", "椿"];
    let rows: Vec<Vec<String>> = (0..6)
        .map(|n| {
            let mut row: Vec<String> = SATO.iter().map(|text| (*text).to_owned()).collect();
            row.splice(0..3, ids(n));
            row[3] = format!("佐藤　{}", names[n]);
            row
        })
        .collect();
    let headings: Vec<&str> = headings.into_iter().chain(HEADINGS[3..].iter().copied()).collect();
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = std::iter::once(&headings).chain(&rows).map(Vec::as_slice).collect();
    of_texts(&rows)
}

#[test]
fn a_number_that_counts_between_symbol_and_branch_is_the_number() {
    let one = || "12".to_owned();
    let text = |text: &str| text.to_owned();
    type Ids<'a> = &'a dyn Fn(usize) -> [String; 3];
    for (headings, ids, read, why) in [
        (
            ["記号", "番号", "枝番"],
            &(|n: usize| [one(), format!("{:07}", n + 1), text("00")]) as Ids<'_>,
            true,
            "between both",
        ),
        (
            ["記号", "番号", "枝番"],
            &|n| [one(), (n + 1).to_string(), text("00")],
            false,
            "without zeros, though between both",
        ),
        (
            ["枝番", "記号", "番号"],
            &|n| [text("00"), one(), (n + 1).to_string()],
            false,
            "without zeros behind 記号 alone",
        ),
        (
            ["事業所記号", "番号", "枝番"],
            &|n| [one(), format!("{:07}", n + 1), text("00")],
            true,
            "beside another 記号",
        ),
        (["枝番", "記号", "番号"], &|n| [text("00"), one(), format!("{:07}", n + 1)], true, "behind 記号 alone"),
        (["番号", "枝番", "記号"], &|n| [format!("{:07}", n + 1), text("00"), one()], true, "before 枝番 alone"),
        (["番号", "記号", "枝番"], &|n| [format!("{:07}", n + 1), one(), text("00")], false, "it stands alone"),
        (["記号", "番号", "枝番"], &|n| [one(), (n + 1).to_string(), format!("0{n}")], false, "the 枝番 goes on"),
        (["番号", "記号", "枝番"], &|n| [(n + 1).to_string(), one(), text("00")], false, "a counter of rows"),
    ] {
        let bytes = counted(headings, ids);
        let asked = unclear(&bytes, &[]);
        assert_eq!(asked.is_empty(), read, "{why}: {asked:?}");
        if read {
            let checked = read_ok(&bytes);
            let number = people(&checked.value)[2].insured.number().trim_start_matches('0').to_owned();
            assert_eq!(number, "3", "{why}");
        }
    }
}
