//! Several users by the words of the command line: adding, roles, resets, removal, and what waits for a second person.

use crate::support::{Answer, Kenpo, PASSWORD, User, fixture};
use serde_json::{Value, json};

const FIRST: User = User { name: "管理者", password: PASSWORD };
const TOLD: User = User { name: "shounin", password: "仮の言葉と青い紙飛行機 13" };
const SECOND: User = User { name: "shounin", password: "自分の言葉と青い紙飛行機 31" };
const THIRD: User = User { name: "tantou", password: "三人目の言葉と古い風見鶏 7" };

/// A society with a second user, who may approve and has their own password.
fn of_two() -> Kenpo {
    let kenpo = Kenpo::with(&[]);
    kenpo.answers(&FIRST, "user add", &["shounin", "--roles", "approver"], TOLD.password).data();
    kenpo.answers(&TOLD, "user password", &[], SECOND.password).data();
    kenpo
}

/// The number of what was proposed.
fn proposed(answer: Answer) -> String {
    let data = answer.data();
    assert_eq!(data["confirmed"], false, "{data}");
    data["proposal"].as_str().unwrap().to_owned()
}

fn policy(name: &str) -> (tempfile::TempDir, String) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("policy.toml");
    let text = std::fs::read_to_string(fixture("policy/reiji.toml")).unwrap();
    std::fs::write(&path, format!("# {name}\n{text}")).unwrap();
    let text = path.display().to_string();
    (dir, text)
}

#[test]
fn while_there_is_one_user_some_things_take_effect_at_once() {
    let kenpo = Kenpo::with(&[]);
    let (_dir, file) = policy("first");
    let set = kenpo.answers(&FIRST, "policy set", &[&file], "").data();
    assert_eq!((&set["confirmed"], &set["proposal"]), (&json!(true), &Value::Null));
    let own = proposed(kenpo.answers(&FIRST, "user roles", &["管理者", "--roles", "admin,protector"], ""));
    assert_eq!(kenpo.answers(&FIRST, "confirm", &[&own], "").fault(), "3 not_allowed same_person");
    let added = kenpo.answers(&FIRST, "user add", &["shounin", "--roles", "approver"], TOLD.password).data();
    assert_eq!((&added["confirmed"], &added["proposal"]), (&json!(true), &Value::Null));
    assert_eq!(added["user"], json!({"name": "shounin", "roles": ["approver"], "passwordDue": true, "removed": false}));
    // From then on never again.
    let kenpo = kenpo.of("管理者");
    let told = kenpo.on("user roles", &["shounin", "--roles", "clerk"]);
    assert!(
        told.out.contains(
            "提案しました（番号 4）。ほかの人が承認すると、利用者 shounin（役割 作成、仮のパスワード）になります。"
        ),
        "{}",
        told.out
    );
    proposed(kenpo.answers(&FIRST, "policy set", &[&file], ""));
    proposed(kenpo.answers(&FIRST, "user add", &["tantou", "--roles", "clerk"], THIRD.password));
}

#[test]
fn whoever_was_told_a_password_changes_it_first() {
    let kenpo = Kenpo::with(&[]);
    kenpo.answers(&FIRST, "user add", &["shounin", "--roles", "approver,viewer"], TOLD.password).data();
    for command in ["status", "user list", "user fingerprint", "waiting", "batch", "returns"] {
        assert_eq!(kenpo.answers(&TOLD, command, &[], "").fault(), "3 password_due", "{command}");
    }
    assert_eq!(kenpo.answers(&TOLD, "user password", &["管理者"], SECOND.password).fault(), "3 password_due");
    assert_eq!(kenpo.answers(&TOLD, "user password", &[], "shounin06139463").fault(), "3 weak_password");
    kenpo.answers(&TOLD, "user password", &["shounin"], SECOND.password).data();
    assert_eq!(kenpo.answers(&TOLD, "status", &[], "").fault(), "3 wrong_password");
    let status = kenpo.answers(&SECOND, "status", &[], "").data();
    assert_eq!(status["user"], json!({"name": "shounin", "roles": ["viewer", "approver"]}));
    assert_eq!(kenpo.answers(&SECOND, "user list", &[], "").fault(), "3 not_allowed");
    let users = kenpo.answers(&FIRST, "user list", &[], "").data();
    let due: Vec<&Value> = users["users"].as_array().unwrap().iter().map(|user| &user["passwordDue"]).collect();
    assert_eq!(due, [false, false]);
}

