//! What a column could be that nobody has explained: suggested by its values, and never applied.

use crate::support::{self, *};
use kenpo_domain::finding::{FindingCode, Letters};
use kenpo_domain::meaning::Meaning;
use kenpo_domain::said::{ColumnChoice, Said};
use kenpo_roster::{Guess, Looks, Opening, ReadError, SheetColumns};
use rust_xlsxwriter::Worksheet;
use std::ops::ControlFlow;

/// How many rows there are, and where each household begins.
const PEOPLE: usize = 10;
const HOUSEHOLDS: [usize; 4] = [0, 3, 4, 8];

/// 番号 and 枝番 of a row.
fn number(n: usize) -> String {
    format!("{:07}", 1_001 + HOUSEHOLDS.iter().filter(|begins| **begins <= n).count())
}

fn branch(n: usize) -> String {
    let begins = HOUSEHOLDS.iter().rev().find(|begins| **begins <= n).unwrap();
    format!("{:02}", n - begins)
}

/// What a column of the roster holds, row by row.
fn usual(heading: &str, n: usize) -> String {
    let given = ["花子", "太郎", "一郎", "二郎", "桜", "椿", "梅子", "健", "実", "光"][n];
    let kana = ["ハナコ", "タロウ", "イチロウ", "ジロウ", "サクラ", "ツバキ", "ウメコ", "ケン", "ミノル", "ヒカル"][n];
    match heading {
        "記号" => "12".to_owned(),
        "番号" => number(n),
        "枝番" => branch(n),
        "氏名" => format!("佐藤　{given}"),
        "フリガナ" => format!("サトウ {kana}"),
        "生年月日" => format!("昭和{}年{}月{}日", 50 + n, 1 + n, 3 + n),
        "性別" => "女".to_owned(),
        "続柄" => if branch(n) == "00" { "本人" } else { "子" }.to_owned(),
        "資格取得年月日" => format!("平成{}年4月1日", 20 + n),
        "住所" => "神戸市中央区1-1".to_owned(),
        other => panic!("{other}"),
    }
}

enum Written {
    Text(String),
    Number(f64),
}

fn write(sheet: &mut Worksheet, n: usize, column: u16, value: Written) {
    let row = n as u32 + 1;
    match value {
        Written::Text(text) if text.is_empty() => {}
        Written::Text(text) => drop(sheet.write_string(row, column, text).unwrap()),
        Written::Number(number) => drop(sheet.write_number(row, column, number).unwrap()),
    }
}

/// The usual roster without one of its columns, and behind it a column under a heading of its own.
fn roster(without: &str, heading: &str, value: impl Fn(usize) -> Written) -> Vec<u8> {
    made(|sheet| {
        let headings: Vec<&str> = HEADINGS.into_iter().filter(|heading| *heading != without).collect();
        for (column, usual_heading) in (0..).zip(&headings) {
            sheet.write_string(0, column, *usual_heading).unwrap();
            (0..PEOPLE).for_each(|n| write(sheet, n, column, Written::Text(usual(usual_heading, n))));
        }
        let column = headings.len() as u16;
        if !heading.is_empty() {
            sheet.write_string(0, column, heading).unwrap();
        }
        (0..PEOPLE).for_each(|n| write(sheet, n, column, value(n)));
    })
}

fn columns(bytes: &[u8], choices: &[ColumnChoice]) -> SheetColumns {
    let said = Said { columns: choices.to_vec(), ..Said::default() };
    let read = kenpo_roster::columns(&Opening::new(bytes), &said, &mut |_| ControlFlow::Continue(()));
    read.unwrap_or_else(|error| panic!("{error}")).columns
}

fn guesses(columns: &SheetColumns) -> Vec<Guess> {
    [&columns.unused, &columns.unclear, &columns.unheaded]
        .into_iter()
        .flatten()
        .filter_map(|unread| unread.guess)
        .collect()
}

fn text(text: impl Into<String>) -> Written {
    Written::Text(text.into())
}

type Values<'a> = &'a dyn Fn(usize) -> Written;

