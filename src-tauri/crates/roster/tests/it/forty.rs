//! Rosters made apart from the reader, eight times forty: what goes in is what their truths say, and nobody is lost.

use crate::support::*;
use kenpo_domain::finding::Letters;
use kenpo_domain::meaning::Meaning;
use kenpo_domain::roster::RosterEntry;
use kenpo_domain::said::{ColumnChoice, HiddenCells, Said};
use kenpo_domain::sex::Sex;
use kenpo_roster::{Opening, Password, Reading, SheetRead, columns, read};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

/// What became of one roster.
#[derive(Debug, Default)]
struct Measured {
    right: usize,
    held: usize,
    /// Row, and what differs.
    wrong: Vec<String>,
    missing: Vec<u64>,
    /// Rows that went in and should have waited, or are nobody's.
    beyond: Vec<u32>,
    refused: Option<String>,
}

/// Rosters of one maker, and what is known of single ones by the first two letters of their names.
struct Set {
    folder: &'static str,
    /// What a person would answer.
    answers: fn(&str, &[u8]) -> Said,
    /// Items that are read otherwise than the truths have it, and why that is right or harmless.
    otherwise: &'static [(&'static str, &'static [&'static str])],
    /// Rosters that are not read where a person could: they are refused, or asked about.
    asked: &'static [&'static str],
    /// Rows that go in and should wait, each told by a finding.
    beyond: &'static [(&'static str, &'static [u32])],
    /// Items that the truths have without the blanks that join their parts.
    joined: &'static [&'static str],
}

/// What an entry may have otherwise than its truth.
struct Leeway<'t> {
    /// Items that may be left out.
    optional: Vec<&'t str>,
    otherwise: &'t [&'t str],
    joined: &'t [&'t str],
}

fn not_needed(letter: &str) -> ColumnChoice {
    ColumnChoice { column: Letters::parse(letter).unwrap(), meaning: None }
}

const FORTY: Set = Set {
    folder: "forty",
    answers: |file, bytes| {
        let mut said = Said::default();
        match &file[..2] {
            "13" => said.table = Some("大阪支部".to_owned()),
            "15" => {
                let tables =
                    columns(&Opening::new(bytes), &said, &mut |_| ControlFlow::Continue(())).unwrap().around.tables;
                said.table = tables.into_iter().map(|table| table.name).min();
            }
            "16" => said.hidden = Some(HiddenCells::Leave),
            "21" => said.columns.push(not_needed("B")),
            "37" => {
                said.hidden = Some(HiddenCells::Read);
                said.columns.push(not_needed("D"));
            }
            _ => {}
        }
        said
    },
    otherwise: &[
        // 事業所記号 stands beside 被保険者証記号: it is not read, and told.
        ("09", &["employer"]),
        // An address to send to is none to register: it is not read, and told.
        ("10", &["postal", "address"]),
        // Digits behind a mask are kept as the last four, as of our own copies, and make nobody's number a submitted one.
        ("26", &["my_number_last4"]),
        // 被保険者 in 加入者区分 is 本人.
        ("39", &["relation"]),
    ],
    asked: &[],
    // The days contradict each other, which is told.
    beyond: &[("35", &[18])],
    joined: &[],
};

const FORTY_MORE: Set = Set {
    folder: "forty_more",
    answers: |file, _| {
        let mut said = Said::default();
        match &file[..2] {
            "26" => said.table = Some("札幌支店".to_owned()),
            "31" => said.hidden = Some(HiddenCells::Read),
            _ => {}
        }
        said
    },
    otherwise: &[],
    asked: &[],
    // The colour alone says that they left. That colours are explained is told.
    beyond: &[("32", &[5, 8, 9, 14])],
    joined: &[],
};

const FORTY_THIRD: Set = Set {
    folder: "forty_third",
    answers: |file, _| {
        let mut said = Said::default();
        if file.starts_with("33") {
            said.hidden = Some(HiddenCells::Read);
        }
        said
    },
    otherwise: &[
        // With an address that was made a day its postal code is left out too.
        ("04", &["postal"]),
        // 事業所コード stands beside 事業所名.
        ("14", &["employer"]),
    ],
    // Group headings that are not known yet, one digit a cell, two things in a cell.
    asked: &["12", "18", "21"],
    beyond: &[],
    joined: &[],
};

