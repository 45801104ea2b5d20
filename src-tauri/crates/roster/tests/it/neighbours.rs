//! Columns and cells that are understood by what stands beside or above them.

use crate::support::*;
use kenpo_domain::finding::{FindingCode, Item};
use kenpo_domain::roster::RosterEntry;
use kenpo_domain::said::Said;
use kenpo_domain::sex::Sex;
use kenpo_roster::{Opening, ReadError, read};
use std::ops::ControlFlow;

/// A sheet whose headings stand below some lines.
fn below(lines: &[&[&str]], rows: &[&[&str]]) -> Vec<u8> {
    of_texts(&[lines, rows].concat())
}

fn ids(entries: &[RosterEntry]) -> Vec<String> {
    entries.iter().map(|entry| entry.insured.to_string()).collect()
}

#[test]
fn new_numbers_beside_old_ones_are_those_that_hold() {
    let of_both = |old: &str, new: &str| {
        let headings = [old, &format!("{new}番号"), &HEADINGS[2..].join("\t")].join("\t");
        let headings: Vec<&str> = headings.split('\t').collect();
        let row: Vec<&str> = [&["9999999", "0001001"], &SATO[2..]].concat();
        read_with(&of_texts(&[&headings, &row]), &rules())
    };
    for (old, new) in [("旧番号", "新"), ("変更前番号", "変更後")] {
        let read = of_both(old, new).unwrap();
        assert_eq!(people(&read.value)[0].insured.number(), "0001001", "{new}");
    }
    assert!(of_both("社員番号", "新").is_err(), "nothing says what a new one is new to");
}

#[test]
fn whose_family_somebody_is_says_nothing_of_him() {
    let headings = [
        "記号",
        "番号",
        "枝番",
        "被保険者氏名",
        "被保険者カナ",
        "被保険者生年月日",
        "被保険者性別",
        "加入者氏名",
        "加入者カナ",
        "加入者生年月日",
        "加入者性別",
        "続柄",
        "資格取得年月日",
    ];
    let row = [
        "12",
        "0001001",
        "01",
        "佐藤　花子",
        "サトウ ハナコ",
        "S55.4.1",
        "女",
        "佐藤　太郎",
        "サトウ タロウ",
        "S54.5.2",
        "男",
        "夫",
        "R2.7.1",
    ];
    let checked = read_ok(&of_texts(&[&headings, &row]));
    let [entry] = people(&checked.value) else { panic!("{:?}", brief(&checked.findings)) };
    assert_eq!((entry.name.as_str(), entry.kana.text().as_str()), ("佐藤　太郎", "サトウ タロウ"));
    assert_eq!((entry.birth, entry.sex), (day("1979-05-02"), Some(Sex::Male)));
}

#[test]
fn parts_of_an_employer_are_none() {
    let headings = [&HEADINGS[..], &["所属"]].concat();
    let in_part = |symbol, number, part| {
        let mut row = SATO;
        (row[0], row[1]) = (symbol, number);
        [&row[..], &[part]].concat()
    };
    let employers = |rows: &[Vec<&str>]| {
        let all: Vec<&[&str]> = [&headings[..]].into_iter().chain(rows.iter().map(Vec::as_slice)).collect();
        let checked = read_ok(&of_texts(&all));
        people(&checked.value).iter().map(|entry| entry.employer.unseal_for_store().clone()).collect::<Vec<_>>()
    };
    let wards = [in_part("12", "0001001", "外来"), in_part("12", "0001002", "薬剤部")];
    assert_eq!(employers(&wards), [None, None], "one 記号, two parts");
    let firms = [in_part("12", "0001001", "大黒商事"), in_part("13", "0001001", "湊製作所")];
    assert_eq!(employers(&firms), [Some("大黒商事".to_owned()), Some("湊製作所".to_owned())], "each 記号 has one");
}

#[test]
fn a_symbol_above_the_table_is_that_of_all_rows_where_no_line_says_another() {
    let (headings, sato) = (&HEADINGS[1..], &SATO[1..]);
    for line in [&["健康保険被保険者名簿　記号 12"][..], &["事業所名", "大黒商事", "保険証記号", "12"]]
    {
        let checked = read_ok(&below(&[line], &[headings, sato]));
        assert_eq!(ids(people(&checked.value)), ["12-0001001-00"], "{line:?}");
        assert_eq!(brief(&checked.findings).iter().map(|found| found.0).collect::<Vec<_>>(), ["symbol_of_title"]);
    }
    for line in ["記号：３０１または３０２", "記号 301　302", "記号 11", "記号301～310"] {
        let section = ["記号 12"];
        assert!(error(&below(&[&[line]], &[headings, sato, &section, sato])).is_some(), "{line}");
    }
}

