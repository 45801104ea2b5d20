//! What a person enters of somebody by hand, laid over what is known of them. The one rule for the window, the command line and a list.
//!
//! Must never let what we were told pass as what the national list says, nor register contact or employer of somebody for whom that waits.

mod said;

pub use said::{Flaw, FlawKind, Said, YesNo};

use crate::Day;
use crate::address::{Address, PostalCode};
use crate::care::{AskedOf, Care};
use crate::code::Code;
use crate::entry::Entry;
use crate::facts::{Burden, CardState, MyNumber, MyNumberState};
use crate::gate::Sealed;
use crate::insured::InsuredId;
use crate::kana::Kana;
use crate::lay_over::without_contact;
use crate::listing::Listing;
use crate::my_number::Last4;
use crate::name::Name;
use crate::percent::Percent;
use crate::person::Person;
use crate::record::Change;
use crate::registration::Registration;
use crate::relation;
use crate::search::name_key;
use crate::sex::Sex;
use said::{Values, day, flag};
use std::borrow::Cow;

/// How somebody knows what they enter.
#[derive(Clone, Copy, Debug)]
pub struct Heard {
    /// The day it was told.
    pub on: Day,
    /// Who told it, where that is known.
    pub of: Option<AskedOf>,
    /// The day of entering: nothing that has happened is later.
    pub today: Day,
}

/// What was entered does.
pub struct ByHand {
    pub registration: Change<Registration>,
    pub listing: Change<Listing>,
    /// What it says of contact and employer, where that waits (`lay_over`).
    pub contact: Change<Registration>,
    /// Whether it states that something known is to go.
    pub deletes: bool,
}

impl ByHand {
    /// Whether it says nothing new.
    pub fn is_empty(&self) -> bool {
        self.registration.is_empty() && self.listing.is_empty() && self.contact.is_empty()
    }
}

/// Lays what was entered over what is known of a person. The flaw is the first that is found, in the order of the items.
pub fn lay_by_hand(person: &Person, said: &[Said], heard: Heard) -> Result<ByHand, Flaw> {
    let values = Values::of(said)?;
    let registered = &person.registration;
    let waits = person.contact_waits();
    let before = if waits { Cow::Owned(without_contact(registered)) } else { Cow::Borrowed(registered) };
    let mut after = before.clone().into_owned();
    identity(&values, &mut after, heard)?;
    cover(&values, &mut after)?;
    number(&values, &mut after, heard)?;
    after.burden = burden(&values, after.burden)?;
    after.care = care(&values, after.care, heard)?;
    let mut with_contact = after.clone();
    contact(&values, &mut with_contact)?;
    let (registration, contact) = if waits {
        (Change::between(&*before, &after), Change::between(&after, &with_contact))
    } else {
        (Change::between(&*before, &with_contact), Change::none())
    };
    let listing = listing(&values, person.listing.as_ref(), heard)?;
    Ok(ByHand { registration, listing, contact, deletes: values.deletes() })
}

fn identity(values: &Values<'_>, after: &mut Registration, heard: Heard) -> Result<(), Flaw> {
    if [Entry::Symbol, Entry::Number, Entry::Branch].iter().any(|part| values.has(*part)) {
        let insured = &after.insured;
        let part = |entry, registered| values.text(entry).unwrap_or(registered);
        let (symbol, number) = (part(Entry::Symbol, insured.symbol()), part(Entry::Number, insured.number()));
        let insured = InsuredId::new(symbol, number, part(Entry::Branch, insured.branch()));
        after.insured = insured.ok_or(Flaw::of(Entry::Number, FlawKind::Unreadable))?;
    }
    let known = name_key(after.name.as_str());
    values.must(Entry::Name, &mut after.name, |text| Name::parse(text).filter(|name| name.stray().is_none()))?;
    if values.has(Entry::Name) && !values.has(Entry::Kana) && name_key(after.name.as_str()) != known {
        // The reading of another name must not stay beside it.
        return Err(Flaw::of(Entry::Kana, FlawKind::Incomplete));
    }
    if let Some(text) = values.text(Entry::Kana) {
        after.kana =
            Some(Kana::from_cell(text)).filter(Kana::is_reading).ok_or(Flaw::of(Entry::Kana, FlawKind::Unreadable))?;
    }
    values.may(Entry::Sex, &mut after.sex, Sex::from_code)?;
    values.must(Entry::Birth, &mut after.birth, day)?;
    values.not_after(Entry::Birth, Some(after.birth), heard.today)?;
    let mut read = None;
    values.may(Entry::Relation, &mut read, |text| relation::read(text).filter(|read| !read.beside))?;
    if let Some(relation::Read { relation, word, .. }) = read {
        after.relation = relation;
        after.relation_text = word;
    }
    Ok(())
}

