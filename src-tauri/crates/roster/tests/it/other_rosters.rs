//! Rosters as other senders might lay them out, made here: other words, other orders, other mistakes.

use crate::support::*;
use kenpo_domain::facts::Relation;
use kenpo_domain::finding::{FindingCode, Item};
use kenpo_domain::person::Sex;
use kenpo_roster::{ReadError, Rules};
use rust_xlsxwriter::{Color, ExcelDateTime, Format, Formula, Workbook, Worksheet};

/// A workbook of one sheet whose cells are given as texts.
fn of_texts(rows: &[&[&str]]) -> Vec<u8> {
    made(|sheet| {
        for (r, row) in (0..).zip(rows) {
            for (c, text) in (0..).zip(*row) {
                if !text.is_empty() {
                    sheet.write_string(r, c, *text).unwrap();
                }
            }
        }
    })
}

fn made(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().unwrap()
}

const HEADINGS: [&str; 10] =
    ["記号", "番号", "枝番", "氏名", "フリガナ", "生年月日", "性別", "続柄", "資格取得年月日", "住所"];
const SATO: [&str; 10] = [
    "12",
    "0001001",
    "00",
    "佐藤　花子",
    "サトウ ハナコ",
    "昭和55年4月1日",
    "女",
    "本人",
    "平成15年4月1日",
    "神戸市中央区1-1",
];

/// SATO under the usual headings, one cell replaced.
fn with(item: usize, text: &str) -> Vec<u8> {
    let mut row = SATO;
    row[item] = text;
    of_texts(&[&HEADINGS, &row])
}

#[test]
fn other_words_in_another_order_under_titles() {
    let checked = read_ok(&of_texts(&[
        &["令和8年度　名簿"],
        &[],
        &["作成者　総務課", "", "", "記号：12"],
        &[
            "TEL",
            "ふりがな",
            "お名前",
            "№",
            "被保険者等番号",
            "枝番",
            "誕生日",
            "男女別",
            "本人家族区分",
            "現住所",
            "建物名",
            "〒",
            "取得日",
            "健保記号",
            "社員番号",
            "マイナ保険証の有無",
        ],
        &[
            "078-111-2222",
            "さとう　はなこ",
            "佐藤 花子",
            "1",
            "0001001",
            "00",
            "1980/4/1",
            "F",
            "被保険者",
            "神戸市1-1",
            "ハイツ1",
            "〒650-0001",
            "2003.4.1",
            "12",
            "0009999",
            "有",
        ],
    ]));
    let [entry] = people(&checked.value) else { panic!("{:?}", brief(&checked.findings)) };
    let contact = entry.contact.unseal_for_store();
    assert_eq!(brief(&checked.findings), []);
    assert_eq!(entry.insured.to_string(), "12-0001001-00");
    assert_eq!((entry.name.as_str(), entry.kana.text()), ("佐藤 花子", "サトウ ハナコ"));
    assert_eq!((entry.birth, entry.acquired_on), (day("1980-04-01"), day("2003-04-01")));
    assert_eq!(
        (entry.sex, entry.relation, entry.relation_text.as_str()),
        (Some(Sex::Female), Relation::Insured, "本人")
    );
    assert_eq!(contact.address, "神戸市1-1　ハイツ1");
    assert_eq!(
        (contact.postal.as_ref().unwrap().as_str(), contact.phone.as_deref()),
        ("650-0001", Some("078-111-2222"))
    );
    assert_eq!(entry.place.row, 5);
}

#[test]
fn headings_over_two_rows_belong_to_what_stands_above_them() {
    let checked = read_ok(&of_texts(&[
        &[
            "資格情報",
            "",
            "",
            "氏名",
            "",
            "フリガナ",
            "",
            "生年月日",
            "続柄",
            "電話",
            "社員",
            "送付先",
            "",
            "資格",
            "住所",
            "",
            "個人番号",
        ],
        &[
            "記号",
            "番号",
            "枝番",
            "姓",
            "名",
            "姓",
            "名",
            "",
            "",
            "番号",
            "番号",
            "郵便番号",
            "住所",
            "取得年月日",
            "郵便番号",
            "住所",
            "",
        ],
        &[
            "12",
            "0001001",
            "00",
            "佐藤",
            "花子",
            "サトウ",
            "ハナコ",
            "S55.4.1",
            "本人",
            "078-111-2222",
            "0004711",
            "100-0001",
            "東京都",
            "H15.4.1",
            "650-0001",
            "神戸市",
            "",
        ],
    ]));
    let [entry] = people(&checked.value) else { panic!("{:?}", brief(&checked.findings)) };
    assert_eq!(entry.insured.to_string(), "12-0001001-00");
    assert_eq!((entry.name.as_str(), entry.kana.text()), ("佐藤　花子", "サトウ ハナコ"));
    assert_eq!(entry.acquired_on, day("2003-04-01"));
    let contact = entry.contact.unseal_for_store();
    assert_eq!(contact.phone.as_deref(), Some("078-111-2222"));
    assert_eq!(contact.postal.as_ref().map(|postal| postal.as_str()), Some("650-0001"));
    assert_eq!(contact.address, "神戸市");
}

