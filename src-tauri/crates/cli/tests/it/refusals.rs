//! What `kenpo` answers when it cannot: a code and a status for scripts, Japanese for people, and nothing changed.

use crate::support::{AS_OF, Kenpo, PASSWORD, ROSTERS, fixture, roster};

#[test]
fn every_class_of_refusal_has_its_status() {
    let kenpo = Kenpo::with(&ROSTERS[..1]);
    let (empty, text, folder) = (kenpo.path("empty.csv"), kenpo.path("text.csv"), kenpo.path(""));
    std::fs::write(&empty, "").unwrap();
    std::fs::write(&text, "ただの文章です。\n").unwrap();
    let policy = fixture("policy/reiji.toml");
    let named = ["--name", "例示健康保険組合", "--insurer", "06139463", "--policy", &policy];
    for (command, words, code, status) in [
        ("plan", &["--as-of", "2026-11-31"][..], "bad_day", 2),
        ("plan", &["--as-of", "R8.11.30"], "bad_day", 2),
        ("return", &["1234567890", "--reason", "01"], "serial_bad", 2),
        ("return", &["0100000017", "--reason", "77"], "serial_unknown", 6),
        ("init", &["--name", "x", "--insurer", "06139463", "--policy", "nowhere.toml"], "file_unreadable", 5),
        ("init", &["--name", "  ", "--insurer", "06139463", "--policy", &policy], "society_name_bad", 2),
        ("init", &[&named[..], &["--office", "100"]].concat(), "office_number_bad", 2),
        ("init", &[&named[..], &["--number-width", "0"]].concat(), "width_bad", 2),
        ("init", &[&named[..], &["--symbol-width", "21"]].concat(), "width_bad", 2),
        ("init", &[&named[..], &["--branch-width", "1"]].concat(), "width_bad", 2),
        ("import", &[&empty], "file_empty", 5),
        ("import", &[&text], "no_header", 5),
        ("import", &[&folder], "file_unreadable", 5),
        ("import", &["nowhere.xlsx"], "file_unreadable", 5),
        ("person", &["99-9999999-00"], "person_unknown", 6),
        ("batch", &["2026-0001"], "batch_unknown", 6),
        ("print", &["--out", "x"], "batch_unknown", 6),
        ("enclose", &[], "batch_unknown", 6),
    ] {
        let people = kenpo.on(command, words);
        let script = kenpo.on(command, &[words, &["--json"]].concat());
        assert_eq!((people.code, script.code), (status, status), "{command} {words:?}: {}", people.err);
        assert_eq!(people.out, "", "{command} {words:?}");
        assert!(people.err.lines().count() >= 2 && people.err.contains('。'), "what, and what next: {}", people.err);
        let reply = script.replies().pop().unwrap();
        assert_eq!((&reply["ok"], &reply["fault"]["code"]), (&false.into(), &code.into()), "{command} {words:?}");
        assert_eq!(script.err, "", "{command} {words:?}");
    }
}

#[test]
fn a_wrong_password_changes_nothing_but_the_count() {
    let kenpo = Kenpo::with(&[]);
    let counted = [kenpo.path("society.kenpo-key"), kenpo.path("society.kenpo-key.lock")];
    let files = |kenpo: &Kenpo| -> Vec<(String, Vec<u8>)> {
        let entries = std::fs::read_dir(kenpo.dir.path()).unwrap().map(|entry| entry.unwrap().path());
        let entries = entries.filter(|path| !counted.contains(&path.display().to_string()));
        let mut files: Vec<_> =
            entries.map(|path| (path.display().to_string(), std::fs::read(&path).unwrap())).collect();
        files.sort();
        files
    };
    let before = files(&kenpo);
    let wrong = kenpo.trying("wrong horse battery");
    let (file, out) = (roster(ROSTERS[0]), wrong.path("batch"));
    for (command, words) in [
        ("status", &[][..]),
        ("import", &[file.as_str()]),
        ("issue", &["--as-of", AS_OF]),
        ("print", &["--out", out.as_str()]),
    ] {
        let said = wrong.on(command, words);
        assert_eq!((said.code, said.out.as_str()), (3, ""), "{command}");
        assert!(said.err.starts_with("利用者の名前かパスワードが違います。"), "{}", said.err);
    }
    assert!(files(&wrong) == before);
    let right = wrong.trying(PASSWORD);
    assert_eq!(right.on("status", &[]).code, 0);
}

#[test]
fn nobodys_database_is_written_over() {
    let kenpo = Kenpo::with(&ROSTERS[..1]);
    let again = kenpo.init();
    assert_eq!(again.code, 4, "{}", again.err);
    assert_eq!(kenpo.data("status", &[])["counts"]["people"], 397);
    let short = Kenpo::new().trying("short");
    assert_eq!(short.init().code, 3);
    assert!(!std::path::Path::new(&short.db()).exists());
}
