//! Why there is no decision, as values. Works on nothing; the clauses that find a contradiction give it.

use crate::codes;

/// Why there is no decision.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code:?} {field:?}")]
pub struct DecideError {
    /// What is wrong.
    pub code: ErrorCode,
    /// The fact that is wrong, by its contract name; nested ones with a dot (`held.valid_until`).
    pub field: Option<&'static str>,
}

codes! {
    /// What is wrong.
    pub enum ErrorCode {
        /// The facts contradict each other: look at the fact named.
        Impossible = "impossible",
        /// The policy's rule of validity gives a day before the day of issue: the policy is out of date.
        PolicyExpired = "policy_expired",
    }
}
