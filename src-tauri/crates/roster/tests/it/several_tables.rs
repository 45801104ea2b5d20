//! Files with more than one table, and what the sender has hidden.

use crate::support::*;
use kenpo_domain::finding::{Checked, FindingCode, Letters};
use kenpo_domain::meaning::Meaning;
use kenpo_domain::said::{ColumnChoice, HiddenCells, Said};
use kenpo_roster::{Opening, ReadError, SheetRead, TableFound, Understood, columns, read};
use rust_xlsxwriter::{Workbook, Worksheet};
use std::ops::ControlFlow;

fn read_so(bytes: &[u8], said: &Said) -> Result<Checked<SheetRead>, ReadError> {
    read(&Opening::new(bytes), &rules(), said, &mut |_| ControlFlow::Continue(()))
}

fn table(name: &str) -> Said {
    Said { table: Some(name.to_owned()), ..Said::default() }
}

fn hidden(hidden: HiddenCells) -> Said {
    Said { hidden: Some(hidden), ..Said::default() }
}

fn understood(bytes: &[u8], said: &Said) -> Understood {
    columns(&Opening::new(bytes), said, &mut |_| ControlFlow::Continue(())).unwrap_or_else(|error| panic!("{error}"))
}

/// The names of all tables, the chosen one in brackets.
fn names(tables: &[TableFound]) -> Vec<String> {
    tables.iter().map(|table| if table.chosen { format!("[{}]", table.name) } else { table.name.clone() }).collect()
}

/// Their 記号-番号-枝番.
fn numbers(checked: &Checked<SheetRead>) -> Vec<String> {
    people(&checked.value).iter().map(|entry| entry.insured.to_string()).collect()
}

/// Somebody with a number of their own.
fn somebody(number: &'static str) -> [&'static str; 10] {
    let mut row = SATO;
    row[1] = number;
    row
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, texts: &[&str]) {
    for (c, text) in (column..).zip(texts) {
        sheet.write_string(row, c, *text).unwrap();
    }
}

/// A roster of so many people, from number 0001001 on.
fn write_people(sheet: &mut Worksheet, first: u32, people: u32) {
    write(sheet, first, 0, &HEADINGS);
    for n in 0..people {
        let number = format!("{:07}", 1_001 + n);
        let mut row = SATO;
        row[1] = number.leak();
        write(sheet, first + 1 + n, 0, &row);
    }
}

#[test]
fn of_two_sheets_with_people_a_person_chooses() {
    let mut workbook = Workbook::new();
    for (name, number) in [("神戸", "0001001"), ("京都", "0002001")] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        write(sheet, 0, 0, &HEADINGS);
        write(sheet, 1, 0, &somebody(number));
    }
    let bytes = workbook.save_to_buffer().unwrap();
    let both = vec!["神戸".to_owned(), "京都".to_owned()];
    assert_eq!(error(&bytes), Some(ReadError::TableUnclear { tables: both.clone() }));
    let unknown = read_so(&bytes, &table("大阪")).err();
    assert_eq!(unknown, Some(ReadError::TableNotThere { tables: both }));
    assert_eq!(names(&understood(&bytes, &Said::default()).around.tables), ["[神戸]", "京都"]);
    let checked = read_so(&bytes, &table("京都")).unwrap();
    assert_eq!(numbers(&checked), ["12-0002001-00"]);
    let [finding] = &checked.findings[..] else { panic!("{:?}", brief(&checked.findings)) };
    assert_eq!((finding.code, text(finding)), (FindingCode::TableNotTaken, Some("神戸")));
    assert_eq!((finding.place.sheet.as_deref(), finding.place.row), (Some("神戸"), 1));
}

