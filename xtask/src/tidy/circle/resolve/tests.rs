//! What a path names: tables of paths over one small crate.

use super::*;
use crate::tidy::circle::crates::crates;
use crate::tidy::tree::File;

const SOURCES: [(&str, &str); 9] = [
    (
        "lib.rs",
        "mod gate; mod people; mod relay; mod ring; pub use chrono::NaiveDate as Day; pub use gate::Sealed as Shut; pub fn root() {}",
    ),
    (
        "gate/mod.rs",
        "mod decision; mod piece; pub use decision::{Held, decision}; pub use piece::*; use crate::people::Person;
         pub struct Sealed; purposes!(Paper); macro_rules! inner { () => {} } use inner;
         mod private { pub trait Closed {} } fn hidden() {}",
    ),
    ("gate/decision.rs", "pub enum Held { Mail } pub fn decision() {}"),
    ("gate/piece.rs", "pub struct Piece; struct Own; wire! { pub struct Row { pub a: u8 } }"),
    ("people.rs", "pub struct Person; impl Person { pub fn born() {} } pub use crate::gate::Held as Kept;"),
    ("relay.rs", "pub use crate::people::*; pub use crate::gate as door; pub mod deeper;"),
    ("relay/deeper.rs", "pub use super::*; pub use super::door::Piece as Sheet; use crate::people::Kept::*;"),
    ("ring/mod.rs", "mod other; pub use other::*; pub use crate::ring::Round as Again; pub use self::Again as Round;"),
    ("ring/other.rs", "pub use super::*; pub fn last() {}"),
];

fn check(table: &[(&str, &str, &str)]) {
    check_by(files, table);
}

fn check_by(files: for<'a> fn(&Crate<'a>, usize, &Path) -> BTreeSet<&'a str>, table: &[(&str, &str, &str)]) {
    let tree: Vec<File> =
        SOURCES.iter().map(|(path, text)| File { path: format!("a/src/{path}"), text: (*text).to_owned() }).collect();
    let within = &crates("a", &tree)[0];
    for (from, path, expected) in table {
        let file = format!("a/src/{from}");
        let module = within.modules.iter().position(|module| module.file == file).unwrap();
        let path: Path = path.split("::").map(str::to_owned).collect();
        let found: Vec<&str> =
            files(within, module, &path).into_iter().map(|file| file.trim_start_matches("a/src/")).collect();
        assert_eq!(found.join(", "), *expected, "{} in {from}", path.join("::"));
    }
}

#[test]
fn a_name_stands_where_it_is_defined() {
    check(&[
        ("people.rs", "crate::gate::Sealed", "gate/mod.rs"),
        ("people.rs", "crate::root", "lib.rs"),
        ("people.rs", "self::Person", "people.rs"),
        ("people.rs", "Person", "people.rs"),
        ("people.rs", "Person::born", "people.rs"),
        ("gate/decision.rs", "super::Sealed", "gate/mod.rs"),
        ("gate/decision.rs", "super::super::root", "lib.rs"),
        ("gate/mod.rs", "decision::Held::Mail", "gate/decision.rs"),
        ("gate/mod.rs", "private::Closed", "gate/mod.rs"),
        ("people.rs", "crate::gate::Row", "gate/piece.rs"),
    ]);
}

#[test]
fn re_exports_only_forward() {
    check(&[
        ("people.rs", "crate::gate::Held", "gate/decision.rs"),
        ("people.rs", "crate::gate::decision", "gate/decision.rs"),
        ("gate/piece.rs", "super::decision", "gate/decision.rs"),
        ("gate/piece.rs", "super::decision::Held", "gate/decision.rs"),
        ("people.rs", "crate::gate::Piece", "gate/piece.rs"),
        ("lib.rs", "Shut", "gate/mod.rs"),
        ("relay.rs", "crate::people::Kept::Mail", "gate/decision.rs"),
        ("lib.rs", "relay::Person", "people.rs"),
        ("lib.rs", "relay::door::Piece", "gate/piece.rs"),
        ("lib.rs", "relay::deeper::Person", "people.rs"),
        ("lib.rs", "relay::deeper::Kept", "gate/decision.rs"),
        ("lib.rs", "relay::deeper::Sheet", "gate/piece.rs"),
    ]);
}

#[test]
fn only_a_child_sees_what_its_parent_imports() {
    check(&[
        ("gate/piece.rs", "super::Person", "people.rs"),
        ("gate/piece.rs", "super::inner", "gate/mod.rs"),
        ("gate/piece.rs", "super::hidden", "gate/mod.rs"),
        ("gate/mod.rs", "Own", ""),
        ("relay/deeper.rs", "Kept", "gate/decision.rs"),
    ]);
}

#[test]
fn a_module_names_nothing_and_another_crate_is_not_ours() {
    check(&[
        ("people.rs", "crate::gate", ""),
        ("people.rs", "super", ""),
        ("people.rs", "crate::Day", ""),
        ("people.rs", "std::fmt::Display", ""),
        ("people.rs", "String", ""),
        ("people.rs", "Sealed", ""),
    ]);
}

#[test]
fn what_nobody_declares_is_made_by_a_macro_of_that_file() {
    check(&[
        ("people.rs", "crate::gate::Paper", "gate/mod.rs"),
        ("gate/decision.rs", "super::Paper", "gate/mod.rs"),
        ("lib.rs", "people::declarations", "people.rs"),
    ]);
}

#[test]
fn what_may_be_named_counts_where_it_is_declared() {
    check_by(
        files_if_known,
        &[("people.rs", "crate::gate::Held", "gate/decision.rs"), ("people.rs", "crate::gate::Paper", "")],
    );
}

#[test]
fn re_exports_that_lead_back_to_themselves_end() {
    check(&[
        ("lib.rs", "ring::last", "ring/other.rs"),
        ("ring/mod.rs", "last", "ring/other.rs"),
        ("lib.rs", "ring::other::Nothing", "ring/other.rs"),
        ("ring/mod.rs", "Nothing", ""),
        ("lib.rs", "ring::Round", "ring/mod.rs"),
    ]);
}
