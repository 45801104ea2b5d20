//! The journal read back: from what `init` wrote and the operations alone, every record comes out as it is.

use crate::key_and_file::raw;
use crate::office::*;
use kenpo_domain::code::Code;
use kenpo_domain::facts::Protection;
use kenpo_domain::finding::FindingCode;
use kenpo_domain::gate::PersonChange;
use kenpo_domain::ids::{ImportId, PersonId};
use kenpo_domain::insured::InsuredId;
use kenpo_domain::lay_over::lay_over;
use kenpo_domain::piece::{ReturnReach, ReturnReason, Step};
use kenpo_domain::record::RecordKind;
use kenpo_domain::roster::ImportSource;
use kenpo_store::{
    ImportCounts, NewImport, Op, PeopleQuery, Source, SourceKind, StepDetail, Store, StoreError, Thing, Told, Tx,
};
use std::collections::BTreeMap;

/// The files of a database as they are now, in a folder of their own.
fn copy(office: &Office) -> Office {
    let copy = Office::empty();
    for (from, to) in [(&office.db, &copy.db), (&office.key_path(), &copy.key_path())] {
        std::fs::copy(from, to).unwrap();
    }
    copy
}

/// One of everything that is journaled.
fn work(store: &mut Store) {
    let mut write = |op, body: &dyn Fn(&mut Tx<'_>) -> Result<(), StoreError>| write(store, op, body).unwrap();
    write(Op::SetPolicy, &|tx| tx.set_policy(policy("# another")));
    write(Op::ImportRoster, &|tx| {
        tx.record_import(NewImport {
            id: ImportId::from_random([3; 16]),
            source: ImportSource::Roster,
            file_name: "名簿.xlsx".to_owned(),
            counts: ImportCounts { joined: 2, ..ImportCounts::default() },
            findings: BTreeMap::from([(FindingCode::KanaMissing, 2)]),
            reason: None,
        })?;
        tx.join(person_id(1), &Someone { number: Some(("1234", true)), requested: true, ..SOMEONE }.entry())?;
        tx.join(person_id(2), &Someone { insured: "12-0001003-01", postal: None, employer: None, ..SOMEONE }.entry())
    });
    write(Op::ImportNationalList, &|tx| tx.list_entry(person_id(1), &crate::people::list("2026-10-31")).map(drop));
    write(Op::ImportRoster, &|tx| {
        let moved = Someone {
            postal: None,
            address: "北海道札幌市中央区北二条西１丁目",
            name: "髙橋　\u{1F600}\"\\",
            ..SOMEONE
        };
        tx.lay(person_id(1), &moved.entry()).map(drop)
    });
    let taken_back = ImportId::from_random([4; 16]);
    write(Op::ImportRoster, &|tx| {
        tx.record_import(NewImport {
            id: taken_back,
            source: ImportSource::Roster,
            file_name: "別の名簿.xlsx".to_owned(),
            counts: ImportCounts { joined: 1, changed: 1, ..ImportCounts::default() },
            findings: BTreeMap::new(),
            reason: None,
        })?;
        tx.join(person_id(3), &Someone { insured: "12-0001009-00", ..SOMEONE }.entry())?;
        tx.lay(person_id(2), &Someone { insured: "12-0001003-01", name: "別の　氏名", ..SOMEONE }.entry()).map(drop)
    });
    write(Op::ImportRoster, &|tx| {
        tx.told(Told {
            source: Some(Source { kind: SourceKind::Phone, on: Some(day("2026-11-02")) }),
            deleted_by_hand: true,
        });
        tx.lay(person_id(2), &Someone { insured: "12-0001003-01", phone: Some("078-000-1111"), ..SOMEONE }.entry())?;
        tx.told(Told { source: Some(Source { kind: SourceKind::Register, on: None }), deleted_by_hand: false });
        tx.lay(person_id(2), &Someone { insured: "12-0001003-01", phone: Some("078-000-2222"), ..SOMEONE }.entry())
            .map(drop)
    });
    write(Op::UndoImport, &|tx| {
        let mut written = tx.import_written(taken_back)?.unwrap();
        while written.operations() > 0 {
            let _taken = tx.take_back(&mut written)?;
        }
        tx.import_undone(taken_back)
    });
    for non_disclosure in [true, false] {
        write(Op::Protection, &|tx| {
            tx.set_protection(person_id(2), Protection { non_disclosure, ..Protection::default() })
        });
    }
    let batch = batch_id(1);
    write(Op::MakeBatch, &|tx| {
        tx.make_batch(batch, day("2026-11-30"))?;
        (1..=2).try_for_each(|n| tx.piece_for(certificate(batch, person_id(n))).map(drop))?;
        tx.piece_for(notice(batch, person_id(1))).map(drop)
    });
    let pieces: Vec<_> = store.pieces_of(batch).unwrap().into_iter().map(|piece| piece.serial).collect();
    let mut write =
        |op, body: &dyn Fn(&mut Tx<'_>) -> Result<(), StoreError>| crate::office::write(store, op, body).unwrap();
    write(Op::Post, &|tx| pieces[..2].iter().try_for_each(|serial| post(tx, serial).map(drop)));
    write(Op::Withdraw, &|tx| tx.step(&pieces[2], Step::Withdraw, &StepDetail::Note("理由".to_owned())).map(drop));
    write(Op::ComeBack, &|tx| {
        tx.come_back(&pieces[0], ReturnReason::Moved, ReturnReach::Address, day("2026-12-10"))?;
        tx.come_back(&pieces[1], ReturnReason::Other, ReturnReach::Person, day("2026-12-11"))
    });
    write(Op::ClearReturn, &|tx| tx.clear_return(&pieces[0], day("2026-12-20")));
}

#[test]
fn the_journal_alone_gives_the_same_rows() {
    let (office, store) = Office::new();
    store.close().unwrap();
    let beginning = copy(&office);
    let mut store = office.open();
    work(&mut store);
    let digests = store.digests().unwrap();
    let mut again = beginning.open();
    for kind in RecordKind::ALL {
        assert_ne!(again.digests().unwrap()[kind], digests[kind], "{kind:?}: the work has one");
    }
    again.replay(&store).unwrap();
    assert_eq!(again.digests().unwrap(), digests);
    for text in ["", "別の", "田", "シダ", "リュウ", "1003"] {
        let found = |store: &Store| {
            let page =
                store.search(&PeopleQuery { text: text.to_owned(), limit: 50, ..PeopleQuery::default() }).unwrap();
            page.people.iter().map(|person| person.id).collect::<Vec<_>>()
        };
        assert_eq!(found(&again), found(&store), "{text}");
    }
    let serial =
        |store: &mut Store| write(store, Op::MakeBatch, |tx| tx.piece_for(notice(batch_id(1), person_id(2)))).unwrap();
    assert_eq!(serial(&mut again), serial(&mut store), "serials go on where they were");
}

#[test]
fn a_journal_is_replayed_over_its_own_beginning_alone() {
    let (_office, mut store) = Office::new();
    work(&mut store);
    let (_other, mut another) = Office::new();
    work(&mut another);
    let unfit = Err(StoreError::Unfit("not as `init` left the same database"));
    assert_eq!(another.replay(&store), unfit, "what is there already");
    let other = Office::empty();
    let mut another =
        Store::create(&other.db, &typed(PASSWORD), CHEAP, &society(), &mut draw(2), &actor(), &now()).unwrap();
    assert_eq!(another.replay(&store), unfit, "another series");
}

#[test]
fn a_long_write_goes_on_from_segment_to_segment() {
    let many = |tx: &mut Tx<'_>, from: u32, to: u32| {
        (from..to).try_for_each(|n| {
            let mut entry = SOMEONE.entry();
            entry.insured = InsuredId::new("12", &format!("{n:07}"), "00").unwrap();
            tx.join(PersonId::from_random(u128::from(n).to_be_bytes()), &entry)
        })
    };
    let (office, mut store) = Office::new();
    let begun = copy(&office);
    // Segments end within a write and with it: 999, 2,000 and 1 operation.
    for (from, to) in [(0, 999), (999, 2_999)] {
        write(&mut store, Op::ImportRoster, |tx| many(tx, from, to)).unwrap();
    }
    let before = store.counts().unwrap();
    let refused = write(&mut store, Op::ImportRoster, |tx| {
        many(tx, 3_000, 5_500)?;
        Err::<(), _>(StoreError::Unfit("stopped by a person"))
    });
    assert!(refused.is_err());
    assert_eq!(store.counts().unwrap(), before, "nothing of the segments that were full already");
    write(&mut store, Op::ImportRoster, |tx| many(tx, 2_999, 3_000)).unwrap();
    assert_eq!(store.counts().unwrap().journal, 3_000);
    assert_eq!(intact(&store), 4);
    let mut again = begun.open();
    again.replay(&store).unwrap();
    assert_eq!(again.digests().unwrap(), store.digests().unwrap());
}

#[test]
fn what_says_nothing_is_kept_and_journaled_as_nothing() {
    let (office, store) = Office::new();
    store.close().unwrap();
    let begun = copy(&office);
    let mut store = office.open();
    let serial = write(&mut store, Op::ImportRoster, |tx| {
        tx.record_import(NewImport {
            id: ImportId::from_random([3; 16]),
            source: ImportSource::Roster,
            file_name: "名簿.xlsx".to_owned(),
            counts: ImportCounts::default(),
            findings: BTreeMap::from([(FindingCode::SexBad, 1), (FindingCode::BirthDateBad, 0)]),
            reason: Some(String::new()),
        })?;
        // No sign of this address is kept by a key.
        tx.join(person_id(1), &Someone { address: "―", ..SOMEONE }.entry())?;
        tx.make_batch(batch_id(1), day("2026-11-30"))?;
        tx.piece_for(notice(batch_id(1), person_id(1)))
    })
    .unwrap();
    write(&mut store, Op::Print, |tx| tx.step(&serial, Step::Print, &original()).map(drop)).unwrap();
    write(&mut store, Op::Spoil, |tx| tx.step(&serial, Step::Spoil, &StepDetail::Note(String::new())).map(drop))
        .unwrap();
    let row = raw(&office).query_row(
        "SELECT (SELECT reason FROM import), (SELECT note FROM step WHERE step = 'spoil'), (SELECT address_key FROM piece),
             (SELECT sent_to FROM piece), (SELECT address_key FROM person)",
        [],
        |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get::<_, Option<String>>(4)?]),
    );
    assert_eq!(
        row,
        Ok([None, None, None, None, Some(String::new())]),
        "only a person's column says that there is an address"
    );
    let mut again = begun.open();
    again.replay(&store).unwrap();
    assert_eq!(again.digests().unwrap(), store.digests().unwrap());
}

