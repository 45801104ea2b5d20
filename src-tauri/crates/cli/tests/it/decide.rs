//! `kenpo decide`: lines in, lines out, and an exit status that says whether any was in error.

use crate::support::{Kenpo, fixture};
use serde_json::Value;

fn decide(kenpo: &Kenpo, input: &str) -> crate::support::Said {
    let policy = fixture("policy/reiji.toml");
    kenpo.say(&["decide", "--policy", &policy, "--as-of", "2026-11-22", "--run", "regular"], input)
}

#[test]
fn every_line_is_answered_in_its_order() {
    let kenpo = Kenpo::new();
    let facts = std::fs::read_to_string(fixture("decide/facts.jsonl")).unwrap();
    let said = decide(&kenpo, &facts);
    assert_eq!((said.code, said.err.as_str()), (1, ""), "the last example is in error");
    let ids = |text: &str| -> Vec<Value> {
        text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].clone()).collect()
    };
    assert_eq!(ids(&said.out), ids(&facts));
    let good: String = facts.lines().take(3).flat_map(|line| [line, "\n"]).collect();
    assert_eq!(decide(&kenpo, &good).code, 0);
    assert_eq!((decide(&kenpo, "").code, decide(&kenpo, "").out.as_str()), (0, ""));
}

#[test]
fn a_line_that_cannot_be_read_stops_no_other() {
    let kenpo = Kenpo::new();
    let facts = std::fs::read_to_string(fixture("decide/facts.jsonl")).unwrap();
    let first = facts.lines().next().unwrap();
    let said = decide(&kenpo, &format!("{{\n{first}\n"));
    assert_eq!(said.code, 1);
    let lines: Vec<Value> = said.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["error"]["code"], "bad_json");
    assert!(lines[1].get("document").is_some());
}

#[test]
fn what_is_wrong_with_the_words_is_said_before_any_line() {
    let kenpo = Kenpo::new();
    let policy = fixture("policy/reiji.toml");
    let bad = kenpo.path("bad.toml");
    std::fs::write(&bad, "name = \"例示\"\n").unwrap();
    for (words, code) in [
        (vec!["decide", "--policy", &policy, "--as-of", "2026-11-31"], 2),
        (vec!["decide", "--policy", &policy, "--as-of", "2026-1-5"], 2),
        (vec!["decide", "--policy", &policy, "--as-of", "2026-11-22", "--run", "weekly"], 2),
        (vec!["decide", "--policy", "nowhere.toml", "--as-of", "2026-11-22"], 5),
        (vec!["decide", "--policy", &bad, "--as-of", "2026-11-22"], 5),
    ] {
        let said = kenpo.say(&words, "{}\n");
        assert_eq!((said.code, said.out.as_str()), (code, ""), "{words:?}: {}", said.err);
        assert!(said.err.contains('。'), "{words:?}: {}", said.err);
    }
}
