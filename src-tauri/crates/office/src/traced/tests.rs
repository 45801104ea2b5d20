//! Every command leaves its row, whether it is answered or refused; what cannot leave one is not answered.

use crate::api::*;
use crate::fault::{Fault, FaultCode};
use crate::may::May;
use crate::office::Office;
use crate::opened::{give, opened};
use crate::rpc::rpc;
use crate::table::{COMMANDS, CommandInfo, call};
use kenpo_domain::act::Act;
use kenpo_domain::code::Code;
use kenpo_domain::roles::{Role, Roles};
use kenpo_store::{TrailQuery, TrailRow};
use serde_json::Value;
use std::path::Path;

/// What each command is called in the trail, as it was agreed on apart from the table: a command of the window has the act of the word that it
/// serves.
const AGREED: &[(&str, &str)] = &[
    ("init", "init"),
    ("open", "unlock unlock_copy"),
    ("lock", "lock"),
    ("status", "status unlock_users user_fingerprint"),
    ("import", "import_apply import_apply_as_shown"),
    (
        "import_preview",
        "import_preview import_rows import_columns import_effect import_set_aside import_marked import_discard",
    ),
    ("list", "users waiting senders imports import_held imports_export holds entries template plan summary"),
    ("list", "batches batch pull_outs returns"),
    ("view", "person person_history piece"),
    ("view_contact", "piece_preview"),
    ("search", "people"),
    ("correct", "correct_preview correct_file correct_apply"),
    ("row", "row_preview row_drop"),
    ("undo", "import_undo correct_undo"),
    ("propose_batch", "batch_make"),
    ("print", "batch_print"),
    ("enclose", "batch_enclose"),
    ("post", "batch_post"),
    ("spoil", "piece_spoil"),
    ("come_back", "piece_return"),
    ("clear_return", "return_clear"),
    ("withdraw", "pull_out_done"),
    ("protect", "protect unprotect"),
    ("confirm", "confirm"),
    ("decline", "decline"),
    ("accept_older", "accept_older"),
    ("user_add", "user_add"),
    ("user_roles", "user_roles"),
    ("user_reset", "user_reset"),
    ("user_remove", "user_remove"),
    ("user_password", "user_password"),
    ("policy", "policy_set"),
    ("desk_look", "desk_tray"),
    ("desk_let_in", "desk_let_in"),
    ("audit_list", "audit_list"),
    ("audit_verify", "audit_verify"),
    ("audit_head", "audit_head"),
];

const ROSTER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/fixtures/rosters/employer_31_2026-11.csv");

fn rows(office: &Office) -> Vec<TrailRow> {
    let mut rows = office.store().unwrap().trail(&TrailQuery { limit: 1_000, ..TrailQuery::default() }).unwrap().rows;
    rows.reverse();
    rows
}

fn newest(office: &Office) -> TrailRow {
    rows(office).pop().unwrap()
}

fn registered(dir: &Path) -> Office {
    let mut office = opened(dir, Roles::ALL);
    let request =
        ImportPreviewReq { path: ROSTER.to_owned(), as_of: "2026-11-30".to_owned(), said: FileSaid::nothing() };
    let preview = call::import_preview(&mut office, request).unwrap().get().preview;
    call::import_apply(&mut office, ImportApplyReq { preview, reason: None, renamed: Vec::new() }).unwrap();
    office
}

fn people(query: &str) -> PeopleReq {
    PeopleReq { query: query.to_owned(), address: String::new(), page: 1 }
}

fn person(insured: &str) -> PersonReq {
    PersonReq { person: insured.to_owned(), as_of: "2026-11-30".to_owned() }
}

#[test]
fn each_command_has_the_act_that_was_agreed_on() {
    for command in COMMANDS {
        let mut rows = AGREED.iter().filter(|(_, names)| names.split(' ').any(|name| name == command.name));
        let agreed = rows.next().unwrap_or_else(|| panic!("{} was not agreed on", command.name));
        assert_eq!(command.act.code(), agreed.0, "{}", command.name);
        assert!(rows.next().is_none(), "{} twice", command.name);
    }
    let named = AGREED.iter().flat_map(|(_, names)| names.split(' '));
    assert_eq!(named.filter(|name| CommandInfo::named(name).is_none()).collect::<Vec<_>>(), [""; 0], "and no other");
}

#[test]
fn whoever_may_not_leaves_a_row_of_having_tried() {
    let dir = tempfile::tempdir().unwrap();
    let mut office = opened(dir.path(), Roles::ALL);
    for (role, command) in Role::ALL.iter().flat_map(|role| COMMANDS.iter().map(move |command| (role, command))) {
        let roles = Roles::of(&[*role]);
        if command.may == May::Nobody || command.may.with(roles) {
            continue;
        }
        give(&mut office.session.as_mut().unwrap().store, roles);
        let before = newest(&office).seq;
        rpc(&mut office, command.name, Value::Null).unwrap_err();
        let TrailRow { seq, act, refused, user, subject, .. } = newest(&office);
        let why = format!("{} by {role:?}", command.name);
        assert_eq!((seq, act, refused.as_deref()), (before + 1, command.act, Some("not_allowed")), "{why}");
        assert_eq!((user.as_deref(), subject), (Some("管理者"), None), "{why}");
    }
}

