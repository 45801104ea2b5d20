//! Operations as bytes: what an office writes down of each change, and what travels between offices. And the chain over them.
//!
//! Pure: no database, no file, no clock. The bytes are fixed by `docs/formats/operation.md`, with test vectors; they never change once
//! released. Feeds `store` and whatever exchanges; knows `domain` alone.

mod canonical;
mod chain;
mod change;
mod operation;
mod series;

pub use chain::{Chain, Hash};
pub use change::{change_from, change_json};
pub use operation::{FORMAT, Heading, Operation, OperationError, Source, SourceKind};
pub use series::Series;
