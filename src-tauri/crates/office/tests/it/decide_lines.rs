//! Lines in, lines out: one answer per line in the same order, whatever the others are like.

use crate::{day, policy};
use kenpo_domain::decision::Run;
use kenpo_office::decide_lines::{LONGEST_LINE, decide_lines};
use serde_json::Value;
use std::io::{self, BufReader, ErrorKind};

fn person(id: &str) -> String {
    format!(
        r#"{{"id":"{id}","relation":"insured","birth_date":"1988-02-11","acquired_on":"2019-07-01","my_number":{{"state":"none"}}}}"#
    )
}

/// Id and outcome of each answer.
fn run(input: &[u8]) -> (Vec<(Option<String>, String)>, bool) {
    let mut answers = Vec::new();
    // A small buffer, so that lines span many reads.
    let mut reader = BufReader::with_capacity(7, input);
    let any_error = decide_lines(&policy(), day("2026-11-22"), Run::Regular, &mut reader, &mut |line| {
        let value: Value = serde_json::from_str(line.get()).unwrap();
        let outcome = value.get("document").or_else(|| value["error"].get("code")).unwrap();
        answers.push((value["id"].as_str().map(str::to_owned), outcome.as_str().unwrap().to_owned()));
        Ok(())
    });
    (answers, any_error.unwrap())
}

fn expected(list: &[(Option<&str>, &str)]) -> Vec<(Option<String>, String)> {
    list.iter().map(|(id, outcome)| (id.map(str::to_owned), (*outcome).to_owned())).collect()
}

#[test]
fn bad_lines_stand_in_their_place_and_the_others_go_on() {
    let mut input = Vec::new();
    for line in [
        person("a").into_bytes(),
        b"\xff\xfe".to_vec(),
        Vec::new(),
        person("b").replace("\"none\"", "\"maybe\"").into_bytes(),
        person(&"x".repeat(LONGEST_LINE)).into_bytes(),
        person("c").into_bytes(),
    ] {
        input.extend(line);
        input.push(b'\n');
    }
    let outcomes = [
        (Some("a"), "certificate"),
        (None, "bad_json"),
        (None, "bad_json"),
        (Some("b"), "bad_value"),
        (None, "bad_json"),
        (Some("c"), "certificate"),
    ];
    assert_eq!(run(&input), (expected(&outcomes), true));
}

#[test]
fn line_ends_of_every_kind() {
    let (a, b) = (person("a"), person("b"));
    let both = expected(&[(Some("a"), "certificate"), (Some("b"), "certificate")]);
    for (input, why) in [
        (format!("{a}\n{b}\n"), "as usual"),
        (format!("{a}\n{b}"), "no end after the last line"),
        (format!("{a}\r\n{b}\r\n"), "from Windows"),
        (format!("\u{feff}{a}\r\n{b}\r\n"), "with a mark at the beginning"),
    ] {
        assert_eq!(run(input.as_bytes()), (both.clone(), false), "{why}");
    }
    assert_eq!(run(b""), (Vec::new(), false), "nothing in, nothing out");
}

#[test]
fn a_line_of_exactly_the_longest_length_is_read() {
    let longest = person(&"x".repeat(LONGEST_LINE - person("").len()));
    assert_eq!(longest.len(), LONGEST_LINE);
    assert_eq!(run(longest.as_bytes()).0[0].1, "certificate");
    assert_eq!(run(format!("{longest} \n{}", person("b")).as_bytes()).0[0].1, "bad_json");
}

#[test]
fn a_sink_that_fails_ends_the_run() {
    let input = format!("{}\n{}\n", person("a"), person("b"));
    let mut calls = 0;
    let ended = decide_lines(&policy(), day("2026-11-22"), Run::Regular, &mut input.as_bytes(), &mut |_| {
        calls += 1;
        Err(io::Error::from(ErrorKind::BrokenPipe))
    });
    assert_eq!((ended.unwrap_err().kind(), calls), (ErrorKind::BrokenPipe, 1));
}
