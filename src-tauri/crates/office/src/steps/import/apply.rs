//! Writing what was reviewed, in one transaction, with what a person has said of it at the end.

use super::{absent, not_named, source};
use crate::api::*;
use crate::fault::{Fault, FaultCode, Param};
use crate::office::Office;
use crate::preview::{Effect, HeldPlace, ListProposal, OfSender, Origin, Plan, Preview};
use crate::steps::count;
use crate::words::term;
use kenpo_domain::act::{Act, Figure};
use kenpo_domain::gate::{Out, Screen, plain};
use kenpo_domain::held_row::HeldRow;
use kenpo_domain::ids::{ImportId, PersonId};
use kenpo_domain::insured::InsuredId;
use kenpo_domain::plain_parts;
use kenpo_domain::proposal::{About, NamesSeen, Proposal, ProposalKind};
use kenpo_domain::torn::Bond;
use kenpo_store::{ImportCounts, NewImport, Op, Subject};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::thread;

/// Raw rows that are kept together.
const ROWS_PACKED: usize = 1_000;

plain_parts! {
    /// An import that went in.
    struct Applied {
        import: ImportId,
        effect: Effect,
    }
}

fn import_done(Applied { import, effect }: Applied, absent: Vec<AbsentRow>) -> ImportDone {
    let Effect { source, joins, changes, same, listed, waiting, contacts, .. } = effect;
    let not_named = not_named(effect, absent);
    let import = import.to_string();
    let contacts_waiting = contacts;
    ImportDone { import, kind: Coded(source), joins, changes, same, listed, waiting, contacts_waiting, not_named }
}

pub(crate) fn import_effect(office: &mut Office, request: ImportApplyReq) -> Result<Out<Screen, ImportEffect>, Fault> {
    let preview = office.session_mut()?.reviewed(request.preview)?;
    let word = word(request.reason, &request.renamed, preview)?;
    Ok(plain(applied(preview, &word), Screen).map(import_effect_reply))
}

fn import_effect_reply(effect: Effect) -> ImportEffect {
    let Effect { source, joins, changes, same, listed, waiting, contacts, .. } = effect;
    ImportEffect { kind: Coded(source), joins, changes, same, listed, waiting, contacts_waiting: contacts }
}

pub(crate) fn import_apply(office: &mut Office, request: ImportApplyReq) -> Result<Out<Screen, ImportDone>, Fault> {
    let session = office.session_mut()?;
    let preview = session.take_reviewed(request.preview)?;
    if session.store.writes()? != preview.head {
        return Err(Fault::new(FaultCode::PreviewStale));
    }
    let word = match word(request.reason, &request.renamed, &preview) {
        Ok(word) => word,
        Err(refused) => {
            office.session_mut()?.keep_reviewed(preview);
            return Err(refused);
        }
    };
    if let Origin::Row(HeldPlace { row, .. }) = preview.origin
        && let reasons = held(&preview, &word).flat_map(|held| held.reasons.clone()).collect::<Vec<_>>()
        && !reasons.is_empty()
    {
        office.session_mut()?.keep_reviewed(preview);
        let mut still = Fault::about(FaultCode::HeldRowStill, Param::Count(row));
        still.params.push(Param::Found(reasons));
        return Err(still);
    }
    // Whom the file does not name, it does not change.
    let absent = office.store().and_then(|store| absent::people(&preview.absent, PEOPLE_SHOWN, store, Screen));
    let result = absent.and_then(|absent| {
        let import = apply(office, &preview, &word)?;
        let effect = applied(&preview, &word);
        Ok(plain(Applied { import, effect }, Screen).beside(absent, import_done))
    });
    match &result {
        // Nothing was written, so the preview still holds: a person may try again, or go on after a stop.
        Err(_) => office.session_mut()?.keep_reviewed(preview),
        // Giving back the room of 100,000 rows takes a while, and nobody has to wait for it. Without a thread it is given back here.
        Ok(_) => drop(thread::Builder::new().spawn(|| drop(preview))),
    }
    result
}

/// What a person says at the end of a review.
struct Word {
    /// Why columns that look torn apart are right.
    reason: Option<String>,
    /// Whose new names were looked at.
    seen: NamesSeen,
}

fn word(reason: Option<String>, renamed: &[String], preview: &Preview) -> Result<Word, Fault> {
    let reason = reason.map(|reason| reason.trim().to_owned()).filter(|reason| !reason.is_empty());
    if preview.torn.is_empty() {
        return Ok(Word { reason: None, seen: NamesSeen::Of(people(renamed)?) });
    }
    let reason = reason.ok_or_else(|| source::torn(&preview.file, &preview.torn))?;
    // The reason explains the names as a whole where it is they that do not fit.
    let names = preview.torn.iter().any(|torn| torn.bond() == Bond::Renames);
    let seen = if names { NamesSeen::All } else { NamesSeen::Of(people(renamed)?) };
    Ok(Word { reason: Some(reason), seen })
}

fn people(renamed: &[String]) -> Result<BTreeSet<InsuredId>, Fault> {
    let id = |text: &String| InsuredId::parse(text).ok_or_else(|| Fault::caller(FaultCode::PersonUnknown, text));
    renamed.iter().map(id).collect()
}

