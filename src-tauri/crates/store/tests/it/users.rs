//! Who opens, what is said when somebody does not, and what a kill leaves of a new password.

use crate::key_and_file::raw_with;
use crate::office::*;
use kenpo_domain::roles::{Role, Roles};
use kenpo_store::OpenError;
use serde_json::{Value, json};
use std::fs;

const USER: &str = "tantou";
const NEW: &str = "べつの 言葉 5678";

fn closed() -> Office {
    let (office, store) = Office::new();
    store.close().unwrap();
    office
}

fn put_key_file(office: &Office, file: &Value) {
    fs::write(office.key_path(), serde_json::to_vec(file).unwrap()).unwrap();
}

/// Changes the password of an office that is closed afterwards.
fn change(office: &Office, from: &str, to: &str) {
    let mut store = opened(&office.db, from).unwrap();
    store.change_password(&typed(to), CHEAP, &mut draw(8), &now()).unwrap();
    intact(&store);
    store.close().unwrap();
}

#[test]
fn whoever_made_the_database_opens_it_with_every_role() {
    let office = closed();
    for user in [None, Some(USER)] {
        let store = match user {
            None => office.open(),
            Some(user) => office.open_at(user, PASSWORD, now().instant).unwrap(),
        };
        assert_eq!((store.user().name.as_str(), store.user().roles), (USER, Roles::ALL));
        let slot = office.key_file()["slots"][0]["id"].as_str().unwrap().to_owned();
        assert_eq!(hex::encode(store.user().id), slot);
        store.close().unwrap();
    }
}

#[test]
fn roles_are_those_of_the_row() {
    let office = closed();
    for (text, expected) in [("clerk,auditor", Ok(Roles::of(&[Role::Clerk, Role::Auditor]))), ("", Ok(Roles::of(&[])))]
    {
        raw_with(&office, PASSWORD).execute("UPDATE user SET roles = ?1", [text]).unwrap();
        assert_eq!(opened(&office.db, PASSWORD).map(|store| store.user().roles), expected);
    }
    raw_with(&office, PASSWORD).execute("UPDATE user SET roles = 'king'", []).unwrap();
    assert_eq!(opened(&office.db, PASSWORD).err(), Some(OpenError::Damaged), "no role of ours");
}

