//! A society on a temporary folder, for whole-product tests: the real database, the real faces, the sample rosters, a clock that stands still.
//!
//! Goes in through the command table only, like a window or a script.

#![allow(
    clippy::disallowed_methods,
    clippy::panic,
    reason = "tests lay out the files that a person would have, and say what went wrong"
)]

pub mod beginning;

use kenpo_domain::Day;
use kenpo_domain::code::Code;
use kenpo_domain::gate::Out;
use kenpo_domain::instant::Instant;
use kenpo_domain::outcome_group::OutcomeGroup;
use kenpo_domain::proposal::ReviewGroup;
use kenpo_office::api::*;
use kenpo_office::fault::{Fault, FaultCode};
use kenpo_office::office::Office;
use kenpo_office::table::call;
use kenpo_office::world::{Moment, World};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// The day of the demonstration.
pub const AS_OF: &str = "2026-11-30";

pub const PASSWORD: &str = "correct horse battery";

/// The sample rosters, and the national list last.
pub const FILES: [&str; 4] =
    ["kobe_branch_2026-11.xlsx", "kyoto_branch_2026-11.xls", "employer_31_2026-11.csv", "national_list_2026-10.xlsx"];

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).map(Path::to_path_buf).unwrap_or_default()
}

/// A sample file.
pub fn sample(name: &str) -> PathBuf {
    root().join("tests/fixtures/rosters").join(name)
}

/// A society without widths, in no folder yet.
fn unset(policy: String) -> InitReq {
    InitReq {
        path: String::new(),
        user: None,
        password: PASSWORD.to_owned(),
        name: "例示健康保険組合".to_owned(),
        insurer_number: "06139463".to_owned(),
        office_no: 1,
        policy,
        symbol_width: None,
        number_width: None,
        branch_width: None,
        postal_width: None,
    }
}

/// A society in a folder of its own, which goes when it is dropped. Before that its journal is read back: from what `init` wrote and the
/// operations alone, every record must come out as it is.
pub struct Society {
    /// The application.
    pub office: Office,
    /// The folder.
    pub dir: tempfile::TempDir,
    today: Arc<Mutex<Day>>,
}

impl Society {
    /// A new society with nobody in it.
    pub fn empty() -> std::io::Result<Self> {
        Self::governed_by(std::fs::read_to_string(root().join("tests/fixtures/policy/reiji.toml"))?)
    }

    /// A new society with a policy of its own.
    pub fn governed_by(policy: String) -> std::io::Result<Self> {
        Self::of(InitReq { number_width: Some(7), branch_width: Some(2), postal_width: Some(7), ..unset(policy) })
    }

    /// A new society that has not said how many digits its numbers have.
    pub fn without_widths() -> std::io::Result<Self> {
        Self::of(unset(std::fs::read_to_string(root().join("tests/fixtures/policy/reiji.toml"))?))
    }

    fn of(request: InitReq) -> std::io::Result<Self> {
        let dir = tempfile::tempdir()?;
        let today = Arc::new(Mutex::new(AS_OF.parse().unwrap_or_default()));
        let mut society = Self { office: office(&today), dir, today };
        let request = InitReq { path: society.db().display().to_string(), ..request };
        call::init(&mut society.office, request).map_err(|fault| std::io::Error::other(format!("{fault:?}")))?;
        beginning::keep(&society.db(), &society.beginning())?;
        Ok(society)
    }

    /// A society with these files imported.
    pub fn with(files: &[&str]) -> std::io::Result<Self> {
        let mut society = Self::empty()?;
        for file in files {
            society.import(&sample(file)).map_err(|fault| std::io::Error::other(format!("{file}: {fault:?}")))?;
        }
        Ok(society)
    }

    /// A copy of another database and its key file, opened with the password of the tests.
    pub fn beside(db: &Path) -> std::io::Result<Self> {
        let dir = tempfile::tempdir()?;
        let today = Arc::new(Mutex::new(AS_OF.parse().unwrap_or_default()));
        let mut society = Self { office: office(&today), dir, today };
        beginning::keep(db, &society.db())?;
        society.restart().map_err(|fault| std::io::Error::other(format!("{fault:?}")))?;
        Ok(society)
    }

    fn beginning(&self) -> PathBuf {
        self.dir.path().join("beginning.kenpo")
    }