/// Those who are renamed and go in.
fn renamed<'p>(preview: &'p Preview, word: &'p Word) -> impl Iterator<Item = &'p Proposal> {
    let taken = match &preview.plan {
        Plan::Roster(proposals) => Some(proposals.taken(&word.seen).filter(|proposal| proposal.renames)),
        Plan::List(_) => None,
    };
    taken.into_iter().flatten()
}

/// What the review showed, and those who are renamed and go in.
fn applied(preview: &Preview, word: &Word) -> Effect {
    let effect = preview.effect;
    let people = count(renamed(preview, word).count());
    let contacts = count(renamed(preview, word).filter(|proposal| !proposal.contact.is_empty()).count());
    Effect {
        changes: effect.changes + people,
        waiting: effect.waiting - people,
        contacts: effect.contacts + contacts,
        ..effect
    }
}

fn apply(office: &mut Office, preview: &Preview, word: &Word) -> Result<ImportId, Fault> {
    let mut ids = office.ids()?;
    let mut id = move || ids.next().ok_or_else(|| Fault::new(FaultCode::Internal));
    let import = ImportId::from_random(id()?);
    let (op, rows) = match &preview.plan {
        Plan::Roster(proposals) => (Op::ImportRoster, proposals.taken(&word.seen).count()),
        Plan::List(listed) => (Op::ImportNationalList, listed.len()),
    };
    let record = NewImport {
        id: import,
        source: preview.plan.source(),
        file_name: preview.file.clone(),
        counts: counts(preview, word),
        findings: preview.findings.counts().clone(),
        reason: word.reason.clone(),
    };
    if matches!(preview.origin, Origin::Row(_)) {
        office.deed()?.act = Act::Row;
    }
    office.about(Subject::Import(import))?;
    let NewImport { counts: ImportCounts { joined, changed, waiting, .. }, .. } = record;
    let figures = &mut office.deed()?.figures;
    for (figure, rows) in [(Figure::New, joined), (Figure::Changed, changed), (Figure::Held, waiting)] {
        figures.count(figure, rows.into());
    }
    figures.count(Figure::Rows, rows as u64);
    office.write_telling(op, term::doing::WRITING, rows as u64, |tx, tell| {
        tx.record_import(record)?;
        if let Origin::Row(HeldPlace { import: of, row }) = preview.origin {
            let done = || Fault::about(FaultCode::HeldRowDone, Param::Count(row));
            tx.row_taken(of, row, import)?.ok_or_else(done)?;
        }
        tx.hold_rows(import, held(preview, word))?;
        if let Some(OfSender { sender, habit }) = &preview.kept {
            tx.keep_habit(sender, import, habit)?;
        }
        if let Some(widths) = preview.widths {
            tx.set_widths(widths)?;
        }
        for rows in preview.raw.chunks(ROWS_PACKED) {
            go_on(tell(0))?;
            tx.raw_rows(import, rows)?;
        }
        match &preview.plan {
            Plan::Roster(proposals) => {
                for (proposal, at) in proposals.taken(&word.seen).zip(0..) {
                    go_on(tell(at))?;
                    match proposal.about {
                        About::New => tx.register(PersonId::from_random(id()?), &proposal.change)?,
                        About::Known { person, version, .. } => {
                            tx.change_person(person, version, &proposal.change)?;
                            tx.put_in_tray(person, Some(import), &proposal.contact)?;
                        }
                    }
                }
            }
            Plan::List(listed) => {
                for (ListProposal { person, seen, change }, at) in listed.iter().zip(0..) {
                    go_on(tell(at))?;
                    tx.take_listed(*person, *seen, change)?;
                }
            }
        }
        Ok(import)
    })
}

/// The rows that wait once it went in: those of people whose new names were looked at do not.
fn held<'p>(preview: &'p Preview, word: &'p Word) -> impl Iterator<Item = &'p HeldRow> {
    let taken: BTreeSet<u32> = renamed(preview, word).map(|proposal| proposal.place.row).collect();
    preview.held.iter().filter(move |held| !taken.contains(&held.place.row))
}

/// What became of the rows, for the record.
fn counts(preview: &Preview, word: &Word) -> ImportCounts {
    let Effect { listed, waiting, .. } = applied(preview, word);
    match &preview.plan {
        Plan::Roster(proposals) => {
            let taken = || proposals.taken(&word.seen).filter(|proposal| !proposal.only_waits());
            let of = |kind| count(taken().filter(|proposal| proposal.kind() == kind).count());
            let (joined, changed) = (of(ProposalKind::Join), of(ProposalKind::Change));
            ImportCounts { joined, changed, same: proposals.same, waiting }
        }
        Plan::List(_) => ImportCounts { joined: 0, changed: listed, same: 0, waiting },
    }
}

/// Turns a person's stop into the fault that rolls the transaction back.
pub(crate) fn go_on(flow: ControlFlow<()>) -> Result<(), Fault> {
    match flow {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Fault::new(FaultCode::Cancelled)),
    }
}
