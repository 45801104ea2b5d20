//! What a roster would change of those who are registered.
//!
//! Compares sealed values (the reason why this file may unseal) and seals what it says of them. What a roster does not state
//! it does not change: a column that is missing erases nothing, and a request that was ticked once is not dropped by a
//! roster without the tick. A row that may be somebody else's is held.

use kenpo_domain::facts::MyNumber;
use kenpo_domain::finding::{Checked, Finding, FindingCode, Item};
use kenpo_domain::gate::Sealed;
use kenpo_domain::ids::PersonId;
use kenpo_domain::insured::InsuredId;
use kenpo_domain::person::{Person, Sex};
use kenpo_domain::proposal::{FieldChange, Proposal};
use kenpo_domain::roster::{NumberSeen, RosterEntry};
use kenpo_domain::search::name_key;
use std::collections::BTreeMap;

/// Compares each row with the person registered under its 記号・番号・枝番. The order of the rows is kept; rows that are held are
/// left out, with a finding each. `digits`: the last four digits kept of those whose number was handed in.
pub fn propose(
    entries: Vec<RosterEntry>,
    known: &BTreeMap<InsuredId, Person>,
    digits: &BTreeMap<PersonId, Sealed<Option<String>>>,
) -> Checked<Vec<Proposal>> {
    let mut by_number: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for id in known.keys() {
        by_number.entry((id.number(), id.branch())).or_default().push(id.symbol());
    }
    let (mut proposals, mut findings) = (Vec::with_capacity(entries.len()), Vec::new());
    for entry in entries {
        let person = known.get(&entry.insured);
        let others = by_number.get(&(entry.insured.number(), entry.insured.branch()));
        let held = match person {
            Some(person) if is_another(&entry, person) => Some((FindingCode::AnotherPerson, Item::Name)),
            Some(_) => None,
            // Without the one 記号 or the other it cannot be told whether they are two.
            None => others
                .filter(|symbols| symbols.iter().any(|symbol| symbol.is_empty() || entry.insured.symbol().is_empty()))
                .map(|_| (FindingCode::SymbolMissing, Item::Symbol)),
        };
        if let Some((code, item)) = held {
            findings.push(finding(&entry, code, item));
            continue;
        }
        let Some(person) = person else {
            proposals.push(Proposal::Join(entry));
            continue;
        };
        let fields = changes(&entry, person, digits.get(&person.id));
        proposals.push(match fields.is_empty() {
            true => Proposal::Same { person: person.id, entry },
            false => Proposal::Change { person: person.id, entry, fields },
        });
    }
    Checked { value: proposals, findings }
}

/// Whether neither name nor birth is that of the person who is registered: a number that was given to somebody else, or a slip.
fn is_another(entry: &RosterEntry, person: &Person) -> bool {
    entry.birth != person.birth && name_key(entry.name.as_str()) != name_key(person.name.as_str())
}

fn finding(entry: &RosterEntry, code: FindingCode, item: Item) -> Finding {
    Finding {
        code,
        place: entry.place.clone(),
        item: Some(item),
        insured: Some(entry.insured.clone()),
        text: Sealed::new(None),
    }
}

fn changes(entry: &RosterEntry, person: &Person, digits: Option<&Sealed<Option<String>>>) -> Vec<FieldChange> {
    let mut fields = Vec::new();
    let mut change = |item: Item, before: &str, after: &str| {
        if before != after {
            fields.push(FieldChange {
                item,
                before: Sealed::new(before.to_owned()),
                after: Sealed::new(after.to_owned()),
            });
        }
    };
    let stated = |before: &str, after: &str| if after.is_empty() { before.to_owned() } else { after.to_owned() };
    let mut compare = |item: Item, before: &str, after: &str| change(item, before, &stated(before, after));
    compare(Item::Name, person.name.as_str(), entry.name.as_str());
    compare(Item::Kana, person.kana.text(), entry.kana.text());
    compare(Item::Sex, sex(person.sex), sex(entry.sex));
    compare(Item::Birth, &person.birth.to_string(), &entry.birth.to_string());
    // The text decides what is shown; 本人 and 家族 follow from it.
    let finer = entry.relation_is_coarse() && entry.relation == person.relation && !person.relation_text.is_empty();
    compare(Item::Relation, &person.relation_text, if finer { "" } else { &entry.relation_text });
    compare(Item::Acquired, &person.acquired_on.to_string(), &entry.acquired_on.to_string());
    let (before, after) = (person.contact.unseal_for_store(), entry.contact.unseal_for_store());
    let postal = |contact: &kenpo_domain::address::Contact| {
        contact.postal.as_ref().map(|postal| postal.as_str().to_owned()).unwrap_or_default()
    };
    compare(Item::Address, &before.address, &after.address);
    compare(Item::Phone, before.phone.as_deref().unwrap_or_default(), after.phone.as_deref().unwrap_or_default());
    compare(
        Item::Employer,
        person.employer.unseal_for_store().as_deref().unwrap_or_default(),
        entry.employer.as_deref().unwrap_or_default(),
    );
    if after.moves_without_postal(&before.address) {
        change(Item::Postal, &postal(before), "");
    } else {
        change(Item::Postal, &postal(before), &stated(&postal(before), &postal(after)));
    }
    // A tick belongs to its spell of cover: in a new one the row's own counts.
    if entry.requested || entry.acquired_on != person.acquired_on {
        change(Item::Requested, tick(person.issue_requested), tick(entry.requested));
    }
    if let Some(seen) = entry.my_number.as_ref().filter(|seen| seen.valid) {
        if is_new(person.my_number) {
            change(Item::MyNumber, "", "提出");
        } else if person.my_number == MyNumber::Submitted && others(digits, seen) {
            change(Item::MyNumber, "提出", "訂正");
        }
    }
    fields
}

/// Whether other digits are kept than those that were seen.
fn others(kept: Option<&Sealed<Option<String>>>, seen: &NumberSeen) -> bool {
    let kept = kept.and_then(|kept| kept.unseal_for_store().as_deref());
    kept.zip(seen.last4.as_ref()).is_some_and(|(kept, seen)| kept != seen.as_str())
}

fn tick(requested: bool) -> &'static str {
    if requested { "○" } else { "" }
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