#[test]
fn of_two_tables_in_one_sheet_a_person_chooses() {
    let mut more = HEADINGS.to_vec();
    more.push("電話番号");
    let below: Vec<&str> = somebody("0002001").into_iter().chain(["078-111-2222"]).collect();
    let upper = somebody("0001001");
    let bytes = of_texts(&[&HEADINGS, &upper, &[], &["京都支店"], &more, &below]);
    let Some(ReadError::TableUnclear { tables }) = error(&bytes) else { panic!() };
    assert_eq!(tables, ["Sheet1!A5", "Sheet1!A1"], "the one that says more first");
    assert_eq!(numbers(&read_so(&bytes, &table("Sheet1!A1")).unwrap()), ["12-0001001-00"]);
    let checked = read_so(&bytes, &table("Sheet1!A5")).unwrap();
    assert_eq!(numbers(&checked), ["12-0002001-00"]);
    assert_eq!(brief(&checked.findings), [("table_not_taken", 1, "")]);
    // The same headings at the same places go on: a list that is printed page by page is one table.
    let pages = of_texts(&[&HEADINGS, &upper, &["2頁"], &HEADINGS, &somebody("0002001")]);
    assert_eq!(numbers(&read_ok(&pages)), ["12-0001001-00", "12-0002001-00"]);
}

#[test]
fn a_table_further_down_than_the_head_of_a_sheet_is_found_too() {
    let mut swapped = HEADINGS;
    swapped.swap(5, 8);
    let mut moved = somebody("0009001");
    moved.swap(5, 8);
    let bytes = made(|sheet| {
        write_people(sheet, 0, 600);
        write(sheet, 700, 0, &swapped);
        write(sheet, 701, 0, &moved);
    });
    let Some(ReadError::TableUnclear { tables }) = error(&bytes) else { panic!() };
    assert_eq!(tables, ["Sheet1!A1", "Sheet1!A701"]);
    assert_eq!(read_so(&bytes, &table("Sheet1!A1")).unwrap().value.rows_read, 600);
    let below = read_so(&bytes, &table("Sheet1!A701")).unwrap();
    assert_eq!(numbers(&below), ["12-0009001-00"]);
    assert_eq!(people(&below.value)[0].birth, day("1980-04-01"));
}

#[test]
fn tables_beside_each_other_are_two() {
    for gap in [0_u16, 1] {
        let right = HEADINGS.len() as u16 + gap;
        let bytes = made(|sheet| {
            write(sheet, 0, 0, &["加入者名簿"]);
            for (row, number, other) in [(2, "0001001", "0002001"), (3, "0001002", "0002002")] {
                write(sheet, row, 0, &somebody(number));
                write(sheet, row, right, &somebody(other));
            }
            write(sheet, 1, 0, &HEADINGS);
            write(sheet, 1, right, &HEADINGS);
        });
        let Some(ReadError::TableUnclear { tables }) = error(&bytes) else { panic!("gap {gap}") };
        assert_eq!(tables, ["Sheet1!A2".to_owned(), format!("Sheet1!{}2", Letters(right))]);
        assert_eq!(numbers(&read_so(&bytes, &table(&tables[0])).unwrap()), ["12-0001001-00", "12-0001002-00"]);
        let checked = read_so(&bytes, &table(&tables[1])).unwrap();
        assert_eq!(numbers(&checked), ["12-0002001-00", "12-0002002-00"]);
        assert_eq!(brief(&checked.findings), [("table_not_taken", 2, "")]);
    }
}

#[test]
fn tables_of_a_text_are_named_by_their_cells() {
    let mut swapped = HEADINGS;
    swapped.swap(5, 8);
    let mut moved = somebody("0009001");
    moved.swap(5, 8);
    let lines = [HEADINGS, somebody("0001001"), swapped, moved].map(|line| line.join(","));
    let text = lines.join("\r\n");
    assert_eq!(
        error(text.as_bytes()),
        Some(ReadError::TableUnclear { tables: vec!["A1".to_owned(), "A3".to_owned()] })
    );
    assert_eq!(numbers(&read_so(text.as_bytes(), &table("A3")).unwrap()), ["12-0009001-00"]);
}

