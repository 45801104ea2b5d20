//! Each item is entered, each flaw is named, and what we were told stays apart from lists.

use super::*;
use crate::facts::Protection;
use crate::ids::PersonId;
use crate::listing::{ListRow, ListingField};
use crate::person::Standing;
use crate::registration::PersonField;

fn on(text: &str) -> Day {
    crate::iso_day::parse(text).unwrap()
}

fn heard() -> Heard {
    Heard { on: on("2026-11-20"), of: None, today: on("2026-11-25") }
}

/// Somebody of 71 with an address.
fn person() -> Person {
    let registration = Registration {
        insured: InsuredId::parse("12-0001003-00").unwrap(),
        name: Name::parse("髙橋　遥").unwrap(),
        kana: Kana::from_cell("ﾀｶﾊｼ ﾊﾙｶ"),
        sex: None,
        birth: on("1955-04-02"),
        relation: crate::facts::Relation::Insured,
        relation_text: "本人".to_owned(),
        acquired_on: on("2020-04-01"),
        lost_on: None,
        voluntary_until: None,
        stay_until: None,
        overseas: false,
        employer: Sealed::new(Some("0101".to_owned())),
        address: Sealed::new(Address {
            postal: PostalCode::parse("650-0001"),
            text: "神戸市中央区加納町9-9".to_owned(),
        }),
        phone: Sealed::new(None),
        issue_requested: false,
        number_state: MyNumber::Unknown,
        number_last4: Sealed::new(None),
        burden: None,
        care: None,
    };
    let (id, standing) = (PersonId::from_random([7; 16]), Standing::default());
    Person { id, version: 1, registration, listing: None, standing }
}

fn said(pairs: &[(Entry, &str)]) -> Vec<Said> {
    pairs.iter().map(|(entry, value)| Said { entry: *entry, value: (*value).to_owned() }).collect()
}

fn lay(person: &Person, pairs: &[(Entry, &str)]) -> Result<ByHand, Flaw> {
    lay_by_hand(person, &said(pairs), heard())
}

fn after(person: &Person, pairs: &[(Entry, &str)]) -> Registration {
    let laid = lay(person, pairs).map_err(|flaw| format!("{flaw:?}")).unwrap();
    laid.registration.apply(Some(&person.registration)).ok().flatten().unwrap()
}

#[test]
fn each_item_is_entered_and_nothing_else_changes() {
    let person = person();
    for (pairs, field) in [
        (&[(Entry::Number, "0001004")][..], PersonField::Number),
        (&[(Entry::Name, "高橋　遥")], PersonField::Name),
        (&[(Entry::Kana, "タカハシ　ヨウ")], PersonField::Kana),
        (&[(Entry::Sex, "female")], PersonField::Sex),
        (&[(Entry::Birth, "S30.4.3")], PersonField::Birth),
        (&[(Entry::AcquiredOn, "2020-05-01")], PersonField::AcquiredOn),
        (&[(Entry::LostOn, "2026-12-01")], PersonField::LostOn),
        (&[(Entry::VoluntaryUntil, "2027-03-31")], PersonField::VoluntaryUntil),
        (&[(Entry::StayUntil, "2027-03-31")], PersonField::StayUntil),
        (&[(Entry::Overseas, "yes")], PersonField::Overseas),
        (&[(Entry::Employer, "0102")], PersonField::Employer),
        (&[(Entry::Address, "神戸市中央区加納町9-10")], PersonField::Address),
        (&[(Entry::Phone, "078-111-2222")], PersonField::Phone),
        (&[(Entry::IssueRequested, "yes")], PersonField::IssueRequested),
        (&[(Entry::NumberState, "submitted")], PersonField::NumberState),
        (&[(Entry::NumberLast4, "1234")], PersonField::NumberLast4),
        (&[(Entry::BurdenPercent, "20"), (Entry::BurdenEffectiveOn, "2025-05-01")], PersonField::Burden),
        (&[(Entry::CareNeeded, "no"), (Entry::CareAskedOf, "family")], PersonField::Care),
    ] {
        let laid = lay(&person, pairs).map_err(|flaw| format!("{flaw:?}")).unwrap();
        let changed: Vec<_> = laid.registration.fields().iter().map(|change| change.field).collect();
        assert_eq!((changed, laid.listing.is_empty(), laid.contact.is_empty()), (vec![field], true, true));
    }
    let laid = lay(&person, &[(Entry::Relation, "妻")]).ok().unwrap();
    assert!(laid.registration.touches(PersonField::Relation) && laid.registration.touches(PersonField::RelationText));
}

