//! Serials, steps and what people hold by them.

use crate::key_and_file::raw;
use crate::office::*;
use kenpo_domain::act::Act;
use kenpo_domain::batch::BatchNumber;
use kenpo_domain::code::Code;
use kenpo_domain::decision::{Reason, Route};
use kenpo_domain::document::{Document, FormStamp, Medium};
use kenpo_domain::facts::HeldState;
use kenpo_domain::piece::{Original, PieceState, ReturnReach, ReturnReason, Step};
use kenpo_domain::piece_record::PieceMade;
use kenpo_domain::serial::Serial;
use kenpo_store::{Op, StepDetail, Store, StoreError, Thing};
use std::collections::{BTreeMap, BTreeSet};

fn with_batch() -> (Office, Store) {
    let (office, mut store) = Office::new();
    write(&mut store, Op::MakeBatch, |tx| {
        tx.join(person_id(1), &SOMEONE.entry())?;
        tx.make_batch(batch_id(1), day("2026-11-30"))
    })
    .unwrap();
    (office, store)
}

fn add(store: &mut Store) -> Serial {
    write(store, Op::MakeBatch, |tx| tx.piece_for(notice(batch_id(1), person_id(1)))).unwrap()
}

#[test]
fn a_serial_is_never_given_twice() {
    let (office, mut store) = with_batch();
    let mut given = BTreeSet::new();
    for _ in 0..5 {
        assert!(given.insert(add(&mut store)));
        // A write that fails shows its serial to nobody.
        let failed = write(&mut store, Op::MakeBatch, |tx| {
            tx.piece_for(notice(batch_id(1), person_id(1)))?;
            Err::<(), _>(StoreError::Unfit("on purpose"))
        });
        assert!(failed.is_err());
        store.close().unwrap();
        store = office.open();
        assert!(given.insert(add(&mut store)), "after a restart");
    }
    let expected: BTreeSet<Serial> = (1..=10).map(|counter| Serial::new(OURS, counter).unwrap()).collect();
    assert_eq!(given, expected, "office 7, without a gap");
}

#[test]
fn the_counter_does_not_turn_back() {
    let (office, mut store) = with_batch();
    add(&mut store);
    let conn = raw(&office);
    for sql in ["UPDATE serial_counter SET last = 0", "UPDATE serial_counter SET office_no = 8"] {
        assert!(conn.execute(sql, []).is_err(), "{sql}");
    }
    conn.execute("UPDATE serial_counter SET last = 9999998", []).unwrap();
    assert_eq!(add(&mut store), Serial::new(OURS, 9_999_999).unwrap());
    let none = write(&mut store, Op::MakeBatch, |tx| tx.piece_for(notice(batch_id(1), person_id(1))));
    assert_eq!(none, Err(StoreError::SerialsUsedUp));
}

#[test]
fn pieces_that_are_made_together_take_serials_in_their_order() {
    let (_office, mut store) = with_batch();
    add(&mut store);
    let notices = |many: usize| vec![notice(batch_id(1), person_id(1)); many];
    for many in [0, 3, 1] {
        write(&mut store, Op::MakeBatch, |tx| tx.add_pieces(notices(many))).unwrap();
    }
    let serials: Vec<Serial> = store.pieces_of(batch_id(1)).unwrap().into_iter().map(|piece| piece.serial).collect();
    assert_eq!(serials, (1..=5).map(|counter| Serial::new(OURS, counter).unwrap()).collect::<Vec<_>>());
    assert_eq!(add(&mut store), Serial::new(OURS, 6).unwrap());
}

#[test]
fn serials_that_do_not_suffice_are_not_taken() {
    let (office, mut store) = with_batch();
    raw(&office).execute("UPDATE serial_counter SET last = 9999997", []).unwrap();
    let three = vec![notice(batch_id(1), person_id(1)); 3];
    assert_eq!(write(&mut store, Op::MakeBatch, |tx| tx.add_pieces(three)), Err(StoreError::SerialsUsedUp));
    assert_eq!(add(&mut store), Serial::new(OURS, 9_999_998).unwrap());
}

