//! Rosters and national lists: read and show what would change, then write it in one transaction.

mod absent;
mod apply;
mod columns;
mod known;
mod marked;
mod rows;
mod sender;
mod torn;
mod undo;
mod widths;

use crate::api::*;
use crate::fault::Fault;
use crate::office::{Office, Progress};
use crate::preview::{Effect, OfSender, Plan, Preview, Source};
use crate::steps::{count, day, session, show, source};
use crate::words::term;
use absent::RowsOut;
pub(crate) use absent::{not_named, people as absent_people};
pub(crate) use apply::{go_on, import_apply};
pub(crate) use columns::import_columns;
use columns::{ReadColumns, SheetFigures};
use kenpo_domain::Day;
use kenpo_domain::absent::{RollCall, day_of_list};
use kenpo_domain::alike::Newcomers;
use kenpo_domain::finding::{Checked, Finding, FindingCode, FindingList, Weight};
use kenpo_domain::gate::{self, FindingShown, Out, ProposalShown, Screen, plain};
use kenpo_domain::ids::PersonId;
use kenpo_domain::insured::Widths;
use kenpo_domain::plain_parts;
use kenpo_domain::proposal::ReviewGroup;
use kenpo_domain::torn::Bonds;
use kenpo_domain::widths::WidthSeen;
use kenpo_roster::{ColumnFound, Opening, Reading, Rules, SheetRead};
use kenpo_store::Reads;
use known::{Known, Matched};
pub(crate) use marked::import_marked;
pub(crate) use rows::import_rows;
pub(crate) use sender::senders;
use std::collections::BTreeMap;
pub(crate) use undo::import_undo;

pub(crate) fn import_preview(
    office: &mut Office,
    request: ImportPreviewReq,
) -> Result<Out<Screen, ImportPreview>, Fault> {
    let session = office.session_mut()?;
    session.preview = None;
    // Reading a file takes the most memory of all, and applying it makes the kept plan out of date.
    session.decided = None;
    let as_of = day(&request.as_of)?;
    let bytes = source::read(&request.path)?;
    let society = office.store()?.society()?;
    let widths = widths::with(society.widths, &request.said.widths)?;
    let rules = Rules { widths, insurer: Some(&society.number), as_of };
    let password = source::password(&request.said);
    let sender = sender::named(&request.said)?;
    let said = columns::said(request.said, sender::habit(office, sender.as_ref())?)?;
    let opening = Opening { bytes: &bytes, password: password.as_ref() };
    let read = kenpo_roster::read(&opening, &rules, &said, &mut |progress| office.tell(source::progress(progress)))
        .map_err(|error| source::fault(error, &request.path))?;
    let mut findings = read.findings;
    let SheetRead {
        reading,
        bonds,
        raw,
        columns,
        rows_read,
        rows_skipped,
        rows_waiting,
        waiting,
        left,
        widths: seen,
        habit,
    } = read.value;
    go_on(office.tell(Progress { label: term::doing::COMPARING, done: u64::from(rows_read), total: None }))?;
    let compared = office.store()?.snapshot(|store| {
        let rows = RowsOut { waiting: &waiting, left: &left };
        compared(reading, &rows, &columns.read, Against { as_of, widths, store })
    })?;
    let Compared { plan, found, absent, head } = compared;
    // Rows that wait only since they were laid beside those who are registered.
    let blocking = found.counts().iter().filter(|(code, _)| code.weight() == Weight::Blocks);
    let rows_waiting = rows_waiting + blocking.map(|(_, count)| count).sum::<u32>();
    findings.append(found);
    let seen = widths::beside_registered(seen, office.store()?)?;
    findings.extend(seen.iter().map(widths::finding));
    let torn = torn::of(bonds, &plan);
    findings.extend(torn.iter().map(torn::finding));
    findings.sort_by_row();
    let groups = rows::groups(&plan);
    let effect = effect(&plan, &groups, rows_waiting);
    let renames = renames(&plan);
    let unknown = findings.counts().get(&FindingCode::ListedUnknown).copied().unwrap_or_default();
    let effect = Effect { unknown, absent: count(absent.len()), ..effect };
    let not_named = absent::people(&absent, PEOPLE_SHOWN, office.store()?, Screen)?;

    let source = Source {
        path: request.path.clone(),
        digest: source::digest(&bytes),
        said,
        password,
        sheet: columns.sheet.clone(),
        rows_read,
        as_of,
    };
    let widths = (widths != society.widths).then_some(widths);
    let counts = findings.counts().iter().map(|(code, count)| (*code, *count)).collect();
    let found = Out::all(first_of_each_kind(&findings).map(|finding| gate::finding(finding, Screen)));
    let session = office.session_mut()?;
    let (file, shown_torn) = (source::name(&request.path), torn.clone());
    session.previews += 1;
    let number = session.previews;
    let kept = sender.map(|sender| OfSender { sender, habit });
    session.preview =
        Some(Preview { number, head, file, source, findings, raw, torn, kept, widths, plan, groups, absent, effect });

    let read = ReadFigures {
        torn: shown_torn,
        widths: seen,
        preview: number,
        effect,
        rows_read,
        rows_skipped,
        columns: columns::figures(columns),
        findings: counts,
    };
    Ok(plain(read, Screen)
        .beside(found, preview_reply)
        .beside(renames, |reply, renames| ImportPreview { renames, ..reply })
        .beside(not_named, |reply, people| ImportPreview {
            not_named: NotNamed { people, ..reply.not_named },
            ..reply
        }))
}

/// What was read, compared with those who are registered.
struct Compared {
    plan: Plan,
    found: FindingList,
    /// Who is registered and not named.
    absent: Vec<PersonId>,
    /// How many writes the database had seen.
    head: u64,
}

