//! Several users: what a kill leaves of adding, resetting and removing one, and what waits for a second person.

use crate::office::*;
use kenpo_domain::act::Act;
use kenpo_domain::four_eyes::{Decided, Matter};
use kenpo_domain::roles::{Role, Roles};
use kenpo_store::{
    Actor, Asked, NewIdentity, Now, Op, OpenError, Store, StoreError, Thing, Tx, Who, Written, raw_key_hex,
};
use rusqlite::Connection;
use serde_json::Value;

const FIRST: &str = "tantou";
const SECOND: &str = "shounin";
const THEIRS: &str = "shounin の 仮の言葉";
const LATER: &str = "shounin の 後の言葉";

fn approver() -> Roles {
    Roles::of(&[Role::Approver])
}

/// A database with one user, and its key for looking past the program.
struct Staff {
    office: Office,
    key: String,
}

impl Staff {
    fn new() -> Self {
        let (office, store) = Office::new();
        store.close().unwrap();
        let key = raw_key(&office.db, PASSWORD).unwrap();
        Self { office, key }
    }

    /// With a second user who has opened.
    fn of_two() -> Self {
        let staff = Self::new();
        let mut store = staff.open(FIRST, PASSWORD).unwrap();
        let new = identity(&store, SECOND, THEIRS);
        written(&mut store, Op::UserAdd, true, |tx| tx.add_user(&new, approver()));
        store.close().unwrap();
        staff.open(SECOND, THEIRS).unwrap().close().unwrap();
        staff
    }

    fn open(&self, user: &str, password: &str) -> Result<Store, OpenError> {
        self.office.open_at(user, password, now().instant)
    }

    fn refused(&self, user: &str, password: &str) -> Option<OpenError> {
        self.open(user, password).err()
    }

    fn raw(&self) -> Connection {
        let conn = Connection::open(&self.office.db).unwrap();
        conn.execute_batch(&format!("PRAGMA key = \"x'{}'\";", self.key)).unwrap();
        conn
    }

    fn slots_due(&self) -> u32 {
        self.raw().query_row("SELECT count(*) FROM slot_due", [], |row| row.get(0)).unwrap()
    }

    fn put(&self, file: &Value) {
        std::fs::write(self.office.key_path(), serde_json::to_vec(file).unwrap()).unwrap();
    }

    /// Whether the password opens the database's key, whoever the database says its user is.
    fn has_key(&self, user: &str, password: &str) -> Result<bool, OpenError> {
        let who = Who { user: Some(user), password: &typed(password) };
        raw_key_hex(&self.office.db, &who).map(|key| *key == self.key)
    }
}

fn identity(store: &Store, name: &str, password: &str) -> NewIdentity {
    store.new_identity(name, &typed(password), CHEAP, &mut draw(77)).unwrap()
}

