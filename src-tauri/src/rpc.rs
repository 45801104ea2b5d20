//! The one command of the page: a name and a value in, a value out. Work runs off the window's thread, one command at a time; only while everybody is
//! judged, others are answered.
//!
//! Must never look inside what it carries: what may be shown has passed the outgoing gate before it comes here.

use kenpo_office::fault::{Fault, FaultCode};
use kenpo_office::office::{Office, Progress};
use kenpo_office::rpc::{answer, fault_res};
use kenpo_office::shared::Shared;
use kenpo_office::world::{World, fonts_folder, state_folder};
use serde::Serialize;
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tauri::{AppHandle, Emitter, Manager, Runtime, State};

use crate::place::named_database;

/// Stops the work at hand; answered here, because the office is busy with that work.
const CANCEL: &str = "cancel";

/// The page draws no faster than this.
const BETWEEN_REPORTS: Duration = Duration::from_millis(60);

/// The office and the flag that stops it.
pub struct Desk {
    office: Arc<Shared>,
    cancel: Arc<AtomicBool>,
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}

impl Desk {
    /// A desk with nothing open yet.
    pub fn new() -> Desk {
        let mut office = Office::new(World::system(fonts_folder()).keeping(state_folder()));
        if let Some(path) = named_database() {
            office.suggest(path);
        }
        let cancel = office.cancel_flag();
        Desk { office: Arc::new(Shared::new(office)), cancel }
    }
}

/// Runs one command of the table.
#[tauri::command]
pub async fn rpc(desk: State<'_, Desk>, name: String, request: Value) -> Result<Value, Value> {
    if name == CANCEL {
        desk.cancel.store(true, Ordering::Relaxed);
        return Ok(Value::Null);
    }
    let office = Arc::clone(&desk.office);
    let done = tauri::async_runtime::spawn_blocking(move || office.rpc(&name, request)).await;
    answer(done.unwrap_or_else(|_| Err(fault_res(Fault::new(FaultCode::Broken)))))
}

/// From now on the page hears how far the work is.
pub fn report_progress<R: Runtime>(app: &AppHandle<R>) {
    let page = app.clone();
    let mut pace = Pace::default();
    app.state::<Desk>().office.enter().set_progress(Box::new(move |progress| {
        if pace.due(progress) {
            // A page that is gone cannot be told, and needs not be.
            let _ = page.emit("progress", Report::from(progress));
        }
    }));
}

#[derive(Debug, Clone, Serialize)]
struct Report {
    label: &'static str,
    done: u64,
    total: Option<u64>,
}

impl From<Progress> for Report {
    fn from(p: Progress) -> Report {
        Report { label: p.label, done: p.done, total: p.total }
    }
}

/// Lets through the first and the last step of each work, and between them one report per [`BETWEEN_REPORTS`].
#[derive(Default)]
struct Pace {
    label: &'static str,
    last: Option<Instant>,
}

impl Pace {
    fn due(&mut self, p: Progress) -> bool {
        let waited = self.last.is_none_or(|last| last.elapsed() >= BETWEEN_REPORTS);
        let due = waited || p.label != self.label || p.total == Some(p.done);
        if due {
            self.label = p.label;
            self.last = Some(Instant::now());
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_hears_the_first_the_last_and_each_new_work() {
        let mut pace = Pace::default();
        let at = |label, done| Progress { label, done, total: Some(3) };
        let heard = [at("read", 0), at("read", 1), at("read", 3), at("write", 0), at("write", 1), at("write", 3)]
            .map(|p| pace.due(p));
        assert_eq!(heard, [true, false, true, true, false, true]);
    }
}
