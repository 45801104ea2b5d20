//! The sheet back to its sender: the file under review with the findings marked in it.

use super::source;
use crate::api::{FileWritten, ImportMarkedReq};
use crate::fault::{Fault, FaultCode};
use crate::office::Office;
use crate::out;
use crate::preview::{Origin, Preview, Source};
use crate::words::marked::{self, MarkedFigures};
use kenpo_domain::finding::{FindingCode, KEPT_OF_A_KIND, Weight};
use kenpo_domain::gate::{self, CallerText, FindingShown, Findings, Out, Screen, plain};
use kenpo_roster::{Hazards, Opening, ReadError, Remark, marked_copy};
use std::cell::RefCell;
use std::path::Path;

pub(crate) fn import_marked(office: &mut Office, request: ImportMarkedReq) -> Result<Out<Screen, FileWritten>, Fault> {
    let path = Path::new(&request.path);
    out::free(path)?;
    let Preview { file, origin, findings, effect, .. } = office.session()?.reviewed(request.preview)?;
    // A row that waited has no file any more.
    let Origin::File(source) = origin else { return Err(Fault::new(FaultCode::PreviewGone)) };
    let source = source.clone();
    let bytes = source::read(&source.path)?;
    if source::digest(&bytes) != source.digest {
        return Err(Fault::caller(FaultCode::FileChanged, file));
    }
    // A row that waits and has no mark would be left alone when the copy comes back.
    let too_many = |(code, count): (&FindingCode, &u32)| code.weight() == Weight::Blocks && *count > KEPT_OF_A_KIND;
    if findings.counts().iter().any(too_many) {
        return Err(Fault::caller(FaultCode::TooManyToMark, file));
    }
    let figures = MarkedFigures {
        file: CallerText(file.clone()),
        sheet: source.sheet.clone().map(CallerText),
        day: source.as_of,
        rows_read: source.rows_read,
        rows_waiting: effect.waiting,
    };
    let shown = Out::all(findings.iter().map(|finding| gate::finding(finding, Findings)));
    let context = Copying { bytes: &bytes, source: &source, office: RefCell::new(office) };
    let copy = shown
        .zip(plain(figures, Findings))
        .try_map_with(&context, copied)
        .map_err(|error| source::fault(error, &source.path))?;
    out::marked(path, &copy)?;
    Ok(plain(CallerText(request.path), Screen).map(|path| FileWritten { path: path.0 }))
}

/// The file that the caller named, and whom to tell how far its copy is.
struct Copying<'a> {
    bytes: &'a [u8],
    source: &'a Source,
    office: RefCell<&'a mut Office>,
}

fn copied(
    context: &Copying<'_>,
    (findings, figures): (Vec<FindingShown>, MarkedFigures),
) -> Result<Vec<u8>, ReadError> {
    let Copying { bytes, source, office } = context;
    // What was found in another sheet has no place in this one.
    let of_table = |finding: &&FindingShown| finding.place.sheet.as_deref() == source.sheet.as_deref();
    let remarks = findings.iter().filter(of_table).map(|finding| Remark {
        row: finding.place.row,
        column: finding.place.column,
        weight: finding.code.weight(),
        text: marked::remark(finding.code),
    });
    let mut tell = |progress| office.borrow_mut().tell(source::progress(progress));
    let page = |hazards: &Hazards| marked::page(&figures, &findings, hazards);
    let opening = Opening { bytes, password: source.password.as_ref() };
    marked_copy(&opening, &source.said, remarks.collect(), &page, &mut tell)
}
