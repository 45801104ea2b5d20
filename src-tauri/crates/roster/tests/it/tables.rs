//! Where the table stands: sheets, headings, rows that are nobody's, text files.

use crate::support::*;
use kenpo_domain::code::Code;
use kenpo_domain::finding::{FindingCode, Item, KEPT_OF_A_KIND};
use kenpo_roster::ReadError;
use rust_xlsxwriter::{Color, Format, Workbook};

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
    assert_eq!((entry.name.as_str(), entry.kana.text().as_str()), ("佐藤　花子", "サトウ ハナコ"));
    assert_eq!(entry.acquired_on, day("2003-04-01"));
    let address = entry.address.unseal_for_store();
    assert_eq!(entry.phone.unseal_for_store().as_deref(), Some("078-111-2222"));
    assert_eq!(address.postal.as_ref().map(|postal| postal.as_str()), Some("650-0001"));
    assert_eq!(address.text, "神戸市");
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
            ("address_missing", 1, Some(Item::Address)),
            ("columns_unused", 1, None),
        ]
    );
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
        &["被保険者数", "1", "", "", "被扶養者数", "0", "", "", "合計", "1"],
        &[],
        &HEADINGS,
        &second,
        &["", "", "", "総　計", "2名"],
        &without_number,
        &["※ 退職者は除く"],
        &["", "", "", "", "", "", "", "", "", "以上"],
    ]));
    assert_eq!(people(&checked.value).iter().map(|entry| entry.place.row).collect::<Vec<_>>(), [2, 7]);
    assert_eq!(brief(&checked.findings), [("row_skipped", 4, ""), ("insured_id_bad", 9, "B")]);
    let read = &checked.value;
    assert_eq!((read.rows_read, read.rows_waiting, read.rows_skipped), (3, 1, 7));
}

#[test]
fn totals_that_count_others_than_stand_above_them_are_told() {
    let mut second = SATO;
    second[2] = "01";
    let total = |people: &'static str| ["", "", "", "小計", people];
    let checked = read_ok(&of_texts(&[&HEADINGS, &SATO, &second, &total("2名")]));
    assert_eq!(brief(&checked.findings), []);
    let checked = read_ok(&of_texts(&[&HEADINGS, &SATO, &second, &total("３名")]));
    assert_eq!(brief(&checked.findings), [("total_differs", 4, "")]);
    assert_eq!(text(&checked.findings[0]), Some("名簿では3名、数えると2行"));
    assert_eq!(people(&checked.value).len(), 2);
}

#[test]
fn the_same_number_twice_makes_both_wait() {
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
    assert_eq!(checked.value.columns.sheet.as_deref(), Some("Sheet9"));
    assert_eq!(people(&checked.value).len(), 1);
    let columns: Vec<_> =
        checked.value.columns.read.iter().map(|c| (letters(Some(c.letters)), c.heading.as_str())).collect();
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
    assert_eq!(read_ok(&named(["記入例", "提出用"])).value.columns.sheet.as_deref(), Some("提出用"));
    assert!(error(&named(["提出用", "提出用 (2)"])).is_some());
}

