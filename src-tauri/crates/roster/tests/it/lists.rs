//! The look-up lists against the samples' people: true readings and addresses do not stand out, shifted ones do.

use crate::support::*;
use kenpo_domain::code::Code;
use kenpo_domain::finding::Item;
use kenpo_roster::lists::postal::{self, PlaceFit};
use kenpo_roster::lists::readings::{self, ReadingFit};
use serde_json::Value;

/// A file's people, each with two of their fields.
fn fields<'a>(truth: &'a Value, file: &str, one: &str, other: &str) -> Vec<(&'a str, &'a str)> {
    let people = truth[file]["people"].as_array().unwrap();
    people.iter().filter_map(|person| Some((person[one].as_str()?, person[other].as_str()?))).collect()
}

/// The second of each pair taken from seven rows on, as where a column was sorted apart from the others.
fn shifted<'a>(pairs: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let from = pairs.iter().cycle().skip(7);
    pairs.iter().zip(from).map(|((one, _), (_, other))| (*one, *other)).collect()
}

/// How many are fitting, unlikely and unknown, and what stood out.
#[derive(Debug, Default)]
struct Seen<'a> {
    fit: usize,
    unlikely: Vec<(&'a str, &'a str)>,
    unknown: Vec<(&'a str, &'a str)>,
}

impl<'a> Seen<'a> {
    fn of(pairs: &[(&'a str, &'a str)], stands_out: impl Fn(&str, &str) -> Option<bool>) -> Self {
        let mut seen = Self::default();
        for (one, other) in pairs {
            match stands_out(one, other) {
                Some(false) => seen.fit += 1,
                Some(true) => seen.unlikely.push((one, other)),
                None => seen.unknown.push((one, other)),
            }
        }
        seen
    }

    fn figures(&self) -> String {
        format!("{} fit, {} unlikely, {} unknown", self.fit, self.unlikely.len(), self.unknown.len())
    }

    fn all(&self) -> usize {
        self.fit + self.unlikely.len() + self.unknown.len()
    }

    fn known(&self) -> usize {
        self.fit + self.unlikely.len()
    }
}

fn reading_stands_out(name: &str, reading: &str) -> Option<bool> {
    match readings::check(name, reading) {
        ReadingFit::Fits => Some(false),
        ReadingFit::Unlikely => Some(true),
        ReadingFit::Unknown => None,
    }
}

fn code_stands_out(code: &str, address: &str) -> Option<bool> {
    match postal::check(code, address) {
        PlaceFit::Fits => Some(false),
        PlaceFit::Differs { .. } => Some(true),
        PlaceFit::Unknown => None,
    }
}

#[test]
fn readings_of_the_samples() {
    let truth: Value = serde_json::from_slice(&sample("truth.json")).unwrap();
    let files = [KOBE, KYOTO, EMPLOYER].map(|file| fields(&truth, file, "name", "kana"));
    let (right, wrong) = (files.concat(), files.map(|pairs| shifted(&pairs)).concat());
    let (right, wrong) = (Seen::of(&right, reading_stands_out), Seen::of(&wrong, reading_stands_out));
    let figures = format!(
        "true pairs: {}; shifted by seven rows: {}; unlikely among the true ones: {:?}; unknown: {:?}",
        right.figures(),
        wrong.figures(),
        right.unlikely,
        right.unknown
    );
    assert!(right.unlikely.len() * 100 < right.all() * 2, "{figures}");
    assert!(wrong.unlikely.len() * 100 > wrong.known() * 80, "{figures}");
    assert!(right.known() * 100 > right.all() * 80, "too little is known: {figures}");
}

#[test]
fn postal_codes_of_the_samples() {
    let truth: Value = serde_json::from_slice(&sample("truth.json")).unwrap();
    let files = [KOBE, KYOTO, EMPLOYER].map(|file| fields(&truth, file, "postal", "address"));
    let seen = Seen::of(&files.concat(), code_stands_out);
    let figures = format!("{}; unlikely: {:?}; unknown: {:?}", seen.figures(), seen.unlikely, seen.unknown);
    assert!(seen.unlikely.len() * 100 < seen.all() * 2, "{figures}");
    assert!(seen.known() * 100 > seen.all() * 80, "too little is known: {figures}");
}

#[test]
fn a_row_with_an_unlikely_reading_or_code_is_told_and_goes_in_as_it_is() {
    let headings = format!("{},郵便番号", HEADINGS.join(","));
    let row = |number: &str, kana: &str, postal: &str| {
        let mut row = SATO.map(str::to_owned);
        (row[1], row[4]) = (number.to_owned(), kana.to_owned());
        format!("{},{postal}", row.join(","))
    };
    let lines = [
        headings,
        row("0001001", "サトウ ハナコ", "650-0001"),
        row("0001002", "スズキ ハナコ", "650-0001"),
        row("0001003", "サトウ ハナコ", "060-0001"),
        row("0001004", "サトウハナコ", "6500001"),
    ];
    let read = read_ok(lines.join("\r\n").as_bytes());
    let told: Vec<_> = read.findings.iter().filter(|one| one.insured.is_some()).collect();
    let told: Vec<_> = told.iter().map(|one| (one.place.row, one.code.code(), one.item)).collect();
    assert_eq!(told, [(3, "reading_unlikely", Some(Item::Kana)), (4, "postal_differs", Some(Item::Postal))]);
    let entries = people(&read.value);
    assert_eq!(entries[1].kana.cell(), "スズキ ハナコ");
    assert_eq!(entries[2].address.unseal_for_store().postal.as_ref().unwrap().as_str(), "060-0001");
}