const FORTY_FOURTH: Set = Set {
    folder: "forty_fourth",
    answers: |_, _| Said::default(),
    otherwise: &[
        // ○ under 男 or 女: the sex is not read, and each row is told.
        ("04", &["sex"]),
        // Dependants without an address of their own, by a word in the heading: they have none, and each row is told.
        ("19", &["postal", "address"]),
        // An address to send to is none to register: it is not read, and told.
        ("22", &["address"]),
        // Characters that nobody sees: a 郵便番号 with one is none, elsewhere they stay; each row is told.
        ("24", &["postal", "kana", "address"]),
        // Nothing says the 記号: it is told at the headings, and where anybody registered has one such rows wait.
        ("34", &["symbol"]),
    ],
    // Headings with the name of their kind before them, 氏名（フリガナ） in one cell, Roman letters, two things in a column.
    asked: &["01", "03", "10", "11", "20", "26"],
    // A sex that is contradictory or not ticked is left out; a day before birth stays: each told by a finding.
    beyond: &[("04", &[23]), ("09", &[8]), ("15", &[10])],
    joined: &[],
};

const FORTY_FIFTH: Set = Set {
    folder: "forty_fifth",
    answers: |file, _| {
        let mut said = Said::default();
        if file.starts_with("31") {
            let column = Letters::parse("D").unwrap();
            said.columns.push(ColumnChoice { column, meaning: Some(Meaning::Branch) });
        }
        said
    },
    otherwise: &[
        // What firms call their branches and clients is read as no employer; 会社コード is, beside 事業所名.
        ("13", &["employer"]),
        ("14", &["employer"]),
        ("18", &["employer"]),
        // Letters that nobody has explained are no wish, and each row is told.
        ("29", &["requested"]),
    ],
    // HI for 健康保険.
    asked: &["04"],
    beyond: &[],
    joined: &[],
};

const FORTY_SIXTH: Set = Set {
    folder: "forty_sixth",
    answers: |_, _| Said::default(),
    // 部門コード is read as that of an employer; 事業所コード stands beside 事業所名.
    otherwise: &[("01", &["employer"]), ("22", &["employer"])],
    // Kana for every heading and eras of its own; two things in a cell.
    asked: &["03", "23"],
    // The days contradict each other, which is told.
    beyond: &[("20", &[15])],
    joined: &["address", "kana"],
};

const FORTY_SEVENTH: Set = Set {
    folder: "forty_seventh",
    answers: |_, _| Said::default(),
    otherwise: &[
        // An address to send to is none to register: it is not read, and told.
        ("17", &["postal", "address"]),
    ],
    // Two people a line.
    asked: &["22"],
    beyond: &[],
    joined: &["address", "kana"],
};

const FORTY_EIGHTH: Set = Set {
    folder: "forty_eighth",
    answers: |_, _| Said::default(),
    // 部門コード and 事業所番号 are what a society may know an employer by.
    otherwise: &[("01", &["employer"]), ("25", &["employer"])],
    // Families in columns or in blocks of their own, no 枝番, no day of acquisition.
    asked: &["02", "03", "06", "19", "26", "27"],
    beyond: &[],
    joined: &["address", "kana"],
};