#[test]
fn of_two_columns_headed_number_the_one_beside_the_symbol_counts() {
    let checked = read_ok(&of_texts(&[
        &["番号", "氏名", "記号", "番号", "枝番", "生年月日", "区分", "取得日"],
        &["1", "佐藤　花子", "12", "0001001", "00", "S55.4.1", "1", "H15.4.1"],
        &["2", "佐藤　太郎", "12", "0001001", "01", "S54.4.1", "2", "H15.4.1"],
    ]));
    let read: Vec<_> =
        people(&checked.value).iter().map(|e| (e.insured.to_string(), e.relation_text.clone())).collect();
    assert_eq!(read, [("12-0001001-00".into(), "本人".into()), ("12-0001001-01".into(), "家族".into())]);
    // What the sheet has no column for is said once, at the headings.
    let absent: Vec<_> = checked.findings.iter().map(|f| (f.code.code(), f.place.row, f.item)).collect();
    assert_eq!(
        absent,
        [
            ("kana_missing", 1, Some(Item::Kana)),
            ("sex_bad", 1, Some(Item::Sex)),
            ("address_missing", 1, Some(Item::Address))
        ]
    );
}

#[test]
fn dependants_are_acquired_on_the_day_of_their_own_column() {
    let checked = read_ok(&of_texts(&[
        &["記号", "番号", "枝番", "氏名", "生年月日", "続柄", "資格取得年月日", "被扶養者認定年月日"],
        &["12", "0001001", "00", "佐藤　花子", "S55.4.1", "本人", "H15.4.1", ""],
        &["12", "0001001", "01", "佐藤　太郎", "S54.4.1", "夫", "H15.4.1", "R2.7.1"],
        &["12", "0001001", "02", "佐藤　蓮", "H25.4.1", "長男", "H25.4.1", ""],
    ]));
    let days: Vec<_> = people(&checked.value).iter().map(|entry| entry.acquired_on.to_string()).collect();
    assert_eq!(days, ["2003-04-01", "2020-07-01", "2013-04-01"]);
}

#[test]
fn single_cells_and_what_is_found_in_them() {
    // Which cell, its text, the finding's code, whether the row waits.
    for (item, text, code, waits) in [
        (1, "", "insured_id_bad", true),
        (2, "0", "insured_id_bad", true),
        (2, "０１", "insured_id_bad", true),
        (3, "　", "name_missing", true),
        (3, "佐藤\u{7}花子", "name_missing", true),
        (3, "佐藤　花\u{E000}", "private_use", false),
        (4, "", "kana_missing", false),
        (5, "昭和65年1月1日", "birth_date_bad", true),
        (5, "", "birth_date_bad", true),
        (5, "2062-04-01", "birth_date_bad", true),
        (5, "1080-04-01", "birth_date_bad", true),
        (6, "3", "sex_bad", false),
        (7, "", "relation_bad", true),
        (7, "9", "relation_bad", true),
        (8, "平成15年13月1日", "acquired_date_bad", true),
        (8, "2062-04-01", "acquired_date_bad", true),
        (8, "昭和50年4月1日", "acquired_before_birth", false),
        (9, "", "address_missing", false),
        (9, "神戸市\u{F8FF}町", "private_use", false),
    ] {
        let checked = read_ok(&with(item, text));
        let found: Vec<_> = checked.findings.iter().map(|f| (f.code.code(), f.place.row)).collect();
        assert_eq!(found, [(code, 2)], "{item} {text}");
        assert_eq!(checked.value.rows_waiting, u32::from(waits), "{item} {text}");
        assert_eq!(checked.value.raw.len(), 1, "the raw row is kept");
    }
}

