//! One office for many askers: one command at a time. Everybody is judged beside it, so that whoever asks for less need not wait.
//!
//! Must never hold back a command that judges nobody while others are judged.

use crate::api::FaultRes;
use crate::office::Office;
use crate::rpc;
use crate::steps::plan::beside::{self, Judging};
use crate::table::{CommandInfo, Course};
use kenpo_domain::Day;
use kenpo_domain::gate::{Out, Screen};
use kenpo_domain::iso_day;
use serde_json::Value;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How often everybody is judged for one command while writes make each answer stale. After that they are judged with the office held.
const TRIES: u32 = 3;

/// An office that several threads ask.
pub struct Shared {
    office: Mutex<Office>,
    /// Held by whoever has everybody judged: the next one finds the answer. Never asked for with the office held.
    turn: Mutex<()>,
}

impl Shared {
    pub fn new(office: Office) -> Self {
        Self { office: Mutex::new(office), turn: Mutex::new(()) }
    }

    /// The office, once nobody else has it. A command that panicked has rolled back its transaction; the office is still good for the next one.
    pub fn enter(&self) -> MutexGuard<'_, Office> {
        entered(&self.office)
    }

    /// Runs a command by name, as [`rpc::rpc`] does.
    pub fn rpc(&self, name: &str, request: Value) -> Result<Out<Screen, Value>, Out<Screen, FaultRes>> {
        let mut office = self.enter();
        for _ in 0..TRIES {
            if to_judge(&mut office, name, &request).is_none() {
                break;
            }
            drop(office);
            office = self.judged(name, &request);
        }
        rpc::rpc(&mut office, name, request)
    }

    /// The office once everybody was judged. Nothing comes between what it keeps and who entered.
    fn judged(&self, name: &str, request: &Value) -> MutexGuard<'_, Office> {
        let _turn = entered(&self.turn);
        let judging = begin(&mut self.enter(), name, request);
        // What fails here fails again with the office held, and is told then.
        let judged = judging.and_then(|judging| judging.run().ok());
        let mut office = self.enter();
        if let Some(judged) = judged {
            beside::keep(&mut office, judged);
        }
        office
    }
}

fn entered<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The day on which everybody is to be judged before this command can answer, where that is not kept. A command that is refused judges nobody.
fn to_judge(office: &mut Office, name: &str, request: &Value) -> Option<Day> {
    let command = CommandInfo::named(name).filter(|command| command.course == Course::Judges)?;
    office.allow(command.may).ok()?;
    let as_of = iso_day::parse(request["asOf"].as_str()?)?;
    (!beside::is_kept(office, as_of)).then_some(as_of)
}

