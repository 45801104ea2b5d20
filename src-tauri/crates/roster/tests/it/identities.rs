//! 記号・番号・枝番 and 続柄: what is taken for them, and what waits for a person.

use crate::support::*;
use kenpo_domain::facts::Relation;
use kenpo_domain::finding::Item;

#[test]
fn no_text_becomes_a_number_or_a_symbol() {
    for text in [
        "未定",
        "－",
        "'0001001",
        "=\"0001001\"",
        "1E+11",
        "0001001-00",
        "12-0001001",
        "0001001.0",
        "1,001",
        "０００１００１A",
        "A001001",
    ] {
        let (mut row, mut other) = (SATO, SATO);
        (row[1], other[2]) = (text, "01");
        let checked = read_ok(&of_texts(&[&HEADINGS, &row, &other]));
        assert_eq!(brief(&checked.findings), [("insured_id_bad", 2, "B")], "{text}");
        assert_eq!(people(&checked.value).len(), 1, "{text}");
    }
    for text in ["未定", "－", "'12", "=\"12\"", "1E+11", "12-1", "1.0", "ー"] {
        let checked = read_ok(&with(0, text));
        assert_eq!(brief(&checked.findings), [("insured_id_bad", 2, "A")], "{text}");
        assert!(people(&checked.value).is_empty(), "{text}");
    }
    for text in ["12", "東京", "いろは", "A12", "東１", "神ア12"] {
        let checked = read_ok(&with(0, text));
        assert_eq!(people(&checked.value)[0].insured.symbol(), text);
    }
}

#[test]
fn full_width_digits_are_the_same_number() {
    for (column, text, letters) in [(0, "１２", "A"), (1, "０００１００１", "B"), (2, "００", "C")] {
        let checked = read_ok(&with(column, text));
        assert_eq!(brief(&checked.findings), [("digits_narrowed", 2, letters)], "{text}");
        assert_eq!(people(&checked.value)[0].insured.to_string(), "12-0001001-00", "{text}");
    }
    // Its lost zeros come back in a text file, and no digit is dropped.
    let csv = |number: &str| format!("{}\n{}\n", HEADINGS.join(","), SATO.join(",").replace("0001001", number));
    let checked = read_ok(csv("１００１").as_bytes());
    assert_eq!(people(&checked.value)[0].insured.to_string(), "12-0001001-00");
    assert_eq!(brief(&checked.findings), [("digits_narrowed", 2, "B"), ("zeros_restored", 2, "B")]);
    assert!(people(&read_ok(csv("１２３４５６７８").as_bytes()).value).is_empty());
    // Letters have two widths, too: of them nobody can tell.
    assert_eq!(people(&read_ok(&with(0, "東１")).value)[0].insured.symbol(), "東１");
}

#[test]
fn symbol_and_number_in_one_column() {
    let headings = ["記号・番号", "枝番", "氏名", "フリガナ", "生年月日", "性別", "続柄", "資格取得日", "住所"];
    let read = |cell: &str| {
        let row = [cell, "00", "佐藤　花子", "サトウ ハナコ", "S55.4.1", "女", "本人", "H15.4.1", "神戸市1-1"];
        let checked = read_ok(&of_texts(&[&headings, &row]));
        let insured = people(&checked.value).first().map(|entry| entry.insured.to_string());
        (insured, brief(&checked.findings).first().map(|(code, row, at)| (*code, *row, (*at).to_owned())))
    };
    for cell in ["12-0001001", "12・0001001", "12　0001001", "12／0001001"] {
        assert_eq!(read(cell), (Some("12-0001001-00".to_owned()), None), "{cell}");
    }
    for cell in ["0001001", "12-0001001-00", "12-", "未定", ""] {
        assert_eq!(read(cell), (None, Some(("insured_id_bad", 2, "A".to_owned()))), "{cell}");
    }
}

#[test]
fn a_word_that_is_no_relation_makes_nobody_a_dependant() {
    for text in ["？", "〃", "世帯主", "同上", "佐藤"] {
        let checked = read_ok(&with(7, text));
        assert_eq!(brief(&checked.findings), [("relation_bad", 2, "H")], "{text}");
        assert!(people(&checked.value).is_empty(), "{text}");
    }
    for (text, relation) in [
        ("本　人", Relation::Insured),
        ("1:本人", Relation::Insured),
        ("本人（代表）", Relation::Insured),
        ("被保険者（任継）", Relation::Insured),
        ("夫の母", Relation::Dependent),
        ("内縁の妻", Relation::Dependent),
    ] {
        assert_eq!(people(&read_ok(&with(7, text)).value)[0].relation, relation, "{text}");
    }
}

#[test]
fn headings_of_the_same_meaning() {
    for (item, heading, means) in [
        (8, "健康保険資格取得日", Item::Acquired),
        (8, "被保険者資格取得年月日", Item::Acquired),
        (7, "本人との続柄", Item::Relation),
        (7, "続柄（本人・配偶者・子）", Item::Relation),
        (7, "被保険者/被扶養者", Item::Relation),
        (2, "枝番No", Item::Branch),
        (2, "枝番No.", Item::Branch),
        (3, "氏名（戸籍）", Item::Name),
        (4, "フリガナ（全角カナ）", Item::Kana),
        (4, "カナ氏名（半角ｶﾅ）", Item::Kana),
    ] {
        let mut headings = HEADINGS;
        headings[item] = heading;
        let checked = read_ok(&of_texts(&[&headings, &SATO]));
        assert_eq!(brief(&checked.findings), [], "{heading}");
        assert!(
            checked.value.columns.read.iter().any(|column| column.meaning.item() == means
                && letters(Some(column.letters))
                    == ["C", "D", "E", "H", "I"][[2, 3, 4, 7, 8].iter().position(|at| *at == item).unwrap()]),
            "{heading}"
        );
    }
}
