//! What comes out on paper, looked at with other people's readers (poppler, zbar). Synthetic people only.
// Helpers stand outside test functions, and write pages for those readers.
#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod forms;
mod names;
mod pages;
mod refusals;
mod support;
mod versions;
