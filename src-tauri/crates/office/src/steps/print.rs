//! Writing the originals of a batch, each once, with the manifest beside them; and a look at one piece that can never pass as an original.
//!
//! The database is told before the files get their names: after a power cut a piece can be missing on paper (then it is spoiled
//! and made anew), but it can never be printed twice.

use crate::api::*;
use crate::fault::{Fault, FaultCode, Param};
use crate::office::{Office, Progress};
use crate::out::{self, Pending};
use crate::steps::batch::{batch_named, finding, row};
use crate::steps::judge::Judge;
use crate::steps::pile::{self, PieceInHand, Pile, Printed};
use crate::steps::{count, import::go_on, passing, show};
use crate::words::term;
use base64::Engine;
use kenpo_domain::Day;
use kenpo_domain::act::Figure;
use kenpo_domain::document::{Document, DocumentRow};
use kenpo_domain::finding::Finding;
use kenpo_domain::gate::{self, Manifest, Out, Paper, PieceShown, Screen, WrittenPath, plain};
use kenpo_domain::piece::{Original, PieceState, Step};
use kenpo_domain::plain_parts;
use kenpo_domain::roles::Role;
use kenpo_domain::serial::Serial;
use kenpo_paper::{Kit, PdfError, PdfMeta, PieceFrame};
use kenpo_store::{Op, PassingFile, StepDetail, Subject};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::mpsc;

/// Pieces per file: keeps memory flat, and a file in the printer's queue is not endless.
const PIECES_PER_FILE: usize = 500;

/// One file to be written.
struct Job {
    name: String,
    title: &'static str,
    pieces: Framed,
}

/// The same with its file, still empty.
struct BegunJob {
    job: Job,
    file: Pending,
}

impl Job {
    fn begun(self, folder: &Path) -> Result<BegunJob, Fault> {
        let file = Pending::begin(&folder.join(&self.name), false)?;
        Ok(BegunJob { job: self, file })
    }
}

pub(crate) fn batch_print(office: &mut Office, request: BatchPrintReq) -> Result<Out<Screen, BatchPrintDone>, Fault> {
    let id = batch_named(office, &request.batch)?;
    let folder = PathBuf::from(&request.folder);
    let mut pile = Pile::of(office, id)?;
    office.about(Subject::Batch(pile.record.batch.number))?;
    let alone = request.serial.as_deref().map(|typed| waiting_piece(&pile, typed)).transpose()?;
    let kit = office.kit()?;
    let Sorted { framed, withdrawn, stopped } = sort(office, &kit, &pile, alone.as_ref())?;
    let printed = framed.values().map(Vec::len).sum();
    let known: BTreeSet<String> = pile
        .pieces
        .iter()
        .filter_map(|laid| laid.piece.printed.as_ref())
        .map(|original| original.file.clone())
        .collect();
    if printed == 0 && withdrawn.is_empty() {
        let files: Vec<WrittenPath> = known.iter().map(|file| out::written_earlier(file)).collect();
        return Err(match files.as_slice() {
            [] => Fault::new(FaultCode::NothingToDo),
            _ => Fault::about(FaultCode::AlreadyPrinted, Param::Written(files)),
        });
    }
    let number = pile.record.batch.number.to_string();
    office.counted(Figure::Pieces, printed)?;
    let jobs = jobs(framed, &number, &known);

    out::folder(&folder)?;
    let manifest_path = folder.join("manifest.json");
    // A manifest that stands beside files of this batch is this batch's; any other stays as it is.
    let follows = known.iter().any(|file| folder.join(file).exists());
    if !follows {
        out::free(&manifest_path)?;
    }
    let manifest = Pending::begin(&manifest_path, follows)?;
    let jobs = jobs.into_iter().map(|job| job.begun(&folder)).collect::<Result<Vec<_>, _>>()?;
    let passing = passing::noted(office, jobs.iter().map(|begun| &begun.file).chain([&manifest]))?;
    let files = written(office, &kit, &mut pile, Begun { jobs, manifest, passing: &passing }, &withdrawn, printed);
    passing::forget(office, passing);
    let (files, manifest) = files?;
    let written = plain(PrintFigures { files, manifest, printed: count(printed), withdrawn }, Screen);
    let stopped = Out::all(stopped.iter().map(|finding| gate::finding(finding, Screen).map(show::finding_row)));
    Ok(row(office, id)?.zip(written).zip(stopped).map(|((batch, written), stopped)| {
        let PrintFigures { files, manifest, printed, withdrawn } = written;
        BatchPrintDone {
            batch,
            files: files.iter().map(WrittenPath::to_string).collect(),
            manifest: manifest.to_string(),
            printed,
            withdrawn: withdrawn.iter().map(Serial::to_string).collect(),
            stopped,
        }
    }))
}