#[test]
fn what_one_proposes_another_confirms() {
    let kenpo = of_two();
    let added = kenpo.answers(&FIRST, "user add", &["tantou", "--roles", "clerk,number"], THIRD.password);
    let id = proposed(added);
    assert_eq!(kenpo.answers(&THIRD, "status", &[], "").fault(), "3 wrong_password");
    let waits = |user: &User| kenpo.answers(user, "waiting", &[], "").data();
    let (mine, others) = (waits(&FIRST), waits(&SECOND));
    for (page, is_mine) in [(&mine, true), (&others, false)] {
        assert_eq!(page["total"], 1);
        let row = &page["proposals"][0];
        assert_eq!((&row["id"], &row["act"], &row["by"]), (&json!(id), &json!("user_add"), &json!("管理者")));
        assert_eq!(row["mine"], is_mine);
        assert!(row["what"].as_str().unwrap().contains("「tantou」を加える（役割：作成・個人番号）"), "{row}");
    }
    let digits = others["proposals"][0]["fingerprint"].clone();
    assert_eq!(kenpo.answers(&FIRST, "confirm", &[&id], "").fault(), "3 not_allowed same_person");
    assert_eq!(kenpo.answers(&FIRST, "decline", &[&id, "--reason", "no"], "").fault(), "3 not_allowed same_person");
    for unknown in ["9", "0", "", "01", "x", "-1"] {
        let said = kenpo.answers(&SECOND, "confirm", &["--", unknown], "");
        assert_eq!(said.fault(), "6 proposal_unknown", "{unknown:?}");
    }
    let confirmed = kenpo.answers(&SECOND, "confirm", &[&id], "").data();
    assert_eq!((&confirmed["proposal"], &confirmed["confirmed"]), (&json!(id), &json!(true)));
    assert_eq!(confirmed["user"]["name"], "tantou");
    assert_eq!(kenpo.answers(&SECOND, "confirm", &[&id], "").fault(), "6 proposal_unknown");
    assert_eq!(waits(&SECOND)["total"], 0);
    assert_eq!(kenpo.answers(&THIRD, "batch", &[], "").fault(), "3 password_due");
    let own = kenpo.answers(&THIRD, "user password", &[], THIRD.password).data();
    assert_eq!(own["user"]["roles"], json!(["clerk", "number"]));
    assert_ne!(kenpo.answers(&THIRD, "user fingerprint", &[], "").data()["fingerprint"], digits, "a new identity");
    // Neither clerks nor the last four digits make a second person, whether it exists or not.
    for id in [&id, "9"] {
        assert_eq!(kenpo.answers(&THIRD, "confirm", &[id], "").fault(), "3 not_allowed");
    }
    assert_eq!(kenpo.answers(&THIRD, "waiting", &[], "").data()["total"], 0);
    assert_eq!(
        kenpo.answers(&FIRST, "user add", &["tantou", "--roles", "clerk"], THIRD.password).fault(),
        "6 user_exists"
    );
}

#[test]
fn what_is_declined_or_has_lapsed_never_takes_effect() {
    let kenpo = of_two();
    let roles = ["shounin", "--roles", "approver,admin"];
    let [first, second, third] = [(); 3].map(|()| proposed(kenpo.answers(&FIRST, "user roles", &roles, "")));
    kenpo.answers(&SECOND, "decline", &[&first, "--reason", "まだ早い"], "").data();
    assert_eq!(kenpo.answers(&SECOND, "confirm", &[&first], "").fault(), "6 proposal_unknown");
    assert_eq!(kenpo.answers(&SECOND, "status", &[], "").data()["user"]["roles"], json!(["approver"]));
    kenpo.answers(&SECOND, "confirm", &[&second], "").data();
    assert_eq!(kenpo.answers(&SECOND, "status", &[], "").data()["user"]["roles"], json!(["approver", "admin"]));
    for _ in 0..2 {
        assert_eq!(kenpo.answers(&SECOND, "confirm", &[&third], "").fault(), "6 changed_meanwhile lapsed");
    }
    assert_eq!(kenpo.answers(&SECOND, "decline", &[&third, "--reason", "x"], "").fault(), "6 changed_meanwhile lapsed");
    assert_eq!(kenpo.answers(&SECOND, "waiting", &[], "").data()["total"], 0);
    let (_dir, file) = policy("second");
    let id = proposed(kenpo.answers(&FIRST, "policy set", &[&file], ""));
    let row = kenpo.answers(&SECOND, "waiting", &[], "").data()["proposals"][0].take();
    assert!(row["policy"].as_str().unwrap().starts_with("# second\n"), "{row}");
    let before = kenpo.answers(&FIRST, "status", &[], "").data();
    kenpo.answers(&SECOND, "confirm", &[&id], "").data();
    assert_eq!(kenpo.answers(&FIRST, "status", &[], "").data()["society"], before["society"], "of the same version");
    let again = proposed(kenpo.answers(&FIRST, "policy set", &[&file], ""));
    kenpo.answers(&SECOND, "confirm", &[&again], "").data();
}

