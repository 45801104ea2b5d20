//! What goes into a hash, against rows that were made apart from this program (`tests/audit.json`).

use super::deed::Deed;
use super::key::{AuditKey, Fields, Plain};
use super::row::{Journaled, Row};
use crate::connect::connect;
use crate::migrate::{self, Given};
use crate::op::Now;
use crate::reads::Reads;
use kenpo_crypt::Secret;
use kenpo_domain::act::{Act, Figure};
use kenpo_domain::record::RecordKind;
use serde_json::Value as Json;

fn made() -> Json {
    serde_json::from_str(include_str!("../../tests/audit.json")).unwrap()
}

fn key(made: &Json) -> AuditKey {
    AuditKey::new(Secret::from_slice(&hex::decode(made["key"].as_str().unwrap()).unwrap()).unwrap())
}

fn read(row: &Json) -> Row {
    let text = |name: &str| row[name].as_str().map(str::to_owned);
    Row {
        seq: row["seq"].as_i64().unwrap(),
        at: text("at").unwrap(),
        user: text("user"),
        act: text("act").unwrap(),
        subject: text("subject"),
        sealed_subject: text("sealed_subject"),
        figures: text("figures"),
        search: text("search"),
        single: row["single"] == 1,
        refused: text("refused"),
        journaled: row["series"].as_i64().map(|series| Journaled {
            series,
            first: row["first_idx"].as_u64().unwrap(),
            last: row["last_idx"].as_u64().unwrap(),
            journal: text("journal").unwrap(),
        }),
        guard_society: text("guard_society"),
        guard_desk: text("guard_desk"),
        prev_hash: text("prev_hash"),
    }
}

#[test]
fn a_row_gives_the_hash_that_it_gives_elsewhere() {
    let made = made();
    let key = key(&made);
    for row in made["rows"].as_array().unwrap() {
        assert_eq!(read(row).hash(&key), row["hash"].as_str().unwrap(), "{}", row["seq"]);
    }
}

#[test]
fn each_column_changes_the_hash_and_none_is_taken_for_another() {
    let made = made();
    let key = key(&made);
    let row = read(&made["rows"][2]);
    let text = || Some("x".to_owned());
    let journaled = row.journaled.clone().unwrap();
    let changed = [
        Row { seq: 4, ..row.clone() },
        Row { at: String::new(), ..row.clone() },
        Row { user: text(), ..row.clone() },
        Row { user: None, ..row.clone() },
        Row { act: "x".to_owned(), ..row.clone() },
        Row { subject: text(), ..row.clone() },
        Row { sealed_subject: text(), ..row.clone() },
        Row { sealed_subject: Some(String::new()), ..row.clone() },
        Row { figures: text(), ..row.clone() },
        Row { search: text(), ..row.clone() },
        Row { single: true, ..row.clone() },
        Row { refused: text(), ..row.clone() },
        Row { journaled: None, ..row.clone() },
        Row { journaled: Some(Journaled { series: 2, ..journaled.clone() }), ..row.clone() },
        Row { journaled: Some(Journaled { first: 2, ..journaled.clone() }), ..row.clone() },
        Row { journaled: Some(Journaled { last: 2, ..journaled.clone() }), ..row.clone() },
        Row { journaled: Some(Journaled { journal: "x".to_owned(), ..journaled }), ..row.clone() },
        Row { guard_society: text(), ..row.clone() },
        Row { guard_desk: text(), ..row.clone() },
        Row { prev_hash: text(), ..row.clone() },
    ];
    let mut hashes: Vec<_> = changed.iter().chain([&row]).map(|row| row.hash(&key)).collect();
    hashes.sort();
    hashes.dedup();
    assert_eq!(hashes.len(), changed.len() + 1);
}

#[test]
fn a_column_is_its_length_and_its_text() {
    #[derive(Default)]
    struct Taken(Vec<u8>);
    impl Fields for Taken {
        fn bytes(&mut self, bytes: &[u8]) {
            self.0.extend_from_slice(bytes);
        }
    }
    for field in made()["field"].as_array().unwrap() {
        let mut taken = Taken::default();
        let whole = field["value"].as_i64().map(|whole| whole.to_string());
        taken.field(whole.as_deref().or(field["value"].as_str()));
        assert_eq!(hex::encode(taken.0), field["hex"].as_str().unwrap());
    }
    assert_ne!(Plain::default().finish(), "");
}

#[test]
fn what_was_searched_is_kept_under_the_key_alone() {
    let made = made();
    let text = made["search"]["text"].as_str().unwrap();
    assert_eq!(key(&made).of_search(text), made["search"]["hmac"].as_str().unwrap());
}

/// A new schema without an office in it.
fn empty(folder: &std::path::Path) -> Reads {
    let path = folder.join("society.kenpo");
    tempfile::NamedTempFile::new_in(folder).unwrap().persist(&path).unwrap();
    let reads = Reads::new(connect(&path, &Secret::new([7; 32]), &[8; 16]).unwrap());
    let mut draw = |bytes: &mut [u8]| {
        bytes.fill(9);
        Ok(())
    };
    migrate::begin(&reads, Given { draw: &mut draw, at: "2026-11-30T00:00:00Z" }).unwrap();
    reads
}

