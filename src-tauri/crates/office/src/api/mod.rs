//! What goes in and out of every command: plain rows with Japanese words already in them, so that a screen only draws.
//!
//! Dates are ISO (`2026-11-30`) with a 和暦 text beside them where a person reads them. Never holds anything that did not pass the gate:
//! a reply reaches a caller only as `Out<Screen, _>`.

mod batches;
mod coded;
mod decisions;
mod import;
mod people;
mod session;

pub use batches::*;
pub use coded::Coded;
pub use decisions::*;
pub use import::*;
pub use people::*;
pub use session::*;

use std::collections::BTreeMap;
use ts_rs::{TS, TypeVisitor};

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
    pub(super) fn declarations(types: &mut super::Declared) {
        $(types.add::<$name>();)*
    }
    };
}
use wire;

/// The TypeScript twins of all wire types: each closed list that they hold, once, then the types in the order of the files.
pub fn declarations() -> Vec<String> {
    let mut types = Declared::default();
    for add in [
        session::declarations,
        import::declarations,
        people::declarations,
        decisions::declarations,
        batches::declarations,
    ] {
        add(&mut types);
    }
    let Declared { rows, mut held, .. } = types;
    held.retain(|name, _| rows.iter().all(|(row, _)| row != name));
    held.into_values().chain(rows.into_iter().map(|(_, row)| row)).collect()
}

/// Declarations as far as they were gathered, each with its name.
#[derive(Default)]
struct Declared {
    config: ts_rs::Config,
    rows: Vec<(String, String)>,
    /// What the rows hold that has a declaration of its own.
    held: BTreeMap<String, String>,
}

impl Declared {
    fn add<T: TS + 'static>(&mut self) {
        self.rows.push((T::ident(&self.config), T::decl(&self.config)));
        T::visit_dependencies(self);
    }
}

impl TypeVisitor for Declared {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() && !self.held.contains_key(&T::ident(&self.config)) {
            self.held.insert(T::ident(&self.config), T::decl(&self.config));
            T::visit_dependencies(self);
        }
    }
}
