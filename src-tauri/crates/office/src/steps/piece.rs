//! One piece by its serial: what it is, in which batch it lies, and every step on its way.

use crate::api::*;
use crate::fault::{Fault, FaultCode};
use crate::office::Office;
use crate::steps::track::piece_by_serial;
use crate::steps::{people, show};
use kenpo_domain::batch::BatchNumber;
use kenpo_domain::gate::{self, Out, Screen, Viewer, plain};
use kenpo_domain::ids::BatchId;
use kenpo_domain::plain_parts;
use kenpo_store::Subject;

pub(crate) fn piece(office: &mut Office, request: PieceReq) -> Result<Out<Screen, PieceDetail>, Fault> {
    let laid = piece_by_serial(office, &request.serial)?;
    office.about(Subject::Piece(laid.piece.serial.clone()))?;
    let store = office.store()?;
    let batch = store.batch(laid.piece.batch)?.ok_or_else(|| Fault::new(FaultCode::DatabaseDamaged))?;
    let page = store.pieces_before(&laid.piece)? / PER_PAGE + 1;
    let place = plain(Place { batch: batch.id, number: batch.batch.number, page }, Screen);
    let steps = store.history(laid.person.id)?.into_iter().filter(|step| step.serial == laid.piece.serial);
    let steps = Out::all(steps.map(|step| gate::event(people::event(step), Screen)));
    let person = gate::person(&laid.person, Viewer::ANYBODY, Screen);
    Ok(laid.shown(Screen).zip(person).zip(place).zip(steps).map(|(((piece, person), place), steps)| PieceDetail {
        piece: show::piece_row(piece),
        person: person.id.to_string(),
        batch: place.batch.to_string(),
        batch_number: place.number.to_string(),
        batch_page: place.page,
        events: steps.into_iter().map(show::event_row).collect(),
    }))
}

plain_parts! {
    /// Where a piece stands.
    struct Place {
        batch: BatchId,
        number: BatchNumber,
        /// Of the batch's pieces, from 1.
        page: u32,
    }
}
