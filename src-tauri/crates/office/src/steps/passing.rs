//! Files of originals on their way to their names: noted before the first page is written, and settled at the next opening where a print was
//! cut off: those that are recorded as printed get their names, the others go.

use crate::fault::Fault;
use crate::left_files::LeftFiles;
use crate::office::Office;
use crate::out::{self, Pending, Settled};
use kenpo_store::{PassingFile, Store};

/// Notes files that are still empty.
pub(crate) fn noted<'f>(
    office: &mut Office,
    files: impl Iterator<Item = &'f Pending>,
) -> Result<Vec<PassingFile>, Fault> {
    let passing = files.map(Pending::passing).collect::<Result<Vec<_>, _>>()?;
    office.session_mut()?.store.note_passing(&passing)?;
    Ok(passing)
}

/// Forgets those that are under way no more. Where that fails, the next opening finds nothing of them.
pub(crate) fn forget(office: &mut Office, passing: Vec<PassingFile>) {
    let done: Vec<PassingFile> = passing.into_iter().filter(|file| !out::is_there(&file.part)).collect();
    if let Ok(session) = office.session_mut() {
        let _ = session.store.forget_passing(&done);
    }
}

/// Settles what prints left that were cut off. A file that another process is writing stays as it is.
pub(crate) fn settle(store: &mut Store) -> Result<LeftFiles, Fault> {
    let (mut left, mut done) = (LeftFiles::default(), Vec::new());
    for file in store.passing()? {
        match out::settle(&file) {
            Settled::Named(path) => left.named.push(path),
            Settled::Removed(path) => left.removed.push(path),
            Settled::Gone => {}
            Settled::Kept(path) => {
                left.kept.push(path);
                continue;
            }
            Settled::Busy => continue,
        }
        done.push(file);
    }
    if !done.is_empty() {
        store.forget_passing(&done)?;
    }
    Ok(left)
}
