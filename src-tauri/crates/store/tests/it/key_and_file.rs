//! Which file opens with which password, and what is said when it does not.

use crate::office::*;
use kenpo_store::{Op, OpenError, Store, StoreError, users_of};
use std::fs;

#[test]
fn a_new_database_opens_again_and_knows_its_society() {
    let (office, store) = Office::new();
    assert_eq!(store.society().unwrap(), society().society);
    store.close().unwrap();
    let again = office.open();
    assert_eq!(again.society().unwrap(), society().society);
    assert_eq!(intact(&again), 2, "creating is the first row, and then it was opened");
    again.close().unwrap();
    let names: Vec<_> =
        folder_state(office.folder.path()).into_iter().map(|(path, ..)| path.file_name().unwrap().to_owned()).collect();
    assert_eq!(
        names,
        ["society.kenpo", "society.kenpo-key", "society.kenpo-key.lock"],
        "nothing half is left beside them"
    );
    assert_eq!(users_of(&office.db), Ok(vec![actor().user]));
}

#[test]
fn a_wrong_password_says_so_and_is_counted_and_changes_nothing_else() {
    let (office, store) = Office::new();
    store.close().unwrap();
    let (database, mut key_file) = (fs::read(&office.db).unwrap(), office.key_file());
    for wrong in ["", "ひらけ", "ひらけ 胡麻 1234 "] {
        assert_eq!(opened(&office.db, wrong).err(), Some(OpenError::WrongPassword), "{wrong}");
        assert_eq!(raw_key(&office.db, wrong).err(), Some(OpenError::WrongPassword), "{wrong}");
    }
    assert!(fs::read(&office.db).unwrap() == database);
    key_file["slots"][0]["wrong"] = 3.into();
    key_file["slots"][0]["wrong_at"] = now().instant.into();
    assert_eq!(office.key_file(), key_file);
}

#[test]
fn each_trouble_has_its_own_name_and_touches_nothing() {
    type Spoil = fn(&Office);
    let cases: [(&str, Spoil, OpenError); 14] = [
        ("no database", |office| fs::remove_file(&office.db).unwrap(), OpenError::Missing),
        ("no key file", |office| fs::remove_file(office.key_path()).unwrap(), OpenError::KeyFileMissing),
        ("key file cut", |office| cut(&office.key_path(), 100), OpenError::KeyFileDamaged),
        (
            "key file of a newer program",
            |office| edit(&office.key_path(), |text| text.replace("\"version\": 2", "\"version\": 9")),
            OpenError::TooNew { found: 9, known: 2 },
        ),
        (
            "another database under this name",
            |office| fs::copy(another().db, &office.db).map(drop).unwrap(),
            OpenError::NotOurFile,
        ),
        (
            "plain SQLite",
            |office| {
                fs::remove_file(&office.db).unwrap();
                let plain = rusqlite::Connection::open(&office.db).unwrap();
                plain.execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (1);").unwrap();
            },
            OpenError::Plaintext,
        ),
        ("some other file", |office| fs::write(&office.db, [b'x'; 9_000]).unwrap(), OpenError::NotOurFile),
        ("empty", |office| cut(&office.db, 0), OpenError::Damaged),
        ("cut within the salt", |office| cut(&office.db, 9), OpenError::Damaged),
        ("cut after the salt", |office| cut(&office.db, 16), OpenError::Damaged),
        ("cut in the first page", |office| cut(&office.db, 1_000), OpenError::Damaged),
        ("tail cut", |office| cut(&office.db, 16_384), OpenError::Damaged),
        ("a bit of the first page", |office| flip(&office.db, 2_000), OpenError::Damaged),
        ("a bit of the salt", |office| flip(&office.db, 3), OpenError::NotOurFile),
    ];
    for (why, spoil, expected) in cases {
        let (office, store) = Office::new();
        store.close().unwrap();
        spoil(&office);
        let without_lock = || {
            let mut files = folder_state(office.folder.path());
            files.retain(|(path, ..)| path.extension().is_none_or(|extension| extension != "lock"));
            files
        };
        let before = without_lock();
        assert_eq!(opened(&office.db, PASSWORD).err(), Some(expected), "{why}");
        assert!(without_lock() == before, "{why}: opening changed the folder");
    }
}