#[test]
fn batches_are_numbered_within_their_year() {
    let (_office, mut store) = with_batch();
    let next_year = kenpo_store::Now { instant: "2027-01-04T00:00:00Z", day: day("2027-01-04") };
    for (n, now, number) in [(2, now(), "2026-0002"), (3, next_year, "2027-0001"), (4, next_year, "2027-0002")] {
        let made = store.write::<_, StoreError>(Op::MakeBatch, Act::Correct, &actor(), &now, |tx| {
            tx.make_batch(batch_id(n), now.day)
        });
        let number = BatchNumber::parse(number, OURS).unwrap();
        assert_eq!(made.unwrap().value, number);
        assert_eq!(store.batch_by_number(number).unwrap().unwrap().id, batch_id(n));
    }
    let numbers: Vec<String> =
        store.batches().unwrap().into_iter().map(|batch| batch.batch.number.to_string()).collect();
    assert_eq!(numbers, ["07-2027-0002", "07-2027-0001", "07-2026-0002", "07-2026-0001"]);
    assert_eq!(store.latest_batch_day(), Ok(Some(day("2027-01-04"))));
    assert_eq!(store.batch(batch_id(9)), Ok(None));
    let twice = write(&mut store, Op::MakeBatch, |tx| tx.make_batch(batch_id(1), day("2026-12-01")));
    assert_eq!(twice, Err(StoreError::Taken(Thing::Batch)));
}

#[test]
fn an_original_is_printed_once() {
    let (office, mut store) = with_batch();
    let serial = add(&mut store);
    let print = |store: &mut Store| write(store, Op::Print, |tx| tx.step(&serial, Step::Print, &original()));
    assert_eq!(print(&mut store), Ok(PieceState::Printed));
    store.close().unwrap();
    let mut store = office.open();
    let refused = Err(StoreError::NotLawful { serial: serial.clone(), state: PieceState::Printed });
    assert_eq!(print(&mut store), refused);
    assert_eq!(
        store.piece(&serial).unwrap().unwrap().printed,
        Some(Original { file: "2026-0001-notice.pdf".to_owned(), page: 1 })
    );
}

/// A piece keeps the form that it was printed on: in its history, and in the journal.
#[test]
fn a_piece_keeps_the_form_that_it_was_printed_on() {
    let (office, mut store) = with_batch();
    let serials = [add(&mut store), add(&mut store)];
    let newer = FormStamp { version: form().version + 1, ..form() };
    for (serial, form) in serials.iter().zip([form(), newer.clone()]) {
        write(&mut store, Op::Print, |tx| tx.step(serial, Step::Print, &printed(1, Some(form)))).unwrap();
    }
    store.close().unwrap();
    let history = office.open().history(person_id(1)).unwrap();
    let forms: Vec<_> = history
        .into_iter()
        .filter_map(|entry| match entry.detail {
            StepDetail::Original { form, .. } => form,
            _ => None,
        })
        .collect();
    assert_eq!(forms, [form(), newer], "each its own");
}

fn printed(page: u32, form: Option<FormStamp>) -> StepDetail {
    StepDetail::Original { original: Original { file: "x.pdf".to_owned(), page }, form }
}

