//! Rosters in which everybody takes two rows: the right rows are paired, and whoever has no second row for certain waits.

use crate::support::*;
use kenpo_domain::finding::{Checked, FindingCode, Letters};
use kenpo_domain::meaning::Meaning;
use kenpo_domain::said::{ColumnChoice, HiddenCells, Said};
use kenpo_roster::{Opening, ReadError, Remark, SheetRead, marked_copy, read};
use std::ops::ControlFlow;

const UPPER: [&str; 8] = ["記号", "番号", "枝番", "氏名", "性別", "続柄", "生年月日", "資格取得日"];
const LOWER: [&str; 8] = ["", "", "", "フリガナ", "", "", "郵便番号", "住所"];
const HANAKO: [&str; 8] = ["12", "0001001", "00", "佐藤　花子", "女", "本人", "昭和55年4月1日", "平成15年4月1日"];
const OF_HANAKO: [&str; 8] = ["", "", "", "サトウ ハナコ", "", "", "650-0001", "神戸市中央区1-1"];
const TARO: [&str; 8] = ["12", "0001002", "00", "鈴木　太郎", "男", "本人", "昭和56年5月2日", "平成16年4月1日"];
const OF_TARO: [&str; 8] = ["", "", "", "スズキ タロウ", "", "", "600-0002", "京都市下京区2-2"];
const JIRO: [&str; 8] = ["12", "0001003", "00", "高橋　次郎", "男", "本人", "昭和57年6月3日", "平成17年4月1日"];
const OF_JIRO: [&str; 8] = ["", "", "", "タカハシ ジロウ", "", "", "530-0003", "大阪市北区3-3"];
const BLANK: [&str; 1] = [""];

/// Row, name, reading, postal code and address of everybody who goes in.
fn whole(checked: &Checked<SheetRead>) -> Vec<(u32, String)> {
    let one = |entry: &kenpo_domain::roster::RosterEntry| {
        let address = entry.address.unseal_for_store();
        let postal = address.postal.as_ref().map(|postal| postal.as_str()).unwrap_or_default();
        let parts = [entry.name.as_str(), &entry.kana.text(), postal, &address.text].join("|");
        (entry.place.row, parts)
    };
    people(&checked.value).iter().map(one).collect()
}

fn hanako(row: u32) -> (u32, String) {
    (row, "佐藤　花子|サトウ ハナコ|650-0001|神戸市中央区1-1".to_owned())
}

fn taro(row: u32) -> (u32, String) {
    (row, "鈴木　太郎|スズキ タロウ|600-0002|京都市下京区2-2".to_owned())
}

fn jiro(row: u32) -> (u32, String) {
    (row, "高橋　次郎|タカハシ ジロウ|530-0003|大阪市北区3-3".to_owned())
}

fn waiting(checked: &Checked<SheetRead>) -> Vec<u32> {
    let alone = checked.findings.iter().filter(|finding| finding.code == FindingCode::OtherRowUnknown);
    alone.map(|finding| finding.place.row).collect()
}

#[test]
fn the_lower_row_is_read_with_the_upper_one() {
    let title: [&str; 1] = ["加入者名簿"];
    let checked = read_ok(&of_texts(&[&title, &UPPER, &LOWER, &HANAKO, &OF_HANAKO, &TARO, &OF_TARO]));
    assert_eq!(whole(&checked), [hanako(4), taro(6)]);
    assert_eq!(brief(&checked.findings), []);
    let of_lower = checked.value.columns.read.iter().find(|column| column.meaning == Meaning::Kana).unwrap();
    assert_eq!((of_lower.letters.to_string().as_str(), of_lower.heading.as_str()), ("AAD", "フリガナ（2段目）"));
    let raw: Vec<&str> = checked.value.raw[0].cells.unseal_for_store().iter().collect();
    assert_eq!(raw, [&HANAKO[..], &OF_HANAKO[..]].concat());
}

#[test]
fn the_reading_may_stand_above_the_name() {
    let mut headings = (UPPER, LOWER);
    let mut rows = (HANAKO, OF_HANAKO);
    std::mem::swap(&mut headings.0[3], &mut headings.1[3]);
    std::mem::swap(&mut rows.0[3], &mut rows.1[3]);
    let checked = read_ok(&of_texts(&[&headings.0, &headings.1, &rows.0, &rows.1]));
    assert_eq!(whole(&checked), [hanako(3)]);
}