#[test]
fn the_guards_are_what_they_are_elsewhere() {
    let (made, folder) = (made(), tempfile::tempdir().unwrap());
    let reads = empty(folder.path());
    // In another order than that of their keys.
    let rows = |of: &str, table: &str| made[of][table].as_array().unwrap().iter().rev().cloned().collect::<Vec<_>>();
    for user in rows("guard_society", "user") {
        let text = |at: usize| user[at].as_str();
        let id = hex::decode(text(0).unwrap()).unwrap();
        let removed_by = text(5).map(|_| vec![0x11_u8; 16]);
        reads.conn().execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        reads
            .conn()
            .execute(
                "INSERT INTO user (id, name, roles, recipient, password_due, added_at, removed_at, removed_by)
                 VALUES (?1, ?2, ?3, ?4, ?5, 'any', ?6, ?7)",
                rusqlite::params![id, text(1), text(2), text(3), user[4].as_i64(), text(5), removed_by],
            )
            .unwrap();
    }
    let policy = &rows("guard_society", "policy")[0];
    reads
        .conn()
        .execute(
            "INSERT INTO society (id, version, name, insurer_number, policy_toml, policy_version)
             VALUES ('society', 0, 'any', '06139463', ?1, ?2)",
            [policy[0].as_str(), policy[1].as_str()],
        )
        .unwrap();
    for flags in rows("guard_desk", "protection") {
        reads
            .conn()
            .execute(
                "INSERT INTO protection (id, version, self_view_blocked, non_disclosure, provisional, safe_address)
                 VALUES (?1, 1, ?2, ?3, ?4, ?5)",
                rusqlite::params![
                    flags[0].as_str(),
                    flags[1].as_i64(),
                    flags[2].as_i64(),
                    flags[3].as_i64(),
                    flags[4].as_str()
                ],
            )
            .unwrap();
    }
    assert_eq!(reads.guard_society().unwrap(), made["guard_society"]["digest"].as_str().unwrap());
    assert_eq!(reads.guard_desk().unwrap(), made["guard_desk"]["digest"].as_str().unwrap());
}

#[test]
fn figures_are_one_object_with_its_keys_in_order() {
    let mut deed = Deed::from(Act::Import);
    assert_eq!(deed.figures.text().unwrap(), None);
    deed.figures
        .count(Figure::Rows, 3)
        .count(Figure::Changed, 1)
        .code(Figure::Kind, Act::View)
        .truth(Figure::FirstHere);
    let text = deed.figures.text().unwrap().unwrap();
    assert_eq!(text, r#"{"changed":1,"first_here":true,"kind":"view","rows":3}"#);
}

#[test]
fn a_look_does_not_wait_for_the_disk_and_the_next_write_does() {
    use super::note::{Flush, Left};
    let folder = tempfile::tempdir().unwrap();
    let reads = empty(folder.path());
    let waits = || -> i64 { reads.conn().query_row("PRAGMA synchronous", [], |row| row.get(0)).unwrap() };
    let now = Now { instant: "2026-11-30T00:00:00Z", day: kenpo_domain::Day::MIN };
    let row = || [Left { user: None, deed: Act::Open.into() }];
    reads.leave(&row(), Flush::Later, &now).unwrap();
    assert_eq!(waits(), 2, "FULL");
    reads
        .conn()
        .execute_batch("CREATE TRIGGER no_row BEFORE INSERT ON audit BEGIN SELECT raise(ABORT, 'no'); END")
        .unwrap();
    reads.leave(&row(), Flush::Later, &now).unwrap_err();
    assert_eq!((waits(), reads.audit_head().unwrap().unwrap().seq), (2, 1), "where it fails, too");
}

#[test]
#[allow(clippy::disallowed_methods, reason = "tests lay out the files that a person would have")]
fn records_are_held_against_the_journal_alike_in_one_walk_and_in_many() {
    let folder = tempfile::tempdir().unwrap();
    let kept = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/databases/0010");
    for name in ["society.kenpo", "society.kenpo-key"] {
        std::fs::copy(kept.join(name), folder.path().join(name)).unwrap();
    }
    let mut draw = |bytes: &mut [u8]| {
        bytes.fill(9);
        Ok(())
    };
    let password = crate::Password::new("correct horse battery".to_owned());
    let who = crate::Who { user: None, password: &password };
    let now = Now { instant: "2026-11-30T00:00:00Z", day: kenpo_domain::Day::MIN };
    let db = folder.path().join("society.kenpo");
    let store = crate::Store::open(&db, &who, &mut draw, &now).unwrap();
    let differing = |at_once| -> Vec<(RecordKind, u64)> {
        store.differing_by(at_once).unwrap().into_iter().filter(|(_, count)| *count > 0).collect()
    };
    assert_eq!([differing(1_000_000), differing(1)], [vec![], vec![]]);
    for (sql, kind) in [
        ("UPDATE person SET name = 'x' WHERE rowid = 1", RecordKind::Person),
        ("UPDATE protection SET non_disclosure = 0", RecordKind::Protection),
        ("UPDATE import SET joined = 99", RecordKind::Import),
        ("DELETE FROM protection", RecordKind::Protection),
    ] {
        store.conn().execute_batch(sql).unwrap();
        let found = differing(1_000_000);
        assert_eq!(found, differing(1), "{sql}");
        assert!(found.contains(&(kind, 1)), "{sql}: {found:?}");
    }
}
