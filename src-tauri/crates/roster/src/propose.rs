//! What a roster would change of those who are registered.
//!
//! Compares sealed values (the reason why this file may unseal) and seals what it says of them. What a roster does not state
//! it does not change: a column that is missing erases nothing, and a request that was ticked once is not dropped by a
//! roster without the tick.

use kenpo_domain::facts::MyNumber;
use kenpo_domain::finding::Item;
use kenpo_domain::gate::Sealed;
use kenpo_domain::insured::InsuredId;
use kenpo_domain::person::{Person, Sex};
use kenpo_domain::proposal::{FieldChange, Proposal};
use kenpo_domain::roster::RosterEntry;
use std::collections::BTreeMap;

/// Compares each row with the person registered under its 記号・番号・枝番. The order of the rows is kept.
pub fn propose(entries: Vec<RosterEntry>, known: &BTreeMap<InsuredId, Person>) -> Vec<Proposal> {
    entries
        .into_iter()
        .map(|entry| match known.get(&entry.insured) {
            None => Proposal::Join(entry),
            Some(person) => {
                let fields = changes(&entry, person);
                match fields.is_empty() {
                    true => Proposal::Same { person: person.id, entry },
                    false => Proposal::Change { person: person.id, entry, fields },
                }
            }
        })
        .collect()
}

fn changes(entry: &RosterEntry, person: &Person) -> Vec<FieldChange> {
    let mut fields = Vec::new();
    let mut compare = |item: Item, before: &str, after: &str| {
        if !after.is_empty() && before != after {
            fields.push(FieldChange {
                item,
                before: Sealed::new(before.to_owned()),
                after: Sealed::new(after.to_owned()),
            });
        }
    };
    compare(Item::Name, person.name.as_str(), entry.name.as_str());
    compare(Item::Kana, person.kana.text(), entry.kana.text());
    compare(Item::Sex, sex(person.sex), sex(entry.sex));
    compare(Item::Birth, &person.birth.to_string(), &entry.birth.to_string());
    // The text decides what is shown; 本人 and 家族 follow from it.
    compare(Item::Relation, &person.relation_text, &entry.relation_text);
    compare(Item::Acquired, &person.acquired_on.to_string(), &entry.acquired_on.to_string());
    let (before, after) = (person.contact.unseal_for_store(), entry.contact.unseal_for_store());
    let postal = |contact: &kenpo_domain::address::Contact| {
        contact.postal.as_ref().map(|postal| postal.as_str().to_owned()).unwrap_or_default()
    };
    compare(Item::Postal, &postal(before), &postal(after));
    compare(Item::Address, &before.address, &after.address);
    compare(Item::Phone, before.phone.as_deref().unwrap_or_default(), after.phone.as_deref().unwrap_or_default());
    compare(
        Item::Employer,
        person.employer.unseal_for_store().as_deref().unwrap_or_default(),
        entry.employer.as_deref().unwrap_or_default(),
    );
    if entry.requested {
        compare(Item::Requested, if person.issue_requested { "○" } else { "" }, "○");
    }
    if entry.my_number.as_ref().is_some_and(|seen| seen.valid) && is_new(person.my_number) {
        compare(Item::MyNumber, "", "提出");
    }
    fields
}

/// Whether a number that was handed in is news.
fn is_new(state: MyNumber) -> bool {
    matches!(state, MyNumber::None | MyNumber::Unknown)
}

fn sex(sex: Option<Sex>) -> &'static str {
    match sex {
        Some(Sex::Male) => "男",
        Some(Sex::Female) => "女",
        None => "",
    }
}
