//! People: searching, one person's page, and taking note of a protection request.

use crate::api::*;
use crate::fault::{Fault, FaultCode};
use crate::office::Office;
use crate::steps::judge::Judge;
use crate::steps::pile::decision_of;
use crate::steps::{Paged, count, day, show};
use crate::words::term;
use kenpo_domain::gate::{self, CallerText, Out, Screen, plain};
use kenpo_domain::ids::PersonId;
use kenpo_domain::instant::Instant;
use kenpo_domain::insured::InsuredId;
use kenpo_domain::person::Person;
use kenpo_domain::piece::{PieceState, ReturnReason};
use kenpo_domain::plain_parts;
use kenpo_domain::serial::Serial;
use kenpo_store::{HistoryEntry, Op, PeopleQuery, StepDetail};

pub(crate) fn people(office: &mut Office, request: PeopleReq) -> Result<Out<Screen, PeoplePage>, Fault> {
    let page = request.page.max(1);
    let query = PeopleQuery {
        address: request.by_address().then_some(request.address),
        text: request.query,
        offset: u64::from(page - 1) * u64::from(PER_PAGE),
        limit: PER_PAGE,
    };
    let found = office.store()?.search(&query)?;
    let rows = Out::all(found.people.iter().map(|person| gate::person(person, Screen).map(show::person_row)));
    let paged = Paged { total: count(found.total as usize), page };
    Ok(rows.zip(plain(paged, Screen)).map(|(rows, Paged { total, page })| PeoplePage {
        rows,
        total,
        page,
        per_page: PER_PAGE,
    }))
}

/// Finds a person by our identifier or by 記号-番号-枝番.
pub(crate) fn person_named(office: &Office, text: &str) -> Result<Person, Fault> {
    let store = office.store()?;
    let found = match (PersonId::parse(text), InsuredId::parse(text)) {
        (Some(id), _) => store.person(id)?,
        (None, Some(insured)) => store.person_by_insured(&insured)?,
        (None, None) => None,
    };
    found.ok_or_else(|| Fault::caller(FaultCode::PersonUnknown, text))
}

pub(crate) fn person(office: &mut Office, request: PersonReq) -> Result<Out<Screen, PersonDetail>, Fault> {
    let as_of = day(&request.as_of)?;
    let found = person_named(office, &request.person)?;
    let answered = Judge::new(office, as_of)?.judge(found);
    let store = office.store()?;
    let pieces = store.pieces_for(answered.person.id)?;
    let mut rows = Vec::with_capacity(pieces.len());
    for piece in &pieces {
        let decision = decision_of(office, &piece.serial)?;
        rows.push(gate::piece_row(&answered.person, piece, &decision, Screen).map(show::piece_row));
    }
    let events =
        store.history(answered.person.id)?.into_iter().map(PieceEvent::of).collect::<Result<Vec<_>, Fault>>()?;
    let person = gate::person(&answered.person, Screen).map(show::person_row);
    Ok(person.zip(show::decision(&answered)).zip(Out::all(rows)).zip(plain(events, Screen)).map(
        |(((person, decision), pieces), events)| PersonDetail {
            person,
            decision,
            pieces,
            events: events.into_iter().map(event_row).collect(),
        },
    ))
}

plain_parts! {
    /// A step that one of the person's pieces took.
    struct PieceEvent {
        at: Instant,
        serial: Serial,
        to: PieceState,
        returned_for: Option<ReturnReason>,
    }
}

impl PieceEvent {
    fn of(entry: HistoryEntry) -> Result<Self, Fault> {
        let HistoryEntry { at, serial, to, detail, .. } = entry;
        let returned_for = match detail {
            StepDetail::Return(reason) => Some(reason),
            _ => None,
        };
        let at = Instant::parse(&at).ok_or_else(|| Fault::new(FaultCode::DatabaseDamaged))?;
        Ok(Self { at, serial, to, returned_for })
    }
}

fn event_row(event: PieceEvent) -> EventRow {
    let text = match event.returned_for {
        Some(reason) => format!("{}：{}", term::state(event.to), term::return_reason(reason)),
        None => term::state(event.to).to_owned(),
    };
    EventRow {
        at: event.at.to_string(),
        at_text: term::moment(event.at.as_str()),
        serial: event.serial.to_string(),
        text,
    }
}

pub(crate) fn protect(office: &mut Office, request: ProtectReq) -> Result<Out<Screen, Accepted>, Fault> {
    note(office, request.insured, true)
}

pub(crate) fn unprotect(office: &mut Office, request: UnprotectReq) -> Result<Out<Screen, Accepted>, Fault> {
    note(office, request.insured, false)
}

/// Sets 不開示該当. The answer is the same whatever was known before, so that asking tells nothing.
fn note(office: &mut Office, insured: String, non_disclosure: bool) -> Result<Out<Screen, Accepted>, Fault> {
    let person = person_named(office, &insured)?;
    office.write(Op::Protection, |tx| Ok(tx.set_non_disclosure(person.id, non_disclosure)?))?;
    // It was reviewed under the other standing, and can show what must not be shown any more.
    office.session_mut()?.preview = None;
    Ok(plain(CallerText(insured), Screen).map(|insured| Accepted { insured: insured.0 }))
}
