//! The product as the bench knows it: the functions of the command table, and nothing below them.
//!
//! All requests are made here, so that another shape of a request changes one file.

use kenpo_domain::code::Code;
use kenpo_domain::meaning::Meaning;
use kenpo_office::api::{
    BatchMakeReq, Coded, ColumnSaid, FileSaid, ImportApplyReq, ImportDone, ImportMarkedReq, ImportPreviewReq,
    ImportUndoReq, ImportUndone, InitReq, PeopleReq, PlanPage, PlanReq, UnlockReq,
};
use kenpo_office::fault::Fault;
use kenpo_office::office::Office;
use kenpo_office::table::call;
use kenpo_office::world::World;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// The invented society's number.
pub const INSURER_NUMBER: &str = "06139463";

const PASSWORD: &str = "correct horse battery";
const DAY: &str = "2026-11-30";

/// An open database.
pub struct Desk(Office);

/// When long work was first told to be at another step, by what the step is called.
#[derive(Clone, Default)]
pub struct Steps(Arc<Mutex<Vec<(&'static str, Instant)>>>);

impl Steps {
    fn tell(&self, label: &'static str) {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if told.last().is_none_or(|(last, _)| *last != label) {
            told.push((label, Instant::now()));
        }
    }

    /// Seconds of each step. The first one began, and the last one ended, with the work.
    pub fn seconds(&self, began: Instant, ended: Instant) -> Vec<f64> {
        let told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let between = told.iter().skip(1).map(|(_, at)| *at);
        let starts = std::iter::once(began).chain(between.clone());
        starts.zip(between.chain([ended])).map(|(from, to)| to.duration_since(from).as_secs_f64()).collect()
    }
}

impl Desk {
    /// Opens the database of a folder, or makes it where there is none.
    pub fn open(folder: &Path) -> crate::outcome::Result<Self> {
        let mut office = Office::new(World::system(root().join("fonts")));
        let database = folder.join("society.kenpo");
        let (path, password) = (database.display().to_string(), PASSWORD.to_owned());
        if database.exists() {
            call::unlock(&mut office, UnlockReq { path, user: None, password }).map_err(told)?;
            return Ok(Self(office));
        }
        let request = InitReq {
            path,
            user: None,
            password,
            name: "例示健康保険組合".to_owned(),
            insurer_number: INSURER_NUMBER.to_owned(),
            office_no: 1,
            policy: std::fs::read_to_string(root().join("tests/fixtures/policy/reiji.toml"))?,
            symbol_width: None,
            number_width: Some(7),
            branch_width: Some(2),
            postal_width: Some(7),
        };
        call::init(&mut office, request).map_err(told)?;
        Ok(Self(office))
    }

    /// Notes from now on when long work comes to another step.
    pub fn steps(&mut self) -> Steps {
        let steps = Steps::default();
        let told = steps.clone();
        self.0.set_progress(Box::new(move |progress| told.tell(progress.label)));
        steps
    }

    /// Reads a file and proposes: the number of the preview.
    pub fn review(&mut self, file: &Path) -> crate::outcome::Result<u32> {
        let request =
            ImportPreviewReq { path: file.display().to_string(), as_of: DAY.to_owned(), said: FileSaid::nothing() };
        Ok(call::import_preview(&mut self.0, request).map_err(told)?.get().preview)
    }

    /// Reads a file with what is said of its columns: how many rows it has.
    pub fn look(&mut self, file: &Path, columns: &str) -> crate::outcome::Result<u64> {
        let request = looking(file, columns)?;
        Ok(call::import_preview(&mut self.0, request).map_err(told)?.get().rows_read.into())
    }

    /// The same, and the reply as one text of JSON.
    pub fn look_as_json(&mut self, file: &Path, columns: &str) -> crate::outcome::Result<u64> {
        let request = looking(file, columns)?;
        let reply = call::import_preview(&mut self.0, request).map_err(told)?;
        let text = serde_json::to_string(reply.get())?;
        (!text.is_empty()).then_some(reply.get().rows_read.into()).ok_or_else(|| "no reply".into())
    }

    /// Writes the file under review with its findings marked.
    pub fn mark(&mut self, preview: u32, copy: &Path) -> crate::outcome::Result<()> {
        let request = ImportMarkedReq { preview, path: copy.display().to_string() };
        call::import_marked(&mut self.0, request).map_err(told).map(drop)
    }

    /// Writes what a preview proposed.
    pub fn apply(&mut self, preview: u32) -> crate::outcome::Result<ImportDone> {
        Ok(call::import_apply(&mut self.0, ImportApplyReq { preview, reason: None, renamed: Vec::new() })
            .map_err(told)?
            .get()
            .clone())
    }

    /// Takes the latest import back.
    pub fn undo(&mut self) -> crate::outcome::Result<ImportUndone> {
        let request = ImportUndoReq { import: "latest".to_owned() };
        Ok(call::import_undo(&mut self.0, request).map_err(told)?.get().clone())
    }

    /// A page of the people whom a text finds: how many there are on it.
    pub fn search(&mut self, text: &str, page: u32) -> crate::outcome::Result<u64> {
        let request = PeopleReq { query: text.to_owned(), address: String::new(), page };
        Ok(call::people(&mut self.0, request).map_err(told)?.get().rows.len() as u64)
    }

    /// A page of everyone's decisions.
    pub fn plan(&mut self, page: u32) -> crate::outcome::Result<PlanPage> {
        let request = PlanReq { as_of: DAY.to_owned(), outcome: None, page };
        Ok(call::plan(&mut self.0, request).map_err(told)?.get().clone())
    }

    /// Makes a batch of so many pieces: how many it holds.
    pub fn issue(&mut self, expected: u32) -> crate::outcome::Result<u32> {
        let request = BatchMakeReq { as_of: DAY.to_owned(), expected: Some(expected) };
        Ok(call::batch_make(&mut self.0, request).map_err(told)?.get().total)
    }
}

/// Such as `AK=symbol,AL=branch`.
fn looking(file: &Path, columns: &str) -> crate::outcome::Result<ImportPreviewReq> {
    let said = columns.split(',').filter(|said| !said.is_empty()).map(|said| {
        let (letters, code) = said.split_once('=')?;
        Some(ColumnSaid { letters: letters.to_owned(), meaning: Some(Coded(Meaning::from_code(code)?)) })
    });
    let columns = said.collect::<Option<Vec<_>>>().ok_or("no such column")?;
    let said = FileSaid { columns, ..FileSaid::nothing() };
    Ok(ImportPreviewReq { path: file.display().to_string(), as_of: DAY.to_owned(), said })
}

fn told(fault: Fault) -> Box<dyn std::error::Error> {
    format!("{fault:?}").into()
}

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}
