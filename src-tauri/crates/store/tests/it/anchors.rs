//! What an account keeps of a database outside of it: an older file that is put back is noticed, a power cut is not taken for one.

use crate::key_and_file::raw;
use crate::office::*;
use kenpo_domain::act::{Act, AnchorKind};
use kenpo_domain::batch::BatchNumber;
use kenpo_domain::piece::PieceState;
use kenpo_domain::serial::Serial;
use kenpo_store::{AnchorPlace, Flush, Now, Older, Op, OpenError, Store, Who};
use std::path::{Path, PathBuf};

/// A system account, with a folder of its own.
struct Account(tempfile::TempDir);

impl Account {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn place(&self) -> AnchorPlace {
        AnchorPlace::Folder(self.0.path().join("not made yet"))
    }

    fn tries(&self, db: &Path, password: &str) -> Result<Store, OpenError> {
        let password = typed(password);
        Store::open_known(db, &Who { user: None, password: &password }, self.place(), &mut draw(5), &now())
    }

    fn opens(&self, db: &Path) -> Store {
        self.tries(db, PASSWORD).unwrap()
    }
}

fn look(store: &mut Store) {
    store.note(Act::Search.into(), Flush::Later, &now()).unwrap();
}

/// The same as `join`, a day after.
fn join_later(store: &mut Store) {
    let later = Now { instant: "2026-11-25T01:02:03Z", ..now() };
    let entry = Someone { insured: "12-0001009-00", ..SOMEONE }.entry();
    let joined = |tx: &mut kenpo_store::Tx<'_>| tx.join(person_id(9), &entry);
    let written: Result<_, kenpo_store::StoreError> =
        store.write(Op::ImportRoster, Act::Import, &actor(), &later, joined);
    assert!(written.is_ok());
}

fn join(store: &mut Store, n: u8) {
    let entry = Someone { insured: if n == 1 { SOMEONE.insured } else { "12-0001003-01" }, ..SOMEONE }.entry();
    write(store, Op::ImportRoster, |tx| tx.join(person_id(n), &entry)).unwrap();
}

/// Everything of a database as it lies there, of its write-ahead log no more than so many bytes.
fn copied(office: &Office, to: &Path, ahead: u64) -> PathBuf {
    let name = |behind: &str| format!("society.kenpo{behind}");
    for behind in ["", "-key", "-wal"] {
        let Ok(bytes) = std::fs::read(office.folder.path().join(name(behind))) else { continue };
        let kept = if behind == "-wal" { bytes.len().min(ahead as usize) } else { bytes.len() };
        std::fs::write(to.join(name(behind)), &bytes[..kept]).unwrap();
    }
    to.join(name(""))
}