fn measure(said: &Said, bytes: &[u8], truth: &Value, leeway: &Leeway<'_>) -> Measured {
    let password = truth["password"].as_str().map(|text| Password::new(text.to_owned()));
    let opening = Opening { bytes, password: password.as_ref() };
    let mut out = Measured::default();
    let checked = match read(&opening, &rules(), said, &mut |_| ControlFlow::Continue(())) {
        Ok(checked) => checked,
        Err(error) => {
            out.refused = Some(error.to_string());
            return out;
        }
    };
    if checked.value.bonds.iter().any(|bonds| bonds.are_torn()) {
        out.refused = Some("torn".to_owned());
        return out;
    }
    let found: BTreeSet<u32> = checked.findings.iter().map(|finding| finding.place.row).collect();
    let went_in: BTreeMap<u32, &RosterEntry> = people_of(&checked.value);
    for person in list(&truth["people"]) {
        let row = person["row"].as_u64().unwrap();
        match went_in.get(&(row as u32)) {
            Some(entry) => match differs_from_all(entry, person, leeway) {
                None => out.right += 1,
                Some(what) => out.wrong.push(format!("{row}: {what}")),
            },
            None if found.contains(&(row as u32)) => out.held += 1,
            None => out.missing.push(row),
        }
    }
    // Rows that nobody could take in without a question; hidden ones that were left out are told together.
    let waiting = list(&truth["held"]).iter().filter(|_| said.hidden != Some(HiddenCells::Leave));
    for row in waiting.filter_map(|person| person["row"].as_u64()).filter(|row| !went_in.contains_key(&(*row as u32))) {
        if found.contains(&(row as u32)) { out.held += 1 } else { out.missing.push(row) }
    }
    let named: BTreeSet<u64> = list(&truth["people"]).iter().filter_map(|person| person["row"].as_u64()).collect();
    out.beyond = went_in.keys().filter(|row| !named.contains(&u64::from(**row))).copied().collect();
    out
}

