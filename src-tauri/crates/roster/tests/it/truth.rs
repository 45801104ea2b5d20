//! The four samples against what a careful clerk reads out of them, field by field.

use crate::support::*;
use kenpo_domain::code::Code;
use kenpo_domain::facts::{CardState, Relation};
use kenpo_domain::finding::{FindingCode, Item};
use kenpo_domain::insured::Widths;
use kenpo_domain::said::Said;
use kenpo_domain::sex::Sex;
use kenpo_roster::{Opening, ReadError, Rules};
use rust_xlsxwriter::Format;
use serde_json::Value;

fn truth() -> Value {
    serde_json::from_slice(&sample("truth.json")).unwrap()
}

fn str_of<'a>(entry: &'a Value, key: &str) -> &'a str {
    entry[key].as_str().unwrap_or_else(|| panic!("{key} of {entry}"))
}

#[test]
fn every_field_of_every_person() {
    let truth = truth();
    for (file, columns) in [(KOBE, 14), (KYOTO, 16), (EMPLOYER, 13)] {
        let checked = read_ok(&sample(file));
        let expected = truth[file]["people"].as_array().unwrap();
        let people = people(&checked.value);
        assert_eq!(people.len(), expected.len(), "{file}");
        assert_eq!(checked.value.columns.sheet.as_deref(), truth[file]["sheet"].as_str(), "{file}");
        for (entry, truth) in people.iter().zip(expected) {
            let address = entry.address.unseal_for_store();
            let at = format!("{file}, row {}", entry.place.row);
            assert_eq!(Some(u64::from(entry.place.row)), truth["row"].as_u64(), "{at}");
            assert_eq!(entry.place.sheet.as_deref(), checked.value.columns.sheet.as_deref(), "{at}");
            assert_eq!(entry.insured.symbol(), str_of(truth, "symbol"), "{at}");
            assert_eq!(entry.insured.number(), str_of(truth, "number"), "{at}");
            assert_eq!(entry.insured.branch(), str_of(truth, "branch_no"), "{at}");
            assert_eq!(entry.name.as_str(), str_of(truth, "name"), "{at}");
            assert_eq!(entry.kana.text(), str_of(truth, "kana"), "{at}");
            let sex = entry.sex.map(|sex| if sex == Sex::Male { "男" } else { "女" });
            assert_eq!(sex, truth["sex"].as_str(), "{at}");
            assert_eq!(entry.birth.to_string(), str_of(truth, "birth"), "{at}");
            assert_eq!(entry.relation_text, str_of(truth, "relation"), "{at}");
            assert_eq!(entry.relation == Relation::Insured, str_of(truth, "relation") == "本人", "{at}");
            assert_eq!(entry.acquired_on.to_string(), str_of(truth, "acquired"), "{at}");
            assert_eq!(address.postal.as_ref().map(|postal| postal.as_str()), truth["postal"].as_str(), "{at}");
            assert_eq!(address.text, str_of(truth, "address"), "{at}");
            assert_eq!(*entry.phone.unseal_for_store(), None, "{at}");
            assert_eq!(entry.employer.unseal_for_store().as_deref(), truth["employer"].as_str(), "{at}");
            assert_eq!(Some(entry.requested), truth["requested"].as_bool(), "{at}");
            let last4 = entry.my_number.as_ref().and_then(|seen| seen.last4.as_ref()).map(|last4| last4.as_str());
            assert_eq!(last4, truth["my_number_last4"].as_str(), "{at}");
            assert!(entry.my_number.as_ref().is_none_or(|seen| seen.valid), "{at}");
            let fields = truth.as_object().unwrap().len();
            assert_eq!(fields, 15, "{at}: the truth says more than is compared");
        }
        let read = &checked.value;
        assert_eq!((read.rows_waiting, read.rows_read as usize), (0, expected.len()), "{file}");
        assert_eq!(read.raw.len(), expected.len(), "{file}");
        assert_eq!(read.columns.read.len(), columns, "{file}: {:?}", read.columns.read);
    }
}

