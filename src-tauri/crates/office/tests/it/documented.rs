//! The tables of `docs/formats` say what the lists in the code say: no code and no field more, and none less.

use crate::root;
use kenpo_domain::act::{Act, Amiss, Figure};
use kenpo_domain::batch::Batch;
use kenpo_domain::care::AskedOf;
use kenpo_domain::code::Code;
use kenpo_domain::decision::{Basis, CollectKind, CollectReason, Missing, Note, Reason, Route, Run};
use kenpo_domain::document::{Document, Medium};
use kenpo_domain::facts::{
    ApplicationReason, CardState, HeldState, MyNumberState, NoticeReason, Protection, Relation, SafeAddress,
};
use kenpo_domain::finding::FindingCode;
use kenpo_domain::import::Import;
use kenpo_domain::listing::Listing;
use kenpo_domain::piece::{ReturnReach, ReturnReason, Step};
use kenpo_domain::piece_record::{PieceMade, ReturnedPiece, StepTaken};
use kenpo_domain::policy::{
    Carrier, DefaultRoute, ExOfficio, ExpiredIssue, NoticeUnder70, PaperMedium, Round, TermKind, ToHolders, Trigger,
};
use kenpo_domain::record::{Field, Record, RecordKind, Value};
use kenpo_domain::registration::Registration;
use kenpo_domain::roster::ImportSource;
use kenpo_domain::sex::Sex;
use kenpo_domain::society::SocietyRecord;
use kenpo_office::wire::LineCode;
use kenpo_store::{Op, SourceKind};
use std::collections::{BTreeMap, BTreeSet};

fn page(name: &str) -> String {
    std::fs::read_to_string(root().join("docs/formats").join(name)).unwrap()
}

/// The text between two marks, the first of each.
fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = page.split_once(from).ok_or(from).unwrap();
    rest.split_once(to).ok_or(to).unwrap().0
}

/// What stands in backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

fn codes<T: Code>() -> BTreeSet<&'static str> {
    T::ALL.iter().map(|value| value.code()).collect()
}

#[test]
fn the_contract_of_decide_has_the_codes_of_its_lists() {
    let page = page("decide.md");
    let mut outcomes = codes::<Document>();
    outcomes.extend(["none", "hold"]);
    for (from, to, list) in [
        ("| code | |", "\n## ", codes::<LineCode>()),
        ("| `relation` | ", " | ", codes::<Relation>()),
        ("| `my_number` | `state`: ", ";", codes::<MyNumberState>()),
        ("`safe_address`: ", ";", codes::<SafeAddress>()),
        ("| `notice_request` | `reason`: ", ";", codes::<NoticeReason>()),
        ("`myna`: `card` (", ")", codes::<CardState>()),
        ("`held`: each with `kind` (", ")", codes::<Document>()),
        ("`issued_on` and `state` (", ")", codes::<HeldState>()),
        ("| `document` | ", " |\n", outcomes),
        ("| `basis` | ", " |\n", codes::<Basis>()),
        ("| `medium` | of a certificate: ", " |\n", codes::<Medium>()),
        ("| `route` | ", " |\n", codes::<Route>()),
        ("| `collect` | what is asked back: `kind` (", ")", codes::<CollectKind>()),
        ("`issued_on`, `reason` (", ")", codes::<CollectReason>()),
        ("| `missing` | ", " |\n", codes::<Missing>()),
        ("| `notes` | ", " |\n", codes::<Note>()),
        ("\nReasons of a certificate: ", "\n\n", codes::<Reason>()),
    ] {
        assert_eq!(quoted(between(&page, from, to)).collect::<BTreeSet<_>>(), list, "after {from:?}");
    }
    let runs: BTreeSet<&str> = between(&page, "[--run ", "]").split('|').collect();
    assert_eq!(runs, codes::<Run>());
    let numbered: BTreeSet<&str> = between(&page, "| `application` | ", "\n")
        .split([' ', ','])
        .filter(|word| word.bytes().all(|b| b.is_ascii_digit()) && !word.is_empty())
        .collect();
    assert_eq!(numbered, codes::<ApplicationReason>());
}

#[test]
fn the_policy_has_the_codes_of_its_lists() {
    let page = page("policy.md");
    for (from, list) in [
        ("| `ex_officio` | ", codes::<ExOfficio>()),
        ("| `trigger` | ", codes::<Trigger>()),
        ("| `to_certificate_holders` | ", codes::<ToHolders>()),
        ("| `[medium]` `default` | ", codes::<Medium>()),
        ("| `fallback` | ", codes::<PaperMedium>()),
        ("| `[expired_certificate]` `issue` | ", codes::<ExpiredIssue>()),
        ("| `[burden]` `carrier` | ", codes::<Carrier>()),
        ("| `notice_under_70` | ", codes::<NoticeUnder70>()),
        ("| `[route]` `default` | ", codes::<DefaultRoute>()),
    ] {
        let said: BTreeSet<&str> = quoted(between(&page, from, " |")).map(|code| code.trim_matches('"')).collect();
        assert_eq!(said, list, "after {from:?}");
    }
    let (_, rules) = page.split_once("\nA rule is one of\n").unwrap();
    for (key, list) in [("kind = \"", codes::<TermKind>()), ("round = \"", codes::<Round>())] {
        let said: BTreeSet<&str> = rules.split(key).skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(said, list, "{key}");
    }
}

/// Fields of a kind of record: each key, with its columns where it joins several.
type Fields = BTreeMap<String, Vec<String>>;

