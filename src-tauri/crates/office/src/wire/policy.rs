//! An insurer's policy as a TOML file, read strictly: a mistyped rule must never become another rule.
//!
//! Every key must be given but `name`, `version` and the two tables `by_reason`. Days are written `"2029-03-31"` or as TOML dates.

use super::fields::{Fields, Flaw, FlawKind, code, day, text, whole};
use kenpo_domain::code::Code;
use kenpo_domain::decision::{PolicyStamp, Reason};
use kenpo_domain::period::MonthDay;
use kenpo_domain::policy::{
    BurdenRules, Last4, Media, NewEntrants, Notices, Policy, SendFrom, Term, TermKind, Validity, ValidityRule,
};
use serde_json::{Map, Value};

/// Why a policy file is not used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    #[error("TOMLとして読めません（{line}行目）")]
    NotToml {
        /// The line at which reading stopped, from 1.
        line: usize,
    },
    /// A key is wrong.
    #[error("{0}")]
    Flaw(#[from] Flaw),
}

/// Reads a policy.
pub fn parse(text: &str) -> Result<Policy, PolicyError> {
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| PolicyError::NotToml {
        line: error.span().and_then(|span| text.get(..span.start)).map_or(1, |before| before.matches('\n').count() + 1),
    })?;
    let map: Map<String, Value> = table.into_iter().map(|(key, value)| (key, plain(value))).collect();
    Ok(policy(&map)?)
}

/// The same value in the one shape that `Fields` reads. A date becomes its text.
fn plain(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(list) => list.into_iter().map(plain).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, plain(value))).collect(),
    }
}

fn policy(map: &Map<String, Value>) -> Result<Policy, Flaw> {
    let of = Fields::root(
        map,
        &[
            "name",
            "version",
            "old_card_valid_until",
            "bulk_issue_from",
            "new_entrants",
            "last4",
            "notice",
            "validity",
            "medium",
            "expired_certificate",
            "suspect",
            "collect_when_usable",
            "renew_before_days",
            "burden",
            "route",
        ],
    )?;
    let new_entrants = of.object("new_entrants", &["from", "ex_officio", "wait_days"])?;
    let last4 = of.object("last4", &["baseline", "send_from", "close_on"])?;
    let burden = of.object("burden", &["carrier", "notice_under_70"])?;
    Ok(Policy {
        stamp: PolicyStamp { name: of.maybe("name", text)?, version: of.maybe("version", text)? },
        old_card_valid_until: of.get("old_card_valid_until", day)?,
        bulk_issue_from: of.get("bulk_issue_from", day)?,
        new_entrants: NewEntrants {
            from: new_entrants.get("from", day)?,
            ex_officio: new_entrants.get("ex_officio", code)?,
            wait_days: new_entrants.get("wait_days", whole)?,
        },
        last4: Last4 {
            baseline: last4.get("baseline", day)?,
            send_from: last4.get("send_from", day)?,
            close_on: last4.get("close_on", day)?,
        },
        notice: notices(&of.object("notice", &["send_from", "trigger", "to_certificate_holders"])?)?,
        validity: validity(&of.object("validity", &["default", "by_reason", "cap_at_70", "cap_at_stay"])?)?,
        medium: media(&of.object("medium", &["default", "by_reason", "fallback"])?)?,
        expired_certificate: of.object("expired_certificate", &["issue"])?.get("issue", code)?,
        suspect_issue: of.object("suspect", &["issue"])?.get("issue", Value::as_bool)?,
        collect_when_usable: of.get("collect_when_usable", Value::as_bool)?,
        renew_before_days: of.get("renew_before_days", whole)?,
        burden: BurdenRules {
            carrier: burden.get("carrier", code)?,
            notice_under_70: burden.get("notice_under_70", code)?,
        },
        route: of.object("route", &["default"])?.get("default", code)?,
    })
}

fn notices(of: &Fields<'_>) -> Result<Notices, Flaw> {
    let send_from = of.objects("send_from", &["acquired_from", "send_from"])?;
    Ok(Notices {
        send_from: send_from
            .iter()
            .map(|entry| {
                Ok(SendFrom {
                    acquired_from: entry.get("acquired_from", day)?,
                    send_from: entry.get("send_from", day)?,
                })
            })
            .collect::<Result<_, Flaw>>()?,
        trigger: of.get("trigger", code)?,
        to_certificate_holders: of.get("to_certificate_holders", code)?,
    })
}

fn validity(of: &Fields<'_>) -> Result<Validity, Flaw> {
    Ok(Validity {
        default: rule(of, "default")?,
        by_reason: by_reason(of, rule)?,
        cap_at_70: of.get("cap_at_70", Value::as_bool)?,
        cap_at_stay: of.get("cap_at_stay", Value::as_bool)?,
    })
}

fn media(of: &Fields<'_>) -> Result<Media, Flaw> {
    Ok(Media {
        default: of.get("default", code)?,
        by_reason: by_reason(of, |of, reason| of.get(reason, code))?,
        fallback: of.get("fallback", code)?,
    })
}

/// The table `by_reason`, which may be left out; its keys are the reasons for which a certificate is given.
fn by_reason<T>(
    of: &Fields<'_>,
    read: impl Fn(&Fields<'_>, &str) -> Result<T, Flaw>,
) -> Result<Vec<(Reason, T)>, Flaw> {
    let known: Vec<&str> =
        Reason::ALL.iter().filter(|reason| reason.is_of_certificate()).map(|reason| reason.code()).collect();
    let Some(of) = of.maybe_object("by_reason", &known)? else { return Ok(Vec::new()) };
    of.keys()
        .filter_map(|key| Some((Reason::from_code(key)?, key)))
        .map(|(reason, key)| Ok((reason, read(&of, key)?)))
        .collect()
}

fn rule(of: &Fields<'_>, key: &str) -> Result<ValidityRule, Flaw> {
    let of = of.object(key, &["kind", "until", "n", "month_day", "round"])?;
    let count = |value: &Value| whole(value).filter(|n| *n >= 1);
    let (term, own) = match of.get("kind", code)? {
        TermKind::Fixed => (Term::Fixed(of.get("until", day)?), "until"),
        TermKind::Years => (Term::Years(of.get("n", count)?), "n"),
        TermKind::Months => (Term::Months(of.get("n", count)?), "n"),
        TermKind::Annual => (Term::Annual(of.get("month_day", month_day)?), "month_day"),
    };
    match of.keys().find(|key| !["kind", "round", own].contains(key)) {
        Some(of_another_kind) => Err(of.flaw(FlawKind::UnknownKey, of_another_kind)),
        None => Ok(ValidityRule { term, round: of.get("round", code)? }),
    }
}

/// `07-31`: a day that every year has.
fn month_day(value: &Value) -> Option<MonthDay> {
    let (month, day) = value.as_str()?.split_once('-')?;
    let two_digits = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !(two_digits(month) && two_digits(day)) {
        return None;
    }
    MonthDay::new(month.parse().ok()?, day.parse().ok()?)
}
