//! Puts a key file on the disk: whole, or not at all. On Unix readable for its owner alone.

use crate::error::OpenError;
use std::io::Write;
use std::path::Path;
use tempfile::NamedTempFile;

/// Writes a file that must not exist yet.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), OpenError> {
    let file = written(path, bytes)?;
    file.persist_noclobber(path).map_err(|refused| match refused.error.kind() {
        std::io::ErrorKind::AlreadyExists => OpenError::Exists,
        kind => OpenError::Io(kind),
    })?;
    sync_folder(path)
}

/// Puts a file in the place of the one that is there.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), OpenError> {
    let file = written(path, bytes)?;
    file.persist(path).map_err(|refused| OpenError::Io(refused.error.kind()))?;
    sync_folder(path)
}

/// A file beside `path` that holds the bytes and has reached the disk. Goes away by itself unless it is put in its place.
fn written(path: &Path, bytes: &[u8]) -> Result<NamedTempFile, OpenError> {
    let mut file = tempfile::Builder::new().prefix(".kenpo-key-").tempfile_in(folder(path))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// The folder that holds a path; the current one for a bare name.
pub(crate) fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Waits until a file has reached the disk. Opened for writing, because Windows flushes no other handle.
pub(crate) fn sync_file(path: &Path) -> Result<(), OpenError> {
    Ok(std::fs::OpenOptions::new().write(true).open(path)?.sync_all()?)
}

/// Makes a rename outlive a power cut. Windows has no such call, and does not need it.
pub(crate) fn sync_folder(path: &Path) -> Result<(), OpenError> {
    #[cfg(unix)]
    std::fs::File::open(folder(path))?.sync_all()?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}