#[test]
fn a_hidden_sheet_is_never_read_in_silence() {
    let of = |visible: bool| {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet().set_name("連絡").unwrap();
        sheet.write_string(0, 0, "今月の異動はありません").unwrap();
        if visible {
            let sheet = workbook.add_worksheet().set_name("名簿").unwrap();
            write(sheet, 0, 0, &HEADINGS);
            write(sheet, 1, 0, &somebody("0001001"));
        }
        let sheet = workbook.add_worksheet().set_name("旧").unwrap();
        write(sheet, 0, 0, &HEADINGS);
        write(sheet, 1, 0, &somebody("0002001"));
        sheet.set_very_hidden(true);
        workbook.save_to_buffer().unwrap()
    };
    let checked = read_ok(&of(true));
    assert_eq!(numbers(&checked), ["12-0001001-00"]);
    assert_eq!(brief(&checked.findings), [("hidden_table_not_taken", 1, "")]);
    let alone = of(false);
    assert_eq!(error(&alone), Some(ReadError::TableUnclear { tables: vec!["旧".to_owned()] }));
    assert!(understood(&alone, &Said::default()).around.tables[0].hidden);
    assert_eq!(numbers(&read_so(&alone, &table("旧")).unwrap()), ["12-0002001-00"]);
}

#[test]
fn hidden_rows_of_people_are_asked_about() {
    let bytes = made(|sheet| {
        write_people(sheet, 1, 5);
        // A hidden row in which nobody stands, and two in which somebody does.
        for row in [0, 3, 5] {
            sheet.set_row_hidden(row).unwrap();
        }
    });
    let Some(ReadError::HiddenUnclear { found, .. }) = error(&bytes) else { panic!() };
    assert_eq!((found.rows, found.first_row, found.columns.len()), (2, Some(4), 0));
    let all = read_so(&bytes, &hidden(HiddenCells::Read)).unwrap();
    assert_eq!((people(&all.value).len(), brief(&all.findings)), (5, vec![("hidden_read", 2, "")]));
    assert_eq!(text(&all.findings[0]), Some("2行（4行目から）"));
    let left = read_so(&bytes, &hidden(HiddenCells::Leave)).unwrap();
    assert_eq!(numbers(&left), ["12-0001001-00", "12-0001003-00", "12-0001005-00"]);
    assert_eq!(brief(&left.findings), [("hidden_left", 2, "")]);
}

#[test]
fn hidden_columns_that_would_be_read_are_asked_about() {
    let bytes = made(|sheet| {
        write_people(sheet, 0, 3);
        sheet.write_string(0, 10, "備考").unwrap();
        // 住所 is read, 備考 is not.
        sheet.set_column_hidden(9).unwrap();
        sheet.set_column_hidden(10).unwrap();
    });
    let Some(ReadError::HiddenUnclear { found, .. }) = error(&bytes) else { panic!() };
    assert_eq!((found.rows, found.columns), (0, vec![Letters(9)]));
    let address = |said: &Said| {
        let checked = read_so(&bytes, said).unwrap();
        let first = &people(&checked.value)[0];
        (first.address.unseal_for_store().text.clone(), brief(&checked.findings)[0].0)
    };
    assert_eq!(address(&hidden(HiddenCells::Read)), ("神戸市中央区1-1".to_owned(), "hidden_read"));
    assert_eq!(address(&hidden(HiddenCells::Leave)), (String::new(), "hidden_left"));
    // Who says what a column holds has seen it.
    let columns = vec![ColumnChoice { column: Letters(9), meaning: Some(Meaning::Address) }];
    assert_eq!(address(&Said { columns, ..Said::default() }).1, "columns_unused");
    assert_eq!(understood(&bytes, &Said::default()).around.hiding.found.to_string(), "列 J");
}

