//! What a roster proposes against those who are registered.

use crate::support::*;
use kenpo_domain::address::Contact;
use kenpo_domain::code::Code;
use kenpo_domain::facts::MyNumber;
use kenpo_domain::finding::Item;
use kenpo_domain::gate::Sealed;
use kenpo_domain::ids::PersonId;
use kenpo_domain::insured::InsuredId;
use kenpo_domain::kana::Kana;
use kenpo_domain::name::Name;
use kenpo_domain::person::{Person, Standing};
use kenpo_domain::proposal::Proposal;
use kenpo_domain::roster::RosterEntry;
use kenpo_roster::{Reading, propose};
use std::collections::BTreeMap;

fn entries(file: &str) -> Vec<RosterEntry> {
    match read_ok(&sample(file)).value.reading {
        Reading::Roster(people) => people,
        Reading::NationalList(_) => panic!("read as a national list"),
    }
}

/// Registers what a roster says.
fn registered(entry: &RosterEntry, id: u8) -> Person {
    Person {
        id: PersonId::from_random([id; 16]),
        insured: entry.insured.clone(),
        name: entry.name.clone(),
        kana: entry.kana.clone(),
        sex: entry.sex,
        birth: entry.birth,
        relation: entry.relation,
        relation_text: entry.relation_text.clone(),
        acquired_on: entry.acquired_on,
        lost_on: None,
        voluntary_until: None,
        stay_until: None,
        overseas: false,
        employer: Sealed::new(entry.employer.clone()),
        contact: entry.contact.clone(),
        issue_requested: entry.requested,
        my_number: if entry.my_number.is_some() { MyNumber::Submitted } else { MyNumber::Unknown },
        myna: None,
        burden: None,
        standing: Standing::default(),
    }
}

fn known(people: impl IntoIterator<Item = Person>) -> BTreeMap<InsuredId, Person> {
    people.into_iter().map(|person| (person.insured.clone(), person)).collect()
}

/// What one row proposes against a registration that differs as `differ` says.
fn changes(differ: impl Fn(&mut Person)) -> Vec<(Item, String, String)> {
    let entry = entries(KOBE).remove(0);
    let mut person = registered(&entry, 1);
    differ(&mut person);
    match propose(vec![entry], &known([person]), &BTreeMap::new()).value.remove(0) {
        Proposal::Join(_) => panic!("not found among the registered"),
        Proposal::Same { .. } => Vec::new(),
        Proposal::Change { fields, person, .. } => {
            assert_eq!(person, PersonId::from_random([1; 16]));
            assert!(!fields.is_empty());
            let text = |sealed: &Sealed<String>| sealed.unseal_for_store().clone();
            fields.iter().map(|field| (field.item, text(&field.before), text(&field.after))).collect()
        }
    }
}

#[test]
fn nobody_is_registered_yet_then_nothing_is_new() {
    for file in [KOBE, KYOTO, EMPLOYER] {
        let rows: Vec<u32> = entries(file).iter().map(|entry| entry.place.row).collect();
        let joins = propose(entries(file), &BTreeMap::new(), &BTreeMap::new()).value;
        assert!(joins.iter().all(|proposal| matches!(proposal, Proposal::Join(_))), "{file}");
        assert_eq!(joins.iter().map(|proposal| proposal.entry().place.row).collect::<Vec<_>>(), rows, "{file}");
        let everybody = known(entries(file).iter().map(|entry| registered(entry, 1)));
        let again = propose(entries(file), &everybody, &BTreeMap::new()).value;
        assert!(again.iter().all(|proposal| matches!(proposal, Proposal::Same { .. })), "{file}");
    }
}

