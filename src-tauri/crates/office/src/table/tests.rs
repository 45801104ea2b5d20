//! The table is walked: every command for every role, what its row says against what it answers.

use super::*;
use crate::opened::{give, opened};
use crate::rpc::{logged, rpc};
use crate::world::World;
use kenpo_domain::code::Code;
use kenpo_domain::roles::{Role, Roles};
use serde_json::json;

/// What a caller in Rust is answered, and what the window is. Neither request can be read, which is seen only after the check of roles.
fn answers(office: &mut Office, command: &CommandInfo) -> [&'static str; 2] {
    let made = Fault::new(FaultCode::BadRequest);
    let called = ask(office, command.name, made).unwrap().code.code();
    let asked = rpc(office, command.name, Value::Null).unwrap_err().into_inner().code.code();
    [called, asked]
}

#[test]
fn a_command_is_open_to_the_roles_of_its_row_and_to_no_other() {
    let dir = tempfile::tempdir().unwrap();
    let mut office = opened(dir.path(), Roles::ALL);
    for role in Role::ALL {
        let roles = Roles::of(&[*role]);
        give(&mut office.session.as_mut().unwrap().store, roles);
        for command in COMMANDS {
            let wanted = if command.may.with(roles) { "bad_request" } else { "not_allowed" };
            assert_eq!(answers(&mut office, command), [wanted; 2], "{} by {role:?}", command.name);
        }
    }
}

/// Roles and commands as they were agreed on, apart from the table: a letter for each role, v viewer, c clerk, a approver, n number, p protector,
/// u auditor, m admin; `*` anybody who has opened, `!` even with a password that must be changed, nothing for anybody at all. A command of the
/// window has the roles of the word that it serves.
const AGREED: &[(&str, &str)] = &[
    ("", "status init unlock_users unlock unlock_copy lock"),
    ("!", "user_password"),
    ("*", "user_fingerprint waiting audit_head"),
    (
        "vcanp",
        "plan summary batch batches returns piece pull_outs holds person person_history people imports import_held imports_export",
    ),
    (
        "c",
        "import_preview import_rows import_columns senders import_effect import_apply import_set_aside import_apply_as_shown",
    ),
    (
        "c",
        "import_marked import_discard template entries correct_preview correct_file correct_apply row_preview row_drop",
    ),
    (
        "c",
        "batch_make batch_print batch_enclose batch_post piece_spoil pull_out_done piece_return return_clear unprotect",
    ),
    ("ca", "piece_preview import_undo correct_undo"),
    ("cp", "protect"),
    ("p", "desk_tray desk_let_in"),
    ("um", "users audit_verify"),
    ("u", "audit_list"),
    ("m", "user_add user_roles user_reset user_remove policy_set"),
    ("aum", "confirm decline accept_older"),
];

#[test]
fn every_cell_is_as_it_was_agreed_on_by_both_ways_in() {
    let dir = tempfile::tempdir().unwrap();
    let mut office = opened(dir.path(), Roles::ALL);
    let agreed = |command: &str| {
        let mut rows = AGREED.iter().filter(|(_, names)| names.split(' ').any(|name| name == command));
        let row = rows.next().unwrap_or_else(|| panic!("{command} was not agreed on"));
        assert!(rows.next().is_none(), "{command} twice");
        row.0
    };
    for (letter, role) in "vcanpum".chars().zip(Role::ALL) {
        give(&mut office.session.as_mut().unwrap().store, Roles::of(&[*role]));
        for command in COMMANDS {
            let letters = agreed(command.name);
            let may = matches!(letters, "" | "!" | "*") || letters.contains(letter);
            let wanted = if may { "bad_request" } else { "not_allowed" };
            assert_eq!(answers(&mut office, command), [wanted; 2], "{} by {role:?}", command.name);
        }
    }
    let named = AGREED.iter().flat_map(|(_, names)| names.split(' '));
    assert_eq!(named.filter(|name| CommandInfo::named(name).is_none()).collect::<Vec<_>>(), [""; 0], "and no other");
}

