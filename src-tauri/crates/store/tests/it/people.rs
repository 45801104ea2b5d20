//! What rosters and national lists do to a registration, and what they must not do.

use crate::key_and_file::raw;
use crate::office::*;
use kenpo_domain::act::Act;
use kenpo_domain::code::Code;
use kenpo_domain::facts::{CardState, MyNumber, Myna, Protection, Relation, SafeAddress};
use kenpo_domain::finding::Place;
use kenpo_domain::ids::PersonId;
use kenpo_domain::insured::InsuredId;
use kenpo_domain::lay_over::lay_over;
use kenpo_domain::person::Person;
use kenpo_domain::record::{Change, RecordKind};
use kenpo_domain::registration::PersonValue;
use kenpo_domain::roster::ListEntry;
use kenpo_store::{ByEmployerHousehold, Op, Reads, Store, StoreError, Thing};

const ID: fn(u8) -> PersonId = person_id;

fn join(store: &mut Store, people: &[Someone]) {
    write(store, Op::ImportRoster, |tx| {
        (1_u8..).zip(people).try_for_each(|(n, someone)| tx.join(person_id(n), &someone.entry()))
    })
    .unwrap();
}

fn one(store: &Reads) -> Person {
    store.person(ID(1)).unwrap().unwrap()
}

fn last4(store: &Store) -> Option<String> {
    one(store).number_last4.unseal_for_store().as_ref().map(|digits| digits.as_str().to_owned())
}

#[test]
fn every_character_comes_back_after_a_restart() {
    let (office, mut store) = Office::new();
    // 𠮷; 髙 﨑; variation selectors; compatibility ideographs that NFC would turn into others; blanks within.
    let names = [
        "\u{20BB7}田　太郎",
        "髙橋　﨑",
        "葛\u{E0100}城　翔",
        "\u{FA19}田　\u{FA1B}",
        "辻\u{E0101}  蓮",
        "Ｓｍｉｔｈ Jane",
    ];
    let insured = ["1-1-01", "1-1-02", "1-1-03", "1-1-04", "1-1-05", "1-1-06"];
    let people: Vec<Someone> =
        names.iter().zip(insured).map(|(name, insured)| Someone { name, insured, ..SOMEONE }).collect();
    join(&mut store, &people);
    store.close().unwrap();
    let store = office.open();
    for (name, insured) in names.iter().zip(insured) {
        let person = store.person_by_insured(&InsuredId::parse(insured).unwrap()).unwrap().unwrap();
        assert_eq!(person.name.as_str(), *name);
    }
    let person = one(&store);
    assert_eq!((person.kana.cell(), person.kana.text().as_str()), ("ﾖｼﾀﾞ ﾘｭｳﾉｽｹ", "ヨシダ リュウノスケ"));
    let (address, phone) = (person.address.unseal_for_store(), person.phone.unseal_for_store());
    assert_eq!(address.postal.as_ref().unwrap().as_str(), "650-0001");
    assert_eq!((address.text.as_str(), phone.as_deref()), (SOMEONE.address, SOMEONE.phone));
    assert_eq!(person.employer.unseal_for_store().as_deref(), Some("J0042"));
    assert_eq!((person.my_number(), person.myna(day("2026-11-30"))), (MyNumber::Unknown, None));
}

#[test]
fn what_a_row_does_not_state_stays() {
    let (_office, mut store) = Office::new();
    join(&mut store, &[Someone { requested: true, ..SOMEONE }]);
    let silent =
        Someone { postal: None, address: "", phone: None, employer: None, kana: "", requested: false, ..SOMEONE };
    let mut entry = silent.entry();
    (entry.sex, entry.relation_text) = (None, String::new());
    let changed = write(&mut store, Op::ImportRoster, |tx| tx.lay(ID(1), &entry));
    assert_eq!(changed, Ok(false), "a row that states nothing new changes nothing");
    let person = one(&store);
    assert_eq!(person.address.unseal_for_store().text, SOMEONE.address);
    assert_eq!((person.issue_requested, person.relation_text.as_str()), (true, "本人"));
    assert_eq!(person.kana.cell(), SOMEONE.kana);

    let moved =
        Someone {
            address: "北海道札幌市中央区北二条西１丁目", employer: Some("J9"), requested: true, ..silent
        };
    assert_eq!(write(&mut store, Op::ImportRoster, |tx| tx.lay(ID(1), &moved.entry())), Ok(true));
    let person = one(&store);
    assert_eq!(person.address.unseal_for_store().text, moved.address);
    assert_eq!(person.phone.unseal_for_store().as_deref(), SOMEONE.phone);
    assert_eq!(person.employer.unseal_for_store().as_deref(), Some("J9"));
}

