//! Making a batch: every piece due on a day takes its serial in one transaction, with the facts and the decision that gave it.
//!
//! A held piece takes no serial; a name that no face can show stops its piece before it takes one.

use crate::api::*;
use crate::fault::{Fault, FaultCode, Param};
use crate::office::{Office, Progress};
use crate::steps::judge::{self, Answered, Due};
use crate::steps::pile::{self, Laid};
use crate::steps::{Paged, count, day, page_of, show};
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
use kenpo_store::{NewPiece, Op};
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
    let (ready, stopped) = preflight(office, as_of, due, &heads(all.iter().map(|answered| &answered.person)))?;
    if ready.is_empty() && stopped.is_empty() {
        return Err(Fault::new(FaultCode::NothingToDo));
    }
    let id = office.ids()?.next().map(BatchId::from_random).ok_or_else(|| Fault::new(FaultCode::Internal))?;
    office.write_telling(Op::MakeBatch, term::doing::MAKING, ready.len() as u64, |tx, tell| {
        tx.make_batch(id, as_of)?;
        for (at, due) in ready.iter().enumerate() {
            super::import::go_on(tell(at as u64))?;
            tx.add_piece(&new_piece(id, as_of, due))?;
        }
        Ok(())
    })?;
    let stopped = Out::all(stopped.iter().map(|finding| gate::finding(finding, Screen).map(show::finding_row)));
    Ok(detail(office, id, 1)?.zip(stopped).map(|(detail, stopped)| BatchDetail { stopped, ..detail }))
}

/// Sorts out the pieces that no face or no form can show, before they take a serial.
fn preflight<'a>(
    office: &mut Office,
    as_of: Day,
    due: Vec<Due<'a>>,
    heads: &Heads<'_>,
) -> Result<(Vec<Due<'a>>, Vec<Finding>), Fault> {
    let kit = office.kit()?;
    let record = office.store()?.society()?;
    let society = pile::society(&record);
    let placeholder = Serial::new(office.store()?.office_no(), 1).ok_or_else(|| Fault::new(FaultCode::Internal))?;
    let (mut ready, mut stopped) = (Vec::with_capacity(due.len()), Vec::new());
    let total = Some(due.len() as u64);
    for (due, done) in due.into_iter().zip(0u64..) {
        super::import::go_on(office.tell(Progress { label: term::doing::LAYING_OUT, done, total }))?;
        let letter = Letter { serial: placeholder.clone(), document: due.document, issued_on: as_of };
        let head = heads.get(&due.answered.person.insured.household()).copied();
        let Ok(content) = gate::release_piece(letter, &society, &due.answered.person, head, due.decision) else {
            continue;
        };
        match kenpo_paper::check(&kit, &content) {
            Ok(()) => ready.push(due),
            Err(stop) => {
                stopped.extend(stop.problems.into_iter().map(|problem| finding(&due.answered.person, problem)))
            }
        }
    }
    Ok((ready, stopped))
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
    let pieces = store.pieces_of(id)?;
    let of = |wanted: PieceState| count(pieces.iter().filter(|piece| piece.state == wanted).count());
    // What has terms is counted with the certificates, what only tells with the notices.
    let living = |terms: bool| {
        let counts = pieces.iter().filter(|piece| !piece.state.is_out() && piece.document.has_terms() == terms);
        count(counts.count())
    };
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
    let pieces = office.store()?.pieces_of(id)?;
    let (shown, paged) = page_of(pieces, page);
    let mut rows = Vec::new();
    for piece in shown {
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
