//! 届書CSV: what becomes of each record. Only synthetic people.

use crate::support::*;
use encoding_rs::SHIFT_JIS;
use kenpo_domain::code::Code;
use kenpo_domain::facts::Relation;
use kenpo_domain::finding::{Checked, Finding, FindingCode, Letters};
use kenpo_domain::meaning::Meaning;
use kenpo_domain::said::{ColumnChoice, Said};
use kenpo_domain::sex::Sex;
use kenpo_roster::{Opening, ReadError, SheetRead, Why, columns, marked_copy, read};
use std::ops::ControlFlow;

/// With a wrong check digit: by its value alone nothing tells that it is a 個人番号.
pub const WRONG: &str = "123456789019";
pub const RIGHT: &str = "123456789018";

/// A record as its items, counted from 1.
#[derive(Clone)]
pub struct Record(pub Vec<String>);

impl Record {
    pub fn of(items: usize, code: &str) -> Self {
        Self(vec![String::new(); items]).with(1, code)
    }

    pub fn with(mut self, at: usize, text: &str) -> Self {
        self.0[at - 1] = text.to_owned();
        self
    }

    /// What a file for a society adds.
    pub fn of_society(mut self, added: &[&str]) -> Self {
        self.0.extend(added.iter().map(|item| (*item).to_owned()));
        self
    }

    pub fn line(&self) -> String {
        self.0.join(",")
    }
}

/// 取得届 of somebody, with 34 items.
pub fn acquired() -> Record {
    let items = [
        (2, "21"),
        (3, "01"),
        (4, "ﾖｲﾛ"),
        (5, "12345"),
        (6, "000123"),
        (7, "ｻﾄｳ ﾊﾅｺ"),
        (8, "佐藤　花子"),
        (9, "5"),
        (10, "550401"),
        (11, "2"),
        (12, "1"),
        (13, RIGHT),
        (18, "9"),
        (19, "081101"),
        (20, "0"),
        (23, "250"),
        (29, "650"),
        (30, "0001"),
        (31, "ｺｳﾍﾞｼﾁﾕｳｵｳｸ"),
        (32, "神戸市中央区加納町６－５－１"),
        (34, "1"),
    ];
    items.iter().fold(Record::of(34, "2200700"), |record, (at, text)| record.with(*at, text))
}

/// What a society's own layout may put into its items: 記号 and 枝番.
pub const ADDED: [&str; 4] = ["3106", "0001001", "12", "00"];

pub fn of_society() -> Record {
    acquired().of_society(&ADDED)
}

pub fn lost() -> Record {
    Record::of(27, "2201700").with(7, "ｽｽﾞｷ ﾀﾛｳ").with(11, WRONG).with(14, "9").with(15, "081101").with(16, "4")
}

/// 異動届 of a spouse.
pub fn dependants() -> Record {
    let items = [
        (5, "000123"),
        (10, "佐藤　花子"),
        (14, WRONG),
        (21, "1"),
        (24, "ｻﾄｳ ｲﾁﾛｳ"),
        (25, "佐藤　一郎"),
        (26, "5"),
        (27, "540101"),
        (28, "1"),
        (29, WRONG),
        (37, "650"),
        (38, "0001"),
        (39, "神戸市中央区加納町６－５－１"),
        (44, "9"),
        (45, "081101"),
    ];
    items.iter().fold(Record::of(139, "2202700"), |record, (at, text)| record.with(*at, text))
}

/// The lines before the records: the first record stands in line 6.
pub const HEAD: [&str; 5] = [
    "21,01,ﾖｲﾛ,001,20261120,22223",
    "[kanri]",
    ",001",
    "21,01,ﾖｲﾛ,12345,650,0001,神戸市中央区,見本商事,見本　太郎,078,000,0000",
    "[data]",
];

pub fn file(lines: &[String]) -> Vec<u8> {
    let lines: Vec<&str> = HEAD.into_iter().chain(lines.iter().map(String::as_str)).collect();
    cp932(&(lines.join("\r\n") + "\r\n"))
}

pub fn cp932(text: &str) -> Vec<u8> {
    let (bytes, _, lossy) = SHIFT_JIS.encode(text);
    assert!(!lossy);
    bytes.into_owned()
}

pub fn records(records: &[Record]) -> Vec<u8> {
    file(&records.iter().map(Record::line).collect::<Vec<_>>())
}

fn choice(letters: &str, meaning: Meaning) -> ColumnChoice {
    ColumnChoice { column: Letters::parse(letters).unwrap(), meaning: Some(meaning) }
}

