//! Making a batch: every piece due on a day takes its serial in one transaction, with the facts and the decision that gave it.
//!
//! A piece that is kept back takes no serial; a name that no face can show stops its piece before it takes one.

use crate::api::*;
use crate::fault::{Fault, FaultCode, Param};
use crate::office::{Office, Progress};
use crate::steps::judge::{self, Answered, Due};
use crate::steps::pile::{self, Laid};
use crate::steps::side_by_side::side_by_side;
use crate::steps::{Paged, count, day, show};
use crate::wire::stored;
use crate::words::term;
use kenpo_domain::Day;
use kenpo_domain::batch::BatchNumber;
use kenpo_domain::facts::Relation;
use kenpo_domain::finding::{Finding, FindingCode, Place};
use kenpo_domain::gate::{self, Letter, Out, Screen, Sealed, plain};
use kenpo_domain::ids::BatchId;
use kenpo_domain::person::Person;
use kenpo_domain::piece::{BatchState, PieceState};
use kenpo_domain::plain_parts;
use kenpo_domain::serial::Serial;
use kenpo_domain::wareki;
use kenpo_paper::Problem;
use kenpo_store::{NewPiece, Op, PieceCount};
use std::collections::BTreeMap;

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
    let all = judge::everyone(office, as_of)?;
    let due: Vec<Due> = all.iter().flat_map(Answered::due).collect();
    if count(due.len()) != request.expected {
        return Err(Fault {
            params: vec![Param::Count(request.expected), Param::Count(count(due.len()))],
            ..Fault::new(FaultCode::CountChanged)
        });
    }
    let Preflight { ready, stopped } =
        preflight(office, as_of, due, &heads(all.iter().map(|answered| &answered.person)))?;
    if ready.is_empty() && stopped.is_empty() {
        return Err(Fault::new(FaultCode::NothingToDo));
    }
    let id = office.ids()?.next().map(BatchId::from_random).ok_or_else(|| Fault::new(FaultCode::Internal))?;
    office.write_telling(Op::MakeBatch, term::doing::MAKING, ready.len() as u64, |tx, tell| {
        tx.make_batch(id, as_of)?;
        let mut made = 0;
        for some in ready.chunks(AT_ONCE) {
            for new in side_by_side(some, |due| new_piece(id, as_of, due)) {
                super::import::go_on(tell(made))?;
                tx.add_piece(&new)?;
                made += 1;
            }
        }
        Ok(())
    })?;
    let stopped = Out::all(stopped.iter().map(|finding| gate::finding(finding, Screen).map(show::finding_row)));
    Ok(detail(office, id, 1)?.zip(stopped).map(|(detail, stopped)| BatchDetail { stopped, ..detail }))
}

/// Pieces that are looked at between two tellings.
const AT_ONCE: usize = 1_024;

/// The pieces that can be printed, and what stops the others.
struct Preflight<'a> {
    ready: Vec<Due<'a>>,
    stopped: Vec<Finding>,
}

/// Sorts out the pieces that no face or no form can show, before they take a serial.
fn preflight<'a>(
    office: &mut Office,
    as_of: Day,
    due: Vec<Due<'a>>,
    heads: &Heads<'_>,
) -> Result<Preflight<'a>, Fault> {
    let kit = office.kit()?;
    let record = office.store()?.society()?;
    let society = pile::society(&record);
    let placeholder = Serial::new(office.store()?.office_no(), 1).ok_or_else(|| Fault::new(FaultCode::Internal))?;
    // `None`: the gate keeps it back.
    let checked = |due: &Due<'_>| {
        let letter = Letter { serial: placeholder.clone(), document: due.document, issued_on: as_of };
        let person = &due.answered.person;
        let head = heads.get(&person.insured.household()).copied();
        let content = gate::release_piece(letter, &society, person, head, due.decision).ok()?;
        Some(kenpo_paper::check(&kit, &content).map_err(|stop| stop.problems))
    };
    let total = Some(due.len() as u64);
    let mut sorted = Preflight { ready: Vec::with_capacity(due.len()), stopped: Vec::new() };
    let mut waiting = due.into_iter();
    for done in (0u64..).step_by(AT_ONCE) {
        let some: Vec<Due<'a>> = waiting.by_ref().take(AT_ONCE).collect();
        if some.is_empty() {
            break;
        }
        super::import::go_on(office.tell(Progress { label: term::doing::LAYING_OUT, done, total }))?;
        let answers = side_by_side(&some, checked);
        for (due, answer) in some.into_iter().zip(answers) {
            match answer {
                None => {}
                Some(Ok(())) => sorted.ready.push(due),
                Some(Err(problems)) => {
                    let person = &due.answered.person;
                    sorted.stopped.extend(problems.into_iter().map(|problem| finding(person, problem)));
                }
            }
        }
    }
    Ok(sorted)
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

