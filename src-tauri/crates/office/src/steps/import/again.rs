//! A row that waited: corrected and reviewed like any file, or said not to be needed.

use super::history;
use super::review::{ToReview, review};
use crate::api::{Coded, HeldItemSaid, ImportHeldPage, ImportPreview, RowDropReq, RowPreviewReq};
use crate::fault::{Fault, FaultCode, Param};
use crate::office::{Office, Session};
use crate::preview::{HeldPlace, Origin};
use crate::steps::{day, source};
use crate::world::Moment;
use kenpo_domain::gate::{Out, Screen};
use kenpo_domain::held_row::{Fate, HeldRow, ItemSays, items};
use kenpo_domain::import::Import;
use kenpo_domain::meaning::Meaning;
use kenpo_roster::{ReadAgain, Rules, read_again};
use kenpo_store::{ImportRow, Now, Subject};

/// A row that waits still.
struct Waiting {
    import: Import,
    at: HeldPlace,
    held: HeldRow,
}

/// An import that was not taken back.
fn standing(office: &Office, import: &str) -> Result<ImportRow, Fault> {
    let id = history::file_named(office, import)?;
    let import = office.store()?.import(id)?.ok_or_else(|| Fault::new(FaultCode::ImportUnknown))?;
    if import.undone_at.is_some() {
        return Err(Fault::new(FaultCode::ImportUndone));
    }
    Ok(ImportRow { id, import })
}

fn waiting(office: &Office, import: &str, row: u32) -> Result<Waiting, Fault> {
    let about = |code| Fault::about(code, Param::Count(row));
    let ImportRow { id, import } = standing(office, import)?;
    let kept = office.store()?.held_row(id, row)?.ok_or_else(|| about(FaultCode::HeldRowUnknown))?;
    if kept.fate != Fate::Open {
        return Err(about(FaultCode::HeldRowDone));
    }
    Ok(Waiting { import, at: HeldPlace { import: id, row }, held: kept.row })
}

pub(crate) fn row_preview(office: &mut Office, request: RowPreviewReq) -> Result<Out<Screen, ImportPreview>, Fault> {
    let as_of = day(&request.as_of)?;
    let Waiting { import, at, held } = waiting(office, &request.import, request.row)?;
    if !held.can_be_taken() {
        return Err(Fault::about(FaultCode::HeldRowFiling, Param::Count(at.row)));
    }
    // A review would say whose the row is that the list keeps to itself (`gate::held_row`): whoever has the file can say it.
    let is_said = |item| request.set.iter().any(|said| said.item.0 == item && !said.text.trim().is_empty());
    if is_untold(office, &held)? && !(is_said(Meaning::Number) && is_said(Meaning::Branch)) {
        return Err(Fault::about(FaultCode::HeldRowUntold, Param::Count(at.row)));
    }
    // Applying it makes the kept plan out of date.
    office.session_mut()?.decided = None;
    let mut said = Vec::new();
    for HeldItemSaid { item: Coded(meaning), text } in request.set {
        if !items(import.source).contains(&meaning) {
            return Err(Fault::caller(FaultCode::HeldItemBad, Coded(meaning).code()));
        }
        said.push(ItemSays { meaning, text });
    }
    let says = held.says_now(&said);
    let society = office.store()?.society()?;
    let rules = Rules { widths: society.widths, insurer: Some(&society.number), as_of };
    let ReadAgain { reading, findings, held, raw, columns } =
        read_again(&held, &says, &rules).map_err(|error| source::fault(error, &import.file_name))?;
    review(
        office,
        ToReview {
            file: import.file_name,
            origin: Origin::Row(at),
            as_of,
            widths: society.widths,
            widths_said: None,
            kept: None,
            reading,
            findings,
            rows_waiting: u32::from(held.is_some()),
            held: held.into_iter().collect(),
            left: Vec::new(),
            bonds: Vec::new(),
            moved: Vec::new(),
            raw: vec![raw],
            columns,
            widths_seen: Vec::new(),
            rows_read: 1,
            rows_skipped: 0,
        },
    )
}

/// Whether the list shows nothing of a row.
fn is_untold(office: &Office, held: &HeldRow) -> Result<bool, Fault> {
    let Some(insured) = &held.insured else { return Ok(false) };
    Ok(office.store()?.person_by_insured(insured)?.is_some_and(|person| person.contact_waits()))
}

pub(crate) fn row_drop(office: &mut Office, request: RowDropReq) -> Result<Out<Screen, ImportHeldPage>, Fault> {
    let import = match request.row {
        Some(row) => waiting(office, &request.import, row)?.at.import,
        None => standing(office, &request.import)?.id,
    };
    let reason = request.reason.map(|reason| reason.trim().to_owned()).filter(|reason| !reason.is_empty());
    // A number in it is nobody's reason.
    let reason = reason.map(kenpo_roster::without_my_number);
    let Moment { instant, day } = office.now();
    office.about(Subject::Import(import))?;
    let Session { store, actor, trail, .. } = office.session_mut()?;
    let now = Now { instant: instant.as_str(), day };
    let dropped = store.drop_rows(import, request.row, reason.as_deref(), (actor, &now), &trail.deed)?;
    trail.left = true;
    if let Some(row) = request.row.filter(|_| dropped == 0) {
        return Err(Fault::about(FaultCode::HeldRowDone, Param::Count(row)));
    }
    history::page_with(office, import, request.row.unwrap_or(1))
}
