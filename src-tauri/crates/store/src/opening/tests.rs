//! A key file of version 1, brought up: killed after each step, the same password opens and the next opening goes on.

use super::*;
use crate::connect::connect;
use crate::migrate;
use kenpo_crypt::{KdfCost, Wrapped, stretch, wrap};
use kenpo_domain::Day;
use serde_json::{Value, json};
use std::path::PathBuf;

const USER: &str = "管理者";

/// A copy of the database of schema 8, as a program wrote it before there were users.
struct Old {
    _folder: tempfile::TempDir,
    db: PathBuf,
}

impl Old {
    #[allow(clippy::disallowed_methods, reason = "tests lay out the files that a person would have")]
    fn copied() -> Self {
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/databases/0008");
        let folder = tempfile::tempdir().unwrap();
        let db = folder.path().join("society.kenpo");
        for (name, to) in [("society.kenpo", db.clone()), ("society.kenpo-key", key::key_path(&db))] {
            std::fs::copy(kept.join(name), to).unwrap();
        }
        Self { _folder: folder, db }
    }

    fn open(&self, user: Option<&str>, password: &str) -> Result<Store, OpenError> {
        Store::open(&self.db, &Who { user, password: &typed(password) }, &mut random, &now())
    }

    fn first(&self) -> Option<FirstFile> {
        match key::read(&self.db).unwrap() {
            Found::First(first) => Some(first),
            Found::Ours(_) => None,
        }
    }

    fn bring_up(&self) -> Result<(), OpenError> {
        let first = self.first().unwrap();
        bring_up(&self.db, first, &Who { user: None, password: &typed(PASSWORD) }, &mut random, &now())
    }

    fn key(&self) -> (Secret, [u8; 16], [u8; 16]) {
        let first = self.first().unwrap();
        let key = first.opened_by(None, &typed(PASSWORD)).unwrap().key;
        (key, first.database().unwrap(), first.salt().unwrap())
    }

    /// Opened at last, whatever was there.
    fn is_whole(&self, why: &str) {
        let store = self.open(None, PASSWORD).unwrap();
        assert_eq!((store.user().name.as_str(), store.user().roles), (USER, Roles::ALL), "{why}");
        assert_eq!(store.registered().unwrap(), 4, "{why}");
        assert_eq!(store.verify(&[]).unwrap().problems, [], "{why}");
        let users: u32 = store.conn().query_row("SELECT count(*) FROM user", [], |row| row.get(0)).unwrap();
        let version: u32 = store.conn().query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        assert_eq!((users, version as usize), (1, migrate::ALL.len()), "{why}");
        store.close().unwrap();
        assert!(self.first().is_none(), "{why}: the key file is ours");
        assert_eq!(self.open(None, "wrong horse battery").err(), Some(OpenError::WrongPassword), "{why}");
        self.open(Some(USER), PASSWORD).unwrap().close().unwrap();
    }
}

const PASSWORD: &str = "correct horse battery";

fn typed(text: &str) -> Password {
    Password::new(text.to_owned())
}

fn now() -> Now<'static> {
    Now { instant: "2026-11-30T01:02:03Z", day: Day::default() }
}

fn random(bytes: &mut [u8]) -> std::io::Result<()> {
    bytes.iter_mut().enumerate().for_each(|(at, byte)| *byte = at as u8);
    Ok(())
}

#[test]
fn the_user_of_a_first_key_file_becomes_the_first_user() {
    let old = Old::copied();
    for (user, password) in [(None, "wrong horse battery"), (Some("tantou"), PASSWORD)] {
        assert_eq!(old.open(user, password).err(), Some(OpenError::WrongPassword));
        assert!(old.first().is_some(), "nothing was brought up");
    }
    old.is_whole("never opened before");
}

/// Puts a key file of version 1 with these slots there, as programs before there were users laid them out.
fn put_first(old: &Old, users: &[(&str, &str)], others: &[Value]) {
    let (key, database, salt) = old.key();
    let database = hex::encode(database);
    let cheap = KdfCost { memory_kib: 8, passes: 1, lanes: 1 };
    let slot = |(user, password): &(&str, &str)| {
        let wrapping = stretch(&typed(password), &[3; 16], cheap).unwrap();
        let about = format!("kenpo-key 1 {database} password {user}");
        let Wrapped { nonce, bytes } = wrap(&wrapping, &about, key.bytes(), &mut random).unwrap();
        json!({
            "kind": "password", "user": user, "kdf": {"name": "argon2id", "memory_kib": 8, "passes": 1, "lanes": 1},
            "salt": hex::encode([3; 16]), "nonce": hex::encode(nonce), "wrapped": hex::encode(bytes),
        })
    };
    let slots: Vec<Value> = users.iter().map(slot).chain(others.iter().cloned()).collect();
    let file = json!({
        "format": "kenpo-key", "version": 1, "database": database, "salt": hex::encode(salt), "slots": slots,
    });
    #[allow(clippy::disallowed_methods, reason = "tests lay out the files that a person would have")]
    std::fs::write(key::key_path(&old.db), file.to_string()).unwrap();
}