#[test]
fn values_suggest_what_a_column_is() {
    use Looks::*;
    let insurer = |_: usize| text("06139463");
    let row: &[(&str, Meaning, Looks, Values<'_>)] = &[
        ("", Meaning::Insurer, Insurers, &insurer),
        ("", Meaning::Insurer, Insurers, &|_| Written::Number(6_139_463.0)),
        ("性別", Meaning::Sex, Sexes, &|n| text(["男", "女"][n % 2])),
        ("性別", Meaning::Sex, Sexes, &|n| text(["M", "F"][n % 2])),
        ("続柄", Meaning::Relation, Relations, &|n| text(["本人", "妻", "長男"][n % 3])),
        ("続柄", Meaning::Class, Relations, &|n| text(["本人", "家族"][n % 2])),
        ("続柄", Meaning::Class, Relations, &|n| text(["被保険者", "被扶養者"][n % 2])),
        ("生年月日", Meaning::Birth, EraDays, &|n| text(format!("S{}.{}.{}", 40 + n, 1 + n, 3 + n))),
        ("生年月日", Meaning::Birth, EraDays, &|n| text(format!("昭和{}年{}月{}日", 40 + n, 1 + n, 3 + n))),
        ("生年月日", Meaning::Birth, EraDays, &|n| text(format!("5-{}{:02}{:02}", 40 + n, 1 + n, 3 + n))),
        ("生年月日", Meaning::Birth, Days, &|n| text(format!("{}/{}/{}", 1960 + n, 1 + n, 3 + n))),
        ("生年月日", Meaning::Birth, Days, &|n| {
            Written::Number(((1960 + n) * 10_000 + 100 * (1 + n) + 3 + n) as f64)
        }),
        ("資格取得年月日", Meaning::Acquired, EraDays, &|n| text(format!("平成{}年4月1日", 20 + n))),
        ("資格取得年月日", Meaning::Acquired, Days, &|n| text(format!("{}-04-01", 2010 + n))),
        ("", Meaning::Postal, PostalCodes, &|n| text(format!("650-000{n}"))),
        ("", Meaning::Postal, PostalCodes, &|n| text(format!("〒650000{n}"))),
        ("", Meaning::Postal, PostalCodes, &|n| text(format!("６５０－０００{}", n % 5))),
        ("", Meaning::Postal, PostalCodes, &|n| text(["1000001", "6500001", "6020841", "0600001"][n % 4])),
        ("", Meaning::Postal, PostalCodes, &|n| Written::Number([1_000_001.0, 6_500_001.0, 600_001.0][n % 3])),
        ("", Meaning::Phone, Phones, &|n| text(format!("078-300-010{n}"))),
        ("", Meaning::Phone, Phones, &|n| text(format!("(03)3000-010{n}"))),
        ("", Meaning::Phone, Phones, &|n| text(format!("０７８－３００－０１０{n}"))),
        ("", Meaning::Phone, Phones, &|n| text(format!("078300010{n}"))),
        ("", Meaning::Phone, Mobiles, &|n| text(format!("090-3000-010{n}"))),
        ("", Meaning::Phone, Mobiles, &|n| Written::Number(9_030_000_100.0 + n as f64)),
        ("氏名", Meaning::Name, Names, &|n| text(usual("氏名", n))),
        ("", Meaning::Requested, Wishes, &|n| text(["要", "不要"][n % 2])),
        ("フリガナ", Meaning::Kana, Readings, &|n| text(usual("フリガナ", n))),
        ("フリガナ", Meaning::Kana, Readings, &|n| text(usual("フリガナ", n).replace(' ', ""))),
        ("住所", Meaning::Address, Addresses, &|n| text(format!("兵庫県神戸市中央区加納町6丁目{n}番"))),
        ("住所", Meaning::Address, Addresses, &|n| text(format!("京都市中京区{n}-1"))),
        ("枝番", Meaning::Branch, Branches, &|n| text(branch(n))),
        ("枝番", Meaning::Branch, Branches, &|n| Written::Number(branch(n).parse().unwrap())),
        ("番号", Meaning::Number, Numbers, &|n| text(number(n))),
        ("番号", Meaning::Number, Numbers, &|n| Written::Number(number(n).parse().unwrap())),
    ];
    let mut otherwise = Vec::new();
    for (at, (without, meaning, looks, values)) in row.iter().enumerate() {
        for heading in ["", "その値", "管理用番号Ｂ"] {
            let found = guesses(&columns(&roster(without, heading, values), &[]));
            let found: Vec<_> = found.iter().map(|guess| (guess.meaning, guess.seen.looks)).collect();
            // What the values of two kinds and an unknown heading say is read already.
            let read = matches!(meaning, Meaning::Sex | Meaning::Kana | Meaning::Postal)
                && heading == "その値"
                && found.is_empty();
            if found != [(*meaning, *looks)] && !read {
                otherwise.push(format!("{at}, {meaning:?} without {without} under {heading}: {found:?}"));
            }
        }
    }
    assert!(otherwise.is_empty(), "{}", otherwise.join("\n"));
}

#[test]
fn a_column_of_something_else_suggests_nothing() {
    let remarks = [
        "",
        "就職により扶養を外す予定",
        "4月に転居。神戸市へ",
        "来年3月まで",
        "産休中",
        "電話で確認済み 078-300-0100",
        "本人",
        "要確認",
        "なし",
        "単身赴任",
    ];
    let row: &[(&str, &str, Values<'_>)] = &[
        ("remarks", "フリガナ", &|n| text(remarks[n])),
        ("short remarks", "続柄", &|n| text(["扶養", "独立", "同居", "別居", "済"][n % 5])),
        ("monthly pay", "番号", &|n| Written::Number(280_000.0 + 20_000.0 * n as f64)),
        ("monthly pay of each household's member", "番号", &|n| {
            Written::Number(if branch(n) == "00" { 280_000.0 + 1_234.0 * n as f64 } else { 0.0 })
        }),
        ("yearly pay, as round as a postal code", "番号", &|n| Written::Number(3_600_000.0 + 10_000.0 * n as f64)),
        ("pay to the yen", "番号", &|n| Written::Number(213_407.0 + 17_389.0 * n as f64)),
        ("yearly pay to the yen", "番号", &|n| Written::Number(2_134_071.0 + 317_389.0 * n as f64)),
        ("pay as text", "番号", &|n| text(format!("{},000", 280 + n))),
        ("yen", "番号", &|n| text(format!("¥{}", 280_123 + n))),
        ("days in the workbook's calendar without a format, or sums", "生年月日", &|n| {
            Written::Number(28_000.0 + n as f64)
        }),
        ("a counter of rows", "枝番", &|n| text(format!("{:02}", n + 1))),
        ("a counter of rows", "番号", &|n| text(format!("{:07}", n + 1))),
        ("one value", "枝番", &|_| text("00")),
        ("months", "枝番", &|n| text(format!("{:02}", [4, 7, 4, 11, 4, 2, 9, 4, 1, 12][n]))),
        ("ages", "枝番", &|n| Written::Number([46.0, 44.0, 12.0, 30.0, 51.0, 50.0, 20.0, 18.0, 33.0, 61.0][n])),
        ("seven digits of no place", "番号", &|n| text(format!("00010{:02}", 10 + n))),
        ("a pension book", "", &|n| text(format!("0100-12345{n}"))),
        ("an insurance number of eleven digits", "", &|n| text(format!("5000-12345{n}-1"))),
        ("twelve digits without the check digit", "", &|n| text(format!("12345678900{}", [0, 1, 2, 4, 6][n % 5]))),
        ("eight digits without the check digit", "", &|_| text("06139464")),
        ("grades", "性別", &|n| text(["A", "B", "C"][n % 3])),
        ("codes", "性別", &|n| text(["1", "2"][n % 2])),
        ("sizes", "生年月日", &|n| text(["S", "M", "L"][n % 3])),
        ("eras beside no day", "生年月日", &|n| text(["S", "H"][n % 2])),
        ("few values", "性別", &|n| text(if n < 4 { "女" } else { "" })),
        ("not nearly all", "性別", &|n| text(if n < 8 { "女" } else { "不明" })),
        ("shops", "フリガナ", &|n| text(["ミナト", "ハナ", "コウベ"][n % 3])),
        ("departments", "住所", &|n| text(format!("第{n}営業部"))),
        ("places without numbers", "住所", &|_| text("神戸市中央区")),
        ("another day", "", &|n| text(format!("平成{}年4月1日", 20 + n))),
        ("a postal code beside 郵便番号's place", "番号", &|n| text(format!("123-45-{n}"))),
    ];
    let mut suggested = Vec::new();
    for (what, without, values) in row {
        for heading in ["", "その値", "管理用番号Ｂ"] {
            let found = guesses(&columns(&roster(without, heading, values), &[]));
            suggested.extend(found.iter().map(|guess| format!("{what} under {heading}: {guess:?}")));
        }
    }
    assert!(suggested.is_empty(), "{}", suggested.join("\n"));
}

#[test]
fn a_suggestion_reads_nothing_until_a_person_takes_it() {
    let bytes = roster("性別", "", |n| text(["男", "女"][n % 2]));
    let before = read_ok(&bytes);
    assert!(people(&before.value).iter().all(|entry| entry.sex.is_none()));
    let choice = ColumnChoice { column: Letters::parse("J").unwrap(), meaning: Some(Meaning::Sex) };
    assert!(guesses(&columns(&bytes, &[choice])).is_empty(), "nothing is suggested of a column that is explained");
    let refused = ColumnChoice { column: Letters::parse("J").unwrap(), meaning: None };
    let after = columns(&bytes, std::slice::from_ref(&refused));
    assert!(guesses(&after).is_empty() && after.unused.iter().any(|unread| unread.column == refused.column));
    let said = Said { columns: vec![choice], ..Said::default() };
    let read = kenpo_roster::read(&Opening::new(&bytes), &rules(), &said, &mut |_| ControlFlow::Continue(())).unwrap();
    assert!(people(&read.value).iter().all(|entry| entry.sex.is_some()));
}

#[test]
fn a_my_number_without_a_heading_is_suggested_by_what_was_cut() {
    let numbers = ["123456789018", "023456789013", "111111111118", "987654321093", "345678901234"];
    let bytes = roster("", "", |n| text(numbers[n % 5]));
    let guess = guesses(&columns(&bytes, &[]));
    let found: Vec<_> = guess.iter().map(|guess| (guess.meaning, guess.seen.looks)).collect();
    assert_eq!(found, [(Meaning::MyNumber, Looks::MyNumbers)]);
    let kept = everything_kept(&read_ok(&bytes));
    assert!(numbers.iter().all(|number| !kept.contains(number) && !kept.contains(&number[..8])));
}

#[test]
fn columns_without_a_heading_are_listed_where_something_stands_in_them() {
    let listed = |bytes: &[u8]| -> Vec<String> {
        columns(bytes, &[]).unheaded.iter().map(|unread| unread.column.to_string()).collect()
    };
    let bytes = roster("住所", "", |n| text(if n == 7 { "済" } else { "" }));
    assert_eq!(listed(&bytes), ["J"]);
    let found = read_ok(&bytes).findings;
    let told = found.iter().filter(|finding| finding.code == FindingCode::ColumnsWithoutHeading);
    assert_eq!(told.map(|finding| support::text(finding)).collect::<Vec<_>>(), [Some("列 J")]);
    for (bytes, why) in [
        (roster("", "", |_| text("")), "nothing stands there"),
        (roster("", "", |_| text("　")), "blanks stand there"),
        (roster("", "備考", |_| text("済")), "it has a heading"),
    ] {
        assert!(listed(&bytes).is_empty(), "{why}");
        assert_eq!(count(&read_ok(&bytes).findings, FindingCode::ColumnsWithoutHeading), 0, "{why}");
    }
    // A note beside nobody's row is none of the table.
    let mut rows = vec![&HEADINGS[..], &SATO[..]];
    let note = ["", "", "", "", "", "", "", "", "", "", "", "以上"];
    rows.push(&note);
    assert!(listed(&of_texts(&rows)).is_empty());
}

#[test]
fn a_column_that_stops_the_import_is_suggested_too() {
    let bytes = roster("枝番", "管理用番号Ｂ", |n| text(branch(n)));
    match error(&bytes) {
        Some(ReadError::ColumnsUnclear { columns, .. }) => {
            assert_eq!(columns[0].guess.map(|guess| guess.meaning), Some(Meaning::Branch));
        }
        other => panic!("{other:?}"),
    }
}
