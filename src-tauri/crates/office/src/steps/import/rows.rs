//! The rows of a file under review, group by group, and whom somebody looks for among them.

use crate::api::{ImportRow, ImportRowsPage, ImportRowsReq, PER_PAGE};
use crate::fault::Fault;
use crate::office::Office;
use crate::preview::{Origin, Plan, Preview};
use crate::steps::{Paged, page_of, show};
use kenpo_domain::asked::{Asked, Called};
use kenpo_domain::finding::{Finding, FindingCode, Weight};
use kenpo_domain::gate::{self, FindingShown, Out, PersonShown, ProposalShown, Screen, Viewer, plain};
use kenpo_domain::ids::PersonId;
use kenpo_domain::proposal::{About, Named, Proposal, ProposalKind, Proposals, ReviewGroup};
use kenpo_store::{Reads, StoreError};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) fn import_rows(office: &mut Office, request: ImportRowsReq) -> Result<Out<Screen, ImportRowsPage>, Fault> {
    let preview = office.session()?.reviewed(request.preview)?;
    let (store, asked) = (office.store()?, Asked::of(&request.query));
    let mut found = listed(preview, request.group.0);
    if asked != Asked::Everybody {
        let mut kept = Vec::new();
        for one in found {
            if one.is_asked_for(&asked, store)? {
                kept.push(one);
            }
        }
        found = kept;
    }
    let (found, paged) = page_of(found, request.page);
    let mut rows = Vec::new();
    for one in found {
        rows.extend(one.out(store, &preview.origin)?);
    }
    Ok(Out::all(rows).zip(plain(paged, Screen)).map(page))
}

fn page((rows, Paged { total, page }): (Vec<ImportRow>, Paged)) -> ImportRowsPage {
    ImportRowsPage { rows, total, page, per_page: PER_PAGE }
}

/// Somebody whom a file is about.
enum Listed<'p> {
    /// By a row that would do something.
    Proposed(&'p Proposal),
    /// By a row that would do nothing.
    Named(&'p Named),
    /// By a row that waits.
    Waiting(Waiting<'p>),
    /// By a list, or by not being named at all.
    Registered(PersonId),
}

/// A row that waits, with why.
struct Waiting<'p> {
    findings: Vec<&'p Finding>,
    /// What it would do if a person said so: give another name, or contact to whoever has none.
    row: Option<&'p Proposal>,
}

/// Everybody of a group, in the order of the rows.
fn listed(preview: &Preview, group: ReviewGroup) -> Vec<Listed<'_>> {
    let registered = |people: &[PersonId]| people.iter().copied().map(Listed::Registered).collect();
    match (&preview.plan, group) {
        (_, ReviewGroup::Absent) => registered(&preview.absent),
        (Plan::List(lines), ReviewGroup::Changes) => lines.iter().map(|line| Listed::Registered(line.person)).collect(),
        (Plan::List(_), ReviewGroup::Joins | ReviewGroup::Same) => Vec::new(),
        (_, ReviewGroup::Waiting) => waiting(preview).into_values().map(Listed::Waiting).collect(),
        (Plan::Roster(rows), ReviewGroup::Joins | ReviewGroup::Changes) => {
            of_group(preview, rows, group).map(Listed::Proposed).collect()
        }
        (Plan::Roster(rows), ReviewGroup::Same) => same(preview, rows),
    }
}

/// What each row that would do something comes to, in the order of the plan. Asked once: the gate looks at every change.
pub(super) fn groups(plan: &Plan) -> Vec<ReviewGroup> {
    match plan {
        Plan::Roster(rows) => rows.changing.iter().map(group).collect(),
        Plan::List(_) => Vec::new(),
    }
}

fn group(row: &Proposal) -> ReviewGroup {
    match row.kind() {
        _ if row.renames || row.only_waits() => ReviewGroup::Waiting,
        ProposalKind::Join => ReviewGroup::Joins,
        // Who looks must not learn that anything of it is withheld.
        ProposalKind::Change if gate::proposal(row, Screen).is_none() => ReviewGroup::Same,
        ProposalKind::Change => ReviewGroup::Changes,
    }
}

/// The rows of a roster that would do something and come to this.
fn of_group<'p>(preview: &'p Preview, rows: &'p Proposals, group: ReviewGroup) -> impl Iterator<Item = &'p Proposal> {
    rows.changing.iter().zip(&preview.groups).filter(move |(_, of)| **of == group).map(|(row, _)| row)
}

/// The rows of registered people that neither change anything, as far as it may be shown, nor wait.
fn same<'p>(preview: &'p Preview, rows: &'p Proposals) -> Vec<Listed<'p>> {
    let mut others: BTreeSet<u32> = waiting(preview).into_keys().collect();
    others.extend(of_group(preview, rows, ReviewGroup::Changes).map(|row| row.place.row));
    rows.named.iter().filter(|row| !others.contains(&row.place.row)).map(Listed::Named).collect()
}

