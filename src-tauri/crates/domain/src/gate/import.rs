//! An import as the history of imports may show it: of nobody in it by name.

use super::viewer::Viewer;
use super::{Out, Purpose};
use crate::finding::Place;
use crate::ids::ImportId;
use crate::import::Import;
use crate::person::Person;

/// What is told of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportShown {
    pub id: ImportId,
    pub import: Import,
}

/// The row by which a person is registered as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CameFromShown {
    /// What the file was called.
    pub file: String,
    /// Sheet and row.
    pub place: Place,
}

/// Lets out from which row of which file somebody's registration came. The name of the file tells an employer or a branch: of those whose
/// contact waits (`domain::lay_over`) nothing is told, and nothing to whom contact is not shown.
pub fn came_from<P: Purpose>(
    person: &Person,
    viewer: Viewer,
    file: String,
    place: Place,
    _: P,
) -> Option<Out<P, CameFromShown>> {
    (viewer.sees_contact() && !person.contact_waits()).then(|| Out::release(CameFromShown { file, place }))
}

/// Lets out one import: counts, when, by whom, and what its file was called, which stands beside nobody's name here.
pub fn import<P: Purpose>(id: ImportId, import: Import, _: P) -> Out<P, ImportShown> {
    Out::release(ImportShown { id, import })
}