/// What a file is laid beside.
struct Against<'s> {
    as_of: Day,
    /// How long the parts of numbers are, where that is set.
    widths: Widths,
    store: &'s Reads,
}

fn compared(
    reading: Reading,
    out: &RowsOut<'_>,
    columns: &[ColumnFound],
    Against { as_of, widths, store }: Against<'_>,
) -> Result<Compared, Fault> {
    let head = store.writes()?;
    match reading {
        Reading::Roster(entries) => {
            let Checked { value, mut findings } = kenpo_roster::propose(entries, &mut Known::of(store, &widths)?)?;
            let mut newcomers = Newcomers::of(&value.changing);
            newcomers.look_for(|likeness| store.alike(likeness))?;
            findings.append(newcomers.found());
            findings.extend(known::dropped_postals(&value.changing));
            findings.extend(known::not_registered(out.left, &mut store.look_up()?)?);
            let named = value.named.iter().map(|row| row.person);
            let roll = absent::called(RollCall::of_roster(as_of), named, out, store)?;
            findings.extend(absent::families(&roll, &value.named));
            let absent = roll.absent();
            Ok(Compared { plan: Plan::Roster(value), found: findings, absent, head })
        }
        Reading::NationalList(entries) => {
            let roll = RollCall::of_list(day_of_list(&entries, as_of));
            let Checked { value: Matched { listed, named }, findings } = known::match_list(entries, store, columns)?;
            let absent = absent::called(roll, named, out, store)?.absent();
            Ok(Compared { plan: Plan::List(listed), found: findings, absent, head })
        }
    }
}

plain_parts! {
    /// What was read of a file.
    struct ReadFigures {
        preview: u32,
        effect: Effect,
        rows_read: u32,
        rows_skipped: u32,
        torn: Vec<Bonds>,
        widths: Vec<WidthSeen>,
        columns: SheetFigures,
        findings: Vec<(FindingCode, u32)>,
    }
}

/// What may be shown of a file under review, people of the file and of the database aside.
fn preview_reply(read: ReadFigures, findings: Vec<FindingShown>) -> ImportPreview {
    let Effect { source, joins, changes, same, listed, waiting, contacts, .. } = read.effect;
    let ReadColumns { sheet, columns } = columns::rows(read.columns);
    let findings: Vec<FindingRow> = findings.into_iter().map(show::finding_row).collect();
    ImportPreview {
        preview: read.preview,
        kind: Coded(source),
        kind_text: term::import_source(source).to_owned(),
        sheet,
        rows_read: read.rows_read,
        rows_skipped: read.rows_skipped,
        rows_waiting: waiting,
        contacts_waiting: contacts,
        joins,
        changes,
        same,
        listed,
        not_named: not_named(read.effect, Vec::new()),
        columns,
        torn: read.torn.iter().map(torn::row).collect(),
        widths: read.widths.iter().map(widths::row).collect(),
        finding_counts: show::count_rows(read.findings, &findings),
        findings,
        renames: Vec::new(),
    }
}

/// The findings that are shown, the first of each kind: a roster of 100,000 rows can have one for each row, and nobody reads so many.
fn first_of_each_kind(findings: &[Finding]) -> impl Iterator<Item = &Finding> {
    let mut shown = BTreeMap::<FindingCode, usize>::new();
    findings.iter().filter(move |finding| {
        let of_kind = shown.entry(finding.code).or_default();
        *of_kind += 1;
        *of_kind <= FINDINGS_SHOWN
    })
}

/// What a plan would do, counted as far as it may be shown.
fn effect(plan: &Plan, groups: &[ReviewGroup], waiting: u32) -> Effect {
    let mut effect = Effect {
        source: plan.source(),
        joins: 0,
        changes: 0,
        same: 0,
        listed: 0,
        waiting,
        contacts: 0,
        unknown: 0,
        absent: 0,
    };
    match plan {
        Plan::List(entries) => effect.listed = count(entries.len()),
        Plan::Roster(proposals) => {
            effect.same = proposals.same;
            for (proposal, group) in proposals.changing.iter().zip(groups).filter(|(proposal, _)| !proposal.renames) {
                effect.contacts += u32::from(!proposal.contact.is_empty());
                *match group {
                    ReviewGroup::Joins => &mut effect.joins,
                    ReviewGroup::Changes => &mut effect.changes,
                    ReviewGroup::Waiting => &mut effect.waiting,
                    ReviewGroup::Same | ReviewGroup::Absent => &mut effect.same,
                } += 1;
            }
        }
    }
    effect
}

/// The first rows that would give somebody another name.
fn renames(plan: &Plan) -> Out<Screen, Vec<ProposalRow>> {
    match plan {
        Plan::List(_) => Out::all([]),
        Plan::Roster(proposals) => {
            let renaming = proposals.changing.iter().filter(|proposal| proposal.renames).take(RENAMES_SHOWN);
            Out::all(renaming.filter_map(|row| gate::proposal(row, Screen)).map(|row| row.map(proposal_row)))
        }
    }
}

fn proposal_row(shown: ProposalShown) -> ProposalRow {
    ProposalRow {
        row: shown.place.row,
        insured: shown.insured.to_string(),
        name: shown.name,
        kind: Coded(shown.kind),
        fields: shown.fields.into_iter().map(show::field_row).collect(),
    }
}

pub(crate) fn import_discard(office: &mut Office, request: ImportDiscardReq) -> Result<Out<Screen, StatusRes>, Fault> {
    let session = office.session_mut()?;
    session.preview = session.preview.take().filter(|preview| preview.number != request.preview);
    session::status(office, StatusReq {})
}
