//! A decision as JSON: what `kenpo decide` prints and what the database keeps and reads back years later.
//!
//! Every key is always there; what has no meaning for the outcome is `null`, `false` or empty.

use super::fields::{Fields, Flaw, FlawKind, code, codes, day, text, whole};
use kenpo_domain::Day;
use kenpo_domain::code::Code;
use kenpo_domain::decision::{Collect, Decision, PolicyStamp, Ratio};
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
    json!({
        "id": decision.id,
        "as_of": written(Some(decision.as_of)),
        "run": decision.run.code(),
        "policy": {"name": decision.policy.name, "version": decision.policy.version},
        "document": decision.document.code(),
        "also": decision.also.map(Code::code),
        "also_ratio": decision.also_ratio.map(ratio_to_json),
        "basis": decision.basis.map(Code::code),
        "reason": decision.reason.map(Code::code),
        "recorded_reason": decision.recorded_reason.map(Code::code),
        "renewal": decision.renewal,
        "valid_until": written(decision.valid_until),
        "ratio": decision.ratio.map(ratio_to_json),
        "elderly_certificate": decision.elderly_certificate,
        "medium": decision.medium.map(Code::code),
        "route": decision.route.map(Code::code),
        "collect": decision.collect.iter().map(collect_to_json).collect::<Vec<_>>(),
        "missing": decision.missing.iter().map(|missing| missing.code()).collect::<Vec<_>>(),
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
    let policy = of.object("policy", &["name", "version"])?;
    Ok(Decision {
        id: of.get("id", text)?,
        as_of: of.get("as_of", day)?,
        run: of.get("run", code)?,
        policy: PolicyStamp { name: policy.nullable("name", text)?, version: policy.nullable("version", text)? },
        document: of.get("document", code)?,
        also: of.nullable("also", code)?,
        also_ratio: ratio(&of, "also_ratio")?,
        basis: of.nullable("basis", code)?,
        reason: of.nullable("reason", code)?,
        recorded_reason: of.nullable("recorded_reason", code)?,
        renewal: of.get("renewal", Value::as_bool)?,
        valid_until: of.nullable("valid_until", day)?,
        ratio: ratio(&of, "ratio")?,
        elderly_certificate: of.get("elderly_certificate", Value::as_bool)?,
        medium: of.nullable("medium", code)?,
        route: of.nullable("route", code)?,
        collect: of
            .objects("collect", &["kind", "issued_on", "reason", "route"])?
            .iter()
            .map(collect)
            .collect::<Result<_, _>>()?,
        missing: of.get("missing", codes)?,
        notes: of.get("notes", codes)?,
        rule: of.get("rule", text)?,
        sources: of.get("sources", |value| value.as_array()?.iter().map(text).collect())?,
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
