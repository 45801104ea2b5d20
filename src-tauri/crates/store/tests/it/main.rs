//! The store from outside: real files in temporary folders, synthetic people.
// Helpers outside of `#[test]` functions may fail loudly too.
#![allow(clippy::disallowed_methods, clippy::panic, clippy::unwrap_used)]

mod anchors;
mod office;
mod older;

mod key_and_file;
mod leak;
mod people;
mod pieces;
mod replay;
mod returns;
mod search;
mod senders;
mod series;
mod staff;
mod users;
mod writing;
