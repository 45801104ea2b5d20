//! The return desk: a piece that came back is entered by its serial, stops what would follow it, and is cleared up by a person.

use crate::api::*;
use crate::fault::{Fault, FaultCode, Param};
use crate::office::Office;
use crate::steps::pile::PieceInHand;
use crate::steps::track::piece_by_serial;
use crate::words::term;
use kenpo_domain::Day;
use kenpo_domain::code::Code;
use kenpo_domain::gate::{Out, PieceShown, Screen, UserName, plain};
use kenpo_domain::instant::Instant;
use kenpo_domain::piece::{PieceState, ReturnReason, ReturnVia};
use kenpo_domain::plain_parts;
use kenpo_store::{Op, Subject};

pub(crate) fn piece_return(office: &mut Office, request: PieceReturnReq) -> Result<Out<Screen, ReturnsRes>, Fault> {
    let laid = piece_by_serial(office, &request.serial)?;
    office.about(Subject::Piece(laid.piece.serial.clone()))?;
    let reason = ReturnReason::from_code(&request.reason)
        .ok_or_else(|| Fault::caller(FaultCode::ReturnReasonBad, &request.reason))?;
    if laid.piece.state == PieceState::Returned {
        return Err(already_returned(office, &laid)?);
    }
    let Coded(via) = request.via;
    let day = office.now().day;
    office.write(Op::ComeBack, |tx| Ok(tx.come_back(&laid.piece.serial, reason, via.reach(), day)?))?;
    returns(office, ReturnsReq {})
}

/// When a piece was entered before, and by whom. Of a piece that another office made, the journal here does not tell.
fn already_returned(office: &Office, laid: &PieceInHand) -> Result<Fault, Fault> {
    let serial = &laid.piece.serial;
    let mut steps = office.store()?.history(laid.person.id)?.into_iter();
    let entered = steps.rfind(|step| step.serial == *serial && step.to == PieceState::Returned);
    let mut fault = Fault::about(FaultCode::NotLawful, Param::Serial(serial.clone()));
    if let Some((at, actor)) = entered.and_then(|step| Some((Instant::parse(&step.at)?, step.actor))) {
        fault.code = FaultCode::AlreadyReturned;
        fault.params.extend([Param::Moment(at), Param::User(UserName(actor))]);
    }
    Ok(fault)
}

pub(crate) fn return_clear(office: &mut Office, request: ReturnClearReq) -> Result<Out<Screen, ReturnsRes>, Fault> {
    let laid = piece_by_serial(office, &request.serial)?;
    office.about(Subject::Piece(laid.piece.serial.clone()))?;
    if !office.store()?.open_returns()?.iter().any(|open| open.serial == laid.piece.serial) {
        return Err(Fault::about(FaultCode::NotLawful, Param::Serial(laid.piece.serial)));
    }
    let day = office.now().day;
    office.write(Op::ClearReturn, |tx| Ok(tx.clear_return(&laid.piece.serial, day)?))?;
    returns(office, ReturnsReq {})
}

pub(crate) fn returns(office: &mut Office, _: ReturnsReq) -> Result<Out<Screen, ReturnsRes>, Fault> {
    let store = office.store()?;
    let mut rows = Vec::new();
    for record in store.open_returns()? {
        let Some(piece) = store.piece(&record.serial)? else { continue };
        let returned = &record.returned;
        let (reason, via) = (returned.reason, returned.reach.via());
        let came_back = plain(CameBack { reason, via, received_on: returned.received_on }, Screen);
        rows.push(PieceInHand::of(office, piece)?.shown(Screen).zip(came_back).map(return_row));
    }
    Ok(Out::all(rows).map(|rows| ReturnsRes { rows, reasons: ReturnReason::ALL.iter().map(choice_row).collect() }))
}

fn choice_row(reason: &ReturnReason) -> ChoiceRow {
    ChoiceRow { code: Coded(*reason), text: term::return_reason(*reason).to_owned() }
}

plain_parts! {
    /// How a piece came back.
    struct CameBack {
        reason: ReturnReason,
        via: ReturnVia,
        received_on: Day,
    }
}

fn return_row((piece, came_back): (PieceShown, CameBack)) -> ReturnRow {
    ReturnRow {
        serial: piece.serial.digits().to_owned(),
        serial_text: piece.serial.to_string(),
        insured: piece.insured.to_string(),
        name: piece.name,
        document_text: term::document_and_medium(piece.document, piece.medium),
        reason_text: term::return_reason(came_back.reason).to_owned(),
        via_text: term::via(came_back.via).to_owned(),
        received_on: came_back.received_on.to_string(),
    }
}
