//! Facts and decisions as the database keeps them beside each piece: sealed texts, so that a decision can be explained years later.

use super::{decision, facts};
use crate::fault::{Fault, FaultCode};
use kenpo_domain::decision::Decision;
use kenpo_domain::facts::Facts;
use kenpo_domain::gate::Sealed;

/// Facts, for the database.
pub(crate) fn facts(value: &Facts) -> Sealed<String> {
    Sealed::new(facts::to_json(value).to_string())
}

/// A decision, for the database.
pub(crate) fn decision(value: &Decision) -> Sealed<String> {
    Sealed::new(decision::to_json(value).to_string())
}

/// A decision, from the database.
pub(crate) fn read(text: &Sealed<String>) -> Result<Decision, Fault> {
    let value = serde_json::from_str(text.unseal_for_store()).map_err(|_| Fault::new(FaultCode::DatabaseDamaged))?;
    decision::from_json(&value).map_err(|_| Fault::new(FaultCode::DatabaseDamaged))
}
