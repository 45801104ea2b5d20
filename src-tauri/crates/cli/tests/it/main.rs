//! The real `kenpo` program, started as an administrator or a script starts it: words, replies, exit statuses, files.

#![allow(
    clippy::disallowed_methods,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests write the files that a person would, and say where they cannot go on"
)]

mod audit;
mod columns;
mod cut_off;
mod decide;
mod documented;
mod journey;
mod looked;
mod marked;
mod places;
mod refusals;
mod renames;
mod rights;
mod senders;
mod slipped;
mod staff;
mod support;
mod unseen;
mod users;
mod words;
