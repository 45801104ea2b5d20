//! What was read of a file, or of one row that waited, laid beside those who are registered, and shown before anything is written.

use super::absent::{self, RowsOut, not_named};
use super::columns::{self, ReadColumns, SheetFigures};
use super::known::{self, Known, Matched};
use super::{rows, torn, widths};
use crate::api::*;
use crate::fault::Fault;
use crate::office::Office;
use crate::preview::{Effect, OfSender, Origin, Plan, Preview};
use crate::steps::{count, show};
use crate::words::term;
use kenpo_domain::Day;
use kenpo_domain::absent::{RollCall, day_of_list};
use kenpo_domain::act::Figure;
use kenpo_domain::alike::Newcomers;
use kenpo_domain::finding::{Checked, Finding, FindingCode, FindingList, Weight};
use kenpo_domain::gate::{self, FindingShown, Out, ProposalShown, Screen, plain};
use kenpo_domain::held_row::HeldRow;
use kenpo_domain::ids::PersonId;
use kenpo_domain::insured::Widths;
use kenpo_domain::plain_parts;
use kenpo_domain::proposal::ReviewGroup;
use kenpo_domain::roster::RawRow;
use kenpo_domain::torn::moved::Moved;
use kenpo_domain::torn::{Bonds, Torn};
use kenpo_domain::widths::WidthSeen;
use kenpo_roster::{ColumnFound, LeftRow, Reading, SheetColumns};
use kenpo_store::Reads;
use std::collections::BTreeMap;

/// What was read, and is to be looked at.
pub(super) struct ToReview {
    /// The file's name.
    pub(super) file: String,
    pub(super) origin: Origin,
    /// The day for which it was read.
    pub(super) as_of: Day,
    /// How long the parts of numbers are, as it was read with.
    pub(super) widths: Widths,
    /// The same, where a person has said any.
    pub(super) widths_said: Option<Widths>,
    pub(super) kept: Option<OfSender>,
    pub(super) reading: Reading,
    pub(super) findings: FindingList,
    pub(super) held: Vec<HeldRow>,
    pub(super) left: Vec<LeftRow>,
    pub(super) bonds: Vec<Bonds>,
    pub(super) moved: Vec<Moved>,
    pub(super) raw: Vec<RawRow>,
    pub(super) columns: SheetColumns,
    pub(super) widths_seen: Vec<WidthSeen>,
    pub(super) rows_read: u32,
    pub(super) rows_skipped: u32,
    pub(super) rows_waiting: u32,
}

