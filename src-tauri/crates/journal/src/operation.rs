//! One operation: who changed what when, in one office, as bytes and back.

use crate::canonical;
use crate::change::write_change;
use crate::series::Series;
use kenpo_domain::code::Code;
use kenpo_domain::instant::Instant;
use kenpo_domain::office_no::OfficeNo;
use kenpo_domain::record::{Change, Record};
use kenpo_domain::{Day, codes, iso_day};
use serde_json::{Map, Value as Json};
use thiserror::Error;

/// The version of the form that this program writes.
pub const FORMAT: u64 = 1;

codes! {
    /// Where an office has something from.
    pub enum SourceKind {
        /// A form that was filed.
        Form = "form",
        /// A telephone call.
        Phone = "phone",
        Employer = "employer",
        Person = "person",
        Register = "register",
    }
}

/// Where an office has something from, and on which day it was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Where.
    pub kind: SourceKind,
    /// The day it was told, where one is known.
    pub on: Option<Day>,
}

/// What stands beside the change of an operation. `T` is `&str` while it is written, and `String` once it was read.
#[derive(Clone, PartialEq)]
pub struct Heading<T> {
    /// The office that wrote it.
    pub office: OfficeNo,
    /// The life of its database.
    pub series: Series,
    /// From 1, without a gap in a series.
    pub index: u64,
    /// What was done, a code.
    pub op: T,
    /// When: `2026-11-30T01:02:03Z`. For people only.
    pub at: T,
    pub actor: T,
    /// The kind of record, a code.
    pub kind: T,
    /// Which record.
    pub id: T,
    /// The operation of this series before it on the same record; of a step on its piece. `None` for the first.
    pub previous: Option<u64>,
    /// Where it is from, where somebody said so.
    pub source: Option<Source>,
    /// Whether a person stated by hand that a value is to go.
    pub deleted_by_hand: bool,
}

/// One operation as it was read. Has no `Debug`: its change can hold anybody's address.
#[derive(Clone, PartialEq)]
pub struct Operation {
    /// What stands beside the change.
    pub heading: Heading<String>,
    /// `{"field": [before, after], ..}`, in canonical JSON.
    pub change: Vec<u8>,
}

/// Why bytes are no operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum OperationError {
    /// Not one JSON object with the members of an operation, or a member that none can have.
    #[error("not an operation")]
    Malformed,
    /// Written by a newer program.
    #[error("an operation of format {0}")]
    TooNew(u64),
    /// An operation, and not in its canonical form: its hash would not be the one that its writer had.
    #[error("not in canonical form")]
    NotCanonical,
}

impl<T: AsRef<str>> Heading<T> {
    /// Writes the operation with its change behind what is there. Writes nothing that [`Operation::read`] would refuse.
    pub fn write<R: Record>(&self, change: &Change<R>, out: &mut Vec<u8>) -> Result<(), OperationError> {
        if !self.fits() || change.is_empty() {
            return Err(OperationError::Malformed);
        }
        self.around(|out| write_change(change, out), out);
        Ok(())
    }

    /// What the types do not say already: indexes that every program tells apart, one writing of a moment, and nothing without a name.
    fn fits(&self) -> bool {
        let in_order = self.previous.is_none_or(|previous| (1..self.index).contains(&previous));
        let named = [&self.op, &self.kind, &self.id].into_iter().all(|name| !name.as_ref().is_empty());
        (1..canonical::WHOLE_END).contains(&self.index) && in_order && named && is_moment(self.at.as_ref())
    }

