//! The written forms: facts and decisions as JSON lines, an insurer's policy as TOML.
//!
//! Strict in both directions: an unknown key, a missing key or a value of another kind is an error with its place, never a
//! silent default. Knows no rule of the decision; feeds the command line, the database and the window.

pub mod decision;
pub mod facts;
mod fields;
mod json;
pub mod policy;
pub(crate) mod stored;

pub use fields::{Flaw, FlawKind};

use kenpo_domain::code::Code;
use kenpo_domain::codes;
use kenpo_domain::decide::{DecideError, ErrorCode};
use serde_json::{Value, json};

/// Why a line of facts gave no decision.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", message(*.code, .field.as_deref()))]
pub struct LineError {
    /// The line's id, as far as it could be read.
    pub id: Option<String>,
    /// What is wrong.
    pub code: LineCode,
    /// The key concerned; nested ones with a dot (`held.valid_until`).
    pub field: Option<String>,
}

codes! {
    /// What can be wrong with a line.
    pub enum LineCode {
        /// Not one JSON object, or one that names a key twice.
        BadJson = "bad_json",
        /// A key that the contract does not have.
        UnknownKey = "unknown_key",
        /// A key that must be there.
        MissingKey = "missing_key",
        /// A value of another kind or outside its list.
        BadValue = "bad_value",
        /// Facts that contradict each other or the day.
        Impossible = "impossible",
        /// The policy's rule of validity has run out.
        PolicyExpired = "policy_expired",
    }
}

impl LineError {
    /// What `decide` answered for the line with this id.
    pub fn from_decide(id: &str, error: DecideError) -> Self {
        let code = match error.code {
            ErrorCode::Impossible => LineCode::Impossible,
            ErrorCode::PolicyExpired => LineCode::PolicyExpired,
        };
        Self { id: Some(id.to_owned()), code, field: error.field.map(str::to_owned) }
    }

    fn from_flaw(id: Option<&str>, flaw: Flaw) -> Self {
        let code = match flaw.kind {
            FlawKind::UnknownKey => LineCode::UnknownKey,
            FlawKind::MissingKey => LineCode::MissingKey,
            FlawKind::BadValue => LineCode::BadValue,
            FlawKind::Impossible => LineCode::Impossible,
        };
        Self { id: id.map(str::to_owned), code, field: Some(flaw.field) }
    }
}

/// The line that stands in the place of a decision: `{"id", "error": {"code", "field", "message"}}`.
pub fn error_line(id: Option<&str>, error: &LineError) -> Value {
    json!({"id": id, "error": {"code": error.code.code(), "field": error.field, "message": error.to_string()}})
}

/// What happened and what to do next.
fn message(code: LineCode, field: Option<&str>) -> String {
    let field = field.unwrap_or("-");
    match code {
        LineCode::BadJson => {
            "この行を読めません。1行に1人分のJSONオブジェクトをUTF-8で、1MiB以内で、同じ項目を二度書かずに書いてください。".to_owned()
        }
        LineCode::UnknownKey => FlawKind::UnknownKey.message(field),
        LineCode::MissingKey => FlawKind::MissingKey.message(field),
        LineCode::BadValue => FlawKind::BadValue.message(field),
        LineCode::Impossible => FlawKind::Impossible.message(field),
        LineCode::PolicyExpired => {
            "交付方針が定める有効期限が交付日より前になります。交付方針のvalidityを改めてください。".to_owned()
        }
    }
}
