//! How a wire type is declared, and how the TypeScript twins are gathered. Must never know a type by name.

use std::collections::BTreeMap;
use ts_rs::{TS, TypeVisitor};

/// Declares wire types: serde in camelCase, and their TypeScript twins.
macro_rules! wire {
    ($($(#[$doc:meta])* pub struct $name:ident { $($(#[$field_doc:meta])* pub $field:ident: $ty:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct $name { $($(#[$field_doc])* pub $field: $ty,)* }
    )*

    /// The TypeScript twins of this file's types.
    pub(super) fn declarations(types: &mut $crate::api::declare::Declared) {
        $(types.add::<$name>();)*
    }
    };
}
pub(super) use wire;

/// Declarations as far as they were gathered, each with its name.
#[derive(Default)]
pub(super) struct Declared {
    config: ts_rs::Config,
    rows: Vec<(String, String)>,
    /// What the rows hold that has a declaration of its own.
    inside: BTreeMap<String, String>,
}

impl Declared {
    /// A wire type, and what it holds.
    pub(super) fn add<T: TS + 'static>(&mut self) {
        self.rows.push((T::ident(&self.config), T::decl(&self.config)));
        T::visit_dependencies(self);
    }

    /// What the types hold, by name, then the types in the order in which they were added.
    pub(super) fn texts(self) -> Vec<String> {
        let Self { rows, mut inside, .. } = self;
        inside.retain(|name, _| rows.iter().all(|(row, _)| row != name));
        inside.into_values().chain(rows.into_iter().map(|(_, row)| row)).collect()
    }
}

impl TypeVisitor for Declared {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() && !self.inside.contains_key(&T::ident(&self.config)) {
            self.inside.insert(T::ident(&self.config), T::decl(&self.config));
            T::visit_dependencies(self);
        }
    }
}
