//! Rosters made apart from the reader, fourteen times forty: what goes in is what their truths say, and nobody is lost.

use crate::forty_sets::*;
use crate::support::*;
use kenpo_domain::roster::RosterEntry;
use kenpo_domain::said::{HiddenCells, Said};
use kenpo_domain::sex::Sex;
use kenpo_domain::torn::torn;
use kenpo_roster::{Opening, Password, Reading, SheetRead, read};
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

/// What an entry may have otherwise than its truth.
struct Leeway<'t> {
    /// Items that may be left out.
    optional: Vec<&'t str>,
    otherwise: &'t [&'t str],
    joined: &'t [&'t str],
}

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
    if !torn(&checked.value.bonds).is_empty() || !checked.value.moved.is_empty() {
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
        let left_out = leeway.optional.contains(key) && (value.is_empty() || *value == "false");
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
            "blocked" if set.torn_by_row.contains(&number) => {}
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
    assert_eq!(go_through(&FORTY_THIRD), Whole { right: 829, held: 76 });
}

#[test]
fn what_goes_in_of_the_fourth_forty_is_right_and_nobody_is_lost() {
    assert_eq!(go_through(&FORTY_FOURTH), Whole { right: 638, held: 166 });
}

#[test]
fn what_goes_in_of_the_fifth_forty_is_right_and_nobody_is_lost() {
    assert_eq!(go_through(&FORTY_FIFTH), Whole { right: 883, held: 7 });
}

#[test]
fn what_goes_in_of_the_sixth_forty_is_right_and_nobody_is_lost() {
    assert_eq!(go_through(&FORTY_SIXTH), Whole { right: 790, held: 48 });
}

#[test]
fn what_goes_in_of_the_seventh_forty_is_right_and_nobody_is_lost() {
    assert_eq!(go_through(&FORTY_SEVENTH), Whole { right: 846, held: 47 });
}

#[test]
fn what_goes_in_of_the_eighth_forty_is_right_and_nobody_is_lost() {
    assert_eq!(go_through(&FORTY_EIGHTH), Whole { right: 757, held: 24 });
}

#[test]
fn what_goes_in_of_the_ninth_forty_is_right_and_nobody_is_lost() {
    assert_eq!(go_through(&FORTY_NINTH), Whole { right: 688, held: 58 });
}

#[test]
fn what_goes_in_of_the_tenth_forty_is_right_and_nobody_is_lost() {
    assert_eq!(go_through(&FORTY_TENTH), Whole { right: 956, held: 3 });
}

#[test]
fn what_goes_in_of_the_eleventh_forty_is_right_and_nobody_is_lost() {
    assert_eq!(go_through(&FORTY_ELEVENTH), Whole { right: 793, held: 75 });
}

#[test]
fn what_goes_in_of_the_twelfth_forty_is_right_and_nobody_is_lost() {
    assert_eq!(go_through(&FORTY_TWELFTH), Whole { right: 741, held: 137 });
}

#[test]
fn what_goes_in_of_the_thirteenth_forty_is_right_and_nobody_is_lost() {
    assert_eq!(go_through(&FORTY_THIRTEENTH), Whole { right: 723, held: 71 });
}

#[test]
fn what_goes_in_of_the_fourteenth_forty_is_right_and_nobody_is_lost() {
    assert_eq!(go_through(&FORTY_FOURTEENTH), Whole { right: 734, held: 91 });
}
