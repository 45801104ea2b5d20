//! The audit trail: one row for every act, looks and refusals included, each with an HMAC over itself and the hash of the row before. It covers
//! the journal, and the tables that no journal covers, by their digests.
//!
//! Notices what was edited, removed or inserted past this file, as long as somebody keeps where it had come to: whoever has the database's key
//! can rebuild the whole of it.

mod chain;
mod deed;
mod first;
mod guards;
mod head;
mod key;
mod list;
mod note;
mod row;
mod second;
mod state;
mod verify;

#[cfg(test)]
mod tests;

pub(crate) use chain::{Closing, close};
pub use deed::{Deed, Figures, Subject};
pub use head::Head;
pub(crate) use key::AuditKey;
pub use list::{ActCount, TrailPage, TrailQuery, TrailRow};
pub use note::Flush;
pub(crate) use note::Left;
pub use verify::{Anchor, Problem, Verified};

/// What stands before the first row of the logs of writes.
const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";
