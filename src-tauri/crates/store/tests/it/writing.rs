//! One write, one transaction: all of it or nothing, with its journal and audit rows; an edited past is noticed.

use crate::key_and_file::raw;
use crate::office::*;
use kenpo_domain::act::{Act, Amiss};
use kenpo_domain::finding::{FindingCode, Place};
use kenpo_domain::gate::Sealed;
use kenpo_domain::ids::ImportId;
use kenpo_domain::roster::{ImportSource, RawRow};
use kenpo_journal::Operation;
use kenpo_store::{ImportCounts, NewImport, Op, Store, StoreError};
use std::collections::BTreeMap;

const IMPORT: [u8; 16] = [0xAB; 16];

/// A name with what JSON has to escape.
const SHEET: &str = "名簿 \"本社\" \\ 1";

fn import(tx: &mut kenpo_store::Tx<'_>, first: u8, people: u8) -> Result<(), StoreError> {
    let id = ImportId::from_random(IMPORT.map(|byte| byte ^ first));
    tx.record_import(NewImport {
        id,
        source: ImportSource::Roster,
        file_name: "名簿.xlsx".to_owned(),
        counts: ImportCounts { joined: people.into(), ..ImportCounts::default() },
        findings: BTreeMap::from([(FindingCode::ZerosRestored, 3), (FindingCode::KanaMissing, 1)]),
        reason: None,
    })?;
    for n in first..first + people {
        let mut entry = SOMEONE.entry();
        entry.insured = kenpo_domain::insured::InsuredId::new("12", &format!("{n:07}"), "00").unwrap();
        tx.join(person_id(n), &entry)?;
        tx.raw_rows(
            id,
            &[RawRow {
                place: Place { sheet: Some(SHEET.into()), row: n.into(), column: None },
                insured: Some(entry.insured.clone()),
                cells: Sealed::new(["12", "", "\u{20BB7}田"].iter().collect()),
            }],
        )?;
    }
    Ok(())
}

#[test]
fn an_import_is_kept_with_its_rows_and_findings() {
    let (office, mut store) = Office::new();
    write(&mut store, Op::ImportRoster, |tx| import(tx, 1, 3)).unwrap();
    drop(store);
    let store = office.open();
    let imports = store.imports().unwrap();
    assert_eq!(imports.len(), 1);
    let record = &imports[0].import;
    assert_eq!((record.source, record.file_name.as_str(), record.joined), (ImportSource::Roster, "名簿.xlsx", 3));
    assert_eq!(record.findings.count(FindingCode::ZerosRestored), 3);
    assert_eq!((record.made_at.as_str(), record.made_by.as_str()), (now().instant, "tantou"));
    let second = kenpo_domain::insured::InsuredId::new("12", "0000002", "00").unwrap();
    let place = store.place_in_import(imports[0].id, &second).unwrap();
    assert_eq!(place.map(|place| (place.sheet.as_deref() == Some(SHEET), place.row)), Some((true, 2)));
    assert_eq!(store.import_made_at(now().instant).unwrap(), Some(imports[0].id));
    let rows = store.raw_rows_of(imports[0].id).unwrap();
    assert_eq!(rows.iter().map(|row| row.place.row).collect::<Vec<_>>(), [1, 2, 3]);
    assert!(rows.iter().all(|row| row.place.sheet.as_deref() == Some(SHEET)));
    assert_eq!(rows[0].cells.unseal_for_store().iter().nth(2), Some("\u{20BB7}田"));
}

