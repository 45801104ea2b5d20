//! Brings a database to the newest schema, in one transaction: the SQL of each step that is due, in order, and then what each of them does with
//! the rows. So a step in Rust reads and writes records as the newest schema has them, and goes on working when a later one adds a field.
//!
//! Must never change a database of people without a verified copy beside it, and never touch one of a newer program.

mod second;

use crate::audit::AuditKey;
use crate::connect::connect;
use crate::error::{OpenError, Sql, StoreError};
use crate::key::{folder, sync_file, sync_folder};
use crate::people::Paired;
use crate::reads::Reads;
use kenpo_crypt::{Draw, Secret};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// One step of the schema. Its SQL is never edited after its release: `frozen.txt` beside it has the hashes.
#[derive(Clone, Copy)]
pub(crate) struct Migration {
    number: u32,
    /// Makes room. Must not look at rows: those of an older database come into their tables only after the SQL of all steps.
    sql: &'static str,
    /// What becomes of the rows.
    then: fn(&Reads) -> Result<(), StoreError>,
}

/// What a step may need of the world.
pub(crate) struct Given<'g> {
    /// For the key of the audit trail, where the database has none.
    pub(crate) draw: Draw<'g>,
    /// RFC 3339, UTC.
    pub(crate) at: &'g str,
}

/// The step with the audit trail.
const AUDIT: u32 = 11;

/// Every step, numbered from 1 without a gap.
pub(crate) const ALL: &[Migration] = &[
    Migration { number: 1, sql: include_str!("../../migrations/0001_initial.sql"), then: |_| Ok(()) },
    Migration { number: 2, sql: include_str!("../../migrations/0002_changes.sql"), then: second::fill },
    Migration { number: 3, sql: include_str!("../../migrations/0003_senders.sql"), then: |_| Ok(()) },
    Migration { number: 4, sql: include_str!("../../migrations/0004_imports.sql"), then: |_| Ok(()) },
    Migration { number: 5, sql: include_str!("../../migrations/0005_by_hand.sql"), then: |_| Ok(()) },
    Migration { number: 6, sql: include_str!("../../migrations/0006_held_rows.sql"), then: |_| Ok(()) },
    Migration { number: 7, sql: include_str!("../../migrations/0007_pull_out.sql"), then: |_| Ok(()) },
    Migration {
        number: 8,
        sql: include_str!("../../migrations/0008_pairs.sql"),
        then: |reads| Paired::nobody().catch_up(reads),
    },
    Migration { number: 9, sql: include_str!("../../migrations/0009_users.sql"), then: |_| Ok(()) },
    Migration { number: 10, sql: include_str!("../../migrations/0010_proposals.sql"), then: |_| Ok(()) },
    Migration { number: AUDIT, sql: include_str!("../../migrations/0011_audit.sql"), then: |_| Ok(()) },
];

/// How copies are opened.
pub(crate) struct Keys<'k> {
    /// The database's key.
    pub(crate) key: &'k Secret,
    pub(crate) salt: &'k [u8; 16],
}

/// Makes the schema of a new, empty database.
pub(crate) fn begin(reads: &Reads, given: Given<'_>) -> Result<(), OpenError> {
    apply(reads, ALL, given)
}

/// Brings an existing database up to `steps`. A verified copy is taken first when anything is to be done.
pub(crate) fn upgrade(
    reads: &Reads,
    db: &Path,
    keys: &Keys<'_>,
    steps: &[Migration],
    given: Given<'_>,
) -> Result<(), OpenError> {
    let conn = reads.conn();
    let found = version(conn)?;
    let known = steps.last().map_or(0, |step| step.number);
    match found {
        0 => return Err(OpenError::Damaged), // what `create` leaves has a schema
        newer if newer > known => return Err(OpenError::TooNew { found, known }),
        _ => {}
    }
    if let Some(first) = steps.iter().find(|step| step.number > found) {
        copy(conn, db, keys, first.number)?;
        apply(reads, steps, given)?;
    }
    Ok(())
}

fn version(conn: &Connection) -> Result<u32, StoreError> {
    conn.query_row("PRAGMA user_version", [], |row| row.get(0)).sql()
}

