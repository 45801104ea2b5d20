//! The steps of a piece, each kept for its history. Which are lawful, `domain::piece` says.

use crate::error::{Sql, StoreError, Thing};
use crate::reads::Reads;
use crate::records::{Stored, insert_row};
use crate::write::Tx;
use kenpo_domain::address::AddressKey;
use kenpo_domain::code::Code;
use kenpo_domain::document::FormStamp;
use kenpo_domain::piece::{Original, Piece, PieceState, ReturnReason, Step};
use kenpo_domain::piece_record::{PieceMade, StepTaken};
use kenpo_domain::record::Change;
use kenpo_domain::serial::Serial;
use rusqlite::params;

/// What a step leaves behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepDetail {
    /// Nothing.
    None,
    /// Printing: where the original is, and on which form it was laid out (`None`: printed under schema 1, which kept none).
    Original {
        /// Where.
        original: Original,
        form: Option<FormStamp>,
    },
    /// Spoiling or withdrawing: why, in the clerk's words.
    Note(String),
    /// Coming back: why.
    Return(ReturnReason),
}

impl Tx<'_> {
    /// Takes one step, when it is lawful. Printing needs [`StepDetail::Original`] with its form, no other step takes it;
    /// a piece comes back by [`Tx::come_back`] alone. One that is withdrawn while it lies in the pile is noted to be pulled out.
    pub fn step(&mut self, serial: &Serial, step: Step, detail: &StepDetail) -> Result<PieceState, StoreError> {
        match (step, detail) {
            (Step::ComeBack, _) | (_, StepDetail::Return(_)) => {
                return Err(StoreError::Unfit("a piece comes back with its reason and reach"));
            }
            (Step::Print, StepDetail::Original { original: Original { page: 1.., .. }, form: Some(_) }) => {}
            (Step::Print, _) | (_, StepDetail::Original { .. }) => {
                return Err(StoreError::Unfit("printing, and nothing else, has a file, a page and a form"));
            }
            _ => {}
        }
        let before = self.advance(serial, step, detail)?.state;
        if step == Step::Withdraw && before.lies_here() {
            self.must_be_pulled_out(serial)?;
        }
        Ok(self.piece(serial)?.ok_or(StoreError::NotFound(Thing::Piece))?.state)
    }

    /// Moves a piece and keeps the step. Gives the piece as it was.
    pub(super) fn advance(&mut self, serial: &Serial, step: Step, detail: &StepDetail) -> Result<Piece, StoreError> {
        let piece = self.piece(serial)?.ok_or(StoreError::NotFound(Thing::Piece))?;
        let (mut original, mut form, mut address_key) = (None, None, None);
        let (mut note, mut reason) = (None, None);
        match detail {
            StepDetail::None => {}
            StepDetail::Original { original: place, form: laid_out_on } => {
                original = Some(place.clone());
                form.clone_from(laid_out_on);
                // An original carries the address of the day on which it is printed, so that is where it can come back from.
                address_key = self.person(piece.person)?.and_then(|person| person.address.key());
            }
            StepDetail::Note(words) => note = Some(words.clone()),
            StepDetail::Return(why) => reason = Some(*why),
        }
        let (at, actor) = (self.now.instant.to_owned(), self.actor.user.clone());
        let taken = StepTaken { piece: serial.clone(), step, at, actor, original, form, address_key, note, reason };
        self.put_step(&taken)?;
        Ok(piece)
    }

    /// Keeps a step, and moves its piece to where the step leads.
    pub(crate) fn put_step(&mut self, taken: &StepTaken) -> Result<(), StoreError> {
        let serial = taken.piece.digits();
        let stored: Option<Stored<PieceMade>> = self.record(serial)?;
        let previous = stored.ok_or(StoreError::NotFound(Thing::Piece))?.version;
        let state = self.state_of(serial)?;
        let to = state.after(taken.step).ok_or_else(|| StoreError::NotLawful { serial: taken.piece.clone(), state })?;
        let id = self.next_id();
        let version = self.note(&id, Some(previous), &Change::new(taken.clone()))?;
        insert_row(self, &id, version, taken)?;
        let original = taken.original.as_ref();
        self.prepared(
            "UPDATE piece SET version = ?2, state = ?3, file = coalesce(?4, file), page = coalesce(?5, page),
                 sent_to = iif(?4 IS NULL, sent_to, ?6)
             WHERE id = ?1",
        )?
        .execute(params![
            serial,
            version,
            to.code(),
            original.map(|original| original.file.as_str()),
            original.map(|original| original.page),
            taken.address_key.as_ref().map(AddressKey::for_store),
        ])
        .sql()?;
        Ok(())
    }
}

impl Reads {
    fn state_of(&self, serial: &str) -> Result<PieceState, StoreError> {
        let code: String =
            self.prepared("SELECT state FROM piece WHERE id = ?1")?.query_row([serial], |row| row.get(0)).sql()?;
        PieceState::from_code(&code).ok_or(StoreError::Damaged)
    }
}