fn begin(office: &mut Office, name: &str, request: &Value) -> Option<Judging> {
    let as_of = to_judge(office, name, request)?;
    beside::begin(office, as_of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opened::opened;
    use crate::table::COMMANDS;
    use crate::{api::*, table::call};
    use kenpo_domain::roles::Roles;
    use serde_json::json;
    use std::io::Write;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;

    const DAY: &str = "2026-11-30";

    /// Enough that judging them takes many times as long as showing fifty.
    const MANY: u32 = 2_000;

    fn of_many(dir: &std::path::Path, many: u32) -> Shared {
        let mut office = opened(dir, Roles::ALL);
        let mut roster = tempfile::Builder::new().suffix(".csv").tempfile_in(dir).unwrap();
        writeln!(roster, "記号,番号,枝番,氏名,フリガナ,生年月日,性別,続柄,資格取得年月日").unwrap();
        for at in 0..many {
            let year = 1950 + at % 50;
            writeln!(roster, "101,{:07},00,山田　太郎,ヤマダ タロウ,{year}-04-02,男,本人,2020-04-01", 1_001 + at)
                .unwrap();
        }
        let path = roster.path().display().to_string();
        let said = FileSaid::nothing();
        let request = ImportPreviewReq { path, as_of: DAY.to_owned(), said };
        let preview = call::import_preview(&mut office, request).unwrap().get().preview;
        call::import_apply(&mut office, ImportApplyReq { preview, reason: None, renamed: Vec::new() }).unwrap();
        Shared::new(office)
    }

    fn asks(command: &str) -> Value {
        match command {
            "plan" => json!({"asOf": DAY, "outcome": null, "page": 1}),
            "holds" => json!({"asOf": DAY, "reason": null, "query": "", "page": 1}),
            _ => json!({"asOf": DAY}),
        }
    }

    fn answer(shared: &Shared, name: &str, request: Value) -> Value {
        shared.rpc(name, request).ok().unwrap().into_inner()
    }

    /// Until everybody is being judged beside the office, or that has ended.
    fn wait_until_judging(shared: &Shared, ended: impl Fn() -> bool) {
        while !ended() && shared.enter().session.as_ref().unwrap().under_way.is_idle() {
            thread::yield_now();
        }
    }

    #[test]
    fn who_asks_for_a_list_does_not_wait_until_everybody_is_judged() {
        let dir = tempfile::tempdir().unwrap();
        let shared = of_many(dir.path(), MANY);
        let judged = AtomicBool::new(false);
        thread::scope(|scope| {
            let begun = scope.spawn(|| {
                let page = answer(&shared, "plan", asks("plan"));
                judged.store(true, Ordering::SeqCst);
                page
            });
            wait_until_judging(&shared, || judged.load(Ordering::SeqCst));
            let people = answer(&shared, "people", json!({"query": "", "address": "", "page": 1}));
            assert!(!judged.load(Ordering::SeqCst), "everybody was judged first");
            assert_eq!(people["total"], MANY);
            assert_eq!(begun.join().unwrap()["total"], MANY);
        });
    }

    #[test]
    fn the_answer_is_that_of_one_asker_alone() {
        let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (shared, alone) = (of_many(dir.path(), 3), of_many(other.path(), 3));
        for command in COMMANDS.iter().filter(|command| command.course == Course::Judges) {
            shared.enter().session.as_mut().unwrap().decided = None;
            assert!(to_judge(&mut shared.enter(), command.name, &asks(command.name)).is_some(), "{}", command.name);
            let both = answer(&shared, command.name, asks(command.name));
            assert!(
                to_judge(&mut shared.enter(), command.name, &asks(command.name)).is_none(),
                "{}: kept",
                command.name
            );
            // People have other identifiers in another database.
            let alone = rpc::rpc(&mut alone.enter(), command.name, asks(command.name)).ok().unwrap().into_inner();
            let same = |page: &Value| (page["counts"].clone(), page["reasons"].clone(), page["lines"].clone());
            assert_eq!(same(&both), same(&alone), "{}", command.name);
        }
    }

    #[test]
    fn what_was_judged_before_a_write_is_not_shown_after_it() {
        let dir = tempfile::tempdir().unwrap();
        let shared = of_many(dir.path(), 3);
        let before = begin(&mut shared.enter(), "plan", &asks("plan")).unwrap().run().unwrap();
        let insured = "101-0001001-00".to_owned();
        call::protect(&mut shared.enter(), ProtectReq { insured }).unwrap();
        beside::keep(&mut shared.enter(), before);
        assert!(to_judge(&mut shared.enter(), "plan", &asks("plan")).is_some(), "judged anew");
    }

    #[test]
    fn closing_the_database_stops_whoever_judges() {
        let dir = tempfile::tempdir().unwrap();
        let shared = of_many(dir.path(), MANY);
        thread::scope(|scope| {
            let begun = scope.spawn(|| shared.rpc("plan", asks("plan")).is_err());
            wait_until_judging(&shared, || begun.is_finished());
            call::lock(&mut shared.enter(), LockReq {}).unwrap();
            assert!(begun.join().unwrap(), "the database is closed");
        });
    }

    #[test]
    fn nothing_is_kept_for_another_session() {
        let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (one, another) = (of_many(dir.path(), 3), of_many(other.path(), 3));
        let judged = begin(&mut one.enter(), "plan", &asks("plan")).unwrap().run().unwrap();
        beside::keep(&mut another.enter(), judged);
        assert!(another.enter().session.as_ref().unwrap().decided.is_none());
    }
}