    /// The database.
    pub fn db(&self) -> PathBuf {
        self.dir.path().join("society.kenpo")
    }

    /// Reviews a file for the day of the tests.
    pub fn preview(&mut self, file: &Path) -> Result<ImportPreview, Fault> {
        let request =
            ImportPreviewReq { path: file.display().to_string(), as_of: AS_OF.to_owned(), said: FileSaid::nothing() };
        call::import_preview(&mut self.office, request).map(Out::into_inner)
    }

    /// Those of a group of the file under review who are asked for.
    pub fn rows(&mut self, preview: u32, group: ReviewGroup, query: &str) -> Result<ImportRowsPage, Fault> {
        let request = ImportRowsReq { preview, group: Coded(group), query: query.to_owned(), page: 1 };
        call::import_rows(&mut self.office, request).map(Out::into_inner)
    }

    /// Previews and applies a file, as a clerk does who has looked at every new name.
    pub fn import(&mut self, file: &Path) -> Result<(ImportPreview, ImportDone), Fault> {
        let preview = self.preview(file)?;
        let renamed = preview.renames.iter().map(|row| row.insured.clone()).collect();
        let request = ImportApplyReq { preview: preview.preview, reason: None, renamed };
        let done = call::import_apply(&mut self.office, request)?.into_inner();
        Ok((preview, done))
    }

    /// Closes the program and opens it again.
    pub fn restart(&mut self) -> Result<(), Fault> {
        self.office = office(&self.today);
        self.office = self.another()?;
        Ok(())
    }

    /// Another application with the same database open.
    pub fn another(&self) -> Result<Office, Fault> {
        let mut another = office(&self.today);
        let path = self.db().display().to_string();
        call::unlock(&mut another, UnlockReq { path, user: None, password: PASSWORD.to_owned() })?;
        Ok(another)
    }

    /// What is due on the day, one page of one outcome; of all where none is named.
    pub fn plan(&mut self, outcome: &str) -> Result<PlanPage, Fault> {
        let listed = OutcomeGroup::from_code(outcome);
        if listed.is_none() && !outcome.is_empty() {
            return Err(Fault::caller(FaultCode::BadRequest, outcome));
        }
        let request = PlanReq { as_of: AS_OF.to_owned(), outcome: listed.map(Coded), page: 1 };
        Ok(call::plan(&mut self.office, request)?.into_inner())
    }

    /// Makes a batch of all that is due.
    pub fn issue(&mut self) -> Result<BatchDetail, Fault> {
        let expected = self.plan("")?.pieces;
        Ok(call::batch_make(&mut self.office, BatchMakeReq { as_of: AS_OF.to_owned(), expected: Some(expected) })?
            .into_inner())
    }

    /// Prints the latest batch into a folder below the society's.
    pub fn print(&mut self, folder: &str) -> Result<BatchPrintDone, Fault> {
        let folder = self.dir.path().join(folder).display().to_string();
        Ok(call::batch_print(&mut self.office, BatchPrintReq { batch: "latest".to_owned(), folder, serial: None })?
            .into_inner())
    }

    /// All pieces of the latest batch.
    pub fn pieces(&mut self) -> Result<Vec<PieceRow>, Fault> {
        let mut all = Vec::new();
        for page in 1.. {
            let detail = call::batch(&mut self.office, BatchReq { batch: "latest".to_owned(), page })?.into_inner();
            all.extend(detail.pieces);
            if page * detail.per_page >= detail.total {
                break;
            }
        }
        Ok(all)
    }
}

impl Drop for Society {
    fn drop(&mut self) {
        // Closes the database. A test that has failed says enough.
        self.office = office(&self.today);
        if std::thread::panicking() {
            return;
        }
        if let Err(error) = beginning::read_back(&self.db(), &self.beginning(), PASSWORD) {
            panic!("the database of this test does not read back: {error}");
        }
    }
}

fn office(today: &Arc<Mutex<Day>>) -> Office {
    let today = Arc::clone(today);
    let clock = move || {
        let day = today.lock().map(|day| *day).unwrap_or_default();
        Moment { instant: Instant::of(day.and_time(Default::default()).and_utc()), day }
    };
    Office::new(World::with_clock(root().join("fonts"), clock))
}