/// SQLCipher by itself prints page errors. Asked of a process of its own, because a test's output is shared with the others.
#[test]
fn damage_is_not_printed() {
    let program = std::env::current_exe().unwrap();
    let test = "key_and_file::each_trouble_has_its_own_name_and_touches_nothing";
    let output = std::process::Command::new(program).args(["--exact", test, "--nocapture"]).output().unwrap();
    assert!(output.status.success());
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert!(stdout.contains("1 passed"), "{stdout}");
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn a_database_of_a_newer_program_is_not_touched() {
    let (office, store) = Office::new();
    store.close().unwrap();
    let conn = raw(&office);
    conn.pragma_update(None, "user_version", 42).unwrap();
    drop(conn);
    let refused = opened(&office.db, PASSWORD).err();
    assert!(matches!(refused, Some(OpenError::TooNew { found: 42, known }) if known < 42), "{refused:?}");
    assert_eq!(raw(&office).query_row("SELECT count(*) FROM society", [], |row| row.get(0)), Ok(1));
}

#[test]
fn creating_refuses_what_is_there_and_leaves_nothing_half() {
    let (office, store) = Office::new();
    store.close().unwrap();
    let before = folder_state(office.folder.path());
    assert_eq!(office.create().err(), Some(OpenError::Exists));
    assert!(folder_state(office.folder.path()) == before);

    for name in ["society.kenpo", "society.kenpo-key"] {
        let office = Office::empty();
        fs::write(office.folder.path().join(name), "something of somebody").unwrap();
        let before = folder_state(office.folder.path());
        assert_eq!(office.create().err(), Some(OpenError::Exists), "{name}");
        assert!(folder_state(office.folder.path()) == before, "{name}");
    }

    let office = Office::empty();
    let mut nameless = society();
    nameless.society.name.clear();
    let refused = Store::create(&office.db, &typed(PASSWORD), CHEAP, &nameless, &mut draw(1), &actor(), &now());
    assert!(matches!(refused.err(), Some(OpenError::Internal(StoreError::Unfit(_)))));
    assert!(folder_state(office.folder.path()).is_empty(), "a failed creation leaves nothing");

    let nowhere = office.folder.path().join("no/such/folder/society.kenpo");
    let refused = Store::create(&nowhere, &typed(PASSWORD), CHEAP, &society(), &mut draw(1), &actor(), &now());
    assert_eq!(refused.err(), Some(OpenError::Io(std::io::ErrorKind::NotFound)));
}

#[cfg(unix)]
#[test]
fn only_the_owner_reads_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let (office, mut store) = Office::new();
    store.change_password(&typed("new"), CHEAP, &mut draw(2), &now()).unwrap();
    for (path, ..) in folder_state(office.folder.path()) {
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{}", path.display());
    }
    drop(store);
}

#[test]
fn the_raw_key_alone_opens_it_elsewhere() {
    let (office, store) = Office::new();
    store.close().unwrap();
    let key = raw_key(&office.db, PASSWORD).unwrap();
    let conn = rusqlite::Connection::open(&office.db).unwrap();
    conn.execute_batch("PRAGMA cipher_log_level = NONE;").unwrap();
    let read =
        |conn: &rusqlite::Connection| conn.query_row("SELECT name FROM society", [], |row| row.get::<_, String>(0));
    assert!(read(&conn).is_err(), "without a key");
    drop(conn);
    let conn = rusqlite::Connection::open(&office.db).unwrap();
    conn.execute_batch(&format!("PRAGMA key = \"x'{key}'\";")).unwrap();
    assert_eq!(read(&conn).unwrap(), society().society.name);
}

#[test]
fn a_second_writer_is_told_that_the_database_is_busy() {
    let (office, mut first) = Office::new();
    let mut second = office.open();
    let result = write(&mut first, Op::SetPolicy, |tx| {
        tx.set_policy(policy("# first"))?;
        Ok(write(&mut second, Op::SetPolicy, |tx| tx.set_policy(policy("# second"))))
    });
    assert_eq!(result, Ok(Err(StoreError::Busy)));
    assert_eq!(second.society().unwrap().policy.toml, "# first");
    assert_eq!(write(&mut second, Op::SetPolicy, |tx| tx.set_policy(policy("# second"))), Ok(()));
    assert_eq!(intact(&first), 4);
}

/// The database past the store, as a developer with its key would open it.
pub fn raw(office: &Office) -> rusqlite::Connection {
    raw_with(office, PASSWORD)
}

/// The same for a database with another password.
pub fn raw_with(office: &Office, password: &str) -> rusqlite::Connection {
    let key = raw_key(&office.db, password).unwrap();
    let conn = rusqlite::Connection::open(&office.db).unwrap();
    conn.execute_batch(&format!("PRAGMA key = \"x'{key}'\";")).unwrap();
    conn
}

fn another() -> Office {
    let office = Office::empty();
    Store::create(&office.db, &typed(PASSWORD), CHEAP, &society(), &mut draw(99), &actor(), &now())
        .unwrap()
        .close()
        .unwrap();
    office
}

fn cut(path: &std::path::Path, len: u64) {
    fs::OpenOptions::new().write(true).open(path).unwrap().set_len(len).unwrap();
}

fn edit(path: &std::path::Path, change: fn(String) -> String) {
    fs::write(path, change(fs::read_to_string(path).unwrap())).unwrap();
}

fn flip(path: &std::path::Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[at] ^= 1;
    fs::write(path, bytes).unwrap();
}
