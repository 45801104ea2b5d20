//! Two offices in one file: each series stands by itself, and one's own numbers go on as if the other were not there.

use crate::key_and_file::raw;
use crate::office::*;
use crate::people::list;
use kenpo_domain::act::Amiss;
use kenpo_domain::batch::BatchNumber;
use kenpo_domain::piece::{PieceState, Step};
use kenpo_domain::record::Change;
use kenpo_domain::roster::ListEntry;
use kenpo_domain::serial::Serial;
use kenpo_journal::Series;
use kenpo_store::{NewSociety, Op, PersonOperation, StepDetail, Store, StoreError, Thing, Tx};
use rusqlite::Connection;
use rusqlite::types::Value;

/// Somebody joins, a batch is made for them, and its one piece is printed: three writes of four operations.
fn work(store: &mut Store, batch: u8) -> Serial {
    let mut write =
        |op, body: &dyn Fn(&mut Tx<'_>) -> Result<Option<Serial>, StoreError>| write(store, op, body).unwrap();
    write(Op::ImportRoster, &|tx| tx.join(person_id(1), &SOMEONE.entry()).map(|()| None));
    let serial = write(Op::MakeBatch, &|tx| {
        tx.make_batch(batch_id(batch), day("2026-11-30"))?;
        tx.piece_for(notice(batch_id(batch), person_id(1))).map(Some)
    });
    let serial = serial.unwrap();
    write(Op::Print, &|tx| tx.step(&serial, Step::Print, &original()).map(|_| None));
    serial
}

/// What a database holds of its own series, told by the database.
fn series_of(office: &Office) -> Series {
    let id: String = raw(office).query_row("SELECT id FROM series WHERE no = 1", [], |row| row.get(0)).unwrap();
    Series::parse(&id).unwrap()
}

/// Copies the rows of a table as they are, but for its first column where another value is given.
fn copy(from: &Connection, to: &Connection, table: &str, first: Option<Value>) {
    let mut select = from.prepare(&format!("SELECT * FROM {table}")).unwrap();
    let columns = select.column_count();
    let places = vec!["?"; columns].join(", ");
    let mut rows = select.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let mut values: Vec<Value> = (0..columns).map(|at| row.get(at).unwrap()).collect();
        if let Some(first) = &first {
            values[0] = first.clone();
        }
        to.execute(&format!("INSERT INTO {table} VALUES ({places})"), rusqlite::params_from_iter(values)).unwrap();
    }
}

/// Our office, 07, with the series of office 02 beside its own as that office's journal wrote it, and the rows that it made.
struct Two {
    office: Office,
    serial: Serial,
    foreign_serial: Serial,
}

fn two() -> Two {
    let (office, mut store) = Office::new();
    let serial = work(&mut store, 1);
    store.close().unwrap();
    let other = Office::empty();
    let theirs = NewSociety { office_no: THEIRS, ..society() };
    let mut store = Store::create(&other.db, &typed(PASSWORD), CHEAP, &theirs, &mut draw(2), &actor(), &now()).unwrap();
    let foreign_serial = work(&mut store, 2);
    store.close().unwrap();
    let foreign = series_of(&other);
    let (from, to) = (raw(&other), raw(&office));
    to.execute("INSERT INTO series (no, id, office_no) VALUES (2, ?1, 2)", [foreign.to_string()]).unwrap();
    copy(&from, &to, "segment", Some(Value::Integer(2)));
    // The person is the same in both.
    for table in ["batch", "piece", "step"] {
        copy(&from, &to, table, None);
    }
    Two { office, serial, foreign_serial }
}

#[test]
fn each_series_is_audited_by_itself() {
    let Two { office, .. } = two();
    let store = office.open();
    assert_eq!(intact(&store), 5, "our writes and the opening; theirs are in their own log");
}