#[test]
fn each_item_that_differs_is_named_with_both_texts() {
    let contact = |address: &str| {
        let postal = kenpo_domain::address::PostalCode::parse("100-0001");
        Sealed::new(Contact { postal, address: address.to_owned(), phone: Some("03-1".to_owned()) })
    };
    let roof = "兵庫県神戸市中央区加納町６丁目１３－７８５";
    let change = |item, before: &str, after: &str| (item, before.to_owned(), after.to_owned());
    // The compatibility character U+FA1B and the one that looks like it are two names.
    assert_eq!(
        changes(|p| p.name = Name::parse("福島　勇気").unwrap()),
        [change(Item::Name, "福島　勇気", "\u{FA1B}島　勇気")]
    );
    assert_eq!(
        changes(|p| p.kana = Kana::from_cell("フクシマ ユキ")),
        [change(Item::Kana, "フクシマ ユキ", "フクシマ ユウキ")]
    );
    assert_eq!(changes(|p| p.kana = Kana::from_cell("フクシマ　ユウキ")), [], "the same reading in other characters");
    assert_eq!(changes(|p| p.sex = None), [change(Item::Sex, "", "男")]);
    assert_eq!(changes(|p| p.birth = day("1982-12-15")), [change(Item::Birth, "1982-12-15", "1982-12-16")]);
    assert_eq!(changes(|p| p.relation_text = "夫".to_owned()), [change(Item::Relation, "夫", "本人")]);
    assert_eq!(changes(|p| p.acquired_on = day("1993-07-25")), [change(Item::Acquired, "1993-07-25", "1993-07-26")]);
    assert_eq!(
        changes(|p| p.contact = contact(roof)),
        [change(Item::Postal, "100-0001", "650-0001")],
        "no telephone in the roster"
    );
    assert_eq!(
        changes(|p| p.contact = contact("")),
        [change(Item::Address, "", roof), change(Item::Postal, "100-0001", "650-0001")]
    );
    assert_eq!(changes(|p| p.employer = Sealed::new(Some("1202".into()))), [change(Item::Employer, "1202", "1201")]);
    assert_eq!(changes(|p| p.my_number = MyNumber::None), [change(Item::MyNumber, "", "提出")]);
    assert_eq!(changes(|p| p.my_number = MyNumber::Linked { on: day("2026-10-31") }), []);
    assert_eq!(changes(|p| p.my_number = MyNumber::Suspect), [], "a roster does not clear a suspicion");
    assert_eq!(
        changes(|p| p.issue_requested = true),
        [],
        "an open request is not dropped by a roster without the tick"
    );
}

#[test]
fn a_tick_is_a_request() {
    let asking = entries(KOBE).into_iter().find(|entry| entry.requested).unwrap();
    let mut person = registered(&asking, 1);
    person.issue_requested = false;
    let Proposal::Change { fields, .. } = propose(vec![asking], &known([person]), &BTreeMap::new()).value.remove(0)
    else {
        panic!("no change")
    };
    assert_eq!(fields.iter().map(|field| field.item).collect::<Vec<_>>(), [Item::Requested]);
}

/// What is found on the way to a proposal, and how many are left.
fn held(entry: RosterEntry, person: Person) -> (Vec<&'static str>, usize) {
    let checked = propose(vec![entry], &known([person]), &BTreeMap::new());
    (checked.findings.iter().map(|finding| finding.code.code()).collect(), checked.value.len())
}

#[test]
fn a_tick_belongs_to_its_spell_of_cover() {
    let of = |item: Item, before: &str, after: &str| (item, before.to_owned(), after.to_owned());
    assert_eq!(
        changes(|p| (p.issue_requested, p.acquired_on) = (true, day("1993-07-25"))),
        [of(Item::Acquired, "1993-07-25", "1993-07-26"), of(Item::Requested, "○", "")]
    );
}

