//! Pieces to be pulled out of the pile by hand: listed until somebody has ticked each off.

use crate::api::*;
use crate::fault::{Fault, FaultCode, Param};
use crate::office::{Office, Session};
use crate::steps::batch::batch_named;
use crate::steps::pile::PieceInHand;
use crate::words::term;
use kenpo_domain::act::Figure;
use kenpo_domain::batch::BatchNumber;
use kenpo_domain::gate::{Out, PieceShown, Screen, plain};
use kenpo_domain::ids::BatchId;
use kenpo_domain::instant::Instant;
use kenpo_domain::plain_parts;
use kenpo_domain::serial::Serial;
use kenpo_store::Now;
use std::collections::BTreeMap;

pub(crate) fn pull_outs(office: &mut Office, request: PullOutsReq) -> Result<Out<Screen, PullOutsRes>, Fault> {
    let only = request.batch.as_deref().map(|text| batch_named(office, text)).transpose()?;
    let store = office.store()?;
    let missing = || Fault::new(FaultCode::DatabaseDamaged);
    let (mut numbers, mut rows) = (BTreeMap::new(), Vec::new());
    for waiting in store.to_pull_out()? {
        let piece = store.piece(&waiting.serial)?.ok_or_else(missing)?;
        let batch = piece.batch;
        if only.is_some_and(|only| only != batch) {
            continue;
        }
        let number = match numbers.get(&batch) {
            Some(number) => *number,
            None => *numbers.entry(batch).or_insert(store.batch(batch)?.ok_or_else(missing)?.batch.number),
        };
        let lies = plain(Lies { batch, number, since: waiting.since }, Screen);
        rows.push(PieceInHand::of(office, piece)?.shown(Screen).zip(lies).map(pull_out_row));
    }
    Ok(Out::all(rows).map(|rows| PullOutsRes { rows }))
}

plain_parts! {
    /// Where a piece lies that must not go out, and since when it must not.
    struct Lies {
        batch: BatchId,
        number: BatchNumber,
        since: Instant,
    }
}

fn pull_out_row((piece, lies): (PieceShown, Lies)) -> PullOutRow {
    let (file, file_page) = piece.printed.map(|original| (original.file, original.page)).unzip();
    PullOutRow {
        serial: piece.serial.digits().to_owned(),
        serial_text: piece.serial.to_string(),
        insured: piece.insured.to_string(),
        name: piece.name,
        document_text: term::document_and_medium(piece.document, piece.medium),
        file,
        file_page,
        batch: lies.batch.to_string(),
        batch_number: lies.number.to_string(),
        since_text: term::moment(lies.since.as_str()),
    }
}

pub(crate) fn pull_out_done(office: &mut Office, request: PullOutDoneReq) -> Result<Out<Screen, PullOutsRes>, Fault> {
    let waiting = office.store()?.to_pull_out()?;
    let mut done = Vec::new();
    for typed in &request.serials {
        let serial = Serial::parse(typed).ok_or_else(|| Fault::caller(FaultCode::SerialBad, typed))?;
        if !waiting.iter().any(|row| row.serial == serial) {
            return Err(Fault::about(FaultCode::NotToPullOut, Param::Serial(serial)));
        }
        done.push(serial);
    }
    if done.is_empty() {
        return Err(Fault::new(FaultCode::NothingToDo));
    }
    office.counted(Figure::Pieces, done.len())?;
    let moment = office.now();
    let now = Now { instant: moment.instant.as_str(), day: moment.day };
    let Session { store, trail, .. } = office.session_mut()?;
    store.pulled_out(&done, &trail.deed, &now)?;
    trail.left = true;
    pull_outs(office, PullOutsReq { batch: None })
}
