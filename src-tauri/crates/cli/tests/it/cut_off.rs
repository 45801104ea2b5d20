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