/// A write by whoever has opened; with what follows in the key file, or as a kill after it leaves things.
fn written(store: &mut Store, op: Op, follows: bool, body: impl FnOnce(&mut Tx<'_>) -> Result<(), StoreError>) {
    let actor = Actor { user: store.user().name.clone() };
    let held = store.hold_key_file().unwrap();
    let _written = store.write(op, Act::Correct, &actor, &now(), body).unwrap();
    if follows {
        store.follow(&held, &now()).unwrap();
    }
}

#[test]
fn a_new_user_opens_with_the_password_that_they_were_told_and_must_change_it() {
    let staff = Staff::of_two();
    let mut store = staff.open(SECOND, THEIRS).unwrap();
    let opened = store.opened_by().unwrap().unwrap();
    assert_eq!((opened.user.roles, opened.password_due, opened.removed), (approver(), true, false));
    store.change_password(&typed(LATER), CHEAP, &mut draw(8), &now()).unwrap();
    assert!(!store.opened_by().unwrap().unwrap().password_due);
    intact(&store);
    store.close().unwrap();
    assert_eq!(staff.refused(SECOND, THEIRS), Some(OpenError::WrongPassword));
    assert_eq!((staff.has_key(SECOND, LATER), staff.has_key(FIRST, PASSWORD)), (Ok(true), Ok(true)));
}

#[test]
fn a_kill_within_adding_a_user_is_gone_on_with_by_whoever_opens_next() {
    let staff = Staff::new();
    let mut store = staff.open(FIRST, PASSWORD).unwrap();
    let new = identity(&store, SECOND, THEIRS);
    written(&mut store, Op::UserAdd, false, |tx| tx.add_user(&new, approver()));
    store.close().unwrap();
    // The database has the user, and the key file does not.
    let due: (Vec<u8>, String) =
        staff.raw().query_row("SELECT user, slot FROM slot_due", [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    assert_eq!(staff.refused(SECOND, THEIRS), Some(OpenError::WrongPassword));
    staff.open(FIRST, PASSWORD).unwrap().close().unwrap();
    assert_eq!(staff.slots_due(), 0);
    // The key file has the user, and the database still takes the slot to be due.
    staff.raw().execute("INSERT INTO slot_due VALUES (?1, ?2)", rusqlite::params![due.0, due.1]).unwrap();
    let before = staff.office.key_file();
    assert!(staff.open(SECOND, THEIRS).unwrap().opened_by().unwrap().unwrap().password_due);
    assert_eq!((staff.slots_due(), staff.office.key_file()), (0, before), "nothing was left to write");
    intact(&staff.open(FIRST, PASSWORD).unwrap());
}

#[test]
fn a_name_is_given_once() {
    let staff = Staff::of_two();
    let mut store = staff.open(FIRST, PASSWORD).unwrap();
    written(&mut store, Op::UserRemove, true, |tx| tx.remove_user(SECOND));
    let again = identity(&store, SECOND, LATER);
    let actor = Actor { user: FIRST.to_owned() };
    let taken = store.write(Op::UserAdd, Act::Correct, &actor, &now(), |tx| tx.add_user(&again, approver()));
    assert_eq!(taken.map(|Written { value, .. }| value), Err(StoreError::Taken(Thing::User)));
}

#[test]
fn a_reset_gives_another_identity_and_the_password_must_be_changed() {
    let staff = Staff::of_two();
    let mut theirs = staff.open(SECOND, THEIRS).unwrap();
    theirs.change_password(&typed(LATER), CHEAP, &mut draw(8), &now()).unwrap();
    let file = staff.office.key_file();
    let mut store = staff.open(FIRST, PASSWORD).unwrap();
    let new = identity(&store, SECOND, THEIRS);
    written(&mut store, Op::UserReset, true, |tx| tx.reset_user(&new));
    assert_eq!(theirs.opened_by(), Ok(None), "the session of the password of before is over");
    assert_eq!(staff.refused(SECOND, LATER), Some(OpenError::WrongPassword));
    let opened = staff.open(SECOND, THEIRS).unwrap().opened_by().unwrap().unwrap();
    assert_eq!((opened.user.roles, opened.password_due), (approver(), true));
    // Its slot put back beside the keys of now: they are not for that identity any more.
    let mut forged = staff.office.key_file();
    forged["slots"] = file["slots"].clone();
    staff.put(&forged);
    assert_eq!(staff.has_key(SECOND, LATER), Err(OpenError::Damaged));
}

#[test]
fn a_kill_within_a_reset_locks_nobody_out() {
    let staff = Staff::of_two();
    let mut store = staff.open(FIRST, PASSWORD).unwrap();
    let new = identity(&store, SECOND, LATER);
    let row = "SELECT recipient, next_recipient, (SELECT slot FROM slot_due WHERE user = id) FROM user WHERE name = ?1";
    let read = || {
        let texts = |row: &rusqlite::Row<'_>| Ok([row.get(0)?, row.get(1)?, row.get::<_, Option<String>>(2)?]);
        staff.raw().query_row(row, [SECOND], texts).unwrap()
    };
    written(&mut store, Op::UserReset, false, |tx| tx.reset_user(&new));
    store.close().unwrap();
    let announced = read();
    // The database announces the identity, and the key file has the old slot: the old password opens, and goes on opening.
    for _ in 0..2 {
        assert!(staff.open(SECOND, THEIRS).unwrap().opened_by().unwrap().is_some());
    }
    assert_eq!((staff.refused(SECOND, LATER), staff.slots_due()), (Some(OpenError::WrongPassword), 1));
    staff.open(FIRST, PASSWORD).unwrap().close().unwrap();
    assert_eq!(staff.refused(SECOND, THEIRS), Some(OpenError::WrongPassword));
    let after = read();
    assert_eq!((&after[0], &after[1], staff.slots_due()), (&announced[1], &None, 0));

    // The key file has the new slot, and the database has not taken the identity up: whoever of the two opens does that.
    for (user, password) in [(SECOND, LATER), (FIRST, PASSWORD)] {
        let conn = staff.raw();
        conn.execute(
            "UPDATE user SET recipient = ?2, next_recipient = ?3, password_due = 0 WHERE name = ?1",
            [Some(SECOND.to_owned()), announced[0].clone(), announced[1].clone()],
        )
        .unwrap();
        conn.execute(
            "INSERT INTO slot_due SELECT id, ?2 FROM user WHERE name = ?1",
            [Some(SECOND.to_owned()), announced[2].clone()],
        )
        .unwrap();
        drop(conn);
        assert_eq!(staff.refused(SECOND, THEIRS), Some(OpenError::WrongPassword), "{user}");
        staff.open(user, password).unwrap().close().unwrap();
        assert_eq!((read(), staff.slots_due()), (after.clone(), 0), "{user}");
        assert!(staff.open(SECOND, LATER).unwrap().opened_by().unwrap().unwrap().password_due, "{user}");
    }
}

#[test]
fn who_changes_their_password_in_the_middle_of_a_reset_has_their_own() {
    let staff = Staff::of_two();
    let mut store = staff.open(FIRST, PASSWORD).unwrap();
    let new = identity(&store, SECOND, "cut off, and never told");
    written(&mut store, Op::UserReset, false, |tx| tx.reset_user(&new));
    store.close().unwrap();
    let mut theirs = staff.open(SECOND, THEIRS).unwrap();
    theirs.change_password(&typed(LATER), CHEAP, &mut draw(8), &now()).unwrap();
    assert!(!theirs.opened_by().unwrap().unwrap().password_due);
    theirs.close().unwrap();
    staff.open(FIRST, PASSWORD).unwrap().close().unwrap();
    assert_eq!(staff.refused(SECOND, LATER), None);
    assert_eq!(staff.refused(SECOND, "cut off, and never told"), Some(OpenError::WrongPassword));
}

#[test]
fn a_removed_user_opens_nothing_even_where_the_key_file_was_not_reached() {
    for follows in [true, false] {
        let staff = Staff::of_two();
        let before = staff.office.key_file();
        let theirs = staff.open(SECOND, THEIRS).unwrap();
        let mut store = staff.open(FIRST, PASSWORD).unwrap();
        written(&mut store, Op::UserRemove, follows, |tx| tx.remove_user(SECOND));
        assert_eq!(theirs.opened_by(), Ok(None), "what is open ends");
        theirs.close().unwrap();
        store.close().unwrap();
        assert_eq!(staff.refused(SECOND, THEIRS), Some(OpenError::WrongPassword), "{follows}");
        let store = staff.open(FIRST, PASSWORD).unwrap();
        assert!(store.user_named(SECOND).unwrap().unwrap().removed);
        intact(&store);
        store.close().unwrap();
        let file = staff.office.key_file();
        assert_eq!(file["slots"].as_array().unwrap().len(), 1, "{follows}: the slot is gone");
        let mut forged = file.clone();
        forged["slots"] = before["slots"].clone();
        staff.put(&forged);
        assert_eq!(staff.has_key(SECOND, THEIRS), Err(OpenError::Damaged), "{follows}: the key is not for them");
        staff.put(&file);
        // An old key file put back as a whole: the row refuses them, and the next opening mends the file.
        staff.put(&before);
        assert_eq!(staff.refused(SECOND, THEIRS), Some(OpenError::WrongPassword), "{follows}");
        staff.open(FIRST, PASSWORD).unwrap().close().unwrap();
        assert_eq!(staff.office.key_file()["slots"].as_array().unwrap().len(), 1, "{follows}");
    }
}

#[test]
fn a_user_who_is_not_there_is_neither_removed_nor_reset() {
    let staff = Staff::of_two();
    let mut store = staff.open(FIRST, PASSWORD).unwrap();
    written(&mut store, Op::UserRemove, true, |tx| tx.remove_user(SECOND));
    let new = identity(&store, SECOND, LATER);
    let actor = Actor { user: FIRST.to_owned() };
    let mut refused = |body: &dyn Fn(&mut Tx<'_>) -> Result<(), StoreError>| {
        store.write(Op::UserRemove, Act::Correct, &actor, &now(), body).map(|Written { value, .. }| value).unwrap_err()
    };
    let unknown = StoreError::NotFound(Thing::User);
    assert_eq!(refused(&|tx| tx.remove_user(SECOND)), unknown);
    assert_eq!(refused(&|tx| tx.remove_user("nobody")), unknown);
    assert_eq!(refused(&|tx| tx.reset_user(&new)), unknown);
    assert_eq!(refused(&|tx| tx.set_roles(SECOND, approver())), unknown);
}

fn asked(store: &Store, act: Matter) -> Asked {
    let named = |name: &str| name.to_owned();
    match act {
        Matter::Policy => Asked { act, about: String::new(), becomes: named("# another"), identity: None },
        Matter::UserAdd => {
            let identity = Some(identity(store, "third", LATER));
            Asked { act, about: named("third"), becomes: named("clerk"), identity }
        }
        Matter::AcceptOlder => Asked { act, about: String::new(), becomes: named("7 a reason"), identity: None },
        Matter::UserRoles => Asked { act, about: named(SECOND), becomes: named("clerk"), identity: None },
        Matter::UserReset => {
            let identity = Some(identity(store, SECOND, LATER));
            Asked { act, about: named(SECOND), becomes: String::new(), identity }
        }
    }
}

fn at<T>(store: &mut Store, instant: &str, body: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError>) -> T {
    let actor = Actor { user: store.user().name.clone() };
    store.write(Op::Decline, Act::Correct, &actor, &Now { instant, ..now() }, body).unwrap().value
}

#[test]
fn what_was_proposed_is_as_it_was_until_that_changes() {
    for (act, changes) in [
        (Matter::Policy, "UPDATE society SET policy_toml = '# third'"),
        (
            Matter::UserAdd,
            "INSERT INTO user SELECT randomblob(16), 'third', roles, 'x', NULL, 0, added_at, NULL, NULL, NULL FROM user",
        ),
        (Matter::UserRoles, "UPDATE user SET roles = 'viewer'"),
        (Matter::UserRoles, "UPDATE user SET removed_at = added_at, removed_by = id"),
        (Matter::UserReset, "UPDATE user SET recipient = 'age1other'"),
        (Matter::UserReset, "UPDATE user SET removed_at = added_at, removed_by = id"),
    ] {
        let staff = Staff::of_two();
        let mut store = staff.open(FIRST, PASSWORD).unwrap();
        let asks = asked(&store, act);
        let id = at(&mut store, now().instant, |tx| tx.propose(&asks));
        let read = store.proposal(id).unwrap().unwrap();
        assert!(read.is_as_then && read.by == store.user().id && read.by_name == FIRST, "{act:?}");
        assert_eq!((read.asked.about, read.asked.becomes), (asks.about, asks.becomes), "{act:?}");
        assert_eq!(read.asked.identity.is_some(), matches!(act, Matter::UserAdd | Matter::UserReset), "{act:?}");
        let second = if changes.starts_with("UPDATE user") { " WHERE name = 'shounin'" } else { "" };
        let second = if changes.starts_with("INSERT") { " WHERE name = 'tantou'" } else { second };
        staff.raw().execute(&format!("{changes}{second}"), []).unwrap();
        assert!(!store.proposal(id).unwrap().unwrap().is_as_then, "{act:?}: {changes}");
    }
}

#[test]
fn a_proposal_is_decided_once_and_its_slot_is_forgotten() {
    let staff = Staff::of_two();
    let slots = |staff: &Staff| -> u32 {
        staff.raw().query_row("SELECT count(*) FROM proposal WHERE slot IS NOT NULL", [], |row| row.get(0)).unwrap()
    };
    let mut store = staff.open(FIRST, PASSWORD).unwrap();
    let asks = asked(&store, Matter::UserAdd);
    let id = at(&mut store, now().instant, |tx| tx.propose(&asks));
    assert_eq!(slots(&staff), 1);
    at(&mut store, now().instant, |tx| tx.decide(id, Decided::Declined, Some("not needed")));
    assert_eq!((slots(&staff), store.proposal(id).unwrap().is_none()), (0, true));
    let actor = Actor { user: FIRST.to_owned() };
    let again = store.write(Op::Decline, Act::Correct, &actor, &now(), |tx| tx.decide(id, Decided::Confirmed, None));
    assert_eq!(again.map(|Written { value, .. }| value), Err(StoreError::Stale(Thing::Proposal)));
    for sql in
        ["DELETE FROM proposal", "UPDATE proposal SET becomes = 'admin'", "UPDATE proposal SET decision = 'confirmed'"]
    {
        assert!(staff.raw().execute(sql, []).is_err(), "{sql}");
    }
    // After 30 days nothing is left of it that opens anything, once somebody proposes or decides.
    let asks = asked(&store, Matter::UserReset);
    let next = at(&mut store, now().instant, |tx| tx.propose(&asks));
    assert_eq!((next, slots(&staff)), (id + 1, 1));
    let policy = asked(&store, Matter::Policy);
    at(&mut store, "2026-12-24T01:02:03Z", |tx| tx.propose(&policy));
    assert_eq!(slots(&staff), 1);
    at(&mut store, "2026-12-24T01:02:04Z", |tx| tx.propose(&policy));
    assert_eq!(slots(&staff), 0);
}

#[test]
fn nothing_of_a_new_password_is_kept_in_clear() {
    let staff = Staff::of_two();
    let mut store = staff.open(FIRST, PASSWORD).unwrap();
    let asks = asked(&store, Matter::UserReset);
    at(&mut store, now().instant, |tx| tx.propose(&asks));
    let (slot, recipient): (String, String) = staff
        .raw()
        .query_row("SELECT slot, recipient FROM proposal", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    assert!(recipient.starts_with("age1") && !slot.contains("AGE-SECRET") && !slot.contains(LATER));
}
