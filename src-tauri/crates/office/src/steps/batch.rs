//! Making a batch: every piece due on a day takes its serial in one transaction, with the facts and the decision that gave it.
//!
//! A held piece takes no serial; a name that no face can show stops its piece before it takes one.

use crate::api::*;
use crate::fault::{Fault, FaultCode, Param};
use crate::office::{Office, Progress};
use crate::steps::judge::{self, Due, Judged};
use crate::steps::pile::{self, Laid};
use crate::steps::{count, day, page_of, show};
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
    let due: Vec<Due> = all.iter().flat_map(Judged::due).collect();
    if count(due.len()) != request.expected {
        return Err(Fault {
            params: vec![Param::Count(request.expected), Param::Count(count(due.len()))],
            ..Fault::new(FaultCode::CountChanged)
        });
    }
    let (ready, stopped) = preflight(office, as_of, due, &heads(all.iter().map(|judged| &judged.person)))?;
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
        let head = heads.get(&due.judged.person.insured.household()).copied();
        let Ok(content) = gate::release_piece(letter, &society, &due.judged.person, head, due.decision) else {
            continue;
        };
        match kenpo_paper::check(&kit, &content) {
            Ok(()) => ready.push(due),
            Err(stop) => stopped.extend(stop.problems.into_iter().map(|problem| finding(&due.judged.person, problem))),
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
    let Due { judged, decision, issue, document } = due;
    let terms = issue.says(*document).terms;
    NewPiece {
        route: issue.route,
        batch,
        person: judged.person.id,
        document: *document,
        medium: terms.map(|terms| terms.medium),
        issued_on: as_of,
        valid_until: terms.map(|terms| terms.valid_until),
        recorded_reason: terms.map(|terms| terms.recorded_reason),
        facts_json: stored::facts(&judged.facts),
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
    let record = store.batch(id)?.ok_or_else(|| Fault::caller(FaultCode::BatchUnknown, id.to_string()))?;
    let pieces = store.pieces_of(id)?;
    let of = |wanted: PieceState| count(pieces.iter().filter(|piece| piece.state == wanted).count());
    // What has terms is counted with the certificates, what only tells with the notices.
    let living = |terms: bool| {
        let counts = pieces.iter().filter(|piece| !piece.state.is_out() && piece.document.has_terms() == terms);
        count(counts.count())
    };
    let kinds = (living(true), living(false));
    let out = (of(PieceState::Spoiled), of(PieceState::Withdrawn), of(PieceState::Returned));
    let waiting = (of(PieceState::Made), of(PieceState::Printed), of(PieceState::Enclosed));
    let batch = (id, record.batch.number, record.batch.as_of);
    Ok(plain((batch, record.state(), kinds, (out, waiting)), Screen).map(batch_row))
}

type Three = (u32, u32, u32);
type BatchFigures = ((BatchId, BatchNumber, Day), BatchState, (u32, u32), (Three, Three));

fn batch_row(((id, number, as_of), state, kinds, (out, waiting)): BatchFigures) -> BatchRow {
    let ((certificates, notices), (spoiled, withdrawn, returned)) = (kinds, out);
    let (to_print, to_enclose, to_post) = waiting;
    BatchRow {
        id: id.to_string(),
        number: number.to_string(),
        as_of: as_of.to_string(),
        as_of_text: wareki::long(as_of),
        state: Coded(state),
        state_text: term::batch_state(state).to_owned(),
        pieces: certificates + notices,
        certificates,
        notices,
        spoiled,
        withdrawn,
        returned,
        to_print,
        to_enclose,
        to_post,
    }
}

/// Finds a batch by our identifier, by its number, or the latest.
pub(crate) fn find(office: &Office, text: &str) -> Result<BatchId, Fault> {
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
    let id = find(office, &request.batch)?;
    detail(office, id, request.page)
}

fn detail(office: &Office, id: BatchId, page: u32) -> Result<Out<Screen, BatchDetail>, Fault> {
    let pieces = office.store()?.pieces_of(id)?;
    let total = count(pieces.len());
    let (shown, page) = page_of(pieces, page);
    let mut rows = Vec::new();
    for piece in shown {
        rows.push(Laid::of(office, piece)?.shown(Screen).map(show::piece_row));
    }
    Ok(row(office, id)?.zip(Out::all(rows)).zip(plain((total, page), Screen)).map(
        |((batch, pieces), (total, page))| BatchDetail {
            batch,
            pieces,
            total,
            page,
            per_page: PER_PAGE,
            stopped: Vec::new(),
        },
    ))
}