#[test]
fn damage_is_that_of_its_series() {
    let edited = "UPDATE segment SET hash = replace(hash, substr(hash, 1, 1), iif(hash LIKE 'a%', 'b', 'a'))";
    let swapped = "UPDATE segment SET operations = (SELECT operations FROM segment WHERE series = 1 AND first = 1)";
    let theirs = Some(0);
    for (sql, seq, why) in [
        (format!("{edited} WHERE series = 2 AND first = 4"), theirs, "their last hash"),
        (format!("{edited} WHERE series = 2 AND first = 1"), theirs, "a hash in the middle"),
        (format!("{swapped} WHERE series = 2 AND first = 1"), theirs, "our operations as theirs"),
        ("DELETE FROM segment WHERE series = 2 AND first = 2".to_owned(), theirs, "operations taken out"),
        ("UPDATE series SET id = replace(id, 'a', 'b') WHERE no = 2".to_owned(), theirs, "under another name"),
        (format!("{edited} WHERE series = 1 AND first = 4"), Some(4), "our last hash"),
        (format!("{swapped} WHERE series = 1 AND first = 2"), Some(3), "our operations twice"),
        ("DELETE FROM segment WHERE series = 1 AND first = 4".to_owned(), Some(4), "our last operation"),
    ] {
        let Two { office, .. } = two();
        let conn = raw(&office);
        conn.execute_batch("DROP TRIGGER segment_is_not_edited; DROP TRIGGER segment_is_not_cut;").unwrap();
        assert_eq!(conn.execute(&sql, []), Ok(1), "{why}");
        drop(conn);
        let found = amiss(&office.open());
        let edited: Vec<_> = found.iter().filter(|(_, kind, _)| *kind == Amiss::JournalEdited).map(|of| of.0).collect();
        assert_eq!(edited, seq.into_iter().collect::<Vec<_>>(), "{why}: {found:?}");
    }
}

#[test]
fn ones_own_numbers_go_on() {
    let Two { office, serial, foreign_serial } = two();
    assert_eq!(
        (serial.clone(), foreign_serial.clone()),
        (Serial::new(OURS, 1).unwrap(), Serial::new(THEIRS, 1).unwrap())
    );
    let mut store = office.open();
    for (text, batch) in [("2026-0001", 1), ("07-2026-0001", 1), ("02-2026-0001", 2)] {
        let number = BatchNumber::parse(text, store.office_no()).unwrap();
        assert_eq!(store.batch_by_number(number).unwrap().unwrap().id, batch_id(batch), "{text}");
    }
    assert_eq!(store.latest_batch().unwrap().unwrap().id, batch_id(1), "the latest of one's own");
    raw(&office).execute("UPDATE batch SET as_of = '2030-01-01' WHERE office_no = 2", []).unwrap();
    assert_eq!(store.latest_batch_day(), Ok(Some(day("2026-11-30"))), "theirs keeps us from no day");
    let made = write(&mut store, Op::MakeBatch, |tx| {
        let number = tx.make_batch(batch_id(3), day("2026-12-01"))?;
        Ok((number, tx.piece_for(notice(batch_id(3), person_id(1)))?))
    });
    assert_eq!(made, Ok((BatchNumber::new(OURS, 2026, 2).unwrap(), Serial::new(OURS, 2).unwrap())));
    assert_eq!(store.latest_batch().unwrap().unwrap().id, batch_id(3));
    assert_eq!(store.piece(&foreign_serial).unwrap().unwrap().batch, batch_id(2), "theirs is there");
    let told: Vec<_> =
        store.history(person_id(1)).unwrap().into_iter().map(|entry| (entry.version, entry.serial)).collect();
    let next = Serial::new(OURS, 2).unwrap();
    assert_eq!(told, [(3, serial.clone()), (4, serial), (6, next)], "no step of ours is told of their piece");
    assert_eq!(amiss(&store), [(0, Amiss::StateDiffers, "batch")], "the day that was edited");
}

/// A second life of our own office: its database was put back from a backup, and writes under a new series from then on.
fn second_life(office: &Office) {
    raw(office)
        .execute_batch(
            "INSERT INTO series (no, id, office_no) VALUES (2, '00000000000000000000000000000002', 7);
             UPDATE office SET series = 2;",
        )
        .unwrap();
}