/// Files that are begun and noted.
struct Begun<'p> {
    jobs: Vec<BegunJob>,
    manifest: Pending,
    passing: &'p [PassingFile],
}

/// Fills the files, tells the database, and gives them their names.
fn written(
    office: &mut Office,
    kit: &Kit,
    pile: &mut Pile,
    begun: Begun<'_>,
    withdrawn: &[Serial],
    printed: usize,
) -> Result<(Vec<WrittenPath>, WrittenPath), Fault> {
    let placed = write_files(office, kit, pile.record.batch.as_of, begun.jobs, printed)?;
    pile.printed(placed.iter().flat_map(|placed| &placed.pieces), withdrawn);
    let manifest = out::manifest(begun.manifest, &manifest_of(pile))?;
    office.write(Op::Print, |tx| {
        for serial in withdrawn {
            tx.step(serial, Step::Withdraw, &StepDetail::None)?;
        }
        for Printed { serial, original, form } in placed.iter().flat_map(|placed| &placed.pieces) {
            let detail = StepDetail::Original { original: original.clone(), form: Some(form.clone()) };
            tx.step(serial, Step::Print, &detail)?;
        }
        Ok(tx.passing_printed(begun.passing)?)
    })?;
    place(placed.into_iter().map(|placed| placed.file), manifest)
}

plain_parts! {
    /// What a printing wrote, and what it pulled out.
    struct PrintFigures {
        files: Vec<WrittenPath>,
        manifest: WrittenPath,
        printed: u32,
        withdrawn: Vec<Serial>,
    }
}

/// Pieces laid out on their pages.
type Framed = Vec<(Serial, Out<Paper, PieceFrame>)>;

/// What becomes of the pieces that wait for printing.
#[derive(Default)]
struct Sorted {
    /// Those that can be printed, document by document.
    framed: BTreeMap<Document, Framed>,
    /// Kept back, no longer covered, or not printable.
    withdrawn: Vec<Serial>,
    /// Why pieces are not printable, as when a name or an address changed since the piece was made.
    stopped: Vec<Finding>,
}

/// The piece of a batch with this serial, which waits for printing.
fn waiting_piece(pile: &Pile, typed: &str) -> Result<Serial, Fault> {
    let serial = Serial::parse(typed).ok_or_else(|| Fault::caller(FaultCode::SerialBad, typed))?;
    match pile.pieces.iter().find(|laid| laid.piece.serial == serial) {
        Some(laid) if laid.piece.state == PieceState::Made => Ok(serial),
        Some(_) => Err(Fault::about(FaultCode::NotLawful, Param::Serial(serial))),
        None => Err(Fault::about(FaultCode::SerialUnknown, Param::Serial(serial))),
    }
}

/// Of all that wait, or of one alone.
fn sort(office: &mut Office, kit: &Kit, pile: &Pile, alone: Option<&Serial>) -> Result<Sorted, Fault> {
    let judge = Judge::of_today(office, pile.record.batch.as_of)?;
    let mut sorted = Sorted::default();
    let asked = |laid: &&PieceInHand| alone.is_none_or(|serial| laid.piece.serial == *serial);
    let made = pile.pieces.iter().filter(|laid| laid.piece.state == PieceState::Made);
    let waiting: Vec<&PieceInHand> = made.filter(asked).collect();
    if waiting.iter().any(|laid| laid.piece.document == Document::NoticeLast4) {
        office.needs(&[Role::Number])?;
    }
    for (laid, done) in waiting.iter().zip(0u64..) {
        go_on(office.tell(Progress { label: term::doing::LAYING_OUT, done, total: Some(waiting.len() as u64) }))?;
        let serial = laid.piece.serial.clone();
        let released = if judge.covers(&laid.person) { pile.release(laid).ok() } else { None };
        let Some(released) = released else {
            sorted.withdrawn.push(serial);
            continue;
        };
        match kenpo_paper::frame(kit, released) {
            Ok(frame) => sorted.framed.entry(laid.piece.document).or_default().push((serial, frame)),
            Err(stop) => {
                sorted.withdrawn.push(serial);
                sorted.stopped.extend(stop.problems.into_iter().map(|problem| finding(&laid.person, problem)));
            }
        }
    }
    Ok(sorted)
}