#[test]
fn a_tick_belongs_to_its_spell_of_cover() {
    let (_office, mut store) = Office::new();
    join(&mut store, &[Someone { requested: true, ..SOMEONE }]);
    let mut again = SOMEONE.entry();
    write(&mut store, Op::ImportRoster, |tx| tx.lay(ID(1), &again)).unwrap();
    assert!(one(&store).issue_requested, "not dropped by a roster without it");
    again.acquired_on = day("2026-10-01");
    write(&mut store, Op::ImportRoster, |tx| tx.lay(ID(1), &again)).unwrap();
    let person = one(&store);
    assert_eq!((person.acquired_on, person.issue_requested), (day("2026-10-01"), false));
}

#[test]
fn a_postal_code_goes_with_its_address_and_a_finer_relation_stays() {
    let (_office, mut store) = Office::new();
    join(&mut store, &[SOMEONE]);
    let mut entry = Someone { postal: None, ..SOMEONE }.entry();
    write(&mut store, Op::ImportRoster, |tx| tx.lay(ID(1), &entry)).unwrap();
    assert!(one(&store).address.unseal_for_store().postal.is_some(), "the same address");
    entry = Someone { postal: None, address: "北海道札幌市中央区北二条西１丁目", ..SOMEONE }.entry();
    write(&mut store, Op::ImportRoster, |tx| tx.lay(ID(1), &entry)).unwrap();
    assert_eq!(one(&store).address.unseal_for_store().postal, None);

    for (relation_text, registered) in [("妻", "妻"), ("家族", "妻"), ("長女", "長女")] {
        (entry.relation, entry.relation_text) = (Relation::Dependent, relation_text.to_owned());
        write(&mut store, Op::ImportRoster, |tx| tx.lay(ID(1), &entry)).unwrap();
        assert_eq!(one(&store).relation_text, registered);
    }
}

#[test]
fn a_number_goes_forward_and_never_back() {
    let linked = MyNumber::Linked { on: day("2026-10-31") };
    let listed = ["list"].as_slice();
    // What comes in, one after the other: rows of rosters by what stood in the 個人番号 column, or a national list.
    for (steps, state, digits, why) in [
        (&[][..], MyNumber::Unknown, None, "no column"),
        (&["1234 valid"], MyNumber::Submitted, Some("1234"), "handed in"),
        (&["1234 wrong"], MyNumber::Unknown, None, "a wrong check digit counts as nothing known"),
        (&["1234 valid", "5678 wrong"], MyNumber::Submitted, Some("1234"), "a wrong one takes nothing away"),
        (&["1234 valid", "5678 valid"], MyNumber::Submitted, Some("5678"), "corrected"),
        (listed, linked, None, "in the list"),
        (&["1234 valid", "list"], linked, Some("1234"), "handed in, then in the list"),
        (&["list", "1234 valid"], linked, Some("1234"), "digits come later"),
        (&["1234 valid", "list", "5678 valid"], linked, Some("1234"), "linked with the digits that are there"),
        (&["list", "list of 2026-11-01"], linked, None, "linked since the first list"),
        (&["suspect", "list"], MyNumber::Suspect, None, "a list clears no suspicion"),
        (&["list", "suspect", "1234 valid"], MyNumber::Suspect, None, "nor does a roster"),
    ] {
        let (_office, mut store) = Office::new();
        join(&mut store, &[SOMEONE]);
        for step in steps {
            write(&mut store, Op::ImportRoster, |tx| match step.split_once(' ') {
                None if *step == "suspect" => {
                    let told = one(tx).number_state;
                    let doubted =
                        Change::of_field(PersonValue::NumberState(told), PersonValue::NumberState(MyNumber::Suspect));
                    tx.change_person(ID(1), one(tx).version, &doubted)
                }
                None => tx.list_entry(ID(1), &list("2026-10-31")).map(drop),
                Some(("list", of)) => tx.list_entry(ID(1), &list(&of[3..])).map(drop),
                Some((digits, how)) => {
                    let digits = if digits == "1234" { "1234" } else { "5678" };
                    let row = Someone { number: Some((digits, how == "valid")), ..SOMEONE };
                    tx.lay(ID(1), &row.entry()).map(drop)
                }
            })
            .unwrap();
        }
        assert_eq!(one(&store).my_number(), state, "{why}");
        assert_eq!(last4(&store).as_deref(), digits, "{why}");
    }
}