/// That 記号 and 枝番 stand in the third and fourth added item.
pub fn of_layout() -> Vec<ColumnChoice> {
    vec![choice("AK", Meaning::Symbol), choice("AL", Meaning::Branch)]
}

pub fn read_as(bytes: &[u8], choices: Vec<ColumnChoice>) -> Checked<SheetRead> {
    let said = Said { columns: choices, ..Said::default() };
    read(&Opening::new(bytes), &rules(), &said, &mut |_| ControlFlow::Continue(())).unwrap()
}

/// The codes of one line's findings, those that cut a number left out.
pub fn of_line(findings: &[Finding], line: u32) -> Vec<(&'static str, &'static str)> {
    let of_line = findings.iter().filter(|finding| finding.place.row == line);
    let found = of_line.filter(|finding| finding.code != FindingCode::MyNumberCut);
    found.map(|finding| (finding.code.code(), letters(finding.place.column))).collect()
}

/// The counts of a reading: rows, those that wait, those passed over.
pub fn counts(read: &SheetRead) -> [u32; 3] {
    [read.rows_read, read.rows_waiting, read.rows_skipped]
}

#[test]
fn an_acquisition_becomes_an_ordinary_row_where_a_person_says_where_the_numbers_stand() {
    let other = of_society().with(13, "").with(36, "1002").with(9, "7").with(10, "010108").with(34, "");
    let checked = read_as(&records(&[of_society(), other]), of_layout());
    assert_eq!(brief(&checked.findings), [("my_number_cut", 6, "M"), ("zeros_restored", 7, "AJ")]);
    assert_eq!(counts(&checked.value), [2, 0, 0]);
    let [person, other] = people(&checked.value) else { panic!("two people") };
    assert_eq!(person.insured.to_string(), "12-0001001-00");
    assert_eq!((person.place.row, person.place.sheet.as_deref()), (6, None));
    assert_eq!((person.name.as_str(), person.kana.text().as_str()), ("佐藤　花子", "サトウ ハナコ"));
    assert_eq!((person.birth, person.acquired_on), (day("1980-04-01"), day("2026-11-01")));
    assert_eq!((person.sex, person.relation), (Some(Sex::Female), Relation::Insured));
    assert_eq!(person.relation_text, "本人");
    let address = person.address.unseal_for_store();
    assert_eq!(address.postal.as_ref().unwrap().as_str(), "650-0001");
    assert_eq!(address.text, "神戸市中央区加納町６－５－１");
    assert_eq!(person.employer.unseal_for_store().as_deref(), Some("3106"));
    assert!(person.requested && person.phone.unseal_for_store().is_none());
    let number = person.my_number.as_ref().unwrap();
    assert_eq!((number.last4.as_ref().unwrap().as_str(), number.valid), ("9018", true));
    assert_eq!((other.insured.to_string().as_str(), other.birth), ("12-0001002-00", day("1989-01-08")));
    assert!(!other.requested && other.my_number.is_none());
    // Rows are kept as they stood, but for the number.
    let raw = checked.value.raw[0].cells.unseal_for_store().iter().collect::<Vec<_>>();
    assert_eq!([raw[0], raw[8], raw[9], raw[12], raw[28]], ["2200700", "5", "550401", "9018", "650"]);
}

#[test]
fn what_the_form_does_not_give_is_never_made_up() {
    let checked = read_ok(&records(&[of_society()]));
    assert_eq!(
        brief(&checked.findings),
        [
            ("columns_unused", 5, ""),
            ("my_number_cut", 6, "M"),
            ("filing_id_incomplete", 6, ""),
            ("filing_id_incomplete", 6, ""),
        ]
    );
    assert_eq!(text(&checked.findings[0]), Some("健保固有項目1、健保固有項目2"));
    assert_eq!((counts(&checked.value), people(&checked.value).len()), ([1, 1, 0], 0));
    // 枝番 alone.
    let checked = read_as(&records(&[of_society()]), vec![choice("AK", Meaning::Symbol)]);
    assert_eq!(of_line(&checked.findings, 6), [("filing_id_incomplete", "")]);
    // The society's own number is blank.
    let checked = read_as(&records(&[of_society().with(36, "")]), of_layout());
    assert_eq!(of_line(&checked.findings, 6), [("insured_id_bad", "AJ")]);
    // A person says that 記号 and 番号 stand together in an added item.
    let both = of_society().with(37, "12-0001001");
    let choices = vec![choice("AK", Meaning::SymbolNumber), choice("AL", Meaning::Branch)];
    let checked = read_as(&records(&[both]), choices);
    assert_eq!(people(&checked.value)[0].insured.to_string(), "12-0001001-00");
}

