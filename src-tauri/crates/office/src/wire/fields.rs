//! Strict reading of one object: every key is known, required keys are there, every value is of its kind.
//!
//! Both the JSON of facts and decisions and the TOML of a policy are read through it, so that they fail in the same words.
//! Never gives a default of its own.

use kenpo_domain::code::Code;
use kenpo_domain::{Day, iso_day};
use serde_json::{Map, Value};

/// What is wrong with a written form, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .kind.message(.field))]
pub struct Flaw {
    /// What is wrong.
    pub kind: FlawKind,
    /// The key; nested ones with a dot (`held.valid_until`).
    pub field: String,
}

/// What can be wrong with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlawKind {
    /// There is no such key.
    UnknownKey,
    MissingKey,
    /// The value is of another kind, or outside its list.
    BadValue,
    /// The value contradicts another one.
    Impossible,
}

impl FlawKind {
    /// What happened and what to do next.
    pub(super) fn message(self, field: &str) -> String {
        match self {
            Self::UnknownKey => format!("「{field}」という項目はありません。項目名を確かめてください。"),
            Self::MissingKey => format!("項目「{field}」がありません。書き足してください。"),
            Self::BadValue => format!("項目「{field}」の値が正しくありません。決められた値か形式に直してください。"),
            Self::Impossible => {
                format!("項目「{field}」がほかの項目か判定日と矛盾しています。事実を確かめて直してください。")
            }
        }
    }
}

/// One object and its path from the outermost one.
pub(super) struct Fields<'a> {
    map: &'a Map<String, Value>,
    path: String,
}

impl<'a> Fields<'a> {
    /// Enters the outermost object.
    pub fn root(map: &'a Map<String, Value>, known: &[&str]) -> Result<Self, Flaw> {
        Self { map, path: String::new() }.knows(known)
    }

    fn enter(value: &'a Value, path: String, known: &[&str]) -> Result<Self, Flaw> {
        match value {
            Value::Object(map) => Self { map, path }.knows(known),
            _ => Err(Flaw { kind: FlawKind::BadValue, field: path }),
        }
    }

    fn knows(self, known: &[&str]) -> Result<Self, Flaw> {
        match self.map.keys().find(|key| !known.contains(&key.as_str())) {
            Some(unknown) => Err(self.flaw(FlawKind::UnknownKey, unknown)),
            None => Ok(self),
        }
    }

    /// A flaw of a key of this object.
    pub fn flaw(&self, kind: FlawKind, key: &str) -> Flaw {
        Flaw { kind, field: self.at(key) }
    }

    fn at(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// The keys of this object.
    pub fn keys(&self) -> impl Iterator<Item = &'a str> {
        self.map.keys().map(String::as_str)
    }

    /// A value that may be left out. Left out is not `null`.
    pub fn maybe<T>(&self, key: &str, read: impl FnOnce(&'a Value) -> Option<T>) -> Result<Option<T>, Flaw> {
        match self.map.get(key) {
            None => Ok(None),
            Some(value) => read(value).map(Some).ok_or_else(|| self.flaw(FlawKind::BadValue, key)),
        }
    }

    /// A value that must be there.
    pub fn get<T>(&self, key: &str, read: impl FnOnce(&'a Value) -> Option<T>) -> Result<T, Flaw> {
        self.maybe(key, read)?.ok_or_else(|| self.flaw(FlawKind::MissingKey, key))
    }

    /// A value that must be there and may be `null`.
    pub fn nullable<T>(&self, key: &str, read: impl FnOnce(&'a Value) -> Option<T>) -> Result<Option<T>, Flaw> {
        self.get(key, |value| if value.is_null() { Some(None) } else { read(value).map(Some) })
    }

    /// An object that may be left out.
    pub fn maybe_object(&self, key: &str, known: &[&str]) -> Result<Option<Self>, Flaw> {
        self.map.get(key).map(|value| Self::enter(value, self.at(key), known)).transpose()
    }

    /// An object that must be there.
    pub fn object(&self, key: &str, known: &[&str]) -> Result<Self, Flaw> {
        self.maybe_object(key, known)?.ok_or_else(|| self.flaw(FlawKind::MissingKey, key))
    }

    /// A list of objects that must be there. The path of an element is the list's.
    pub fn objects(&self, key: &str, known: &[&str]) -> Result<Vec<Self>, Flaw> {
        let list = self.get(key, Value::as_array)?;
        list.iter().map(|value| Self::enter(value, self.at(key), known)).collect()
    }
}

/// `2025-11-01` and nothing else.
pub(super) fn day(value: &Value) -> Option<Day> {
    value.as_str().and_then(iso_day::parse)
}

/// Any text.
pub(super) fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// One of the codes of a closed list.
pub(super) fn code<T: Code>(value: &Value) -> Option<T> {
    value.as_str().and_then(T::from_code)
}

/// A list of codes.
pub(super) fn codes<T: Code>(value: &Value) -> Option<Vec<T>> {
    value.as_array()?.iter().map(code).collect()
}

/// A whole number from 0.
pub(super) fn whole<T: TryFrom<u64>>(value: &Value) -> Option<T> {
    value.as_u64().and_then(|number| T::try_from(number).ok())
}