fn cover(values: &Values<'_>, after: &mut Registration) -> Result<(), Flaw> {
    values.must(Entry::AcquiredOn, &mut after.acquired_on, day)?;
    values.may(Entry::LostOn, &mut after.lost_on, day)?;
    values.may(Entry::VoluntaryUntil, &mut after.voluntary_until, day)?;
    values.may(Entry::StayUntil, &mut after.stay_until, day)?;
    values.mark(Entry::Overseas, &mut after.overseas)?;
    values.mark(Entry::IssueRequested, &mut after.issue_requested)
}

fn number(values: &Values<'_>, after: &mut Registration, heard: Heard) -> Result<(), Flaw> {
    let (mut state, mut linked_on) = (Some(after.number_state.state()), after.number_state.linked_on());
    values.may(Entry::NumberState, &mut state, MyNumberState::from_code)?;
    values.may(Entry::NumberLinkedOn, &mut linked_on, day)?;
    values.not_after(Entry::NumberLinkedOn, linked_on, heard.today)?;
    let state = state.unwrap_or(MyNumberState::Unknown);
    if state != MyNumberState::Linked && values.gives(Entry::NumberLinkedOn) {
        return Err(Flaw::of(Entry::NumberState, FlawKind::Incomplete));
    }
    let linked_on = linked_on.filter(|_| state == MyNumberState::Linked);
    after.number_state = MyNumber::of(state, linked_on).ok_or(Flaw::of(Entry::NumberLinkedOn, FlawKind::Incomplete))?;
    let mut last4 = after.number_last4.unseal_for_store().clone();
    values.may(Entry::NumberLast4, &mut last4, Last4::parse)?;
    after.number_last4 = Sealed::new(last4);
    Ok(())
}

fn burden(values: &Values<'_>, known: Option<Burden>) -> Result<Option<Burden>, Flaw> {
    if !values.any(&[Entry::BurdenPercent, Entry::BurdenEffectiveOn, Entry::BurdenValidUntil]) {
        return Ok(known);
    }
    let mut percent = known.map(|burden| burden.percent);
    values.may(Entry::BurdenPercent, &mut percent, |text| text.parse().ok().and_then(Percent::new))?;
    let Some(percent) = percent else {
        let rest = [Entry::BurdenEffectiveOn, Entry::BurdenValidUntil];
        let alone = rest.iter().all(|entry| !values.gives(*entry));
        return if alone { Ok(None) } else { Err(Flaw::of(Entry::BurdenPercent, FlawKind::Incomplete)) };
    };
    // Another ratio has other days.
    let kept = known.filter(|known| known.percent == percent);
    let mut effective_on = kept.map(|burden| burden.effective_on);
    let mut valid_until = kept.and_then(|burden| burden.valid_until);
    values.may(Entry::BurdenEffectiveOn, &mut effective_on, day)?;
    values.may(Entry::BurdenValidUntil, &mut valid_until, day)?;
    let effective_on = effective_on.ok_or(Flaw::of(Entry::BurdenEffectiveOn, FlawKind::Incomplete))?;
    if valid_until.is_some_and(|last| last < effective_on) {
        return Err(Flaw::of(Entry::BurdenValidUntil, FlawKind::Contradicts));
    }
    Ok(Some(Burden { percent, effective_on, valid_until }))
}

