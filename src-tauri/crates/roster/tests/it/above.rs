//! What a row takes from the rows above it: joined cells, ditto marks, blanks below the 被保険者. In doubt nothing, and the row waits.

use crate::support::*;
use kenpo_domain::finding::{Checked, FindingCode};
use kenpo_domain::said::{HiddenCells, Said};
use kenpo_roster::{Opening, SheetRead, read};
use rust_xlsxwriter::{Format, Worksheet};
use std::ops::ControlFlow;

const HEADS: [&str; 9] = ["記号", "番号", "枝番", "氏名", "生年月日", "性別", "続柄", "資格取得年月日", "住所"];

/// A row of a family: 記号, 番号, 枝番, 氏名, 続柄 and 住所.
type Given = [&'static str; 6];

const HANAKO: Given = ["12", "0001001", "00", "佐藤　花子", "本人", "神戸市中央区1-1"];
const ICHIRO: Given = ["", "", "01", "佐藤　一郎", "夫", ""];
const MOMO: Given = ["", "", "02", "佐藤　桃", "長女", ""];
const KEN: Given = ["12", "0001002", "00", "鈴木　健", "本人", "神戸市灘区2-2"];
const YUI: Given = ["", "", "01", "鈴木　結", "長女", ""];

fn cells(given: &Given) -> [&'static str; 9] {
    let [symbol, number, branch, name, relation, address] = *given;
    let sex = if matches!(relation, "夫") || name.ends_with('健') { "男" } else { "女" };
    let birth = if relation.starts_with("長") { "2010-04-01" } else { "1980-04-01" };
    [symbol, number, branch, name, birth, sex, relation, "2015-04-01", address]
}

fn sheet_of(rows: &[Given]) -> impl FnOnce(&mut Worksheet) + '_ {
    move |sheet| {
        for (column, heading) in (0..).zip(HEADS) {
            sheet.write_string(0, column, heading).unwrap();
        }
        for (row, given) in (1..).zip(rows) {
            for (column, text) in (0..).zip(cells(given)).filter(|(_, text)| !text.is_empty()) {
                sheet.write_string(row, column, text).unwrap();
            }
        }
    }
}

fn read_rows(rows: &[Given]) -> Checked<SheetRead> {
    read_ok(&made(sheet_of(rows)))
}

/// Who went in: row, number and address.
fn went_in(checked: &Checked<SheetRead>) -> Vec<String> {
    let said = |entry: &kenpo_domain::roster::RosterEntry| {
        format!("{} {} {}", entry.place.row, entry.insured, entry.address.unseal_for_store().text)
    };
    people(&checked.value).iter().map(said).collect()
}

fn told(checked: &Checked<SheetRead>) -> Vec<&str> {
    let of_file = checked.findings.iter().filter(|finding| finding.code == FindingCode::TakenFromAbove);
    of_file.filter_map(text).collect()
}

const FAMILIES: [&str; 5] = [
    "2 12-0001001-00 神戸市中央区1-1",
    "3 12-0001001-01 神戸市中央区1-1",
    "4 12-0001001-02 神戸市中央区1-1",
    "5 12-0001002-00 神戸市灘区2-2",
    "6 12-0001002-01 神戸市灘区2-2",
];

#[test]
fn blanks_below_the_insured_are_those_of_the_insured() {
    let checked = read_rows(&[HANAKO, ICHIRO, MOMO, KEN, YUI]);
    assert_eq!(went_in(&checked), FAMILIES);
    assert_eq!(told(&checked), ["3行"]);
    let raw: Vec<&str> = checked.value.raw[1].cells.unseal_for_store().iter().collect();
    assert_eq!((raw[0], raw[1], raw[3]), ("", "", "佐藤　一郎"), "as it stood");
}

#[test]
fn blanks_that_may_mean_something_else_wait() {
    let of_another_family = ["", "", "01", "田中　結", "長女", ""];
    let with_number = ["12", "0001002", "02", "鈴木　陸", "二女", ""];
    let with_own_address = ["", "", "01", "鈴木　結", "長女", "神戸市西区3-3"];
    let nobody_knows = ["", "", "01", "鈴木　結", "同居", ""];
    let no_branch = ["", "", "", "鈴木　結", "長女", ""];
    let of_insured = ["", "", "01", "鈴木　結", "本人", ""];
    for (name, rows, expected) in [
        ("another family name", vec![HANAKO, ICHIRO, KEN, of_another_family], &[2, 3, 4][..]),
        ("枝番 begins again: a 被保険者 is missing", vec![HANAKO, ICHIRO, ICHIRO, MOMO], &[2, 3]),
        ("nobody above", vec![ICHIRO, HANAKO, MOMO], &[3, 4]),
        ("a dependant with a number of its own", vec![HANAKO, ICHIRO, KEN, YUI, with_number], &[2, 4, 6]),
        ("a 被保険者 without a number", vec![HANAKO, ICHIRO, of_insured], &[2]),
        ("a relation that nobody knows", vec![HANAKO, ICHIRO, KEN, nobody_knows], &[2, 3, 4]),
        ("no 枝番", vec![HANAKO, ICHIRO, KEN, no_branch], &[2, 3, 4]),
    ] {
        let checked = read_rows(&rows);
        let rows: Vec<u32> = people(&checked.value).iter().map(|entry| entry.place.row).collect();
        assert_eq!(rows, expected, "{name}");
    }
    let checked = read_rows(&[HANAKO, ICHIRO, KEN, with_own_address]);
    assert_eq!(
        went_in(&checked)[1..],
        ["3 12-0001001-01 ", "4 12-0001002-00 神戸市灘区2-2", "5 12-0001002-01 神戸市西区3-3"],
        "addresses are not blank for all of them"
    );
}

