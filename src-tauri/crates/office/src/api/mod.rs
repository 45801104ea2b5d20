//! What goes in and out of every command: plain rows with Japanese words already in them, so that a screen only draws.
//!
//! Dates are ISO (`2026-11-30`) with a 和暦 text beside them where a person reads them. Never holds anything that did not pass the gate:
//! a reply reaches a caller only as `Out<Screen, _>`.

mod batches;
mod decisions;
mod import;
mod people;
mod session;

pub use batches::*;
pub use decisions::*;
pub use import::*;
pub use people::*;
pub use session::*;

/// Rows a page of any list holds.
pub const PER_PAGE: u32 = 50;

/// Declares wire types: serde in camelCase, and their TypeScript twins.
macro_rules! wire {
    ($($(#[$doc:meta])* pub struct $name:ident { $($(#[$field_doc:meta])* pub $field:ident: $ty:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct $name { $($(#[$field_doc])* pub $field: $ty,)* }
    )*

    /// The TypeScript twins of this file's types.
    pub(super) fn declarations(config: &ts_rs::Config) -> Vec<String> {
        vec![$(<$name as ts_rs::TS>::decl(config)),*]
    }
    };
}
use wire;

/// The TypeScript twins of all wire types, in the order of the files.
pub fn declarations() -> Vec<String> {
    let config = ts_rs::Config::default();
    [
        session::declarations(&config),
        import::declarations(&config),
        people::declarations(&config),
        decisions::declarations(&config),
        batches::declarations(&config),
    ]
    .concat()
}
