//! `.xlsb`, built record by record (MS-XLSB), and the kin of `.xlsx`.

use crate::support::*;
use kenpo_domain::finding::FindingCode;
use kenpo_domain::lay_over::register;
use kenpo_roster::ReadError;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// A record: its kind and its length, each in groups of seven bits, then its bytes.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let groups = |mut value: usize| {
        let mut out = Vec::new();
        while value >= 0x80 {
            out.push((value & 0x7F) as u8 | 0x80);
            value >>= 7;
        }
        out.push(value as u8);
        out
    };
    [groups(kind.into()), groups(data.len()), data.to_vec()].concat()
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let count = (units.len() as u32).to_le_bytes();
    count.into_iter().chain(units.into_iter().flat_map(u16::to_le_bytes)).collect()
}

/// The kind of a cell and its bytes behind its column and style.
type Made = (u16, Vec<u8>);

fn text(text: &str) -> Made {
    (0x06, wide(text))
}

/// A formula that came to #N/A.
fn error_of_formula() -> Made {
    (0x0B, vec![0x2A, 0, 0, 3, 0, 0, 0, 0x1E, 1, 0, 0, 0, 0, 0])
}

/// A workbook of one sheet. Numbers are days.
fn workbook(rows: &[Vec<Made>]) -> Vec<u8> {
    let mut sheet = [record(0x81, &[]), record(0x94, &[0; 16]), record(0x91, &[])].concat();
    for (row, cells) in (0_u32..).zip(rows) {
        sheet.extend(record(0x00, &[&row.to_le_bytes()[..], &[0; 13]].concat()));
        for (column, (kind, data)) in (0_u32..).zip(cells) {
            sheet.extend(record(*kind, &[&column.to_le_bytes()[..], &[0; 4], data].concat()));
        }
    }
    sheet.extend(record(0x92, &[]));
    let named = [&[0; 8][..], &wide("rId1"), &wide("名簿")].concat();
    let book = [
        record(0x83, &[]),
        record(0x99, &[0; 12]),
        record(0x8F, &[]),
        record(0x9C, &named),
        record(0x90, &[]),
        record(0x9D, &[]),
    ];
    let strings = [record(0x9F, &[1, 0, 0, 0, 1, 0, 0, 0]), record(0x13, &[&[0][..], &wide("佐藤　花子")].concat())];
    let styles = [record(0x0269, &1_u32.to_le_bytes()), record(0x2F, &[0, 0, 14, 0, 0, 0])];
    let relations = r#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.bin"/></Relationships>"#;
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        ("xl/workbook.bin", book.concat()),
        ("xl/_rels/workbook.bin.rels", relations.as_bytes().to_vec()),
        ("xl/sharedStrings.bin", strings.concat()),
        ("xl/styles.bin", styles.concat()),
        ("xl/worksheets/sheet1.bin", sheet),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn sato() -> Vec<Made> {
    let mut row: Vec<Made> = SATO.map(text).into();
    row[3] = (0x07, 0_u32.to_le_bytes().to_vec());
    row[5] = (0x05, 29_312_f64.to_le_bytes().to_vec());
    row
}

#[test]
fn a_binary_workbook_says_the_same_as_another() {
    let bytes = workbook(&[HEADINGS.map(text).into(), sato()]);
    let (read, right) = (read_ok(&bytes), read_ok(&of_texts(&[&HEADINGS, &SATO])));
    assert_eq!(read.value.columns.sheet.as_deref(), Some("名簿"));
    let registered = |read| people(read).iter().map(register).collect::<Vec<_>>();
    assert!(registered(&read.value) == registered(&right.value), "{:?}", brief(&read.findings));
}

#[test]
fn a_formula_that_came_to_an_error_is_no_empty_cell() {
    let (mut address, mut number) = (sato(), sato());
    address[9] = error_of_formula();
    number[1] = error_of_formula();
    let read = read_ok(&workbook(&[HEADINGS.map(text).into(), address, number]));
    let errors: Vec<_> =
        read.findings.iter().filter(|f| f.code == FindingCode::CellError).map(|f| f.place.row).collect();
    assert_eq!((errors, people(&read.value).len()), (vec![2, 3], 1));
}

#[test]
fn binary_workbooks_that_are_odd_are_refused() {
    let mut odd = sato();
    odd[6] = (0x03, vec![0x99]);
    let beyond = (0x07, 9_u32.to_le_bytes().to_vec());
    let mut no_string = sato();
    no_string[3] = beyond;
    for row in [odd, no_string] {
        assert_eq!(error(&workbook(&[HEADINGS.map(text).into(), row])), Some(ReadError::Damaged));
    }
}

#[test]
fn a_flipped_bit_of_a_binary_workbook_registers_nobody_else() {
    let bytes = workbook(&[HEADINGS.map(text).into(), sato()]);
    crate::hostile::flipped(&bytes, 600, 512);
}

#[test]
fn workbooks_with_macros_and_templates_are_read_as_workbooks() {
    let plain = of_texts(&[&HEADINGS, &SATO]);
    for kind in [
        "ms-excel.sheet.macroEnabled",
        "openxmlformats-officedocument.spreadsheetml.template",
        "ms-excel.template.macroEnabled",
    ] {
        let other = edited(&plain, "[Content_Types].xml", |xml| {
            xml.replace("openxmlformats-officedocument.spreadsheetml.sheet.main", &format!("{kind}.main"))
        });
        assert_eq!(people(&read_ok(&other).value).len(), 1, "{kind}");
    }
}
