//! A decision as JSON: what `kenpo decide` prints and what the database keeps and reads back years later.
//!
//! Every key is always there; what has no meaning for the outcome is `null`, `false` or empty.

use super::fields::{Fields, Flaw, FlawKind, code, codes, day, text, whole};
use kenpo_domain::Day;
use kenpo_domain::code::Code;
use kenpo_domain::decision::{Collect, Decision, Issue, NoticeBeside, Outcome, PolicyStamp, Ratio, Terms};
use kenpo_domain::document::Document;
use kenpo_domain::listed::Listed;
use serde_json::{Value, json};

const KEYS: [&str; 21] = [
    "id",
    "as_of",
    "run",
    "policy",
    "document",
    "also",
    "also_ratio",
    "basis",
    "reason",
    "recorded_reason",
    "renewal",
    "valid_until",
    "ratio",
    "elderly_certificate",
    "medium",
    "route",
    "collect",
    "missing",
    "notes",
    "rule",
    "sources",
];

/// Writes a decision.
pub fn to_json(decision: &Decision) -> Value {
    let outcome = &decision.outcome;
    let issue = outcome.issue();
    let terms = outcome.terms();
    let also = terms.and_then(|terms| terms.also);
    json!({
        "id": decision.id,
        "as_of": written(Some(decision.as_of)),
        "run": decision.run.code(),
        "policy": {"name": decision.policy.name, "version": decision.policy.version},
        "document": Listed::of(outcome).code(),
        "also": also.map(|_| Document::Notice.code()),
        "also_ratio": also.and_then(|also| also.ratio).map(ratio_to_json),
        "basis": issue.map(|issue| issue.basis.code()),
        "reason": outcome.reason().map(Code::code),
        "recorded_reason": terms.map(|terms| terms.recorded_reason.code()),
        "renewal": terms.is_some_and(|terms| terms.renewal),
        "valid_until": written(terms.map(|terms| terms.valid_until)),
        "ratio": issue.and_then(|issue| issue.ratio).map(ratio_to_json),
        "elderly_certificate": terms.is_some_and(|terms| terms.elderly_certificate),
        "medium": terms.map(|terms| terms.medium.code()),
        "route": issue.map(|issue| issue.route.code()),
        "collect": decision.collect.iter().map(collect_to_json).collect::<Vec<_>>(),
        "missing": outcome.missing().iter().map(|missing| missing.code()).collect::<Vec<_>>(),
        "notes": decision.notes.iter().map(|note| note.code()).collect::<Vec<_>>(),
        "rule": decision.rule,
        "sources": decision.sources,
    })
}

fn written(day: Option<Day>) -> Option<String> {
    day.map(|day| day.to_string())
}

fn ratio_to_json(ratio: Ratio) -> Value {
    json!({
        "percent": ratio.percent,
        "effective_on": written(ratio.effective_on),
        "valid_until": written(ratio.valid_until),
    })
}

fn collect_to_json(collect: &Collect) -> Value {
    json!({
        "kind": collect.kind.code(),
        "issued_on": written(collect.issued_on),
        "reason": collect.reason.code(),
        "route": collect.route.code(),
    })
}

/// Reads a decision that `to_json` wrote.
pub fn from_json(value: &Value) -> Result<Decision, Flaw> {
    let Value::Object(map) = value else {
        return Err(Flaw { kind: FlawKind::BadValue, field: String::new() });
    };
    let of = Fields::root(map, &KEYS)?;
    for key in KEYS {
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
    // Whatever has no meaning for the outcome must be blank: nothing is read past.
    let written = to_json(&decision);
    match map.iter().find(|(key, value)| written.get(key.as_str()) != Some(*value)) {
        Some((key, _)) => Err(of.flaw(FlawKind::BadValue, key)),
        None => Ok(decision),
    }
}

fn outcome(of: &Fields<'_>) -> Result<Outcome, Flaw> {
    match of.get("document", code)? {
        Listed::Document(document) => Ok(Outcome::Document(issue(of, document)?)),
        Listed::Nothing => Ok(Outcome::Nothing { reason: of.nullable("reason", code)? }),
        Listed::Hold => Ok(Outcome::Hold { reason: of.get("reason", code)?, missing: of.get("missing", codes)? }),
        Listed::IndividualCheck | Listed::Error => Err(of.flaw(FlawKind::BadValue, "document")),
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
        percent: of.get("percent", whole)?,
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
