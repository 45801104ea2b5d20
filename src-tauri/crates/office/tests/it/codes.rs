//! Every closed list: its codes read back, none stands twice, and no other text reads.

use kenpo_domain::code::Code;
use kenpo_domain::decide::ErrorCode;
use kenpo_domain::decision::{Basis, CollectKind, CollectReason, Missing, Note, Reason, Route, Run};
use kenpo_domain::document::{Document, Medium};
use kenpo_domain::facts::{
    ApplicationReason, CardState, HeldState, MyNumberState, NoticeReason, Relation, SafeAddress,
};
use kenpo_domain::finding::{FindingCode, Weight};
use kenpo_domain::listed::Listed;
use kenpo_domain::piece::{BatchState, PieceState, ReturnReach, ReturnReason, ReturnVia, Step};
use kenpo_domain::policy::{
    Carrier, DefaultRoute, ExOfficio, ExpiredIssue, NoticeUnder70, PaperMedium, Round, TermKind, ToHolders, Trigger,
};
use kenpo_domain::proposal::ProposalKind;
use kenpo_domain::record::RecordKind;
use kenpo_domain::roster::ImportSource;
use kenpo_domain::sex::Sex;
use kenpo_office::fault::FaultCode;
use kenpo_office::roles::Role;
use kenpo_office::wire::LineCode;
use kenpo_store::Op;
use std::collections::BTreeSet;

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

macro_rules! lists {
    ($($list:ty),* $(,)?) => {
        #[test]
        fn every_code_reads_back_and_none_stands_twice() {
            $(check::<$list>();)*
        }
    };
}

lists![
    // What is decided, and of what.
    Listed,
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
    FindingCode,
    Weight,
    PieceState,
    Step,
    ReturnReason,
    ReturnReach,
    ReturnVia,
    BatchState,
    ProposalKind,
    // Kinds of records, and who may do what.
    RecordKind,
    Role,
    // What was done, and why it could not be.
    Op,
    FaultCode,
    LineCode,
];
