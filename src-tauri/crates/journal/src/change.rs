//! A change as JSON: `{"field": [before, after], ..}`. A field of one column is its bare value; one of several is an object of all its
//! columns, always whole; a side that says nothing is `null`.

use crate::canonical::{comma, text, whole};
use kenpo_domain::record::{Change, Field, FieldChange, Record, Scalar, Value};
use serde_json::{Map, Value as Json};

/// A change in canonical JSON.
pub fn change_json<R: Record>(change: &Change<R>) -> Vec<u8> {
    let mut out = Vec::new();
    write_change(change, &mut out);
    out
}

/// Writes a change in canonical JSON behind what is there.
pub(crate) fn write_change<R: Record>(change: &Change<R>, out: &mut Vec<u8>) {
    out.push(b'{');
    match change.as_new() {
        Some(record) => {
            let said = R::Field::by_key().iter().filter(|field| record.says(**field));
            for (at, field) in said.enumerate() {
                begin(at, *field, out);
                out.extend_from_slice(b"null,");
                side(*field, |to| record.give_field(*field, to), out);
                out.push(b']');
            }
        }
        None => {
            let fields = change.fields();
            let mut sorted: Vec<_> = fields.iter().collect();
            sorted.sort_by_key(|change| change.field.key());
            for (at, change) in sorted.into_iter().enumerate() {
                begin(at, change.field, out);
                maybe_side(change.field, change.before.as_ref(), out);
                out.push(b',');
                maybe_side(change.field, change.after.as_ref(), out);
                out.push(b']');
            }
        }
    }
    out.push(b'}');
}

fn begin<F: Field>(at: usize, field: F, out: &mut Vec<u8>) {
    comma(at, out);
    text(field.key(), out);
    out.extend_from_slice(b":[");
}

fn maybe_side<F: Field, V: Value<F>>(field: F, value: Option<&V>, out: &mut Vec<u8>) {
    match value {
        Some(value) => side(field, |to| value.give(to), out),
        None => out.extend_from_slice(b"null"),
    }
}

/// Writes what `give` hands over of a field.
fn side<'a, F: Field>(field: F, give: impl FnOnce(&mut dyn FnMut(Scalar<'a>)), out: &mut Vec<u8>) {
    let columns = field.columns();
    if columns.len() == 1 {
        return give(&mut |part| scalar(&part, out));
    }
    let mut parts = Vec::with_capacity(columns.len());
    give(&mut |part| parts.push(part));
    let mut named: Vec<_> = columns.iter().zip(&parts).collect();
    named.sort_by_key(|(column, _)| **column);
    out.push(b'{');
    for (at, (column, part)) in named.into_iter().enumerate() {
        comma(at, out);
        text(column, out);
        out.push(b':');
        scalar(part, out);
    }
    out.push(b'}');
}

fn scalar(scalar: &Scalar<'_>, out: &mut Vec<u8>) {
    match scalar {
        Scalar::Null => out.extend_from_slice(b"null"),
        Scalar::Truth(truth) => out.extend_from_slice(if *truth { b"true" } else { b"false" }),
        Scalar::Whole(number) => whole(*number, out),
        Scalar::Text(words) => text(words, out),
    }
}

/// Reads a change of a kind of record that is known. `None` where a field is not known, or a value is none that the field can have.
pub fn change_from<R: Record>(json: &Map<String, Json>) -> Option<Change<R>> {
    let fields = json.iter().map(|(key, sides)| {
        let field = R::Field::of_key(key)?;
        let [before, after] = sides.as_array()?.as_slice() else { return None };
        Some(FieldChange { field, before: value::<R>(field, before)?, after: value::<R>(field, after)? })
    });
    Change::of(fields.collect::<Option<_>>()?)
}

/// What one side says. The outer `None`: nothing that the field can say.
fn value<R: Record>(field: R::Field, json: &Json) -> Option<Option<R::Value>> {
    if json.is_null() {
        return Some(None);
    }
    let parts: Vec<Scalar<'_>> = match (field.columns(), json) {
        ([_], bare) => vec![part(bare)?],
        (columns, Json::Object(parts)) if parts.len() == columns.len() => {
            columns.iter().map(|column| part(parts.get(*column)?)).collect::<Option<_>>()?
        }
        _ => return None,
    };
    let value = R::Value::read(field, &mut parts.iter().cloned())?;
    // Everything is said in one way only, and nothing by `null` alone.
    let says = R::Value::unknown(field).as_ref() != Some(&value);
    (says && gives(&value, &parts)).then_some(Some(value))
}

/// Whether a value is written as these parts.
fn gives<F: Field, V: Value<F>>(value: &V, parts: &[Scalar<'_>]) -> bool {
    let (mut left, mut same) = (parts.iter(), true);
    value.give(&mut |part| same &= left.next() == Some(&part));
    same && left.next().is_none()
}

fn part(json: &Json) -> Option<Scalar<'_>> {
    match json {
        Json::Null => Some(Scalar::Null),
        Json::Bool(truth) => Some(Scalar::Truth(*truth)),
        Json::Number(number) => number.as_i64().map(Scalar::Whole),
        Json::String(words) => Some(Scalar::text(words.as_str())),
        Json::Array(_) | Json::Object(_) => None,
    }
}