#[test]
fn a_list_makes_no_reviewed_change_stale() {
    let (_office, mut store) = Office::new();
    join(&mut store, &[SOMEONE]);
    let seen = one(&store);
    let change = lay_over(&seen, &Someone { name: "札幌　次郎", ..SOMEONE }.entry()).change;
    write(&mut store, Op::ImportNationalList, |tx| tx.list_entry(ID(1), &list("2026-10-31"))).unwrap();
    assert!(one(&store).registration == seen.registration, "what a list says is no part of the registration");
    write(&mut store, Op::ImportRoster, |tx| tx.change_person(ID(1), seen.version, &change)).unwrap();
    assert_eq!(one(&store).my_number(), MyNumber::Linked { on: day("2026-10-31") });
}

#[test]
fn a_newer_list_replaces_and_an_older_one_is_passed_over() {
    let (_office, mut store) = Office::new();
    join(&mut store, &[SOMEONE]);
    let gone =
        ListEntry { card: CardState::None, registered: None, certificate_expires_on: None, ..list("2026-11-20") };
    for (entry, counted, card) in [
        (list("2026-10-31"), true, CardState::Held),
        (gone.clone(), true, CardState::None),
        (list("2026-10-31"), false, CardState::None),
        (ListEntry { card: CardState::Held, ..gone.clone() }, true, CardState::Held), // the same day, put right
    ] {
        assert_eq!(write(&mut store, Op::ImportNationalList, |tx| tx.list_entry(ID(1), &entry)), Ok(counted));
        assert_eq!(one(&store).myna(day("2026-11-30")).unwrap().card, card);
    }
    let expected = Myna {
        card: CardState::Held,
        registered: None,
        listed_on: Some(day("2026-11-20")),
        certificate_expires_on: None,
        deregistration_applied_on: None,
        deregistered_on: None,
    };
    assert_eq!(one(&store).myna(day("2026-11-30")), Some(expected), "what the former list said is gone");
}

#[test]
fn flags_come_with_the_person_and_can_be_lifted() {
    let (office, mut store) = Office::new();
    join(&mut store, &[SOMEONE]);
    let each = [
        Protection { self_view_blocked: true, ..Protection::default() },
        Protection { non_disclosure: true, ..Protection::default() },
        Protection { provisional: true, ..Protection::default() },
        Protection { safe_address: SafeAddress::Proposed, ..Protection::default() },
        Protection { safe_address: SafeAddress::Confirmed, ..Protection::default() },
    ];
    for flags in each {
        assert_eq!(write(&mut store, Op::Protection, |tx| tx.set_protection(ID(1), flags)), Ok(()));
        assert_eq!(office.open().person(ID(1)).unwrap().unwrap().standing.protection_for_decide(), flags);
        assert!(is_kept_back(&one(&store)), "{flags:?}");
    }
    let operations = store.counts().unwrap().journal;
    assert_eq!(write(&mut store, Op::Protection, |tx| tx.set_protection(ID(1), each[4])), Ok(()));
    assert_eq!(store.counts().unwrap().journal, operations, "set already");
    assert_eq!(write(&mut store, Op::Protection, |tx| tx.set_protection(ID(1), Protection::default())), Ok(()));
    assert!(!is_kept_back(&one(&store)));
}

