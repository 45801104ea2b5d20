//! Rosters with a line above each household: its members take 記号, 番号 and the address from there, and from no other line.

use crate::support::*;
use kenpo_domain::finding::Checked;
use kenpo_roster::{ReadError, SheetRead};

const HEADS: [&str; 6] = ["枝番", "続柄", "氏名", "フリガナ", "生年月日", "資格取得日"];
const LINE: [&str; 7] = ["■世帯", "記号", "12", "番号", "0001001", "〒650-0001", "神戸市中央区1-1　ハイツ1"];
const OTHER: [&str; 7] = ["■世帯", "記号", "12", "番号", "0001002", "〒600-0002", "京都市下京区2-2"];
const HANAKO: [&str; 6] = ["00", "本人", "佐藤　花子", "サトウ ハナコ", "昭和55年4月1日", "平成15年4月1日"];
const MOMO: [&str; 6] = ["01", "長女", "佐藤　桃", "サトウ モモ", "平成22年4月1日", "平成22年4月1日"];
const SAKURA: [&str; 6] = ["02", "二女", "佐藤　桜", "サトウ サクラ", "平成25年4月1日", "平成25年4月1日"];
const KEN: [&str; 6] = ["00", "本人", "鈴木　健", "スズキ ケン", "昭和56年4月1日", "平成16年4月1日"];
const YUI: [&str; 6] = ["01", "長女", "鈴木　結", "スズキ ユイ", "平成23年4月1日", "平成23年4月1日"];

/// Row, number and address of everybody who goes in.
fn went_in(checked: &Checked<SheetRead>) -> Vec<String> {
    let said = |entry: &kenpo_domain::roster::RosterEntry| {
        let address = entry.address.unseal_for_store();
        let postal = address.postal.as_ref().map(|postal| postal.as_str()).unwrap_or_default();
        format!("{} {} {postal} {}", entry.place.row, entry.insured, address.text)
    };
    people(&checked.value).iter().map(said).collect()
}

fn waiting(rows: &[&[&str]]) -> Vec<u32> {
    let checked = read_ok(&of_texts(rows));
    let bad = checked.findings.iter().filter(|f| f.code == kenpo_domain::finding::FindingCode::InsuredIdBad);
    let mut rows: Vec<u32> = bad.map(|finding| finding.place.row).collect();
    rows.dedup();
    assert_eq!(rows.len(), checked.value.rows_waiting as usize);
    rows
}

#[test]
fn members_take_what_the_line_of_their_household_says() {
    let rows: [&[&str]; 9] = [&["世帯別一覧"], &HEADS, &LINE, &HANAKO, &MOMO, &[], &OTHER, &KEN, &YUI];
    let checked = read_ok(&of_texts(&rows));
    assert_eq!(
        went_in(&checked),
        [
            "4 12-0001001-00 650-0001 神戸市中央区1-1　ハイツ1",
            "5 12-0001001-01 650-0001 神戸市中央区1-1　ハイツ1",
            "8 12-0001002-00 600-0002 京都市下京区2-2",
            "9 12-0001002-01 600-0002 京都市下京区2-2",
        ]
    );
    assert_eq!(checked.value.rows_waiting, 0);
}

#[test]
fn who_may_be_of_another_household_waits() {
    // A line is lost: the second 本人 and all below wait.
    assert_eq!(waiting(&[&HEADS, &LINE, &HANAKO, &MOMO, &KEN, &YUI]), [5, 6]);
    // Another family name, and whoever stands below.
    assert_eq!(waiting(&[&HEADS, &LINE, &HANAKO, &YUI, &SAKURA]), [4, 5]);
    // A 枝番 that does not go on.
    assert_eq!(waiting(&[&HEADS, &LINE, &HANAKO, &SAKURA, &MOMO]), [5]);
    // Nobody stands above the first line.
    assert_eq!(waiting(&[&HEADS, &KEN, &LINE, &HANAKO]), [2]);
}

#[test]
fn a_line_without_a_number_is_none() {
    let without: [&str; 5] = ["■世帯", "記号", "12", "番号", ""];
    let twice: [&str; 5] = ["番号", "0001001", "", "番号", "0001002"];
    for line in [without, twice] {
        let bytes = of_texts(&[&HEADS, &line, &HANAKO, &MOMO]);
        assert!(matches!(error(&bytes), Some(ReadError::ColumnsMissing { .. })), "{line:?}");
    }
}
