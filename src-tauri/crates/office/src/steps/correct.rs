//! What is entered by hand: of one person, of many alike, or from a list. All of it is shown first, then written as it was shown, or none.

mod wrong;

use crate::api::*;
use crate::corrections::{Corrected, Corrections};
use crate::fault::{Fault, FaultCode};
use crate::office::Office;
use crate::steps::import::go_on;
use crate::steps::judge::{Answered, Judge};
use crate::steps::people::person_named;
use crate::steps::{count, day, show, source};
use crate::words::entry::{self, list_column};
use crate::words::term;
use kenpo_domain::Day;
use kenpo_domain::act::Figure;
use kenpo_domain::by_hand::{ByHand, Heard, Said, lay_by_hand};
use kenpo_domain::care::AskedOf;
use kenpo_domain::gate::{self, ByHandShown, LeftShown, Out, Screen, Viewer, plain};
use kenpo_domain::ids::PersonId;
use kenpo_domain::person::Person;
use kenpo_domain::plain_parts;
use kenpo_roster::{Opening, Password, entered_code};
use kenpo_store::{Op, Source, SourceKind, StoreError, Subject, TakenBack, Went};
use std::collections::BTreeSet;
use wrong::{About, What, Wrong};

pub(crate) fn correct_preview(
    office: &mut Office,
    request: CorrectPreviewReq,
) -> Result<Out<Screen, CorrectPreview>, Fault> {
    let told = told(office, &request.told)?;
    let as_of = day(&request.as_of)?;
    let said: Vec<Said> = request.fields.into_iter().map(said).collect();
    let mut seen = BTreeSet::new();
    let mut asked = Vec::with_capacity(request.people.len());
    for text in request.people {
        let person = person_named(office, &text)?;
        if seen.insert(person.id) {
            asked.push(Asked { person, said: said.clone(), about: About::Named(text) });
        }
    }
    let laid = laid(office, asked, told, Vec::new());
    let laid = laid?.map_err(wrong::one)?;
    preview(office, laid, told.source, as_of)
}

pub(crate) fn correct_file(office: &mut Office, request: CorrectFileReq) -> Result<Out<Screen, CorrectPreview>, Fault> {
    let told = told(office, &request.told)?;
    let as_of = day(&request.as_of)?;
    let bytes = source::read(&request.path)?;
    let password = request.password.map(Password::new);
    let opening = Opening { bytes: &bytes, password: password.as_ref() };
    let store = office.store()?;
    let list = kenpo_roster::corrections(&opening, &store.society()?.widths, list_column)
        .map_err(|error| source::fault(error, &request.path))?;
    let in_list = |wrong: Vec<Wrong>| wrong::list(&source::name(&request.path), &wrong);
    if list.rows.is_empty() {
        return Err(in_list(vec![Wrong { about: About::List, what: What::NoRows }]));
    }
    if !list.says_who {
        return Err(in_list(vec![Wrong { about: About::List, what: What::NobodyNamed }]));
    }
    let unknown = list.unknown.into_iter();
    let mut wrongs: Vec<Wrong> =
        unknown.map(|column| Wrong { about: About::List, what: What::Column(column) }).collect();
    let mut seen = BTreeSet::new();
    let mut asked = Vec::with_capacity(list.rows.len());
    for row in list.rows {
        let place = row.place;
        let mut refuse = |what| wrongs.push(Wrong { about: About::Row(place.clone()), what });
        let person = row.insured.map(|insured| store.person_by_insured(&insured)).transpose()?.flatten();
        let Some(person) = person else {
            refuse(What::Nobody);
            continue;
        };
        row.cut.into_iter().for_each(|entry| refuse(What::MyNumber(entry)));
        row.unreadable.into_iter().for_each(|entry| refuse(What::Unreadable(entry)));
        if !seen.insert(person.id) {
            refuse(What::NamedTwice);
        }
        asked.push(Asked { person, said: row.said, about: About::Row(place) });
    }
    let laid = laid(office, asked, told, wrongs)?.map_err(in_list)?;
    preview(office, laid, told.source, as_of)
}

/// Somebody of whom something was entered.
struct Asked {
    person: Person,
    said: Vec<Said>,
    /// By what they were named.
    about: About,
}

/// What it would do.
struct Laid {
    person: Person,
    by_hand: ByHand,
    about: About,
}

/// How it is known.
#[derive(Clone, Copy)]
struct Told {
    source: Source,
    heard: Heard,
}

