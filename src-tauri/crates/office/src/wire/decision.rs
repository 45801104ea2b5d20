//! A decision as JSON: what `kenpo decide` prints and what the database keeps and reads back years later.
//!
//! Every key is always there; what has no meaning for the outcome is `null`, `false` or empty.

use super::fields::{Fields, Flaw, FlawKind, code, codes, day, text, whole};
use super::json::{self, Iso};
use crate::api::Coded;
use kenpo_domain::decision::{
    Basis, Collect, CollectKind, CollectReason, Decision, Issue, Missing, Note, NoticeBeside, Outcome, PolicyStamp,
    Ratio, Reason, Route, Run, Terms,
};
use kenpo_domain::document::{Document, Medium};
use kenpo_domain::outcome_group::OutcomeGroup;
use kenpo_domain::percent::Percent;
use serde::Serialize;
use serde_json::{Map, Value};

/// The keys in their order, each with what stands there where it has no meaning for the outcome.
const KEYS: [(&str, Blank); 21] = [
    ("id", Blank::Never),
    ("as_of", Blank::Never),
    ("run", Blank::Never),
    ("policy", Blank::Never),
    ("document", Blank::Never),
    ("also", Blank::Null),
    ("also_ratio", Blank::Null),
    ("basis", Blank::Null),
    ("reason", Blank::Null),
    ("recorded_reason", Blank::Null),
    ("renewal", Blank::False),
    ("valid_until", Blank::Null),
    ("ratio", Blank::Null),
    ("elderly_certificate", Blank::False),
    ("medium", Blank::Null),
    ("route", Blank::Null),
    ("collect", Blank::Empty),
    ("missing", Blank::Empty),
    ("notes", Blank::Empty),
    ("rule", Blank::Never),
    ("sources", Blank::Never),
];

/// What stands at a key that has no meaning.
#[derive(Clone, Copy)]
enum Blank {
    Never,
    Null,
    False,
    Empty,
}

impl Blank {
    fn value(self) -> Option<Value> {
        match self {
            Self::Never => None,
            Self::Null => Some(Value::Null),
            Self::False => Some(Value::Bool(false)),
            Self::Empty => Some(Value::Array(Vec::new())),
        }
    }
}

/// A decision as it is kept: keys in the order of the contract, those with a blank left out.
#[derive(Serialize)]
struct Written<'a> {
    id: &'a str,
    as_of: Iso,
    run: Coded<Run>,
    policy: WrittenPolicy<'a>,
    document: Coded<OutcomeGroup>,
    #[serde(skip_serializing_if = "Option::is_none")]
    also: Option<Coded<Document>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    also_ratio: Option<WrittenRatio>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<Coded<Basis>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Coded<Reason>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recorded_reason: Option<Coded<Reason>>,
    #[serde(skip_serializing_if = "json::is_false")]
    renewal: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_until: Option<Iso>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ratio: Option<WrittenRatio>,
    #[serde(skip_serializing_if = "json::is_false")]
    elderly_certificate: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    medium: Option<Coded<Medium>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    route: Option<Coded<Route>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    collect: Vec<WrittenCollect>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing: Vec<Coded<Missing>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<Coded<Note>>,
    rule: &'a str,
    sources: &'a [String],
}

#[derive(Serialize)]
struct WrittenPolicy<'a> {
    name: Option<&'a str>,
    version: Option<&'a str>,
}

#[derive(Serialize)]
struct WrittenRatio {
    percent: u8,
    effective_on: Option<Iso>,
    valid_until: Option<Iso>,
}

#[derive(Serialize)]
struct WrittenCollect {
    kind: Coded<CollectKind>,
    issued_on: Option<Iso>,
    reason: Coded<CollectReason>,
    route: Coded<Route>,
}

impl<'a> From<&'a Decision> for Written<'a> {
    fn from(decision: &'a Decision) -> Self {
        let outcome = &decision.outcome;
        let issue = outcome.issue();
        let terms = outcome.terms();
        let also = terms.and_then(|terms| terms.also);
        Self {
            id: &decision.id,
            as_of: Iso(decision.as_of),
            run: Coded(decision.run),
            policy: WrittenPolicy {
                name: decision.policy.name.as_deref(),
                version: decision.policy.version.as_deref(),
            },
            document: Coded(OutcomeGroup::of(outcome)),
            also: also.map(|_| Coded(Document::Notice)),
            also_ratio: also.and_then(|also| also.ratio).map(Into::into),
            basis: issue.map(|issue| Coded(issue.basis)),
            reason: outcome.reason().map(Coded),
            recorded_reason: terms.map(|terms| Coded(terms.recorded_reason)),
            renewal: terms.is_some_and(|terms| terms.renewal),
            valid_until: terms.map(|terms| Iso(terms.valid_until)),
            ratio: issue.and_then(|issue| issue.ratio).map(Into::into),
            elderly_certificate: terms.is_some_and(|terms| terms.elderly_certificate),
            medium: terms.map(|terms| Coded(terms.medium)),
            route: issue.map(|issue| Coded(issue.route)),
            collect: decision.collect.iter().map(Into::into).collect(),
            missing: outcome.missing().iter().copied().map(Coded).collect(),
            notes: decision.notes.iter().copied().map(Coded).collect(),
            rule: &decision.rule,
            sources: &decision.sources,
        }
    }
}

