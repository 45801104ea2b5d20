//! The words of terms, one table: what every way in says in the same words. Those of a fault or a finding stand in its own row.

pub mod absent;
pub mod act;
pub mod column;
pub mod entry;
pub mod file_kind;
pub(crate) mod four_eyes;
pub mod imports;
pub mod marked;
pub(crate) mod passing;
pub mod pieces;
pub mod template;
pub mod term;
pub mod user;
pub mod width;
