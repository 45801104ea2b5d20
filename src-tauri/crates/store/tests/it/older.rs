//! A database of schema 1: brought up in place, its old log still verified, its new journal whole.

use crate::key_and_file::raw_with;
use crate::office::*;
use kenpo_domain::society::SocietyRecord;
use kenpo_store::{NewSociety, Store, StoreError};
use std::path::{Path, PathBuf};

const THEIR_PASSWORD: &str = "correct horse battery";

/// The databases that the repository keeps, one a schema.
fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3).unwrap().join("tests/fixtures/databases")
}

/// A copy of the database of schema 1, not opened yet.
fn old() -> Office {
    of_schema(&fixtures().join("0001"))
}

/// A copy of a database, not opened yet.
fn of_schema(kept: &Path) -> Office {
    let office = Office::empty();
    for (name, to) in [("society.kenpo", &office.db), ("society.kenpo-key", &office.key_path())] {
        std::fs::copy(kept.join(name), to).unwrap();
    }
    office
}

#[test]
fn the_old_log_is_read_only_and_an_edited_one_is_noticed() {
    for (sql, seq) in [
        ("UPDATE journal_1 SET actor = 'somebody' WHERE idx = 2", 2),
        ("UPDATE audit_1 SET at = '2020-01-01T00:00:00Z' WHERE seq = 3", 3),
        ("DELETE FROM audit_1 WHERE seq = 17", 17),
        ("UPDATE audit SET prev_hash = replace(prev_hash, 'a', 'b') WHERE seq = 18", 18),
    ] {
        let office = old();
        assert_eq!(opened(&office.db, THEIR_PASSWORD).unwrap().verify_audit(), Ok(19));
        let conn = raw_with(&office, THEIR_PASSWORD);
        assert!(conn.execute(sql, []).is_err(), "the triggers refuse: {sql}");
        for more in ["INSERT INTO journal_1 SELECT * FROM journal_1", "INSERT INTO audit_1 SELECT * FROM audit_1"] {
            assert!(conn.execute(more, []).is_err(), "closed: {more}");
        }
        conn.execute_batch(
            "DROP TRIGGER audit_is_not_edited; DROP TRIGGER audit_is_not_cut; DROP TRIGGER journal_is_not_edited;
             DROP TRIGGER audit_row_is_not_edited;",
        )
        .unwrap();
        assert_eq!(conn.execute(sql, []), Ok(1), "{sql}");
        drop(conn);
        let broken = opened(&office.db, THEIR_PASSWORD).unwrap().verify_audit();
        assert_eq!(broken, Err(StoreError::AuditBroken { seq }), "{sql}");
    }
}

#[test]
fn a_log_that_was_emptied_is_noticed_whether_or_not_the_old_one_was() {
    let ours = "DELETE FROM audit;";
    for (sql, seq, why) in [
        (ours.to_owned(), 18, "the old log is there"),
        (format!("{ours} DELETE FROM audit_1;"), 1, "the old log is gone, its journal is there"),
        (format!("{ours} DELETE FROM audit_1; DELETE FROM journal_1;"), 1, "everything old is gone"),
        ("DELETE FROM audit_1; DELETE FROM journal_1;".to_owned(), 1, "only what is old is gone"),
    ] {
        let office = old();
        opened(&office.db, THEIR_PASSWORD).unwrap().close().unwrap();
        raw_with(&office, THEIR_PASSWORD)
            .execute_batch(&format!(
                "DROP TRIGGER audit_is_not_cut; DROP TRIGGER journal_is_not_cut; DROP TRIGGER audit_row_is_not_cut; {sql}"
            ))
            .unwrap();
        let broken = opened(&office.db, THEIR_PASSWORD).unwrap().verify_audit();
        assert_eq!(broken, Err(StoreError::AuditBroken { seq }), "{why}");
    }
}

#[test]
fn the_opening_operations_alone_give_every_record() {
    let office = old();
    let store = opened(&office.db, THEIR_PASSWORD).unwrap();
    let digests = store.digests().unwrap();
    // A new database that begins with the same society and takes the same series: the old one's identifier.
    let series: String =
        raw_with(&office, THEIR_PASSWORD).query_row("SELECT id FROM series", [], |row| row.get(0)).unwrap();
    let society: SocietyRecord = store.society().unwrap();
    let new = NewSociety { society, office_no: OURS };
    let mut draws = 0;
    let mut random = draw(3);
    let mut draw = |bytes: &mut [u8]| {
        draws += 1;
        // The database, its salt, its series.
        if draws == 3 { hex::decode_to_slice(&series, bytes).map_err(std::io::Error::other) } else { random(bytes) }
    };
    let fresh = Office::empty();
    let mut again = Store::create(&fresh.db, &typed(PASSWORD), CHEAP, &new, &mut draw, &actor(), &now()).unwrap();
    again.replay(&store).unwrap();
    assert_eq!(again.digests().unwrap(), digests);
}

/// Everything of a schema, without comments and blanks.
fn schema(conn: &rusqlite::Connection) -> Vec<String> {
    let mut statement =
        conn.prepare("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name").unwrap();
    let rows = statement.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get::<_, String>(3)?]));
    let plain = |text: &str| -> String {
        text.lines().filter_map(|line| line.split("--").next()).flat_map(str::split_whitespace).collect()
    };
    rows.unwrap().map(|row| row.unwrap().map(|text| plain(&text)).join(" ")).collect()
}

#[test]
fn a_database_of_any_schema_ends_as_a_new_one_begins() {
    let (new, store) = Office::new();
    store.close().unwrap();
    let new = schema(&raw_with(&new, PASSWORD));
    let mut seen = 0;
    for kept in std::fs::read_dir(fixtures()).unwrap() {
        let kept = kept.unwrap().path();
        let office = of_schema(&kept);
        opened(&office.db, THEIR_PASSWORD).unwrap().close().unwrap();
        assert_eq!(schema(&raw_with(&office, THEIR_PASSWORD)), new, "{}", kept.display());
        seen += 1;
    }
    assert_eq!(seen, 4);
}
