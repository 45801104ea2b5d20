//! What a roster, or the national list, changes of what is registered. The one rule for review, import and merge.
//!
//! Must never erase what a roster does not state, never take back that a number is linked, and never replace the digits of a number that
//! is linked or under suspicion.

use crate::address::Address;
use crate::facts::MyNumber;
use crate::finding::{FindingCode, Item};
use crate::gate::Sealed;
use crate::listing::Listing;
use crate::my_number::Last4;
use crate::person::Person;
use crate::record::{Change, Field, Record, Value};
use crate::registration::{PersonField, PersonValue, Registration, Unstated};
use crate::relation;
use crate::roster::{ListEntry, NumberSeen, RosterEntry};
use std::borrow::Cow;

/// What a row does to a registration.
pub struct Laid {
    pub change: Change<Registration>,
    /// What it says of contact and employer, where that waits: as of somebody who has neither, whatever is registered.
    pub contact: Change<Registration>,
    /// What of it somebody has to look at, and is not changed.
    pub finding: Option<FindingCode>,
}

/// A new registration: nobody knows what the row does not state.
pub fn register(row: &RosterEntry) -> Registration {
    let number = number(MyNumber::Unknown, None, row.my_number.as_ref());
    Registration {
        insured: row.insured.clone(),
        name: row.name.clone(),
        kana: row.kana.clone(),
        sex: row.sex,
        birth: row.birth,
        relation: row.relation,
        relation_text: row.relation_text.clone(),
        acquired_on: row.acquired_on,
        lost_on: None,
        voluntary_until: None,
        stay_until: None,
        overseas: false,
        employer: row.employer.clone(),
        address: row.address.clone(),
        phone: row.phone.clone(),
        issue_requested: row.requested,
        number_state: number.state.unwrap_or(MyNumber::Unknown),
        number_last4: Sealed::new(number.last4),
        burden: None,
        care: None,
    }
}

/// Lays a row of a roster over the registration of the person whom it means.
pub fn lay_over(person: &Person, row: &RosterEntry) -> Laid {
    let registered = &person.registration;
    let kept = registered.number_last4.unseal_for_store().as_ref();
    let number = number(person.my_number(), kept, row.my_number.as_ref());
    let new_cover = row.acquired_on != registered.acquired_on;
    let waits = person.contact_waits();
    let before = if waits { Cow::Owned(without_contact(registered)) } else { Cow::Borrowed(registered) };
    let news = PersonField::ALL.iter().filter_map(|field| {
        let value = match (stated(*field, &before, row, &number), field.facets().unstated) {
            (Some(value), _) => value,
            (None, Unstated::EndsWithCover) if new_cover => PersonValue::unknown(*field)?,
            (None, Unstated::EndsWithCover | Unstated::Stays | Unstated::NoRoster) => return None,
        };
        (!before.holds(&value)).then_some(value)
    });
    let (contact, own): (Vec<PersonValue>, Vec<PersonValue>) =
        news.partition(|value| waits && value.field().is_contact());
    Laid { change: with(&before, own), contact: with(&before, contact), finding: number.finding }
}

/// What a registration becomes with these values. Most rows say nothing new, and cost no copy of it.
fn with(before: &Registration, news: Vec<PersonValue>) -> Change<Registration> {
    if news.is_empty() {
        return Change::none();
    }
    let mut after = before.clone();
    news.into_iter().for_each(|value| after.set(value));
    Change::between(before, &after)
}

pub(crate) fn without_contact(registered: &Registration) -> Registration {
    let mut without = registered.clone();
    let contact = PersonField::ALL.iter().filter(|field| field.is_contact());
    contact.filter_map(|field| PersonValue::unknown(*field)).for_each(|unknown| without.set(unknown));
    without
}

/// What letting in changes of a registration: contact and employer as a row said them that has waited. `None`: the person is withheld, and
/// it goes on waiting.
pub fn let_in(person: &Person, said: &Change<Registration>) -> Option<Change<Registration>> {
    if person.standing.withheld() {
        return None;
    }
    let registered = &person.registration;
    let mut after = registered.clone();
    for value in said.fields().iter().filter_map(|change| change.after.clone()) {
        match &value {
            PersonValue::Address(said) => {
                address(&registered.address, said).into_iter().for_each(|value| after.set(PersonValue::Address(value)));
            }
            _ if value.field().is_contact() => after.set(value),
            _ => {}
        }
    }
    Some(Change::between(registered, &after))
}