#[test]
fn a_second_life_goes_on_where_the_first_one_ended() {
    let (office, mut store) = Office::new();
    let serial = work(&mut store, 1);
    write(&mut store, Op::ImportRoster, |tx| {
        tx.join(person_id(2), &Someone { insured: "12-0001003-01", ..SOMEONE }.entry())
    })
    .unwrap();
    store.close().unwrap();
    second_life(&office);
    let mut store = office.open();
    let renamed = |name| Someone { name, ..SOMEONE }.entry();
    let before = store.person(person_id(1)).unwrap().unwrap();
    write(&mut store, Op::ImportRoster, |tx| tx.lay(person_id(1), &renamed("札幌　次郎")).map(drop)).unwrap();
    let after = store.person(person_id(1)).unwrap().unwrap();
    assert_ne!(after.version, before.version, "both are the first operation of their series");
    let stale = Err(StoreError::Stale(Thing::Person));
    let change = Change::between(&before.registration, &after.registration);
    let again = write(&mut store, Op::ImportRoster, |tx| tx.change_person(person_id(1), before.version, &change));
    assert_eq!(again, stale, "a version of the first life is none of the second");
    write(&mut store, Op::ImportRoster, |tx| tx.lay(person_id(1), &renamed("札幌　三郎")).map(drop)).unwrap();
    write(&mut store, Op::Enclose, |tx| tx.step(&serial, Step::Enclose, &StepDetail::None).map(drop)).unwrap();

    let told: Vec<_> = store.history_of_person(person_id(1)).unwrap().into_iter().map(|entry| entry.version).collect();
    let second = 1 << 40;
    assert_eq!(told, [second + 2, second + 1, 1], "the newest first, to the beginning");
    let untouched: Vec<_> = store.history_of_person(person_id(2)).unwrap().iter().map(|entry| entry.version).collect();
    assert_eq!(untouched, [5]);
    let steps: Vec<_> = store.history(person_id(1)).unwrap().into_iter().map(|entry| entry.to).collect();
    assert_eq!(steps, [PieceState::Made, PieceState::Printed, PieceState::Enclosed]);
    intact(&store);

    // A life of ours whose rows are gone is still ours, although its number is not the newest.
    store.close().unwrap();
    raw(&office).execute_batch("DROP TRIGGER audit_is_never_cut; DELETE FROM audit WHERE series = 2;").unwrap();
    let found = amiss(&office.open());
    assert_eq!(found, [(0, Amiss::Added, "journal")]);
}

#[test]
fn what_a_list_adds_in_a_second_life_hides_nothing_of_the_first() {
    let (office, mut store) = Office::new();
    work(&mut store, 1);
    let list = |deregistered_on| ListEntry { deregistered_on, ..list("2026-10-31") };
    write(&mut store, Op::ImportNationalList, |tx| tx.list_entry(person_id(1), &list(None)).map(drop)).unwrap();
    store.close().unwrap();
    second_life(&office);
    let mut store = office.open();
    // The same list once more, and nothing of it was known before but the list itself.
    let gone = list(Some(day("2026-10-20")));
    write(&mut store, Op::ImportNationalList, |tx| tx.list_entry(person_id(1), &gone).map(drop)).unwrap();
    let of_lists = |operation: &PersonOperation| operation.op == Op::ImportNationalList;
    assert_eq!(store.history_of_person(person_id(1)).unwrap().into_iter().filter(of_lists).count(), 2);
}

#[test]
fn a_history_tells_no_operation_of_another_record() {
    let (office, mut store) = Office::new();
    work(&mut store, 1);
    write(&mut store, Op::ImportRoster, |tx| {
        tx.join(person_id(2), &Someone { insured: "12-0001003-01", ..SOMEONE }.entry())
    })
    .unwrap();
    raw(&office).execute("UPDATE person SET version = 1 WHERE id = ?1", [person_id(2).to_string()]).unwrap();
    assert_eq!(store.history_of_person(person_id(2)).map(|told| told.len()), Err(StoreError::Damaged));
}