#[test]
fn the_number_of_the_pension_office_is_not_the_society_s() {
    let checked = read_ok(&records(&[acquired()]));
    assert_eq!(of_line(&checked.findings, 6), [("filing_number_not_ours", "F")]);
    assert_eq!((counts(&checked.value), people(&checked.value).len()), ([1, 1, 0], 0));
    // A person has said that it is; 枝番 is missing all the same.
    let checked = read_as(&records(&[acquired().with(6, "0000123")]), vec![choice("F", Meaning::Number)]);
    assert_eq!(of_line(&checked.findings, 6), [("filing_id_incomplete", ""), ("filing_id_incomplete", "")]);
    // With all three said, it goes in under these.
    let choices = vec![choice("F", Meaning::Number), choice("E", Meaning::Symbol), choice("C", Meaning::Branch)];
    let checked = read_as(&records(&[acquired()]), choices);
    assert_eq!(people(&checked.value)[0].insured.to_string(), "12345-0000123-01");
}

#[test]
fn a_loss_of_cover_waits_and_changes_nothing() {
    let checked = read_as(&records(&[of_society(), lost().of_society(&ADDED)]), of_layout());
    assert_eq!(of_line(&checked.findings, 7), [("my_number_bad_check_digit", "K"), ("filing_loss_waits", "")]);
    assert_eq!((counts(&checked.value), people(&checked.value).len()), ([2, 1, 0], 1));
    let raw = checked.value.raw[1].cells.unseal_for_store().iter().collect::<Vec<_>>();
    assert_eq!([raw[0], raw[10], raw[15]], ["2201700", "9019", "4"]);
    // By itself too, and for 日本年金機構.
    let checked = read_ok(&records(&[lost()]));
    assert_eq!((of_line(&checked.findings, 6).len(), counts(&checked.value)), (2, [1, 1, 0]));
}

#[test]
fn other_filings_are_named_once_and_counted() {
    let other = |code: &str| Record::of(49, code).with(8, "佐藤　花子").with(13, WRONG);
    let all = [of_society(), other("2221700"), other("2299999"), other("2221700")];
    let checked = read_as(&records(&all), of_layout());
    let told: Vec<_> = checked.findings.iter().filter(|finding| finding.code == FindingCode::FilingUnread).collect();
    let told: Vec<_> = told.into_iter().map(|finding| (finding.place.row, text(finding).unwrap())).collect();
    assert_eq!(told, [(7, "届書コード 2221700（報酬月額変更届）：2行"), (8, "届書コード 2299999：1行")]);
    assert_eq!((counts(&checked.value), checked.value.raw.len()), ([1, 0, 3], 1));
    assert!(!everything_kept(&checked).contains(WRONG));
    // A file of nothing else is read too.
    let checked = read_ok(&records(&[other("2221700")]));
    assert_eq!(brief(&checked.findings), [("filing_unread", 6, "")]);
}

#[test]
fn days_keep_to_their_eras_and_to_the_form() {
    for (era, digits, read) in [
        ("5", "640107", Some("1989-01-07")),
        ("5", "640108", None),
        ("7", "010108", Some("1989-01-08")),
        ("7", "010107", None),
        ("7", "310430", Some("2019-04-30")),
        ("7", "310501", None),
        ("9", "010501", Some("2019-05-01")),
        ("9", "010430", None),
        ("5", "550230", None),
        ("5", "551301", None),
        ("5", "000401", None),
        // Eras that the form does not have, and what is not in its form.
        ("3", "100401", None),
        ("1", "400401", None),
        ("4", "550401", None),
        ("", "550401", None),
        ("5", "", None),
        ("", "19800401", None),
        ("5", "19800401", None),
        ("S", "550401", None),
        ("昭和", "55.4.1", None),
        ("", "1980/4/1", None),
        ("1980", "4/1", None),
        ("5", "5504", None),
        ("", "", None),
    ] {
        let checked = read_as(&records(&[of_society().with(9, era).with(10, digits)]), of_layout());
        let birth = people(&checked.value).first().map(|person| person.birth.to_string());
        assert_eq!(birth.as_deref(), read, "{era} {digits}");
        let found = of_line(&checked.findings, 6);
        assert!(read.is_some() || found.contains(&("birth_date_bad", "J")), "{era} {digits}: {found:?}");
    }
    let checked = read_as(&records(&[of_society().with(19, "081131")]), of_layout());
    assert_eq!(of_line(&checked.findings, 6), [("acquired_date_bad", "S")]);
}

