//! A database of schema 1: brought up in place, its old log still verified, its new journal whole.

use crate::key_and_file::raw_with;
use crate::office::*;
use kenpo_domain::act::Amiss;
use kenpo_domain::society::SocietyRecord;
use kenpo_store::{NewSociety, Store};
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
    let edited = |seq, table| vec![(seq, Amiss::Edited, table)];
    for (sql, found) in [
        ("UPDATE journal_1 SET actor = 'somebody' WHERE idx = 2", edited(2, "audit_1")),
        ("UPDATE audit_1 SET at = '2020-01-01T00:00:00Z' WHERE seq = 3", edited(3, "audit_1")),
        ("DELETE FROM audit_1 WHERE seq = 17", vec![(17, Amiss::Cut, "audit_2"), (17, Amiss::Edited, "audit_1")]),
        (
            "UPDATE audit SET hash = replace(hash, 'a', 'b') WHERE seq = 1",
            vec![(1, Amiss::Edited, ""), (2, Amiss::Added, "")],
        ),
    ] {
        let office = old();
        assert_eq!(intact(&opened(&office.db, THEIR_PASSWORD).unwrap()), 3, "brought up, its user written, opened");
        let conn = raw_with(&office, THEIR_PASSWORD);
        assert!(conn.execute(sql, []).is_err(), "the triggers refuse: {sql}");
        for closed in ["journal_1", "audit_1", "audit_2"] {
            let more = format!("INSERT INTO {closed} DEFAULT VALUES");
            assert!(conn.execute(&more, []).unwrap_err().to_string().contains("closed"), "{closed}");
        }
        conn.execute_batch(
            "DROP TRIGGER audit_is_not_edited; DROP TRIGGER audit_is_not_cut; DROP TRIGGER journal_is_not_edited;
             DROP TRIGGER audit_is_never_edited;",
        )
        .unwrap();
        assert_eq!(conn.execute(sql, []), Ok(1), "{sql}");
        drop(conn);
        let mut amiss = amiss(&opened(&office.db, THEIR_PASSWORD).unwrap());
        amiss.sort_by_key(|(.., table)| std::cmp::Reverse(*table));
        assert_eq!(amiss, found, "{sql}");
    }
}

#[test]
fn a_log_that_was_emptied_is_noticed_whether_or_not_the_old_one_was() {
    let ours = "DELETE FROM audit;";
    for (sql, first, why) in [
        (ours.to_owned(), (1, Amiss::Added, ""), "the old log is there"),
        (format!("{ours} DELETE FROM audit_1;"), (1, Amiss::Edited, "audit_1"), "its journal is there"),
        (
            format!("{ours} DELETE FROM audit_1; DELETE FROM journal_1;"),
            (1, Amiss::Added, ""),
            "everything old is gone",
        ),
        (
            "DELETE FROM audit_1; DELETE FROM journal_1;".to_owned(),
            (1, Amiss::Cut, "audit_2"),
            "only what is old is gone",
        ),
    ] {
        let office = old();
        opened(&office.db, THEIR_PASSWORD).unwrap().close().unwrap();
        raw_with(&office, THEIR_PASSWORD)
            .execute_batch(&format!(
                "DROP TRIGGER audit_is_not_cut; DROP TRIGGER journal_is_not_cut; DROP TRIGGER audit_is_never_cut; {sql}"
            ))
            .unwrap();
        assert!(amiss(&opened(&office.db, THEIR_PASSWORD).unwrap()).contains(&first), "{why}");
    }
}

/// What the trail says of each row.
fn trail(conn: &rusqlite::Connection) -> Vec<(u64, String)> {
    let sql = "SELECT seq, act || ' ' || coalesce(name, '-') || ' ' || coalesce(figures, '') || ' '
                   || (guard_society IS NOT NULL) || (guard_desk IS NOT NULL) || (series IS NOT NULL)
               FROM audit LEFT JOIN user ON lower(hex(user.id)) = audit.user ORDER BY seq";
    let mut statement = conn.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn the_trail_of_an_older_database_begins_where_its_log_ended() {
    let office = of_schema(&fixtures().join("0010"));
    opened(&office.db, THEIR_PASSWORD).unwrap().close().unwrap();
    let conn = raw_with(&office, THEIR_PASSWORD);
    let old = "SELECT '\"hash\":\"' || hash || '\",\"schema\":11,\"seq\":' || seq FROM audit_2 ORDER BY seq DESC";
    let old: String = conn.query_row(old, [], |row| row.get(0)).unwrap();
    let rows = [
        (1, format!("open - {{{old}}} 110")),
        (2, "open_refused 管理者 {\"wrong\":1} 000".to_owned()),
        (3, "open 管理者  000".to_owned()),
    ];
    assert_eq!(trail(&conn), rows);
    drop(conn);
    let store = opened(&office.db, THEIR_PASSWORD).unwrap();
    assert_eq!(intact(&store), 4, "a wrong password is told once");
    store.close().unwrap();
    for (sql, found) in [
        ("DELETE FROM audit_2 WHERE seq = 3", vec![(3, Amiss::Cut, "audit_2")]),
        ("UPDATE audit_2 SET actor = 'x' WHERE seq = 2", vec![(2, Amiss::Edited, "audit_2")]),
    ] {
        let again = of_schema(&fixtures().join("0010"));
        opened(&again.db, THEIR_PASSWORD).unwrap().close().unwrap();
        let conn = raw_with(&again, THEIR_PASSWORD);
        let last: u64 = conn.query_row("SELECT max(seq) FROM audit_2", [], |row| row.get(0)).unwrap();
        assert_eq!(last, 3);
        conn.execute_batch("DROP TRIGGER audit_row_is_not_cut; DROP TRIGGER audit_row_is_not_edited;").unwrap();
        assert_eq!(conn.execute(sql, []), Ok(1));
        drop(conn);
        let amiss = amiss(&opened(&again.db, THEIR_PASSWORD).unwrap());
        assert!(found.iter().all(|found| amiss.contains(found)), "{sql}: {amiss:?}");
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