#[test]
fn every_line_of_the_national_list() {
    let truth = truth();
    let insurer = demo_society();
    let checked =
        read_with(&sample(LIST), &Rules { insurer: Some(&insurer), ..rules() }).unwrap_or_else(|e| panic!("{e}"));
    let expected = truth[LIST]["rows"].as_array().unwrap();
    let lines = lines(&checked.value);
    assert_eq!(lines.len(), expected.len());
    assert_eq!(checked.value.columns.sheet.as_deref(), truth[LIST]["sheet"].as_str());
    assert_eq!(brief(&checked.findings), []);
    for ((line, truth), row) in lines.iter().zip(expected).zip(2..) {
        assert_eq!(line.place.row, row);
        assert_eq!(line.insured.symbol(), str_of(truth, "symbol"));
        assert_eq!(line.insured.number(), str_of(truth, "number"));
        assert_eq!(line.insured.branch(), str_of(truth, "branch_no"));
        let card = match str_of(truth, "card") {
            "有" => CardState::Held,
            "無" => CardState::None,
            "返納" => CardState::Returned,
            other => panic!("{other}"),
        };
        assert_eq!(line.card, card);
        assert_eq!(line.registered, Some(str_of(truth, "registered") == "有"));
        let iso = |day: Option<kenpo_domain::Day>| day.map(|day| day.to_string());
        assert_eq!(iso(line.certificate_expires_on).as_deref(), truth["expires"].as_str());
        assert_eq!(iso(line.deregistered_on).as_deref(), truth["deregistered"].as_str());
        assert_eq!(line.listed_on, day("2026-10-31"));
        assert_eq!(truth.as_object().unwrap().len(), 7, "the truth says more than is compared");
    }
}

#[test]
fn a_list_of_another_society_waits_row_by_row() {
    let other = kenpo_domain::insured::InsurerNumber::parse("06130017").unwrap();
    let checked =
        read_with(&sample(LIST), &Rules { insurer: Some(&other), ..rules() }).unwrap_or_else(|e| panic!("{e}"));
    assert!(lines(&checked.value).is_empty());
    assert_eq!(count(&checked.findings, FindingCode::OtherInsurer) as u32, checked.value.rows_waiting);
}

#[test]
fn the_mistakes_that_the_samples_hold() {
    // One person turns 75 on 24 November 2026: counted among the 70 to 74 before, among the 75 and older after.
    for (as_of, expected) in [("2026-11-10", [17, 16, 48]), ("2026-11-23", [17, 16, 48]), ("2026-11-30", [17, 17, 47])]
    {
        let mut seen = [0; 3];
        for file in [KOBE, KYOTO, EMPLOYER] {
            let checked =
                read_with(&sample(file), &Rules { as_of: day(as_of), ..rules() }).unwrap_or_else(|e| panic!("{e}"));
            let codes = [FindingCode::AcquiredBeforeBirth, FindingCode::SeventyFiveOrOlder, FindingCode::BurdenUnknown];
            for (total, code) in seen.iter_mut().zip(codes) {
                *total += count(&checked.findings, code);
            }
        }
        assert_eq!(seen, expected, "as of {as_of}");
    }
}

#[test]
fn restored_zeros_are_reported_where_they_stand() {
    let checked = read_ok(&sample(KOBE));
    let first: Vec<_> = checked.findings.iter().filter(|f| f.place.row == 6).collect();
    let zeros: Vec<_> = first
        .iter()
        .filter(|f| f.code == FindingCode::ZerosRestored)
        .map(|f| (letters(f.place.column), f.item, text(f), f.insured.as_ref().map(ToString::to_string)))
        .collect();
    let whose = Some("12-0001003-00".to_owned());
    assert_eq!(
        zeros,
        [("C", Some(Item::Number), Some("1003"), whose.clone()), ("D", Some(Item::Branch), Some("0"), whose)]
    );
    // Text cells never lost a zero.
    for file in [KYOTO, EMPLOYER] {
        assert_eq!(count(&read_ok(&sample(file)).findings, FindingCode::ZerosRestored), 0, "{file}");
    }
    // Seven subtotals with a blank row behind each, and the total.
    assert_eq!(checked.value.rows_skipped, 15);
}