#[test]
fn a_reset_password_opens_once_it_is_confirmed_and_the_old_one_no_more() {
    let kenpo = of_two();
    kenpo.answers(&SECOND, "status", &[], "").data();
    assert_eq!(kenpo.answers(&FIRST, "user password", &["nobody"], TOLD.password).fault(), "6 user_unknown");
    assert_eq!(kenpo.answers(&FIRST, "user password", &["shounin"], "short").fault(), "3 weak_password");
    let id = proposed(kenpo.answers(&FIRST, "user add", &["kansa", "--roles", "auditor"], THIRD.password));
    kenpo.answers(&SECOND, "confirm", &[&id], "").data();
    let auditor = User { name: "kansa", ..THIRD };
    kenpo.answers(&auditor, "user password", &[], THIRD.password).data();
    let id = proposed(kenpo.answers(&FIRST, "user password", &["shounin"], TOLD.password));
    kenpo.answers(&SECOND, "status", &[], "").data();
    let confirmed = kenpo.answers(&auditor, "confirm", &[&id], "").data();
    assert_eq!(confirmed["user"]["passwordDue"], true);
    assert_eq!(kenpo.answers(&SECOND, "status", &[], "").fault(), "3 wrong_password");
    assert_eq!(kenpo.answers(&TOLD, "status", &[], "").fault(), "3 password_due");
}

#[test]
fn who_is_removed_opens_no_more_and_somebody_is_always_left() {
    let kenpo = of_two();
    let remove = |user: &User, name: &str| kenpo.answers(user, "user remove", &[name], "");
    assert_eq!(remove(&FIRST, "管理者").fault(), "3 not_allowed self");
    assert_eq!(remove(&FIRST, "nobody").fault(), "6 user_unknown");
    assert_eq!(remove(&SECOND, "管理者").fault(), "3 not_allowed");
    assert_eq!(remove(&SECOND, "nobody").fault(), "3 not_allowed", "whether there is such a user or not");
    let roles = |name: &str, roles: &str| kenpo.answers(&FIRST, "user roles", &[name, "--roles", roles], "");
    assert_eq!(roles("管理者", "clerk,protector").fault(), "6 last_admin");
    assert_eq!(roles("管理者", "clerk,admin").fault(), "6 last_protector");
    assert_eq!(roles("nobody", "clerk").fault(), "6 user_unknown");
    assert_eq!(kenpo.answers(&FIRST, "user roles", &["shounin", "--roles", "king"], "").code, 2);
    // One with both may be taken out by another administrator, as long as somebody else has the desk.
    let id = proposed(roles("shounin", "approver,admin"));
    kenpo.answers(&SECOND, "confirm", &[&id], "").data();
    assert_eq!(remove(&SECOND, "管理者").fault(), "6 last_protector");
    let removed = remove(&FIRST, "shounin").data();
    assert_eq!(
        (&removed["user"]["removed"], &removed["rekeyDue"], &removed["kitDue"]),
        (&json!(true), &json!(true), &json!(true))
    );
    assert_eq!((&removed["epoch"], &removed["backups"]), (&json!(1), &json!([])));
    assert_eq!(kenpo.answers(&SECOND, "status", &[], "").fault(), "3 wrong_password");
    assert_eq!(remove(&FIRST, "shounin").fault(), "6 user_unknown");
    assert_eq!(roles("shounin", "clerk").fault(), "6 user_unknown");
    // Nobody is left who could confirm: a user more takes effect at once again, and nothing else does.
    proposed(roles("管理者", "admin,protector"));
    let added = kenpo.answers(&FIRST, "user add", &["shounin", "--roles", "approver"], THIRD.password);
    assert_eq!(added.fault(), "6 user_exists");
    let added = kenpo.answers(&FIRST, "user add", &["kansa", "--roles", "auditor"], THIRD.password).data();
    assert_eq!(added["confirmed"], true);
    assert_eq!(kenpo.answers(&FIRST, "status", &[], "").data()["user"]["name"], "管理者");
}