#[test]
fn numbers_as_numbers_and_as_text() {
    let number = |n: f64| {
        read_ok(&made(|sheet| {
            for (c, heading) in (0..).zip(HEADINGS) {
                sheet.write_string(0, c, heading).unwrap();
                sheet.write_string(1, c, SATO[usize::from(c)]).unwrap();
            }
            sheet.write_number(1, 1, n).unwrap();
        }))
    };
    for (n, found, insured) in [
        (1001.0, "zeros_restored", Some("12-0001001-00")),
        (1_234_567.0, "", Some("12-1234567-00")),
        (1003.5, "insured_id_bad", None),
        (-1.0, "insured_id_bad", None),
        (12_345_678.0, "too_many_digits", None),
    ] {
        let checked = number(n);
        assert_eq!(checked.findings.first().map_or("", |f| f.code.code()), found, "{n}");
        assert!(
            checked.findings.iter().all(|f| f.place.column.as_deref() == Some("B") && f.item == Some(Item::Number))
        );
        assert_eq!(people(&checked.value).first().map(|e| e.insured.to_string()).as_deref(), insured, "{n}");
    }
    // Text keeps what it has.
    let checked = read_ok(&with(1, "1001"));
    assert_eq!(people(&checked.value)[0].insured.number(), "1001");
    assert_eq!(brief(&checked.findings), []);
}

#[test]
fn dates_as_excel_keeps_them() {
    let wareki = Format::new().set_num_format("[$-411]ggge\"年\"m\"月\"d\"日\"");
    for (from_1904, birth) in [(false, "1980-04-01"), (true, "1980-04-01")] {
        let mut bytes = made(|sheet| {
            for (c, heading) in (0..).zip(HEADINGS) {
                sheet.write_string(0, c, heading).unwrap();
                sheet.write_string(1, c, SATO[usize::from(c)]).unwrap();
                sheet.write_string(2, c, SATO[usize::from(c)]).unwrap();
            }
            let serial = if from_1904 { 29_312.0 - 1_462.0 } else { 29_312.0 };
            sheet.write_number_with_format(1, 5, serial, &wareki).unwrap();
            // The same day without a date format.
            sheet.write_string(2, 2, "01").unwrap();
            sheet.write_number(2, 5, serial).unwrap();
        });
        if from_1904 {
            bytes = with_1904(&bytes);
        }
        let checked = read_ok(&bytes);
        let births: Vec<_> = people(&checked.value).iter().map(|entry| entry.birth).collect();
        assert_eq!(births, [day(birth), day(birth)], "1904: {from_1904}");
    }
    for (serial, code) in [(60.0, "date_impossible"), (0.0, "date_impossible"), (80_000.0, "birth_date_bad")] {
        let checked = read_ok(&made(|sheet| {
            for (c, heading) in (0..).zip(HEADINGS) {
                sheet.write_string(0, c, heading).unwrap();
                sheet.write_string(1, c, SATO[usize::from(c)]).unwrap();
            }
            sheet.write_number_with_format(1, 5, serial, &wareki).unwrap();
        }));
        assert_eq!(brief(&checked.findings), [(code, 2, "F")], "{serial}");
    }
    // Times and dates that a formula gave.
    let checked = read_ok(&made(|sheet| {
        for (c, heading) in (0..).zip(HEADINGS) {
            sheet.write_string(0, c, heading).unwrap();
            sheet.write_string(1, c, SATO[usize::from(c)]).unwrap();
        }
        let with_time = ExcelDateTime::from_ymd(1980, 4, 1).unwrap().and_hms(12, 0, 0).unwrap();
        sheet.write_datetime_with_format(1, 5, with_time, &wareki).unwrap();
        sheet.write_formula(1, 8, Formula::new("=DATE(2003,4,1)&\"\"").set_result("2003-04-01")).unwrap();
    }));
    assert_eq!(people(&checked.value)[0].birth, day("1980-04-01"));
    assert_eq!(people(&checked.value)[0].acquired_on, day("2003-04-01"));
}

/// The same workbook with the flag of the 1904 calendar.
fn with_1904(bytes: &[u8]) -> Vec<u8> {
    edited(bytes, "xl/workbook.xml", |xml| xml.replace("<workbookPr ", "<workbookPr date1904=\"1\" "))
}

