//! Which row holds the headings and which column is which: by the words of the headings, with the values below as evidence.
//! File names and fixed positions are never looked at.

mod columns;
mod days;
mod evidence;
mod grammar;
mod header;
mod key;
mod offers;
mod special;
mod spread;
mod words;

pub use columns::{Column, Columns, Layout, Span};
pub use days::DayIn;
pub use header::{Header, is_headings};

use crate::sheet::Sheet;
use kenpo_domain::meaning::ColumnChoice;

/// The headings of a sheet, its columns as a person has said.
pub fn header_of(sheet: &Sheet, choices: &[ColumnChoice]) -> Option<Header> {
    let mut header = header::header_of(sheet)?;
    header.take(choices);
    spread::spread(sheet, &mut header);
    Some(header)
}
