//! What somebody may do follows from the roles of their row, by whichever way they come in.

use crate::asked::{self, HEAD, ask};
use crate::small::{Member, roster, without_card};
use kenpo_domain::Day;
use kenpo_domain::act::Act;
use kenpo_domain::code::Code;
use kenpo_domain::roles::{Role, Roles};
use kenpo_office::api::*;
use kenpo_office::fault::FaultCode;
use kenpo_office::may::May;
use kenpo_office::rpc::{answer, rpc};
use kenpo_office::table::{COMMANDS, call};
use kenpo_store::{Actor, Now, Op, Password, Tx, Who, raw_key_hex};
use kenpo_whole::beginning::opened as opened_past;
use kenpo_whole::{AS_OF, PASSWORD, Society};
use serde_json::{Value, json};

/// Changes a row of table `user` past the product, as another program may.
fn set(society: &Society, sql: &str) {
    let who = Who { user: Some("管理者"), password: &Password::new(PASSWORD.to_owned()) };
    let key = raw_key_hex(&society.db(), &who).unwrap();
    let conn = rusqlite::Connection::open(society.db()).unwrap();
    conn.execute_batch(&format!("PRAGMA key = \"x'{}'\";", *key)).unwrap();
    conn.execute(sql, []).unwrap();
}

fn give(society: &mut Society, roles: Roles) {
    set(society, &format!("UPDATE user SET roles = '{}'", roles.text()));
}

const ANOTHERS: &str = "another river of stones 5";

/// Gives both users these roles, as a write that the audit trail knows of: whoever opens next must not meet rewritten users.
fn give_all(society: &Society, roles: Roles) {
    let mut store = opened_past(&society.db(), PASSWORD).unwrap();
    let (actor, now) =
        (Actor { user: "管理者".to_owned() }, Now { instant: "2026-11-30T00:00:00Z", day: Day::default() });
    for name in ["管理者", "another"] {
        let body = |tx: &mut Tx<'_>| tx.set_roles(name, roles);
        let _written = store.write(Op::UserRoles, Act::UserRoles, &actor, &now, body).unwrap();
    }
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

#[test]
fn contact_is_shown_to_whoever_writes_to_people_and_to_nobody_else() {
    // As only this person's contact has them.
    const CONTACT: [&str; 4] = ["北1条西2丁目", "011-000-1111", "060-0001", "\"6001\""];
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[HEAD, asked::PROTECTED]);
    let moved = Member { phone: "011-000-9999", ..HEAD };
    roster(&mut society, &[moved]);
    without_card(&mut society, &[HEAD.id]);
    society.issue().unwrap();
    let mut requests = asked::requests(&mut society);
    let of_head = json!({ "person": HEAD.id, "asOf": AS_OF });
    requests.push(("person", of_head));
    requests.push(("person_history", json!({ "person": HEAD.id, "page": 1 })));
    requests.push(("people", json!({ "query": HEAD.id, "address": "", "page": 1 })));
    for role in Role::ALL {
        give(&mut society, Roles::of(&[*role]));
        let told: String =
            requests.iter().map(|(name, asks)| ask(&mut society, name, asks.clone()).to_string()).collect();
        for contact in CONTACT {
            assert_eq!(told.contains(contact), *role == Role::Clerk, "{contact} to {role:?}");
        }
        let looks = matches!(role, Role::Viewer | Role::Clerk | Role::Approver | Role::Number | Role::Protector);
        assert_eq!(told.contains(HEAD.name), looks, "who there is, to {role:?}");
    }
    give(&mut society, Roles::ALL);
}

#[test]
fn what_another_did_is_taken_back_by_an_approver_alone() {
    let mut society = Society::empty().unwrap();
    let (_, done) = roster(&mut society, &[HEAD]);
    let undo = json!({ "import": done.import });
    let told = json!({ "source": "form", "on": AS_OF });
    let fields = json!([{ "field": "stay_until", "value": "2027-03-31" }]);
    let asks = json!({ "people": [HEAD.id], "fields": fields, "told": told, "asOf": AS_OF });
    let shown = ask(&mut society, "correct_preview", asks);
    let corrected = ask(&mut society, "correct_apply", json!({ "preview": shown["preview"] }));
    let change = json!({ "change": corrected["rows"][0]["changes"][0] });
    assert!(change["change"].is_u64(), "{corrected}");
    let another =
        UserAddReq { name: "another".to_owned(), roles: vec![Coded(Role::Clerk)], password: PASSWORD.to_owned() };
    call::user_add(&mut society.office, another).unwrap();
    let path = society.db().display().to_string();
    let unlock = |society: &mut Society, user: &str, password: &str| {
        let (user, password) = (Some(user.to_owned()), password.to_owned());
        call::unlock(&mut society.office, UnlockReq { path: path.clone(), user, password }).unwrap();
    };
    unlock(&mut society, "another", PASSWORD);
    call::user_password(&mut society.office, UserPasswordReq { password: ANOTHERS.to_owned() }).unwrap();
    let passwords = [("管理者", PASSWORD), ("another", ANOTHERS)];
    let opened = |society: &mut Society, user: &str| {
        let (_, password) = passwords.iter().find(|(name, _)| *name == user).unwrap();
        unlock(society, user, password);
    };
    for (user, roles, code) in [
        ("another", "clerk", "not_allowed"),
        ("管理者", "viewer", "not_allowed"),
        ("another", "approver", "answered"),
        ("管理者", "clerk", "answered"),
    ] {
        opened(&mut society, user);
        give_all(&society, Roles::parse(roles).unwrap());
        for (command, asks) in [("correct_undo", &change), ("import_undo", &undo)] {
            let said = ask(&mut society, command, asks.clone());
            let refused = said["code"] == "not_allowed";
            assert_eq!(refused, code == "not_allowed", "{command} by {user} with {roles}: {said}");
        }
    }
}

#[test]
fn a_page_with_the_last_four_digits_is_for_those_who_may_see_them() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[HEAD]);
    without_card(&mut society, &[HEAD.id]);
    let serial = society.issue().unwrap().pieces[0].serial.clone();
    let document = society.pieces().unwrap()[0].document.0.code();
    // No run of this program makes such a piece any more; an older one may have left some.
    set(&society, "UPDATE piece SET document = 'notice_last4'");
    for (roles, command, refused) in
        [("clerk", "piece_preview", true), ("clerk,number", "piece_preview", false), ("clerk", "batch_print", true)]
    {
        give(&mut society, Roles::parse(roles).unwrap());
        let folder = society.dir.path().join("pages").display().to_string();
        let asks = match command {
            "batch_print" => json!({ "batch": "latest", "folder": folder, "serial": null }),
            _ => json!({ "serial": serial }),
        };
        let said = ask(&mut society, command, asks);
        assert_eq!(said["code"] == "not_allowed", refused, "{command} with {roles}: {said}");
    }
    set(&society, &format!("UPDATE piece SET document = '{document}'"));
    give(&mut society, Roles::ALL);
}