    fn around(&self, change: impl FnOnce(&mut Vec<u8>), out: &mut Vec<u8>) {
        // Members in the order of their names.
        out.extend_from_slice(b"{\"actor\":");
        canonical::text(self.actor.as_ref(), out);
        member("at", self.at.as_ref(), out);
        out.extend_from_slice(b",\"change\":");
        change(out);
        if self.deleted_by_hand {
            out.extend_from_slice(b",\"deletedByHand\":true");
        }
        number("format", FORMAT, out);
        member("id", self.id.as_ref(), out);
        number("index", self.index, out);
        member("kind", self.kind.as_ref(), out);
        number("office", self.office.get().into(), out);
        member("op", self.op.as_ref(), out);
        if let Some(previous) = self.previous {
            number("previous", previous, out);
        }
        member("series", &self.series.to_string(), out);
        if let Some(source) = &self.source {
            member("source", source.kind.code(), out);
            if let Some(on) = source.on {
                member("sourceOn", &iso_day::text(on), out);
            }
        }
        out.push(b'}');
    }
}

impl Operation {
    /// The bytes, as they are hashed, kept and sent: canonical JSON without a line feed.
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.change.len() + 256);
        self.heading.around(|out| out.extend_from_slice(&self.change), &mut out);
        out
    }

    /// Reads bytes that [`Operation::bytes`] wrote, here or in another office.
    pub fn read(bytes: &[u8]) -> Result<Self, OperationError> {
        let json: Json = serde_json::from_slice(bytes).map_err(|_| OperationError::Malformed)?;
        let Json::Object(members) = &json else { return Err(OperationError::Malformed) };
        match members.get("format").and_then(Json::as_u64) {
            Some(FORMAT) => {}
            Some(newer) if newer > FORMAT => return Err(OperationError::TooNew(newer)),
            _ => return Err(OperationError::Malformed),
        }
        let operation = Self::of(members).ok_or(OperationError::Malformed)?;
        if operation.bytes() == bytes { Ok(operation) } else { Err(OperationError::NotCanonical) }
    }

    fn of(members: &Map<String, Json>) -> Option<Self> {
        let text = |name: &str| members.get(name)?.as_str().map(str::to_owned);
        let whole = |name: &str| members.get(name)?.as_u64();
        let sides = members.get("change")?;
        sides.as_object().filter(|sides| !sides.is_empty() && sides.values().all(differ))?;
        let mut change = Vec::new();
        canonical::value(sides, &mut change)?;
        let heading = Heading {
            office: OfficeNo::new(whole("office")?.try_into().ok()?)?,
            series: Series::parse(&text("series")?)?,
            index: whole("index")?,
            op: text("op")?,
            at: text("at")?,
            actor: text("actor")?,
            kind: text("kind")?,
            id: text("id")?,
            previous: whole("previous"),
            source: match text("source") {
                None => None,
                Some(code) => {
                    let on = text("sourceOn").map(|on| iso_day::parse(&on)).map_or(Some(None), |on| on.map(Some))?;
                    Some(Source { kind: SourceKind::from_code(&code)?, on })
                }
            },
            deleted_by_hand: members.get("deletedByHand").and_then(Json::as_bool).unwrap_or(false),
        };
        heading.fits().then_some(Self { heading, change })
    }

    /// The change, member by member. Empty only of damage: [`Operation::read`] has looked at it.
    pub fn change_members(&self) -> Map<String, Json> {
        match serde_json::from_slice(&self.change) {
            Ok(Json::Object(members)) => members,
            _ => Map::new(),
        }
    }
}

/// Whether these are two sides that say something different.
fn differ(sides: &Json) -> bool {
    matches!(sides.as_array().map(Vec::as_slice), Some([before, after]) if before != after)
}

/// Whether it is a moment in its one writing: UTC, to the second.
fn is_moment(at: &str) -> bool {
    let written = at.len() == "2026-11-30T01:02:03Z".len() && at.as_bytes()[10] == b'T' && at.ends_with('Z');
    written && Instant::parse(at).is_some()
}

fn member(name: &str, value: &str, out: &mut Vec<u8>) {
    out.push(b',');
    canonical::text(name, out);
    out.push(b':');
    canonical::text(value, out);
}

fn number(name: &str, value: u64, out: &mut Vec<u8>) {
    out.push(b',');
    canonical::text(name, out);
    out.push(b':');
    out.extend_from_slice(value.to_string().as_bytes());
}
