//! What was read, laid beside those who are registered: whom a list means, and what of them it says nothing about.

use crate::fault::Fault;
use kenpo_domain::facts::{MyNumber, Myna};
use kenpo_domain::finding::{Checked, Finding, FindingCode, Item};
use kenpo_domain::gate::{self, FieldShown, Screen, Sealed};
use kenpo_domain::ids::PersonId;
use kenpo_domain::insured::InsuredId;
use kenpo_domain::person::Person;
use kenpo_domain::proposal::Proposal;
use kenpo_domain::roster::{ListEntry, RosterEntry};
use kenpo_roster::ColumnFound;
use kenpo_store::Store;
use std::collections::BTreeMap;

/// The last four digits kept of those of whom the roster brings a number and who handed one in before: another number is news.
pub(super) fn kept_digits(
    store: &Store,
    entries: &[RosterEntry],
    known: &BTreeMap<InsuredId, Person>,
) -> Result<BTreeMap<PersonId, Sealed<Option<String>>>, Fault> {
    let mut digits = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.my_number.as_ref().is_some_and(|seen| seen.valid)) {
        let person = known.get(&entry.insured).filter(|person| person.my_number == MyNumber::Submitted);
        if let Some(person) = person {
            digits.insert(person.id, store.number_last4(person.id)?);
        }
    }
    Ok(digits)
}

/// Findings for addresses that changed without a postal code, as far as the gate lets the change be seen.
pub(super) fn dropped_postals(proposals: &[Proposal], known: &BTreeMap<InsuredId, Person>) -> Vec<Finding> {
    let dropped = proposals.iter().filter(|proposal| match proposal {
        Proposal::Change { fields, entry, .. } if fields.iter().any(|field| field.item == Item::Postal) => {
            let shown = gate::proposal(proposal, known.get(&entry.insured), Screen);
            let dropped = |field: &FieldShown| field.item == Item::Postal && field.after.is_empty();
            shown.is_some_and(|shown| shown.get().fields.iter().any(dropped))
        }
        _ => false,
    });
    dropped
        .map(|proposal| Finding {
            code: FindingCode::PostalDropped,
            place: proposal.entry().place.clone(),
            item: Some(Item::Postal),
            insured: Some(proposal.entry().insured.clone()),
            text: Sealed::new(None),
        })
        .collect()
}

/// Items that a national list may leave out: what is known of them stays.
const SILENT: [Item; 3] = [Item::Card, Item::CertificateExpires, Item::Deregistered];

/// Finds the people of a list; who is not registered here, or is known by a newer list, becomes a finding.
pub(super) fn match_list(
    entries: Vec<ListEntry>,
    known: &BTreeMap<InsuredId, Person>,
    columns: &[ColumnFound],
) -> Checked<Vec<(PersonId, ListEntry)>> {
    let silent: Vec<Item> = SILENT.into_iter().filter(|item| columns.iter().all(|c| c.item != *item)).collect();
    let (mut matched, mut findings) = (Vec::with_capacity(entries.len()), Vec::new());
    for mut entry in entries {
        let person = known.get(&entry.insured);
        let before = person.and_then(|person| person.myna.as_ref());
        let older = before.and_then(|myna| myna.listed_on).is_some_and(|listed_on| listed_on > entry.listed_on);
        match person {
            Some(person) if !older => {
                keep_what_is_silent(&mut entry, before, &silent);
                matched.push((person.id, entry));
            }
            _ => findings.push(Finding {
                code: if older { FindingCode::ListOlder } else { FindingCode::ListedUnknown },
                place: entry.place,
                item: None,
                insured: Some(entry.insured),
                text: Sealed::new(None),
            }),
        }
    }
    Checked { value: matched, findings }
}

fn keep_what_is_silent(entry: &mut ListEntry, before: Option<&Myna>, silent: &[Item]) {
    let Some(before) = before else { return };
    for item in silent {
        match item {
            Item::Card => entry.card = before.card,
            Item::CertificateExpires => entry.certificate_expires_on = before.certificate_expires_on,
            Item::Deregistered => entry.deregistered_on = before.deregistered_on,
            _ => {}
        }
    }
}
