//! Items that stand in one cell together, or in two cells: 記号・番号・枝番, 郵便番号, headings in two languages.

use crate::support::*;
use kenpo_domain::finding::FindingCode;
use kenpo_domain::meaning::Meaning;
use kenpo_roster::ReadError;

const ONE_ID: [&str; 8] = ["", "氏名", "フリガナ", "生年月日", "性別", "続柄", "資格取得日", "住所"];
const HANAKO: [&str; 7] = ["佐藤　花子", "サトウ ハナコ", "S55.4.1", "女", "本人", "H15.4.1", "神戸市1-1"];

/// A sheet of one column of ids under a heading, for as many people.
fn of_ids(heading: &str, ids: &[&str]) -> Vec<u8> {
    let mut headings = ONE_ID;
    headings[0] = heading;
    let rows: Vec<Vec<&str>> = ids.iter().map(|id| [&[*id][..], &HANAKO].concat()).collect();
    let all: Vec<&[&str]> = [&headings[..]].into_iter().chain(rows.iter().map(Vec::as_slice)).collect();
    of_texts(&all)
}

#[test]
fn three_parts_of_an_id_in_one_cell() {
    for heading in ["記号・番号・枝番", "記号番号（枝番）", "記号・番号"] {
        let ids = ["12-0001001-00", "12・0001002・00", "12－0001003－00", "12‐0001004（00）"];
        let checked = read_ok(&of_ids(heading, &ids));
        let read: Vec<String> = people(&checked.value).iter().map(|entry| entry.insured.to_string()).collect();
        assert_eq!(read, ["12-0001001-00", "12-0001002-00", "12-0001003-00", "12-0001004-00"], "{heading}");
    }
}

#[test]
fn parts_that_cannot_be_told_apart_wait() {
    let right = ["12-0001001-00", "12-0001002-00", "12-0001003-00", "12-0001004-00"];
    for wrong in ["12-0001005", "12000100500", "12-34-0001005-00", "2012-01-01", "12-00010056-00", "12--00", "〃", "-"]
    {
        let checked = read_ok(&of_ids("記号・番号・枝番", &[&right[..], &[wrong]].concat()));
        assert_eq!(people(&checked.value).len(), 4, "{wrong}");
        assert_eq!(count(&checked.findings, FindingCode::InsuredIdBad), 1, "{wrong}");
    }
    let checked = read_ok(&of_ids("記号・番号・枝番", &[&right[..], &["12-1005-0"]].concat()));
    assert_eq!(people(&checked.value)[4].insured.to_string(), "12-0001005-00");
    assert_eq!(count(&checked.findings, FindingCode::ZerosRestored), 1, "and it is told");
}

#[test]
fn an_id_without_its_branch_is_asked_about() {
    for (heading, ids) in [
        ("記号・番号", ["12-0001001", "12-0001002"]),
        ("記号・番号", ["12-0001001-00", "12-0001002"]),
        ("記号・番号・枝番", ["12-0001001", "12-0001002"]),
    ] {
        let asked = error(&of_ids(heading, &ids));
        let asks = matches!(
            asked,
            Some(ReadError::ColumnsMissing { .. } | ReadError::ColumnsUnclear { .. } | ReadError::NoHeader)
        );
        assert!(asks, "{heading}: {asked:?}");
    }
}

/// SATO with a postal code in two cells.
fn of_postal_parts(headings: [&str; 2], parts: [&str; 2]) -> Vec<u8> {
    of_texts(&[&[&HEADINGS[..], &headings].concat(), &[&SATO[..], &parts].concat()])
}

#[test]
fn a_postal_code_in_two_columns() {
    for headings in [["郵便番号（上3桁）", "郵便番号（下4桁）"], ["〒上3桁", "〒下4桁"], ["郵便番号1", "郵便番号2"]]
    {
        let checked = read_ok(&of_postal_parts(headings, ["650", "0001"]));
        let address = people(&checked.value)[0].address.unseal_for_store();
        assert_eq!(address.postal.as_ref().map(|postal| postal.as_str()), Some("650-0001"), "{headings:?}");
        assert_eq!(brief(&checked.findings), [], "{headings:?}");
    }
    let numbers = made(|sheet| {
        for (column, heading) in (0..).zip(HEADINGS.iter().chain(&["郵便番号上3桁", "郵便番号下4桁"])) {
            sheet.write_string(0, column, *heading).unwrap();
        }
        for (column, text) in (0..).zip(SATO) {
            sheet.write_string(1, column, text).unwrap();
        }
        sheet.write_number(1, 10, 60).unwrap();
        sheet.write_number(1, 11, 1).unwrap();
    });
    let checked = read_ok(&numbers);
    let address = people(&checked.value)[0].address.unseal_for_store();
    assert_eq!(address.postal.as_ref().map(|postal| postal.as_str()), Some("060-0001"));
    assert_eq!(count(&checked.findings, FindingCode::ZerosRestored), 2);
}