/// The rows that wait, as far as their findings are kept.
fn waiting(preview: &Preview) -> BTreeMap<u32, Waiting<'_>> {
    let changing: Vec<&Proposal> = match &preview.plan {
        Plan::Roster(rows) => of_group(preview, rows, ReviewGroup::Waiting).collect(),
        Plan::List(_) => Vec::new(),
    };
    let contact_alone: BTreeSet<u32> = changing.iter().filter(|row| !row.renames).map(|row| row.place.row).collect();
    let mut rows = BTreeMap::<u32, Waiting<'_>>::new();
    for finding in preview.findings.iter() {
        let row = finding.place.row;
        let waits = finding.code.weight() == Weight::Blocks && row > 0;
        if waits || (finding.code == FindingCode::Waiting && contact_alone.contains(&row)) {
            let waiting = rows.entry(row).or_insert_with(|| Waiting { findings: Vec::new(), row: None });
            waiting.findings.push(finding);
        }
    }
    for row in changing {
        if let Some(waiting) = rows.get_mut(&row.place.row) {
            waiting.row = Some(row);
        }
    }
    rows
}

impl Listed<'_> {
    fn is_asked_for(&self, asked: &Asked, store: &Reads) -> Result<bool, StoreError> {
        let id = match self {
            Self::Proposed(Proposal { about: About::Known { person, .. }, .. }) => *person,
            Self::Proposed(row) => {
                let kana = row.change.as_new().map(|new| &new.kana);
                return Ok(asked.finds(&Called { insured: Some(&row.insured), name: row.name.as_str(), kana }));
            }
            Self::Named(row) => row.person,
            Self::Registered(person) => *person,
            Self::Waiting(Waiting { findings, row }) => {
                let insured = findings.iter().find_map(|finding| finding.insured.as_ref());
                let name = row.map_or("", |row| row.name.as_str());
                return Ok(asked.finds(&Called { insured, name, kana: None }));
            }
        };
        // Who was registered at the review may have been taken back since by another process.
        Ok(store.person(id)?.is_some_and(|person| {
            asked.finds(&Called {
                insured: Some(&person.insured),
                name: person.name.as_str(),
                kana: Some(&person.kana),
            })
        }))
    }

    fn out(self, store: &Reads, origin: &Origin) -> Result<Option<Out<Screen, ImportRow>>, StoreError> {
        let registered = |id| Ok(store.person(id)?.map(|person| gate::person(&person, Viewer::ANYBODY, Screen)));
        Ok(match self {
            Self::Proposed(row) => proposal(row, origin).map(|row| row.map(proposed_row)),
            Self::Named(row) => {
                registered(row.person)?.map(|person| person.zip(plain(row.place.row, Screen)).map(named_row))
            }
            Self::Registered(id) => registered(id)?.map(|person| person.map(person_row)),
            Self::Waiting(Waiting { findings, row }) => {
                let findings = Out::all(findings.into_iter().map(|finding| gate::finding(finding, Screen)));
                let whose = match row.map(|row| (row, row.about)) {
                    Some((row, About::Known { person, .. })) if !row.renames => {
                        registered(person)?.map(|person| person.map(person_row))
                    }
                    Some((row, _)) => proposal(row, origin).map(|row| row.map(proposed_row)),
                    None => None,
                };
                Some(findings.beside(Out::all(whose), waiting_row))
            }
        })
    }
}

/// What a row of a file, or one that waited, would do.
pub(super) fn proposal(row: &Proposal, origin: &Origin) -> Option<Out<Screen, ProposalShown>> {
    match origin {
        Origin::File(_) => gate::proposal(row, Screen),
        Origin::Row(_) => gate::proposal_of_held_row(row, Screen),
    }
}

fn nothing_said() -> ImportRow {
    ImportRow { row: None, insured: None, name: None, fields: Vec::new(), reasons: Vec::new() }
}

fn proposed_row(shown: ProposalShown) -> ImportRow {
    ImportRow {
        row: Some(shown.place.row),
        insured: Some(shown.insured.to_string()),
        name: Some(shown.name),
        fields: shown.fields.into_iter().map(show::field_row).collect(),
        ..nothing_said()
    }
}

fn named_row((person, row): (PersonShown, u32)) -> ImportRow {
    ImportRow { row: Some(row), ..person_row(person) }
}

fn person_row(person: PersonShown) -> ImportRow {
    ImportRow { insured: Some(person.insured.to_string()), name: Some(person.name), ..nothing_said() }
}

fn waiting_row(findings: Vec<FindingShown>, whose: Vec<ImportRow>) -> ImportRow {
    let row = findings.first().map(|finding| finding.place.row);
    let insured = findings.iter().find_map(|finding| finding.insured.as_ref()).map(ToString::to_string);
    // One reason may stand at several cells of the row.
    let mut reasons: Vec<String> = Vec::new();
    for reason in findings.into_iter().map(|finding| show::finding_row(finding).text) {
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    ImportRow { row, insured, reasons, ..whose.into_iter().next().unwrap_or_else(nothing_said) }
}
