//! The bytes of operations, against vectors that another program computed.
#![allow(clippy::unwrap_used, reason = "tests say where they cannot go on")]

mod changes;
mod vectors;
