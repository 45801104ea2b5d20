//! Cells that hold what a person would not write there.

use crate::support::*;
use kenpo_domain::finding::FindingCode;

fn waits_for(bytes: &[u8]) -> Vec<(&'static str, u32, &'static str)> {
    let checked = read_ok(bytes);
    assert!(people(&checked.value).is_empty(), "goes in");
    checked
        .findings
        .iter()
        .map(|f| (kenpo_domain::code::Code::code(f.code), f.place.row, letters(f.place.column)))
        .collect()
}

/// SATO in a workbook, one cell of another kind.
fn with_cell(item: u16, write: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    made(|sheet| {
        for (column, heading) in (0..).zip(HEADINGS) {
            sheet.write_string(0, column, heading).unwrap();
        }
        for (column, text) in (0..).zip(SATO).filter(|(column, _)| *column != item) {
            sheet.write_string(1, column, text).unwrap();
        }
        write(sheet);
    })
}

#[test]
fn nobody_is_called_a_number() {
    for bytes in [
        with_cell(3, |sheet| sheet.write_number(1, 3, 1234.0).map(|_| ()).unwrap()),
        with_cell(3, |sheet| sheet.write_boolean(1, 3, true).map(|_| ()).unwrap()),
        with(3, "12345"),
        with(3, "－"),
        with(3, "？？"),
    ] {
        assert_eq!(waits_for(&bytes), [("name_missing", 2, "D")]);
    }
    assert_eq!(people(&read_ok(&with(3, "々木")).value).len(), 1);
}

#[test]
fn a_minus_zero_is_no_branch() {
    let bytes = with_cell(2, |sheet| sheet.write_number(1, 2, -0.0).map(|_| ()).unwrap());
    let checked = read_ok(&bytes);
    // Some programs write it as 0, which is a 枝番.
    let branches: Vec<_> = people(&checked.value).iter().map(|entry| entry.insured.branch().to_owned()).collect();
    assert!(branches.is_empty() || branches == ["00"], "{branches:?}");
    let negative = with_cell(2, |sheet| sheet.write_number(1, 2, -1.0).map(|_| ()).unwrap());
    assert_eq!(waits_for(&negative), [("insured_id_bad", 2, "C")]);
}

#[test]
fn what_nobody_sees_is_never_kept_in_silence() {
    for name in [
        "佐\u{200B}藤　花子",
        "佐藤　花子\u{202E}",
        "佐藤　花子\u{FFFF}",
        "\u{FEFF}佐藤　花子",
        "佐藤\u{E0100}\u{E0101}　花子",
        "佐藤\n花子",
    ] {
        let csv =
            format!("{}\r\n{}\r\n", HEADINGS.join(","), SATO.join(",").replace("佐藤　花子", &format!("\"{name}\"")));
        assert_eq!(waits_for(csv.as_bytes()), [("hidden_in_name", 2, "D")], "{name:?}");
    }
    let checked = read_ok(&with(9, "神戸市\u{200B}中央区1-1"));
    assert_eq!(brief(&checked.findings), [("hidden_characters", 2, "J")]);
    assert_eq!(
        people(&checked.value)[0].address.unseal_for_store().text,
        "神戸市\u{200B}中央区1-1",
        "as it is written"
    );
    let checked = read_ok(&with(3, "葛\u{E0100}城　花子"));
    assert_eq!(
        brief(&checked.findings),
        [("reading_unlikely", 2, "E")],
        "a variation of an ideograph is none of those"
    );
    assert_eq!(people(&checked.value).len(), 1);
}

#[test]
fn texts_have_lost_their_zeros_too() {
    let csv = |rows: &[[&str; 10]]| {
        let lines: Vec<String> =
            std::iter::once(HEADINGS).chain(rows.iter().copied()).map(|row| row.join(",")).collect();
        lines.join("\r\n").into_bytes()
    };
    let mut lost = SATO;
    (lost[1], lost[2]) = ("1001", "0");
    let checked = read_ok(&csv(&[lost]));
    assert_eq!(people(&checked.value)[0].insured.to_string(), "12-0001001-00");
    assert_eq!(brief(&checked.findings), [("zeros_restored", 2, "B"), ("zeros_restored", 2, "C")]);
    let twice = read_ok(&csv(&[SATO, lost]));
    assert_eq!(count(&twice.findings, FindingCode::InsuredIdTwice), 2, "the same person with zeros and without");
    let of_workbook = read_ok(&of_texts(&[&HEADINGS, &SATO, &lost]));
    assert_eq!(count(&of_workbook.findings, FindingCode::InsuredIdTwice), 2, "in a workbook as well");
}