#[test]
fn what_is_wrong_is_named() {
    use FlawKind::*;
    let person = person();
    for (pairs, entry, kind) in [
        (&[(Entry::Name, " ")][..], Entry::Name, Needed),
        (&[(Entry::Name, "佐藤★")], Entry::Name, Unreadable),
        (&[(Entry::Name, "佐藤　遥")], Entry::Kana, Incomplete),
        (&[(Entry::Kana, "高橋")], Entry::Kana, Unreadable),
        (&[(Entry::Address, "変更なし")], Entry::Address, Unreadable),
        (&[(Entry::Address, "TRUE")], Entry::Address, Unreadable),
        (&[(Entry::Phone, "090-****-1234")], Entry::Phone, Unreadable),
        (&[(Entry::Postal, "000-0000")], Entry::Postal, Unreadable),
        (&[(Entry::Birth, "2026-02-30")], Entry::Birth, Unreadable),
        (&[(Entry::Birth, "2026-11-26")], Entry::Birth, Later),
        (&[(Entry::Sex, "男")], Entry::Sex, Unreadable),
        (&[(Entry::Sex, "male"), (Entry::Sex, "male")], Entry::Sex, Twice),
        (&[(Entry::Relation, "妻（神戸市）")], Entry::Relation, Unreadable),
        (&[(Entry::Branch, "1")], Entry::Number, Unreadable),
        (&[(Entry::NumberState, "linked")], Entry::NumberLinkedOn, Incomplete),
        (&[(Entry::NumberLinkedOn, "2026-11-01")], Entry::NumberState, Incomplete),
        (&[(Entry::BurdenPercent, "20")], Entry::BurdenEffectiveOn, Incomplete),
        (&[(Entry::BurdenPercent, "10"), (Entry::BurdenEffectiveOn, "2025-05-01")], Entry::BurdenPercent, Unreadable),
        (&[(Entry::BurdenEffectiveOn, "2025-05-01")], Entry::BurdenPercent, Incomplete),
        (&[(Entry::CareNeeded, "yes")], Entry::CareAskedOf, Incomplete),
        (&[(Entry::CareAskedOf, "person")], Entry::CareNeeded, Incomplete),
        (&[(Entry::KnownOn, "2026-11-01")], Entry::Card, Incomplete),
        (&[(Entry::Card, "held"), (Entry::KnownOn, "2026-11-26")], Entry::KnownOn, Later),
        (&[(Entry::Card, "unknown")], Entry::Card, Unreadable),
        (&[(Entry::Address, "神戸市\u{202E}")], Entry::Address, Unreadable),
        (&[(Entry::Address, "神戸市 123456789018")], Entry::Address, MyNumber),
        (&[(Entry::Employer, "1234-5678-9018")], Entry::Employer, MyNumber),
        (&[(Entry::Postal, "12")], Entry::Postal, Unreadable),
    ] {
        assert_eq!(lay(&person, pairs).err(), Some(Flaw::of(entry, kind)));
    }
}

