//! What somebody may do follows from the roles of their row, by whichever way they come in.

use kenpo_domain::code::Code;
use kenpo_domain::roles::{Role, Roles};
use kenpo_office::api::*;
use kenpo_office::fault::FaultCode;
use kenpo_office::may::May;
use kenpo_office::rpc::{answer, rpc};
use kenpo_office::table::{COMMANDS, call};
use kenpo_store::{Password, Who, raw_key_hex};
use kenpo_whole::{PASSWORD, Society};
use serde_json::{Value, json};

/// Changes a row of table `user` past the product, as another program may.
fn set(society: &Society, sql: &str) {
    let who = Who { user: None, password: &Password::new(PASSWORD.to_owned()) };
    let key = raw_key_hex(&society.db(), &who).unwrap();
    let conn = rusqlite::Connection::open(society.db()).unwrap();
    conn.execute_batch(&format!("PRAGMA key = \"x'{}'\";", *key)).unwrap();
    conn.execute(sql, []).unwrap();
}

fn give(society: &mut Society, roles: Roles) {
    set(society, &format!("UPDATE user SET roles = '{}'", roles.text()));
}

fn code(reply: Result<Value, Value>) -> Value {
    reply.map_or_else(|fault| fault["code"].clone(), |_| json!("answered"))
}

#[test]
fn a_command_is_refused_to_whoever_has_none_of_its_roles() {
    let mut society = Society::empty().unwrap();
    for role in [Role::Auditor, Role::Viewer, Role::Admin] {
        give(&mut society, Roles::of(&[role]));
        let status = call::status(&mut society.office, StatusReq {}).unwrap().into_inner();
        assert_eq!(status.user, Some(UserRow { name: "管理者".to_owned(), roles: vec![Coded(role)] }));
        for command in COMMANDS.iter().filter(|command| !command.may.with(Roles::of(&[role]))) {
            // A request that cannot be read: the role is looked at first.
            let fault = answer(rpc(&mut society.office, command.name, Value::Null)).unwrap_err();
            assert_eq!(fault["code"], "not_allowed", "{} by {role:?}", command.name);
        }
    }
    let fault = call::batches(&mut society.office, BatchesReq {}).unwrap_err();
    assert_eq!((fault.code, fault.code.exit_status()), (FaultCode::NotAllowed, 3));
    give(&mut society, Roles::ALL);
    assert!(call::batches(&mut society.office, BatchesReq {}).is_ok());
}

#[test]
fn other_roles_count_at_the_next_command() {
    let mut society = Society::empty().unwrap();
    assert!(call::batches(&mut society.office, BatchesReq {}).is_ok());
    give(&mut society, Roles::of(&[Role::Admin]));
    assert_eq!(call::batches(&mut society.office, BatchesReq {}).unwrap_err().code, FaultCode::NotAllowed);
    assert!(call::users(&mut society.office, UsersReq {}).is_ok());
    give(&mut society, Roles::ALL);
    assert!(call::batches(&mut society.office, BatchesReq {}).is_ok());
}

#[test]
fn while_the_password_must_be_changed_nothing_else_is_answered() {
    let mut society = Society::empty().unwrap();
    set(&society, "UPDATE user SET password_due = 1");
    for command in COMMANDS.iter().filter(|command| command.may != May::Nobody) {
        let expected = if command.name == "user_password" { "bad_request" } else { "password_due" };
        assert_eq!(code(answer(rpc(&mut society.office, command.name, Value::Null))), expected, "{}", command.name);
    }
    let status = call::status(&mut society.office, StatusReq {}).unwrap().into_inner();
    assert!(status.open && status.password_due && status.society.is_none() && status.counts.is_none());
    let weak = UserPasswordReq { password: "例示健康保険組合06139463".to_owned() };
    assert_eq!(call::user_password(&mut society.office, weak).unwrap_err().code, FaultCode::WeakPassword);
    let strong = UserPasswordReq { password: PASSWORD.to_owned() };
    let user = call::user_password(&mut society.office, strong).unwrap().into_inner().user;
    assert!(!user.password_due);
    assert!(call::batches(&mut society.office, BatchesReq {}).is_ok());
}

#[test]
fn a_session_ends_whose_user_was_taken_out_or_whose_password_was_replaced() {
    for (sql, back) in [
        ("removed_at = added_at, removed_by = id", "removed_at = NULL, removed_by = NULL"),
        ("recipient = 'x' || recipient", "recipient = substr(recipient, 2)"),
    ] {
        let mut society = Society::empty().unwrap();
        set(&society, &format!("UPDATE user SET {sql}"));
        assert_eq!(call::batches(&mut society.office, BatchesReq {}).unwrap_err().code, FaultCode::Locked, "{sql}");
        let status = call::status(&mut society.office, StatusReq {}).unwrap().into_inner();
        assert!(!status.open && status.db_path.is_some(), "{sql}");
        set(&society, &format!("UPDATE user SET {back}"));
    }
}

#[test]
fn the_names_of_those_who_may_open_are_told_to_the_door_alone_and_what_is_done_stands_under_theirs() {
    let mut society = Society::with(&[kenpo_whole::FILES[0]]).unwrap();
    let path = society.db().display().to_string();
    let told = answer(rpc(&mut society.office, "unlock_users", json!({ "path": path }))).unwrap();
    assert_eq!(told, json!({ "names": ["管理者"] }));
    let nowhere = answer(rpc(&mut society.office, "unlock_users", json!({ "path": "nowhere.kenpo" }))).unwrap_err();
    assert_eq!(nowhere["code"], FaultCode::DatabaseMissing.code());
    let imports = call::imports(&mut society.office, ImportsReq { page: 1 }).unwrap().into_inner();
    assert_eq!(imports.rows[0].made_by, "管理者");
}
