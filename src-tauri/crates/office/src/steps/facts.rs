//! A registered person and the documents they hold, as the facts of one day.
//!
//! The only place that reads the flags for `decide`.

use kenpo_domain::Day;
use kenpo_domain::facts::{Facts, HeldDocument, MyNumber};
use kenpo_domain::person::Person;

/// The facts of one day. Documents of other spells of cover, and issued after the day, are none of its business.
pub(crate) fn facts(person: &Person, held: &[HeldDocument], as_of: Day) -> Facts {
    Facts {
        id: person.insured.to_string(),
        relation: person.relation,
        birth_date: person.birth,
        acquired_on: person.acquired_on,
        lost_on: person.lost_on,
        voluntary_until: person.voluntary_until,
        stay_until: person.stay_until,
        overseas: person.overseas,
        care_needed: person.care.filter(|care| care.asked_on <= as_of).map(|care| care.needed),
        issue_requested: person.issue_requested,
        my_number: number_on(person.my_number(), as_of),
        myna: person.myna(as_of),
        old_card: false,
        old_card_valid_until: None,
        protection: person.standing.protection_for_decide(),
        application: None,
        notice_request: None,
        burden: person.burden,
        benefit_items: false,
        employer_consent: false,
        electronic_ok: false,
        held: held
            .iter()
            .filter(|document| (person.acquired_on..=as_of).contains(&document.issued_on))
            .cloned()
            .collect(),
    }
}

/// A number that was linked after the day is unknown on the day: the day of linking is the list's, and the number can have been linked
/// long before.
fn number_on(number: MyNumber, as_of: Day) -> MyNumber {
    match number {
        MyNumber::Linked { on } if on > as_of => MyNumber::Unknown,
        other => other,
    }
}