impl From<Ratio> for WrittenRatio {
    fn from(ratio: Ratio) -> Self {
        Self {
            percent: ratio.percent.number(),
            effective_on: ratio.effective_on.map(Iso),
            valid_until: ratio.valid_until.map(Iso),
        }
    }
}

impl From<&Collect> for WrittenCollect {
    fn from(collect: &Collect) -> Self {
        Self {
            kind: Coded(collect.kind),
            issued_on: collect.issued_on.map(Iso),
            reason: Coded(collect.reason),
            route: Coded(collect.route),
        }
    }
}

/// A decision without its blanks: what is kept of it.
pub(super) fn without_blanks(decision: &Decision) -> impl Serialize {
    Written::from(decision)
}

/// A decision with every key in its place.
pub fn to_json(decision: &Decision) -> Value {
    with_blanks(json::value(without_blanks(decision)))
}

/// Puts the blanks in their places.
pub(super) fn with_blanks(value: Value) -> Value {
    let Value::Object(mut given) = value else { return value };
    let mut map = Map::new();
    for (key, blank) in KEYS {
        if let Some(value) = given.shift_remove(key).or_else(|| blank.value()) {
            map.insert(key.to_owned(), value);
        }
    }
    // A key that is not known stays, so that it is seen.
    map.extend(given);
    Value::Object(map)
}

/// Reads a decision that `to_json` wrote. `Flaw` names the first key that it would not have written so.
pub fn from_json(value: &Value) -> Result<Decision, Flaw> {
    let Value::Object(map) = value else {
        return Err(Flaw { kind: FlawKind::BadValue, field: String::new() });
    };
    let of = Fields::root(map, &KEYS.map(|(key, _)| key))?;
    for (key, _) in KEYS {
        of.get(key, Some)?;
    }
    let policy = of.object("policy", &["name", "version"])?;
    let decision = Decision {
        id: of.get("id", text)?,
        as_of: of.get("as_of", day)?,
        run: of.get("run", code)?,
        policy: PolicyStamp { name: policy.nullable("name", text)?, version: policy.nullable("version", text)? },
        outcome: outcome(&of)?,
        collect: of
            .objects("collect", &["kind", "issued_on", "reason", "route"])?
            .iter()
            .map(collect)
            .collect::<Result<_, _>>()?,
        notes: of.get("notes", codes)?,
        rule: of.get("rule", text)?,
        sources: of.get("sources", |value| value.as_array()?.iter().map(text).collect())?,
    };
    // Whatever has no meaning for the outcome must be blank: nothing is passed over.
    let written = to_json(&decision);
    match map.iter().find(|(key, value)| written.get(key.as_str()) != Some(*value)) {
        Some((key, _)) => Err(of.flaw(FlawKind::BadValue, key)),
        None => Ok(decision),
    }
}

fn outcome(of: &Fields<'_>) -> Result<Outcome, Flaw> {
    match of.get("document", code)? {
        OutcomeGroup::Document(document) => Ok(Outcome::Document(issue(of, document)?)),
        OutcomeGroup::Nothing => Ok(Outcome::Nothing { reason: of.nullable("reason", code)? }),
        OutcomeGroup::Hold => Ok(Outcome::Hold { reason: of.get("reason", code)?, missing: of.get("missing", codes)? }),
        OutcomeGroup::IndividualCheck | OutcomeGroup::Error => Err(of.flaw(FlawKind::BadValue, "document")),
    }
}

fn issue(of: &Fields<'_>, document: Document) -> Result<Issue, Flaw> {
    Ok(Issue {
        document,
        basis: of.get("basis", code)?,
        reason: of.nullable("reason", code)?,
        ratio: ratio(of, "ratio")?,
        route: of.get("route", code)?,
        terms: if document.has_terms() { Some(terms(of)?) } else { None },
    })
}

fn terms(of: &Fields<'_>) -> Result<Terms, Flaw> {
    let also = of.nullable("also", code::<Document>)?;
    Ok(Terms {
        recorded_reason: of.get("recorded_reason", code)?,
        renewal: of.get("renewal", Value::as_bool)?,
        valid_until: of.get("valid_until", day)?,
        medium: of.get("medium", code)?,
        elderly_certificate: of.get("elderly_certificate", Value::as_bool)?,
        also: also.map(|_| Ok(NoticeBeside { ratio: ratio(of, "also_ratio")? })).transpose()?,
    })
}

fn ratio(of: &Fields<'_>, key: &str) -> Result<Option<Ratio>, Flaw> {
    if of.get(key, Some)?.is_null() {
        return Ok(None);
    }
    let of = of.object(key, &["percent", "effective_on", "valid_until"])?;
    Ok(Some(Ratio {
        percent: of.get("percent", |value| whole(value).and_then(Percent::new))?,
        effective_on: of.nullable("effective_on", day)?,
        valid_until: of.nullable("valid_until", day)?,
    }))
}

fn collect(of: &Fields<'_>) -> Result<Collect, Flaw> {
    Ok(Collect {
        kind: of.get("kind", code)?,
        issued_on: of.nullable("issued_on", day)?,
        reason: of.get("reason", code)?,
        route: of.get("route", code)?,
    })
}
