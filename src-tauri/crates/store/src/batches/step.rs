//! The steps of a piece, each kept for its history. Which are lawful, `domain::piece` says.

use crate::error::{Sql, StoreError, Thing};
use crate::journal::{Change, Entity};
use crate::reads::Reads;
use crate::row::{Columns, collect, first};
use crate::write::{Tag, Tx};
use kenpo_domain::code::Code;
use kenpo_domain::document::Document;
use kenpo_domain::ids::PersonId;
use kenpo_domain::piece::{Piece, PieceState, ReturnReason, Step};
use kenpo_domain::serial::Serial;
use rusqlite::params;

/// What a step leaves behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepDetail {
    /// Nothing.
    None,
    /// Printing: where the original is.
    Original {
        /// The file's name.
        file: String,
        /// The first page, from 1.
        page: u32,
    },
    /// Spoiling or withdrawing: why, in the clerk's words.
    Note(String),
    /// Coming back: why.
    Return(ReturnReason),
}

/// One step in the history of a person's pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
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

/// A step to be kept.
pub(super) struct Event<'e> {
    pub(super) serial: &'e Serial,
    pub(super) from: Option<PieceState>,
    pub(super) to: PieceState,
    pub(super) detail: &'e StepDetail,
}

impl Tx<'_> {
    /// Takes one step, when it is lawful. Printing needs [`StepDetail::Original`], no other step takes it;
    /// a piece comes back by [`Tx::come_back`] alone.
    pub fn step(&mut self, serial: &Serial, step: Step, detail: &StepDetail) -> Result<PieceState, StoreError> {
        match (step, detail) {
            (Step::ComeBack, _) | (_, StepDetail::Return(_)) => {
                return Err(StoreError::Unfit("a piece comes back with its reason and reach"));
            }
            (Step::Print, StepDetail::Original { page: 1.., .. }) => {}
            (Step::Print, _) | (_, StepDetail::Original { .. }) => {
                return Err(StoreError::Unfit("printing, and nothing else, has a file and a page"));
            }
            _ => {}
        }
        self.advance(serial, step, detail).map(|(_, to)| to)
    }

    /// Moves a piece and keeps the step.
    pub(super) fn advance(
        &mut self,
        serial: &Serial,
        step: Step,
        detail: &StepDetail,
    ) -> Result<(Piece, PieceState), StoreError> {
        let piece = self.piece(serial)?.ok_or(StoreError::NotFound(Thing::Piece))?;
        let from = piece.state;
        let to = from.after(step).ok_or(StoreError::NotLawful { serial: serial.clone(), state: from })?;
        let (file, page) = match detail {
            StepDetail::Original { file, page } => (Some(file.as_str()), Some(*page)),
            _ => (None, None),
        };
        let before = self.address_key_of(serial)?;
        // An original carries the address of the day on which it is printed, so that is where it can come back from.
        let moved = self
            .prepared(
                "UPDATE piece SET state = ?3, file = coalesce(?4, file), page = coalesce(?5, page),
                     address_key = iif(?4 IS NULL, address_key,
                                       (SELECT person.address_key FROM person WHERE person.id = piece.person))
                 WHERE serial = ?1 AND state = ?2",
            )?
            .execute(params![serial.digits(), from.code(), to.code(), file, page])
            .sql()?;
        if moved != 1 {
            return Err(StoreError::NotLawful { serial: serial.clone(), state: from });
        }
        let change = Change::default()
            .field("state", from.code(), to.code())
            .field("address_key", before, self.address_key_of(serial)?)
            .new_field("file", file)
            .new_field("page", page);
        self.note(Entity::Piece, serial.digits(), &change, &[Tag::Batches, Tag::Pieces, Tag::Decisions])?;
        self.event(&Event { serial, from: Some(from), to, detail })?;
        Ok((piece, to))
    }

    fn address_key_of(&self, serial: &Serial) -> Result<Option<String>, StoreError> {
        let mut statement = self.prepared("SELECT address_key FROM piece WHERE serial = ?1")?;
        Ok(first(statement.query([serial.digits()]).sql()?, |row| row.take())?.flatten())
    }

    /// Keeps a step for the history.
    pub(super) fn event(&self, event: &Event<'_>) -> Result<(), StoreError> {
        let (mut file, mut page, mut note, mut return_reason) = (None, None, None, None);
        match event.detail {
            StepDetail::None => {}
            StepDetail::Original { file: name, page: first } => (file, page) = (Some(name), Some(*first)),
            StepDetail::Note(text) => note = Some(text),
            StepDetail::Return(reason) => return_reason = Some(reason.code()),
        }
        self.prepared(
            "INSERT INTO piece_event (serial, at, actor, from_state, to_state, file, page, note, return_reason)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            event.serial.digits(),
            self.now.instant,
            self.actor.user,
            event.from.map(PieceState::code),
            event.to.code(),
            file,
            page,
            note,
            return_reason,
        ])
        .sql()?;
        Ok(())
    }
}

impl Reads {
    /// Every step of every piece of a person, in the order in which they were taken.
    pub fn history(&self, person: PersonId) -> Result<Vec<HistoryEntry>, StoreError> {
        let mut statement = self.prepared(
            "SELECT e.serial, p.document, e.at, e.actor, e.from_state, e.to_state,
                    e.file, e.page, e.note, e.return_reason
             FROM piece p JOIN piece_event e ON e.serial = p.serial
             WHERE p.person = ?1 ORDER BY e.id",
        )?;
        collect(statement.query([person.to_string()]).sql()?, |row| {
            Ok(HistoryEntry {
                serial: row.parse(Serial::parse)?,
                document: row.code()?,
                at: row.take()?,
                actor: row.take()?,
                from: row.maybe_code()?,
                to: row.code()?,
                detail: read_detail(row)?,
            })
        })
    }
}

fn read_detail(row: &mut Columns<'_>) -> Result<StepDetail, StoreError> {
    let original = Option::zip(row.take::<Option<String>>()?, row.take::<Option<u32>>()?);
    let (note, reason) = (row.take::<Option<String>>()?, row.maybe_code()?);
    Ok(match (original, note, reason) {
        (Some((file, page)), ..) => StepDetail::Original { file, page },
        (None, Some(note), _) => StepDetail::Note(note),
        (None, None, Some(reason)) => StepDetail::Return(reason),
        (None, None, None) => StepDetail::None,
    })
}