#[test]
fn no_twelve_digits_of_the_hidden_column_survive() {
    let checked = read_ok(&sample(KOBE));
    let kept = everything_kept(&checked);
    let mut run = 0;
    for c in kept.chars() {
        run = if c.is_numeric() { run + 1 } else { 0 };
        assert!(run < 12, "twelve digits in a row were kept");
    }
    let column = checked.value.columns.read.iter().find(|column| column.meaning.item() == Item::MyNumber).unwrap();
    assert_eq!(letters(Some(column.letters)), "O");
    let of_row_6 = checked.value.raw.iter().find(|raw| raw.place.row == 6).unwrap();
    let cells: Vec<&str> = of_row_6.cells.unseal_for_store().iter().collect();
    assert_eq!(cells[14], "6858");
    assert_eq!(cells[4], "\u{FA1B}島　勇気　", "otherwise a raw row is as the file has it");
    assert_eq!(count(&checked.findings, FindingCode::MyNumberCut), 362);
}

#[test]
fn a_society_without_widths_gets_no_guesses() {
    let rules = Rules { widths: Widths::default(), ..rules() };
    let checked = read_with(&sample(KOBE), &rules).unwrap_or_else(|e| panic!("{e}"));
    assert!(people(&checked.value).is_empty());
    assert_eq!((checked.value.rows_waiting, checked.value.raw.len()), (397, 397));
    let of_row_6: Vec<_> = checked
        .findings
        .iter()
        .filter(|f| f.place.row == 6 && f.code == FindingCode::WidthUnknown)
        .map(|f| f.item)
        .collect();
    assert_eq!(of_row_6, [Some(Item::Number), Some(Item::Branch), Some(Item::Postal)]);
    let parts: Vec<_> = checked.value.widths.iter().map(|seen| (seen.part.code(), seen.numbers.total())).collect();
    assert_eq!(parts, [("symbol", 397), ("number", 397), ("branch", 397), ("postal", 397)]);
}

#[test]
fn reading_can_be_stopped() {
    use std::ops::ControlFlow::{Break, Continue};
    for stop_at in 0..3 {
        let mut asked = 0;
        let result = kenpo_roster::read(&Opening::new(&sample(LIST)), &rules(), &Said::default(), &mut |_| {
            asked += 1;
            if asked > stop_at { Break(()) } else { Continue(()) }
        });
        assert_eq!(result.err(), Some(ReadError::Cancelled));
    }
}

#[test]
fn a_format_that_shows_the_zeros_of_numbers_tells_their_width() {
    let with_format = |format: &str| {
        let bytes = made(|sheet| {
            let (zeros, plain) = (Format::new().set_num_format(format), Format::new());
            for (c, heading) in (0..).zip(HEADINGS) {
                sheet.write_string(0, c, heading).unwrap();
            }
            for n in 0..3 {
                for (c, text) in (0..).zip(SATO) {
                    match c {
                        1 => sheet.write_number_with_format(n + 1, c, f64::from(1001 + n), &zeros).unwrap(),
                        _ => sheet.write_string_with_format(n + 1, c, text, &plain).unwrap(),
                    };
                }
            }
        });
        let unset = Rules { widths: Widths { number: None, ..rules().widths }, ..rules() };
        let read = read_with(&bytes, &unset).unwrap().value;
        assert_eq!((people(&read).len(), read.widths.len()), (0, 1), "{format}");
        read.widths[0].width().map(|width| width.get())
    };
    assert_eq!(with_format("0000000"), Some(7));
    assert_eq!(with_format("00000"), Some(5));
    assert_eq!(with_format("General"), None);
}
