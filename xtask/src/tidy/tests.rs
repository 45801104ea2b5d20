//! Each rule against its fixture: `fixtures/tidy/<rule>.txt`, a list of small trees and what the rule must say of each.

use super::{File, Found, RULES};
use std::collections::BTreeSet;
use std::path::Path;

struct Case {
    about: String,
    tree: Vec<File>,
    /// `path:line` of each problem that must be found.
    expected: Vec<String>,
}

/// `== about`, then `-- path --` with a text, and `=> path:line` for each problem.
fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines() {
        if let Some(about) = line.strip_prefix("== ") {
            cases.push(Case { about: about.to_owned(), tree: Vec::new(), expected: Vec::new() });
            continue;
        }
        let Some(case) = cases.last_mut() else { continue };
        if let Some(path) = line.strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --")) {
            case.tree.push(File { path: path.to_owned(), text: String::new() });
        } else if let Some(place) = line.strip_prefix("=> ") {
            case.expected.push(place.to_owned());
        } else if let Some(file) = case.tree.last_mut() {
            file.text.push_str(line);
            file.text.push('\n');
        }
    }
    cases
}

#[test]
fn every_rule_lets_the_right_pass_and_finds_the_wrong() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/tidy");
    for (rule, check) in RULES {
        let text = std::fs::read_to_string(folder.join(format!("{rule}.txt"))).unwrap();
        let cases = cases(&text);
        for case in &cases {
            let found: BTreeSet<String> =
                check(&case.tree).into_iter().map(|found| format!("{}:{}", found.path, found.line)).collect();
            let expected: BTreeSet<String> = case.expected.iter().cloned().collect();
            assert_eq!(found, expected, "{rule}: {}", case.about);
        }
        assert!(cases.iter().any(|case| case.expected.is_empty()), "{rule}: no case that passes");
        assert!(cases.iter().any(|case| !case.expected.is_empty()), "{rule}: no case that fails");
    }
}

#[test]
fn every_problem_says_what_to_do() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/tidy");
    for (rule, check) in RULES {
        let text = std::fs::read_to_string(folder.join(format!("{rule}.txt"))).unwrap();
        for Found { path, line, what } in cases(&text).iter().flat_map(|case| check(&case.tree)) {
            let (wrong, to_do) = what.split_once("; ").unwrap_or_default();
            assert!(!wrong.is_empty() && !to_do.is_empty(), "{path}:{line}: {rule}: {what}");
        }
    }
}