#[test]
fn nothing_but_what_opens_is_answered_while_no_database_is_open() {
    let mut office = Office::new(World::system("fonts".into()));
    for command in COMMANDS {
        let wanted = if command.may == Nobody { "bad_request" } else { "locked" };
        assert_eq!(answers(&mut office, command), [wanted; 2], "{}", command.name);
    }
}

#[test]
fn what_a_request_asks_for_besides_is_open_to_those_who_may_ask_for_it() {
    let cases = [("people", "by_address", json!({ "query": "", "address": "北区", "page": 1 }))];
    let dir = tempfile::tempdir().unwrap();
    let mut office = opened(dir.path(), Roles::ALL);
    for command in COMMANDS {
        for besides in command.besides {
            let known = |(name, asked, _): &&(&str, &str, Value)| (*name, *asked) == (command.name, besides.asked);
            let (.., request) = cases.iter().find(known).unwrap();
            for role in Role::ALL {
                let roles = Roles::of(&[*role]);
                give(&mut office.session.as_mut().unwrap().store, roles);
                let refused =
                    rpc(&mut office, command.name, request.clone()).err().map(|fault| fault.get().code.code());
                let wanted = !(command.may.with(roles) && besides.may.with(roles));
                let why = format!("{} {} by {role:?}", command.name, besides.asked);
                assert_eq!(refused, wanted.then_some("not_allowed"), "{why}");
            }
        }
    }
}

#[test]
fn whoever_only_looks_writes_nothing_and_whoever_looks_at_no_people_asks_for_none() {
    for command in COMMANDS.iter().filter(|command| matches!(command.may, May::AnyOf(_))) {
        let of_people =
            !command.access.writes() && command.access.tags().iter().any(|tag| ![Status, Users].contains(tag));
        for (role, refused) in [
            (Viewer, command.access.writes()),
            (Number, command.access.writes()),
            (Auditor, of_people),
            (Admin, of_people),
        ] {
            assert!(!(refused && command.may.with(Roles::of(&[role]))), "{} by {role:?}", command.name);
        }
    }
}

#[test]
fn a_word_on_protection_is_forgotten_at_once_and_hidden_in_the_log() {
    for command in COMMANDS {
        let word = command.carries == WordOnProtection;
        assert_eq!(command.access.forgets(), word, "{}", command.name);
        assert!(!word || command.log_name() != command.name, "{}", command.name);
    }
}

#[test]
fn the_log_calls_a_command_what_its_row_says() {
    let dir = tempfile::tempdir().unwrap();
    let mut office = opened(dir.path(), Roles::ALL);
    for command in COMMANDS.iter().map(Some).chain([None]) {
        let fault = logged(&mut office, command, Fault::new(FaultCode::Internal));
        let log = std::fs::read_to_string(dir.path().join("society.log")).unwrap();
        let said = log.lines().last().unwrap().split(' ').skip(1).collect::<Vec<_>>();
        let number = format!("{:08x}", fault.incident.unwrap());
        assert_eq!(said, [number.as_str(), command.map_or("unknown", CommandInfo::log_name), "internal"]);
    }
    for name in ["protect", "unprotect", "piece_return", "return_clear"] {
        assert_eq!(CommandInfo::named(name).unwrap().log_name(), "person_updated", "{name} is hidden among the others");
    }
}

#[test]
fn whose_request_has_a_password_says_so() {
    let types = declarations();
    for command in COMMANDS {
        let request = types.iter().find(|text| text.starts_with(&format!("type {} ", command.request))).unwrap();
        // `FileSaid` has the password of a file.
        let has_one = request.contains("password: ") || request.contains("FileSaid");
        assert_eq!(has_one, command.carries == Password, "{}", command.name);
    }
}

#[test]
fn a_word_is_typed_in_one_way_and_runs_what_it_is_there_for() {
    for (at, word) in Word::ALL.iter().enumerate() {
        assert!(Word::ALL[..at].iter().all(|other| other.text() != word.text()), "{} twice", word.text());
        let runs = COMMANDS.iter().find(|command| command.words.contains(word));
        assert_eq!(word.command().is_some(), runs.is_some(), "{}", word.text());
        assert!(word.command().is_none_or(|command| command.words.first() == Some(word)), "{}", word.text());
    }
}