#[test]
fn a_password_that_would_be_too_weak_today_is_no_reason_to_lock_anybody_out() {
    let old = Old::copied();
    put_first(&old, &[("担当", "1")], &[]);
    let store = old.open(None, "1").unwrap();
    assert_eq!((store.user().name.as_str(), store.user().roles), ("担当", Roles::ALL));
    store.close().unwrap();
    old.open(Some("担当"), "1").unwrap();
}

#[test]
fn of_several_the_one_who_opens_becomes_the_first_user_and_slots_of_other_kinds_stay() {
    let old = Old::copied();
    let kit = json!({"kind": "recovery-kit", "z": [1, {"y": null}], "a": 1.5});
    put_first(&old, &[("a", "password of a"), ("b", "password of b")], std::slice::from_ref(&kit));
    assert_eq!(users_of(&old.db), Ok(vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(old.open(Some("a"), "password of b").err(), Some(OpenError::WrongPassword), "the slot of that name");
    assert!(old.first().is_some());
    old.open(None, "password of b").unwrap().close().unwrap();
    assert_eq!(users_of(&old.db), Ok(vec!["b".to_owned()]));
    assert_eq!(old.open(Some("a"), "password of a").err(), Some(OpenError::WrongPassword));
    let file: Value = serde_json::from_slice(&std::fs::read(key::key_path(&old.db)).unwrap()).unwrap();
    assert_eq!(file["slots"][1].to_string(), kit.to_string());
}

#[test]
fn a_kill_after_the_schema_was_brought_up_locks_nobody_out() {
    let old = Old::copied();
    let (key, database, salt) = old.key();
    let given = Given { draw: &mut random, at: now().instant };
    drop(ready(opened(&old.db, &key, &salt).unwrap(), &old.db, &database, &key, &salt, given).unwrap());
    assert!(old.first().is_some());
    old.is_whole("the schema is new, the key file old");
}

#[test]
fn a_kill_after_the_key_file_was_written_locks_nobody_out() {
    let old = Old::copied();
    let (key, _, salt) = old.key();
    old.bring_up().unwrap();
    let conn = connect(&old.db, &key, &salt).unwrap();
    assert_eq!(conn.query_row("SELECT count(*) FROM user", [], |row| row.get(0)), Ok(0), "no row yet");
    drop(conn);
    assert!(old.first().is_none());
    assert_eq!(old.open(None, "wrong horse battery").err(), Some(OpenError::WrongPassword));
    assert_eq!(old.open(Some("tantou"), PASSWORD).err(), Some(OpenError::WrongPassword), "another name");
    old.is_whole("the key file is new, the user has no row");
}

/// Who knows the old password must not become an administrator by it once more.
#[test]
fn an_old_key_file_that_was_put_back_opens_nothing() {
    let (old, other) = (Old::copied(), Old::copied());
    old.is_whole("brought up");
    #[allow(clippy::disallowed_methods, reason = "somebody puts it back")]
    std::fs::copy(key::key_path(&other.db), key::key_path(&old.db)).unwrap();
    assert_eq!(old.open(None, PASSWORD).err(), Some(OpenError::NotOurFile));
    assert!(old.first().is_some(), "and it stays as it is");
}

#[test]
fn nobody_of_several_becomes_the_first_user_of_an_older_database() {
    let old = Old::copied();
    old.bring_up().unwrap();
    let mut file = KeyFile::read(&old.db).unwrap().unwrap();
    let identity = Identity::drawn();
    let owner = Owner { id: &[7; 16], name: "tantou" };
    let cheap = KdfCost { memory_kib: 8, passes: 1, lanes: 1 };
    let slot = UserSlot::wrap(file.database(), owner, &identity, &typed(PASSWORD), cheap, &mut random).unwrap();
    file = file.with_others(vec![slot.to_value().unwrap()]);
    file.replace(&old.db, &KeyLock::take(&old.db).unwrap()).unwrap();
    assert_eq!(old.open(Some(USER), PASSWORD).err(), Some(OpenError::WrongPassword));
    assert_eq!(old.open(None, PASSWORD).err(), Some(OpenError::UserNeeded));
}
