//! 個人番号 in rosters: cut wherever it stands, in whatever form, and nobody's name or number.

use crate::support::*;
use kenpo_domain::code::Code;

#[test]
fn numbers_of_the_card_holder_are_cut_wherever_they_stand() {
    let number = "123456789018";
    let mut headings = HEADINGS.to_vec();
    headings.extend(["備考", "", "マイナンバー（本人）", "事業所コード"]);
    let mut row = SATO.to_vec();
    row.extend(["番号は１２３４－５６７８－９０１８", number, number, "3106"]);
    let mut bad = SATO.to_vec();
    bad[2] = "01";
    bad[9] = "神戸市1-1 123456789018方";
    bad.extend(["", "", "123456789019", "123456789018"]);
    let mut none = SATO.to_vec();
    none[2] = "02";
    none.extend(["", "", "提出済", "3106"]);
    let checked = read_ok(&of_texts(&[&["担当 123456789018"], &headings, &row, &bad, &none]));
    assert_eq!(
        brief(&checked.findings),
        [
            ("columns_unused", 2, ""),
            ("columns_without_heading", 2, ""),
            ("my_number_cut", 3, "M"),
            ("my_number_elsewhere", 3, "K"),
            ("my_number_elsewhere", 3, "L"),
            ("my_number_bad_check_digit", 4, "M"),
            ("my_number_elsewhere", 4, "J"),
            ("my_number_elsewhere", 4, "N"),
            ("my_number_bad_check_digit", 5, "M"),
        ]
    );
    let seen: Vec<_> = people(&checked.value)
        .iter()
        .map(|entry| entry.my_number.as_ref().unwrap())
        .map(|seen| (seen.last4.as_ref().map(|last4| last4.as_str()), seen.valid))
        .collect();
    assert_eq!(seen, [(Some("9018"), true), (Some("9019"), false), (None, false)]);
    let kept = everything_kept(&checked);
    for leaked in [number, "１２３４", "12345678901", "提出済"] {
        assert!(!kept.contains(leaked), "{leaked}");
    }
    assert!(kept.contains("神戸市1-1 ********9018方"));
}

#[test]
fn a_column_that_speaks_of_the_number_is_cut_when_it_holds_some() {
    let mut headings = HEADINGS.to_vec();
    headings.push("個人番号提出区分");
    let mut row = SATO.to_vec();
    row.push("123456789019");
    let checked = read_ok(&of_texts(&[&headings, &row]));
    assert!(!everything_kept(&checked).contains("123456789019"));
    row[10] = "提出済";
    let checked = read_ok(&of_texts(&[&headings, &row]));
    assert!(people(&checked.value)[0].my_number.is_none());
}

#[test]
fn a_number_of_the_card_holder_is_nobodys_name_or_number() {
    for (item, text, code) in [
        (0, "123456789018", "insured_id_bad"),
        (1, "123456789018", "insured_id_bad"),
        (1, "No.123456789018", "insured_id_bad"),
        (2, "123456789018", "insured_id_bad"),
        (3, "123456789018", "name_missing"),
    ] {
        let (mut row, mut other) = (SATO, SATO);
        row[item] = text;
        other[2] = "01";
        let checked = read_ok(&of_texts(&[&HEADINGS, &row, &other]));
        let codes: Vec<_> = checked.findings.iter().map(|f| (f.code.code(), f.place.row)).collect();
        assert_eq!(codes, [("my_number_elsewhere", 2), (code, 2)], "{item}");
        assert_eq!(checked.value.rows_waiting, 1);
    }
}

