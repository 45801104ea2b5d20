//! Making a batch: every piece due on a day takes its serial in one transaction, with the facts and the decision that gave it.
//!
//! A piece that is kept back takes no serial; a name that no face can show stops its piece before it takes one.

use crate::api::*;
use crate::fault::{Fault, FaultCode, Param};
use crate::office::Office;
use crate::steps::ahead::ahead;
use crate::steps::judge::{self, Answered, Due};
use crate::steps::pile::{self, PieceInHand};
use crate::steps::{Paged, count, day, show};
use crate::wire::stored;
use crate::words::term;
use kenpo_domain::Day;
use kenpo_domain::act::Figure;
use kenpo_domain::batch::BatchNumber;
use kenpo_domain::code::Code;
use kenpo_domain::document::Document;
use kenpo_domain::facts::Relation;
use kenpo_domain::finding::{Finding, FindingCode, Place};
use kenpo_domain::gate::{self, Letter, Out, Screen, Sealed, Society, plain};
use kenpo_domain::ids::BatchId;
use kenpo_domain::person::Person;
use kenpo_domain::piece::{BatchState, PieceState};
use kenpo_domain::piece_record::PieceMade;
use kenpo_domain::plain_parts;
use kenpo_domain::serial::Serial;
use kenpo_domain::wareki;
use kenpo_paper::{Kit, Problem};
use kenpo_store::{BatchRow as BatchRecord, Op, PieceCount, Store, Subject};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The 被保険者 of each household, whose name stands on a dependant's certificate.
pub(crate) type Heads<'a> = BTreeMap<(&'a str, &'a str), &'a Person>;

pub(crate) fn heads<'a>(people: impl IntoIterator<Item = &'a Person>) -> Heads<'a> {
    let mut heads = Heads::new();
    for person in people.into_iter().filter(|person| person.relation == Relation::Insured) {
        // The first by 枝番, as `head_of` finds it for one household.
        let head = heads.entry(person.insured.household()).or_insert(person);
        if person.insured.branch() < head.insured.branch() {
            *head = person;
        }
    }
    heads
}

pub(crate) fn batch_make(office: &mut Office, request: BatchMakeReq) -> Result<Out<Screen, BatchDetail>, Fault> {
    let as_of = day(&request.as_of)?;
    if let Some(last) = office.store()?.latest_batch_day()?
        && as_of < last
    {
        return Err(Fault::about(FaultCode::DayBeforeLastBatch, Param::Day(last)));
    }
    let (all, kit) = office.kit_beside(|office| judge::everyone(office, as_of))?;
    let due: Vec<Due> = all.iter().flat_map(Answered::due).collect();
    if let Some(expected) = request.expected
        && count(due.len()) != expected
    {
        return Err(Fault {
            params: vec![Param::Count(expected), Param::Count(count(due.len()))],
            ..Fault::new(FaultCode::CountChanged)
        });
    }
    let heads = heads(all.iter().map(|answered| &answered.person));
    let preflight = Preflight::of(office.store()?, kit, as_of, heads)?;
    let id = office.ids()?.next().map(BatchId::from_random).ok_or_else(|| Fault::new(FaultCode::Internal))?;
    let stopped = office.write_telling(Op::MakeBatch, term::doing::MAKING, due.len() as u64, |tx, tell| {
        let number = tx.make_batch(id, as_of)?;
        tx.deed().subject = Some(Subject::Batch(number));
        let (mut seen, mut made, mut stopped) = (0, 0, Vec::new());
        ahead(
            &due,
            |due| preflight.check(id, due),
            |some, checked| {
                super::import::go_on(tell(seen))?;
                seen += some.len() as u64;
                let mut ready = Vec::new();
                for (due, checked) in some.iter().zip(checked) {
                    match checked? {
                        Checked::KeptBack => {}
                        Checked::Ready(piece) => ready.push(*piece),
                        Checked::Stopped(problems) => {
                            stopped.extend(problems.into_iter().map(|problem| finding(&due.answered.person, problem)));
                        }
                    }
                }
                made += ready.len();
                Ok::<_, Fault>(tx.add_pieces(ready)?)
            },
        )?;
        tx.deed().figures.count(Figure::Pieces, made as u64);
        if made == 0 && stopped.is_empty() { Err(Fault::new(FaultCode::NothingToDo)) } else { Ok(stopped) }
    })?;
    let stopped = Out::all(stopped.iter().map(|finding| gate::finding(finding, Screen).map(show::finding_row)));
    Ok(detail(office, id, 1)?.zip(stopped).map(|(detail, stopped)| BatchDetail { stopped, ..detail }))
}