fn new_piece(batch: BatchId, as_of: Day, due: &Due<'_>) -> NewPiece {
    let Due { answered, decision, issue, document } = due;
    let terms = issue.says(*document).terms;
    NewPiece {
        route: issue.route,
        batch,
        person: answered.person.id,
        document: *document,
        medium: terms.map(|terms| terms.medium),
        issued_on: as_of,
        valid_until: terms.map(|terms| terms.valid_until),
        recorded_reason: terms.map(|terms| terms.recorded_reason),
        facts_json: stored::facts(&answered.facts),
        decision_json: stored::decision(decision),
    }
}

pub(crate) fn batches(office: &mut Office, _: BatchesReq) -> Result<Out<Screen, BatchesRes>, Fault> {
    let store = office.store()?;
    let mut rows = Vec::new();
    for record in store.batches()? {
        rows.push(row(office, record.id)?);
    }
    Ok(Out::all(rows).map(|rows| BatchesRes { rows }))
}

/// A batch's row, from its pieces.
pub(crate) fn row(office: &Office, id: BatchId) -> Result<Out<Screen, BatchRow>, Fault> {
    let store = office.store()?;
    let record = store.batch(id)?.ok_or_else(|| Fault::about(FaultCode::BatchUnknown, Param::Batch(id)))?;
    let sum = |wanted: &dyn Fn(&PieceCount) -> bool| {
        count(record.pieces.iter().filter(|count| wanted(count)).map(|count| count.pieces as usize).sum())
    };
    let of = |wanted: PieceState| sum(&|count| count.state == wanted);
    // What has terms is counted with the certificates, what only tells with the notices.
    let living = |terms: bool| sum(&|count| !count.state.is_out() && count.document.has_terms() == terms);
    let figures = BatchFigures {
        id,
        number: record.batch.number,
        as_of: record.batch.as_of,
        state: record.state(),
        certificates: living(true),
        notices: living(false),
        spoiled: of(PieceState::Spoiled),
        withdrawn: of(PieceState::Withdrawn),
        returned: of(PieceState::Returned),
        to_print: of(PieceState::Made),
        to_enclose: of(PieceState::Printed),
        to_post: of(PieceState::Enclosed),
    };
    Ok(plain(figures, Screen).map(batch_row))
}

plain_parts! {
    /// A batch, and how many of its pieces are where.
    struct BatchFigures {
        id: BatchId,
        number: BatchNumber,
        as_of: Day,
        state: BatchState,
        certificates: u32,
        notices: u32,
        spoiled: u32,
        withdrawn: u32,
        returned: u32,
        to_print: u32,
        to_enclose: u32,
        to_post: u32,
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
        pieces: figures.certificates + figures.notices,
        certificates: figures.certificates,
        notices: figures.notices,
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
    detail(office, id, request.page)
}

fn detail(office: &Office, id: BatchId, page: u32) -> Result<Out<Screen, BatchDetail>, Fault> {
    let store = office.store()?;
    let record = store.batch(id)?.ok_or_else(|| Fault::about(FaultCode::BatchUnknown, Param::Batch(id)))?;
    let total = count(record.pieces.iter().map(|count| count.pieces as usize).sum());
    let paged = Paged::of(total, page);
    let mut rows = Vec::new();
    for piece in store.some_pieces_of(id, paged.passed(), PER_PAGE)? {
        rows.push(Laid::of(office, piece)?.shown(Screen).map(show::piece_row));
    }
    Ok(row(office, id)?.zip(Out::all(rows)).zip(plain(paged, Screen)).map(
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
