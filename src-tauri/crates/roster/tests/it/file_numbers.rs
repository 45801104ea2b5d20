//! 整理番号: a society may call its own 番号 so, and the pension office has one of that name. Only a person can say.

use crate::support::*;
use kenpo_domain::finding::{Checked, Letters};
use kenpo_domain::meaning::Meaning;
use kenpo_domain::said::{ColumnChoice, Said};
use kenpo_roster::{Opening, ReadError, SheetRead, read};
use std::ops::ControlFlow;

fn headed(heading: &str) -> Vec<u8> {
    let mut headings = HEADINGS;
    headings[1] = heading;
    let mut jiro = SATO;
    (jiro[1], jiro[3], jiro[4], jiro[6]) = ("0001002", "佐藤　次郎", "サトウ ジロウ", "男");
    of_texts(&[&headings, &SATO, &jiro])
}

fn read_so(bytes: &[u8], said: &Said) -> Result<Checked<SheetRead>, ReadError> {
    read(&Opening::new(bytes), &rules(), said, &mut |_| ControlFlow::Continue(()))
}

fn numbers(read: &Checked<SheetRead>) -> Vec<&str> {
    people(&read.value).iter().map(|entry| entry.insured.number()).collect()
}

#[test]
fn a_file_number_is_no_number_until_a_person_says_so() {
    for heading in ["整理番号", "整理 番号"] {
        let bytes = headed(heading);
        let Some(ReadError::ColumnsUnclear { columns, .. }) = error(&bytes) else { panic!("{heading}") };
        let [unclear] = columns.as_slice() else { panic!("{heading}") };
        assert_eq!(unclear.column, Letters(1), "{heading}");
        let columns = vec![ColumnChoice { column: Letters(1), meaning: Some(Meaning::Number) }];
        let read = read_so(&bytes, &Said { columns, ..Said::default() }).unwrap();
        assert_eq!(numbers(&read), ["0001001", "0001002"], "{heading}");
        // The next roster of the same sender is read as this one was.
        let again = Said { habit: Some(read.value.habit), ..Said::default() };
        assert_eq!(numbers(&read_so(&bytes, &again).unwrap()), ["0001001", "0001002"], "{heading}");
    }
}

#[test]
fn a_file_number_beside_the_number_is_not_used() {
    for heading in ["番号", "被保険者番号", "健保番号"] {
        let mut headings = HEADINGS.to_vec();
        headings[1] = heading;
        headings.insert(0, "整理番号");
        let mut row = SATO.to_vec();
        row.insert(0, "70021");
        let read = read_ok(&of_texts(&[&headings, &row]));
        assert_eq!(numbers(&read), ["0001001"], "{heading}");
        assert_eq!(brief(&read.findings), [("columns_unused", 1, "")], "{heading}");
    }
}