/// Sorts out the pieces that no face or no form can show, before they take a serial.
struct Preflight<'a> {
    kit: Arc<Kit>,
    society: Society,
    /// Any serial of the same length does.
    placeholder: Serial,
    as_of: Day,
    heads: Heads<'a>,
}

/// What became of a piece that is due.
enum Checked {
    /// It can be printed.
    Ready(Box<PieceMade>),
    /// The gate keeps it back.
    KeptBack,
    /// It cannot be printed.
    Stopped(Vec<Problem>),
}

impl<'a> Preflight<'a> {
    fn of(store: &Store, kit: Arc<Kit>, as_of: Day, heads: Heads<'a>) -> Result<Self, Fault> {
        let society = pile::society(&store.society()?);
        let placeholder = Serial::first_of(store.office_no());
        Ok(Self { kit, society, placeholder, as_of, heads })
    }

    fn check(&self, batch: BatchId, due: &Due<'_>) -> Result<Checked, Fault> {
        let letter = Letter { serial: self.placeholder.clone(), document: due.document, issued_on: self.as_of };
        let person = &due.answered.person;
        let head = self.heads.get(&person.insured.household()).copied();
        let Ok(content) = gate::release_piece(letter, &self.society, person, head, due.decision) else {
            return Ok(Checked::KeptBack);
        };
        Ok(match kenpo_paper::check(&self.kit, &content) {
            Ok(()) => Checked::Ready(Box::new(piece(batch, self.as_of, due)?)),
            Err(stop) => Checked::Stopped(stop.problems),
        })
    }
}

/// What stops a piece, as a finding about its person.
pub(crate) fn finding(person: &Person, problem: Problem) -> Finding {
    let known = problem.code();
    let (code, item, text) = match problem {
        Problem::GlyphMissing { item, clusters } => (FindingCode::GlyphMissing, Some(item), Some(clusters.join("、"))),
        Problem::TextTooLong { item } => (FindingCode::TextTooLong, Some(item), None),
        Problem::ItemMissing { item } => (FindingCode::ItemMissing, item, None),
        Problem::NoForm { .. } => (FindingCode::FormMissing, None, None),
    };
    Finding {
        code: known.unwrap_or(code),
        place: Place { sheet: None, row: 0, column: None },
        item,
        insured: Some(person.insured.clone()),
        text: Sealed::new(text),
    }
}

fn piece(batch: BatchId, as_of: Day, due: &Due<'_>) -> Result<PieceMade, Fault> {
    let Due { answered: Answered { person, facts, .. }, decision, issue, document } = due;
    let terms = issue.says(*document).terms;
    Ok(PieceMade {
        batch,
        person: person.id,
        insured: person.insured.clone(),
        address_key: person.address.key(),
        document: *document,
        medium: terms.map(|terms| terms.medium),
        route: issue.route,
        issued_on: as_of,
        valid_until: terms.map(|terms| terms.valid_until),
        recorded_reason: terms.map(|terms| terms.recorded_reason),
        facts: stored::facts(facts)?,
        decision: stored::decision(decision)?,
    })
}

pub(crate) fn batches(office: &mut Office, _: BatchesReq) -> Result<Out<Screen, BatchesRes>, Fault> {
    let records = office.store()?.batches()?;
    Ok(Out::all(records.iter().map(figures)).map(|rows| BatchesRes { rows }))
}

/// A batch's row, from its pieces.
pub(crate) fn row(office: &Office, id: BatchId) -> Result<Out<Screen, BatchRow>, Fault> {
    Ok(figures(&record_of(office, id)?))
}

fn record_of(office: &Office, id: BatchId) -> Result<BatchRecord, Fault> {
    office.store()?.batch(id)?.ok_or_else(|| Fault::about(FaultCode::BatchUnknown, Param::Batch(id)))
}