#[test]
fn what_was_typed_wrong_leaves_no_row_and_every_other_fault_does() {
    let dir = tempfile::tempdir().unwrap();
    let mut office = registered(dir.path());
    let before = newest(&office).seq;
    assert_eq!(rpc(&mut office, "people", Value::Null).unwrap_err().into_inner().code.code(), "bad_request");
    let bad_day = PersonReq { as_of: "yesterday".to_owned(), ..person("31-0009001-00") };
    assert_eq!(call::person(&mut office, bad_day).unwrap_err().code, FaultCode::BadDay);
    assert_eq!(newest(&office).seq, before);
    assert_eq!(call::person(&mut office, person("99-9999999-99")).unwrap_err().code, FaultCode::PersonUnknown);
    let TrailRow { act, refused, subject, .. } = newest(&office);
    assert_eq!((act, refused.as_deref(), subject), (Act::View, Some("person_unknown"), None));
}

type Look = fn(&mut Office) -> Result<(), Fault>;

#[test]
fn a_look_leaves_one_row_and_changes_nothing_that_a_review_looks_at() {
    let dir = tempfile::tempdir().unwrap();
    let mut office = registered(dir.path());
    let looks: [(Look, Act, &str); 6] = [
        (
            |office| call::people(office, people("0009001")).map(drop),
            Act::Search,
            r#"{"hits":3,"kind":"number","page":1}"#,
        ),
        (|office| call::person(office, person("31-0009001-00")).map(drop), Act::ViewContact, ""),
        (|office| call::status(office, StatusReq {}).map(drop), Act::Status, ""),
        (|office| call::returns(office, ReturnsReq {}).map(drop), Act::List, ""),
        (|office| call::summary(office, SummaryReq { as_of: "2026-11-30".to_owned() }).map(drop), Act::List, ""),
        (|office| call::audit_head(office, AuditHeadReq {}).map(drop), Act::AuditHead, ""),
    ];
    let writes = office.store().unwrap().writes().unwrap();
    for (look, act, figures) in looks {
        let before = newest(&office).seq;
        look(&mut office).unwrap();
        let row = newest(&office);
        assert_eq!((row.seq, row.act, row.refused.as_deref()), (before + 1, act, None));
        assert_eq!(row.figures.as_deref().unwrap_or_default(), figures);
    }
    // A window asks for the status every minute.
    let before = newest(&office).seq;
    call::status(&mut office, StatusReq {}).unwrap();
    assert_eq!(newest(&office).seq, before, "one row a day says that");
    assert_eq!(office.store().unwrap().writes().unwrap(), writes);
    assert_eq!(office.store().unwrap().verify(&[]).unwrap().problems, []);
}

#[test]
fn a_review_stands_while_people_are_looked_at() {
    let dir = tempfile::tempdir().unwrap();
    let mut office = opened(dir.path(), Roles::ALL);
    let request =
        ImportPreviewReq { path: ROSTER.to_owned(), as_of: "2026-11-30".to_owned(), said: FileSaid::nothing() };
    let preview = call::import_preview(&mut office, request).unwrap().get().preview;
    call::people(&mut office, people("")).unwrap();
    call::status(&mut office, StatusReq {}).unwrap();
    call::import_apply(&mut office, ImportApplyReq { preview, reason: None, renamed: Vec::new() }).unwrap();
    let row = newest(&office);
    assert_eq!((row.act, row.subject.is_some()), (Act::Import, true));
    assert!(row.figures.unwrap().contains("\"new\":"));
}

#[test]
fn two_texts_that_find_the_same_are_one_search_and_what_was_typed_is_not_kept() {
    let dir = tempfile::tempdir().unwrap();
    let mut office = registered(dir.path());
    for text in ["髙橋　花子", "高橋花子", "31-0009001-00"] {
        call::people(&mut office, people(text)).unwrap();
    }
    let asked = |search: &str| AuditListReq {
        from: None,
        to: None,
        act: None,
        by: None,
        person: None,
        search: Some(search.to_owned()),
        single: false,
        refused: false,
        page: 1,
    };
    let total = |office: &mut Office, search| call::audit_list(office, asked(search)).unwrap().get().total;
    assert_eq!(total(&mut office, "高橋 花子"), 2);
    assert_eq!(total(&mut office, "31-9001-00"), 1);
    assert_eq!(total(&mut office, "高橋"), 0, "a part of it is another search");
}