/// Gives every file its name, also after one could not be given its own: the database knows them all as printed.
fn place(files: impl Iterator<Item = Pending>, manifest: Pending) -> Result<(Vec<WrittenPath>, WrittenPath), Fault> {
    let (mut placed, mut kept) = (Vec::new(), Vec::new());
    for file in files {
        match file.place_or_keep() {
            Ok(path) => placed.push(path),
            Err(part) => kept.push(part),
        }
    }
    let manifest = manifest.place_or_keep().map_err(|part| kept.push(part));
    match manifest {
        Ok(manifest) if kept.is_empty() => Ok((placed, manifest)),
        _ => Err(Fault::about(FaultCode::FilesNotPlaced, Param::Written(kept))),
    }
}

/// Cuts the pieces of each document into files; numbers go on where an earlier printing of this batch ended.
fn jobs(framed: BTreeMap<Document, Framed>, number: &str, known: &BTreeSet<String>) -> Vec<Job> {
    let mut jobs: Vec<Job> = Vec::new();
    for (document, pieces) in framed {
        let DocumentRow { title, files, .. } = document.about();
        let prefix = format!("{files}-{number}-");
        let earlier = known.iter().filter(|name| name.starts_with(&prefix)).count();
        for (at, piece) in pieces.into_iter().enumerate() {
            if at % PIECES_PER_FILE == 0 {
                let now = jobs.iter().filter(|job| job.name.starts_with(&prefix)).count();
                let name = format!("{prefix}{:03}.pdf", earlier + now + 1);
                jobs.push(Job { name, title, pieces: Vec::with_capacity(PIECES_PER_FILE) });
            }
            if let Some(job) = jobs.last_mut() {
                job.pieces.push(piece);
            }
        }
    }
    jobs
}

/// One written file, still without its name.
struct Placed {
    /// The pieces in it, in their order.
    pieces: Vec<Printed>,
    file: Pending,
}

/// Writes the files two at a time, telling how many pieces are done.
fn write_files(
    office: &mut Office,
    kit: &Kit,
    as_of: Day,
    jobs: Vec<BegunJob>,
    total: usize,
) -> Result<Vec<Placed>, Fault> {
    let cancelled = office.cancel_flag();
    let mut done = 0;
    let mut placed = Vec::new();
    let mut jobs = jobs.into_iter();
    loop {
        let pair: Vec<BegunJob> = jobs.by_ref().take(2).collect();
        if pair.is_empty() {
            return Ok(placed);
        }
        let (tell, heard) = mpsc::channel();
        let written: Vec<Result<Placed, Fault>> = std::thread::scope(|scope| {
            let threads: Vec<_> = pair
                .into_iter()
                .map(|job| {
                    let (tell, cancelled) = (tell.clone(), &cancelled);
                    scope.spawn(move || {
                        write_file(kit, as_of, job, &mut |more| {
                            // Nobody listens any more only when the whole work has broken off.
                            let _ = tell.send(more);
                            if cancelled.load(Ordering::Relaxed) {
                                ControlFlow::Break(())
                            } else {
                                ControlFlow::Continue(())
                            }
                        })
                    })
                })
                .collect();
            drop(tell);
            for more in heard {
                done += more;
                // The threads see the stop by themselves.
                let _ = office.tell(Progress {
                    label: term::doing::PRINTING,
                    done: done as u64,
                    total: Some(total as u64),
                });
            }
            threads
                .into_iter()
                .map(|thread| thread.join().unwrap_or_else(|_| Err(Fault::new(FaultCode::Internal))))
                .collect()
        });
        for file in written {
            placed.push(file?);
        }
    }
}