#[test]
fn a_family_below_a_row_that_somebody_must_look_at_waits() {
    let example = |sheet: &mut Worksheet| {
        sheet_of(&[HANAKO, ICHIRO, KEN, YUI])(sheet);
        sheet.write_string(0, 9, "備考").unwrap();
        sheet.write_string(1, 9, "記入例").unwrap();
    };
    assert_eq!(went_in(&read_ok(&made(example))), ["4 12-0001002-00 神戸市灘区2-2", "5 12-0001002-01 神戸市灘区2-2"]);
    let left = |sheet: &mut Worksheet| {
        sheet_of(&[HANAKO, ICHIRO, KEN, YUI])(sheet);
        sheet.write_string(0, 9, "資格喪失年月日").unwrap();
        sheet.write_string(3, 9, "2026-10-31").unwrap();
    };
    assert_eq!(went_in(&read_ok(&made(left))), [FAMILIES[0], FAMILIES[1]]);
    let struck = |sheet: &mut Worksheet| {
        sheet_of(&[HANAKO, ICHIRO])(sheet);
        for (column, text) in (0..).zip(cells(&HANAKO)) {
            sheet.write_string_with_format(1, column, text, &Format::new().set_font_strikethrough()).unwrap();
        }
    };
    assert_eq!(went_in(&read_ok(&made(struck))), Vec::<String>::new());
}

#[test]
fn nothing_is_taken_over_a_row_that_was_left_out() {
    let ditto = ["〃", "〃", "01", "鈴木　結", "長女", "〃"];
    for last in [YUI, ditto] {
        let bytes = made(|sheet| {
            sheet_of(&[HANAKO, ICHIRO, KEN, last])(sheet);
            sheet.set_row_hidden(3).unwrap();
        });
        let said = Said { hidden: Some(HiddenCells::Leave), ..Said::default() };
        let checked = read(&Opening::new(&bytes), &rules(), &said, &mut |_| ControlFlow::Continue(())).unwrap();
        let rows: Vec<u32> = people(&checked.value).iter().map(|entry| entry.place.row).collect();
        assert!(!rows.contains(&5), "{rows:?}");
    }
}

#[test]
fn joined_cells_hold_for_each_of_their_rows() {
    let other_name = ["", "", "01", "田中　結", "長女", ""];
    let joined = |sheet: &mut Worksheet| {
        sheet_of(&[HANAKO, ICHIRO, MOMO, KEN, other_name])(sheet);
        for (column, text) in [(0, HANAKO[0]), (1, HANAKO[1]), (8, HANAKO[5])] {
            sheet.merge_range(1, column, 3, column, text, &Format::new()).unwrap();
        }
        for (column, text) in [(0, KEN[0]), (1, KEN[1])] {
            sheet.merge_range(4, column, 5, column, text, &Format::new()).unwrap();
        }
    };
    let checked = read_ok(&made(joined));
    assert_eq!(went_in(&checked)[..4], FAMILIES[..4]);
    assert_eq!(went_in(&checked)[4..], ["6 12-0001002-01 "], "its address is not joined");
    assert_eq!(told(&checked), ["3行"]);
}

#[test]
fn numbers_that_are_joined_over_households_count_no_rows() {
    let bytes = made(|sheet| {
        for (c, heading) in (0..).zip(HEADINGS) {
            sheet.write_string(0, c, heading).unwrap();
        }
        for household in 0..6_u32 {
            for member in 0..2_u32 {
                let row = 1 + household * 2 + member;
                for (c, text) in (0..).zip(SATO) {
                    sheet.write_string(row, c, text).unwrap();
                }
                sheet.write_string(row, 2, format!("0{member}")).unwrap();
                sheet.write_string(row, 7, ["本人", "長女"][member as usize]).unwrap();
                sheet.write_string(row, 5, ["昭和55年4月1日", "平成20年4月1日"][member as usize]).unwrap();
                sheet.write_string(row, 8, "令和2年4月1日").unwrap();
            }
            let (first, number) = (1 + household * 2, format!("{:07}", household + 1));
            sheet.merge_range(first, 1, first + 1, 1, &number, &Format::new()).unwrap();
        }
    });
    let read = read_ok(&bytes);
    let numbers: Vec<&str> = people(&read.value).iter().map(|entry| entry.insured.number()).collect();
    assert_eq!((numbers.len(), numbers[1], numbers[11]), (12, "0000001", "0000006"));
}

