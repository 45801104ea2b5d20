//! How far a piece that came back reaches, and until when.

use crate::office::*;
use kenpo_domain::facts::{HeldState, Protection};
use kenpo_domain::piece::{ReturnReach, ReturnReason};
use kenpo_domain::serial::Serial;
use kenpo_store::{ByEmployerHousehold, Op, Store, StoreError, Thing};

/// The household of 12-0001003 and people around it.
const PEOPLE: [(Someone, &str); 6] = [
    (SOMEONE, "to whom it was sent"),
    (
        Someone { insured: "12-0001003-01", address: "兵庫県神戸市中央区加納町6丁目13-785", ..SOMEONE },
        "same household, same address in half-width digits",
    ),
    (
        Someone {
            insured: "12-0001003-02", address: "兵庫県神戸市中央区加納町６－１３－７８６", ..SOMEONE
        },
        "next door",
    ),
    (Someone { insured: "12-0001003-03", address: "", ..SOMEONE }, "same household, no address known"),
    (Someone { insured: "12-0001004-00", ..SOMEONE }, "another household at the same address"),
    (Someone { insured: "13-0001003-00", ..SOMEONE }, "the same 番号 under another 記号"),
];

fn posted(first: &Someone) -> (Office, Store, Serial) {
    let (office, mut store, serial) = made(first);
    write(&mut store, Op::Post, |tx| post(tx, &serial)).unwrap();
    (office, store, serial)
}

fn made(first: &Someone) -> (Office, Store, Serial) {
    let (office, mut store) = Office::new();
    let serial = write(&mut store, Op::MakeBatch, |tx| {
        for (n, (someone, _)) in (1_u8..).zip(&PEOPLE) {
            tx.join(person_id(n), &if n == 1 { first.entry() } else { someone.entry() })?;
        }
        tx.make_batch(batch_id(1), day("2026-11-30"))?;
        tx.piece_for(notice(batch_id(1), person_id(1)))
    })
    .unwrap();
    (office, store, serial)
}

fn come_back(store: &mut Store, serial: &Serial, reach: ReturnReach) {
    write(store, Op::ComeBack, |tx| tx.come_back(serial, ReturnReason::Moved, reach, day("2026-12-10"))).unwrap();
}

/// Who is kept back, asked one by one and as a list: both must say the same.
fn kept_back(store: &Store) -> Vec<usize> {
    let by_one: Vec<usize> = (0..PEOPLE.len())
        .filter(|at| is_kept_back(&store.person(person_id(*at as u8 + 1)).unwrap().unwrap()))
        .collect();
    let mut listed = store
        .fold_everyone(ByEmployerHousehold, Vec::new(), |mut listed, person| {
            let place = (1..=PEOPLE.len()).position(|n| person_id(n as u8) == person.id).unwrap();
            listed.extend(is_kept_back(&person).then_some(place));
            listed
        })
        .unwrap();
    listed.sort_unstable();
    assert_eq!(by_one, listed);
    by_one
}

#[test]
fn through_the_post_it_stops_the_household_at_that_address() {
    let (office, mut store, serial) = posted(&SOMEONE);
    assert_eq!(kept_back(&store), [] as [usize; 0]);
    come_back(&mut store, &serial, ReturnReach::Address);
    assert_eq!(kept_back(&store), [0, 1], "{:?}", PEOPLE.map(|(_, why)| why));
    store.close().unwrap();
    let mut store = office.open();
    assert_eq!(kept_back(&store), [0, 1], "after a restart too");

    write(&mut store, Op::ClearReturn, |tx| tx.clear_return(&serial, day("2026-12-20"))).unwrap();
    assert_eq!(kept_back(&store), [] as [usize; 0]);
    let again = write(&mut store, Op::ClearReturn, |tx| tx.clear_return(&serial, day("2026-12-21")));
    assert_eq!(again, Err(StoreError::NotFound(Thing::OpenReturn)));
}

#[test]
fn through_an_employer_it_stops_one_person() {
    let (_office, mut store, serial) = posted(&SOMEONE);
    come_back(&mut store, &serial, ReturnReach::Person);
    assert_eq!(kept_back(&store), [0]);
}