/// The package with one part edited.
pub fn edited(bytes: &[u8], part: &str, edit: impl Fn(String) -> String) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut file = from.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if name == part {
            let before = String::from_utf8(content).unwrap();
            let after = edit(before.clone());
            assert_ne!(before, after, "nothing was edited in {part}");
            content = after.into_bytes();
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&content).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn error_cells_known_and_unknown_cost_their_own_cell_only() {
    let bytes = made(|sheet| {
        for (c, heading) in (0..).zip(HEADINGS) {
            sheet.write_string(0, c, heading).unwrap();
            sheet.write_string(1, c, SATO[usize::from(c)]).unwrap();
            sheet.write_string(2, c, SATO[usize::from(c)]).unwrap();
        }
        sheet.write_string(2, 2, "01").unwrap();
        sheet.write_formula(1, 9, Formula::new("=NA()").set_result("#N/A")).unwrap();
        sheet.write_formula(2, 4, Formula::new("=X()").set_result("#NAME?")).unwrap();
    });
    let unknown = edited(&bytes, "xl/worksheets/sheet1.xml", |xml| xml.replace("#NAME?", "#SPILL!"));
    // A writer may leave the places of cells out; the cells behind the unknown error must not move.
    let placeless = edited(&unknown, "xl/worksheets/sheet1.xml", |xml| {
        let mut out = String::new();
        for (at, part) in xml.split("<c r=\"").enumerate() {
            out.push_str(if at == 0 { "" } else { "<c" });
            out.push_str(if at == 0 { part } else { part.split_once('"').unwrap().1 });
        }
        out
    });
    for bytes in [bytes, unknown, placeless] {
        let checked = read_ok(&bytes);
        assert_eq!(
            brief(&checked.findings),
            [("cell_error", 2, "J"), ("address_missing", 2, "J"), ("cell_error", 3, "E"), ("kana_missing", 3, "E")]
        );
        let people = people(&checked.value);
        assert_eq!(people.len(), 2);
        assert_eq!(people[1].birth, day("1980-04-01"));
    }
}

#[test]
fn numbers_of_the_card_holder_are_cut_wherever_they_stand() {
    let number = "123456789018";
    let mut headings = HEADINGS.to_vec();
    headings.extend(["備考", "", "マイナンバー（本人）", "事業所コード"]);
    let mut row = SATO.to_vec();
    row.extend(["番号は１２３４－５６７８－９０１８", number, number, "3106"]);
    let mut bad = SATO.to_vec();
    bad[2] = "01";
    bad[9] = "神戸市1-1 123456789018方";
    bad.extend(["", "", "123456789019", "123456789018"]);
    let mut none = SATO.to_vec();
    none[2] = "02";
    none.extend(["", "", "提出済", "3106"]);
    let checked = read_ok(&of_texts(&[&["担当 123456789018"], &headings, &row, &bad, &none]));
    assert_eq!(
        brief(&checked.findings),
        [
            ("my_number_elsewhere", 3, "K"),
            ("my_number_elsewhere", 3, "L"),
            ("my_number_cut", 3, "M"),
            ("my_number_elsewhere", 4, "J"),
            ("my_number_bad_check_digit", 4, "M"),
            ("my_number_elsewhere", 4, "N"),
            ("my_number_bad_check_digit", 5, "M"),
        ]
    );
    let seen: Vec<_> = people(&checked.value)
        .iter()
        .map(|entry| entry.my_number.as_ref().unwrap())
        .map(|seen| (seen.last4.as_ref().map(|last4| last4.as_str()), seen.valid))
        .collect();
    assert_eq!(seen, [(Some("9018"), true), (Some("9019"), false), (None, false)]);
    let kept = everything_kept(&checked);
    for leaked in [number, "１２３４", "12345678901", "提出済"] {
        assert!(!kept.contains(leaked), "{leaked}");
    }
    assert!(kept.contains("神戸市1-1 ********9018方"));
}

#[test]
fn a_column_that_speaks_of_the_number_is_cut_when_it_holds_some() {
    let mut headings = HEADINGS.to_vec();
    headings.push("個人番号提出区分");
    let mut row = SATO.to_vec();
    row.push("123456789019");
    let checked = read_ok(&of_texts(&[&headings, &row]));
    assert!(!everything_kept(&checked).contains("123456789019"));
    row[10] = "提出済";
    let checked = read_ok(&of_texts(&[&headings, &row]));
    assert!(people(&checked.value)[0].my_number.is_none());
}

