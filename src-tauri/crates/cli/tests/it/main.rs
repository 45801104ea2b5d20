//! The real `kenpo` program, started like by an administrator or a script: words, replies, exit statuses, files.

#![allow(
    clippy::disallowed_methods,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests write the files that a person would, and say where they cannot go on"
)]

mod decide;
mod documented;
mod journey;
mod refusals;
mod support;
mod words;
