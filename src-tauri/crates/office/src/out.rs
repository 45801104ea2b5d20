//! Everything that the application writes outside the database: whole files or none, and only what the gate let out.
//!
//! Each function takes the `Out` of its purpose; a new output has to be added here, and cannot be written without one.

#![allow(clippy::disallowed_methods, reason = "the one place that writes files")]

use crate::api::{FindingRow, ManifestPiece};
use crate::fault::{Fault, FaultCode};
use crate::log::LogLine;
use kenpo_domain::gate::{Findings, Log, Manifest, Out, Paper, Screen};
use serde::Serialize;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A file that is written but does not have its name yet. Dropped without `commit`, it is gone.
pub struct Pending {
    part: PathBuf,
    path: PathBuf,
    replace: bool,
    done: bool,
}

impl Pending {
    fn write(path: &Path, bytes: &[u8], replace: bool) -> Result<Self, Fault> {
        if !replace && path.exists() {
            return Err(Fault::caller(FaultCode::OutputExists, path.display().to_string()));
        }
        let mut part = path.as_os_str().to_owned();
        part.push(".part");
        let pending = Self { part: PathBuf::from(part), path: path.to_owned(), replace, done: false };
        let written =
            File::create(&pending.part).and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
        written.map_err(|_| Fault::new(FaultCode::DiskRefused))?;
        Ok(pending)
    }

    /// Gives the file its name.
    pub fn commit(mut self) -> Result<PathBuf, Fault> {
        if !self.replace && self.path.exists() {
            return Err(Fault::caller(FaultCode::OutputExists, self.path.display().to_string()));
        }
        fs::rename(&self.part, &self.path).map_err(|_| Fault::new(FaultCode::DiskRefused))?;
        self.done = true;
        Ok(self.path.clone())
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if !self.done {
            // Nothing more can be done about a part that cannot be removed; it never has the name of an output.
            let _ = fs::remove_file(&self.part);
        }
    }
}

/// Makes the folder for a batch's files.
pub fn folder(path: &Path) -> Result<(), Fault> {
    fs::create_dir_all(path).map_err(|_| Fault::new(FaultCode::DiskRefused))
}

/// Pages.
pub fn pdf(path: &Path, bytes: &Out<Paper, Vec<u8>>) -> Result<Pending, Fault> {
    Pending::write(path, bytes.get(), false)
}

/// The list of pieces beside a batch; follows the batch, so it replaces itself.
pub fn manifest(path: &Path, pieces: &Out<Manifest, Vec<ManifestPiece>>) -> Result<Pending, Fault> {
    Pending::write(path, &json_lines("pieces", pieces.get())?, true)
}

/// A list of findings, one entry per imported file.
pub fn findings(path: &Path, files: &Out<Findings, Vec<FindingsFile>>) -> Result<(), Fault> {
    Pending::write(path, &json_lines("files", files.get())?, true)?.commit().map(|_| ())
}

/// A summary in words.
pub fn summary(path: &Path, lines: &Out<Screen, Vec<String>>) -> Result<(), Fault> {
    let text: String = lines.get().iter().flat_map(|line| [line.as_str(), "\n"]).collect();
    Pending::write(path, text.as_bytes(), true)?.commit().map(|_| ())
}

/// One line of the log. A log that cannot be written never stops the work.
pub fn log(path: &Path, line: &Out<Log, LogLine>) {
    let line = line.get();
    if let Ok(mut file) = File::options().create(true).append(true).open(path) {
        let _ = writeln!(file, "{} {:08x} {} {}", line.instant, line.incident, line.command, line.code);
    }
}

/// Findings of one imported file.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FindingsFile {
    /// The file's name as the caller gave it.
    pub file: String,
    /// `roster` or `national_list`.
    pub kind: String,
    /// All findings, in the order of the rows.
    pub findings: Vec<FindingRow>,
}

fn json_lines(key: &str, value: &impl Serialize) -> Result<Vec<u8>, Fault> {
    let mut bytes = serde_json::to_vec_pretty(&serde_json::json!({ "format": 1, key: value }))
        .map_err(|_| Fault::new(FaultCode::Internal))?;
    bytes.push(b'\n');
    Ok(bytes)
}
