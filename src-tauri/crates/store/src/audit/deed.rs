//! What a row of the trail says somebody did. Values alone: a subject is an identifier of ours, a figure a number, a code or a hash, so that no
//! text of a person finds a way in.

use crate::error::{StoreError, internal};
use kenpo_domain::act::{Act, Figure};
use kenpo_domain::batch::BatchNumber;
use kenpo_domain::code::Code;
use kenpo_domain::ids::{ImportId, PersonId};
use kenpo_domain::serial::Serial;
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// What somebody did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    pub act: Act,
    /// The one thing that it was about.
    pub subject: Option<Subject>,
    pub figures: Figures,
    /// What was searched, as it is searched for. Only an HMAC of it is kept.
    pub search: Option<String>,
    /// One person did what two would have to do.
    pub single: bool,
    /// The code of the fault, where it was refused.
    pub refused: Option<&'static str>,
}

impl From<Act> for Deed {
    fn from(act: Act) -> Self {
        Self { act, subject: None, figures: Figures::default(), search: None, single: false, refused: None }
    }
}

/// What an act can be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    Person(PersonId),
    Import(ImportId),
    Batch(BatchNumber),
    Piece(Serial),
    User([u8; 16]),
}

impl Subject {
    /// As a row has it.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Person(id) => id.to_string(),
            Self::Import(id) => id.to_string(),
            Self::Batch(number) => number.to_string(),
            Self::Piece(serial) => serial.to_string(),
            Self::User(id) => hex::encode(id),
        }
    }
}

/// Figures of an act, each under its code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures(BTreeMap<&'static str, Json>);

impl Figures {
    pub fn count(&mut self, figure: Figure, count: u64) -> &mut Self {
        self.put(figure, count.into())
    }

    pub fn code<C: Code>(&mut self, figure: Figure, value: C) -> &mut Self {
        self.put(figure, value.code().into())
    }

    pub fn truth(&mut self, figure: Figure) -> &mut Self {
        self.put(figure, true.into())
    }

    /// Where a log has come to.
    pub(crate) fn head(&mut self, seq: u64, hash: &str) -> &mut Self {
        self.count(Figure::Seq, seq).put(Figure::Hash, hash.into())
    }

    fn put(&mut self, figure: Figure, value: Json) -> &mut Self {
        self.0.insert(figure.code(), value);
        self
    }

    /// As a row has them: a JSON object with its keys in order. `None` where there are none.
    pub(crate) fn text(&self) -> Result<Option<String>, StoreError> {
        let text = || serde_json::to_string(&self.0).map_err(|_| internal());
        (!self.0.is_empty()).then(text).transpose()
    }
}
