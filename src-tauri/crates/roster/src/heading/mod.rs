//! Which row holds the headings and which column is which: by the words of the headings, with the values below as evidence.
//! File names and fixed positions are never looked at.

mod beyond;
mod columns;
mod dated;
mod days;
mod eras;
mod evidence;
mod fingerprint;
mod grammar;
mod guess;
mod head;
mod header;
mod key;
mod looks;
mod neighbours;
mod offers;
mod special;
mod spread;
mod tables;
mod unread;
mod words;

pub use beyond::names_the_insured;
pub use columns::{Column, Columns, Layout, Relations, Span, era_digit};
pub use days::DayIn;
pub use evidence::fits;
pub use fingerprint::{fingerprint, understood};
pub use grammar::{Named, named};
pub use head::Heading;
pub use header::{Header, header_of, is_headings, is_text, one_row};
pub use key::key;
pub use special::{People, asks_for_a_look, only_counts, speaks_of_protection};
pub use tables::{Spot, spots};

use crate::sheet::Sheet;
use kenpo_domain::said::ColumnChoice;

/// Lays over the headings of a table what a person has said of its columns, and what its values say of days in parts.
pub fn complete(header: &mut Header, table: &Sheet, choices: &[ColumnChoice]) {
    header.take(choices);
    spread::spread(table, header);
}
