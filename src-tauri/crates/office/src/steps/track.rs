//! After printing: enclosed, posted, spoiled. Before every step that brings a piece nearer to the post box the gate is asked again.

use crate::api::*;
use crate::fault::{Fault, FaultCode, Param};
use crate::office::Office;
use crate::steps::batch::{batch_named, row};
use crate::steps::count;
use crate::steps::judge::Judge;
use crate::steps::pile::{self, PieceInHand, Pile};
use kenpo_domain::act::Figure;
use kenpo_domain::gate::{Out, Screen, plain};
use kenpo_domain::piece::{PieceState, Step};
use kenpo_domain::piece_record::PieceMade;
use kenpo_domain::plain_parts;
use kenpo_domain::serial::Serial;
use kenpo_paper::Kit;
use kenpo_store::{Op, StepDetail, Subject};

/// Finds a piece by its serial, typed or scanned.
pub(crate) fn piece_by_serial(office: &Office, typed: &str) -> Result<PieceInHand, Fault> {
    let serial = Serial::parse(typed).ok_or_else(|| Fault::caller(FaultCode::SerialBad, typed))?;
    let piece = office.store()?.piece(&serial)?;
    let piece = piece.ok_or_else(|| Fault::about(FaultCode::SerialUnknown, Param::Serial(serial)))?;
    PieceInHand::of(office, piece)
}

pub(crate) fn batch_enclose(office: &mut Office, request: BatchEncloseReq) -> Result<Out<Screen, BatchMoved>, Fault> {
    advance(office, &request.batch, PieceState::Printed, Step::Enclose, Op::Enclose)
}

pub(crate) fn batch_post(office: &mut Office, request: BatchPostReq) -> Result<Out<Screen, BatchMoved>, Fault> {
    advance(office, &request.batch, PieceState::Enclosed, Step::Post, Op::Post)
}

fn advance(
    office: &mut Office,
    batch: &str,
    from: PieceState,
    step: Step,
    op: Op,
) -> Result<Out<Screen, BatchMoved>, Fault> {
    let id = batch_named(office, batch)?;
    let pile = Pile::of(office, id)?;
    office.about(Subject::Batch(pile.record.batch.number))?;
    let judge = Judge::of_today(office, pile.record.batch.as_of)?;
    let (mut moved, mut withdrawn) = (Vec::new(), Vec::new());
    for laid in pile.pieces.iter().filter(|laid| laid.piece.state == from) {
        let sendable = judge.covers(&laid.person) && pile.release(laid).is_ok();
        if sendable { &mut moved } else { &mut withdrawn }.push(laid.piece.serial.clone());
    }
    if moved.is_empty() && withdrawn.is_empty() {
        return Err(Fault::new(FaultCode::NothingToDo));
    }
    office.counted(Figure::Pieces, moved.len())?;
    office.write(op, |tx| {
        for serial in &withdrawn {
            tx.step(serial, Step::Withdraw, &StepDetail::None)?;
        }
        for serial in &moved {
            tx.step(serial, step, &StepDetail::None)?;
        }
        Ok(())
    })?;
    let moved = plain(MoveFigures { moved: count(moved.len()), withdrawn }, Screen);
    Ok(row(office, id)?.zip(moved).map(|(batch, MoveFigures { moved, withdrawn })| BatchMoved {
        batch,
        moved,
        withdrawn: withdrawn.iter().map(Serial::to_string).collect(),
    }))
}

plain_parts! {
    /// What became of the pieces of a batch.
    struct MoveFigures {
        moved: u32,
        withdrawn: Vec<Serial>,
    }
}

pub(crate) fn piece_spoil(office: &mut Office, request: PieceSpoilReq) -> Result<Out<Screen, PieceSpoiled>, Fault> {
    let laid = piece_by_serial(office, &request.serial)?;
    office.about(Subject::Piece(laid.piece.serial.clone()))?;
    let kit = office.kit()?;
    let PieceInHand { piece, person, decision, .. } = &laid;
    let store = office.store()?;
    let society = pile::society(&store.society()?);
    // A piece that cannot be printed any more gets no replacement: its person is due again, and making the next batch says why it stops.
    let printable = |kit: &Kit| laid.release(&society).is_ok_and(|content| kenpo_paper::check(kit, &content).is_ok());
    let sendable = Judge::of_one_today(office, piece.issued_on, person.id)?.covers(person) && printable(&kit);
    let missing = || Fault::new(FaultCode::DatabaseDamaged);
    let issue = decision.outcome.issue().ok_or_else(missing)?;
    let replacement = PieceMade {
        batch: piece.batch,
        person: piece.person,
        insured: person.insured.clone(),
        address_key: person.address.key(),
        document: piece.document,
        medium: piece.medium,
        route: issue.route,
        issued_on: piece.issued_on,
        valid_until: piece.valid_until,
        recorded_reason: issue.says(piece.document).terms.map(|terms| terms.recorded_reason),
        facts: store.facts_of(&piece.serial)?.ok_or_else(missing)?,
        decision: store.decision_of(&piece.serial)?.ok_or_else(missing)?,
    };
    let serial = office.write(Op::Spoil, |tx| {
        tx.step(&piece.serial, Step::Spoil, &StepDetail::None)?;
        Ok(if sendable { Some(tx.add_piece(replacement)?) } else { None })
    })?;
    Ok(plain((piece.serial.clone(), serial), Screen).map(|(spoiled, replacement)| PieceSpoiled {
        spoiled: spoiled.to_string(),
        replacement: replacement.map(|serial| serial.to_string()),
    }))
}
