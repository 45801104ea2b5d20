//! Who is held or registered with a contradiction, and what can be entered to solve it. Writes nothing: that is `correct`.

use crate::api::*;
use crate::fault::Fault;
use crate::office::{Office, Session};
use crate::steps::judge::Judge;
use crate::steps::plan::decided;
use crate::steps::{Paged, day, page_of, show};
use crate::words::{entry, term};
use kenpo_domain::asked::{Asked, Called};
use kenpo_domain::by_hand::YesNo;
use kenpo_domain::care::AskedOf;
use kenpo_domain::code::Code;
use kenpo_domain::entry::{Entry, EntryKind};
use kenpo_domain::facts::{CardState, MyNumberState};
use kenpo_domain::gate::{self, CameFromShown, Out, PersonShown, Screen, Viewer, plain};
use kenpo_domain::ids::PersonId;
use kenpo_domain::person::Person;
use kenpo_domain::sex::Sex;
use kenpo_domain::unsolved::Unsolved;
use kenpo_domain::{Day, plain_parts, wareki};
use kenpo_store::{Op, Reads, SourceKind, StoreError};
use std::collections::BTreeMap;

pub(crate) fn holds(office: &mut Office, request: HoldsReq) -> Result<Out<Screen, HoldsPage>, Fault> {
    let as_of = day(&request.as_of)?;
    let wanted = request.reason.map(|Coded(reason)| reason);
    let Session { store, decided: kept, viewer, .. } = office.session_mut()?;
    let viewer = *viewer;
    store.snapshot(|store| {
        let decided = decided(kept, store, as_of)?;
        let mut counts = BTreeMap::<Unsolved, u32>::new();
        decided
            .people
            .iter()
            .filter_map(|placed| placed.unsolved)
            .for_each(|reason| *counts.entry(reason).or_default() += 1);
        let of_reason = decided.people.iter().filter(|placed| wanted.is_some() && placed.unsolved == wanted);
        let found = found(store, of_reason.map(|placed| placed.person), &Asked::of(&request.query))?;
        let ids =
            Out::all(found.iter().take(HELD_SHOWN).map(|person| gate::person(person, Viewer::ANYBODY, Screen).map(id)));
        let (page, paged) = page_of(found, request.page);
        let rows = rows(store, viewer, as_of, page.collect(), wanted == Some(Unsolved::Contradiction))?;
        let figures = plain(
            Figures {
                as_of,
                reasons: counts.into_iter().map(|(reason, count)| Held { reason, count }).collect(),
                paged,
            },
            Screen,
        );
        Ok(figures.zip(ids).beside(rows, page_row))
    })
}

plain_parts! {
    /// How many people a reason holds.
    struct Held {
        reason: Unsolved,
        count: u32,
    }

    struct Figures {
        as_of: Day,
        reasons: Vec<Held>,
        paged: Paged,
    }
}

fn page_row((figures, people): (Figures, Vec<String>), rows: Vec<HoldRow>) -> HoldsPage {
    let Figures { as_of, reasons, paged: Paged { total, page } } = figures;
    let reasons = reasons.into_iter().map(reason_row).collect();
    HoldsPage { as_of: as_of.to_string(), reasons, rows, people, total, page, per_page: PER_PAGE }
}

fn reason_row(Held { reason, count }: Held) -> HoldReasonRow {
    HoldReasonRow {
        reason: Coded(reason),
        text: entry::unsolved(reason).to_owned(),
        next: entry::unsolved_next(reason).to_owned(),
        count,
        fields: reason.entries().iter().copied().map(Coded).collect(),
    }
}

/// Those of these people who are asked for.
fn found(store: &Reads, people: impl Iterator<Item = PersonId>, asked: &Asked) -> Result<Vec<Person>, Fault> {
    let mut found = Vec::new();
    for id in people {
        let person = store.person(id)?.ok_or(StoreError::Damaged)?;
        let called = Called { insured: Some(&person.insured), name: person.name.as_str(), kana: Some(&person.kana) };
        if asked.finds(&called) {
            found.push(person);
        }
    }
    Ok(found)
}

fn id(person: PersonShown) -> String {
    person.id.to_string()
}

