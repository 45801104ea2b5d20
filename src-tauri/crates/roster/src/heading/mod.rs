//! Which row holds the headings and which column is which: by the words of the headings, with the values below as evidence.
//! File names and fixed positions are never looked at.

mod columns;
mod evidence;
mod grammar;
mod header;
mod key;
mod special;
mod words;

pub use columns::{Column, Columns, Layout};
pub use header::{Header, header_of, is_headings};
