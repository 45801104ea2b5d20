//! Roles and words: every cell, by the real program.

use crate::support::{Kenpo, PASSWORD, User, fixture};

const FIRST: User = User { name: "管理者", password: PASSWORD };

/// A user for each role, by its letter.
const STAFF: [(char, &str); 7] = [
    ('v', "viewer"),
    ('c', "clerk"),
    ('a', "approver"),
    ('n', "number"),
    ('p', "protector"),
    ('u', "auditor"),
    ('m', "admin"),
];

/// Words with what they need, and who may run them: letters as above, `*` anybody who has opened. What is named is nowhere there: whoever may is
/// told so, whoever may not is told that alone.
const WORDS: &[(&str, &str)] = &[
    ("*", "status"),
    ("*", "user fingerprint"),
    ("*", "waiting"),
    ("um", "user list"),
    ("m", "user add x --roles clerk"),
    ("m", "user roles nobody --roles clerk"),
    ("m", "user password nobody"),
    ("m", "user remove nobody"),
    ("m", "policy set POLICY"),
    ("aum", "confirm 77"),
    ("aum", "decline 77 --reason x"),
    ("c", "import nowhere.csv"),
    ("c", "columns nowhere.csv"),
    ("c", "template nowhere/x.xlsx"),
    ("c", "correct 1-1-0 --set sex=male --source form --source-on 2026-11-01"),
    ("vcanp", "imports"),
    ("c", "row latest 2 --drop"),
    ("ca", "undo --import latest"),
    ("ca", "undo --change 77"),
    ("p", "desk tray"),
    ("p", "desk tray --let-in"),
    ("vcanp", "plan"),
    ("vcanp", "summary"),
    ("c", "issue"),
    ("c", "print --out nowhere"),
    ("c", "enclose"),
    ("c", "post"),
    ("vcanp", "pull-out"),
    ("c", "pull-out --all"),
    ("c", "spoil 0100000017"),
    ("c", "return 0100000017 --reason 01"),
    ("vcanp", "returns"),
    ("c", "clear 0100000017"),
    ("vcanp", "people"),
    ("c", "people --address x"),
    ("vcanp", "person 1-1-0"),
    ("vcanp", "person 1-1-0 --history"),
    ("cp", "protect 1-1-0"),
    ("vcanp", "batch"),
];

#[test]
fn every_word_is_open_to_its_roles_and_to_no_other() {
    let kenpo = Kenpo::with(&[]);
    for (_, role) in STAFF {
        // The next one would need a second person as soon as there is one who may be that.
        if !matches!(role, "approver" | "auditor" | "admin") {
            kenpo.answers(&FIRST, "user add", &[role, "--roles", role], PASSWORD).data();
        }
    }
    kenpo.answers(&FIRST, "user add", &["approver", "--roles", "approver"], PASSWORD).data();
    let second = User { name: "approver", password: PASSWORD };
    kenpo.answers(&second, "user password", &[], PASSWORD).data();
    for role in ["auditor", "admin"] {
        let added = kenpo.answers(&FIRST, "user add", &[role, "--roles", role], PASSWORD).data();
        kenpo.answers(&second, "confirm", &[added["proposal"].as_str().unwrap()], "").data();
    }
    let policy = fixture("policy/reiji.toml");
    for (letter, name) in STAFF {
        let user = User { name, password: PASSWORD };
        kenpo.answers(&user, "user password", &[], PASSWORD).data();
        for (letters, words) in WORDS {
            // With a password that is none, so that nothing is proposed; the role is looked at first.
            let words = words.replace("POLICY", &policy);
            let answer = kenpo.answers(&user, &words, &[], "short");
            let refused = answer.fault().starts_with("3 not_allowed");
            let may = *letters == "*" || letters.contains(letter);
            assert_eq!(!refused, may, "{words} by {name}: {}", answer.said);
            assert_ne!(answer.code, 2, "{words}: {}", answer.said);
        }
    }
}