fn apply(reads: &Reads, steps: &[Migration], given: Given<'_>) -> Result<(), OpenError> {
    let tx = Transaction::new_unchecked(reads.conn(), TransactionBehavior::Immediate).sql()?;
    // Another process may have been faster; then there is nothing left to do.
    let found = version(&tx)?;
    let due = || steps.iter().filter(|step| step.number > found);
    due().try_for_each(|step| tx.execute_batch(step.sql).sql())?;
    // An older step writes, and each write leaves a row of the trail.
    let begins_trail = due().any(|step| step.number == AUDIT);
    if begins_trail {
        AuditKey::new(Secret::drawn(given.draw)?).lay_out(reads)?;
    }
    due().try_for_each(|step| (step.then)(reads))?;
    if begins_trail {
        reads.begin_trail(given.at, AUDIT.into())?;
    }
    if let Some(last) = due().next_back() {
        tx.pragma_update(None, "user_version", last.number).sql()?;
    }
    Ok(tx.commit().sql()?)
}

/// Copies the database to `<name>.before-NNNN`, encrypted with the same key, and reads the copy back before it gets its name.
fn copy(conn: &Connection, db: &Path, keys: &Keys<'_>, number: u32) -> Result<PathBuf, OpenError> {
    let temporary = tempfile::Builder::new().prefix(".kenpo-copy-").tempfile_in(folder(db))?.into_temp_path();
    let mut target = connect(&temporary, keys.key, keys.salt)?;
    {
        let backup = Backup::new(conn, &mut target).sql()?;
        while backup.step(1_000).sql()? != StepResult::Done {}
    }
    target.close().map_err(|(_, error)| error).sql()?;
    verify(conn, &temporary, keys)?;
    sync_file(&temporary)?;
    let mut temporary = temporary;
    for attempt in 1_u32.. {
        let name = copy_path(db, number, attempt);
        match temporary.persist_noclobber(&name) {
            Ok(()) => {
                sync_folder(db)?;
                return Ok(name);
            }
            // An earlier attempt left a copy: it stays, and this one stands beside it.
            Err(refused) if refused.error.kind() == std::io::ErrorKind::AlreadyExists => temporary = refused.path,
            Err(refused) => return Err(OpenError::Io(refused.error.kind())),
        }
    }
    Err(OpenError::Exists)
}

fn copy_path(db: &Path, number: u32, attempt: u32) -> PathBuf {
    let mut path = OsString::from(db.as_os_str());
    path.push(format!(".before-{number:04}"));
    if attempt > 1 {
        path.push(format!("-{attempt}"));
    }
    PathBuf::from(path)
}

/// A copy is good when every page carries its tag, every index fits its table, and it holds as much as the original.
fn verify(original: &Connection, copy: &Path, keys: &Keys<'_>) -> Result<(), OpenError> {
    let copy = connect(copy, keys.key, keys.salt)?;
    let complaints = lines(&copy, "PRAGMA cipher_integrity_check")?;
    let sound = complaints.is_empty() && lines(&copy, "PRAGMA integrity_check")? == ["ok"];
    if sound && census(original)? == census(&copy)? { Ok(()) } else { Err(OpenError::Damaged) }
}

fn lines(conn: &Connection, sql: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = conn.prepare(sql).sql()?;
    statement.query_map([], |row| row.get(0)).sql()?.collect::<rusqlite::Result<_>>().sql()
}