#[test]
fn it_holds_the_household_where_the_rule_says_so() {
    for reach in [ReturnReach::Address, ReturnReach::Person] {
        for protection in [
            Protection::default(),
            Protection { non_disclosure: true, ..Protection::default() },
            Protection { self_view_blocked: true, ..Protection::default() },
            Protection { provisional: true, ..Protection::default() },
        ] {
            let (_office, mut store, serial) = posted(&SOMEONE);
            come_back(&mut store, &serial, reach);
            write(&mut store, Op::Protection, |tx| tx.set_protection(person_id(1), protection)).unwrap();
            let held: &[usize] = if reach.holds_the_household(protection) { &[0, 1] } else { &[0] };
            assert_eq!(kept_back(&store), held, "{reach:?}");
        }
    }
}

#[test]
fn without_an_address_it_reaches_nobody_else() {
    // Two people without an address do not live together.
    let (_office, mut store, serial) = posted(&Someone { address: "", ..SOMEONE });
    come_back(&mut store, &serial, ReturnReach::Address);
    assert_eq!(kept_back(&store), [0]);
}

#[test]
fn the_address_that_counts_is_the_one_it_was_made_for() {
    let (_office, mut store, serial) = posted(&SOMEONE);
    let moved = Someone { address: "北海道札幌市中央区北二条西１丁目", ..SOMEONE };
    write(&mut store, Op::ImportRoster, |tx| tx.lay(person_id(1), &moved.entry())).unwrap();
    come_back(&mut store, &serial, ReturnReach::Address);
    assert_eq!(kept_back(&store), [0, 1], "the person moved, the household did not");
    let followed = Someone { insured: "12-0001003-01", ..moved };
    write(&mut store, Op::ImportRoster, |tx| tx.lay(person_id(2), &followed.entry())).unwrap();
    assert_eq!(kept_back(&store), [0], "who moved away is reached by no post to the old address");
}

#[test]
fn an_address_that_came_between_making_and_printing_is_the_one_it_went_to() {
    let (_office, mut store, serial) = made(&SOMEONE);
    let moved = Someone { address: "北海道札幌市中央区北二条西１丁目", ..SOMEONE };
    write(&mut store, Op::ImportRoster, |tx| tx.lay(person_id(1), &moved.entry())).unwrap();
    let with_them = Someone { insured: "12-0001003-01", ..moved };
    write(&mut store, Op::ImportRoster, |tx| tx.lay(person_id(2), &with_them.entry())).unwrap();
    write(&mut store, Op::Post, |tx| post(tx, &serial)).unwrap();
    come_back(&mut store, &serial, ReturnReach::Address);
    assert_eq!(kept_back(&store), [0, 1], "the household at the address on the envelope");
}

#[test]
fn it_stands_in_the_history_and_in_what_is_held() {
    let (_office, mut store, serial) = posted(&SOMEONE);
    come_back(&mut store, &serial, ReturnReach::Address);
    let open = store.open_returns().unwrap();
    let of_person = store.returns_of(person_id(1)).unwrap();
    assert_eq!((open.len(), of_person.len()), (1, 1));
    for row in [&open[0], &of_person[0]] {
        let returned = &row.returned;
        assert_eq!(
            (&row.serial, returned.reason, returned.reach),
            (&serial, ReturnReason::Moved, ReturnReach::Address)
        );
        assert_eq!((returned.received_on, returned.cleared_on), (day("2026-12-10"), None));
    }
    let history = store.history(person_id(1)).unwrap();
    assert_eq!(history.last().unwrap().detail, kenpo_store::StepDetail::Return(ReturnReason::Moved));
    assert_eq!(store.held(day("2026-12-31")).unwrap()[&person_id(1)][0].state, HeldState::Returned);
    write(&mut store, Op::ClearReturn, |tx| tx.clear_return(&serial, day("2026-12-20"))).unwrap();
    assert!(store.open_returns().unwrap().is_empty());
    assert_eq!(store.returns_of(person_id(1)).unwrap()[0].returned.cleared_on, Some(day("2026-12-20")));
}
