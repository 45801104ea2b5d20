//! Who opens: by name or as the only one, and what is said when somebody does not.

use crate::support::{Kenpo, PASSWORD, fixture};
use serde_json::{Value, json};

/// Words of `init` after the database.
fn founding(policy: &str) -> [&str; 6] {
    ["--name", "例示健康保険組合", "--insurer", "06139463", "--policy", policy]
}

fn fault(kenpo: &Kenpo, command: &str, words: &[&str]) -> (i32, Value) {
    let said = kenpo.on(command, &[words, &["--json"]].concat());
    (said.code, said.replies().pop().unwrap()["fault"].take())
}

#[test]
fn the_first_user_is_called_as_is_said_and_has_every_role() {
    let policy = fixture("policy/reiji.toml");
    let all = json!(["viewer", "clerk", "approver", "number", "protector", "auditor", "admin"]);
    for (words, variable, name) in [
        (&[][..], None, "管理者"),
        (&["--user", "tantou"], None, "tantou"),
        (&[], Some("担当　花子"), "担当　花子"),
        (&["--user", "tantou"], Some("shounin"), "tantou"),
        (&[], Some(""), "管理者"),
    ] {
        let kenpo = variable.map_or_else(Kenpo::new, |user| Kenpo::new().of(user));
        assert_eq!(kenpo.init_bare(words).code, 0, "{name}");
        let status = Kenpo::data(&kenpo, "status", words);
        assert_eq!(status["user"], json!({"name": name, "roles": all}), "{name}");
        assert!(kenpo.on("status", words).out.contains(&format!("利用者 {name}（閲覧・作成・")), "{name}");
    }
    for name in ["", " ", "a ", "あ\u{200B}", &"あ".repeat(41)] {
        let kenpo = Kenpo::new();
        let (code, said) = fault(&kenpo, "init", &[&founding(&policy)[..], &["--user", name]].concat());
        assert_eq!((code, &said["code"]), (2, &json!("user_name_bad")), "{name:?}");
        assert!(!std::path::Path::new(&kenpo.db()).exists());
    }
}

#[test]
fn a_password_that_a_program_finds_is_none() {
    let policy = fixture("policy/reiji.toml");
    for (password, why) in [
        ("kvmwx-2hsbe", "短すぎます"),
        ("passwordpassword", "推測されやすい"),
        ("tantou06139463", "推測されやすい"),
        ("例示健康保険組合tantou", "推測されやすい"),
    ] {
        let kenpo = Kenpo::new().trying(password);
        let (code, said) = fault(&kenpo, "init", &[&founding(&policy)[..], &["--user", "tantou"]].concat());
        assert_eq!((code, &said["code"]), (3, &json!("weak_password")), "{password}");
        assert!(said["what"].as_str().unwrap().contains(why), "{password}: {said}");
        assert!(!std::path::Path::new(&kenpo.db()).exists(), "{password}");
    }
}

#[test]
fn a_name_that_nobody_has_is_answered_as_a_wrong_password_is() {
    let kenpo = Kenpo::with(&[]);
    let unknown = fault(&kenpo, "status", &["--user", "nobody"]);
    let kenpo = kenpo.trying("wrong horse battery");
    assert_eq!(fault(&kenpo, "status", &["--user", "管理者"]), unknown);
    assert_eq!((unknown.0, &unknown.1["code"]), (3, &json!("wrong_password")));
    assert!(unknown.1.get("params").is_none(), "where there are none, there is no member");
    let kenpo = kenpo.trying(PASSWORD);
    assert_eq!(kenpo.on("status", &["--user", "管理者"]).code, 0);
    assert_eq!(
        kenpo.of("nobody").on("status", &["--user", "管理者"]).code,
        0,
        "what is said stands above the variable"
    );
}

