//! The words of faults, findings and terms, one table each: what every way in says in the same words.

pub mod fault;
pub mod finding;
pub mod term;
