//! `.ods`: what LibreOffice writes, and what other programs may.

use crate::support::*;
use kenpo_domain::finding::FindingCode;
use kenpo_domain::lay_over::register;
use kenpo_roster::{Limit, ReadError};

const MADE: &str = "../formats/libreoffice.ods";

/// The sample with its content edited.
fn with_content(edit: impl Fn(String) -> String) -> Vec<u8> {
    edited(&sample(MADE), "content.xml", edit)
}

#[test]
fn a_roster_is_the_same_as_the_workbook_that_it_was_made_of() {
    let (ods, xlsx) = (read_ok(&sample("../formats/kobe.ods")), read_ok(&sample(KOBE)));
    let registered = |read| people(read).iter().map(register).collect::<Vec<_>>();
    assert!(registered(&ods.value) == registered(&xlsx.value));
    assert_eq!(brief(&ods.findings), brief(&xlsx.findings));
    assert_eq!(ods.value.rows_skipped, xlsx.value.rows_skipped);
}

#[test]
fn cells_say_what_a_person_sees() {
    let read = read_ok(&sample(MADE));
    assert_eq!(read.value.columns.sheet.as_deref(), Some("名簿"), "the other sheet is hidden");
    let [hanako, jiro] = people(&read.value) else { panic!("{:?}", brief(&read.findings)) };
    // Its number has a comment that names somebody else.
    assert_eq!(hanako.insured.to_string(), "12-0001001-00");
    let comments = read.findings.iter().filter(|finding| finding.code == FindingCode::CellComment);
    assert_eq!(
        comments.map(|finding| (finding.place.row, letters(finding.place.column))).collect::<Vec<_>>(),
        [(4, "B")]
    );
    assert_eq!((hanako.name.as_str(), hanako.birth), ("佐藤　花子", day("1980-04-01")));
    assert_eq!(hanako.place.row, 4, "repeated empty rows count");
    assert_eq!(jiro.name.as_str(), "佐藤　次郎");
    // An address and a number with an error; the row without a number waits.
    let errors: Vec<_> =
        read.findings.iter().filter(|f| f.code == FindingCode::CellError).map(|f| f.place.row).collect();
    assert_eq!((errors, read.value.rows_waiting), (vec![5, 6], 1));
}

#[test]
fn a_reading_above_a_name_is_no_part_of_the_name() {
    let ruby = with_content(|xml| {
        let ruby =
            "<text:ruby><text:ruby-base>佐藤</text:ruby-base><text:ruby-text>サトウ</text:ruby-text></text:ruby>";
        xml.replace(
            "<text:p>佐藤　花子</text:p>",
            &format!("<text:p>{ruby}　<text:a>花</text:a><text:span>子</text:span></text:p>"),
        )
        .replace("<text:p>サトウ ハナコ</text:p>", "<text:p>\n サトウ<text:s text:c=\"2\"/>ハナコ</text:p>")
    });
    let read = read_ok(&ruby);
    let hanako = &people(&read.value)[0];
    assert_eq!((hanako.name.as_str(), hanako.kana.cell()), ("佐藤　花子", "サトウ  ハナコ"));
    let two_lines =
        with_content(|xml| xml.replace("1-1けんぽ荘", "1-1</text:p><text:p>けん<text:line-break/>ぽ&#33624;&amp;"));
    let address = people(&read_ok(&two_lines).value)[0].address.unseal_for_store().text.clone();
    assert_eq!(address, "神戸市中央区1-1　けん　ぽ荘&");
}

#[test]
fn cells_that_are_repeated_cost_what_they_hold() {
    // Empty rows as far as the sheet goes cost nothing; rows with people in them are too much.
    let filled = with_content(|xml| {
        xml.replacen("<table:table-row ", "<table:table-row table:number-rows-repeated=\"1000000\" ", 1)
    });
    assert!(read_with(&filled, &rules()).is_ok(), "the hidden sheet is not looked at");
    let bomb = with_content(|xml| {
        let (start, rest) = xml.rsplit_once("<table:table-row ").unwrap();
        let cell =
            "<table:table-cell table:number-columns-repeated=\"500\" office:value-type=\"float\" office:value=\"1\"/>";
        let row = format!("<table:table-row table:number-rows-repeated=\"1000000\">{cell}</table:table-row>");
        format!("{start}{row}<table:table-row {rest}")
    });
    assert_eq!(error(&bomb), Some(ReadError::TooLarge(Limit::Cells)));
    for count in ["0", "-1", "99999999999999999999", "x"] {
        let odd = with_content(|xml| {
            xml.replace(
                "number-columns-repeated=\"10\"/></table:table-row>",
                &format!("number-columns-repeated=\"{count}\"/></table:table-row>"),
            )
        });
        assert_eq!(error(&odd), Some(ReadError::Damaged), "{count}");
    }
}

#[test]
fn what_is_encrypted_or_broken_is_refused() {
    let encrypted = edited(&sample(MADE), "META-INF/manifest.xml", |xml| {
        xml.replacen("<manifest:file-entry", "<manifest:encryption-data/><manifest:file-entry", 1)
    });
    assert_eq!(error(&encrypted), Some(ReadError::EncryptedOtherwise));
    for (from, to) in [
        ("</office:spreadsheet>", ""),
        ("office:date-value=\"1980-04-01\"", "office:date-value=\"1980-04-31\""),
        ("<text:p>女</text:p>", "<text:p>&unknown;</text:p>"),
        ("office:value-type=\"date\" office:date-value=\"2003-04-01\"", "office:value-type=\"matrix\""),
    ] {
        assert_eq!(error(&with_content(|xml| xml.replace(from, to))), Some(ReadError::Damaged), "{from}");
    }
}
