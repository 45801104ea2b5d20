//! Files of hostile size: what is told, and what is not read.

use crate::support::*;
use kenpo_domain::finding::{FindingCode, KEPT_OF_A_KIND};
use kenpo_roster::{Limit, ReadError};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

#[test]
fn a_cell_that_is_too_long_is_told_and_not_read() {
    let (mut longest, mut longer) = (SATO, SATO);
    (longest[2], longer[2]) = ("01", "02");
    let (fits, beyond) = ("神".repeat(32_767), "神".repeat(32_768));
    (longest[9], longer[9]) = (&fits, &beyond);
    let lines = [HEADINGS, SATO, longest, longer].map(|line| line.join(","));
    let checked = read_ok(lines.join("\n").as_bytes());
    assert_eq!(brief(&checked.findings), [("cell_too_long", 4, "J"), ("address_missing", 4, "J")]);
    let address = |at: usize| people(&checked.value)[at].address.unseal_for_store().text.chars().count();
    assert_eq!((address(1), address(2)), (32_767, 0));
}

#[test]
fn findings_are_counted_whole_and_the_first_of_each_kind_kept() {
    let mut wrong = SATO;
    wrong[6] = "？";
    let people = KEPT_OF_A_KIND + 3_000;
    let numbers: Vec<String> = (0..people).map(|n| format!("{n:07}")).collect();
    let mut text = HEADINGS.join(",");
    for number in &numbers {
        wrong[1] = number;
        text = text + "\n" + &wrong.join(",");
    }
    let checked = read_ok(text.as_bytes());
    assert_eq!(checked.findings.counts().get(&FindingCode::SexBad), Some(&people));
    assert_eq!(checked.findings.len() as u32, KEPT_OF_A_KIND);
    assert_eq!(checked.findings.last().map(|finding| finding.place.row), Some(KEPT_OF_A_KIND + 1));
}

#[test]
fn a_small_file_that_unpacks_to_a_large_one_is_refused_before_it_is_unpacked() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for name in ["xl/workbook.xml", "xl/worksheets/sheet1.xml"] {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        for _ in 0..40 {
            archive.write_all(&vec![b' '; 1 << 20]).unwrap();
        }
    }
    let bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < 200_000, "{}", bytes.len());
    assert_eq!(error(&bytes), Some(ReadError::TooLarge(Limit::Unpacked)));
}