#[test]
fn what_cannot_be_read_as_a_whole_says_why() {
    for (bytes, expected) in [
        (of_texts(&[&SATO, &SATO]), ReadError::NoHeader),
        (of_texts(&[]), ReadError::NoHeader),
        (b"a,b,c\n1,2,3\n".to_vec(), ReadError::NoHeader),
        (
            of_texts(&[&["番号", "氏名", "生年月日", "続柄"], &["0001001", "佐藤　花子", "S55.4.1", "本人"]]),
            ReadError::ColumnsMissing { sheet: Some("Sheet1".into()), items: vec![Item::Branch, Item::Acquired] },
        ),
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
    assert_eq!(people(&checked.value)[0].address.unseal_for_store().text, "神戸市,中央区　1-1");
    // Trailing separators are no columns.
    let checked = read_ok(format!("{head}\n{row},,\n").as_bytes());
    assert_eq!(people(&checked.value).len(), 1);
}

#[test]
fn lines_that_end_in_cr_alone_are_lines() {
    let mut second = SATO;
    second[2] = "01";
    let lines = [HEADINGS.join(","), SATO.join(","), second.join(",")];
    let rows = |text: String| people(&read_ok(text.as_bytes()).value).iter().map(|e| e.place.row).collect::<Vec<_>>();
    for ends in ["\r", "\n", "\r\n"] {
        assert_eq!(rows(lines.join(ends)), [2, 3], "{ends:?}");
    }
    // A stray one costs its own row, and nobody below.
    let stray = lines.join("\n").replace(
        "サトウ ハナコ,昭和55年4月1日,女,本人,平成15年4月1日,神戸市中央区1-1\n",
        "サトウ\rハナコ,昭和55年4月1日,女,本人,平成15年4月1日,神戸市中央区1-1\n",
    );
    let checked = read_ok(stray.as_bytes());
    assert_eq!(people(&checked.value).len(), 1);
    assert_eq!(count(&checked.findings, FindingCode::ColumnsShifted), 2);
}

#[test]
fn semicolons_as_separators() {
    let head = HEADINGS.join(";");
    let row = SATO.join(";");
    for text in [format!("{head}\n{row}\n"), format!("sep=;\n{head}\n{row}\n")] {
        assert_eq!(people(&read_ok(text.as_bytes()).value).len(), 1, "{text}");
    }
}

#[test]
fn headings_again_in_another_order_let_what_stands_below_wait() {
    // 生年月日 and 資格取得年月日 change places: both are days, and nothing else would show it. No 続柄: they begin no table of their own.
    let (mut headings, mut moved, mut third) = (HEADINGS, SATO, SATO);
    headings.swap(5, 8);
    headings[7] = "備考";
    moved.swap(5, 8);
    (moved[2], third[2]) = ("01", "02");
    let checked = read_ok(&of_texts(&[&HEADINGS, &SATO, &headings, &moved, &HEADINGS, &third]));
    assert_eq!(people(&checked.value).iter().map(|entry| entry.place.row).collect::<Vec<_>>(), [2, 6]);
    let waiting: Vec<_> =
        checked.findings.iter().filter(|f| f.code == FindingCode::HeadingsMoved).map(|f| f.place.row).collect();
    assert_eq!(waiting, [3, 4]);
}

#[test]
fn a_long_sheet_is_read_in_parts_as_if_in_one() {
    // The headings stand there again, moved and back; parts meet between them on up to eight processors.
    let mut headings = HEADINGS;
    headings.swap(5, 8);
    headings[7] = "備考";
    let numbers: Vec<String> = (0..16_000).map(|n| format!("{n:07}")).collect();
    let people_rows: Vec<[&str; 10]> = numbers
        .iter()
        .map(|number| {
            let mut row = SATO;
            row[1] = number;
            row
        })
        .collect();
    let mut rows: Vec<&[&str]> = vec![&HEADINGS];
    for (at, person) in people_rows.iter().enumerate() {
        match at {
            1_000 => rows.push(&headings),
            15_000 => rows.push(&HEADINGS),
            2_000 | 14_000 => rows.push(&[]),
            _ => {}
        }
        rows.push(person);
    }
    // Somebody of the first part stands in the last one again.
    rows.push(&people_rows[7]);
    let checked = read_ok(&of_texts(&rows));
    let of = |code| checked.findings.iter().filter(move |f| f.code == code).map(|f| f.place.row).collect::<Vec<_>>();
    // The headings themselves, and everybody between them; a blank row stands among them twice.
    let moved: Vec<u32> = (1_002..=15_004).filter(|row| ![2_003, 14_004].contains(row)).collect();
    assert_eq!(checked.findings.counts().get(&FindingCode::HeadingsMoved), Some(&(moved.len() as u32)));
    assert!(of(FindingCode::HeadingsMoved).iter().eq(moved.iter().take(KEPT_OF_A_KIND as usize)));
    assert_eq!(of(FindingCode::InsuredIdTwice), [9, 16_006]);
    assert_eq!(checked.value.rows_read, 16_001);
    assert_eq!(checked.value.rows_skipped, 4, "two headings, two blank rows");
    assert_eq!(checked.value.rows_waiting, 14_000 + 2);
    let read: Vec<u32> = people(&checked.value).iter().map(|entry| entry.place.row).collect();
    let expected: Vec<u32> = (2..1_002).chain(15_006..16_006).filter(|row| *row != 9).collect();
    assert_eq!(read, expected, "in the order of the rows");
    assert!(checked.value.raw.iter().map(|raw| raw.place.row).is_sorted());
    assert!(checked.findings.iter().map(|f| f.place.row).is_sorted());
}

#[test]
fn headings_again_in_other_widths_are_the_same() {
    let mut second = SATO;
    second[2] = "01";
    let (mut again, mut page) = (HEADINGS, HEADINGS);
    (again[3], again[5], page[4]) = ("氏　名", "生年\n月日", "ﾌﾘｶﾞﾅ");
    let checked = read_ok(&of_texts(&[&HEADINGS, &SATO, &again, &page, &second]));
    assert_eq!(people(&checked.value).len(), 2);
    assert_eq!(brief(&checked.findings), []);
}

#[test]
fn a_table_above_that_cannot_be_read_is_said() {
    let checked = read_ok(&of_texts(&[
        &["番号", "氏名", "生年月日", "続柄", "住所"],
        &["0001001", "佐藤　花子", "S55.4.1", "本人", "神戸市1-1"],
        &HEADINGS,
        &SATO,
    ]));
    assert_eq!(people(&checked.value).len(), 1);
    assert_eq!(brief(&checked.findings), [("rows_above", 1, ""), ("rows_above", 2, "")]);
}

#[test]
fn the_day_of_a_list_may_stand_directly_above_its_headings() {
    let checked = read_ok(&of_texts(&[
        &["基準日", "令和8年10月31日"],
        &["記号", "番号", "枝番", "氏名", "利用登録", "カード有無"],
        &["12", "0001001", "00", "佐藤　花子", "有", "有"],
    ]));
    let [line] = lines(&checked.value) else { panic!("{:?}", brief(&checked.findings)) };
    assert_eq!((line.insured.to_string().as_str(), line.listed_on), ("12-0001001-00", day("2026-10-31")));
}
