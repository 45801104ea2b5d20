//! What became of the files of a print that was cut off. Works on nothing.

use kenpo_domain::gate::WrittenPath;
use kenpo_domain::plain_parts;

plain_parts! {
    /// Found and settled when the database was opened.
    #[derive(Clone, Default)]
    pub(crate) struct LeftFiles {
        pub(crate) named: Vec<WrittenPath>,
        pub(crate) removed: Vec<WrittenPath>,
        /// Those that could neither be named nor removed: they are tried again at the next opening.
        pub(crate) kept: Vec<WrittenPath>,
    }
}
