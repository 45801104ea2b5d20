//! Rosters end to end: the bytes of files in, what they say out. Only synthetic people.
// Helpers outside `#[test]` functions are tests all the same.
#![allow(clippy::disallowed_methods, clippy::panic, clippy::unwrap_used)]

mod above;
mod binary_workbooks;
mod bounds;
mod columns;
mod days;
mod errors;
mod everyone;
mod exchanged;
mod file_numbers;
mod filings;
mod filings_damaged;
mod filings_dependants;
mod former_insurers;
mod forty;
mod forty_sets;
mod furigana;
mod held_rows;
mod hostile;
mod households;
mod identities;
mod layouts;
mod legends;
mod lists;
mod marked;
mod my_numbers;
mod names_and_addresses;
mod neighbours;
mod odd_cells;
mod open_document;
mod other_rosters;
mod passwords;
mod proposals;
mod rows_to_look_at;
mod senders;
mod several_tables;
mod suggestions;
mod support;
mod tables;
mod torn;
mod truth;
mod two_rows;
mod without_size;

/// Whether there is time for every place of a file instead of a sample.
const LONG: bool = cfg!(feature = "long");