#[test]
fn rows_that_are_nobodys_are_skipped_and_those_with_gaps_are_not() {
    let mut second = SATO;
    second[2] = "01";
    let mut without_number = SATO;
    without_number[1] = "";
    let checked = read_ok(&of_texts(&[
        &HEADINGS,
        &SATO,
        &["", "", "", "本社　小計", "1名"],
        &[],
        &HEADINGS,
        &second,
        &["", "", "", "総　計", "2名"],
        &without_number,
        &["※ 退職者は除く"],
        &["", "", "", "", "", "", "", "", "", "以上"],
    ]));
    assert_eq!(people(&checked.value).iter().map(|entry| entry.place.row).collect::<Vec<_>>(), [2, 6]);
    assert_eq!(brief(&checked.findings), [("insured_id_bad", 8, "B")]);
    let read = &checked.value;
    assert_eq!((read.rows_read, read.rows_waiting, read.rows_skipped), (3, 1, 6));
}

#[test]
fn the_same_number_twice_holds_both() {
    let checked = read_ok(&of_texts(&[&HEADINGS, &SATO, &SATO]));
    assert!(people(&checked.value).is_empty());
    assert_eq!(brief(&checked.findings), [("insured_id_twice", 2, "B"), ("insured_id_twice", 3, "B")]);
}

#[test]
fn the_sheet_is_found_by_its_headings() {
    let mut workbook = Workbook::new();
    let note = workbook.add_worksheet().set_name("名簿").unwrap();
    note.write_string(0, 0, "氏名と生年月日を記入").unwrap();
    let people_sheet = workbook.add_worksheet().set_name("Sheet9").unwrap();
    for (c, heading) in (0..).zip(HEADINGS) {
        people_sheet.write_string(7, c, heading).unwrap();
        people_sheet.write_string(8, c, SATO[usize::from(c)]).unwrap();
        // Formatted blanks far below are nobody.
        people_sheet.write_blank(1_048_575, c, &Format::new().set_background_color(Color::Red)).unwrap();
    }
    // A slip of the mouse in the last corner.
    people_sheet.write_string(1_048_575, 16_383, "x").unwrap();
    let hidden = workbook.add_worksheet().set_name("旧").unwrap();
    for (c, heading) in (0..).zip(HEADINGS) {
        hidden.write_string(0, c, heading).unwrap();
        hidden.write_string(1, c, SATO[usize::from(c)]).unwrap();
    }
    hidden.set_hidden(true);
    let checked = read_ok(&workbook.save_to_buffer().unwrap());
    assert_eq!(checked.value.sheet.as_deref(), Some("Sheet9"));
    assert_eq!(people(&checked.value).len(), 1);
    let columns: Vec<_> = checked.value.columns.iter().map(|c| (c.letters.as_str(), c.heading.as_str())).collect();
    assert_eq!(columns.first(), Some(&("A", "記号")));
    assert_eq!(columns.last(), Some(&("J", "住所")));
}

#[test]
fn an_example_sheet_is_nobodys_roster() {
    let named = |names: [&str; 2]| {
        let mut workbook = Workbook::new();
        for name in names {
            let sheet = workbook.add_worksheet().set_name(name).unwrap();
            for (c, heading) in (0..).zip(HEADINGS) {
                sheet.write_string(0, c, heading).unwrap();
                sheet.write_string(1, c, SATO[usize::from(c)]).unwrap();
            }
        }
        workbook.save_to_buffer().unwrap()
    };
    assert_eq!(read_ok(&named(["記入例", "提出用"])).value.sheet.as_deref(), Some("提出用"));
    assert!(error(&named(["提出用", "提出用 (2)"])).is_some());
}

#[test]
fn a_number_of_the_card_holder_is_nobodys_name_or_number() {
    for (item, text, code) in [
        (0, "123456789018", "insured_id_bad"),
        (1, "123456789018", "insured_id_bad"),
        (1, "No.123456789018", "insured_id_bad"),
        (2, "123456789018", "insured_id_bad"),
        (3, "123456789018", "name_missing"),
    ] {
        let (mut row, mut other) = (SATO, SATO);
        row[item] = text;
        other[2] = "01";
        let checked = read_ok(&of_texts(&[&HEADINGS, &row, &other]));
        let codes: Vec<_> = checked.findings.iter().map(|f| (f.code.code(), f.place.row)).collect();
        assert_eq!(codes, [("my_number_elsewhere", 2), (code, 2)], "{item}");
        assert_eq!(checked.value.rows_waiting, 1);
    }
}