#[test]
fn a_text_of_two_lines_each() {
    let lines = [UPPER, LOWER, HANAKO, OF_HANAKO, TARO, OF_TARO].map(|line| line.join(","));
    let checked = read_ok(lines.join("\n").as_bytes());
    assert_eq!(whole(&checked), [hanako(3), taro(5)]);
    let short = [&lines[..3], &[",,,サトウ ハナコ,,,650-0001".to_owned()], &lines[4..]].concat();
    let checked = read_ok(short.join("\n").as_bytes());
    assert_eq!(whole(&checked), [taro(5)], "a line that lacks a column waits");
    assert_eq!(count(&checked.findings, FindingCode::ColumnsShifted), 1);
}

#[test]
fn who_has_no_second_row_waits() {
    for blank in [&[][..], &[&BLANK[..]]] {
        let mut rows: Vec<&[&str]> = vec![&UPPER, &LOWER, &HANAKO];
        rows.extend(blank);
        rows.extend([&TARO[..], &OF_TARO, &JIRO, &OF_JIRO]);
        let checked = read_ok(&of_texts(&rows));
        let after = 4 + blank.len() as u32;
        assert_eq!(whole(&checked), [taro(after), jiro(after + 2)]);
        assert_eq!(waiting(&checked), [3]);
    }
}

#[test]
fn a_subtotal_between_two_rows_parts_them() {
    let subtotal: [&str; 4] = ["", "", "", "小計 1名"];
    let rows: [&[&str]; 9] = [&UPPER, &LOWER, &HANAKO, &subtotal, &OF_HANAKO, &TARO, &OF_TARO, &JIRO, &OF_JIRO];
    let checked = read_ok(&of_texts(&rows));
    assert_eq!(whole(&checked), [taro(6), jiro(8)]);
    assert_eq!(waiting(&checked), [3, 5]);
}

#[test]
fn of_two_second_rows_none_is_taken() {
    let rows: [&[&str]; 9] = [&UPPER, &LOWER, &HANAKO, &OF_HANAKO, &OF_TARO, &TARO, &JIRO, &OF_JIRO, &BLANK];
    let checked = read_ok(&of_texts(&rows));
    assert_eq!(whole(&checked), [jiro(7)]);
    assert_eq!(waiting(&checked), [3, 4, 5, 6]);
}

#[test]
fn a_second_row_of_another_kind_is_none() {
    let remark: [&str; 8] = ["", "", "", "令和8年11月1日改姓", "", "", "旧姓 田中", ""];
    let rows: [&[&str]; 6] = [&UPPER, &LOWER, &HANAKO, &remark, &TARO, &OF_TARO];
    let checked = read_ok(&of_texts(&rows));
    assert_eq!(whole(&checked), [taro(5)]);
    assert!(waiting(&checked).contains(&3));
}

#[test]
fn headings_that_stand_again_on_each_page_are_passed_over() {
    let rows: [&[&str]; 8] = [&UPPER, &LOWER, &HANAKO, &OF_HANAKO, &UPPER, &LOWER, &TARO, &OF_TARO];
    let checked = read_ok(&of_texts(&rows));
    assert_eq!(whole(&checked), [hanako(3), taro(7)]);
    assert_eq!(brief(&checked.findings), []);
}

#[test]
fn headings_under_a_merged_one_are_no_second_row() {
    let upper: [&str; 9] = ["記号", "番号", "枝番", "氏名", "", "性別", "続柄", "生年月日", "資格取得日"];
    let lower: [&str; 5] = ["", "", "", "フリガナ", "漢字"];
    let row = ["12", "0001001", "00", "サトウ ハナコ", "佐藤　花子", "女", "本人", "昭和55年4月1日", "平成15年4月1日"];
    let checked = read_ok(&of_texts(&[&upper, &lower, &row]));
    assert_eq!(whole(&checked), [(3, "佐藤　花子|サトウ ハナコ||".to_owned())]);
}