#[test]
fn where_it_was_opened_first_is_said_and_then_it_is_known() {
    let (office, store) = Office::new();
    store.close().unwrap();
    let account = Account::new();
    let mut store = account.opens(&office.db);
    assert_eq!((store.older(), store.anchor_kind()), (None, AnchorKind::Nowhere));
    let figures = "SELECT figures FROM audit ORDER BY seq DESC LIMIT 1";
    let first: String = raw(&office).query_row(figures, [], |row| row.get(0)).unwrap();
    assert_eq!(first, r#"{"first_here":true}"#);
    store.keep_last().unwrap();
    store.close().unwrap();
    let store = account.opens(&office.db);
    assert_eq!((store.older(), store.anchor_kind()), (None, AnchorKind::File));
    let again: Option<String> = raw(&office).query_row(figures, [], |row| row.get(0)).unwrap();
    assert_eq!(again, None);
}

#[test]
fn an_older_file_that_was_put_back_is_noticed_and_nothing_that_is_known_goes_back() {
    let (office, store) = Office::new();
    store.close().unwrap();
    let (account, old) = (Account::new(), tempfile::tempdir().unwrap());
    let mut store = account.opens(&office.db);
    store.keep_last().unwrap();
    let old = copied(&office, old.path(), u64::MAX);
    join(&mut store, 1);
    look(&mut store);
    store.keep_last().unwrap();
    let known = store.audit_head().unwrap().unwrap();
    store.close().unwrap();

    let mut store = account.opens(&old);
    let Older { known: said, found } = store.older().cloned().unwrap();
    assert_eq!(said, known);
    assert!(found.seq < known.seq);
    // Looks raise its number, beyond what was known too.
    for _ in 0..8 {
        look(&mut store);
    }
    store.keep_last().unwrap();
    store.close().unwrap();
    assert_eq!(account.opens(&old).older().map(|older| &older.known), Some(&known), "and it stays so");
    assert_eq!(account.opens(&office.db).older(), None, "the one that was known");
    let refused: String = raw_at(&old, "SELECT refused FROM audit WHERE act = 'open' ORDER BY seq DESC LIMIT 1");
    assert_eq!(refused, "older_than_known");
}

fn raw_at(db: &Path, sql: &str) -> String {
    let office = Office { folder: tempfile::tempdir().unwrap(), db: db.to_owned() };
    raw(&office).query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn a_power_cut_that_takes_the_last_looks_is_no_older_file() {
    let (office, store) = Office::new();
    store.close().unwrap();
    let account = Account::new();
    let mut store = account.opens(&office.db);
    join(&mut store, 1);
    store.keep_anchor().unwrap();
    let flushed = std::fs::metadata(office.folder.path().join("society.kenpo-wal")).unwrap().len();
    for _ in 0..4 {
        look(&mut store);
        store.keep_anchor().unwrap();
    }
    assert!(std::fs::metadata(office.folder.path().join("society.kenpo-wal")).unwrap().len() > flushed);
    let after = tempfile::tempdir().unwrap();
    let cut = copied(&office, after.path(), flushed);
    let store = account.opens(&cut);
    assert_eq!(store.older(), None);
    assert_eq!(store.counts().unwrap().people, 1, "what was written is there");
    assert_eq!(intact(&store), 4, "`init`, two openings, the write; the looks are gone");
}

#[test]
fn users_that_were_rewritten_are_noticed_by_every_account() {
    let (office, store) = Office::new();
    store.close().unwrap();
    raw(&office).execute("UPDATE user SET roles = 'auditor'", []).unwrap();
    let store = Account::new().opens(&office.db);
    let Older { known, found } = store.older().cloned().unwrap();
    assert_eq!(known, found);
    assert_eq!(amiss(&store), [(0, kenpo_domain::act::Amiss::StateDiffers, "guard_society")]);
}

#[test]
fn an_older_key_file_takes_no_wrong_password_back() {
    let (office, store) = Office::new();
    store.close().unwrap();
    let account = Account::new();
    account.opens(&office.db).close().unwrap();
    let key = std::fs::read(office.key_path()).unwrap();
    for _ in 0..5 {
        assert_eq!(account.tries(&office.db, "falsch").err(), Some(OpenError::WrongPassword));
        std::fs::write(office.key_path(), &key).unwrap();
    }
    assert!(matches!(account.tries(&office.db, PASSWORD).err(), Some(OpenError::Throttled { .. })));
    let later = Now { instant: "2026-11-25T00:00:00Z", ..now() };
    let password = typed(PASSWORD);
    let who = Who { user: None, password: &password };
    Store::open_known(&office.db, &who, account.place(), &mut draw(5), &later).unwrap().close().unwrap();
    assert_eq!(account.tries(&office.db, "falsch").err(), Some(OpenError::WrongPassword), "the count begins anew");
}

#[test]
fn whoever_takes_it_as_it_is_withdraws_what_was_made_and_passes_numbers_over() {
    let (office, store) = Office::new();
    store.close().unwrap();
    let (account, other, old) = (Account::new(), Account::new(), tempfile::tempdir().unwrap());
    let mut store = account.opens(&office.db);
    join(&mut store, 1);
    let serial = write(&mut store, Op::MakeBatch, |tx| {
        tx.make_batch(batch_id(1), day("2026-11-30"))?;
        tx.piece_for(notice(batch_id(1), person_id(1)))
    });
    let serial = serial.unwrap();
    store.keep_last().unwrap();
    let old = copied(&office, old.path(), u64::MAX);
    join(&mut store, 2);
    (0..20).for_each(|_| look(&mut store));
    store.keep_last().unwrap();
    store.close().unwrap();
    other.opens(&office.db).keep_last().unwrap();

    let mut store = account.opens(&old);
    let known = store.older().unwrap().known.seq;
    let mut deed = kenpo_store::Deed::from(Act::AcceptOlder);
    deed.figures.count(kenpo_domain::act::Figure::Known, known + 1);
    let accepted = store.write(Op::Withdraw, deed, &actor(), &now(), |tx| {
        let pieces = tx.go_on_older()?;
        tx.deed().figures.count(kenpo_domain::act::Figure::Pieces, pieces);
        Ok::<_, kenpo_store::StoreError>(pieces)
    });
    assert_eq!(accepted.unwrap().value, 1);
    store.accepted().unwrap();
    assert_eq!(store.older(), None);
    assert_eq!(store.piece(&serial).unwrap().unwrap().state, PieceState::Withdrawn);
    let made = write(&mut store, Op::MakeBatch, |tx| {
        let number = tx.make_batch(batch_id(2), day("2026-11-30"))?;
        Ok((number, tx.piece_for(notice(batch_id(2), person_id(1)))?))
    });
    assert_eq!(made.unwrap(), (BatchNumber::new(OURS, 2026, 1_002).unwrap(), Serial::new(OURS, 1_002).unwrap()));
    intact(&store);
    store.close().unwrap();
    assert_eq!(account.opens(&old).older(), None, "known from now on");
    let taken = tempfile::tempdir().unwrap();
    let again = taken.path().join("society.kenpo");
    for behind in ["", "-key"] {
        let name = |path: &Path| PathBuf::from(format!("{}{behind}", path.display()));
        std::fs::copy(name(&old), name(&again)).unwrap();
    }
    let mut store = other.opens(&old);
    assert_eq!(store.older(), None, "what another account knew lies in what was accepted");
    join_later(&mut store);
    store.keep_last().unwrap();
    store.close().unwrap();
    let put_back = other.opens(&again);
    assert!(put_back.older().is_some(), "what became known after it does not, though it is no further");
}

#[test]
fn wrong_passwords_are_told_once_however_fast_openings_follow() {
    let (office, store) = Office::new();
    store.close().unwrap();
    let (account, password) = (Account::new(), typed("falsch"));
    let nobody = Who { user: Some("nobody"), password: &password };
    let wrong = || Store::open_known(&office.db, &nobody, account.place(), &mut draw(5), &now()).err();
    let told = || -> Vec<u64> {
        let conn = raw(&office);
        let sql = "SELECT json_extract(figures, '$.wrong') FROM audit WHERE act = 'open_refused' ORDER BY seq";
        let mut statement = conn.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    assert_eq!(wrong(), Some(OpenError::WrongPassword));
    for _ in 0..2 {
        account.opens(&office.db).close().unwrap();
        assert_eq!(told(), [1], "the clock stands still");
    }
    assert_eq!(wrong(), Some(OpenError::WrongPassword));
    account.opens(&office.db).close().unwrap();
    assert_eq!(told(), [1, 2]);
}