#[test]
fn what_cannot_be_read_as_a_whole_says_why() {
    let twice = {
        let mut workbook = Workbook::new();
        for name in ["神戸", "京都"] {
            let sheet = workbook.add_worksheet().set_name(name).unwrap();
            for (c, heading) in (0..).zip(HEADINGS) {
                sheet.write_string(0, c, heading).unwrap();
                sheet.write_string(1, c, SATO[usize::from(c)]).unwrap();
            }
        }
        workbook.save_to_buffer().unwrap()
    };
    for (bytes, expected) in [
        (of_texts(&[&SATO, &SATO]), ReadError::NoHeader),
        (of_texts(&[]), ReadError::NoHeader),
        (b"a,b,c\n1,2,3\n".to_vec(), ReadError::NoHeader),
        (
            of_texts(&[&["番号", "氏名", "生年月日", "続柄"], &["0001001", "佐藤　花子", "S55.4.1", "本人"]]),
            ReadError::ColumnsMissing { sheet: Some("Sheet1".into()), items: vec![Item::Branch, Item::Acquired] },
        ),
        (twice, ReadError::SeveralSheets { sheets: vec!["神戸".into(), "京都".into()] }),
    ] {
        assert_eq!(error(&bytes), Some(expected));
    }
}

#[test]
fn text_files() {
    let head = HEADINGS.join(",");
    let row = SATO.join(",");
    let utf8 = format!("{head}\r\n{row}\r\n");
    let tabs = utf8.replace(',', "\t");
    let (cp932, _, lossy) = encoding_rs::SHIFT_JIS.encode(&utf8);
    assert!(!lossy);
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(tabs.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [utf8.as_bytes(), format!("\u{FEFF}{utf8}").as_bytes(), tabs.as_bytes(), &cp932, &utf16] {
        let checked = read_ok(bytes);
        assert_eq!(people(&checked.value)[0].name.as_str(), "佐藤　花子");
        assert_eq!(people(&checked.value)[0].place.sheet, None);
        assert_eq!(brief(&checked.findings), []);
    }
    // A comma inside an address moves all that follows; a broken line lacks what follows.
    let moved = row.replace("神戸市中央区1-1", "神戸市,中央区1-1");
    let broken = row.replace("平成15年4月1日", "平成15年\n4月1日");
    let quoted = row.replace("神戸市中央区1-1", "\"神戸市,中央区\n1-1\"").replace(",00,", ",03,");
    let checked = read_ok(format!("{head}\n{moved}\n{quoted}\n{broken}\n").as_bytes());
    let shifted: Vec<_> =
        checked.findings.iter().filter(|f| f.code == FindingCode::ColumnsShifted).map(|f| f.place.row).collect();
    assert_eq!(shifted, [2, 5, 6]);
    assert_eq!(people(&checked.value).len(), 1);
    assert_eq!(people(&checked.value)[0].contact.unseal_for_store().address, "神戸市,中央区\n1-1");
    // Trailing separators are no columns.
    let checked = read_ok(format!("{head}\n{row},,\n").as_bytes());
    assert_eq!(people(&checked.value).len(), 1);
}

#[test]
fn national_lists_in_other_words() {
    let society = demo_society();
    let checked = read_with(
        &of_texts(&[
            &["利用登録状況一覧", "", "基準日：令和8年10月31日"],
            &[
                "記号",
                "番号",
                "枝番",
                "氏名",
                "マイナンバーカード保有状況",
                "マイナ保険証利用登録",
                "有効期限",
                "解除年月日",
                "保険者番号",
            ],
            &["12", "0001001", "00", "佐藤　花子", "有", "有", "2027-04-01", "", "06139463"],
            &["12", "0001001", "01", "佐藤　太郎", "更新中", "無", "", "令和8年9月1日", "06139463"],
            &["12", "0001001", "02", "佐藤　蓮", "紛失", "無", "", "", "06139463"],
            &["12", "0001001", "03", "佐藤　凜", "謎", "有", "", "", "06139463"],
            &["12", "0001001", "04", "佐藤　凛", "有", "有", "", "", "06130017"],
        ]),
        &Rules { insurer: Some(&society), ..rules() },
    )
    .unwrap_or_else(|error| panic!("{error}"));
    let read: Vec<_> = lines(&checked.value)
        .iter()
        .map(|line| {
            (line.insured.branch(), line.registered, line.certificate_expires_on, line.deregistered_on, line.listed_on)
        })
        .collect();
    let listed = day("2026-10-31");
    assert_eq!(
        read,
        [
            ("00", Some(true), Some(day("2027-04-01")), None, listed),
            ("01", Some(false), None, Some(day("2026-09-01")), listed),
            ("02", Some(false), None, None, listed),
        ]
    );
    assert_eq!(brief(&checked.findings), [("list_value_bad", 6, "E"), ("other_insurer", 7, "I")]);
}
