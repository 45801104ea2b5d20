//! The files of the lists as they lay in `data` at the build; nothing where one was not there (`build.rs`).

/// Readings of names.
#[cfg(names_are_there)]
pub const NAMES: &[u8] = include_bytes!("../../data/names.bin");
/// Readings of names.
#[cfg(not(names_are_there))]
pub const NAMES: &[u8] = &[];

/// Places of postal codes.
#[cfg(postal_codes_are_there)]
pub const PLACES: &str = include_str!("../../data/postal.tsv");
/// Places of postal codes.
#[cfg(not(postal_codes_are_there))]
pub const PLACES: &str = "";