#[test]
fn what_cannot_be_a_piece_or_a_step_is_refused() {
    let (_office, mut store) = with_batch();
    let certificate = || certificate(batch_id(1), person_id(1));
    for (piece, why) in [
        (PieceMade { route: Route::Hold, ..certificate() }, "a hold takes no serial"),
        (PieceMade { valid_until: None, ..certificate() }, "a certificate without an end"),
        (PieceMade { batch: batch_id(9), ..certificate() }, "no such batch"),
        (PieceMade { person: person_id(9), ..certificate() }, "no such person"),
    ] {
        let refused = write(&mut store, Op::MakeBatch, |tx| tx.add_piece(piece.clone()));
        assert!(matches!(refused, Err(StoreError::Unfit(_))), "{why}");
        // One that cannot be made takes all with it that was to be made beside it.
        let refused = write(&mut store, Op::MakeBatch, |tx| tx.add_pieces(vec![certificate(), piece.clone()]));
        assert!(matches!(refused, Err(StoreError::Unfit(_))), "{why}, beside another");
    }
    assert!(store.pieces_of(batch_id(1)).unwrap().is_empty());
    let serial = add(&mut store);
    assert_eq!(serial, Serial::new(OURS, 1).unwrap(), "what was refused took no serial");
    for (step, detail, why) in [
        (Step::Print, StepDetail::None, "printed where?"),
        (Step::Print, printed(0, Some(form())), "pages count from 1"),
        (Step::Print, printed(1, None), "laid out on what?"),
        (Step::Withdraw, original(), "nothing was printed"),
        (Step::ComeBack, StepDetail::Return(ReturnReason::Moved), "by come_back alone"),
    ] {
        let refused = write(&mut store, Op::Print, |tx| tx.step(&serial, step, &detail));
        assert!(matches!(refused, Err(StoreError::Unfit(_))), "{why}");
    }
    let unknown = Serial::new(OURS, 5).unwrap();
    let missing = Err(StoreError::NotFound(Thing::Piece));
    assert_eq!(write(&mut store, Op::Print, |tx| tx.step(&unknown, Step::Print, &original())), missing);
}

#[test]
fn what_people_hold_follows_from_their_pieces() {
    let (_office, mut store) = with_batch();
    use Step::{ComeBack, Enclose, Post, Print, Spoil, Withdraw};
    let make = |store: &mut Store, steps: &[Step], issued_on: &str| {
        write(store, Op::MakeBatch, |tx| {
            let serial =
                tx.piece_for(PieceMade { issued_on: day(issued_on), ..certificate(batch_id(1), person_id(1)) })?;
            for step in steps {
                match step {
                    ComeBack => tx.come_back(&serial, ReturnReason::Moved, ReturnReach::Person, day("2026-12-31"))?,
                    Print => tx.step(&serial, Print, &original()).map(drop)?,
                    other => tx.step(&serial, *other, &StepDetail::None).map(drop)?,
                }
            }
            Ok(())
        })
        .unwrap();
    };
    for (steps, issued_on) in [
        (&[][..], "2026-11-01"),
        (&[Print], "2026-11-02"),
        (&[Print, Enclose], "2026-11-03"),
        (&[Print, Enclose, Post], "2026-11-04"),
        (&[Print, Enclose, Post, ComeBack], "2026-11-05"),
        (&[Print, Spoil], "2026-11-06"),
        (&[Print, Withdraw], "2026-11-07"),
        (&[], "2026-12-01"),
    ] {
        make(&mut store, steps, issued_on);
    }
    let held = store.held(day("2026-11-30")).unwrap();
    let states: Vec<(String, HeldState)> =
        held[&person_id(1)].iter().map(|document| (document.issued_on.to_string(), document.state)).collect();
    let expected = [
        ("2026-11-01", HeldState::Valid),
        ("2026-11-02", HeldState::Valid),
        ("2026-11-03", HeldState::Valid),
        ("2026-11-04", HeldState::Valid),
        ("2026-11-05", HeldState::Returned),
        ("2026-11-06", HeldState::Spoiled),
    ]
    .map(|(day, state)| (day.to_owned(), state));
    assert_eq!(states, expected, "what was pulled out was not issued, and December is not yet");
    let first = &held[&person_id(1)][0];
    assert_eq!(
        (first.kind, first.medium, first.reason),
        (Document::Certificate, Some(Medium::Postcard), Some(Reason::NoCard))
    );
    assert_eq!(first.valid_until, Some(day("2029-03-31")));
    for as_of in ["2026-10-31", "2026-11-04", "2026-11-30", "2026-12-01"].map(day) {
        let everyone = store.held(as_of).unwrap();
        for person in [1, 2].map(person_id) {
            let of_person = everyone.get(&person).cloned().unwrap_or_default();
            assert_eq!(store.held_by(person, as_of).unwrap(), of_person, "asked of one, {as_of}");
        }
    }
}