fn told(office: &Office, told: &ToldBy) -> Result<Told, Fault> {
    let (on, today) = (day(&told.on)?, office.now().day);
    if on > today {
        return Err(Fault::caller(FaultCode::ToldLater, &told.on));
    }
    let kind = told.source.0;
    let of = match kind {
        SourceKind::Person => Some(AskedOf::Person),
        SourceKind::Employer => Some(AskedOf::Employer),
        SourceKind::Form | SourceKind::Phone | SourceKind::Register => None,
    };
    Ok(Told { source: Source { kind, on: Some(on) }, heard: Heard { on, of, today } })
}

fn said(EntrySaid { field: Coded(entry), value }: EntrySaid) -> Said {
    let value = entered_code(entry.kind(), &value).into_owned();
    Said { entry, value }
}

/// What was entered, laid over what is known, and behind those whose entries are wrong already.
fn laid(
    office: &Office,
    asked: Vec<Asked>,
    told: Told,
    mut wrongs: Vec<Wrong>,
) -> Result<Result<Vec<Laid>, Vec<Wrong>>, Fault> {
    let store = office.store()?;
    let mut all = Vec::with_capacity(asked.len());
    for Asked { person, said, about } in asked {
        let by_hand = match lay_by_hand(&person, &said, told.heard) {
            Ok(by_hand) => by_hand,
            Err(flaw) => {
                wrongs.push(Wrong { about, what: What::Flaw(flaw) });
                continue;
            }
        };
        let changed = by_hand.registration.apply(Some(&person.registration)).ok().flatten();
        let number = changed.map(|changed| changed.insured).filter(|insured| *insured != person.insured);
        match number {
            Some(insured) if store.person_by_insured(&insured)?.is_some() => {
                wrongs.push(Wrong { about, what: What::NumberTaken });
            }
            _ => all.push(Laid { person, by_hand, about }),
        }
    }
    Ok(if wrongs.is_empty() { Ok(all) } else { Err(wrongs) })
}

/// Judges before and after, and keeps what would change.
fn preview(
    office: &mut Office,
    laid: Vec<Laid>,
    source: Source,
    as_of: Day,
) -> Result<Out<Screen, CorrectPreview>, Fault> {
    let store = office.store()?;
    let ids: Vec<PersonId> = laid.iter().map(|laid| laid.person.id).collect();
    let judge = Judge::of_these(store, as_of, &ids)?;
    let head = store.writes()?;
    let (mut people, mut rows, mut wrongs) = (Vec::new(), Vec::new(), Vec::new());
    let mut figures = Figures { preview: 0, changes: 0, same: 0, waiting: 0 };
    for Laid { person, by_hand, about } in laid {
        if by_hand.is_empty() {
            figures.same += 1;
            continue;
        }
        figures.changes += 1;
        figures.waiting += u32::from(!by_hand.contact.is_empty());
        let shown = gate::by_hand(&person, &by_hand, Screen);
        let after = after(&person, &by_hand)?;
        let insured = gate::person(&person, Viewer::ANYBODY, Screen).map(|person| person.insured.to_string());
        let corrected = Corrected { person: person.id, version: person.version, insured, by_hand };
        let (before, after) = (judge.judge(person), judge.judge(after));
        if let Some(field) = contradiction(&before, &after) {
            wrongs.push(Wrong { about, what: What::Contradicts(field) });
        }
        if rows.len() < PEOPLE_SHOWN {
            rows.push(shown.zip(show::decision(&before)).beside(show::decision(&after), row));
        }
        people.push(corrected);
    }
    if !wrongs.is_empty() {
        return Err(wrong::one(wrongs));
    }
    let session = office.session_mut()?;
    session.previews += 1;
    figures.preview = session.previews;
    session.corrections = Some(Corrections { number: figures.preview, head, source, people });
    Ok(plain(figures, Screen).zip(Out::all(rows)).map(|(figures, rows)| {
        let Figures { preview, changes, same, waiting } = figures;
        CorrectPreview { preview, changes, same, waiting, rows }
    }))
}

plain_parts! {
    struct Figures {
        preview: u32,
        changes: u32,
        same: u32,
        waiting: u32,
    }
}

/// The person as they would be.
fn after(person: &Person, by_hand: &ByHand) -> Result<Person, Fault> {
    let stale = || Fault::new(FaultCode::ChangedMeanwhile);
    // What waits stays out, and what is registered of contact stays in: the change knows nothing of it.
    let registration = by_hand.registration.apply(Some(&person.registration)).map_err(|_| stale())?;
    let listing = by_hand.listing.apply(person.listing.as_ref()).map_err(|_| stale())?;
    Ok(Person {
        id: person.id,
        version: person.version,
        registration: registration.ok_or_else(stale)?,
        listing,
        standing: person.standing,
    })
}