#[test]
fn a_day_in_place_of_an_address_is_not_kept() {
    let serial = with_cell(9, |sheet| {
        let format = rust_xlsxwriter::Format::new().set_num_format("m\"月\"d\"日\"");
        sheet.write_number_with_format(1, 9, 46_000.0, &format).map(|_| ()).unwrap();
    });
    for bytes in [with(9, "9月13日"), with(9, "2003/2/17"), serial] {
        let checked = read_ok(&bytes);
        assert_eq!(brief(&checked.findings), [("address_is_day", 2, "J")]);
        assert!(people(&checked.value)[0].address == kenpo_domain::gate::Sealed::default(), "is kept");
    }
}

#[test]
fn what_a_database_writes_for_nothing_is_nothing() {
    for nothing in ["NULL", "(null)", " NULL ", "\\N"] {
        let checked = read_ok(&with(9, nothing));
        assert!(people(&checked.value)[0].address == kenpo_domain::gate::Sealed::default(), "{nothing:?} is kept");
        let nameless = read_ok(&with(3, nothing));
        assert_eq!(people(&nameless.value).len(), 0, "nobody is called {nothing:?}");
    }
    assert_eq!(people(&read_ok(&with(3, "Null　Jane")).value)[0].name.as_str(), "Null　Jane");
}

#[test]
fn a_relation_may_stand_under_the_class() {
    let mut headings = HEADINGS;
    headings[7] = "本人/家族";
    let wife = ["12", "0001001", "01", "佐藤　直子", "", "昭和57年4月1日", "女", "妻", "平成15年4月1日", ""];
    let mut family = wife;
    (family[2], family[3], family[7]) = ("02", "佐藤　遥", "家族");
    let checked = read_ok(&of_texts(&[&headings, &SATO, &wife, &family]));
    let said: Vec<_> = people(&checked.value).iter().map(|person| person.relation_text.clone()).collect();
    assert_eq!(said, ["本人", "妻", "家族"]);
}

#[test]
fn a_placeholder_or_a_masked_value_says_nothing() {
    let (kana, address) = (4, 9);
    for item in [kana, address] {
        for said in ["-", "なし", "nan", "変更なし", "秘匿", "サ＊＊", "○○市XX町", "＊＊＊"] {
            let checked = read_ok(&with(item, said));
            let column = if item == kana { "E" } else { "J" };
            assert_eq!(brief(&checked.findings), [("value_unsaid", 2, column)], "{said}");
            let entry = &people(&checked.value)[0];
            let read = if item == kana { entry.kana.cell() } else { &entry.address.unseal_for_store().text };
            assert_eq!(read, "", "{said}");
        }
    }
    for name in ["-", "nan", "変更なし", "秘匿", "〇〇　花子", "XXXX"] {
        let checked = read_ok(&with(3, name));
        assert_eq!(brief(&checked.findings), [("name_missing", 2, "D")], "{name}");
    }
}

#[test]
fn a_part_of_an_address_that_is_not_said_leaves_the_others_out() {
    let row = |cells: [&'static str; 3]| {
        let headings: Vec<&str> = HEADINGS[..9].iter().copied().chain(["都道府県", "市区町村", "建物名"]).collect();
        let cells: Vec<&str> = SATO[..9].iter().copied().chain(cells).collect();
        read_ok(&of_texts(&[&headings, &cells]))
    };
    for cells in [["兵庫県", "不明", "ハイツ2"], ["-", "神戸市中央区1-1", ""], ["兵庫県", "神戸市＊＊区1", "ハイツ2"]]
    {
        let checked = row(cells);
        assert_eq!(people(&checked.value)[0].address.unseal_for_store().text, "", "{cells:?}");
        assert_eq!(count(&checked.findings, FindingCode::ValueUnsaid), 1, "{cells:?}");
    }
    for building in ["なし", "-", "nan"] {
        let checked = row(["兵庫県", "神戸市中央区1-1", building]);
        assert_eq!(people(&checked.value)[0].address.unseal_for_store().text, "兵庫県　神戸市中央区1-1", "{building}");
        assert_eq!(brief(&checked.findings), [], "{building}");
    }
}