#[test]
fn a_change_is_made_in_the_version_that_was_seen_or_not_at_all() {
    let (_office, mut store) = Office::new();
    work(&mut store);
    let person = store.person(person_id(1)).unwrap().unwrap();
    let renamed = |name| lay_over(&person, &Someone { name, address: "", postal: None, ..SOMEONE }.entry()).change;
    let before = store.counts().unwrap();
    let stale = Err(StoreError::Stale(Thing::Person));
    for seen in [0, person.version - 1, person.version + 1] {
        let change = renamed("札幌　次郎");
        assert_eq!(write(&mut store, Op::ImportRoster, |tx| tx.change_person(person.id, seen, &change)), stale);
    }
    assert_eq!(store.counts().unwrap(), before, "nothing was written");
    let change = renamed("札幌　次郎");
    write(&mut store, Op::ImportRoster, |tx| tx.change_person(person.id, person.version, &change)).unwrap();
    assert_eq!(write(&mut store, Op::ImportRoster, |tx| tx.change_person(person.id, person.version, &change)), stale);
    assert_eq!(store.person(person_id(1)).unwrap().unwrap().name.as_str(), "札幌　次郎");
}

#[test]
fn a_history_goes_back_to_the_beginning() {
    let (_office, mut store) = Office::new();
    work(&mut store);
    let history = store.history_of_person(person_id(1)).unwrap();
    let operations: Vec<(Op, usize)> = history
        .iter()
        .map(|entry| {
            let fields = match &entry.change {
                PersonChange::Registration(change) => change.fields().len(),
                PersonChange::Listing(change) => change.fields().len(),
            };
            (entry.op, fields)
        })
        .collect();
    // Newest first: the name and the address; the list's row and that it was the first; joined with everything that the row said.
    assert_eq!(operations, [(Op::ImportRoster, 2), (Op::ImportNationalList, 2), (Op::ImportRoster, 14)]);
    let registered = || store.person(person_id(1)).unwrap().unwrap();
    let (mut changes, mut listed) = (Vec::new(), Vec::new());
    for entry in history {
        match entry.change {
            PersonChange::Registration(change) => changes.push(change),
            PersonChange::Listing(change) => listed.push(change),
        }
    }
    let rebuilt = changes.iter().rev().try_fold(None, |person, change| change.apply(person.as_ref()));
    assert!(rebuilt.unwrap().unwrap() == registered().registration);
    let rebuilt = listed.iter().rev().try_fold(None, |listing, change| change.apply(listing.as_ref()));
    assert_eq!(rebuilt.unwrap(), registered().listing);
    let gone = changes
        .into_iter()
        .try_fold(Some(registered().registration), |person, change| change.back().apply(person.as_ref()));
    assert!(gone.unwrap().is_none(), "taken back, step by step");
}
