//! Files that contests of one size share, made when the first of them asks: rosters, lists, and databases to begin from.
//!
//! All lie below Cargo's `target`, on the disk that the sources are on: a folder for temporary files may be memory, where nothing
//! has to be written through. They are taken away at the end.

#![allow(clippy::disallowed_methods, reason = "generated files and databases of invented people, the bench's own")]

use crate::jobs;
use crate::{bounds, national_list, roster};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Where files of one size lie.
pub struct Yard {
    folder: TempDir,
    rows: u32,
}

impl Yard {
    /// An empty one.
    pub fn new(rows: u32) -> crate::outcome::Result<Self> {
        Ok(Self { folder: tempfile::Builder::new().prefix("files-").tempdir_in(below_target()?)?, rows })
    }

    /// Rows of its roster.
    pub fn rows(&self) -> u32 {
        self.rows
    }

    pub fn roster(&self) -> crate::outcome::Result<PathBuf> {
        self.made("roster.xlsx", |path| Ok(std::fs::write(path, roster::messy(0, self.rows)?)?))
    }

    /// A roster of so many people of whom no other of the first `turn` rosters speaks.
    pub fn next_roster(&self, turn: u32) -> crate::outcome::Result<PathBuf> {
        let name = format!("roster-{turn}.xlsx");
        self.made(&name, |path| Ok(std::fs::write(path, roster::messy(turn * self.rows, self.rows)?)?))
    }

    /// The national list of the people of the roster.
    pub fn list(&self) -> crate::outcome::Result<PathBuf> {
        self.made("list.xlsx", |path| Ok(std::fs::write(path, national_list::lines(self.rows)?)?))
    }

    /// A roster whose every row is wrong.
    pub fn wrong(&self) -> crate::outcome::Result<PathBuf> {
        self.made("wrong.xlsx", |path| Ok(std::fs::write(path, bounds::wrong(self.rows)?)?))
    }

    /// A roster of good rows with columns that nobody needs.
    pub fn wide(&self) -> crate::outcome::Result<PathBuf> {
        self.made("wide.xlsx", |path| Ok(std::fs::write(path, bounds::wide(self.rows)?)?))
    }

    /// A 届書CSV.
    pub fn filing(&self) -> crate::outcome::Result<PathBuf> {
        self.made("filing.csv", |path| Ok(std::fs::write(path, bounds::filing(self.rows)?)?))
    }

    /// The folder of a database that holds the roster. To be copied, not written.
    pub fn registered(&self) -> crate::outcome::Result<PathBuf> {
        let roster = self.roster()?;
        self.made("registered", |path| {
            std::fs::create_dir(path)?;
            jobs::apart(&["import", text(path)?, text(&roster)?, "joins"]).map(drop)
        })
    }

    /// The folder of a database that holds the people of so many rosters. To be read, not written.
    pub fn grown(&self, rosters: u32) -> crate::outcome::Result<PathBuf> {
        self.made("grown", |path| {
            std::fs::create_dir(path)?;
            (0..rosters).try_for_each(|turn| {
                let roster = self.next_roster(turn)?;
                jobs::apart(&["import", text(path)?, text(&roster)?, "joins"]).map(drop)
            })
        })
    }

    /// A text that lies beside them.
    pub fn written(&self, name: &str, lines: &[String]) -> crate::outcome::Result<PathBuf> {
        self.made(name, |path| Ok(std::fs::write(path, lines.join("\n"))?))
    }

    /// The folder of a database that holds the roster and the national list. To be copied, not written.
    pub fn listed(&self) -> crate::outcome::Result<PathBuf> {
        let (registered, list) = (self.registered()?, self.list()?);
        self.made("listed", |path| {
            copy(&registered, path)?;
            jobs::apart(&["import", text(path)?, text(&list)?, "listed"]).map(drop)
        })
    }

    /// A folder for one round, empty.
    pub fn empty(&self) -> crate::outcome::Result<TempDir> {
        Ok(tempfile::tempdir_in(self.folder.path())?)
    }

    /// A folder for one round, with a copy of a database.
    pub fn copy_of(&self, database: &Path) -> crate::outcome::Result<TempDir> {
        let round = self.empty()?;
        copy(database, round.path())?;
        Ok(round)
    }

    /// Made once. A fault while it is made ends the bench, so that nobody takes half of it for the whole.
    fn made(
        &self,
        name: &str,
        make: impl FnOnce(&Path) -> crate::outcome::Result<()>,
    ) -> crate::outcome::Result<PathBuf> {
        let path = self.folder.path().join(name);
        if !path.exists() {
            make(&path)?;
        }
        Ok(path)
    }
}

/// Where the bench keeps its files.
pub fn below_target() -> crate::outcome::Result<PathBuf> {
    let exe = std::env::current_exe()?;
    let target = exe.ancestors().nth(2).ok_or("the bench runs outside of Cargo's folders")?;
    let folder = target.join("bench");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// A path as an argument.
pub fn text(path: &Path) -> crate::outcome::Result<&str> {
    path.to_str().ok_or_else(|| format!("{} is no text", path.display()).into())
}

/// Bytes of the files in a folder.
pub fn size(folder: &Path) -> std::io::Result<u64> {
    std::fs::read_dir(folder)?.map(|entry| Ok(entry?.metadata()?.len())).sum()
}

/// Copies a database, down to the disk: what is measured next must not wait for it.
fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let copied = to.join(entry.file_name());
        std::fs::copy(entry.path(), &copied)?;
        std::fs::File::open(&copied)?.sync_all()?;
    }
    Ok(())
}
