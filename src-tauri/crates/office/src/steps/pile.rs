//! A batch as it lies on the table: its pieces with their people and decisions, read at once; and one piece alone.
//!
//! Asks the gate for what may go on paper today; keeps no answer, because a flag or a return can come in between.

use crate::fault::{Fault, FaultCode, Param};
use crate::office::Office;
use crate::wire::stored;
use kenpo_domain::decision::Decision;
use kenpo_domain::document::FormStamp;
use kenpo_domain::facts::Relation;
use kenpo_domain::gate::{self, KeptBack, Letter, Out, Paper, PieceContent, PieceShown, Purpose, Society};
use kenpo_domain::ids::BatchId;
use kenpo_domain::person::Person;
use kenpo_domain::piece::{Original, Piece, PieceState};
use kenpo_domain::serial::Serial;
use kenpo_domain::society::SocietyRecord;
use kenpo_store::BatchRow;
use std::collections::BTreeMap;

/// One piece with its person and the decision that gave it.
pub(crate) struct PieceInHand {
    pub(crate) piece: Piece,
    pub(crate) person: Person,
    pub(crate) decision: Decision,
    /// The 被保険者 of a dependant's household.
    head: Option<Person>,
}

/// A batch with all its pieces, in the order of printing.
pub(crate) struct Pile {
    pub(crate) record: BatchRow,
    pub(crate) pieces: Vec<PieceInHand>,
    society: Society,
}

/// A piece whose original is written.
pub(crate) struct Printed {
    pub(crate) serial: Serial,
    pub(crate) original: Original,
    /// The form that it was laid out on.
    pub(crate) form: FormStamp,
}

impl Pile {
    /// Reads a batch.
    pub(crate) fn of(office: &Office, id: BatchId) -> Result<Self, Fault> {
        let store = office.store()?;
        let record = store.batch(id)?.ok_or_else(|| Fault::about(FaultCode::BatchUnknown, Param::Batch(id)))?;
        let mut decisions = store.decisions_of(id)?;
        let mut pieces = Vec::new();
        for piece in store.pieces_of(id)? {
            let decision = decisions.remove(&piece.serial).ok_or_else(|| Fault::new(FaultCode::DatabaseDamaged))?;
            pieces.push(piece_in_hand(office, piece, stored::read(&decision)?)?);
        }
        Ok(Self { record, pieces, society: society(&store.society()?) })
    }

    /// The pile as it will lie once these pieces are printed, each in its file and on its page, and those pulled out.
    pub(crate) fn printed<'a>(&mut self, printed: impl Iterator<Item = &'a Printed>, withdrawn: &[Serial]) {
        let places: BTreeMap<&Serial, &Original> =
            printed.map(|Printed { serial, original, .. }| (serial, original)).collect();
        for PieceInHand { piece, .. } in &mut self.pieces {
            if let Some(original) = places.get(&piece.serial) {
                piece.state = PieceState::Printed;
                piece.printed = Some((*original).clone());
            } else if withdrawn.contains(&piece.serial) {
                piece.state = PieceState::Withdrawn;
            }
        }
    }

    /// Asks the gate for one of the pieces, as of now.
    pub(crate) fn release(&self, piece: &PieceInHand) -> Result<Out<Paper, PieceContent>, KeptBack> {
        piece.release(&self.society)
    }
}

impl PieceInHand {
    /// One piece alone.
    pub(crate) fn of(office: &Office, piece: Piece) -> Result<Self, Fault> {
        let decision = decision_of(office, &piece.serial)?;
        piece_in_hand(office, piece, decision)
    }

    /// Asks the gate for this piece, as of now.
    pub(crate) fn release(&self, society: &Society) -> Result<Out<Paper, PieceContent>, KeptBack> {
        let Piece { serial, document, issued_on, .. } = &self.piece;
        let letter = Letter { serial: serial.clone(), document: *document, issued_on: *issued_on };
        gate::release_piece(letter, society, &self.person, self.head.as_ref(), &self.decision)
    }

    /// This piece as a list may show it now.
    pub(crate) fn shown<P: Purpose>(&self, purpose: P) -> Out<P, PieceShown> {
        gate::piece_row(&self.person, &self.piece, &self.decision, purpose)
    }
}

fn piece_in_hand(office: &Office, piece: Piece, decision: Decision) -> Result<PieceInHand, Fault> {
    let store = office.store()?;
    let person = store.person(piece.person)?.ok_or_else(|| Fault::new(FaultCode::DatabaseDamaged))?;
    let head = match person.relation {
        Relation::Insured => None,
        Relation::Dependent => store.head_of(&person.insured)?,
    };
    Ok(PieceInHand { piece, person, decision, head })
}

/// The decision that gave a piece.
pub(crate) fn decision_of(office: &Office, serial: &Serial) -> Result<Decision, Fault> {
    let decision = office.store()?.decision_of(serial)?.ok_or_else(|| Fault::new(FaultCode::DatabaseDamaged))?;
    stored::read(&decision)
}

/// The society as it stands on paper.
pub(crate) fn society(record: &SocietyRecord) -> Society {
    Society { name: record.name.clone(), number: record.number.clone() }
}
