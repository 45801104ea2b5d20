//! What was read, laid beside those who are registered: whom a row means, and what of it may be told.

use crate::fault::Fault;
use crate::preview::ListProposal;
use kenpo_domain::facts::Relation;
use kenpo_domain::finding::{Checked, Finding, FindingCode, FindingList, Item};
use kenpo_domain::gate::{self, FieldShown, ItemShown, Screen, Sealed};
use kenpo_domain::held_row::{HeldRow, RowSays};
use kenpo_domain::ids::PersonId;
use kenpo_domain::insured::{InsuredId, Widths};
use kenpo_domain::lay_over::lay_list_over;
use kenpo_domain::person::Person;
use kenpo_domain::proposal::{About, Proposal};
use kenpo_domain::registration::PersonField;
use kenpo_domain::roster::{ListEntry, RosterEntry};
use kenpo_domain::whose::Others;
use kenpo_domain::widths::Lengths;
use kenpo_roster::{ColumnFound, LeftRow, Registered};
use kenpo_store::{LookUp, Reads, StoreError};
use std::collections::HashSet;

/// Those who are registered, asked one by one.
pub(super) struct Known<'s> {
    people: LookUp<'s>,
    /// How long their 番号 are, where the society has not set it.
    numbers: Lengths,
}

impl<'s> Known<'s> {
    pub(super) fn of(store: &'s Reads, widths: &Widths) -> Result<Self, StoreError> {
        let numbers = if widths.number.is_some() { Lengths::default() } else { store.lengths()?.numbers };
        Ok(Self { people: store.look_up()?, numbers })
    }
}

impl Registered for Known<'_> {
    type Error = StoreError;

    fn person(&mut self, insured: &InsuredId) -> Result<Option<Person>, StoreError> {
        self.people.person(insured)
    }

    fn symbols(&mut self, number: &str, branch: &str) -> Result<Vec<String>, StoreError> {
        self.people.symbols(number, branch)
    }

    fn all_symbols(&mut self) -> Result<Vec<String>, StoreError> {
        self.people.all_symbols()
    }

    fn number_lengths(&mut self) -> Result<Lengths, StoreError> {
        Ok(std::mem::take(&mut self.numbers))
    }
}

/// Findings for addresses that changed without a postal code, as far as the gate lets the change be seen.
pub(super) fn dropped_postals(proposals: &[Proposal]) -> Vec<Finding> {
    let dropped = proposals.iter().filter(|proposal| {
        let dropped = |field: &FieldShown| field.item == Item::Postal && field.after == ItemShown::Nothing;
        let moves = matches!(proposal.about, About::Known { .. })
            && !proposal.renames
            && proposal.change.touches(PersonField::Address);
        moves && gate::proposal(proposal, Screen).is_some_and(|shown| shown.get().fields.iter().any(dropped))
    });
    dropped
        .map(|proposal| Finding {
            code: FindingCode::PostalDropped,
            place: proposal.place.clone(),
            item: Some(Item::Postal),
            insured: Some(proposal.insured.clone()),
            text: Sealed::new(None),
        })
        .collect()
}

/// Findings for the first row of each family of whom neither the file nor the database has the 本人. A row that waits may be theirs.
pub(super) fn without_insured(
    entries: &[RosterEntry],
    waiting: &[HeldRow],
    store: &Reads,
) -> Result<Vec<Finding>, StoreError> {
    let heads = entries.iter().filter(|entry| entry.relation == Relation::Insured).map(|entry| &entry.insured);
    let may_be = heads.chain(waiting.iter().filter_map(|row| row.insured.as_ref()));
    let mut known: HashSet<(&str, &str)> = HashSet::with_capacity(entries.len() + waiting.len());
    known.extend(may_be.map(InsuredId::household));
    let mut found = Vec::new();
    for entry in entries.iter().filter(|entry| entry.relation == Relation::Dependent) {
        if known.insert(entry.insured.household()) && store.head_of(&entry.insured)?.is_none() {
            found.push(Finding {
                code: FindingCode::InsuredMissing,
                place: entry.place.clone(),
                item: Some(Item::Relation),
                insured: Some(entry.insured.clone()),
                text: Sealed::new(None),
            });
        }
    }
    Ok(found)
}

