//! What happened to pieces, out of the journal.

use super::step::StepDetail;
use crate::error::{Sql, StoreError};
use crate::journal::history::{Found, OfRecord, change_of};
use crate::reads::Reads;
use crate::row::collect;
use kenpo_domain::code::Code;
use kenpo_domain::document::Document;
use kenpo_domain::ids::PersonId;
use kenpo_domain::piece::PieceState;
use kenpo_domain::piece_record::StepTaken;
use kenpo_domain::record::RecordKind;
use kenpo_domain::serial::Serial;
use kenpo_journal::Operation;

/// One step in the history of a person's pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// Where its operation stands in the journal: later ones are greater.
    pub version: u64,
    /// Which piece.
    pub serial: Serial,
    pub document: Document,
    /// When: RFC 3339, UTC.
    pub at: String,
    pub actor: String,
    /// From where; `None` = it was made.
    pub from: Option<PieceState>,
    /// To where.
    pub to: PieceState,
    /// What the step left behind.
    pub detail: StepDetail,
}

impl Reads {
    /// Every step of every piece that this office made for a person, in the order in which they were taken. Leaves out another
    /// office's pieces: their versions are indexes in that office's series, and say nothing in ours.
    pub fn history(&self, person: PersonId) -> Result<Vec<HistoryEntry>, StoreError> {
        let mut statement = self.prepared("SELECT id, document, version FROM piece WHERE person = ?1")?;
        let pieces = collect(statement.query([person.to_string()]).sql()?, |row| {
            Ok((row.parse(Serial::parse)?, row.code::<Document>()?, row.take::<u64>()?))
        })?;
        let office_no = self.life()?.office_no;
        let mut entries = Vec::new();
        for (serial, document, newest) in pieces.into_iter().filter(|(serial, ..)| serial.office() == office_no) {
            let mut state = None;
            let of = OfRecord {
                mark: serial.digits(),
                fits: &|operation| {
                    is_made(operation, &serial) || step_of(operation).is_some_and(|step| step.piece == serial)
                },
                begins: &|operation| is_made(operation, &serial),
            };
            for found in self.operations_of(newest, &of)?.into_iter().rev() {
                let entry = entry(found, &serial, document, state)?;
                state = Some(entry.to);
                entries.push(entry);
            }
        }
        entries.sort_by_key(|entry| entry.version);
        Ok(entries)
    }
}

fn entry(
    Found { no, operation }: Found,
    serial: &Serial,
    document: Document,
    from: Option<PieceState>,
) -> Result<HistoryEntry, StoreError> {
    let (to, detail) = match from {
        None if is_made(&operation, serial) => (PieceState::Made, StepDetail::None),
        None => return Err(StoreError::Damaged),
        Some(from) => {
            let taken = step_of(&operation).ok_or(StoreError::Damaged)?;
            (from.after(taken.step).ok_or(StoreError::Damaged)?, detail(taken))
        }
    };
    let (at, actor) = (operation.heading.at, operation.heading.actor);
    Ok(HistoryEntry { version: no.version(), serial: serial.clone(), document, at, actor, from, to, detail })
}

/// Whether an operation made this piece.
fn is_made(operation: &Operation, serial: &Serial) -> bool {
    operation.heading.kind == RecordKind::Piece.code() && operation.heading.id == serial.digits()
}

/// The step that an operation took.
fn step_of(operation: &Operation) -> Option<StepTaken> {
    (operation.heading.kind == RecordKind::Step.code()).then_some(())?;
    change_of::<StepTaken>(operation).ok()?.apply(None).ok().flatten()
}

fn detail(taken: StepTaken) -> StepDetail {
    match (taken.original, taken.note, taken.reason) {
        (Some(original), ..) => StepDetail::Original { original, form: taken.form },
        (None, Some(note), _) => StepDetail::Note(note),
        (None, None, Some(reason)) => StepDetail::Return(reason),
        (None, None, None) => StepDetail::None,
    }
}