fn figures(record: &BatchRecord) -> Out<Screen, BatchRow> {
    let sum = |wanted: &dyn Fn(&PieceCount) -> bool| {
        count(record.pieces.iter().filter(|count| wanted(count)).map(|count| count.pieces as usize).sum())
    };
    let of = |wanted: PieceState| sum(&|count| count.state == wanted);
    let living = |document| sum(&|count| !count.state.is_out() && count.document == document);
    let figures = BatchFigures {
        id: record.id,
        number: record.batch.number,
        as_of: record.batch.as_of,
        state: record.state(),
        documents: Document::ALL.iter().map(|&document| DocumentFigure { document, count: living(document) }).collect(),
        spoiled: of(PieceState::Spoiled),
        withdrawn: of(PieceState::Withdrawn),
        returned: of(PieceState::Returned),
        to_print: of(PieceState::Made),
        to_enclose: of(PieceState::Printed),
        to_post: of(PieceState::Enclosed),
    };
    plain(figures, Screen).map(batch_row)
}

plain_parts! {
    /// A batch, and how many of its pieces are where.
    struct BatchFigures {
        id: BatchId,
        number: BatchNumber,
        as_of: Day,
        state: BatchState,
        documents: Vec<DocumentFigure>,
        spoiled: u32,
        withdrawn: u32,
        returned: u32,
        to_print: u32,
        to_enclose: u32,
        to_post: u32,
    }

    /// How many pieces of a document count.
    struct DocumentFigure {
        document: Document,
        count: u32,
    }
}

fn batch_row(figures: BatchFigures) -> BatchRow {
    BatchRow {
        id: figures.id.to_string(),
        number: figures.number.to_string(),
        as_of: figures.as_of.to_string(),
        as_of_text: wareki::long(figures.as_of),
        state: Coded(figures.state),
        state_text: term::batch_state(figures.state).to_owned(),
        pieces: figures.documents.iter().map(|of| of.count).sum(),
        documents: figures
            .documents
            .into_iter()
            .map(|DocumentFigure { document, count }| DocumentCount {
                document: Coded(document),
                text: document.about().title.to_owned(),
                count,
            })
            .collect(),
        spoiled: figures.spoiled,
        withdrawn: figures.withdrawn,
        returned: figures.returned,
        to_print: figures.to_print,
        to_enclose: figures.to_enclose,
        to_post: figures.to_post,
    }
}

/// Finds a batch by our identifier, by its number, or the latest.
pub(crate) fn batch_named(office: &Office, text: &str) -> Result<BatchId, Fault> {
    let store = office.store()?;
    let found = match (text, BatchId::parse(text)) {
        ("latest", _) => store.latest_batch()?.map(|batch| batch.id),
        (_, Some(id)) => store.batch(id)?.map(|batch| batch.id),
        (number, None) => match BatchNumber::parse(number, store.office_no()) {
            Some(number) => store.batch_by_number(number)?.map(|batch| batch.id),
            None => None,
        },
    };
    found.ok_or_else(|| Fault::caller(FaultCode::BatchUnknown, text))
}

pub(crate) fn batch(office: &mut Office, request: BatchReq) -> Result<Out<Screen, BatchDetail>, Fault> {
    let id = batch_named(office, &request.batch)?;
    let number = record_of(office, id)?.batch.number;
    office.about(Subject::Batch(number))?;
    detail(office, id, request.page)
}

fn detail(office: &Office, id: BatchId, page: u32) -> Result<Out<Screen, BatchDetail>, Fault> {
    let store = office.store()?;
    let record = record_of(office, id)?;
    let total = count(record.pieces.iter().map(|count| count.pieces as usize).sum());
    let paged = Paged::of(total, page);
    let mut rows = Vec::new();
    for piece in store.some_pieces_of(id, paged.passed(), PER_PAGE)? {
        rows.push(PieceInHand::of(office, piece)?.shown(Screen).map(show::piece_row));
    }
    Ok(figures(&record).zip(Out::all(rows)).zip(plain(paged, Screen)).map(
        |((batch, pieces), Paged { total, page })| BatchDetail {
            batch,
            pieces,
            total,
            page,
            per_page: PER_PAGE,
            stopped: Vec::new(),
        },
    ))
}
