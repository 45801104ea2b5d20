//! What happened to pieces, out of the journal.

use super::step::StepDetail;
use crate::error::{Sql, StoreError};
use crate::reads::Reads;
use crate::row::collect;
use kenpo_domain::code::Code;
use kenpo_domain::document::Document;
use kenpo_domain::ids::PersonId;
use kenpo_domain::piece::PieceState;
use kenpo_domain::piece_record::StepTaken;
use kenpo_domain::record::RecordKind;
use kenpo_domain::serial::Serial;
use kenpo_journal::{Operation, change_from};

/// One step in the history of a person's pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// The index of its operation in the journal.
    pub index: u64,
    /// Which piece.
    pub serial: Serial,
    /// Which document it is.
    pub document: Document,
    /// When: RFC 3339, UTC.
    pub at: String,
    /// By whom.
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
            for operation in self.operations_of(newest)?.into_iter().rev() {
                let entry = entry(operation, &serial, document, state)?;
                state = Some(entry.to);
                entries.push(entry);
            }
        }
        entries.sort_by_key(|entry| entry.index);
        Ok(entries)
    }
}

fn entry(
    operation: Operation,
    serial: &Serial,
    document: Document,
    from: Option<PieceState>,
) -> Result<HistoryEntry, StoreError> {
    let (to, detail) = match (RecordKind::from_code(&operation.heading.kind), from) {
        (Some(RecordKind::Piece), None) => (PieceState::Made, StepDetail::None),
        (Some(RecordKind::Step), Some(from)) => {
            let change = change_from::<StepTaken>(&operation.change_members()).ok_or(StoreError::Damaged)?;
            let taken = change.apply(None).ok().flatten().ok_or(StoreError::Damaged)?;
            (from.after(taken.step).ok_or(StoreError::Damaged)?, detail(taken))
        }
        _ => return Err(StoreError::Damaged),
    };
    let (index, at, actor) = (operation.heading.index, operation.heading.at, operation.heading.actor);
    Ok(HistoryEntry { index, serial: serial.clone(), document, at, actor, from, to, detail })
}

fn detail(taken: StepTaken) -> StepDetail {
    match (taken.original, taken.note, taken.reason) {
        (Some(original), ..) => StepDetail::Original { original, form: taken.form },
        (None, Some(note), _) => StepDetail::Note(note),
        (None, None, Some(reason)) => StepDetail::Return(reason),
        (None, None, None) => StepDetail::None,
    }
}