#[test]
fn joined_names_and_days_of_birth_are_nobody_elses() {
    let joined = |sheet: &mut Worksheet| {
        let ichiro = ["12", "0001001", "01", "", "夫", ""];
        sheet_of(&[HANAKO, ichiro])(sheet);
        sheet.merge_range(1, 3, 2, 3, HANAKO[3], &Format::new()).unwrap();
    };
    let checked = read_ok(&made(joined));
    assert_eq!(went_in(&checked), [FAMILIES[0]]);
    assert_eq!(count(&checked.findings, FindingCode::NameMissing), 1);
}

#[test]
fn ditto_marks_mean_the_cell_above() {
    let ichiro = ["〃", "同　上", "01", "佐藤　一郎", "夫", "同上"];
    let momo = ["〃", "\"", "02", "佐藤　桃", "長女", "〃"];
    let yui = ["々", "上に同じ", "01", "鈴木　結", "長女", "〃"];
    let checked = read_rows(&[HANAKO, ichiro, momo, KEN, yui]);
    assert_eq!(went_in(&checked), FAMILIES);
    assert_eq!(told(&checked), ["3行"]);
    assert_eq!(checked.value.raw[1].cells.unseal_for_store().iter().nth(1), Some("同　上"), "as it stood");
}

#[test]
fn ditto_marks_that_mean_nothing_certain_wait() {
    for (name, row) in [
        ("氏名", ["〃", "〃", "01", "同上", "夫", "〃"]),
        ("枝番", ["〃", "〃", "〃", "佐藤　一郎", "夫", "〃"]),
        ("a part of an address", ["〃", "〃", "01", "佐藤　一郎", "夫", "同上201号室"]),
    ] {
        let checked = read_rows(&[HANAKO, row]);
        assert_eq!(went_in(&checked), [FAMILIES[0]], "{name}");
        assert!(count(&checked.findings, FindingCode::DittoUnclear) > 0, "{name}");
    }
    let no_relation = ["〃", "〃", "01", "佐藤　一郎", "〃", "〃"];
    assert_eq!(went_in(&read_rows(&[HANAKO, no_relation])), [FAMILIES[0]], "it may stand for the 被保険者");
    let first = ["〃", "〃", "01", "佐藤　一郎", "夫", "〃"];
    assert_eq!(went_in(&read_rows(&[first, HANAKO])), ["3 12-0001001-00 神戸市中央区1-1"], "nothing stands above");
}

#[test]
fn a_part_of_an_address_is_not_taken_without_the_rest() {
    let bytes = of_texts(&[
        &["記号", "番号", "枝番", "氏名", "生年月日", "続柄", "資格取得年月日", "都道府県", "住所"],
        &["12", "0001001", "00", "佐藤　花子", "1980-04-01", "本人", "2015-04-01", "兵庫県", "神戸市中央区1-1"],
        &["12", "0001001", "01", "佐藤　一郎", "1980-04-01", "夫", "2015-04-01", "〃", ""],
        &["12", "0001001", "02", "佐藤　桃", "2010-04-01", "長女", "2015-04-01", "〃", "西宮市2-2"],
    ]);
    let checked = read_ok(&bytes);
    assert_eq!(
        went_in(&checked),
        ["2 12-0001001-00 兵庫県　神戸市中央区1-1"],
        "below a row that waits nothing is taken either"
    );
}

#[test]
fn a_mark_below_a_family_name_means_that_name() {
    let headings = ["記号", "番号", "枝番", "姓", "名", "セイ", "メイ", "生年月日", "性別", "続柄", "資格取得年月日"];
    let row = |number, branch, names: [&'static str; 4], relation| {
        let [family, given, kana_family, kana_given] = names;
        ["12", number, branch, family, given, kana_family, kana_given, "1990-04-01", "女", relation, "2015-04-01"]
    };
    let rows = [
        headings,
        row("0001001", "00", ["佐藤", "花子", "サトウ", "ハナコ"], "本人"),
        row("0001001", "01", ["〃", "桃", "同上", "モモ"], "長女"),
        row("0001001", "02", ["〃", "〃", "〃", "〃"], "二女"),
        row("0001002", "00", ["", "結", "", "ユイ"], "本人"),
        row("0001002", "01", ["〃", "律", "〃", "リツ"], "長女"),
    ];
    let rows: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
    let checked = read_ok(&of_texts(&rows));
    let names: Vec<_> = people(&checked.value).iter().map(|p| (p.name.as_str(), p.kana.text())).collect();
    // A given name is nobody else's, and a mark below a blank means nothing.
    assert_eq!(names, [("佐藤　花子", "サトウ ハナコ".to_owned()), ("佐藤　桃", "サトウ モモ".to_owned())]);
    assert_eq!(told(&checked), ["2行"]);
    assert!(count(&checked.findings, FindingCode::DittoUnclear) >= 4);
}