#[test]
fn a_user_keeps_row_and_name() {
    let office = closed();
    let conn = raw_with(&office, PASSWORD);
    for sql in ["DELETE FROM user", "UPDATE user SET name = 'x'", "UPDATE user SET id = zeroblob(16)"] {
        assert!(conn.execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn the_first_thing_in_the_way_is_the_answer() {
    let office = closed();
    let good = office.key_file();
    let with = |edit: &dyn Fn(&mut Value)| {
        let mut file = good.clone();
        edit(&mut file);
        put_key_file(&office, &file);
    };
    let second = |file: &mut Value| {
        let mut slot = file["slots"][0].clone();
        slot["user"] = "another".into();
        file["slots"].as_array_mut().unwrap().push(slot);
    };
    let five = json!({"wrong": 5, "wrong_at": "2026-11-24T01:02:02Z"});
    let throttled = |file: &mut Value| {
        file["slots"][0]["wrong"] = five["wrong"].clone();
        file["slots"][0]["wrong_at"] = five["wrong_at"].clone();
    };
    let wait = |seconds| Some(OpenError::Throttled { seconds });
    let tried = |user: Option<&str>, password| match user {
        None => opened(&office.db, password).err(),
        Some(user) => office.open_at(user, password, now().instant).err(),
    };
    with(&|file| {
        second(file);
        throttled(file);
    });
    assert_eq!(tried(None, PASSWORD), Some(OpenError::UserNeeded), "two users, and none is named");
    assert_eq!(tried(Some(USER), PASSWORD), wait(1), "the right password has to wait too");
    assert_eq!(tried(Some("nobody"), PASSWORD), Some(OpenError::WrongPassword), "another name does not");
    assert_eq!(tried(Some("another"), PASSWORD), Some(OpenError::WrongPassword), "a slot under another name");
    with(&|file| file["unknown"] = five.clone());
    assert_eq!(tried(Some("nobody"), PASSWORD), wait(1));
    assert_eq!(tried(Some("somebody"), PASSWORD), wait(1), "all names that nobody has are one");
    assert_eq!(tried(Some(USER), PASSWORD), None);
    with(&|file| file["slots"] = json!([]));
    assert_eq!(tried(None, PASSWORD), Some(OpenError::UserNeeded), "nobody is there");
    assert_eq!(tried(Some(USER), PASSWORD), Some(OpenError::WrongPassword));
    with(&|file| {
        throttled(file);
        file["salt"] = "00".repeat(16).into();
    });
    assert_eq!(tried(None, "wrong"), Some(OpenError::NotOurFile), "before any password");
    with(&|file| {
        throttled(file);
        file["slots"][0]["kdf"] = Value::Null;
    });
    assert_eq!(tried(None, PASSWORD), Some(OpenError::KeyFileDamaged));
}

#[test]
fn after_five_wrong_passwords_in_a_row_everybody_waits_who_uses_the_name() {
    let office = closed();
    let at = |seconds: u32, password| office.open_at(USER, password, &format!("2026-11-24T01:02:{seconds:02}Z")).err();
    let (wrong, wait) = (Some(OpenError::WrongPassword), |seconds| Some(OpenError::Throttled { seconds }));
    for second in 0..4 {
        assert_eq!(at(second, "wrong"), wrong);
    }
    assert_eq!(at(4, PASSWORD), None, "the right one ends the row");
    assert_eq!(office.key_file()["slots"][0]["wrong"], 0);
    assert_eq!(office.key_file()["slots"][0]["wrong_at"], Value::Null);
    for second in 5..10 {
        assert_eq!(at(second, "wrong"), wrong);
    }
    assert_eq!((at(9, PASSWORD), at(10, PASSWORD)), (wait(2), wait(1)));
    assert_eq!(office.key_file()["slots"][0]["wrong"], 5, "what was not looked at is not counted");
    assert_eq!(at(11, "wrong"), wrong);
    assert_eq!(at(14, "wrong"), wait(1), "four seconds now");
    // A clock that went back: the whole wait anew, and it runs down.
    assert_eq!(at(0, PASSWORD), wait(4));
    assert_eq!(at(3, PASSWORD), wait(1));
    assert_eq!(at(4, PASSWORD), None);
}

/// Whoever may write to the folder can put any slot into the key file.
#[test]
fn an_identity_without_a_row_of_its_name_is_nobody() {
    let office = closed();
    for sql in
        ["UPDATE user SET recipient = 'age1'", "UPDATE user SET removed_at = '2026-11-24T01:02:03Z', removed_by = id"]
    {
        let office = closed();
        raw_with(&office, PASSWORD).execute(sql, []).unwrap();
        assert_eq!(opened(&office.db, PASSWORD).err(), Some(OpenError::WrongPassword), "{sql}");
        assert_eq!(office.key_file()["slots"][0]["wrong"], 1, "{sql}: it counts");
    }
    // The slot of another database of the same user, with a key that it knows.
    let (theirs, store) = Office::new();
    store.close().unwrap();
    fs::copy(theirs.key_path(), office.key_path()).unwrap();
    assert_eq!(
        opened(&office.db, PASSWORD).err(),
        Some(OpenError::WrongPassword),
        "the same bytes but for the identity"
    );
}

#[test]
fn an_identity_that_has_no_key_is_told_as_damage() {
    let office = closed();
    let (theirs, store) = Office::new();
    store.close().unwrap();
    let mut file = office.key_file();
    file["keys"] = theirs.key_file()["keys"].clone();
    put_key_file(&office, &file);
    assert_eq!(opened(&office.db, PASSWORD).err(), Some(OpenError::Damaged));
}

#[test]
fn a_new_password_opens_and_the_key_file_of_before_does_not() {
    let office = closed();
    let (before, key) = (office.key_file(), raw_key(&office.db, PASSWORD).unwrap());
    change(&office, PASSWORD, NEW);
    assert_eq!(opened(&office.db, PASSWORD).err(), Some(OpenError::WrongPassword));
    assert_eq!(raw_key(&office.db, NEW).unwrap(), key);
    opened(&office.db, NEW).unwrap().close().unwrap();
    put_key_file(&office, &before);
    assert_eq!(opened(&office.db, PASSWORD).err(), Some(OpenError::WrongPassword), "the identity is nobody's now");
}

#[test]
fn a_password_can_be_changed_again_at_once() {
    let office = closed();
    let mut store = office.open();
    for password in [NEW, "さらに べつの 言葉"] {
        store.change_password(&typed(password), CHEAP, &mut draw(8), &now()).unwrap();
    }
    store.close().unwrap();
    opened(&office.db, "さらに べつの 言葉").unwrap();
}

/// The recipients of the row, as they are.
fn recipients(office: &Office, password: &str) -> (String, Option<String>) {
    let read = "SELECT recipient, next_recipient FROM user";
    raw_with(office, password).query_row(read, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap()
}

fn set_recipients(office: &Office, password: &str, now: &str, next: &str) {
    let set = "UPDATE user SET recipient = ?1, next_recipient = ?2";
    raw_with(office, password).execute(set, [now, next]).unwrap();
}

#[test]
fn a_kill_within_a_new_password_locks_nobody_out() {
    // What was there before and after, to lay out what lies between.
    let office = closed();
    let (file_before, old) = (office.key_file(), recipients(&office, PASSWORD).0);
    change(&office, PASSWORD, NEW);
    let (file_after, new) = (office.key_file(), recipients(&office, NEW).0);
    assert_ne!(old, new);

    // The new identity is announced, and the key file is the old one.
    put_key_file(&office, &file_before);
    set_recipients(&office, PASSWORD, &old, &new);
    assert_eq!(opened(&office.db, NEW).err(), Some(OpenError::WrongPassword));
    opened(&office.db, PASSWORD).unwrap().close().unwrap();
    // Once more in that state, and the password is changed as if nothing had been.
    change(&office, PASSWORD, "さらに べつの 言葉");
    assert_eq!(recipients(&office, "さらに べつの 言葉").1, None);

    // The key file is the new one, and the database has not taken its identity up.
    put_key_file(&office, &file_after);
    let key = raw_key(&office.db, NEW).unwrap();
    assert_eq!(key.len(), 64);
    set_recipients(&office, NEW, &old, &new);
    assert_eq!(opened(&office.db, PASSWORD).err(), Some(OpenError::WrongPassword));
    let store = opened(&office.db, NEW).unwrap();
    assert_eq!(store.user().name, USER);
    intact(&store);
    store.close().unwrap();
    assert_eq!(recipients(&office, NEW), (new, None), "taken up at the opening");
    put_key_file(&office, &file_before);
    assert_eq!(opened(&office.db, PASSWORD).err(), Some(OpenError::WrongPassword));
}

#[test]
fn a_session_whose_password_another_program_changed_changes_none() {
    let office = closed();
    let (mut one, mut two) = (office.open(), office.open());
    one.change_password(&typed(NEW), CHEAP, &mut draw(8), &now()).unwrap();
    let refused = two.change_password(&typed("さらに べつの 言葉"), CHEAP, &mut draw(9), &now());
    assert!(matches!(refused, Err(OpenError::Internal(_))), "{refused:?}");
    opened(&office.db, NEW).unwrap();
}

#[test]
fn other_slots_outlive_counts_and_new_passwords() {
    let office = closed();
    let kit = json!({"kind": "recovery-kit", "kit": "a1b2c3d4", "z": [1, {"y": null}], "a": 1.5});
    let mut file = office.key_file();
    file["slots"].as_array_mut().unwrap().insert(0, kit.clone());
    put_key_file(&office, &file);
    assert_eq!(opened(&office.db, "wrong").err(), Some(OpenError::WrongPassword));
    change(&office, PASSWORD, NEW);
    assert_eq!(office.key_file()["slots"][0].to_string(), kit.to_string());
}

#[test]
fn two_programs_count_every_wrong_password() {
    let office = closed();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(opened(&office.db, "wrong").err(), Some(OpenError::WrongPassword)));
        }
    });
    assert_eq!(office.key_file()["slots"][0]["wrong"], 4);
}

#[test]
fn a_lock_that_is_no_file_is_not_touched() {
    let office = closed();
    fs::create_dir(office.db.with_extension("kenpo-key.lock")).unwrap();
    assert_eq!(opened(&office.db, PASSWORD).err(), Some(OpenError::NotAFile));
}