/// What a row states of a field; `None` where it does not. What it states in part is filled up from what is registered.
fn stated(
    field: PersonField,
    registered: &Registration,
    row: &RosterEntry,
    number: &NumberLaid,
) -> Option<PersonValue> {
    let some_text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    match field {
        PersonField::Number => Some(PersonValue::Number(row.insured.clone())),
        PersonField::Name => Some(PersonValue::Name(row.name.clone())),
        // The same reading in other characters says nothing new.
        PersonField::Kana => {
            let says = !row.kana.cell().is_empty() && !row.kana.reads_like(&registered.kana);
            says.then(|| PersonValue::Kana(row.kana.clone()))
        }
        PersonField::Sex => row.sex.map(|sex| PersonValue::Sex(Some(sex))),
        PersonField::Birth => Some(PersonValue::Birth(row.birth)),
        PersonField::Relation => Some(PersonValue::Relation(row.relation)),
        PersonField::RelationText => {
            let finer =
                row.relation_is_coarse() && row.relation == registered.relation && !registered.relation_text.is_empty();
            let same = finer
                || row.relation_is_another_word_for(&registered.relation_text)
                || row.relation_text == relation::shown(&registered.relation_text);
            some_text(&row.relation_text).filter(|_| !same).map(PersonValue::RelationText)
        }
        PersonField::AcquiredOn => Some(PersonValue::AcquiredOn(row.acquired_on)),
        PersonField::Employer => known(&row.employer).map(PersonValue::Employer),
        PersonField::Address => address(&registered.address, &row.address).map(PersonValue::Address),
        PersonField::Phone => known(&row.phone).map(PersonValue::Phone),
        PersonField::IssueRequested => row.requested.then_some(PersonValue::IssueRequested(true)),
        PersonField::NumberState => number.state.map(PersonValue::NumberState),
        PersonField::NumberLast4 => {
            number.last4.clone().map(|last4| PersonValue::NumberLast4(Sealed::new(Some(last4))))
        }
        PersonField::LostOn
        | PersonField::VoluntaryUntil
        | PersonField::StayUntil
        | PersonField::Overseas
        | PersonField::Burden
        | PersonField::Care => None,
    }
}

fn known(text: &Sealed<Option<String>>) -> Option<Sealed<Option<String>>> {
    let says = text.unseal_for_store().as_ref().is_some_and(|text| !text.is_empty());
    says.then(|| text.clone())
}

/// A postal code goes with its address: where the address moves and no code comes with it, the one that was registered is dropped.
fn address(registered: &Sealed<Address>, row: &Sealed<Address>) -> Option<Sealed<Address>> {
    let (before, said) = (registered.unseal_for_store(), row.unseal_for_store());
    if said.text.is_empty() && said.postal.is_none() {
        return None;
    }
    let kept = before.postal.clone().filter(|_| !said.moves_without_postal(before));
    let text = if said.text.is_empty() { &before.text } else { &said.text };
    Some(Sealed::new(Address { postal: said.postal.clone().or(kept), text: text.clone() }))
}

/// What a number in a roster does.
#[derive(Default)]
struct NumberLaid {
    state: Option<MyNumber>,
    last4: Option<Last4>,
    finding: Option<FindingCode>,
}

/// Digits with a wrong check digit are nobody's: they are reported where they are read, and not kept.
fn number(state: MyNumber, kept: Option<&Last4>, seen: Option<&NumberSeen>) -> NumberLaid {
    let Some(seen) = seen.filter(|seen| seen.valid) else { return NumberLaid::default() };
    let same = kept == seen.last4.as_ref();
    let takes = |state| NumberLaid { state, last4: seen.last4.clone(), finding: None };
    match state {
        MyNumber::Unknown | MyNumber::None => takes(Some(MyNumber::Submitted)),
        MyNumber::Submitted => takes(None),
        MyNumber::Linked { .. } if kept.is_none() => takes(None),
        MyNumber::Linked { .. } | MyNumber::Suspect if same => NumberLaid::default(),
        MyNumber::Linked { .. } | MyNumber::Suspect => {
            NumberLaid { finding: Some(FindingCode::MyNumberDiffers), ..NumberLaid::default() }
        }
    }
}

/// Lays a line of the national list over what lists have said of the person. `silent`: items that the list has no column for; what
/// is known of them stays. `None`: a newer list is known.
pub fn lay_list_over(listing: Option<&Listing>, line: &ListEntry, silent: &[Item]) -> Option<Change<Listing>> {
    if listing.and_then(Listing::listed_on).is_some_and(|known| known > line.listed_on) {
        return None;
    }
    let before = listing.unwrap_or(&Listing::UNKNOWN);
    let after = before.listed(&filled_up(line, before, silent));
    Some(match listing {
        Some(before) => Change::between(before, &after),
        None => Change::new(after),
    })
}

/// A line with what is known of the items that its list has no column for.
fn filled_up(line: &ListEntry, before: &Listing, silent: &[Item]) -> ListEntry {
    let mut filled = line.clone();
    for item in silent {
        match (item, &before.list) {
            (Item::Card, Some(row)) => filled.card = row.card,
            (Item::CertificateExpires, Some(row)) => filled.certificate_expires_on = row.certificate_expires_on,
            (Item::Deregistered, _) => filled.deregistered_on = before.deregistered_on,
            _ => {}
        }
    }
    filled
}
