//! A program that is killed in the middle: what it leaves is told, counted and settled by the next one.

use crate::support::{AS_OF, Kenpo, LIST, ROSTERS};
use std::path::PathBuf;
use std::time::Duration;

fn parts(folder: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path());
    entries.filter(|path| path.extension().is_some_and(|extension| extension == "part")).collect()
}

fn with_pages(folder: &str) -> bool {
    parts(folder).iter().any(|part| std::fs::metadata(part).is_ok_and(|file| file.len() > 0))
}

#[test]
fn what_a_killed_print_leaves_gets_its_name_or_goes_at_the_next_opening() {
    let kenpo = Kenpo::with(&[&ROSTERS[..], &[LIST]].concat());
    assert_eq!(kenpo.on("issue", &["--as-of", AS_OF]).code, 0);
    let (db, folder) = (kenpo.db(), kenpo.path("batch"));
    let mut child = kenpo.start(&["print", "--db", &db, "--out", &folder]);
    while !with_pages(&folder) {
        assert!(child.try_wait().unwrap().is_none(), "it ended before a page was seen");
        std::thread::sleep(Duration::from_micros(200));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let left = parts(&folder);
    assert!(!left.is_empty(), "it was killed too late");

    let opened = kenpo.on("status", &[]);
    assert!(opened.err.contains(&format!("ファイルが{}件残っていました", left.len())), "{}", opened.err);
    for part in &left {
        let name = part.file_name().unwrap().to_string_lossy().into_owned();
        let named = name.split(".pdf").next().unwrap();
        assert!(opened.err.contains(named), "{name} in {}", opened.err);
    }
    assert!(parts(&folder).is_empty(), "no page stays under a passing name");
    assert_eq!(kenpo.on("status", &[]).err, "", "told once");

    // Whatever was recorded is there, and whatever was not can be written now.
    let again = kenpo.on("print", &["--out", &folder]);
    assert!(again.code == 0 || again.err.contains("もう書き出してあります"), "{}", again.err);
    let once_more = kenpo.on("print", &["--out", &folder]);
    assert_eq!(once_more.code, 6);
    assert!(once_more.err.contains("もう書き出してあります") && once_more.err.contains(".pdf"), "{}", once_more.err);
    let pieces = kenpo.data("batch", &["latest"])["pieces"].take();
    for piece in pieces.as_array().unwrap() {
        let file = piece["file"].as_str().unwrap();
        assert!(std::path::Path::new(&folder).join(file).exists(), "{file}");
    }
}

#[test]
fn what_a_killed_init_leaves_is_taken_back_by_the_next_one() {
    for delay in [0, 1, 3] {
        let kenpo = Kenpo::new();
        let (db, key) = (kenpo.db(), format!("{}-key", kenpo.db()));
        let policy = crate::support::fixture("policy/reiji.toml");
        let words = ["--name", "例示健康保険組合", "--insurer", "06139463", "--policy", &policy];
        let mut child = kenpo.start(&[&["init", "--db", &db][..], &words].concat());
        while !std::path::Path::new(&key).exists() {
            assert!(child.try_wait().unwrap().is_none(), "it ended without a key file");
            std::thread::sleep(Duration::from_micros(50));
        }
        std::thread::sleep(Duration::from_millis(delay));
        child.kill().unwrap();
        child.wait().unwrap();
        if std::path::Path::new(&db).exists() {
            assert_eq!(kenpo.on("status", &[]).code, 0, "it was done");
        } else {
            assert_eq!(kenpo.init().code, 0, "taken back, and made");
        }
    }
}

#[test]
fn a_key_file_goes_only_with_a_database_that_never_had_its_name() {
    let kenpo = Kenpo::new();
    assert_eq!(kenpo.init().code, 0);
    let (db, key) = (kenpo.db(), format!("{}-key", kenpo.db()));
    let moved = kenpo.path("moved.kenpo");
    std::fs::rename(&db, &moved).unwrap();
    let kept = std::fs::read(&key).unwrap();
    assert_eq!(kenpo.init().code, 4, "the key of a database that was moved");
    assert_eq!(std::fs::read(&key).unwrap(), kept);
    // As `init` leaves it where it is killed between its two files.
    std::fs::rename(&moved, kenpo.path(".kenpo-new-Ab12Cd")).unwrap();
    assert_eq!(kenpo.init().code, 0);
    assert_ne!(std::fs::read(&key).unwrap(), kept);
    assert!(!std::path::Path::new(&kenpo.path(".kenpo-new-Ab12Cd")).exists());
    assert_eq!(kenpo.on("status", &[]).code, 0);
}