fn care(values: &Values<'_>, known: Option<Care>, heard: Heard) -> Result<Option<Care>, Flaw> {
    if !values.any(&[Entry::CareNeeded, Entry::CareAskedOf, Entry::CareAskedOn]) {
        return Ok(known);
    }
    let mut needed = known.map(|care| care.needed);
    values.may(Entry::CareNeeded, &mut needed, flag)?;
    let Some(needed) = needed else {
        let rest = [Entry::CareAskedOf, Entry::CareAskedOn];
        let alone = rest.iter().all(|entry| !values.gives(*entry));
        return if alone { Ok(None) } else { Err(Flaw::of(Entry::CareNeeded, FlawKind::Incomplete)) };
    };
    // An answer anew is of the day on which it was told, and of whoever told it.
    let kept = known.filter(|_| !values.has(Entry::CareNeeded));
    let mut asked_on = kept.map(|care| care.asked_on);
    let mut asked_of = kept.map(|care| care.asked_of);
    values.may(Entry::CareAskedOn, &mut asked_on, day)?;
    values.may(Entry::CareAskedOf, &mut asked_of, AskedOf::from_code)?;
    values.not_after(Entry::CareAskedOn, asked_on, heard.today)?;
    let asked_of = asked_of.or(heard.of).ok_or(Flaw::of(Entry::CareAskedOf, FlawKind::Incomplete))?;
    Ok(Some(Care { needed, asked_on: asked_on.unwrap_or(heard.on), asked_of }))
}

fn contact(values: &Values<'_>, after: &mut Registration) -> Result<(), Flaw> {
    if let Some(text) = values.text(Entry::Employer) {
        let fits = text.chars().count() <= 20 && !text.chars().any(char::is_whitespace);
        let code = Some(text).filter(|_| fits).ok_or(Flaw::of(Entry::Employer, FlawKind::Unreadable))?;
        after.employer = Sealed::new(Some(code.to_owned()).filter(|code| !code.is_empty()));
    }
    if let Some(text) = values.text(Entry::Phone) {
        after.phone = Sealed::new(Some(text.to_owned()).filter(|phone| !phone.is_empty()));
    }
    let before = after.address.unseal_for_store().clone();
    let mut said = before.clone();
    if let Some(text) = values.text(Entry::Address) {
        if !text.is_empty() && !Address::names_a_place(text) {
            return Err(Flaw::of(Entry::Address, FlawKind::Unreadable));
        }
        said.text = text.to_owned();
        let moved = Address { postal: None, text: said.text.clone() };
        // A postal code goes with its address.
        if moved.moves_without_postal(&before) || moved.text.is_empty() {
            said.postal = None;
        }
    }
    values.may(Entry::Postal, &mut said.postal, |text| PostalCode::parse(text).filter(PostalCode::is_given_out))?;
    after.address = Sealed::new(said);
    Ok(())
}

fn listing(values: &Values<'_>, known: Option<&Listing>, heard: Heard) -> Result<Change<Listing>, Flaw> {
    let before = known.unwrap_or(&Listing::UNKNOWN);
    let mut after = before.clone();
    let told = [Entry::Card, Entry::Registered, Entry::CertificateExpiresOn];
    let mut known_on = heard.on;
    values.must(Entry::KnownOn, &mut known_on, day)?;
    values.not_after(Entry::KnownOn, Some(known_on), heard.today)?;
    if values.has(Entry::KnownOn) && !values.any(&told) {
        return Err(Flaw::of(Entry::Card, FlawKind::Incomplete));
    }
    // That nobody knows how the card is, is no fact that could stand above a list.
    let card = |text: &str| CardState::from_code(text).filter(|card| *card != CardState::Unknown);
    values.told(Entry::Card, &mut after.told_card, known_on, card)?;
    values.told(Entry::Registered, &mut after.told_registered, known_on, flag)?;
    values.told(Entry::CertificateExpiresOn, &mut after.told_certificate, known_on, day)?;
    values.may(Entry::DeregistrationAppliedOn, &mut after.deregistration_applied_on, day)?;
    values.not_after(Entry::DeregistrationAppliedOn, after.deregistration_applied_on, heard.today)?;
    values.may(Entry::DeregisteredOn, &mut after.deregistered_on, day)?;
    values.not_after(Entry::DeregisteredOn, after.deregistered_on, heard.today)?;
    Ok(match known {
        Some(_) => Change::between(before, &after),
        None if after == Listing::UNKNOWN => Change::none(),
        None => Change::new(after),
    })
}

#[cfg(test)]
mod tests;
