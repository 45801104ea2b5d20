//! Reads JSON in which no object names a key twice: the second value would silently win. Keeps what it can read beside the verdict, so
//! that a line in error can still be named by its id.
//!
//! Gives what every written form is made of: days, and a form as a value.

use kenpo_domain::{Day, iso_day};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};
use std::cell::Cell;
use std::fmt;

/// A day, `2025-11-01`.
pub(super) struct Iso(pub Day);

impl Serialize for Iso {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&iso_day::text(self.0))
    }
}

/// Whether a flag is `false`: it is left out then.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks like this")]
pub(super) fn is_false(value: &bool) -> bool {
    !value
}

/// A written form as a value. Never fails, because a form has texts for keys.
pub(super) fn value(form: impl Serialize) -> Value {
    serde_json::to_value(form).unwrap_or_default()
}

/// A value that was read.
pub(super) struct Read {
    /// The value; what was named twice is `null`.
    pub value: Value,
    /// Whether a key was named twice in any object.
    pub twice: bool,
}

/// Reads one JSON value. `None` where it is none.
pub(super) fn read(text: &str) -> Option<Read> {
    let twice = Cell::new(false);
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Node { twice: &twice }.deserialize(&mut reader).ok()?;
    reader.end().ok()?;
    Some(Read { value, twice: twice.get() })
}

#[derive(Clone, Copy)]
struct Node<'t> {
    twice: &'t Cell<bool>,
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(self)? {
            values.push(value);
        }
        Ok(values.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = object.next_key_seed(Key)? {
            let value = object.next_value_seed(self)?;
            if map.contains_key(&key) {
                self.twice.set(true);
                map.insert(key, Value::Null);
            } else {
                map.insert(key, value);
            }
        }
        Ok(map.into())
    }
}

struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        String::deserialize(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_serde_json_reads_unless_a_key_stands_twice() {
        for (text, twice) in [
            (r#"{"a": 1, "b": [true, null, -2, 1.5, "x"], "c": {"a": 1}}"#, false),
            (r#""text""#, false),
            (r#"{"a": 1, "a": 1}"#, true),
            (r#"{"a": {"b": 1, "b": 2}}"#, true),
            (r#"{"a": [{"b": 1}, {"b": 2, "b": 3}]}"#, true),
            (r#"{"a": 1, "\u0061": 2}"#, true),
        ] {
            let read = read(text).unwrap();
            assert_eq!(read.twice, twice, "{text}");
            if !twice {
                assert_eq!(read.value, serde_json::from_str::<Value>(text).unwrap(), "{text}");
            }
        }
    }

    #[test]
    fn what_is_no_json_is_not_read() {
        for text in ["", "{", "{} {}", "{'a': 1}", "nul", "{\"a\": 1,}", "1e999", &"[".repeat(100_000)] {
            assert!(read(text).is_none());
        }
    }
}
