//! The application without a window: one file per step of the work, roles, and the command table that every way in shares.
//!
//! Holds both ends: it alone reads from `store` and hands to `paper`, and everything on the way out asks the gate.

pub mod api;
mod corrections;
pub mod decide_lines;
mod decided;
pub mod fault;
pub mod findings;
mod left_files;
pub mod log;
pub mod may;
pub mod office;
#[cfg(test)]
mod opened;
pub mod out;
mod preview;
pub mod rpc;
pub mod shared;
mod steps;
pub mod table;
mod traced;
mod trail;
mod under_way;
pub mod wire;
pub mod words;
pub mod world;