fn write_file(
    kit: &Kit,
    day: Day,
    begun: BegunJob,
    step: &mut dyn FnMut(usize) -> ControlFlow<()>,
) -> Result<Placed, Fault> {
    let BegunJob { job: Job { name, title, pieces }, file } = begun;
    let mut page = 1;
    let (mut printed, mut frames) = (Vec::with_capacity(pieces.len()), Vec::with_capacity(pieces.len()));
    for (serial, frame) in pieces {
        let PieceFrame { form, pages } = frame.get();
        let original = Original { file: name.clone(), page };
        page += count(pages.len());
        printed.push(Printed { serial, original, form: form.clone() });
        frames.push(frame);
    }
    let mut told = 0;
    let meta = PdfMeta { title: title.to_owned(), day, id: file_id(&name) };
    let bytes = kenpo_paper::pdf(kit, frames, meta, &mut |done| {
        let more = done.saturating_sub(told);
        told = done;
        step(more)
    })
    .map_err(|error| match error {
        PdfError::Cancelled => Fault::new(FaultCode::Cancelled),
        _ => Fault::new(FaultCode::Internal),
    })?;
    let file = out::pdf(file, &bytes)?;
    Ok(Placed { pieces: printed, file })
}

/// The same file gets the same identifier, so that the same input gives the same bytes.
fn file_id(name: &str) -> [u8; 16] {
    use sha2::Digest;
    let digest = sha2::Sha256::digest(name.as_bytes());
    let mut id = [0; 16];
    id.copy_from_slice(&digest[..16]);
    id
}

/// The pieces that are on paper and may still be sent, in their order. One that is kept back is left out like a spoiled one.
fn manifest_of(pile: &Pile) -> Out<Manifest, Vec<ManifestPiece>> {
    let on_paper =
        |laid: &&PieceInHand| !laid.piece.state.is_out() && laid.piece.printed.is_some() && pile.release(laid).is_ok();
    Out::all(pile.pieces.iter().filter(on_paper).map(|laid| laid.shown(Manifest).map(manifest_piece)))
}

fn manifest_piece(piece: PieceShown) -> ManifestPiece {
    let (file, page) = piece.printed.map(|original| (original.file, original.page)).unwrap_or_default();
    ManifestPiece {
        serial: piece.serial.digits().to_owned(),
        person: piece.insured.to_string(),
        document: Coded(piece.document),
        rule: piece.rule,
        file,
        page,
    }
}

pub(crate) fn piece_preview(office: &mut Office, request: PiecePreviewReq) -> Result<Out<Screen, PiecePreview>, Fault> {
    let laid = super::track::piece_by_serial(office, &request.serial)?;
    let serial = laid.piece.serial.clone();
    office.about(Subject::Piece(serial.clone()))?;
    if laid.piece.document == Document::NoticeLast4 {
        office.needs(&[Role::Number])?;
    }
    let kit = office.kit()?;
    let society = pile::society(&office.store()?.society()?);
    let released = laid.release(&society).map_err(|_| Fault::new(FaultCode::IndividualCheck))?;
    let frame = kenpo_paper::frame(&kit, released)
        .map_err(|_| Fault::about(FaultCode::PieceNotPrintable, Param::Serial(serial.clone())))?;
    let frame = kenpo_paper::preview(&kit, frame);
    let meta = PdfMeta { title: "確認用".to_owned(), day: laid.piece.issued_on, id: file_id(serial.digits()) };
    let bytes = kenpo_paper::pdf(&kit, vec![frame], meta, &mut |_| ControlFlow::Continue(()))
        .map_err(|_| Fault::new(FaultCode::Internal))?;
    Ok(gate::page_on_screen(bytes).zip(plain(serial, Screen)).map(|(bytes, serial)| PiecePreview {
        serial: serial.digits().to_owned(),
        pdf: base64::engine::general_purpose::STANDARD.encode(bytes),
    }))
}
