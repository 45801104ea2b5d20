//! Everything that the application writes outside the database: whole files or none, and only what the gate let out.
//!
//! Each function takes the `Out` of its purpose; a new output has to be added here, and cannot be written without one.

#![allow(clippy::disallowed_methods, reason = "the one place that writes files")]

use crate::api::{Coded, FindingCountRow, FindingRow, ManifestPiece, NotNamed};
use crate::fault::{Fault, FaultCode};
use crate::log::LogLine;
use kenpo_domain::gate::{Findings, Log, Manifest, Out, Paper, Screen, WrittenPath};
use kenpo_domain::roster::ImportSource;
use kenpo_store::PassingFile;
use serde::Serialize;
use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::{NamedTempFile, PersistError, TempPath};

/// A file that is written but does not have its name yet. Dropped before it is placed, it is gone.
pub struct Pending {
    part: NamedTempFile,
    path: PathBuf,
    replace: bool,
}

impl Pending {
    /// Begins a file, still empty. It is locked as long as it is written, so that nobody takes it for one that was left.
    pub fn begin(path: &Path, replace: bool) -> Result<Self, Fault> {
        if !replace {
            free(path)?;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let part = tempfile::Builder::new().prefix(&format!("{name}.")).suffix(".part").tempfile_in(parent(path));
        let part = part.map_err(|_| Fault::new(FaultCode::DiskRefused))?;
        // Where a folder knows no locks, the file is written all the same.
        let _ = part.as_file().try_lock();
        Ok(Self { part, path: path.to_owned(), replace })
    }

    fn filled(mut self, bytes: &[u8]) -> Result<Self, Fault> {
        let written = self.part.write_all(bytes).and_then(|()| self.part.as_file().sync_all());
        written.map(|()| self).map_err(|_| Fault::new(FaultCode::DiskRefused))
    }

    fn write(path: &Path, bytes: &[u8], replace: bool) -> Result<Self, Fault> {
        Self::begin(path, replace)?.filled(bytes)
    }

    /// As the database notes it before anything stands in it.
    pub fn passing(&self) -> Result<PassingFile, Fault> {
        let whole = |path: &Path| {
            let path = std::path::absolute(path).map_err(|_| Fault::new(FaultCode::DiskRefused));
            path.map(|path| path.to_string_lossy().into_owned())
        };
        let (part, name) = (whole(self.part.path())?, whole(&self.path)?);
        Ok(PassingFile { part, name, replaces: self.replace, printed: false })
    }

    /// Gives the file its name.
    pub fn place(self) -> Result<PathBuf, Fault> {
        let path = self.path.clone();
        self.named().map_err(|refused| match refused.error.kind() {
            ErrorKind::AlreadyExists => Fault::caller(FaultCode::OutputExists, path.display().to_string()),
            _ => Fault::new(FaultCode::DiskRefused),
        })
    }

    /// Gives the file its name; where that fails, the file stays under the name that it has. For originals of which the
    /// database has been told: there is no second one.
    pub fn place_or_keep(self) -> Result<WrittenPath, WrittenPath> {
        self.named().map(WrittenPath).map_err(|refused| {
            let part = refused.file.into_temp_path();
            let path = part.to_path_buf();
            // A part that cannot be kept is gone already: its name is all that can be told.
            let _ = part.keep();
            WrittenPath(path)
        })
    }

    fn named(self) -> Result<PathBuf, PersistError> {
        let Self { part, path, replace } = self;
        if replace { part.persist(&path) } else { part.persist_noclobber(&path) }?;
        sync_folder(parent(&path));
        Ok(path)
    }
}

/// The folder of a path; the current one for a bare name.
fn parent(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes a name outlive a power cut, where the system can. The file is whole either way.
fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    #[cfg(not(unix))]
    let _ = folder;
}

/// Refuses with `OutputExists` where a file is already: what somebody has there is never written over.
pub fn free(path: &Path) -> Result<(), Fault> {
    if path.exists() { Err(Fault::caller(FaultCode::OutputExists, path.display().to_string())) } else { Ok(()) }
}

/// Makes the folder for a batch's files.
pub fn folder(path: &Path) -> Result<(), Fault> {
    fs::create_dir_all(path).map_err(|_| Fault::new(FaultCode::DiskRefused))
}

/// Writes the pages into a file that was begun.
pub fn pdf(file: Pending, bytes: &Out<Paper, Vec<u8>>) -> Result<Pending, Fault> {
    file.filled(bytes.get())
}

/// Writes the list of pieces beside a batch into a file that was begun.
pub fn manifest(file: Pending, pieces: &Out<Manifest, Vec<ManifestPiece>>) -> Result<Pending, Fault> {
    file.filled(&json_lines("pieces", pieces.get())?)
}

/// A file as the piece in it names it: an earlier print wrote it.
pub fn written_earlier(name: &str) -> WrittenPath {
    WrittenPath(PathBuf::from(name))
}

/// What became of a file that a print left.
pub enum Settled {
    Named(WrittenPath),
    Removed(WrittenPath),
    /// It could neither get its name nor be removed.
    Kept(WrittenPath),
    /// Nothing of it is there.
    Gone,
    /// Somebody is writing it, or its folder is not there now.
    Busy,
}

/// Whether a file is there.
pub fn is_there(path: &str) -> bool {
    Path::new(path).exists()
}

/// Gives a file its name where it is recorded as printed, else removes it.
pub fn settle(file: &PassingFile) -> Settled {
    let part = Path::new(&file.part);
    let kept = || Settled::Kept(WrittenPath(part.to_owned()));
    let held = match File::open(part) {
        Ok(held) => held,
        Err(error) if error.kind() != ErrorKind::NotFound => return kept(),
        Err(_) if parent(part).is_dir() => return Settled::Gone,
        Err(_) => return Settled::Busy,
    };
    if matches!(held.try_lock(), Err(TryLockError::WouldBlock)) {
        return Settled::Busy;
    }
    drop(held);
    if !file.printed {
        return fs::remove_file(part).map_or_else(|_| kept(), |()| Settled::Removed(WrittenPath(part.to_owned())));
    }
    let name = Path::new(&file.name);
    let Ok(named) = TempPath::try_from_path(part) else { return kept() };
    let named = if file.replaces { named.persist(name) } else { named.persist_noclobber(name) };
    match named {
        Ok(()) => {
            sync_folder(parent(name));
            Settled::Named(WrittenPath(name.to_owned()))
        }
        Err(refused) => {
            let _ = refused.path.keep();
            kept()
        }
    }
}

/// Writes a list of findings, one entry per imported file.
pub fn findings(path: &Path, files: &Out<Findings, Vec<FindingsFile>>) -> Result<(), Fault> {
    Pending::write(path, &json_lines("files", files.get())?, false)?.place().map(|_| ())
}

/// Writes a roster with marks for its sender.
pub fn marked(path: &Path, bytes: &Out<Findings, Vec<u8>>) -> Result<(), Fault> {
    Pending::write(path, bytes.get(), false)?.place().map(|_| ())
}

/// Writes a blank roster.
pub fn template(path: &Path, bytes: &Out<Screen, Vec<u8>>) -> Result<(), Fault> {
    Pending::write(path, bytes.get(), false)?.place().map(|_| ())
}

/// Writes lists as a workbook.
pub fn list_book(path: &Path, bytes: &Out<Screen, Vec<u8>>) -> Result<(), Fault> {
    Pending::write(path, bytes.get(), false)?.place().map(|_| ())
}

/// Writes a summary in words.
pub fn summary(path: &Path, lines: &Out<Screen, Vec<String>>) -> Result<(), Fault> {
    let text: String = lines.get().iter().flat_map(|line| [line.as_str(), "\n"]).collect();
    Pending::write(path, text.as_bytes(), false)?.place().map(|_| ())
}

/// Refuses where a file cannot be written: one is there already, or the folder takes none. Before the work of which it is to tell.
pub fn writable(path: &Path) -> Result<(), Fault> {
    Pending::begin(path, false).map(drop)
}

/// The log beside a database. `LogUnusable` where it would be the database itself, or is a link or no file: a line would go elsewhere.
pub fn log_beside(db: &Path) -> Result<PathBuf, Fault> {
    let log = db.with_extension("log");
    let is_database = || match (fs::canonicalize(&log), fs::canonicalize(db)) {
        (Ok(log), Ok(db)) => log == db || is_same(&log, &db),
        _ => false,
    };
    let named_so = db.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("log"));
    let is_else = fs::symlink_metadata(&log).is_ok_and(|there| !there.is_file());
    if named_so || is_else || is_database() {
        return Err(Fault::caller(FaultCode::LogUnusable, log.display().to_string()));
    }
    Ok(log)
}

