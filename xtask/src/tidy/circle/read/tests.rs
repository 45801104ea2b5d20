//! What a source file says, read: tables of pieces of source.

use super::*;

/// Items and named modules as `name` or `pub name`.
fn declared(code: &str) -> String {
    let module = read(code);
    let items = module.items.iter().map(|item| (item.public, item.name.clone()));
    let children = module.children.iter().map(|child| (child.public, format!("mod {}", child.name)));
    let all = items.chain(children).map(|(public, name)| if public { format!("pub {name}") } else { name });
    all.collect::<Vec<String>>().join(", ")
}

fn imported(code: &str) -> String {
    let told = read(code).imports.into_iter().map(|import| {
        let path = import.path.join("::");
        let brings = match import.brings {
            Brings::Name(name) if import.path.last() == Some(&name) => path,
            Brings::Name(name) => format!("{path} as {name}"),
            Brings::All => format!("{path}::*"),
        };
        if import.public { format!("pub {brings}") } else { brings }
    });
    told.collect::<Vec<String>>().join(", ")
}

fn said(code: &str) -> String {
    let paths = read(code).mentions.into_iter().map(|mention| mention.path.join("::"));
    paths.collect::<Vec<String>>().join(", ")
}

#[test]
fn what_stands_right_in_a_module_is_its_own() {
    for (code, expected) in [
        ("pub struct A; enum B {} pub(crate) trait C {} type D = u8;", "pub A, B, pub C, D"),
        ("pub const fn f() {} const X: u8 = 0; static mut Y: u8 = 0; async unsafe fn g() {}", "pub f, X, Y, g"),
        ("pub extern \" \" fn h() {} pub(in crate::x) fn i() {} pub(self) fn j() {}", "pub h, pub i, j"),
        ("macro_rules! m { ($x:ident) => { pub struct Made; fn n() {} }; }", "m"),
        ("impl A { pub fn method() {} const INNER: u8 = 0; }", ""),
        ("fn outer() { struct Local; fn inner() {} const X: u8 = 0; }", "outer"),
        ("type Rule = fn(&[File]) -> bool;", "Rule"),
        ("wire! { pub struct Row { pub a: String, } struct Other {} }", "pub Row, Other"),
        ("id!(PersonId, 8);", ""),
        ("mod a; pub mod b { fn inside() {} } pub(super) mod c;", "mod a, pub mod b, pub mod c"),
        ("#[derive(Debug)] #[cfg(unix)] pub enum E { A { b: u8 }, C }\nfn after() {}", "pub E, after"),
    ] {
        assert_eq!(declared(code), expected, "{code}");
    }
}

#[test]
fn imports_are_read_name_by_name() {
    for (code, expected) in [
        ("use crate::a::B;", "crate::a::B"),
        ("pub use a::B; pub(crate) use a::C; use a::D;", "pub a::B, pub a::C, a::D"),
        ("use super::{a, b::{C, D as E}, self as f};", "super::a, super::b::C, super::b::D as E, super as f"),
        ("use crate::a::{self, B,};", "crate::a, crate::a::B"),
        ("use crate::a::*; pub use b::*;", "crate::a::*, pub b::*"),
        ("use crate::{a::*, b};", "crate::a::*, crate::b"),
        ("use crate::a::T as _;", "crate::a::T as _"),
        ("use ::std::fmt; use $name::x; use $crate::y;", "crate::y"),
        ("fn f() { use State::*; }", "State::*"),
        ("fn f() -> impl Sized + use<'a> {}", ""),
        ("use {crate::a, b::c};", "crate::a, b::c"),
    ] {
        assert_eq!(imported(code), expected, "{code}");
    }
}

#[test]
fn paths_are_read_where_code_says_them() {
    for (code, expected) in [
        ("fn f() { crate::a::g(super::b::C, self::d::<u8>()) }", "crate::a::g, super::b::C, self::d"),
        ("fn f(x: &a::B) -> Vec<C> {}", "a::B, Vec, C"),
        ("fn f() { g(x); m!(y); h::<u8>(); z }", "g, m, h"),
        ("fn f() { x.g(); x.a::<B>(); <T as U>::go(); ::std::mem::take(y) }", "B, T, U"),
        ("enum E { #[x] A, B(C), D { e: F }, G = crate::h::I }", "C, F, crate::h::I"),
        ("enum E<T> { A(T) }\nfn f() -> A {}", "T, T, A"),
        (
            "#[derive(Debug, crate::d::E)] #[arg(value_parser = a::parse)] #[error(x)] struct A;",
            "crate::d::E, a::parse",
        ),
        ("macro_rules! m { ($x:ident) => { $x::y(); $crate::a::b(); crate::c::D } }", "crate::a::b, crate::c::D"),
        ("mod a { fn f() { b::c() } }", ""),
        ("use crate::a::B;", ""),
        ("impl crate::a::T for U {}", "crate::a::T, U"),
        ("plain!(crate::a::B, C);", "plain, crate::a::B, C"),
        ("fn f(n: u8) -> bool { n != 1 && m != N }", "N"),
    ] {
        assert_eq!(said(code), expected, "{code}");
    }
}

#[test]
fn a_path_with_a_parameter_may_be_each_word_of_the_file() {
    let module = read("macro_rules! m { ($n:ident) => { steps::$n(); $n::x() } }\nm!(unlock);");
    let perhaps: Vec<String> = module.perhaps.iter().map(|mention| mention.path.join("::")).collect();
    assert!(perhaps.contains(&"steps::unlock".to_owned()), "{perhaps:?}");
    assert!(perhaps.iter().all(|path| path.starts_with("steps::")), "{perhaps:?}");
}

#[test]
fn a_block_is_a_module_of_its_own() {
    let module = read("mod a { use super::x; pub fn f() { y::z() } }\nfn g() { y::after() }");
    let block = module.children[0].block.as_ref().unwrap();
    assert_eq!(block.items, [Item { name: "f".to_owned(), public: true }]);
    assert_eq!(block.imports[0].path, ["super", "x"]);
    assert_eq!(block.mentions[0].path, ["y", "z"]);
    assert_eq!(module.mentions, [Mention { path: vec!["y".to_owned(), "after".to_owned()], line: 2 }]);
}

#[test]
fn a_block_in_a_macro_has_no_name() {
    let module = read("macro_rules! m { ($n:ident) => { mod $n { use super::*; } mod told { use super::*; } } }");
    assert!(module.imports.is_empty(), "the imports belong to the blocks");
    let names: Vec<&str> = module.children.iter().map(|child| child.name.as_str()).collect();
    assert_eq!(names, ["", ""]);
}

#[test]
fn what_is_not_well_formed_ends_all_the_same() {
    for code in
        ["use", "use a::{b", "use crate::{a, ,", "mod", "mod a {", "enum A {", "fn", "pub", "macro_rules!", ")}]", "$"]
    {
        read(code);
    }
}