#[test]
fn half_a_postal_code_is_none() {
    let checked = read_ok(&of_postal_parts(["郵便番号（上3桁）", "郵便番号（下4桁）"], ["650", ""]));
    assert_eq!(people(&checked.value)[0].address.unseal_for_store().postal, None);
    assert_eq!(brief(&checked.findings), [("postal_bad", 2, "K")]);
}

#[test]
fn english_headings_are_read_where_their_values_agree() {
    let headings = [
        "Symbol",
        "Number",
        "Branch",
        "Name",
        "Kana",
        "Date of birth",
        "Sex",
        "Relationship",
        "資格取得年月日",
        "Address",
    ];
    let mut row = SATO;
    (row[6], row[7]) = ("Female", "Self");
    let checked = read_ok(&of_texts(&[&headings, &row]));
    assert_eq!(people(&checked.value).len(), 1);
    assert_eq!(people(&checked.value)[0].insured.to_string(), "12-0001001-00");
    row[2] = "神戸";
    let offices = error(&of_texts(&[&headings, &row]));
    assert!(matches!(offices, Some(ReadError::ColumnsMissing { .. })), "a Branch may be an office: {offices:?}");
}

#[test]
fn a_name_in_latin_letters_beside_the_name_is_none() {
    let headings = [&HEADINGS[..], &["Name"]].concat();
    let checked = read_ok(&of_texts(&[&headings, &[&SATO[..], &["SATO HANAKO"]].concat()]));
    assert_eq!(people(&checked.value)[0].name.as_str(), "佐藤　花子");
    let names = checked.value.columns.read.iter().filter(|column| column.meaning == Meaning::Name);
    assert_eq!(names.count(), 1);
}

const ENGLISH: [&str; 10] = [
    "Symbol",
    "Number",
    "Branch",
    "Name",
    "Phonetic",
    "Date of birth",
    "Gender",
    "Relationship",
    "Date of entry",
    "Address",
];

#[test]
fn headings_in_two_languages_stand_in_two_rows() {
    let checked = read_ok(&of_texts(&[&HEADINGS, &ENGLISH, &SATO]));
    assert_eq!(people(&checked.value)[0].kana.text(), "サトウ ハナコ");
    assert_eq!((people(&checked.value).len(), brief(&checked.findings)), (1, vec![]));
    // In another order they are those of another table.
    let mut moved = ENGLISH;
    moved.swap(0, 1);
    let checked = read_ok(&of_texts(&[&HEADINGS, &moved, &SATO]));
    assert_eq!(people(&checked.value).len(), 0);
    assert_eq!(count(&checked.findings, FindingCode::HeadingsMoved), 2);
}

/// SATO under groups of headings, with somebody else's name, relation and address behind.
fn with_another_person(groups: &[&str]) -> Vec<u8> {
    let headings = [&HEADINGS[..], &["氏名", "続柄", "住所", "所属"]].concat();
    of_texts(&[groups, &headings, &[&SATO[..], &["佐藤　太郎", "父", "大阪市北区2-2", "総務課"]].concat()])
}

#[test]
fn what_stands_under_emergency_contacts_is_somebody_elses() {
    let groups = ["健康保険", "", "", "本人・家族", "", "", "", "", "", "住所", "緊急連絡先", "", "", "その他"];
    let checked = read_ok(&with_another_person(&groups));
    let [entry] = people(&checked.value) else { panic!("{:?}", brief(&checked.findings)) };
    assert_eq!((entry.name.as_str(), entry.relation_text.as_str()), ("佐藤　花子", "本人"));
    assert_eq!(entry.address.unseal_for_store().text, "神戸市中央区1-1");
    assert_eq!(brief(&checked.findings), [("columns_unused", 2, "")]);
    // Nor need anything stand over the own ones, or they are those of the 本人.
    for own in ["", "本人情報"] {
        for another in ["緊急連絡先", "身元保証人", "前職", "直属上長"] {
            let mut groups = [""; 14];
            (groups[0], groups[10]) = (own, another);
            let checked = read_ok(&with_another_person(&groups));
            let [entry] = people(&checked.value) else { panic!("{own} {another} {:?}", brief(&checked.findings)) };
            assert_eq!((entry.name.as_str(), entry.relation_text.as_str()), ("佐藤　花子", "本人"));
        }
    }
    // Under no such group they are two values of one person.
    let mut others = groups;
    others[10] = "届出";
    let checked = read_ok(&with_another_person(&others));
    assert_eq!(people(&checked.value).len(), 0);
    assert!(count(&checked.findings, FindingCode::ValuesDiffer) > 0);
}

#[test]
fn fields_between_bars_with_blanks_and_comments() {
    let padded = |row: &[&str]| row.iter().map(|text| format!("{text}   ")).collect::<Vec<_>>().join("|");
    let mut row = SATO;
    (row[6], row[7]) = ("2", "01");
    let text =
        ["# 加入者 2026/11/19", "# 性別 1:男 2:女　続柄 01:本人 11:夫", &padded(&HEADINGS), &padded(&row), "# END 1"];
    let checked = read_ok(text.join("\n").as_bytes());
    let [entry] = people(&checked.value) else { panic!("{:?}", brief(&checked.findings)) };
    assert_eq!((entry.name.as_str(), entry.insured.to_string().as_str()), ("佐藤　花子", "12-0001001-00"));
    assert_eq!((entry.relation_text.as_str(), entry.sex), ("本人", Some(kenpo_domain::sex::Sex::Female)));
    assert_eq!(brief(&checked.findings), []);
}

