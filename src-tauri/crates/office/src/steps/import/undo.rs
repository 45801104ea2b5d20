//! Taking an import back in one transaction: everybody whom it changed, as far as nobody has changed them since.

use super::go_on;
use crate::api::*;
use crate::fault::{Fault, FaultCode};
use crate::office::Office;
use crate::steps::show;
use crate::words::term;
use kenpo_domain::gate::{self, LeftShown, Out, Screen, plain};
use kenpo_domain::ids::ImportId;
use kenpo_domain::plain_parts;
use kenpo_store::{Op, Subject, TakenBack, Went};

pub(crate) fn import_undo(office: &mut Office, request: ImportUndoReq) -> Result<Out<Screen, ImportUndone>, Fault> {
    let import = import_named(office, &request.import)?;
    office.about(Subject::Import(import))?;
    let store = office.store()?;
    let record = store.import(import)?.ok_or_else(|| Fault::new(FaultCode::ImportUnknown))?;
    office.may_undo(&record.made_by)?;
    if record.undone_at.is_some() {
        return Err(Fault::new(FaultCode::ImportUndone));
    }
    let mut written = store.import_written(import)?.ok_or_else(|| Fault::new(FaultCode::ImportTooOld))?;
    let operations = written.operations();
    let undone = office.write_telling(Op::UndoImport, term::doing::TAKING_BACK, operations, |tx, tell| {
        let mut undone = Undone { figures: Figures { import, void: 0, changed: 0, left: 0 }, shown: Vec::new() };
        while written.operations() > 0 {
            go_on(tell(operations - written.operations()))?;
            if let Some(taken) = tx.take_back(&mut written)? {
                undone.add(taken);
            }
        }
        tx.empty_tray_of(import)?;
        tx.import_undone(import)?;
        Ok(undone)
    })?;
    let shown = Out::all(undone.shown);
    Ok(plain(undone.figures, Screen).zip(shown).map(|(figures, left)| ImportUndone {
        import: figures.import.to_string(),
        voided: figures.void,
        changed: figures.changed,
        left: figures.left,
        rows: left.into_iter().map(show::left_row).collect(),
    }))
}

/// Finds an import by our identifier, or the latest that still stands.
pub(super) fn import_named(office: &Office, text: &str) -> Result<ImportId, Fault> {
    let store = office.store()?;
    let found = match ImportId::parse(text) {
        Some(id) => Some(id),
        None if text == "latest" => {
            store.imports()?.into_iter().find(|row| row.import.undone_at.is_none()).map(|row| row.id)
        }
        None => None,
    };
    found.ok_or_else(|| Fault::new(FaultCode::ImportUnknown))
}

plain_parts! {
    /// How many went back, and how many did not.
    struct Figures {
        import: ImportId,
        void: u32,
        changed: u32,
        left: u32,
    }
}

/// What was taken back so far.
struct Undone {
    figures: Figures,
    shown: Vec<Out<Screen, LeftShown>>,
}

impl Undone {
    fn add(&mut self, taken: TakenBack) {
        let TakenBack { person, went, left } = taken;
        match went {
            Went::Void => self.figures.void += 1,
            Went::Fields(back) => self.figures.changed += u32::from(gate::tells(&person, &back)),
            Went::Nothing => {}
        }
        let Some(left) = left.and_then(|left| gate::left(&person, &left, Screen)) else { return };
        self.figures.left += 1;
        if self.shown.len() < PEOPLE_SHOWN {
            self.shown.push(left);
        }
    }
}
