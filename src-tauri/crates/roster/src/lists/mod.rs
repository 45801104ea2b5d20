//! Two look-up lists: how names are read, and where a postal code lies. What they are made of, and whose they are: `data/README.md`.
//!
//! They say that something is unlikely, never that it is wrong: no list knows every name, and cities merge. Nothing is changed by them.
//! A build without their files works; then a list is empty, `available` says so, and every answer is that nothing is known.

mod embedded;
mod names;
mod old_forms;
mod parts;
mod places;
pub mod postal;
pub mod readings;
pub(crate) mod sound;