#[test]
fn a_format_that_does_not_tell_what_is_hidden_says_so() {
    let checked = read_ok(&sample(KYOTO));
    assert_eq!(count(&checked.findings, FindingCode::HiddenNotTold), 1);
    assert_eq!(count(&read_ok(&sample(KOBE)).findings, FindingCode::HiddenNotTold), 0);
    assert_eq!(count(&read_ok(&sample(EMPLOYER)).findings, FindingCode::HiddenNotTold), 0);
}

#[test]
fn what_is_hidden_in_an_open_document_is_told_too() {
    let with = |edit: &dyn Fn(String) -> String| edited(&sample("../formats/libreoffice.ods"), "content.xml", edit);
    let rows = with(&|xml| xml.replacen("<table:table-row", "<table:table-row table:visibility=\"filter\"", 99));
    let Some(ReadError::HiddenUnclear { found, .. }) = error(&rows) else { panic!() };
    assert_eq!((found.rows > 0, found.columns.len()), (true, 0));
    let columns =
        with(&|xml| xml.replacen("<table:table-column", "<table:table-column table:visibility=\"collapse\"", 99));
    let Some(ReadError::HiddenUnclear { found, .. }) = error(&columns) else { panic!() };
    assert_eq!((found.rows, found.columns.contains(&Letters(1))), (0, true));
}

/// A workbook of sheets that are given as texts.
fn of_sheets(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (r, row) in (0..).zip(*rows) {
            write(sheet, r, 0, row);
        }
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn people_on_a_sheet_that_lacks_a_column_are_not_passed_over() {
    const INSURED: [&str; 6] = ["記号", "番号", "枝番", "氏名", "生年月日", "続柄"];
    let insured = |number| ["12", number, "00", "佐藤　花子", "昭和55年4月1日", "本人"];
    let (one, other) = (insured("0001001"), insured("0001002"));
    let dependants: [&[&str]; 2] = [&HEADINGS, &somebody("0001001")];
    let apart: &[(&str, &[&[&str]])] = &[("本人", &[&INSURED, &one, &other]), ("家族", &dependants)];
    let bytes = of_sheets(apart);
    let both = vec!["家族".to_owned(), "本人".to_owned()];
    assert_eq!(error(&bytes), Some(ReadError::TableUnclear { tables: both }));
    assert_eq!(names(&understood(&bytes, &Said::default()).around.tables), ["[家族]", "本人"]);
    let checked = read_so(&bytes, &table("家族")).unwrap();
    assert_eq!(numbers(&checked), ["12-0001001-00"]);
    assert_eq!(brief(&checked.findings), [("table_not_taken", 1, "")]);
    // The one that lacks a column is asked about as ever.
    assert!(matches!(read_so(&bytes, &table("本人")).err(), Some(ReadError::ColumnsMissing { .. })));
    // Alone it is the only one that can be meant; a hidden one is told.
    assert!(matches!(error(&of_sheets(&apart[..1])), Some(ReadError::ColumnsMissing { .. })));
}

#[test]
fn sheets_without_people_ask_nothing() {
    let employers: [&[&str]; 3] = [
        &["事業所コード", "事業所名", "郵便番号", "所在地", "電話番号", "設立年月日"],
        &["1001", "神戸支社", "650-0001", "神戸市中央区1-1", "078-111-2222", "昭和55年4月1日"],
        &["1002", "京都支社", "600-0001", "京都市下京区1-1", "075-111-2222", "昭和56年4月1日"],
    ];
    let codes: [&[&str]; 3] =
        [&["番号", "氏名", "続柄", "性別"], &["1", "記載のしかた", "夫", "男"], &["2", "同上", "妻", "女"]];
    let people: [&[&str]; 2] = [&HEADINGS, &somebody("0001001")];
    let checked = read_ok(&of_sheets(&[("名簿", &people), ("事業所", &employers), ("コード", &codes)]));
    assert_eq!(numbers(&checked), ["12-0001001-00"]);
}
