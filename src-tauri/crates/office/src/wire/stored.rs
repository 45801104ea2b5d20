//! Facts and decisions as the database keeps them beside each piece: sealed texts, so that a decision can be explained years later.

use super::{decision, facts};
use crate::fault::{Fault, FaultCode};
use kenpo_domain::decision::Decision;
use kenpo_domain::facts::Facts;
use kenpo_domain::gate::Sealed;
use serde::Serialize;

/// Facts, for the database.
pub(crate) fn facts(value: &Facts) -> Result<Sealed<String>, Fault> {
    line(facts::form(value))
}

/// A decision, for the database.
pub(crate) fn decision(value: &Decision) -> Result<Sealed<String>, Fault> {
    line(decision::without_blanks(value))
}

fn line(form: impl Serialize) -> Result<Sealed<String>, Fault> {
    serde_json::to_string(&form).map(Sealed::new).map_err(|_| Fault::new(FaultCode::Internal))
}

/// A decision, from the database.
pub(crate) fn read(text: &Sealed<String>) -> Result<Decision, Fault> {
    let value = serde_json::from_str(text.unseal_for_store()).map_err(|_| Fault::new(FaultCode::DatabaseDamaged))?;
    decision::from_json(&decision::with_blanks(value)).map_err(|_| Fault::new(FaultCode::DatabaseDamaged))
}