fn people_of(read: &SheetRead) -> BTreeMap<u32, &RosterEntry> {
    match &read.reading {
        Reading::Roster(people) => people.iter().map(|entry| (entry.place.row, entry)).collect(),
        Reading::NationalList(_) => BTreeMap::new(),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn joined(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What of an entry is not as the truth has it, nor as any other reading of the row that is as right.
fn differs_from_all(entry: &RosterEntry, truth: &Value, leeway: &Leeway<'_>) -> Option<String> {
    let own = list(&truth["optional"]).iter().filter_map(Value::as_str);
    let leeway = Leeway { optional: leeway.optional.iter().copied().chain(own).collect(), ..*leeway };
    let differs_from_truth = differs(entry, truth, &leeway)?;
    let others = list(&truth["or"]).iter().map(|other| {
        let mut whole = truth.clone();
        other.as_object().into_iter().flatten().for_each(|(key, value)| whole[key] = value.clone());
        whole
    });
    let alike = others.into_iter().any(|other| differs(entry, &other, &leeway).is_none());
    (!alike).then_some(differs_from_truth)
}

/// What of an entry is not as a truth has it.
fn differs(entry: &RosterEntry, truth: &Value, leeway: &Leeway<'_>) -> Option<String> {
    let address = entry.address.unseal_for_store();
    let sex = entry.sex.map_or("", |sex| if sex == Sex::Male { "男" } else { "女" });
    let last4 = entry.my_number.as_ref().and_then(|seen| seen.last4.as_ref()).map(|last4| last4.as_str().to_owned());
    let read = [
        ("symbol", entry.insured.symbol().to_owned()),
        ("number", entry.insured.number().to_owned()),
        ("branch_no", entry.insured.branch().to_owned()),
        ("name", entry.name.as_str().to_owned()),
        ("kana", entry.kana.text()),
        ("sex", sex.to_owned()),
        ("birth", entry.birth.to_string()),
        ("relation", entry.relation_text.clone()),
        ("acquired", entry.acquired_on.to_string()),
        ("postal", address.postal.as_ref().map(|postal| postal.as_str().to_owned()).unwrap_or_default()),
        ("address", address.text.clone()),
        ("employer", entry.employer.unseal_for_store().clone().unwrap_or_default()),
        ("requested", entry.requested.to_string()),
        ("my_number_last4", last4.unwrap_or_default()),
    ];
    let wrong = read.iter().filter(|(key, value)| {
        let said = match &truth[*key] {
            Value::String(text) => text.clone(),
            Value::Bool(flag) => flag.to_string(),
            _ if *key == "requested" => "false".to_owned(),
            _ => String::new(),
        };
        let alike = leeway.joined.contains(key) && joined(value) == joined(&said);
        let also = list(&truth["or"][*key]).iter().any(|other| other.as_str() == Some(value));
        // Of a list of 被保険者 alone no cell states these two.
        let of_insured =
            truth[*key].is_null() && [("branch_no", "00"), ("relation", "本人")].contains(&(*key, &**value));
        let left_out = leeway.optional.contains(key) && value.is_empty();
        *value != said && !alike && !also && !of_insured && !left_out && !leeway.otherwise.contains(key)
    });
    let wrong: Vec<String> = wrong.map(|(key, value)| format!("{key}={value:?} for {}", truth[*key])).collect();
    (!wrong.is_empty()).then(|| wrong.join(", "))
}

/// How many rows of all rosters of a set went in as they should, and how many wait.
#[derive(Debug, PartialEq, Eq)]
struct Whole {
    right: usize,
    held: usize,
}

fn go_through(set: &Set) -> Whole {
    let folder = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures").join(set.folder);
    let truths = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let truths: Vec<_> = truths.filter(|path| path.extension().is_some_and(|ext| ext == "json")).collect();
    assert_eq!(truths.len(), 40);
    let mut whole = Whole { right: 0, held: 0 };
    for path in truths {
        let truth: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let file = truth["file"].as_str().unwrap();
        let number = &file[..2];
        let otherwise = set.otherwise.iter().find(|(of, _)| *of == number).map_or(&[][..], |(_, keys)| keys);
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let optional = list(&truth["optional"]).iter().filter_map(Value::as_str).collect();
        let leeway = Leeway { optional, otherwise, joined: set.joined };
        let measured = measure(&(set.answers)(file, &bytes), &bytes, &truth, &leeway);
        assert_eq!(measured.wrong, Vec::<String>::new(), "{file}");
        assert_eq!(measured.missing, Vec::<u64>::new(), "{file}");
        let beyond = set.beyond.iter().find(|(of, _)| *of == number).map_or(&[][..], |(_, rows)| rows);
        assert_eq!(measured.beyond, beyond, "{file}");
        let is_read = measured.refused.is_none();
        match truth["expect"].as_str().unwrap() {
            "reads" => assert_eq!(is_read, !set.asked.contains(&number), "{file}: {:?}", measured.refused),
            "blocked" | "refused" => assert!(!is_read, "{file}"),
            _ => {}
        }
        whole.right += measured.right;
        whole.held += measured.held;
    }
    whole
}

#[test]
fn what_goes_in_of_forty_is_right_and_nobody_is_lost() {
    assert_eq!(go_through(&FORTY), Whole { right: 937, held: 81 });
}

#[test]
fn what_goes_in_of_forty_more_is_right_and_nobody_is_lost() {
    assert_eq!(go_through(&FORTY_MORE), Whole { right: 1039, held: 75 });
}

#[test]
fn what_goes_in_of_the_third_forty_is_right_and_nobody_is_lost() {
    assert_eq!(go_through(&FORTY_THIRD), Whole { right: 789, held: 116 });
}

#[test]
fn what_goes_in_of_the_fourth_forty_is_right_and_nobody_is_lost() {
    assert_eq!(go_through(&FORTY_FOURTH), Whole { right: 638, held: 164 });
}

#[test]
fn what_goes_in_of_the_fifth_forty_is_right_and_nobody_is_lost() {
    assert_eq!(go_through(&FORTY_FIFTH), Whole { right: 867, held: 23 });
}

#[test]
fn what_goes_in_of_the_sixth_forty_is_right_and_nobody_is_lost() {
    assert_eq!(go_through(&FORTY_SIXTH), Whole { right: 724, held: 74 });
}

#[test]
fn what_goes_in_of_the_seventh_forty_is_right_and_nobody_is_lost() {
    assert_eq!(go_through(&FORTY_SEVENTH), Whole { right: 846, held: 77 });
}

#[test]
fn what_goes_in_of_the_eighth_forty_is_right_and_nobody_is_lost() {
    assert_eq!(go_through(&FORTY_EIGHTH), Whole { right: 757, held: 24 });
}