/// Whether two names are of one file.
#[cfg(unix)]
fn is_same(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let of = |path| fs::metadata(path).map(|file| (file.dev(), file.ino()));
    matches!((of(one), of(other)), (Ok(one), Ok(other)) if one == other)
}

#[cfg(not(unix))]
fn is_same(_: &Path, _: &Path) -> bool {
    false
}

/// Adds one line to the log, and answers whether it stands there. A log that cannot be written never stops the work.
pub fn log(path: &Path, line: &Out<Log, LogLine>) -> bool {
    let line = line.get();
    let text = format!("{} {:08x} {} {}\n", line.instant, line.incident, line.command, line.code);
    let written = File::options().create(true).append(true).open(path).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    written.is_ok()
}

/// Findings of one imported file.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FindingsFile {
    /// The file's name as the caller gave it.
    pub file: String,
    pub kind: Coded<ImportSource>,
    /// Registered people whom it should name and does not: the first `KEPT_OF_A_KIND`; and the other way round.
    pub not_named: NotNamed,
    /// How often each kind of finding occurs.
    pub finding_counts: Vec<FindingCountRow>,
    /// Findings in the order of the rows; of each kind the first `KEPT_OF_A_KIND`.
    pub findings: Vec<FindingRow>,
}

fn json_lines(key: &str, value: &impl Serialize) -> Result<Vec<u8>, Fault> {
    let mut bytes = serde_json::to_vec_pretty(&serde_json::json!({ "format": 1, key: value }))
        .map_err(|_| Fault::new(FaultCode::Internal))?;
    bytes.push(b'\n');
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kenpo_domain::instant::Instant;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_file_has_its_name_only_when_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        let pending = Pending::write(&path, b"whole", false).unwrap();
        assert!(!path.exists());
        drop(pending);
        assert_eq!(names(folder.path()), [""; 0], "given up, nothing is left");
        Pending::write(&path, b"whole", false).unwrap().place().unwrap();
        assert_eq!((names(folder.path()), fs::read(&path).unwrap()), (vec!["a.pdf".to_owned()], b"whole".to_vec()));
        assert_eq!(Pending::write(&path, b"other", false).err().unwrap().code, FaultCode::OutputExists);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_line_that_a_full_disk_did_not_take_is_not_promised() {
        let fault = Fault::new(FaultCode::DiskRefused);
        let line = || crate::log::line(Instant::of(Default::default()), 7, "import", &fault);
        assert!(!log(Path::new("/dev/full"), &line()));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("society.log");
        assert!(log(&path, &line()) && fs::read_to_string(&path).unwrap().contains("00000007 import disk_refused"));
    }

    #[test]
    fn a_file_that_cannot_get_its_name_is_kept_where_the_database_knows_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        let pending = Pending::write(&path, b"original", false).unwrap();
        // Somebody puts a file of that very name there in between.
        fs::write(&path, b"somebody's own").unwrap();
        let part = pending.place_or_keep().unwrap_err();
        assert_eq!(fs::read(&path).unwrap(), b"somebody's own");
        assert_eq!(fs::read(&part.0).unwrap(), b"original");
        let name = part.0.file_name().unwrap().to_string_lossy().into_owned();
        assert!(name.starts_with("a.pdf.") && name.ends_with(".part"), "its name says what it is: {name}");
    }
}
