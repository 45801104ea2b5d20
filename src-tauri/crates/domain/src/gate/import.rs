//! An import as the history of imports may show it: of nobody in it by name.

use super::{Out, Purpose};
use crate::ids::ImportId;
use crate::import::Import;

/// What is told of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportShown {
    pub id: ImportId,
    pub import: Import,
}

/// Lets out one import: counts, when, by whom, and what its file was called, which stands beside nobody's name here.
pub fn import<P: Purpose>(id: ImportId, import: Import, _: P) -> Out<P, ImportShown> {
    Out::release(ImportShown { id, import })
}
