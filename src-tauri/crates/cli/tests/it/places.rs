//! Places that cannot take what is to be written there, or are no files: found before the work, with words, and nothing changed.

use crate::support::{AS_OF, Kenpo, ROSTERS, fixture, roster};

#[test]
fn a_place_that_takes_no_file_is_found_before_the_import() {
    let kenpo = Kenpo::with(&[]);
    let file = roster(ROSTERS[2]);
    std::fs::write(kenpo.path("plain"), "").unwrap();
    for place in [kenpo.path("no/such/folder/findings.json"), kenpo.path("plain/findings.json")] {
        for word in ["--findings", "--marked"] {
            let refused = kenpo.on("import", &[&file, "--as-of", AS_OF, word, &place]);
            assert_eq!((refused.code, refused.out.as_str()), (4, ""), "{word} {place}: {}", refused.err);
            assert!(refused.err.contains("ファイルを書き込めませんでした"), "{}", refused.err);
        }
    }
    assert_eq!(kenpo.data("status", &[])["counts"]["people"], 0);
    let (findings, marked) = (kenpo.path("findings.json"), kenpo.path("marked.xlsx"));
    let done = kenpo.on("import", &[&file, "--as-of", AS_OF, "--findings", &findings, "--dry-run"]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert!(std::path::Path::new(&findings).exists() && !std::path::Path::new(&marked).exists());
    let names = std::fs::read_dir(kenpo.dir.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(names.into_iter().all(|name| !name.to_string_lossy().ends_with(".part")), "no trial stays");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_database() {
    let kenpo = Kenpo::with(&[]);
    let pipe = kenpo.path("pipe.kenpo");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for path in [pipe.clone(), kenpo.path("")] {
        let refused = kenpo.say(&["status", "--db", &path], "");
        assert_eq!(refused.code, 4, "{}", refused.err);
        assert!(refused.err.contains("ふつうのファイルではありません"), "{}", refused.err);
    }
    // A pipe in the place of the key file.
    std::fs::copy(kenpo.db(), kenpo.path("other.kenpo")).unwrap();
    std::fs::rename(&pipe, kenpo.path("other.kenpo-key")).unwrap();
    let refused = kenpo.say(&["status", "--db", &kenpo.path("other.kenpo")], "");
    assert!(refused.code == 4 && refused.err.contains("ふつうのファイルではありません"), "{}", refused.err);
}

#[cfg(unix)]
#[test]
fn a_log_that_is_the_database_or_a_link_is_refused() {
    let kenpo = Kenpo::with(&[]);
    let policy = fixture("policy/reiji.toml");
    let db = kenpo.path("society.log");
    let made = kenpo.say(&["init", "--db", &db, "--name", "x", "--insurer", "06139463", "--policy", &policy], "");
    assert_eq!(made.code, 4, "{}", made.err);
    assert!(made.err.contains("記録ファイル") && !std::path::Path::new(&db).exists());

    let (log, elsewhere) = (kenpo.path("society.log"), kenpo.path("elsewhere"));
    std::fs::write(&elsewhere, "somebody's own").unwrap();
    std::os::unix::fs::symlink(&elsewhere, &log).unwrap();
    let linked = kenpo.on("status", &[]);
    assert!(linked.code == 4 && linked.err.contains("記録ファイル"), "{}", linked.err);
    std::fs::remove_file(&log).unwrap();
    std::fs::hard_link(kenpo.db(), &log).unwrap();
    let same = kenpo.on("status", &[]);
    assert!(same.code == 4 && same.err.contains("記録ファイル"), "{}", same.err);
    std::fs::remove_file(&log).unwrap();
    assert_eq!(kenpo.on("status", &[]).code, 0);
    assert_eq!(std::fs::read_to_string(&elsewhere).unwrap(), "somebody's own");
}
