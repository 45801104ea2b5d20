//! No plaintext of any person on the disk: not in the database, not in its log in the middle of a write, not in a temporary file.
//!
//! The same search finds the same people in a plain SQLite file: it would find them here.

use crate::office::*;
use kenpo_domain::ids::{ImportId, PersonId};
use kenpo_domain::insured::InsuredId;
use kenpo_domain::kana::Kana;
use kenpo_domain::name::Name;
use kenpo_domain::roster::{ImportSource, RawRow, RosterEntry};
use kenpo_store::{ByEmployerHousehold, ImportCounts, NewImport, Op, PeopleQuery, Tx};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Texts of the people below that stand nowhere else.
const MARKS: [&str; 6] = ["龍之介", "神戸市中央区加納町", "ﾘｭｳﾉｽｹ", "リュウノスケ", "078-555-0123", "Q9876543"];

fn encodings(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let wide: Vec<u16> = text.encode_utf16().collect();
    let (cp932, _, unmapped) = encoding_rs::SHIFT_JIS.encode(text);
    assert!(!unmapped, "{text} has no CP932 form");
    vec![
        ("UTF-8", text.as_bytes().to_vec()),
        ("UTF-16LE", wide.iter().flat_map(|unit| unit.to_le_bytes()).collect()),
        ("UTF-16BE", wide.iter().flat_map(|unit| unit.to_be_bytes()).collect()),
        ("CP932", cp932.into_owned()),
    ]
}

fn marks_in(bytes: &[u8]) -> Vec<(&'static str, &'static str)> {
    let mut found = Vec::new();
    for mark in MARKS {
        for (encoding, needle) in encodings(mark) {
            let first = needle[0];
            let mut rest = bytes;
            while let Some(at) = rest.iter().position(|byte| *byte == first) {
                rest = &rest[at..];
                if rest.starts_with(&needle) {
                    found.push((mark, encoding));
                    break;
                }
                rest = &rest[1..];
            }
        }
    }
    found
}

/// Everything in a folder and everything that this process has open, files without a name included.
fn look(folder: &Path, why: &str) -> usize {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    #[cfg(target_os = "linux")]
    for entry in std::fs::read_dir("/proc/self/fd").unwrap() {
        let path = entry.unwrap().path();
        // Other tests of this process have their own folders; unnamed temporary files belong to somebody who must not have them.
        let ours = std::fs::read_link(&path)
            .is_ok_and(|to| to.starts_with(folder) || to.to_string_lossy().contains("(deleted)"));
        if ours && path.metadata().is_ok_and(|data| data.is_file()) {
            files.push(path);
        }
    }
    let mut size = 0;
    for file in files {
        let bytes = std::fs::read(&file).unwrap_or_default();
        assert_eq!(marks_in(&bytes), [], "{why}: {}", file.display());
        size += bytes.len();
    }
    size
}

fn entry(n: u32) -> RosterEntry {
    let mut entry = SOMEONE.entry();
    entry.insured = InsuredId::new("Q9876543", &format!("{n:07}"), "00").unwrap();
    entry.name = Name::parse(&format!("葛\u{E0100}城　龍之介{n}")).unwrap();
    entry.kana = Kana::from_cell("ﾖｼﾀﾞ ﾘｭｳﾉｽｹ");
    entry
}

fn fill(tx: &mut Tx<'_>) -> Result<(), kenpo_store::StoreError> {
    let id = ImportId::from_random([3; 16]);
    tx.record_import(NewImport {
        id,
        source: ImportSource::Roster,
        file_name: "加納町.xlsx".to_owned(),
        counts: ImportCounts::default(),
        findings: BTreeMap::new(),
        reason: None,
    })?;
    for n in 1..=2_000_u32 {
        let entry = entry(n);
        let cells = [entry.name.as_str(), SOMEONE.address, "リュウノスケ"].iter().collect();
        tx.join(PersonId::from_random(u128::from(n).to_be_bytes()), &entry)?;
        tx.raw_rows(
            id,
            &[RawRow { place: entry.place.clone(), insured: None, cells: kenpo_domain::gate::Sealed::new(cells) }],
        )?;
    }
    Ok(())
}

#[test]
fn no_plaintext_reaches_the_disk() {
    let (office, mut store) = Office::new();
    let folder = office.folder.path().to_owned();
    // Otherwise the whole write would wait in memory for its end.
    store.keep_pages(64).unwrap();
    write(&mut store, Op::ImportRoster, |tx| {
        fill(tx)?;
        // Sorting everybody would spill into temporary files, were they allowed.
        assert_eq!(tx.fold_everyone(ByEmployerHousehold, 0, |many, _| many + 1)?, 2_000);
        let size = look(&folder, "in the middle of a write");
        assert!(size > 500_000, "only {size} bytes were looked at: the write has not reached the disk yet");
        Ok(())
    })
    .unwrap();
    look(&folder, "after the write");
    let asked = PeopleQuery { text: "龍之介".to_owned(), limit: 10, ..PeopleQuery::default() };
    let page = store.search(&asked).unwrap();
    assert!(page.more && page.people.len() == 10, "{} of them", page.total);
    look(&folder, "after a search");
    write(&mut store, Op::ImportRoster, |tx| {
        for n in 1..=2_000_u32 {
            let mut entry = entry(n);
            entry.insured = InsuredId::new("1", &format!("{n:07}"), "00").unwrap();
            tx.lay(PersonId::from_random(u128::from(n).to_be_bytes()), &entry)?;
        }
        look(&folder, "while everybody changes");
        Ok(())
    })
    .unwrap();
    store.close().unwrap();
    let size = look(&folder, "closed");
    assert!(size > 1_000_000, "only {size} bytes were looked at");
    assert_eq!(office.open().counts().unwrap().people, 2_000);
}

#[test]
fn the_same_search_finds_them_in_a_plain_file() {
    let folder = tempfile::tempdir().unwrap();
    for encoding in ["UTF-8", "UTF-16le", "UTF-16be"] {
        let path = folder.path().join(encoding);
        let conn = rusqlite::Connection::open(&path).unwrap();
        conn.execute_batch(&format!("PRAGMA encoding = '{encoding}'; CREATE TABLE t (x TEXT);")).unwrap();
        for mark in MARKS {
            conn.execute("INSERT INTO t VALUES (?1)", [format!("前{mark}後")]).unwrap();
        }
        drop(conn);
        let found = marks_in(&std::fs::read(&path).unwrap());
        for mark in MARKS {
            assert!(
                found.iter().any(|(text, how)| *text == mark && how.eq_ignore_ascii_case(encoding)),
                "{mark} in {encoding}: {found:?}"
            );
        }
    }
    let text = MARKS.join(",");
    let (cp932, ..) = encoding_rs::SHIFT_JIS.encode(&text);
    assert_eq!(marks_in(&cp932).iter().filter(|(_, encoding)| *encoding == "CP932").count(), MARKS.len());
}