/// HEADINGS and SATO with more columns behind them; the finding's code, the digits kept, what else must not be kept.
fn read_number(headings: &[&str], cells: &[&str]) -> (Vec<(&'static str, String)>, Option<String>, String) {
    let headings: Vec<&str> = HEADINGS.iter().chain(headings).copied().collect();
    let row: Vec<&str> = SATO.iter().chain(cells).copied().collect();
    let checked = read_ok(&of_texts(&[&headings, &row]));
    let found = checked.findings.iter().filter(|f| f.code.code().starts_with("my_number"));
    let found = found.map(|f| (f.code.code(), letters(f.place.column).to_owned())).collect();
    let person = &people(&checked.value)[0];
    let seen = person.my_number.as_ref().filter(|seen| seen.valid);
    let last4 = seen.and_then(|seen| seen.last4.as_ref()).map(|last4| last4.as_str().to_owned());
    (found, last4, everything_kept(&checked))
}

#[test]
fn a_number_in_several_columns_is_joined_checked_once_and_cut() {
    let digits: Vec<String> = "123456789018".chars().map(String::from).collect();
    let ones: Vec<&str> = digits.iter().map(String::as_str).collect();
    let parts = ["1234", "5678", "9018"];
    for (headings, cells) in [
        (&["個人番号"][..], &parts[..]),
        (&["個人番号", "", "", "備考"], &["1234", "5678", "9018", "社宅"]),
        (&["個人番号"], &ones),
        (&["個人番号①", "個人番号②", "個人番号③"], &parts),
        (&["個人番号（上4桁）", "個人番号（中4桁）", "個人番号（下4桁）"], &parts),
        (&["My Number", "", ""], &parts),
    ] {
        let (found, last4, kept) = read_number(headings, cells);
        assert_eq!(found, [("my_number_cut", "K".to_owned())], "{headings:?}");
        assert_eq!(last4.as_deref(), Some("9018"), "{headings:?}");
        assert!(!kept.contains("1234") && !kept.contains("5678"), "{headings:?}");
    }
    // Under a second row of headings.
    let mut above = HEADINGS.to_vec();
    above.push("個人番号");
    let mut below = vec![""; 10];
    below.extend(["上4桁", "中4桁", "下4桁"]);
    let mut row = SATO.to_vec();
    row.extend(parts);
    let checked = read_ok(&of_texts(&[&above, &below, &row]));
    assert_eq!(brief(&checked.findings), [("my_number_cut", 3, "K")]);
    assert!(!everything_kept(&checked).contains("5678"));
    // A remark behind a whole number is no part of it; a wrong number over several cells is cut too.
    let (found, last4, kept) = read_number(&["個人番号", ""], &["123456789018", "31"]);
    assert_eq!((found.len(), last4.as_deref(), kept.contains("\n31")), (1, Some("9018"), true));
    let (found, last4, kept) = read_number(&["個人番号"], &["1234", "5678", "9019"]);
    assert_eq!((found, last4), (vec![("my_number_bad_check_digit", "K".to_owned())], None));
    assert!(!kept.contains("5678"));
}

#[test]
fn a_number_in_other_columns_is_cut_in_whatever_form() {
    for text in ["1.23456789018E+11", "1234,5678,9018", "123456-789018", "1 2 3 4 5 6 7 8 9 0 1 8", "123-456-789-018"] {
        let (found, _, kept) = read_number(&["備考"], &[text]);
        assert_eq!(found, [("my_number_elsewhere", "K".to_owned())], "{text}");
        assert!(!kept.contains(text) && kept.contains("********9018"), "{text}");
    }
}

#[test]
fn other_words_for_the_column_of_the_number() {
    for heading in ["My Number", "MyNumber", "個人No.", "個人NO", "個番", "ﾏｲﾅﾝﾊﾞｰ", "個 人 番 号"]
    {
        // With a wrong check digit, which is cut under its heading only.
        let (found, _, kept) = read_number(&[heading], &["123456789019"]);
        assert_eq!(found, [("my_number_bad_check_digit", "K".to_owned())], "{heading}");
        assert!(!kept.contains("123456789019"), "{heading}");
    }
    for heading in ["ﾏｲﾅﾝﾊﾞｰ提出有無", "個 人 番 号 提出区分"] {
        let (_, _, kept) = read_number(&[heading], &["123456789019"]);
        assert!(!kept.contains("123456789019"), "{heading}");
    }
}

#[test]
fn what_is_left_of_a_number_in_a_column_of_telephones_is_no_telephone() {
    // A telephone number with its country code that passes for a 個人番号.
    let telephone = (0..10_000).map(|n| format!("81901234{n:04}")).find(|text| {
        let digits: [u8; 12] = text.as_bytes().try_into().unwrap();
        kenpo_domain::my_number::check_digit_ok(&digits)
    });
    let headings = [&HEADINGS[..], &["電話番号"]].concat();
    let telephone = telephone.unwrap();
    let row = [&SATO[..], &[&*telephone]].concat();
    let checked = read_ok(&of_texts(&[&headings, &row]));
    assert_eq!(brief(&checked.findings), [("my_number_elsewhere", 2, "K")]);
    assert_eq!(people(&checked.value)[0].phone.unseal_for_store(), &None);
}