#[test]
fn facts_and_decision_are_kept_as_they_were() {
    let (office, mut store) = with_batch();
    let serial = add(&mut store);
    drop(store);
    let store = office.open();
    assert_eq!(store.decision_of(&serial).unwrap().unwrap().unseal_for_store(), "{\"id\":\"decision\"}");
    assert_eq!(store.facts_of(&serial).unwrap().unwrap().unseal_for_store(), "{\"id\":\"facts\"}");
    let all = store.decisions_of(batch_id(1)).unwrap();
    assert_eq!(all.keys().collect::<Vec<_>>(), [&serial]);
    assert!(store.people_of(batch_id(1)).unwrap().contains_key(&person_id(1)));
    assert!(store.decision_of(&Serial::new(OURS, 2).unwrap()).unwrap().is_none());
}

/// Whatever is tried in whatever order: the database allows what `PieceState::after` allows, counts what it did, and its
/// history retells it.
#[test]
fn random_steps_agree_with_the_rules() {
    const STEPS: [Step; 6] = [Step::Print, Step::Spoil, Step::Enclose, Step::Post, Step::ComeBack, Step::Withdraw];
    let (office, mut store) = with_batch();
    let mut dice = Dice(20_261_124);
    let mut model: BTreeMap<Serial, Vec<PieceState>> = BTreeMap::new();
    for round in 0..400 {
        if round % 100 == 99 {
            store.close().unwrap();
            store = office.open();
        }
        if round % 6 == 0 {
            model.insert(add(&mut store), vec![PieceState::Made]);
        }
        // Mostly the newest, so that many get far.
        let back = dice.below(model.len().min(8) as u64) as usize;
        let (serial, states) = model.iter_mut().nth_back(back).unwrap();
        let step = STEPS[dice.below(6) as usize];
        let before = *states.last().unwrap();
        let result = write(&mut store, Op::Post, |tx| match step {
            Step::ComeBack => tx
                .come_back(serial, ReturnReason::Other, ReturnReach::Address, day("2026-12-24"))
                .map(|()| PieceState::Returned),
            Step::Print => tx.step(serial, step, &original()),
            other => tx.step(serial, other, &StepDetail::Note("理由".to_owned())),
        });
        match before.after(step) {
            Some(after) => {
                assert_eq!(result, Ok(after), "{before:?} {step:?}");
                states.push(after);
            }
            None => assert_eq!(result, Err(StoreError::NotLawful { serial: serial.clone(), state: before })),
        }
    }
    let reached: BTreeSet<PieceState> = model.values().flatten().copied().collect();
    assert_eq!(reached, PieceState::ALL.iter().copied().collect(), "the run must get everywhere");
    let history = store.history(person_id(1)).unwrap();
    for (serial, states) in &model {
        assert_eq!(store.piece(serial).unwrap().unwrap().state, *states.last().unwrap());
        let told: Vec<PieceState> =
            history.iter().filter(|entry| entry.serial == *serial).map(|entry| entry.to).collect();
        assert_eq!(&told, states);
        let printed = told.iter().filter(|state| **state == PieceState::Printed).count();
        assert!(printed <= 1, "{serial} was printed {printed} times");
    }
    let batch = store.batch(batch_id(1)).unwrap().unwrap();
    assert_eq!(batch.pieces.iter().map(|count| count.pieces).sum::<u64>(), model.len() as u64);
    let mut by_state = BTreeMap::<_, u64>::new();
    batch.pieces.iter().for_each(|count| *by_state.entry(count.state).or_default() += count.pieces);
    assert_eq!(by_state, store.counts().unwrap().pieces);
    assert_eq!(batch.state(), kenpo_domain::piece::batch_state(model.values().map(|states| *states.last().unwrap())));
    intact(&store);
}