#[test]
fn a_symbol_above_the_table_is_read_or_asked_for_in_every_form() {
    let (headings, sato) = (&HEADINGS[1..], &SATO[1..]);
    for line in [&["事業所記号", "12"][..], &["事業所記号：12"], &["記号番号 12-"], &["Symbol 12"]] {
        let missing = error(&below(&[line], &[headings, sato]));
        assert!(
            matches!(&missing, Some(ReadError::ColumnsMissing { items, .. }) if items == &[Item::Symbol]),
            "{line:?}: {missing:?}"
        );
    }
    let text = |line: &str| format!("{line}\n{}\n{}\n", headings.join(","), sato.join(","));
    for line in ["記号,12", "保険証の記号,12", "記号：12"] {
        assert_eq!(ids(people(&read_ok(text(line).as_bytes()).value)), ["12-0001001-00"], "{line}");
    }
    assert!(error(text("事業所記号,12").as_bytes()).is_some());
    for line in [&["記号番号 12-345"][..], &["文書番号", "12"], &["被保険者名簿"]] {
        assert_eq!(ids(people(&read_ok(&below(&[line], &[headings, sato])).value)), ["0001001-00"], "{line:?}");
    }
}

#[test]
fn a_symbol_above_tables_side_by_side_is_that_of_each() {
    let (headings, sato) = (&HEADINGS[1..], &SATO[1..]);
    let mut suzuki = sato.to_vec();
    (suzuki[0], suzuki[2]) = ("0001002", "鈴木　花子");
    let twice: Vec<&str> = headings.iter().copied().chain([""]).chain(headings.iter().copied()).collect();
    let both: Vec<&str> = sato.iter().copied().chain([""]).chain(suzuki).collect();
    let bytes = below(&[&["記号 12"]], &[&twice, &both]);
    for (table, id) in [("Sheet1!A2", "12-0001001-00"), ("Sheet1!K2", "12-0001002-00")] {
        let said = Said { table: Some(table.to_owned()), ..Said::default() };
        let read = read(&Opening::new(&bytes), &rules(), &said, &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(ids(people(&read.value)), [id], "{table}");
    }
}

#[test]
fn marks_under_man_and_woman_are_a_sex_in_workbooks_and_texts() {
    for (man, woman) in [("男", "女"), ("男性", "女性")] {
        for (yes, no) in [("○", ""), ("TRUE", "FALSE"), ("1", "0"), ("レ", "")] {
            let mut headings: Vec<&str> = HEADINGS.to_vec();
            headings.splice(6..7, [man, woman]);
            let row = |n: usize| {
                let mut row: Vec<String> = SATO.map(str::to_owned).to_vec();
                row[1] = format!("{:07}", 1001 + n);
                row.splice(6..7, if n.is_multiple_of(2) { [no, yes] } else { [yes, no] }.map(str::to_owned));
                row
            };
            let rows: Vec<Vec<String>> = (0..6).map(row).collect();
            let text: String = rows.iter().map(|row| format!("{}\n", row.join(","))).collect();
            let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
            let rows: Vec<&[&str]> = std::iter::once(&headings).chain(&rows).map(Vec::as_slice).collect();
            for bytes in [of_texts(&rows), format!("{}\n{text}", headings.join(",")).into_bytes()] {
                let read = read_ok(&bytes);
                let women = people(&read.value).iter().filter(|entry| entry.sex == Some(Sex::Female)).count();
                assert_eq!((people(&read.value).len(), women), (6, 3), "{man} {yes}");
                assert_eq!(count(&read.findings, FindingCode::ColumnsUnused), 0, "{man} {yes}");
            }
        }
    }
}

#[test]
fn man_and_woman_may_stand_in_a_row_of_their_own_below_the_sex() {
    let mut headings: Vec<&str> = HEADINGS.to_vec();
    headings.insert(7, "");
    let mut below = vec![""; 11];
    (below[6], below[7]) = ("男", "女");
    let row = |n: usize| {
        let mut row: Vec<String> = SATO.map(str::to_owned).to_vec();
        row[1] = format!("{:07}", 1001 + n);
        row.splice(6..7, if n.is_multiple_of(2) { ["", "○"] } else { ["○", ""] }.map(str::to_owned));
        row
    };
    let rows: Vec<Vec<String>> = (0..6).map(row).collect();
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = [&headings, &below].into_iter().chain(&rows).map(Vec::as_slice).collect();
    let read = read_ok(&of_texts(&rows));
    let women = people(&read.value).iter().filter(|entry| entry.sex == Some(Sex::Female)).count();
    assert_eq!((people(&read.value).len(), women), (6, 3));
}

#[test]
fn a_reading_headed_as_that_of_a_name_is_read_and_half_of_one_is_named_as_not_used() {
    for (heading, reading, kana) in [
        ("カナ名", "サトウ ハナコ", "サトウ ハナコ"),
        ("Name in Kana フリガナ", "サトウ ハナコ", "サトウ ハナコ"),
        ("カナ名", "ハナコ", ""),
    ] {
        let mut headings = HEADINGS;
        headings[4] = heading;
        let rows: Vec<Vec<String>> = (0..6)
            .map(|n| {
                let mut row: Vec<String> = SATO.map(str::to_owned).to_vec();
                (row[1], row[4]) = (format!("{:07}", 1001 + n), reading.to_owned());
                row
            })
            .collect();
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        let rows: Vec<&[&str]> = std::iter::once(&headings[..]).chain(rows.iter().map(Vec::as_slice)).collect();
        let read = read_ok(&of_texts(&rows));
        assert!(people(&read.value).iter().all(|entry| entry.kana.text() == kana), "{heading} {reading}");
        assert_eq!(count(&read.findings, FindingCode::ColumnsUnused), usize::from(kana.is_empty()), "{heading}");
    }
}

#[test]
fn blank_cells_take_the_row_above_where_the_sheet_says_so() {
    let mut next = SATO;
    (next[0], next[1], next[2], next[3], next[7], next[9]) = ("", "", "01", "佐藤　蓮", "長男", "");
    let mut other = SATO;
    (other[0], other[1], other[3]) = ("", "0001002", "鈴木　花子");
    let rows: [&[&str]; 4] = [&HEADINGS, &SATO, &next, &other];
    let told = read_ok(&below(&[&["※記号・番号・住所の空欄は、上の行と同じです。"]], &rows));
    assert_eq!(ids(people(&told.value)), ["12-0001001-00", "12-0001001-01", "12-0001002-00"]);
    let address = |at: usize| people(&told.value)[at].address.unseal_for_store().text.clone();
    assert_eq!(address(1), address(0));
    assert_eq!(count(&told.findings, FindingCode::TakenFromAbove), 1);
    for line in ["住所の空欄は上の行と同じ", "空欄は確認中", "名簿"] {
        let checked = read_ok(&below(&[&[line]], &rows));
        assert_eq!(ids(people(&checked.value)), ["12-0001001-00"], "{line}");
    }
}

#[test]
fn a_number_drawn_down_over_a_household_counts_on() {
    let rows: Vec<[String; 4]> = (0..24)
        .map(|at| {
            let (family, branch) = (at / 3, at % 3);
            let number = format!("{:07}", 1000 + family * 10 + branch);
            let name = ["佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村"][family];
            let relation = ["本人", "妻", "長男"][branch];
            [number, format!("0{branch}"), format!("{name}　{}", ["太郎", "花子", "蓮"][branch]), relation.to_owned()]
        })
        .collect();
    let of = |row: &[String; 4]| {
        let mut cells = SATO.map(str::to_owned);
        let child = row[3] == "長男";
        (cells[1], cells[2], cells[3], cells[4]) = (row[0].clone(), row[1].clone(), row[2].clone(), String::new());
        cells[5] = if child { "H25.4.1".into() } else { "S55.4.1".into() };
        cells[6] = if row[3] == "妻" { "女".into() } else { "男".into() };
        (cells[7], cells[8]) = (row[3].clone(), "H30.4.1".into());
        cells
    };
    let cells: Vec<[String; 10]> = rows.iter().map(of).collect();
    let lines: Vec<Vec<&str>> = cells.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let all: Vec<&[&str]> = [&HEADINGS[..]].into_iter().chain(lines.iter().map(Vec::as_slice)).collect();
    let checked = read_ok(&of_texts(&all));
    let torn: Vec<_> = kenpo_domain::torn::torn(&checked.value.bonds);
    assert!(torn.iter().any(|bonds| bonds.bond == kenpo_domain::torn::Bond::Series && bonds.against == 16), "{torn:?}");
}