#[test]
fn of_several_users_one_must_be_named() {
    let kenpo = Kenpo::with(&[]);
    let path = kenpo.path("society.kenpo-key");
    let mut file: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    let mut slot = file["slots"][0].clone();
    slot["user"] = "tantou".into();
    file["slots"].as_array_mut().unwrap().push(slot);
    std::fs::write(&path, file.to_string()).unwrap();
    let (code, said) = fault(&kenpo, "status", &[]);
    assert_eq!((code, &said["code"]), (2, &json!("user_needed")));
    assert_eq!(kenpo.on("status", &["--user", "管理者"]).code, 0);
    assert_eq!(fault(&kenpo, "status", &["--user", "tantou"]).0, 3, "another's slot under this name");
    // The database is read back at the end by the only user there is.
    file["slots"].as_array_mut().unwrap().pop();
    std::fs::write(&path, file.to_string()).unwrap();
}

#[test]
fn after_five_wrong_passwords_a_script_is_told_how_long_to_wait() {
    let kenpo = Kenpo::with(&[]).trying("wrong horse battery");
    let mut waited = Value::Null;
    // A slow machine may have let the two seconds pass; the waits only get longer.
    for tries in 0..20 {
        let (code, said) = fault(&kenpo, "status", &[]);
        assert_eq!(code, 3);
        if said["code"] == "throttled" {
            assert!(tries >= 5, "{tries}");
            waited = said["params"]["waitSeconds"].clone();
            assert!(said["next"].as_str().unwrap().contains(&format!("{waited}秒")), "{said}");
            break;
        }
        assert_eq!(said["code"], "wrong_password");
    }
    assert!(waited.as_u64().is_some_and(|seconds| seconds >= 1), "{waited}");
    let right = kenpo.trying(PASSWORD);
    assert_eq!(fault(&right, "status", &[]).1["code"], "throttled", "the right one waits too");
    // So that the database is read back at the end.
    let path = right.path("society.kenpo-key");
    let mut file: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    file["slots"][0]["wrong"] = 0.into();
    std::fs::write(&path, file.to_string()).unwrap();
}

const NEW: &str = "べつの言葉と自転車 5678";

#[test]
fn whoever_has_opened_gives_themselves_a_new_password() {
    let kenpo = Kenpo::with(&[]).renewing(NEW);
    let digits = |kenpo: &Kenpo| kenpo.data("user fingerprint", &[])["fingerprint"].as_str().unwrap().to_owned();
    let before = digits(&kenpo);
    assert!(before.len() == 20 && before.bytes().all(|byte| byte.is_ascii_digit()), "{before}");
    assert_eq!(digits(&kenpo), before);
    let changed = kenpo.data("user password", &[]);
    assert_eq!((&changed["user"]["name"], &changed["user"]["passwordDue"]), (&json!("管理者"), &json!(false)));
    assert_eq!(fault(&kenpo, "status", &[]).1["code"], "wrong_password");
    let kenpo = kenpo.trying(NEW).renewing("short");
    assert_ne!(digits(&kenpo), before, "a new identity");
    let (code, said) = fault(&kenpo, "user password", &[]);
    assert_eq!((code, &said["code"]), (3, &json!("weak_password")));
    // The lines of standard input stand above the variables.
    let words = ["user", "password", "--password-stdin", "--db", &kenpo.db()];
    for (lines, code) in
        [("", 3), (NEW, 3), (&format!("{NEW}\nqwertyuiopasdfgh\n"), 3), (&format!("{NEW}\n{PASSWORD}\n"), 0)]
    {
        assert_eq!(kenpo.say(&words, lines).code, code, "{lines:?}");
    }
    assert_eq!(kenpo.trying(PASSWORD).on("status", &[]).code, 0);
}

#[test]
fn who_may_open_is_listed() {
    let kenpo = Kenpo::with(&[]);
    let users = kenpo.data("user list", &[])["users"].take();
    assert_eq!(users.as_array().unwrap().len(), 1);
    assert_eq!(
        (&users[0]["name"], &users[0]["passwordDue"], &users[0]["removed"]),
        (&json!("管理者"), &json!(false), &json!(false))
    );
    assert_eq!(users[0]["roles"].as_array().unwrap().len(), 7);
    assert!(kenpo.on("user list", &[]).out.starts_with("管理者\t閲覧・作成・"));
    assert_eq!(kenpo.on("user", &[]).code, 2);
}