/// `from`: whether it is told from which row of a roster each is registered so.
fn rows(
    store: &Reads,
    viewer: Viewer,
    as_of: Day,
    page: Vec<Person>,
    from: bool,
) -> Result<Out<Screen, Vec<HoldRow>>, Fault> {
    let ids: Vec<PersonId> = page.iter().map(|person| person.id).collect();
    let judge = Judge::of_these(store, as_of, &ids)?;
    let mut rows = Vec::new();
    for person in page {
        let came_from = if from { came_from(store, viewer, &person)? } else { None };
        let answered = judge.judge(person);
        let shown = gate::person(&answered.person, Viewer::ANYBODY, Screen).beside(show::decision(&answered), row);
        rows.push(shown.beside(Out::maybe(came_from), with_row));
    }
    Ok(Out::all(rows))
}

/// The row of the last roster by which somebody joined or changed.
fn came_from(store: &Reads, viewer: Viewer, person: &Person) -> Result<Option<Out<Screen, CameFromShown>>, Fault> {
    let history = store.history_of_person(person.id)?;
    let Some(last) = history.iter().find(|operation| operation.op == Op::ImportRoster) else { return Ok(None) };
    let Some(import) = store.import_made_at(&last.at)? else { return Ok(None) };
    let (record, place) = (store.import(import)?, store.place_in_import(import, &person.insured)?);
    let both = record.zip(place);
    Ok(both.and_then(|(record, place)| gate::came_from(person, viewer, record.file_name, place, Screen)))
}

fn row(person: PersonShown, decision: DecisionRow) -> HoldRow {
    HoldRow {
        person: person.id.to_string(),
        birth_text: wareki::long(person.birth),
        acquired_text: wareki::long(person.acquired_on),
        lost_text: term::day(person.lost_on),
        came_from: None,
        decision,
    }
}

fn with_row(row: HoldRow, from: Option<CameFromShown>) -> HoldRow {
    let came_from = from.map(|CameFromShown { file, place }| CameFrom {
        file,
        sheet: place.sheet.as_deref().map(str::to_owned),
        row: place.row,
    });
    HoldRow { came_from, ..row }
}

pub(crate) fn entries(_: &mut Office, _: EntriesReq) -> Result<Out<Screen, EntriesRes>, Fault> {
    Ok(plain((), Screen).map(|()| EntriesRes {
        entries: Entry::ALL.iter().copied().map(entry_row).collect(),
        sources: SourceKind::ALL.iter().copied().map(source_row).collect(),
    }))
}

fn entry_row(field: Entry) -> EntryRow {
    let kind = field.kind();
    EntryRow { field: Coded(field), text: entry::entry(field).to_owned(), kind: Coded(kind), choices: choices(kind) }
}

fn source_row(source: SourceKind) -> SourceRow {
    SourceRow { code: Coded(source), text: entry::source(source).to_owned() }
}

/// What a value can be that is chosen.
fn choices(kind: EntryKind) -> Vec<EntryChoice> {
    match kind {
        EntryKind::Text | EntryKind::Day | EntryKind::Relation | EntryKind::Digits => Vec::new(),
        EntryKind::YesNo => each::<YesNo>(entry::yes_no),
        EntryKind::Sex => each::<Sex>(|sex| term::sex(Some(sex))),
        EntryKind::NumberState => each::<MyNumberState>(entry::number_state),
        EntryKind::Percent => ["20", "30"].map(|percent| choice(percent, &format!("{}割", &percent[..1]))).into(),
        EntryKind::AskedOf => each::<AskedOf>(entry::asked_of),
        EntryKind::Card => {
            let known = CardState::ALL.iter().filter(|card| **card != CardState::Unknown);
            known.map(|card| choice(card.code(), term::card(*card))).collect()
        }
    }
}

fn each<T: Code>(words: fn(T) -> &'static str) -> Vec<EntryChoice> {
    T::ALL.iter().map(|value| choice(value.code(), words(*value))).collect()
}

fn choice(code: &str, text: &str) -> EntryChoice {
    EntryChoice { code: code.to_owned(), text: text.to_owned() }
}
