//! People: searching, one person's page, and taking note of a protection request.

use crate::api::*;
use crate::fault::{Fault, FaultCode};
use crate::office::Office;
use crate::steps::judge::Judge;
use crate::steps::pile::decision_of;
use crate::steps::show::Done;
use crate::steps::{Paged, count, day, page_of, show};
use crate::words::entry;
use kenpo_domain::act::{Act, Figure, SearchKind};
use kenpo_domain::asked::{Asked, folded};
use kenpo_domain::gate::{self, CallerText, EventShown, Noted, Out, Screen, Viewer, plain};
use kenpo_domain::ids::PersonId;
use kenpo_domain::insured::InsuredId;
use kenpo_domain::person::Person;
use kenpo_domain::plain_parts;
use kenpo_store::{HistoryEntry, Op, PeopleQuery, PersonOperation, StepDetail, Subject};

pub(crate) fn people(office: &mut Office, request: PeopleReq) -> Result<Out<Screen, PeoplePage>, Fault> {
    let page = request.page.max(1);
    let searched = folded(&request.query, if request.by_address() { &request.address } else { "" });
    let kind = match Asked::of(&request.query) {
        _ if request.by_address() => SearchKind::Address,
        Asked::Everybody => SearchKind::Everybody,
        Asked::Numbered(_) => SearchKind::Number,
        Asked::Named(_) => SearchKind::Name,
    };
    let deed = office.deed()?;
    deed.figures.code(Figure::Kind, kind).count(Figure::Page, page.into());
    deed.search = searched;
    let query = PeopleQuery {
        address: request.by_address().then_some(request.address),
        text: request.query,
        offset: u64::from(page - 1) * u64::from(PER_PAGE),
        limit: PER_PAGE,
    };
    let (found, viewer) = (office.store()?.search(&query)?, office.session()?.viewer);
    office.counted(Figure::Hits, found.total)?;
    let rows = Out::all(found.people.iter().map(|person| gate::person(person, viewer, Screen).map(show::person_row)));
    let paged = FoundPage { total: count(found.total as usize), more: found.more, page };
    Ok(rows.zip(plain(paged, Screen)).map(|(rows, FoundPage { total, more, page })| PeoplePage {
        rows,
        total,
        more,
        page,
        per_page: PER_PAGE,
    }))
}

plain_parts! {
    /// Which page of how many people.
    struct FoundPage {
        total: u32,
        more: bool,
        page: u32,
    }
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
    office.about(Subject::Person(found.id))?;
    let store = office.store()?;
    let answered = Judge::of_these(store, as_of, &[found.id])?.judge(found);
    let pieces = store.pieces_for(answered.person.id)?;
    let mut rows = Vec::with_capacity(pieces.len());
    for piece in &pieces {
        let decision = decision_of(office, &piece.serial)?;
        rows.push(gate::piece_row(&answered.person, piece, &decision, Screen).map(show::piece_row));
    }
    let events = store.history(answered.person.id)?.into_iter().map(|entry| gate::event(event(entry), Screen));
    let events = Out::all(events.map(|event| event.map(show::event_row)));
    let person = gate::person(&answered.person, office.session()?.viewer, Screen).map(show::person_row);
    let row = person.get();
    if [&row.employer, &row.postal, &row.address, &row.phone].into_iter().any(Option::is_some) {
        office.deed()?.act = Act::ViewContact;
    }
    Ok(person
        .zip(show::decision(&answered))
        .zip(gate::facts(&answered.person, Screen))
        .zip(Out::all(rows))
        .zip(events)
        .map(|((((person, decision), facts), pieces), events)| PersonDetail {
            person,
            facts: facts.into_iter().map(show::fact_row).collect(),
            decision,
            pieces,
            events,
        }))
}

/// A step of a piece as the journal has it, without the clerk's note.
pub(crate) fn event(entry: HistoryEntry) -> EventShown {
    let HistoryEntry { at, actor, serial, to, detail, .. } = entry;
    let (form, reason) = match detail {
        StepDetail::Original { form, .. } => (form, None),
        StepDetail::Return(reason) => (None, Some(reason)),
        StepDetail::None | StepDetail::Note(_) => (None, None),
    };
    EventShown { at, actor, serial, to, form, reason }
}

pub(crate) fn person_history(
    office: &mut Office,
    request: PersonHistoryReq,
) -> Result<Out<Screen, PersonHistoryPage>, Fault> {
    let person = person_named(office, &request.person)?;
    office.about(Subject::Person(person.id))?;
    let viewer = office.session()?.viewer;
    let operations = office.store()?.history_of_person(person.id)?.into_iter();
    let rows: Vec<_> = operations.filter_map(|operation| operation_out(&person, viewer, operation)).collect();
    let (shown, paged) = page_of(rows, request.page);
    Ok(Out::all(shown).zip(plain(paged, Screen)).map(history_page))
}

fn history_page((rows, Paged { total, page }): (Vec<OperationRow>, Paged)) -> PersonHistoryPage {
    PersonHistoryPage { rows, total, page, per_page: PER_PAGE }
}

/// One operation, let out; `None` where nothing of it may be shown.
fn operation_out(person: &Person, viewer: Viewer, operation: PersonOperation) -> Option<Out<Screen, OperationRow>> {
    let PersonOperation { op, at, actor, source, alone, change, .. } = operation;
    let shown = gate::operation(person, viewer, Noted { at, actor, alone, change }, Screen)?;
    let done = Done {
        said: op.said(),
        source: source.map(|told| entry::source(told.kind)),
        on: source.and_then(|told| told.on),
    };
    Some(shown.zip(plain(done, Screen)).map(show::operation_row))
}

pub(crate) fn protect(office: &mut Office, request: ProtectReq) -> Result<Out<Screen, Accepted>, Fault> {
    note(office, request.insured, true)
}

pub(crate) fn unprotect(office: &mut Office, request: UnprotectReq) -> Result<Out<Screen, Accepted>, Fault> {
    note(office, request.insured, false)
}

/// Sets or lifts 不開示該当. The answer is the same whatever was known before, so that asking tells nothing.
fn note(office: &mut Office, insured: String, non_disclosure: bool) -> Result<Out<Screen, Accepted>, Fault> {
    let person = person_named(office, &insured)?;
    office.write(Op::Protection, |tx| Ok(tx.set_non_disclosure(person.id, non_disclosure)?))?;
    // A preview was reviewed under the former standing, and can show what must not be shown any more.
    let session = office.session_mut()?;
    (session.preview, session.row_preview, session.corrections) = (None, None, None);
    Ok(plain(CallerText(insured), Screen).map(|insured| Accepted { insured: insured.0 }))
}
