//! The readings that a file keeps with its names (Excel's ふりがな), beside the column フリガナ.

use crate::support::*;
use kenpo_domain::code::Code;
use kenpo_domain::finding::{FindingCode, Item};

const STRINGS: &str = "xl/sharedStrings.xml";

/// A workbook whose text has these runs: from, to, reading.
fn spoken(bytes: &[u8], text: &str, runs: &[(usize, usize, &str)]) -> Vec<u8> {
    let run =
        |(from, to, reading): &(usize, usize, &str)| format!("<rPh sb=\"{from}\" eb=\"{to}\"><t>{reading}</t></rPh>");
    let runs: String = runs.iter().map(run).collect();
    let end = format!("{text}</t></si>");
    edited(bytes, STRINGS, |xml| xml.replace(&end, &format!("{text}</t>{runs}<phoneticPr fontId=\"1\"/></si>")))
}

/// Code, row and column of what is found of readings kept in the file.
fn told(bytes: &[u8]) -> Vec<(&'static str, u32, &'static str)> {
    let of_these = [FindingCode::FuriganaDiffers, FindingCode::FuriganaNotTaken];
    let read = read_ok(bytes);
    let found = || read.findings.iter().filter(|finding| of_these.contains(&finding.code));
    assert!(found().all(|finding| finding.item == Some(Item::Kana) && text(finding).is_none()));
    found().map(|finding| (finding.code.code(), finding.place.row, letters(finding.place.column))).collect()
}

#[test]
fn a_reading_that_differs_from_the_one_in_the_cell_of_the_name_is_told_and_taken_as_it_is_written() {
    let differs = [("furigana_differs", 2, "E")];
    let hanako: (usize, usize, &str) = (3, 5, "ハナコ");
    for (runs, expected) in [
        (&[(0, 2, "ヤマカワ"), (3, 5, "ハナヨ")][..], &differs[..]),
        (&[(0, 5, "ヤマカワ　ハナヨ")], &differs),
        (&[(0, 2, "サトウ"), hanako], &[]),
        (&[(0, 2, "さとう"), (3, 5, "ﾊﾅｺ")], &[]),
        // Typed in another way, and heard as the same.
        (&[(0, 2, "サトー"), hanako], &[]),
        // Excel tells a part of the name, or kanji as their own reading.
        (&[(0, 2, "ヤマカワ")], &[]),
        (&[(0, 2, "佐藤"), (3, 5, "ハナヨ")], &[]),
    ] {
        let bytes = spoken(&of_texts(&[&HEADINGS, &SATO]), SATO[3], runs);
        assert_eq!(told(&bytes), expected, "{runs:?}");
        let read = read_ok(&bytes);
        let [person] = people(&read.value) else { panic!("{runs:?}") };
        assert_eq!((person.kana.cell(), person.name.as_str()), (SATO[4], SATO[3]), "{runs:?}");
    }
    assert_eq!(told(&with(4, "")), []);
    let blank = spoken(&with(4, ""), SATO[3], &[(0, 5, "ヤマカワハナヨ")]);
    assert_eq!(told(&blank), [], "a blank フリガナ is told by itself");
}

#[test]
fn a_row_that_waits_is_compared_too_and_one_written_in_two_ways_fits_either() {
    let mut bad = SATO;
    (bad[1], bad[5]) = ("0001002", "あした");
    let both = spoken(&of_texts(&[&HEADINGS, &SATO, &bad]), SATO[3], &[(0, 2, "ヤマカワ"), (3, 5, "ハナヨ")]);
    assert_eq!(told(&both), [("furigana_differs", 2, "E"), ("furigana_differs", 3, "E")]);
    let other = "<si><t>佐藤　花子</t><rPh sb=\"0\" eb=\"5\"><t>サトウハナコ</t></rPh></si></sst>";
    assert_eq!(told(&edited(&both, STRINGS, |xml| xml.replace("</sst>", other))), []);
}

#[test]
fn a_name_in_two_cells_is_read_from_both() {
    let headings = ["記号", "番号", "枝番", "姓", "名", "フリガナ", "生年月日", "性別", "続柄", "資格取得年月日"];
    let sato = ["12", "0001001", "00", "佐藤", "花子", "サトウ ハナコ", "1980-04-01", "女", "本人", "2003-04-01"];
    let bytes = spoken(&of_texts(&[&headings, &sato]), "佐藤", &[(0, 2, "ヤマカワ")]);
    assert_eq!(told(&bytes), [], "the other half is not known");
    let bytes = spoken(&bytes, "花子", &[(0, 2, "ハナコ")]);
    assert_eq!(told(&bytes), [("furigana_differs", 2, "F")]);
}

#[test]
fn a_text_in_its_own_cell_and_an_open_document_have_readings_too() {
    let shared = of_texts(&[&HEADINGS, &SATO]);
    let in_cell = "<c r=\"D2\" t=\"inlineStr\"><is><r><t>佐藤</t></r><r><t>　花子</t></r><rPh sb=\"0\" eb=\"5\">\
        <t>ヤマカワハナヨ</t></rPh></is></c>";
    let inline = edited(&shared, "xl/worksheets/sheet1.xml", |xml| {
        let (before, rest) = xml.split_once("<c r=\"D2\"").unwrap();
        format!("{before}{in_cell}{}", rest.split_once("</c>").unwrap().1)
    });
    assert_eq!(told(&inline), [("furigana_differs", 2, "E")]);
    let ruby = |family: &str, given: &str| {
        let ruby = |base: &str, reading: &str| {
            format!(
                "<text:ruby><text:ruby-base>{base}</text:ruby-base><text:ruby-text>{reading}</text:ruby-text></text:ruby>"
            )
        };
        let name = format!("<text:p>{}　{}</text:p>", ruby("佐藤", family), ruby("花子", given));
        edited(&sample("../formats/libreoffice.ods"), "content.xml", |xml| {
            xml.replace("<text:p>佐藤　花子</text:p>", &name)
        })
    };
    assert_eq!(told(&ruby("サトウ", "ハナコ")), []);
    assert_eq!(told(&ruby("ヤマカワ", "ハナヨ")), [("furigana_differs", 4, "E")]);
}

#[test]
fn readings_in_the_file_are_nobodys_where_no_column_gives_them() {
    let mut other = HEADINGS;
    other[4] = "社員番号";
    let bytes = spoken(&of_texts(&[&other, &SATO]), SATO[3], &[(0, 5, "サトウハナコ")]);
    assert_eq!(told(&bytes), [("furigana_not_taken", 1, "")]);
    assert_eq!(people(&read_ok(&bytes).value)[0].kana.cell(), "");
    assert_eq!(told(&of_texts(&[&other, &SATO])), []);
}
