//! Every closed list: its codes read back, none stands twice, and no other text reads.

use crate::root;
use kenpo_domain::act::{Act, Amiss, AnchorKind, Figure, SearchKind};
use kenpo_domain::by_hand::{FlawKind, YesNo};
use kenpo_domain::care::AskedOf;
use kenpo_domain::code::Code;
use kenpo_domain::decide::ErrorCode;
use kenpo_domain::decision::{Basis, CollectKind, CollectReason, Missing, Note, Reason, Route, Run};
use kenpo_domain::document::{Document, Medium};
use kenpo_domain::drift::DriftKind;
use kenpo_domain::entry::{Entry, EntryKind};
use kenpo_domain::facts::{
    ApplicationReason, CardState, HeldState, MyNumberState, NoticeReason, Relation, SafeAddress,
};
use kenpo_domain::filing::{DependantMove, FilingCode, FilingEra, OtherFiling, SpouseTie};
use kenpo_domain::finding::{FindingCode, Weight};
use kenpo_domain::four_eyes::{Decided, Matter};
use kenpo_domain::gate::LeftKind;
use kenpo_domain::meaning::Meaning;
use kenpo_domain::outcome_group::OutcomeGroup;
use kenpo_domain::piece::{BatchState, PieceState, ReturnReach, ReturnReason, ReturnVia, Step};
use kenpo_domain::policy::{
    Carrier, DefaultRoute, ExOfficio, ExpiredIssue, NoticeUnder70, PaperMedium, Round, TermKind, ToHolders, Trigger,
};
use kenpo_domain::proposal::{ProposalKind, ReviewGroup};
use kenpo_domain::record::RecordKind;
use kenpo_domain::roles::Role;
use kenpo_domain::roster::ImportSource;
use kenpo_domain::said::{DriftAnswer, Everyone, HiddenCells};
use kenpo_domain::sex::Sex;
use kenpo_domain::torn::Bond;
use kenpo_domain::unsolved::Unsolved;
use kenpo_domain::widths::WidthPart;
use kenpo_office::fault::{FaultCode, Why};
use kenpo_office::wire::LineCode;
use kenpo_store::{Op, SourceKind};
use std::collections::BTreeSet;
use std::path::Path;

fn check<T: Code + std::fmt::Debug>() {
    let mut seen = BTreeSet::new();
    for &value in T::ALL {
        let code = value.code();
        assert_eq!(T::from_code(code), Some(value), "{}: {code}", T::LIST);
        assert!(seen.insert(code), "{}: {code} stands twice", T::LIST);
        for (text, why) in [
            (code.to_uppercase(), "codes are exact"),
            (format!(" {code}"), "a blank before it"),
            (format!("{code}\n"), "a line end after it"),
            (format!("{value:?}"), "the name in our sources"),
        ] {
            assert!(text == code || T::from_code(&text).is_none(), "{}: {text:?}: {why}", T::LIST);
        }
    }
    assert!(T::from_code("").is_none(), "{}: nothing is no code", T::LIST);
    assert!(!seen.is_empty(), "{}: a list has values", T::LIST);
}

/// The names of the lists that the product's sources declare by `codes!`, or say a `Code` of.
fn declared(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            declared(&path, names);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let blocks = ["codes! {", "findings! {"].into_iter().flat_map(|list| text.split(list).skip(1));
            let within = blocks.map(braced).flat_map(|block| block.split("pub enum ").skip(1));
            let apart = text.split("impl Code for ").skip(1);
            let name = |rest: &str| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned();
            names.extend(within.chain(apart).map(name).filter(|name| !name.is_empty()));
        }
    }
}

/// Up to where the brace closes that is open.
fn braced(text: &str) -> &str {
    let mut depth = 1;
    let end = text.find(|c| {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        depth == 0
    });
    &text[..end.unwrap_or(text.len())]
}

#[test]
fn no_list_of_the_sources_is_left_out() {
    let mut names = BTreeSet::new();
    for package in std::fs::read_dir(root().join("src-tauri/crates")).unwrap() {
        declared(&package.unwrap().path().join("src"), &mut names);
    }
    assert_eq!(checked(), names);
}

macro_rules! lists {
    ($($list:ty),* $(,)?) => {
        #[test]
        fn every_code_reads_back_and_none_stands_twice() {
            $(check::<$list>();)*
        }

        /// The lists that are checked here.
        fn checked() -> BTreeSet<String> {
            [$(<$list>::LIST),*].map(str::to_owned).into()
        }
    };
}

lists![
    // What is decided, and of what.
    OutcomeGroup,
    Document,
    Basis,
    Reason,
    Medium,
    Route,
    Note,
    Missing,
    CollectKind,
    CollectReason,
    Run,
    ErrorCode,
    Relation,
    Sex,
    MyNumberState,
    CardState,
    SafeAddress,
    AskedOf,
    HeldState,
    ApplicationReason,
    NoticeReason,
    // A society's rules.
    ExOfficio,
    Trigger,
    ToHolders,
    PaperMedium,
    ExpiredIssue,
    Carrier,
    NoticeUnder70,
    DefaultRoute,
    TermKind,
    Round,
    // Rosters and pieces.
    ImportSource,
    Meaning,
    HiddenCells,
    Everyone,
    DriftKind,
    DriftAnswer,
    Bond,
    WidthPart,
    FindingCode,
    Weight,
    PieceState,
    Step,
    ReturnReason,
    ReturnReach,
    ReturnVia,
    BatchState,
    ProposalKind,
    ReviewGroup,
    LeftKind,
    // What is entered by hand.
    Entry,
    FlawKind,
    YesNo,
    EntryKind,
    Unsolved,
    // 届書CSV.
    FilingCode,
    OtherFiling,
    FilingEra,
    DependantMove,
    SpouseTie,
    // Kinds of records, and who may do what.
    RecordKind,
    Role,
    Matter,
    // The audit trail.
    Act,
    Figure,
    SearchKind,
    Amiss,
    AnchorKind,
    Decided,
    // What was done, and why it could not be.
    Op,
    SourceKind,
    FaultCode,
    Why,
    LineCode,
];

/// Whether every value of a list that is a part of another is called there as it is here.
fn is_part_of<Part: Code, Whole: Code>(but: &[&str]) {
    let codes = Part::ALL.iter().map(|value| value.code()).filter(|code| !but.contains(code));
    let others: Vec<&str> = codes.filter(|code| Whole::from_code(code).is_none()).collect();
    assert!(others.is_empty(), "{}: {others:?} are no codes of {}", Part::LIST, Whole::LIST);
}

#[test]
fn a_part_of_a_list_has_the_codes_of_the_list() {
    // A batch of which no piece counts stands nowhere.
    is_part_of::<BatchState, PieceState>(&["empty"]);
    is_part_of::<PaperMedium, Medium>(&[]);
    is_part_of::<DefaultRoute, Route>(&[]);
    is_part_of::<ErrorCode, LineCode>(&[]);
}