/// Schema version, and every table with its definition and number of rows.
fn census(conn: &Connection) -> Result<(u32, Vec<(String, i64)>), StoreError> {
    // What a virtual table holds stands in real ones beside it.
    let real = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name";
    let tables = lines(conn, real)?;
    let counted = tables.into_iter().map(|table| {
        let count = conn.query_row(&format!("SELECT count(*) FROM \"{table}\""), [], |row| row.get(0)).sql()?;
        Ok((table, count))
    });
    Ok((version(conn)?, counted.collect::<Result<_, StoreError>>()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    const NEWEST: u32 = ALL.len() as u32;
    const NEXT: u32 = NEWEST + 1;

    fn given() -> Given<'static> {
        fn draw(bytes: &mut [u8]) -> std::io::Result<()> {
            bytes.fill(9);
            Ok(())
        }
        Given { draw: Box::leak(Box::new(draw)), at: "2026-11-30T00:00:00Z" }
    }

    /// All steps, and these behind them.
    fn ours_and(later: &[Migration]) -> Vec<Migration> {
        [ALL, later].concat()
    }

    fn before_next(behind: &str) -> String {
        format!("society.kenpo.before-{NEXT:04}{behind}")
    }

    const ADD_A_COLUMN: Migration = Migration {
        number: NEXT,
        sql: "ALTER TABLE society ADD COLUMN motto TEXT;",
        then: |reads| reads.conn().execute_batch("UPDATE society SET motto = 'x';").sql(),
    };
    const FAIL_HALFWAY: Migration = Migration {
        number: NEXT + 1,
        sql: "CREATE TABLE half (x INTEGER) STRICT; INSERT INTO nowhere VALUES (1);",
        then: |_| Ok(()),
    };

    /// A database of the newest version with a society in it.
    struct Sample {
        folder: tempfile::TempDir,
        key: Secret,
        salt: [u8; 16],
    }

    impl Sample {
        fn empty() -> Self {
            let sample = Self { folder: tempfile::tempdir().unwrap(), key: Secret::new([7; 32]), salt: [8; 16] };
            tempfile::NamedTempFile::new_in(&sample.folder).unwrap().persist(sample.db()).unwrap();
            sample
        }

        fn new() -> Self {
            let sample = Self::empty();
            let reads = Reads::new(sample.connect(&sample.db()));
            begin(&reads, given()).unwrap();
            reads
                .conn()
                .execute(
                    "INSERT INTO society (id, version, insurer_number, name, policy_toml)
                     VALUES ('society', 0, '06139463', '例示', '')",
                    [],
                )
                .unwrap();
            sample
        }

        fn db(&self) -> PathBuf {
            self.folder.path().join("society.kenpo")
        }

        fn connect(&self, path: &Path) -> Connection {
            connect(path, &self.key, &self.salt).unwrap()
        }

        fn upgrade(&self, steps: &[Migration]) -> Result<u32, OpenError> {
            let reads = Reads::new(self.connect(&self.db()));
            upgrade(&reads, &self.db(), &Keys { key: &self.key, salt: &self.salt }, steps, given())?;
            Ok(version(reads.conn())?)
        }

        fn files(&self) -> Vec<String> {
            let entries = std::fs::read_dir(&self.folder).unwrap();
            let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
            names.sort();
            names
        }
    }

    #[test]
    fn numbers_follow_each_other() {
        assert_eq!(ALL.iter().map(|step| step.number).collect::<Vec<_>>(), (1..=ALL.len() as u32).collect::<Vec<_>>());
    }

    #[test]
    fn an_older_database_is_copied_and_brought_up() {
        let sample = Sample::new();
        assert_eq!(sample.upgrade(ALL), Ok(NEWEST));
        assert_eq!(sample.files(), ["society.kenpo"], "nothing to do, no copy");
        let steps = ours_and(&[ADD_A_COLUMN]);
        assert_eq!(sample.upgrade(&steps), Ok(NEXT));
        assert_eq!(sample.files(), ["society.kenpo", &before_next("")]);
        let motto = |path: &Path| {
            sample.connect(path).query_row("SELECT motto FROM society", [], |row| row.get::<_, String>(0))
        };
        assert_eq!(motto(&sample.db()).unwrap(), "x");
        let copy = sample.folder.path().join(before_next(""));
        assert!(motto(&copy).is_err(), "the copy is as it was");
        let name = sample.connect(&copy).query_row("SELECT name FROM society", [], |row| row.get::<_, String>(0));
        assert_eq!(name.unwrap(), "例示", "and opens with the same key");
        assert!(!std::fs::read(&copy).unwrap().windows(6).any(|bytes| bytes == "例示".as_bytes()));
        assert_eq!(sample.upgrade(&steps), Ok(NEXT), "a second time there is nothing to do");
        assert_eq!(sample.files().len(), 2);
    }

    #[test]
    fn the_oldest_schema_comes_up_past_a_field_that_is_newer() {
        let sample = Sample::empty();
        let reads = Reads::new(sample.connect(&sample.db()));
        apply(&reads, &ALL[..1], given()).unwrap();
        reads
            .conn()
            .execute_batch(
                "INSERT INTO society (only, database_id, insurer_number, name, office_no, policy_toml)
                 VALUES (1, '0123456789abcdef0123456789abcdef', '06139463', '例示', 7, '');
                 INSERT INTO person (id, symbol, number, branch, name, name_key, kana_cell, kana, kana_key, birth, relation,
                     relation_text, acquired_on, overseas, address, issue_requested, number_state)
                 VALUES ('00000000000000000000000000000001', '12', '0001001', '00', '札幌　太郎', '', '', '', '', '1980-04-01',
                     'insured', '本人', '2020-04-01', 0, '', 0, 'unknown');
                 INSERT INTO audit (seq, at, actor, op, office_no, journal_digest, prev_hash, hash)
                 VALUES (1, '2026-11-30T00:00:00Z', 'a', 'init', 7, hex(zeroblob(32)), hex(zeroblob(32)), hex(zeroblob(32)));",
            )
            .unwrap();
        drop(reads);
        let newer = Migration { number: NEXT, sql: "ALTER TABLE person ADD COLUMN motto TEXT;", then: |_| Ok(()) };
        assert_eq!(sample.upgrade(&ours_and(&[newer])), Ok(NEXT));
        assert_eq!(sample.files(), ["society.kenpo", "society.kenpo.before-0002"]);
        let conn = sample.connect(&sample.db());
        let row = conn.query_row("SELECT name, motto FROM person", [], |row| Ok((row.get(0)?, row.get(1)?)));
        assert_eq!(row, Ok(("札幌　太郎".to_owned(), None::<String>)));
    }

    #[test]
    fn a_step_that_fails_leaves_the_database_as_it_was_and_every_copy() {
        let sample = Sample::new();
        let steps = ours_and(&[ADD_A_COLUMN, FAIL_HALFWAY]);
        assert!(matches!(sample.upgrade(&steps), Err(OpenError::Internal(_))));
        let conn = sample.connect(&sample.db());
        assert_eq!(version(&conn), Ok(NEWEST), "the step before it is undone with it");
        for left in ["SELECT x FROM half", "SELECT motto FROM society"] {
            assert!(conn.prepare(left).is_err(), "{left}");
        }
        drop(conn);
        assert!(sample.upgrade(&steps).is_err());
        let mended = Migration { sql: "CREATE TABLE half (x INTEGER) STRICT;", ..FAIL_HALFWAY };
        assert_eq!(sample.upgrade(&ours_and(&[ADD_A_COLUMN, mended])), Ok(NEXT + 1));
        assert_eq!(
            sample.files(),
            ["society.kenpo", &before_next(""), &before_next("-2"), &before_next("-3")],
            "no copy is written over"
        );
    }

    #[test]
    fn a_newer_database_and_one_without_a_schema_are_left_alone() {
        let sample = Sample::new();
        sample.connect(&sample.db()).pragma_update(None, "user_version", NEXT).unwrap();
        assert_eq!(sample.upgrade(ALL), Err(OpenError::TooNew { found: NEXT, known: NEWEST }));
        sample.connect(&sample.db()).pragma_update(None, "user_version", 0).unwrap();
        assert_eq!(sample.upgrade(ALL), Err(OpenError::Damaged));
        assert_eq!(sample.files(), ["society.kenpo"]);
    }

    #[test]
    fn no_step_is_taken_when_the_copy_is_not_good() {
        let sample = Sample::new();
        // A page that does not read: far enough behind for the database to open.
        let conn = sample.connect(&sample.db());
        conn.execute("INSERT INTO series VALUES (1, '00000000000000000000000000000000', 7)", []).unwrap();
        let filler = "INSERT INTO audit (at, act, single, prev_hash, hash)
                      SELECT '', '', 0, hex(zeroblob(32)), hex(zeroblob(32))
                      FROM (WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) SELECT i FROM n)";
        conn.execute(filler, []).unwrap();
        drop(conn);
        let mut bytes = std::fs::read(sample.db()).unwrap();
        let at = bytes.len() - 4_096 * 3;
        bytes[at] ^= 1;
        std::io::Write::write_all(&mut std::fs::OpenOptions::new().write(true).open(sample.db()).unwrap(), &bytes)
            .unwrap();
        assert_eq!(sample.upgrade(&ours_and(&[ADD_A_COLUMN])), Err(OpenError::Damaged));
        assert_eq!(version(&sample.connect(&sample.db())), Ok(NEWEST));
        assert_eq!(sample.files(), ["society.kenpo"], "and a bad copy gets no name");
    }
}