#[test]
fn zeros_that_a_formula_keeps() {
    let row = SATO.join(",").replace(",0001001,00,", ",=\"0001001\",\"=\"\"00\"\"\",");
    let checked = read_ok(format!("{}\n{row}\n", HEADINGS.join(",")).as_bytes());
    assert_eq!(people(&checked.value)[0].insured.to_string(), "12-0001001-00");
    // A formula that computes something is no text.
    let row = SATO.join(",").replace(",0001001,", ",=\"000\"&\"1001\",");
    assert_eq!(people(&read_ok(format!("{}\n{row}\n", HEADINGS.join(",")).as_bytes()).value).len(), 0);
}

#[test]
fn a_text_in_euc_is_read() {
    let text = format!("{}\n{}\n", HEADINGS.join(","), SATO.join(",")).replace("サトウ ハナコ", "ｻﾄｳ ﾊﾅｺ");
    let (bytes, _, _) = encoding_rs::EUC_JP.encode(&text);
    let checked = read_ok(&bytes);
    assert_eq!(people(&checked.value)[0].name.as_str(), "佐藤　花子");
    assert_eq!(people(&checked.value)[0].kana.text(), "サトウ ハナコ");
}

#[test]
fn the_words_of_old_cards_and_a_code_that_is_explained_below() {
    let headings =
        ["証記号", "証番号", "枝番号", "被扶養者区分", "お名前", "ヨミ", "男女別", "生れ", "取得日", "現住所"];
    let row = ["12", "0001001", "01", "3", "佐藤　花子", "サトウ ハナコ", "女", "昭55/4/1", "平15/4/1", "神戸市1-1"];
    let checked =
        read_ok(&of_texts(&[&headings, &row, &[], &["被扶養者区分　０：本人　１：配偶者　２：子　３：父母"]]));
    let [entry] = people(&checked.value) else { panic!("{:?}", brief(&checked.findings)) };
    assert_eq!((entry.birth, entry.relation_text.as_str()), (day("1980-04-01"), "父母"));
    assert_eq!(entry.insured.to_string(), "12-0001001-01");
}

#[test]
fn of_two_columns_of_names_the_one_in_kana_is_the_reading() {
    let mut headings = HEADINGS;
    headings[4] = "シメイ";
    let people_of = |kana: &'static [&'static str]| {
        let rows = (0..).zip(kana).map(|(n, kana)| {
            let mut row = SATO;
            (row[1], row[4]) = (format!("000100{n}").leak(), kana);
            row
        });
        let rows: Vec<[&str; 10]> = rows.collect();
        let all: Vec<&[&str]> = [&headings[..]].into_iter().chain(rows.iter().map(|row| &row[..])).collect();
        read_ok(&of_texts(&all))
    };
    let read = people_of(&["サトウ ハナコ", "サトウ ハナ", "サトウ ハナエ", "サトウ ハナヨ", "サトウ ハル"]);
    assert_eq!(people(&read.value)[4].kana.text(), "サトウ ハル");
    assert_eq!(count(&read.findings, FindingCode::ColumnByValues), 1);
    // Two names are two people's.
    let read = people_of(&["サトウ ハナコ", "佐藤　太郎", "サトウ ハナエ", "サトウ ハナヨ", "サトウ ハル"]);
    assert_eq!(people(&read.value).len(), 0);
}

#[test]
fn a_heading_over_two_columns_is_that_of_both() {
    let address = "兵庫県神戸市中央区加納町6-1";
    for (heading, lower, cells) in [("郵便番号", "", ["650", "0001"]), ("住所", "〒", ["650-0001", address])] {
        let mut upper: Vec<&str> = HEADINGS[..9].to_vec();
        upper.extend([heading, ""]);
        let mut below = vec![""; 9];
        below.extend([lower, ""]);
        let row = |n: usize| {
            let mut row: Vec<String> = SATO[..9].iter().map(|text| (*text).to_owned()).collect();
            row[1] = format!("{:07}", 1001 + n);
            row.extend(cells.map(str::to_owned));
            row
        };
        let rows: Vec<Vec<String>> = (0..6).map(row).collect();
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        let heads: Vec<&[&str]> = if lower.is_empty() { vec![&upper] } else { vec![&upper, &below] };
        let rows: Vec<&[&str]> = heads.into_iter().chain(rows.iter().map(Vec::as_slice)).collect();
        let read = read_ok(&of_texts(&rows)).value;
        assert_eq!(
            people(&read).len(),
            6,
            "{heading}: {:?}",
            read.held.iter().map(|held| &held.reasons).collect::<Vec<_>>()
        );
        let home = people(&read)[0].address.unseal_for_store();
        assert_eq!(home.postal.as_ref().map(|postal| postal.as_str()), Some("650-0001"), "{heading}");
        assert_eq!(home.text, if heading == "住所" { address } else { "" }, "{heading}");
    }
}