#[test]
fn items_that_are_blank_or_not_understood() {
    let found = |record: Record| {
        let checked = read_as(&records(&[record]), of_layout());
        let person = people(&checked.value).first().map(|person| {
            let address = person.address.unseal_for_store();
            (person.sex, address.text.clone(), address.postal.is_some())
        });
        (of_line(&checked.findings, 6), person)
    };
    let address = "神戸市中央区加納町６－５－１".to_owned();
    // 坑内員 and what else 種別 can be says no sex that is known for certain.
    for kind in ["3", "5", "", "男女"] {
        assert_eq!(found(of_society().with(11, kind)), (vec![("sex_bad", "K")], Some((None, address.clone(), true))));
    }
    // 住所カナ never stands for 住所.
    let none = of_society().with(32, "").with(29, "").with(30, "");
    assert_eq!(found(none), (vec![("address_missing", "AF")], Some((Some(Sex::Female), String::new(), false))));
    assert_eq!(found(of_society().with(8, "")), (vec![("name_missing", "H")], None));
    assert_eq!(found(of_society().with(8, "ｻﾄｳ ﾊﾅｺ")).0, []);
    assert_eq!(found(of_society().with(7, "")).0, [("kana_missing", "G")]);
    assert_eq!(found(of_society().with(13, WRONG)).0, [("my_number_bad_check_digit", "M")]);
    assert_eq!(found(of_society().with(34, "0")).0, []);
}

#[test]
fn the_same_person_twice_waits_twice() {
    let checked = read_as(&records(&[of_society(), of_society().with(8, "鈴木　花子")]), of_layout());
    assert_eq!(of_line(&checked.findings, 6), [("insured_id_twice", "AJ")]);
    assert_eq!(counts(&checked.value), [2, 2, 0]);
}

#[test]
fn the_columns_are_those_of_the_form() {
    let bytes = records(&[of_society()]);
    let said = Said { columns: of_layout(), ..Said::default() };
    let understood = columns(&Opening::new(&bytes), &said, &mut |_| ControlFlow::Continue(())).unwrap();
    let found = understood.columns.read;
    let seen = |letters: &str| {
        let column = found.iter().find(|column| column.letters.to_string() == letters).unwrap();
        (column.meaning, column.heading.as_str(), column.why)
    };
    assert_eq!(seen("H"), (Meaning::Name, "氏名漢字", Why::Form));
    assert_eq!(seen("AJ"), (Meaning::Number, "組合の被保険者番号", Why::Form));
    assert_eq!(seen("AK"), (Meaning::Symbol, "健保固有項目1", Why::Person));
    assert!(understood.columns.missing.is_empty() && understood.columns.unclear.is_empty());
    assert_eq!(understood.around.tables[0].name, "A5");
    // A column of 個人番号 is cut whatever a person says.
    let checked = read_as(&bytes, vec![choice("M", Meaning::Phone)]);
    assert!(!everything_kept(&checked).contains(RIGHT));
    let nowhere = Said { columns: vec![choice("AZ", Meaning::Branch)], ..Said::default() };
    let refused = read(&Opening::new(&bytes), &rules(), &nowhere, &mut |_| ControlFlow::Continue(())).err();
    assert_eq!(refused, Some(ReadError::ColumnNotThere(Letters::parse("AZ").unwrap())));
    let copied =
        marked_copy(&Opening::new(&bytes), &said, Vec::new(), &|_| Vec::new(), &mut |_| ControlFlow::Continue(()));
    assert_eq!(copied.err(), Some(ReadError::FilingNotMarked));
}

#[test]
fn the_sample_files_read_as_they_are_meant() {
    let checked = read_as(&sample("../formats/KPFD0006.CSV"), of_layout());
    let told: Vec<_> =
        people(&checked.value).iter().map(|person| (person.insured.to_string(), person.name.as_str())).collect();
    assert_eq!(told, [("12-0001001-00".to_owned(), "佐藤　花子"), ("12-0001002-00".to_owned(), "鈴木　翼")]);
    assert_eq!(counts(&checked.value), [5, 3, 1]);
    let pension = read_ok(&sample("../formats/SHFD0006.CSV"));
    assert_eq!((counts(&pension.value), people(&pension.value).len()), ([5, 5, 0], 0));
    assert_eq!(count(&pension.findings, FindingCode::FilingNumberNotOurs), 2);
    for checked in [checked, pension] {
        let kept = everything_kept(&checked);
        assert!(!kept.contains("123456789018") && !kept.contains("987654321093"));
    }
}
