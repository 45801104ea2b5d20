//! What somebody may do follows from the roles of their row, by whichever way they come in.

use kenpo_domain::code::Code;
use kenpo_domain::roles::{Role, Roles};
use kenpo_office::api::*;
use kenpo_office::fault::FaultCode;
use kenpo_office::rpc::{answer, rpc};
use kenpo_office::table::{COMMANDS, call};
use kenpo_store::{Password, Who, raw_key_hex};
use kenpo_whole::{PASSWORD, Society};
use serde_json::{Value, json};

/// Gives the only user other roles past the product, which has no word for that yet.
fn give(society: &mut Society, roles: Roles) {
    let who = Who { user: None, password: &Password::new(PASSWORD.to_owned()) };
    let key = raw_key_hex(&society.db(), &who).unwrap();
    let conn = rusqlite::Connection::open(society.db()).unwrap();
    conn.execute_batch(&format!("PRAGMA key = \"x'{}'\";", *key)).unwrap();
    conn.execute("UPDATE user SET roles = ?1", [roles.text()]).unwrap();
    drop(conn);
    society.restart().unwrap();
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