#[test]
fn two_people_never_share_a_number() {
    let (_office, mut store) = Office::new();
    join(&mut store, &[SOMEONE, Someone { insured: "12-0001003-01", ..SOMEONE }]);
    let taken = Err(StoreError::Taken(Thing::Person));
    assert_eq!(write(&mut store, Op::ImportRoster, |tx| tx.join(ID(3), &SOMEONE.entry())), taken);
    assert_eq!(write(&mut store, Op::ImportRoster, |tx| tx.lay(ID(2), &SOMEONE.entry()).map(drop)), taken);
    let nobody = Err(StoreError::NotFound(Thing::Person));
    assert_eq!(write(&mut store, Op::ImportRoster, |tx| tx.lay(ID(9), &SOMEONE.entry())), nobody);
    assert_eq!(write(&mut store, Op::ImportNationalList, |tx| tx.list_entry(ID(9), &list("2026-11-01"))), nobody);
    assert_eq!(
        write(&mut store, Op::Protection, |tx| tx.set_protection(ID(9), Protection::default())),
        nobody.map(drop)
    );
}

#[test]
fn mailings_go_by_employer_and_household() {
    let (_office, mut store) = Office::new();
    let at = |employer, insured| Someone { employer, insured, ..SOMEONE };
    join(
        &mut store,
        &[
            at(None, "1-1-00"),
            at(Some("B"), "1-3-00"),
            at(Some("A"), "2-1-00"),
            at(Some("A"), "1-2-01"),
            at(Some("A"), "1-2-00"),
        ],
    );
    let order = store
        .fold_everyone(ByEmployerHousehold, String::new(), |so_far, person| so_far + &person.insured.to_string() + " ");
    assert_eq!(order.unwrap(), "1-2-00 1-2-01 2-1-00 1-3-00 1-1-00 ");
    assert_eq!(store.look_up().unwrap().symbols("1", "00").unwrap(), ["1", "2"]);
}

#[test]
fn a_write_says_what_it_touched() {
    let (_office, mut store) = Office::new();
    let touched = |store: &mut Store, someone: &Someone| {
        let body = |tx: &mut kenpo_store::Tx<'_>| match tx.person(ID(1))? {
            None => tx.join(ID(1), &someone.entry()),
            Some(_) => tx.lay(ID(1), &someone.entry()).map(drop),
        };
        store
            .write::<_, StoreError>(Op::ImportRoster, Act::Correct, &actor(), &now(), body)
            .unwrap()
            .touched
            .into_iter()
            .collect()
    };
    let first: Vec<RecordKind> = touched(&mut store, &SOMEONE);
    assert_eq!(first, [RecordKind::Person]);
    let same: Vec<RecordKind> = touched(&mut store, &SOMEONE);
    assert_eq!(same, [], "nothing changed, nothing to be read again");
}

pub fn list(listed_on: &str) -> ListEntry {
    ListEntry {
        place: Place { sheet: None, row: 2, column: None },
        insured: InsuredId::parse(SOMEONE.insured).unwrap(),
        name: None,
        kana: None,
        birth: None,
        card: CardState::Held,
        registered: Some(true),
        certificate_expires_on: Some(day("2030-01-01")),
        deregistered_on: None,
        listed_on: day(listed_on),
    }
}

#[test]
fn the_mark_of_a_withheld_person_follows_the_rule() {
    let (office, mut store) = Office::new();
    write(&mut store, Op::ImportRoster, |tx| tx.join(person_id(1), &SOMEONE.entry())).unwrap();
    let marked =
        || raw(&office).query_row("SELECT coalesce(max(withheld), 0) FROM protection", [], |row| row.get::<_, bool>(0));
    let flags = [false, true];
    for self_view_blocked in flags {
        for non_disclosure in flags {
            for provisional in flags {
                for safe_address in SafeAddress::ALL.iter().copied() {
                    let protection = Protection { self_view_blocked, non_disclosure, provisional, safe_address };
                    write(&mut store, Op::Protection, |tx| tx.set_protection(person_id(1), protection)).unwrap();
                    assert_eq!(marked(), Ok(protection.any()), "{protection:?}");
                }
            }
        }
    }
}