/// What contradicts what, where it did not before.
fn contradiction(before: &Answered, after: &Answered) -> Option<&'static str> {
    let field = |answered: &Answered| answered.answer.as_ref().err().and_then(|error| error.field);
    field(after).filter(|found| field(before) != Some(found))
}

fn row((shown, before): (ByHandShown, DecisionRow), after: DecisionRow) -> CorrectRow {
    CorrectRow {
        person: shown.person.to_string(),
        insured: shown.insured.to_string(),
        name: shown.name,
        fields: shown.fields.into_iter().map(show::field_row).collect(),
        waits: shown.waits,
        before,
        after,
    }
}

pub(crate) fn correct_apply(office: &mut Office, request: CorrectApplyReq) -> Result<Out<Screen, CorrectDone>, Fault> {
    let session = office.session_mut()?;
    let corrections = match session.corrections.take() {
        Some(corrections) if corrections.number == request.preview => corrections,
        other => {
            session.corrections = other;
            return Err(Fault::new(FaultCode::PreviewGone));
        }
    };
    if session.store.writes()? != corrections.head {
        return Err(Fault::new(FaultCode::PreviewStale));
    }
    let Corrections { source, people, .. } = &corrections;
    if people.is_empty() {
        let none = Done { changed: 0, waiting: 0 };
        return Ok(plain(none, Screen).beside(Out::all([]), done));
    }
    if let [alone] = people.as_slice() {
        office.about(Subject::Person(alone.person))?;
    }
    office.counted(Figure::People, people.len())?;
    let written = office.write_telling(Op::Correct, term::doing::WRITING, people.len() as u64, |tx, tell| {
        let mut rows = Vec::new();
        for (corrected, at) in people.iter().zip(0..) {
            go_on(tell(at))?;
            let Corrected { person, version, by_hand, .. } = corrected;
            let changes = tx.correct(*person, *version, by_hand, *source).map_err(refused)?;
            if !changes.is_empty() && rows.len() < PEOPLE_SHOWN {
                let changes = plain(changes.map(number).collect::<Vec<_>>(), Screen);
                let insured = corrected.insured.clone();
                rows.push(insured.beside(changes, |insured, changes| CorrectedRow { insured, changes }));
            }
        }
        Ok(rows)
    });
    let rows = match written {
        Ok(rows) => rows,
        Err(fault) => {
            // Nothing was written, so what was shown still holds.
            office.session_mut()?.corrections = Some(corrections);
            return Err(fault);
        }
    };
    let waiting = count(people.iter().filter(|corrected| !corrected.by_hand.contact.is_empty()).count());
    let written = Done { changed: count(people.len()), waiting };
    Ok(plain(written, Screen).beside(Out::all(rows), done))
}

fn done(Done { changed, waiting }: Done, rows: Vec<CorrectedRow>) -> CorrectDone {
    CorrectDone { changed, waiting, rows }
}

plain_parts! {
    struct Done {
        changed: u32,
        waiting: u32,
    }
}

/// Somebody may have got the number in the same list.
fn refused(error: StoreError) -> Fault {
    match error {
        StoreError::Taken(_) => Fault::new(FaultCode::NumberTaken),
        other => other.into(),
    }
}

/// The number of a change, as people read it: no office writes more.
fn number(index: u64) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

pub(crate) fn correct_undo(office: &mut Office, request: CorrectUndoReq) -> Result<Out<Screen, CorrectUndone>, Fault> {
    let unknown = || Fault::caller(FaultCode::ChangeUnknown, request.change.to_string());
    let correction = office.store()?.correction(u64::from(request.change))?.ok_or_else(unknown)?;
    office.may_undo(correction.done_by())?;
    let taken = office.write(Op::UndoCorrection, |tx| tx.take_correction_back(&correction).map_err(refused))?;
    let TakenBack { person, went, left } = taken.ok_or_else(unknown)?;
    let changed = match &went {
        Went::Fields(change) => gate::tells(&person, change),
        Went::Void | Went::Nothing => false,
    };
    let left = Out::maybe(left.and_then(|left| gate::left(&person, &left, Screen)).map(|left| left.map(stays)));
    let insured = gate::person(&person, Viewer::ANYBODY, Screen).map(|person| person.insured.to_string());
    let figures = plain(Undone { change: request.change, changed }, Screen);
    Ok(figures.zip(insured).zip(left).map(|((figures, insured), left)| {
        let Undone { change, changed } = figures;
        CorrectUndone { change, insured, changed, left }
    }))
}

/// What stays of a correction.
fn stays(left: LeftShown) -> LeftRow {
    LeftRow { text: entry::CHANGED_SINCE.to_owned(), ..show::left_row(left) }
}

plain_parts! {
    struct Undone {
        change: u32,
        changed: bool,
    }
}
