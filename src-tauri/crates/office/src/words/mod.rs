//! Every Japanese word that the Rust side says: terms, findings, faults. One table each; nothing else in the product makes sentences.

pub mod fault;
pub mod finding;
pub mod term;
