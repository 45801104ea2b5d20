//! Rows and columns that have no size: nobody who opens the sheet sees them, and the file does not call them hidden.

use crate::support::*;
use kenpo_domain::finding::Letters;
use kenpo_roster::{HiddenFound, ReadError};

const SHEET: &str = "xl/worksheets/sheet1.xml";

/// What is asked about; nothing where the file is read without a question.
fn asked(bytes: &[u8]) -> HiddenFound {
    match read_with(bytes, &rules()).err() {
        None => HiddenFound::default(),
        Some(ReadError::HiddenUnclear { found, .. }) => found,
        Some(other) => panic!("{other}"),
    }
}

/// Three people, the part of their sheet edited.
fn with(edit: impl Fn(String) -> String) -> Vec<u8> {
    let mut rows = vec![HEADINGS];
    for number in ["0001001", "0001002", "0001003"] {
        let mut row = SATO;
        row[1] = number;
        rows.push(row);
    }
    let rows: Vec<&[&str]> = rows.iter().map(|row| row.as_slice()).collect();
    edited(&of_texts(&rows), SHEET, edit)
}

#[test]
fn a_row_without_height_is_asked_about_as_a_hidden_one() {
    for (size, rows) in [
        ("ht=\"0\" customHeight=\"1\"", 1),
        ("ht=\"0.0\"", 1),
        ("ht=\"0\" hidden=\"0\"", 1),
        ("ht=\"0.75\" customHeight=\"1\"", 0),
        ("ht=\"18.75\"", 0),
    ] {
        let bytes = with(|xml| xml.replace("<row r=\"3\"", &format!("<row r=\"3\" {size}")));
        let found = asked(&bytes);
        assert_eq!((found.rows, found.first_row), (rows, Some(3).filter(|_| rows > 0)), "{size}");
    }
}

#[test]
fn rows_that_the_file_writes_are_seen_where_those_that_it_does_not_write_are_hidden() {
    let hiding = |xml: String| xml.replace("<sheetFormatPr ", "<sheetFormatPr zeroHeight=\"1\" ");
    assert_eq!(asked(&with(hiding)), HiddenFound::default());
    let one = with(|xml| hiding(xml).replace("<row r=\"4\"", "<row r=\"4\" hidden=\"1\""));
    assert_eq!(asked(&one).first_row, Some(4));
}

#[test]
fn a_column_without_width_is_asked_about_as_a_hidden_one() {
    let columns = |columns: &str| with(|xml| xml.replace("<sheetData>", &format!("<cols>{columns}</cols><sheetData>")));
    let found = |bytes: &[u8]| asked(bytes).columns;
    assert_eq!(found(&columns("<col min=\"6\" max=\"7\" width=\"0\" customWidth=\"1\"/>")), [Letters(5), Letters(6)]);
    assert_eq!(found(&columns("<col min=\"6\" max=\"7\" width=\"0.5\" customWidth=\"1\"/>")), []);
    // Those that are not named have the width of all others.
    let others = edited(
        &columns("<col min=\"1\" max=\"5\" width=\"9\"/><col min=\"8\" max=\"9\" width=\"9\"/>"),
        SHEET,
        |xml| xml.replace("<sheetFormatPr ", "<sheetFormatPr defaultColWidth=\"0\" "),
    );
    assert_eq!(found(&others), [Letters(5), Letters(6), Letters(9)]);
}

#[test]
fn what_has_no_size_in_an_open_document_is_asked_about_too() {
    let of = |style: &str, from: &str, to: &str| {
        edited(&sample("../formats/libreoffice.ods"), "content.xml", |xml| {
            let (before, rest) = xml.split_once(&format!("<style:style style:name=\"{style}\"")).unwrap();
            format!("{before}<style:style style:name=\"{style}\"{}", rest.replacen(from, to, 1))
        })
    };
    let rows = asked(&of("ro2", "style:row-height=\"0.2173in\"", "style:row-height=\"0cm\""));
    assert!(rows.rows > 0 && rows.columns.is_empty(), "{rows}");
    let columns = asked(&of("co1", "style:column-width=\"0.889in\"", "style:column-width=\"0in\""));
    assert!(columns.rows == 0 && columns.columns.contains(&Letters(1)), "{columns}");
}