#[test]
fn a_write_that_fails_leaves_nothing() {
    #[derive(Debug, PartialEq)]
    enum Refusal {
        Ours,
        Store(StoreError),
    }
    impl From<StoreError> for Refusal {
        fn from(error: StoreError) -> Self {
            Self::Store(error)
        }
    }
    let (office, mut store) = Office::new();
    write(&mut store, Op::ImportRoster, |tx| import(tx, 1, 3)).unwrap();
    let before = store.counts().unwrap();
    let refused = store.write(Op::ImportRoster, Act::Correct, &actor(), &now(), |tx| {
        import(tx, 10, 5)?;
        tx.make_batch(batch_id(1), day("2026-11-30"))?;
        tx.piece_for(notice(batch_id(1), person_id(10)))?;
        assert_eq!(tx.counts()?.people, 8, "inside, it is there");
        Err::<(), _>(Refusal::Ours)
    });
    assert_eq!(refused.err(), Some(Refusal::Ours));
    assert_eq!(store.counts().unwrap(), before);
    let taken =
        store.write::<(), Refusal>(Op::ImportRoster, Act::Correct, &actor(), &now(), |tx| Ok(import(tx, 3, 5)?));
    assert!(matches!(taken, Err(Refusal::Store(StoreError::Taken(_)))), "an error of the store in the middle");
    assert_eq!(store.counts().unwrap(), before);
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        write(&mut store, Op::ImportRoster, |tx| {
            import(tx, 10, 5)?;
            panic!("in the middle");
            #[allow(unreachable_code)]
            Ok(())
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(store.counts().unwrap(), before);
    drop(store);
    let mut store = office.open();
    assert_eq!(store.counts().unwrap(), before);
    write(&mut store, Op::ImportRoster, |tx| import(tx, 10, 5)).unwrap();
    assert_eq!(intact(&store), 4);
}

#[test]
fn a_process_that_dies_in_the_middle_leaves_nothing() {
    let (office, mut store) = Office::new();
    let before = store.counts().unwrap();
    let copy = Office::empty();
    // The files as a power cut would leave them: copied while the write is under way.
    write(&mut store, Op::ImportRoster, |tx| {
        (0..4).try_for_each(|round| import(tx, 1 + round * 50, 50))?;
        for entry in std::fs::read_dir(office.folder.path()).unwrap() {
            let path = entry.unwrap().path();
            if !path.to_string_lossy().ends_with("-shm") {
                std::fs::copy(&path, copy.folder.path().join(path.file_name().unwrap())).unwrap();
            }
        }
        Ok(())
    })
    .unwrap();
    let survivor = copy.open();
    assert_eq!(survivor.counts().unwrap(), before);
    assert_eq!(intact(&survivor), 2);
}

#[test]
fn the_journal_has_no_gap_and_says_what_changed() {
    let (office, mut store) = Office::new();
    write(&mut store, Op::ImportRoster, |tx| import(tx, 1, 3)).unwrap();
    write(&mut store, Op::ImportRoster, |tx| import(tx, 3, 1)).unwrap_err();
    let married = Someone { name: "鈴木　龍之介", insured: "12-0000001-00", ..SOMEONE };
    assert_eq!(write(&mut store, Op::ImportRoster, |tx| tx.lay(person_id(1), &married.entry())), Ok(true));
    let conn = raw(&office);
    let mut statement = conn.prepare("SELECT first, last, operations FROM segment ORDER BY first").unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, Vec<u8>>(2)?)));
    let segments: Vec<(u64, u64, Vec<u8>)> = rows.unwrap().map(Result::unwrap).collect();
    assert_eq!(segments.iter().map(|(first, last, _)| (*first, *last)).collect::<Vec<_>>(), [(1, 4), (5, 5)]);
    let lines: Vec<String> = segments
        .iter()
        .flat_map(|(_, _, pack)| {
            let text = String::from_utf8(zstd::bulk::decompress(pack, 1 << 20).unwrap()).unwrap();
            text.lines().map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    let read = |line: &String| {
        Operation::read(line.as_bytes()).map(|op| format!("{} {} {}", op.heading.index, op.heading.op, op.heading.kind))
    };
    let told: Vec<String> = lines.iter().map(read).map(Result::unwrap).collect();
    assert_eq!(
        told,
        [
            "1 import_roster import",
            "2 import_roster person",
            "3 import_roster person",
            "4 import_roster person",
            "5 import_roster person"
        ],
        "what `init` writes is no operation"
    );
    let last = Operation::read(lines[4].as_bytes()).unwrap();
    assert_eq!(
        (last.heading.office, last.heading.previous, last.heading.id),
        (OURS, Some(2), person_id(1).to_string())
    );
    assert_eq!(
        String::from_utf8(last.change).unwrap(),
        format!("{{\"name\":[\"{}\",\"鈴木　龍之介\"]}}", SOMEONE.name),
        "one field, before and after, and no search keys"
    );
}

#[test]
fn every_write_is_audited_even_when_it_changes_nothing() {
    let (_office, mut store) = Office::new();
    let same = society().society.policy;
    assert_eq!(write(&mut store, Op::SetPolicy, |tx| tx.set_policy(same)), Ok(()));
    assert_eq!(intact(&store), 2);
    assert_eq!(store.counts().unwrap().journal, 0, "nothing changed");
    let another = policy("# another");
    assert_eq!(write(&mut store, Op::SetPolicy, |tx| tx.set_policy(another.clone())), Ok(()));
    assert_eq!(store.counts().unwrap().journal, 1);
    assert_eq!(store.society().unwrap().policy, another);
}

#[test]
fn a_past_that_was_edited_is_noticed() {
    let journal_of = |seq| (seq, Amiss::JournalEdited, "journal");
    let cases = [
        ("UPDATE audit SET user = NULL WHERE seq = 2", "who", (2, Amiss::Edited, "")),
        ("UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE seq = 3", "when", (3, Amiss::Edited, "")),
        ("UPDATE audit SET act = 'print' WHERE seq = 1", "what", (1, Amiss::Edited, "")),
        ("DELETE FROM audit WHERE seq = 2", "a row taken out", (2, Amiss::Missing, "")),
        (
            "DELETE FROM audit WHERE seq = 4",
            "the last row taken out: its operations tell",
            (0, Amiss::Added, "journal"),
        ),
        ("UPDATE audit SET hash = replace(hash, 'a', 'b') WHERE seq = 3", "a hash", (3, Amiss::Edited, "")),
        (
            "UPDATE audit SET journal = replace(journal, 'a', 'b') WHERE seq = 3",
            "the journal's hash",
            (3, Amiss::Edited, ""),
        ),
        (
            "UPDATE segment SET operations = (SELECT operations FROM segment WHERE first = 5) WHERE first = 1",
            "operations",
            journal_of(2),
        ),
        (
            "UPDATE segment SET hash = replace(hash, 'a', 'b') WHERE first = 9",
            "the last operations' hash",
            journal_of(4),
        ),
        ("DELETE FROM segment WHERE first = 5", "operations taken out", journal_of(3)),
        (
            "INSERT INTO segment SELECT series, 13, 16, hash, operations FROM segment WHERE first = 1",
            "more operations",
            journal_of(0),
        ),
        ("UPDATE person SET name = '札幌　他人' WHERE id LIKE '%2'", "a record", (0, Amiss::StateDiffers, "person")),
    ];
    for (sql, why, found) in cases {
        let (office, mut store) = Office::new();
        for first in [1, 4, 7] {
            write(&mut store, Op::ImportRoster, |tx| import(tx, first, 3)).unwrap();
        }
        assert_eq!(intact(&store), 4);
        store.close().unwrap();
        let conn = raw(&office);
        if sql.contains(" audit ") || sql.starts_with("UPDATE segment") {
            assert!(conn.execute(sql, []).is_err(), "the triggers refuse: {why}");
        }
        conn.execute_batch(
            "DROP TRIGGER audit_is_never_edited; DROP TRIGGER audit_is_never_cut;
             DROP TRIGGER segment_is_not_edited; DROP TRIGGER segment_is_not_cut;",
        )
        .unwrap();
        assert_eq!(conn.execute(sql, []), Ok(1), "{why}");
        drop(conn);
        let amiss = amiss(&opened(&office.db, PASSWORD).unwrap());
        assert!(amiss.contains(&found), "{why}: {amiss:?}");
    }
}

#[test]
fn a_log_that_was_emptied_is_noticed() {
    let empty = |store: Store, office: &Office| {
        store.close().unwrap();
        raw(office).execute_batch("DROP TRIGGER audit_is_never_cut; DELETE FROM audit;").unwrap();
        opened(&office.db, PASSWORD).unwrap()
    };
    let begins = (1, Amiss::Added, "");
    let (office, mut store) = Office::new();
    for first in [1, 4, 7] {
        write(&mut store, Op::ImportRoster, |tx| import(tx, first, 3)).unwrap();
    }
    let mut store = empty(store, &office);
    assert_eq!(amiss(&store), [begins, (0, Amiss::Added, "journal")]);
    // What is written next does not hide it.
    write(&mut store, Op::ImportRoster, |tx| import(tx, 10, 3)).unwrap();
    assert_eq!(amiss(&store), [begins]);

    let (office, store) = Office::new();
    assert_eq!(amiss(&empty(store, &office)), [begins], "nothing but what `init` wrote");
}

#[test]
fn errors_carry_no_text_of_a_person() {
    let (office, mut store) = Office::new();
    write(&mut store, Op::ImportRoster, |tx| import(tx, 1, 1)).unwrap();
    let taken = write(&mut store, Op::ImportRoster, |tx| import(tx, 1, 1)).unwrap_err();
    // A table that refuses with the person's own text in its message.
    raw(&office)
        .execute_batch(
            "CREATE TRIGGER t BEFORE INSERT ON person BEGIN SELECT raise(ABORT, 'no 龍之介 in 加納町'); END;",
        )
        .unwrap();
    let refused = write(&mut store, Op::ImportRoster, |tx| import(tx, 40, 1)).unwrap_err();
    assert!(matches!(refused, StoreError::Internal { .. }), "{refused:?}");
    for error in [taken, refused] {
        let told = format!("{error} {error:?}");
        for part in ["龍之介", "加納町", "0001003", "\u{20BB7}"] {
            assert!(!told.contains(part), "{told}");
        }
    }
}