/// Findings for rows of a marked copy that are left alone although nobody is registered under their numbers.
pub(super) fn not_registered(left: &[LeftRow], registered: &mut LookUp<'_>) -> Result<Vec<Finding>, StoreError> {
    let mut found = Vec::new();
    for LeftRow { place, insured } in left {
        if registered.person(insured)?.is_none() {
            found.push(Finding {
                code: FindingCode::LeftNotRegistered,
                place: place.clone(),
                item: None,
                insured: Some(insured.clone()),
                text: Sealed::new(None),
            });
        }
    }
    Ok(found)
}

/// Items that a national list may have no column for.
const SILENT: [Item; 3] = [Item::Card, Item::CertificateExpires, Item::Deregistered];

/// What the lines of a list would change.
#[derive(Default)]
pub(super) struct Matched {
    pub(super) listed: Vec<ListProposal>,
    /// Who is registered under the numbers of the lines, older ones included.
    pub(super) named: Vec<PersonId>,
    /// How many of them have another name than their line says.
    pub(super) other_names: u32,
    /// The same of another 生年月日.
    pub(super) other_births: u32,
    /// Lines of somebody else than the person whose number they have.
    pub(super) held: Vec<HeldRow>,
}

/// Finds the people of a list; who is not registered here, is somebody else, or is known by a newer list, becomes a finding.
pub(super) fn match_list(
    entries: Vec<ListEntry>,
    store: &Reads,
    columns: &[ColumnFound],
) -> Result<Checked<Matched>, Fault> {
    let silent: Vec<Item> =
        SILENT.into_iter().filter(|item| columns.iter().all(|c| c.meaning.item() != *item)).collect();
    let wanted: Vec<_> = entries.iter().map(|entry| &entry.insured).collect();
    let registered = store.listed_people(&wanted)?;
    let (mut matched, mut findings) = (Matched::default(), FindingList::default());
    for entry in entries {
        let person = registered.get(&entry.insured);
        matched.named.extend(person.map(|person| person.id));
        let others = person.map(|person| Others::of(&entry, &person.known)).unwrap_or_default();
        matched.other_names += u32::from(others.name);
        matched.other_births += u32::from(others.birth);
        if others.is_another() {
            findings.push(of_line(&entry, FindingCode::AnotherPerson, Some(Item::Name)));
            matched.held.push(HeldRow {
                place: entry.place.clone(),
                insured: Some(entry.insured.clone()),
                reasons: vec![FindingCode::AnotherPerson],
                says: Sealed::new(RowSays::from(&entry)),
            });
            continue;
        }
        if others.any() {
            let item = if others.name { Item::Name } else { Item::Birth };
            findings.push(of_line(&entry, FindingCode::ListDiffers, Some(item)));
        }
        let laid = person.map(|person| {
            let known = person.listing.as_ref();
            let change = lay_list_over(known.map(|seen| &seen.listing), &entry, &silent);
            change.map(|change| ListProposal { person: person.id, seen: known.map(|seen| seen.version), change })
        });
        match laid {
            Some(Some(listed)) => matched.listed.push(listed),
            Some(None) => findings.push(of_line(&entry, FindingCode::ListOlder, None)),
            None => findings.push(of_line(&entry, FindingCode::ListedUnknown, None)),
        }
    }
    Ok(Checked { value: matched, findings })
}

fn of_line(entry: &ListEntry, code: FindingCode, item: Option<Item>) -> Finding {
    let (place, insured) = (entry.place.clone(), Some(entry.insured.clone()));
    Finding { code, place, item, insured, text: Sealed::new(None) }
}
