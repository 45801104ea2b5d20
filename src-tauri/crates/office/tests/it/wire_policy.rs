//! Reading a policy strictly: whatever is mistyped is refused with its key.

use crate::{POLICY, day, policy};
use kenpo_domain::decision::Reason;
use kenpo_domain::document::Medium;
use kenpo_domain::period::MonthDay;
use kenpo_domain::policy::{PaperMedium, Round, Term, ValidityRule};
use kenpo_office::wire::policy::{PolicyError, parse};
use kenpo_office::wire::{Flaw, FlawKind};

#[test]
fn the_example_reads_to_what_it_says() {
    let policy = policy();
    assert_eq!(policy.stamp.name.as_deref(), Some("例示健康保険組合"));
    assert_eq!(policy.last4.close_on, day("2024-12-01"));
    assert_eq!(policy.validity.rule_for(Reason::CardLost), ValidityRule { term: Term::Months(2), round: Round::None });
    assert_eq!(policy.validity.rule_for(Reason::NoCard).term, Term::Fixed(day("2029-03-31")));
    assert_eq!(policy.medium.medium_for(Reason::CareNeeded), Medium::Postcard);
    assert_eq!(policy.medium.medium_for(Reason::NoCard), Medium::Electronic);
    assert_eq!(policy.medium.fallback, PaperMedium::Postcard);
    assert_eq!(policy.notice.send_from.len(), 1);
}

#[test]
fn every_kind_of_validity_and_a_toml_date_are_read() {
    let default = r#"default = {kind = "fixed", until = "2029-03-31", round = "none"}"#;
    for (written, term) in [
        (r#"default = {kind = "fixed", until = 2029-03-31, round = "none"}"#, Term::Fixed(day("2029-03-31"))),
        (r#"default = {kind = "years", n = 5, round = "month_end_within"}"#, Term::Years(5)),
        (r#"default = {kind = "months", n = 3, round = "none"}"#, Term::Months(3)),
        (
            r#"default = {kind = "annual", month_day = "07-31", round = "none"}"#,
            Term::Annual(MonthDay::new(7, 31).unwrap()),
        ),
    ] {
        assert_eq!(parse(&POLICY.replace(default, written)).unwrap().validity.default.term, term, "{written}");
    }
}

#[test]
fn what_may_be_left_out() {
    let short: String = POLICY
        .lines()
        .filter(|line| {
            !["name", "version", "card_lost", "care_needed", "[validity.by", "[medium.by"]
                .iter()
                .any(|start| line.starts_with(start))
        })
        .map(|line| format!("{line}\n"))
        .collect();
    let policy = parse(&short).unwrap();
    assert_eq!((policy.stamp.name, policy.stamp.version), (None, None));
    assert!(policy.validity.by_reason.is_empty() && policy.medium.by_reason.is_empty());
}

#[test]
fn a_flaw_names_its_kind_and_its_key() {
    use FlawKind::{BadValue, MissingKey, UnknownKey};
    for (from, to, kind, key) in [
        ("renew_before_days = 60", "renew_before_day = 60", UnknownKey, "renew_before_day"),
        ("renew_before_days = 60", "", MissingKey, "renew_before_days"),
        ("renew_before_days = 60", "renew_before_days = -1", BadValue, "renew_before_days"),
        ("renew_before_days = 60", "renew_before_days = \"60\"", BadValue, "renew_before_days"),
        ("collect_when_usable = true", "collect_when_usable = 1", BadValue, "collect_when_usable"),
        ("[suspect]\nissue = true", "", MissingKey, "suspect"),
        ("[suspect]\nissue = true", "[suspect]\nissue = \"hold\"", BadValue, "suspect.issue"),
        ("trigger = \"linked\"", "trigger = \"joined\"", BadValue, "notice.trigger"),
        ("acquired_from = \"1900-01-01\"", "acquired = \"1900-01-01\"", UnknownKey, "notice.send_from.acquired"),
        ("ex_officio = \"yes\"", "ex_officio = true", BadValue, "new_entrants.ex_officio"),
        ("until = \"2029-03-31\"", "until = \"2029-02-29\"", BadValue, "validity.default.until"),
        ("until = \"2029-03-31\"", "until = 2029-03-31T00:00:00", BadValue, "validity.default.until"),
        ("until = \"2029-03-31\", ", "", MissingKey, "validity.default.until"),
        ("until = \"2029-03-31\"", "until = \"2029-03-31\", n = 2", UnknownKey, "validity.default.n"),
        ("kind = \"fixed\"", "kind = \"forever\"", BadValue, "validity.default.kind"),
        ("n = 2, round = \"none\"", "n = 2", MissingKey, "validity.by_reason.card_lost.round"),
        ("n = 2", "n = 0", BadValue, "validity.by_reason.card_lost.n"),
        ("card_lost =", "card_losst =", UnknownKey, "validity.by_reason.card_losst"),
        ("card_lost =", "not_covered =", UnknownKey, "validity.by_reason.not_covered"),
        ("care_needed = \"postcard\"", "care_needed = \"paper\"", BadValue, "medium.by_reason.care_needed"),
        ("fallback = \"postcard\"", "fallback = \"electronic\"", BadValue, "medium.fallback"),
        (
            "kind = \"fixed\", until = \"2029-03-31\"",
            "kind = \"annual\", month_day = \"02-29\"",
            BadValue,
            "validity.default.month_day",
        ),
        (
            "kind = \"fixed\", until = \"2029-03-31\"",
            "kind = \"annual\", month_day = \"7-31\"",
            BadValue,
            "validity.default.month_day",
        ),
    ] {
        let changed = POLICY.replacen(from, to, 1);
        assert_ne!(changed, POLICY, "{from}");
        let expected = PolicyError::Flaw(Flaw { kind, field: key.to_owned() });
        let error = parse(&changed).unwrap_err();
        assert_eq!(error, expected, "{to}");
        assert!(error.to_string().contains(key), "{error}");
    }
}

#[test]
fn what_is_no_toml_says_at_which_line() {
    assert_eq!(parse("name = \"x\"\nversion = = 1\n").unwrap_err(), PolicyError::NotToml { line: 2 });
    assert_eq!(parse("name = \"x\"\nname = \"y\"\n").unwrap_err(), PolicyError::NotToml { line: 2 });
}