/// Lays it beside those who are registered, and keeps it until a person has looked.
pub(super) fn review(office: &mut Office, read: ToReview) -> Result<Out<Screen, ImportPreview>, Fault> {
    let ToReview { file, origin, as_of, widths, widths_said, kept, reading, raw, mut findings, mut held, .. } = read;
    let (left, bonds, moved) = (read.left, read.bonds, read.moved);
    let (columns, widths_seen) = (read.columns, read.widths_seen);
    office.counted(Figure::Rows, read.rows_read)?;
    let (rows_read, rows_skipped, rows_waiting) = (read.rows_read, read.rows_skipped, read.rows_waiting);
    let compared = office.store()?.snapshot(|store| {
        // A row alone is no roster, and leaves nobody out.
        let rows = matches!(origin, Origin::File(_)).then_some(RowsOut { held: &held, left: &left });
        compared(reading, rows.as_ref(), &columns.read, Against { as_of, widths, store })
    })?;
    let Compared { plan, found, held: more, absent, beside, head } = compared;
    // Rows that wait only since they were laid beside those who are registered.
    let blocking = found.counts().iter().filter(|(code, _)| code.weight() == Weight::Blocks);
    let rows_waiting = rows_waiting + blocking.map(|(_, count)| count).sum::<u32>();
    held.extend(more);
    findings.append(found);
    let seen = widths::beside_registered(widths_seen, office.store()?)?;
    findings.extend(seen.iter().map(widths::finding));
    let torn = torn::of(bonds, beside, moved);
    findings.extend(torn.iter().map(torn::finding));
    findings.sort_by_row();
    let groups = rows::groups(&plan);
    let effect = effect(&plan, &groups, rows_waiting);
    let renames = renames(&plan, &origin);
    let unknown = findings.counts().get(&FindingCode::ListedUnknown).copied().unwrap_or_default();
    let effect = Effect { unknown, absent: count(absent.len()), ..effect };
    let not_named = absent::people(&absent, PEOPLE_SHOWN, office.store()?, Screen)?;
    let counts = findings.counts().iter().map(|(code, count)| (*code, *count)).collect();
    let found = Out::all(first_of_each_kind(&findings).map(|finding| gate::finding(finding, Screen)));
    let session = office.session_mut()?;
    session.previews += 1;
    let read = ReadFigures {
        torn: torn.clone(),
        widths: seen,
        preview: session.previews,
        effect,
        rows_read,
        rows_skipped,
        columns: columns::figures(columns),
        findings: counts,
    };
    let number = session.previews;
    session.keep_reviewed(Preview {
        number,
        head,
        file,
        origin,
        findings,
        raw,
        held,
        torn,
        kept,
        widths: widths_said,
        plan,
        groups,
        absent,
        effect,
    });
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
    /// Rows that wait only since.
    held: Vec<HeldRow>,
    /// Who is registered and not named.
    absent: Vec<PersonId>,
    /// How often the file says another name or birth of whoever is registered under a number.
    beside: Vec<Bonds>,
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
    out: Option<&RowsOut<'_>>,
    columns: &[ColumnFound],
    Against { as_of, widths, store }: Against<'_>,
) -> Result<Compared, Fault> {
    let head = store.writes()?;
    match reading {
        Reading::Roster(entries) => {
            let waiting = out.map(|out| out.held).unwrap_or_default();
            let without_insured = known::without_insured(&entries, waiting, store)?;
            let Checked { mut value, mut findings } = kenpo_roster::propose(entries, &mut Known::of(store, &widths)?)?;
            let mut newcomers = Newcomers::of(&value.changing);
            let mut registered = store.alike()?;
            newcomers.look_for(|likeness| registered.of(likeness))?;
            findings.append(newcomers.found());
            findings.extend(without_insured);
            findings.extend(known::dropped_postals(&value.changing));
            let (held, beside) = (std::mem::take(&mut value.held), torn::of_roster(&value));
            let Some(out) = out else {
                return Ok(Compared {
                    plan: Plan::Roster(value),
                    found: findings,
                    held,
                    absent: Vec::new(),
                    beside,
                    head,
                });
            };
            findings.extend(known::not_registered(out.left, &mut store.look_up()?)?);
            let named = value.named.iter().map(|row| row.person);
            let roll = absent::called(RollCall::of_roster(as_of), named, out, store)?;
            findings.extend(absent::families(&roll, &value.named));
            let absent = roll.absent();
            Ok(Compared { plan: Plan::Roster(value), found: findings, held, absent, beside, head })
        }
        Reading::NationalList(entries) => {
            let roll = RollCall::of_list(day_of_list(&entries, as_of));
            let Checked { value, findings } = known::match_list(entries, store, columns)?;
            let beside = torn::of_list(&value);
            let Matched { listed, named, held, .. } = value;
            let absent = match out {
                Some(out) => absent::called(roll, named, out, store)?.absent(),
                None => Vec::new(),
            };
            // What a newer list has overtaken waits for nobody.
            Ok(Compared { plan: Plan::List(listed), found: findings, held, absent, beside, head })
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
        torn: Vec<Torn>,
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
fn renames(plan: &Plan, origin: &Origin) -> Out<Screen, Vec<ProposalRow>> {
    match plan {
        Plan::List(_) => Out::all([]),
        Plan::Roster(proposals) => {
            let renaming = proposals.changing.iter().filter(|proposal| proposal.renames).take(RENAMES_SHOWN);
            Out::all(renaming.filter_map(|row| rows::proposal(row, origin)).map(|row| row.map(proposal_row)))
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