#[test]
fn a_second_row_that_alone_is_hidden_is_not_taken() {
    let bytes = made(|sheet| {
        let rows = [UPPER, LOWER, HANAKO, OF_HANAKO, TARO, OF_TARO];
        for (r, row) in (0..).zip(rows) {
            for (c, text) in (0..).zip(row).filter(|(_, text)| !text.is_empty()) {
                sheet.write_string(r, c, text).unwrap();
            }
        }
        sheet.set_row_hidden(3).unwrap();
    });
    let said = Said { hidden: Some(HiddenCells::Read), ..Said::default() };
    let checked = read(&Opening::new(&bytes), &rules(), &said, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(whole(&checked), [taro(5)]);
    assert_eq!(waiting(&checked), [3, 4]);
}

#[test]
fn a_person_says_what_a_lower_column_holds() {
    let lower = ["", "", "", "ふりがな欄など", "", "", "郵便番号", "住所"];
    let bytes = of_texts(&[&UPPER, &lower, &HANAKO, &OF_HANAKO]);
    let column = Letters::parse("AAD").unwrap();
    let said = |meaning| Said { columns: vec![ColumnChoice { column, meaning }], ..Said::default() };
    let read = |said: &Said| read(&Opening::new(&bytes), &rules(), said, &mut |_| ControlFlow::Continue(()));
    assert_eq!(whole(&read(&said(Some(Meaning::Kana))).unwrap()), [hanako(3)]);
    let beyond = Said {
        columns: vec![ColumnChoice { column: Letters::parse("AAZ").unwrap(), meaning: None }],
        ..Said::default()
    };
    assert!(matches!(read(&beyond).err(), Some(ReadError::ColumnNotThere(_))));
}

#[test]
fn a_marked_copy_comes_back_with_its_pairs() {
    let bytes = of_texts(&[&UPPER, &LOWER, &HANAKO, &OF_HANAKO, &TARO, &OF_TARO, &JIRO]);
    let checked = read_ok(&bytes);
    let remarks = checked.findings.iter().map(|found| Remark {
        row: found.place.row,
        column: found.place.column,
        weight: found.code.weight(),
        text: found.code.what().to_owned(),
    });
    let page = |_: &kenpo_roster::Hazards| Vec::new();
    let copy = marked_copy(&Opening::new(&bytes), &Said::default(), remarks.collect(), &page, &mut |_| {
        ControlFlow::Continue(())
    });
    let again = read_ok(&copy.unwrap());
    assert_eq!(again.value.left.iter().map(|left| left.place.row).collect::<Vec<_>>(), [3, 5]);
    assert_eq!(again.value.rows_read, 1, "the one that waited is read again");
    assert_eq!(waiting(&again), [7]);
}

#[test]
fn findings_name_the_column_of_the_file() {
    let bad: [&str; 8] = ["", "", "", "タカハシ ジロウ", "", "", "53-3", "大阪市北区3-3"];
    let checked = read_ok(&of_texts(&[&UPPER, &LOWER, &JIRO, &bad]));
    assert_eq!(brief(&checked.findings), [("postal_bad", 3, "G")]);
}

#[test]
fn numbers_in_a_lower_row_go_along_in_no_copy() {
    let number = "123456789012";
    let of_hanako = ["", number, "", "サトウ ハナコ"];
    let choice = ColumnChoice { column: Letters::parse("AAB").unwrap(), meaning: Some(Meaning::MyNumber) };
    let chosen = Said { columns: vec![choice], ..Said::default() };
    for (heading, said) in [("控え", chosen), ("個人番号", Said::default())] {
        let bytes = of_texts(&[&UPPER, &["", heading, "", "フリガナ"], &HANAKO, &of_hanako]);
        assert!(!copied(&bytes, &said).contains(number), "{heading}");
    }
}

/// All parts of the copy.
fn copied(bytes: &[u8], said: &Said) -> String {
    let page = |_: &kenpo_roster::Hazards| Vec::new();
    let copy = marked_copy(&Opening::new(bytes), said, Vec::new(), &page, &mut |_| ControlFlow::Continue(()));
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(copy.unwrap())).unwrap();
    let parts = 0..archive.len();
    parts.map(|at| std::io::read_to_string(archive.by_index(at).unwrap()).unwrap()).collect()
}