fn fields<R: Record>() -> (RecordKind, Fields) {
    let joint = |columns: &'static [&str]| if columns.len() > 1 { columns } else { &[] };
    let named = |field: &R::Field| {
        (field.key().to_owned(), joint(field.columns()).iter().map(|name| (*name).to_owned()).collect())
    };
    (R::KIND, R::Field::ALL.iter().map(named).collect())
}

/// `` `key`, `key` (`column`, `column`), `key` (a remark) ``.
fn documented(text: &str) -> Fields {
    let mut fields = Fields::new();
    let mut rest = text;
    while let Some((key, after)) = rest.strip_prefix('`').and_then(|rest| rest.split_once('`')) {
        let (inside, after) = match after.strip_prefix(" (") {
            Some(bracket) => bracket.split_once(')').unwrap(),
            None => ("", after),
        };
        let columns = if inside.starts_with('`') && inside.ends_with('`') { inside } else { "" };
        fields.insert(key.to_owned(), quoted(columns).map(str::to_owned).collect());
        rest = after.trim_start_matches(", ");
    }
    assert_eq!(rest, "", "{text}");
    fields
}

#[test]
fn the_journal_has_the_fields_of_its_records() {
    let page = page("operation.md");
    let (_, table) = page.split_once("\n## Records\n").unwrap();
    let rows: BTreeMap<&str, Fields> = table
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.strip_suffix(" |")?.split_once("` | "))
        .filter_map(|(kind, rest)| Some((kind, documented(rest.split_once(" | ")?.1))))
        .collect();
    let expected: BTreeMap<&str, Fields> = [
        fields::<SocietyRecord>(),
        fields::<Registration>(),
        fields::<Listing>(),
        fields::<Protection>(),
        fields::<Import>(),
        fields::<Batch>(),
        fields::<PieceMade>(),
        fields::<StepTaken>(),
        fields::<ReturnedPiece>(),
    ]
    .into_iter()
    .map(|(kind, fields)| (kind.code(), fields))
    .collect();
    assert_eq!(expected.keys().copied().collect::<BTreeSet<_>>(), codes::<RecordKind>(), "every kind of record");
    assert_eq!(rows, expected);
}

#[test]
fn the_journal_has_the_codes_of_its_lists() {
    let page = page("operation.md");
    let rows: BTreeMap<&str, BTreeSet<&str>> = between(&page, "\n## Codes\n", "\n\nThe database")
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.strip_suffix(" |")?.split_once(" | "))
        .map(|(list, codes)| (list, quoted(codes).collect()))
        .collect();
    let expected = BTreeMap::from([
        ("op`", codes::<Op>()),
        ("source` of an operation", codes::<SourceKind>()),
        ("sex`", codes::<Sex>()),
        ("relation`", codes::<Relation>()),
        ("number_state`", codes::<MyNumberState>()),
        ("card`", codes::<CardState>()),
        ("care_asked_of`", codes::<AskedOf>()),
        ("safe_address`", codes::<SafeAddress>()),
        ("source` of an import", codes::<ImportSource>()),
        ("document`", codes::<Document>()),
        ("medium`", codes::<Medium>()),
        ("route`", codes::<Route>()),
        ("recorded_reason`", codes::<Reason>()),
        ("step`", codes::<Step>()),
        ("reason` of a return", codes::<ReturnReason>()),
        ("reach`", codes::<ReturnReach>()),
    ]);
    assert_eq!(rows, expected);
    let sources = between(&page, "| `source` | text | ", ";");
    assert_eq!(quoted(sources).collect::<BTreeSet<_>>(), codes::<SourceKind>());
    assert!(
        FindingCode::ALL
            .iter()
            .all(|code| code.code().bytes().all(|b| b.is_ascii_lowercase() || b"0123456789_".contains(&b)))
    );
}

/// The joint fields of a kind of record that can say nothing, and those that cannot.
fn joint<R: Record>() -> [Vec<&'static str>; 2] {
    let joint = R::Field::ALL.iter().copied().filter(|field| field.columns().len() > 1);
    let (can, cannot): (Vec<_>, Vec<_>) = joint.partition(|field| R::Value::unknown(*field).is_some());
    [can, cannot].map(|fields| fields.into_iter().map(Field::key).collect())
}

#[test]
fn the_journal_says_which_joint_fields_can_say_nothing() {
    let page = page("operation.md");
    let mut expected = [BTreeSet::new(), BTreeSet::new()];
    for kind in [
        joint::<SocietyRecord>(),
        joint::<Registration>(),
        joint::<Listing>(),
        joint::<Protection>(),
        joint::<Import>(),
        joint::<Batch>(),
        joint::<PieceMade>(),
        joint::<StepTaken>(),
        joint::<ReturnedPiece>(),
    ] {
        expected.iter_mut().zip(kind).for_each(|(all, of_kind)| all.extend(of_kind));
    }
    let can = between(&page, "whose columns all say nothing: ", ". The joint fields ").replace("`unknown`", "");
    let cannot = between(&page, ". The joint fields ", " always say");
    assert_eq!([can.as_str(), cannot].map(|text| quoted(text).collect::<BTreeSet<_>>()), expected);
}

#[test]
fn the_audit_trail_has_the_codes_of_its_lists() {
    let page = page("audit.md");
    let first = |from: &str, to: &str| -> BTreeSet<String> {
        let rows = between(&page, from, to).lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
        rows.map(|(code, _)| code.to_owned()).collect()
    };
    let named = |list: BTreeSet<&'static str>| list.into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
    assert_eq!(first("\n## What a check finds", "\n## Acts"), named(codes::<Amiss>()));
    assert_eq!(first("\n## Acts", "\n## Figures"), named(codes::<Act>()));
    assert_eq!(page.split_once("\n## Figures").map(|(_, rest)| rest.matches("| `").count()), Some(Figure::ALL.len()));
}
