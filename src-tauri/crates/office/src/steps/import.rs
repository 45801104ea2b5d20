//! Rosters and national lists: read and show what would change, then write it in one transaction.

mod absent;
mod again;
mod apply;
mod aside;
mod columns;
mod history;
mod known;
mod marked;
mod review;
mod rows;
mod sender;
mod torn;
mod undo;
mod widths;

use crate::api::*;
use crate::fault::Fault;
use crate::office::{Office, Progress};
use crate::preview::{OfSender, Origin, Source};
use crate::steps::{day, session, source};
use crate::words::term;
pub(crate) use absent::{not_named, people as absent_people};
pub(crate) use again::{row_drop, row_preview};
pub(crate) use apply::{go_on, import_apply, import_effect};
pub(crate) use aside::{import_apply_as_shown, import_set_aside};
pub(crate) use columns::import_columns;
pub(crate) use history::{import_held, imports, imports_export};
use kenpo_domain::gate::{Out, Screen};
use kenpo_roster::{Opening, Rules, SheetRead};
pub(crate) use marked::import_marked;
use review::{ToReview, review};
pub(crate) use rows::import_rows;
pub(crate) use sender::senders;
pub(crate) use undo::import_undo;

pub(crate) fn import_preview(
    office: &mut Office,
    request: ImportPreviewReq,
) -> Result<Out<Screen, ImportPreview>, Fault> {
    let session = office.session_mut()?;
    session.preview = None;
    // Reading a file takes the most memory of all, and applying it makes the kept plan out of date.
    session.decided = None;
    let as_of = day(&request.as_of)?;
    let bytes = source::read(&request.path)?;
    let society = office.store()?.society()?;
    let widths = widths::with(society.widths, &request.said.widths)?;
    let rules = Rules { widths, insurer: Some(&society.number), as_of };
    let password = source::password(&request.said);
    let sender = sender::named(&request.said)?;
    let said = columns::said(request.said, sender::habit(office, sender.as_ref())?)?;
    let opening = Opening { bytes: &bytes, password: password.as_ref() };
    let read = kenpo_roster::read(&opening, &rules, &said, &mut |progress| office.tell(source::progress(progress)))
        .map_err(|error| source::fault(error, &request.path))?;
    let SheetRead {
        reading,
        bonds,
        moved,
        raw,
        columns,
        rows_read,
        rows_skipped,
        rows_waiting,
        held,
        left,
        widths: seen,
        habit,
    } = read.value;
    go_on(office.tell(Progress { label: term::doing::COMPARING, done: u64::from(rows_read), total: None }))?;
    let source = Source {
        path: request.path.clone(),
        digest: source::digest(&bytes),
        said,
        password,
        sheet: columns.sheet.clone(),
        rows_read,
        as_of,
    };
    review(
        office,
        ToReview {
            file: source::name(&request.path),
            origin: Origin::File(Box::new(source)),
            as_of,
            widths,
            widths_said: (widths != society.widths).then_some(widths),
            kept: sender.map(|sender| OfSender { sender, habit }),
            reading,
            findings: read.findings,
            held,
            left,
            bonds,
            moved,
            raw,
            columns,
            widths_seen: seen,
            rows_read,
            rows_skipped,
            rows_waiting,
        },
    )
}

pub(crate) fn import_discard(office: &mut Office, request: ImportDiscardReq) -> Result<Out<Screen, StatusRes>, Fault> {
    let session = office.session_mut()?;
    // Gone already is forgotten, too.
    let _ = session.take_reviewed(request.preview);
    session::status(office, StatusReq {})
}