#[test]
fn a_new_address_does_not_keep_the_old_postal_code() {
    let mut entry = entries(KOBE).remove(0);
    let person = registered(&entry, 1);
    let address = "北海道函館市元町1-1".to_owned();
    entry.contact = Sealed::new(Contact { postal: None, address: address.clone(), phone: None });
    let checked = propose(vec![entry], &known([person]), &BTreeMap::new());
    let [Proposal::Change { fields, .. }] = checked.value.as_slice() else { panic!("no change") };
    let fields: Vec<_> = fields.iter().map(|field| (field.item, field.after.unseal_for_store().as_str())).collect();
    assert_eq!(fields, [(Item::Address, address.as_str()), (Item::Postal, "")]);
    // The same address in other characters is no move.
    let mut entry = entries(KOBE).remove(0);
    let person = registered(&entry, 1);
    let address = "兵庫県神戸市中央区加納町6丁目13-785".to_owned();
    entry.contact = Sealed::new(Contact { postal: None, address, phone: None });
    let proposals = propose(vec![entry], &known([person]), &BTreeMap::new()).value;
    let [Proposal::Change { fields, .. }] = proposals.as_slice() else { panic!("no change") };
    assert_eq!(fields.iter().map(|field| field.item).collect::<Vec<_>>(), [Item::Address]);
}

#[test]
fn a_row_that_may_be_somebody_elses_is_held() {
    let entry = || entries(KOBE).remove(0);
    let mut other = registered(&entry(), 1);
    other.name = Name::parse("山田　太郎").unwrap();
    assert_eq!(held(entry(), other), (vec![], 1), "a name that changed");
    let mut other = registered(&entry(), 1);
    (other.name, other.birth) = (Name::parse("山田　太郎").unwrap(), day("1990-01-01"));
    assert_eq!(held(entry(), other), (vec!["another_person"], 0));
    // The same 番号 and 枝番 without a 記号, in the roster or in the registration.
    let without = |mut entry: RosterEntry| {
        entry.insured = InsuredId::new("", entry.insured.number(), entry.insured.branch()).unwrap();
        entry
    };
    assert_eq!(held(without(entry()), registered(&entry(), 1)), (vec!["symbol_missing"], 0));
    assert_eq!(held(entry(), registered(&without(entry()), 1)), (vec!["symbol_missing"], 0));
    let mut elsewhere = entry();
    elsewhere.insured = InsuredId::new("21", elsewhere.insured.number(), elsewhere.insured.branch()).unwrap();
    assert_eq!(held(elsewhere, registered(&entry(), 1)), (vec![], 1), "another branch with a 記号 of its own");
}

#[test]
fn a_finer_relation_stays_and_a_corrected_number_is_news() {
    let mut coarse = entries(KYOTO).into_iter().find(|entry| entry.relation_text == "家族").unwrap();
    let mut person = registered(&coarse, 1);
    person.relation_text = "妻".to_owned();
    let proposals = propose(vec![coarse], &known([person]), &BTreeMap::new()).value;
    assert!(matches!(proposals.as_slice(), [Proposal::Same { .. }]));
    coarse = entries(KYOTO).into_iter().find(|entry| entry.relation_text == "家族").unwrap();
    let mut person = registered(&coarse, 1);
    (person.relation_text, person.relation) = ("本人".to_owned(), kenpo_domain::facts::Relation::Insured);
    let proposals = propose(vec![coarse], &known([person]), &BTreeMap::new()).value;
    assert!(matches!(proposals.as_slice(), [Proposal::Change { .. }]), "who has become a dependant");

    let number = |digits: &str| {
        let entry = entries(KOBE).remove(0);
        let person = registered(&entry, 1);
        let digits = BTreeMap::from([(person.id, Sealed::new(Some(digits.to_owned())))]);
        propose(vec![entry], &known([person]), &digits).value.remove(0)
    };
    assert!(matches!(number("6858"), Proposal::Same { .. }));
    let Proposal::Change { fields, .. } = number("1234") else { panic!("no change") };
    assert_eq!(fields.iter().map(|field| field.item).collect::<Vec<_>>(), [Item::MyNumber]);
}