#[test]
fn another_ratio_has_other_days_and_an_empty_one_is_forgotten() {
    let first = [
        (Entry::BurdenPercent, "20"),
        (Entry::BurdenEffectiveOn, "2025-05-01"),
        (Entry::BurdenValidUntil, "2026-07-31"),
    ];
    let mut person = person();
    person.registration = after(&person, &first);
    let later = after(&person, &[(Entry::BurdenValidUntil, "2027-07-31")]).burden.unwrap();
    assert_eq!((later.effective_on, later.valid_until), (on("2025-05-01"), Some(on("2027-07-31"))));
    let other =
        after(&person, &[(Entry::BurdenPercent, "30"), (Entry::BurdenEffectiveOn, "2026-08-01")]).burden.unwrap();
    assert_eq!(other.valid_until, None, "the end of the other ratio");
    let laid = lay(&person, &[(Entry::BurdenPercent, "")]).ok().unwrap();
    assert!(laid.deletes && laid.registration.touches(PersonField::Burden));
}

#[test]
fn what_we_were_told_of_a_card_has_its_own_day_and_a_later_list_stands_above_it() {
    let mut person = person();
    let listed = |listed_on: &str| ListRow {
        card: CardState::None,
        registered: Some(false),
        listed_on: Some(on(listed_on)),
        certificate_expires_on: None,
    };
    person.listing = Some(Listing { list: Some(listed("2026-10-31")), ..Listing::UNKNOWN });
    let laid = lay(&person, &[(Entry::Card, "held"), (Entry::Registered, "yes"), (Entry::KnownOn, "2026-11-10")])
        .ok()
        .unwrap();
    assert!(!laid.listing.touches(ListingField::List), "the list says what it said");
    let told = laid.listing.apply(person.listing.as_ref()).ok().flatten().unwrap();
    let on_day = |listing: &Listing, day: &str| {
        let myna = listing.myna(on(day)).unwrap();
        (myna.card, myna.registered, myna.listed_on)
    };
    assert_eq!(on_day(&told, "2026-11-09"), (CardState::None, Some(false), Some(on("2026-10-31"))), "not known yet");
    assert_eq!(on_day(&told, "2026-11-10"), (CardState::Held, Some(true), None), "told, and by no list");
    let same_day = Listing { list: Some(listed("2026-11-10")), ..told.clone() };
    assert_eq!(on_day(&same_day, "2026-11-30").0, CardState::Held);
    let later = Listing { list: Some(listed("2026-11-11")), ..told };
    assert_eq!(on_day(&later, "2026-11-30"), (CardState::None, Some(false), Some(on("2026-11-11"))));
}

#[test]
fn contact_of_whoever_is_withheld_or_has_none_waits_alike() {
    let pairs = [(Entry::Address, "大阪市北区梅田1-1"), (Entry::Sex, "female")];
    let withheld = Person {
        standing: Standing::new(Protection { non_disclosure: true, ..Protection::default() }, false),
        ..person()
    };
    let mut unregistered = person();
    unregistered.registration = without_contact(&unregistered.registration);
    let [withheld, unregistered] = [withheld, unregistered].map(|person| lay(&person, &pairs).ok().unwrap());
    assert!(withheld.registration == unregistered.registration && withheld.contact == unregistered.contact);
    assert!(!withheld.registration.touches(PersonField::Address) && withheld.contact.touches(PersonField::Address));
}

#[test]
fn a_postal_code_goes_with_its_address() {
    let postal = |pairs: &[(Entry, &str)]| {
        let address = after(&person(), pairs).address.unseal_for_store().clone();
        address.postal.map(|code| code.as_str().to_owned())
    };
    assert_eq!(postal(&[(Entry::Address, "大阪市北区梅田1-1")]), None);
    assert_eq!(
        postal(&[(Entry::Address, "神戸市中央区加納町9丁目9番")]).as_deref(),
        Some("650-0001"),
        "the same place"
    );
    let both = [(Entry::Address, "大阪市北区梅田1-1"), (Entry::Postal, "5300001")];
    assert_eq!(postal(&both).as_deref(), Some("530-0001"));
}
