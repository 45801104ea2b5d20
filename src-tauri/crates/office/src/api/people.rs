//! People: searching, one person's page, protection, returned mail.

use super::declare::wire;
use super::{Coded, DecisionRow, FieldRow, PieceRow};
use kenpo_domain::piece::{ReturnReason, ReturnVia};
use kenpo_domain::proposal::ProposalKind;

wire! {
    /// Searches people.
    pub struct PeopleReq {
        /// Any part of a reading or of a name, or a number; empty for everyone.
        pub query: String,
        /// Part of an address; empty for any.
        pub address: String,
        /// Page, from 1.
        pub page: u32,
    }

    pub struct PeoplePage {
        pub rows: Vec<PersonRow>,
        /// How many were found.
        pub total: u32,
        /// Whether the query finds more than that: a longer one finds fewer.
        pub more: bool,
        /// This page.
        pub page: u32,
        /// Rows per page.
        pub per_page: u32,
    }

    /// One person's row.
    pub struct PersonRow {
        /// Our identifier.
        pub id: String,
        /// 記号-番号-枝番.
        pub insured: String,
        /// 氏名, the very characters registered.
        pub name: String,
        /// フリガナ.
        pub kana: String,
        /// 生年月日.
        pub birth: String,
        /// 生年月日 in 和暦.
        pub birth_text: String,
        /// 男, 女, or empty.
        pub sex_text: String,
        /// 続柄.
        pub relation_text: String,
        /// 資格取得年月日.
        pub acquired_on: String,
        /// 資格取得年月日 in 和暦.
        pub acquired_text: String,
        /// 資格喪失年月日.
        pub lost_on: Option<String>,
        /// 事業所コード; absent where none is registered.
        pub employer: Option<String>,
        /// 郵便番号; absent where none is registered.
        pub postal: Option<String>,
        /// 住所; absent where none is registered.
        pub address: Option<String>,
        /// 電話番号; absent where none is registered.
        pub phone: Option<String>,
    }

    /// Asks for one person's page.
    pub struct PersonReq {
        /// Our identifier, or 記号-番号-枝番.
        pub person: String,
        /// The day for the decision.
        pub as_of: String,
    }

    /// One person's page.
    pub struct PersonDetail {
        pub person: PersonRow,
        /// What else is known of them.
        pub facts: Vec<FactRow>,
        /// The decision on the day.
        pub decision: DecisionRow,
        /// Pieces made for this person, in the order of issue.
        pub pieces: Vec<PieceRow>,
        /// What happened to them, in the order in which it happened.
        pub events: Vec<EventRow>,
    }

    /// One item that is known of a person.
    pub struct FactRow {
        /// What it is called.
        pub item_text: String,
        /// What it says; of what we were told, since when.
        pub text: String,
    }

    /// One thing that happened to a piece.
    pub struct EventRow {
        /// When (UTC, RFC 3339).
        pub at: String,
        /// The same by the clock of Japan: `2026/11/24 00:30`.
        pub at_text: String,
        pub actor: String,
        /// The piece.
        pub serial: String,
        /// What happened; of a printing the form and its version, of a return its reason.
        pub text: String,
    }

    /// Asks what became of one person's registration.
    pub struct PersonHistoryReq {
        /// Our identifier, or 記号-番号-枝番.
        pub person: String,
        /// Page, from 1.
        pub page: u32,
    }

    /// One page of what became of a registration.
    pub struct PersonHistoryPage {
        /// The operations, newest first.
        pub rows: Vec<OperationRow>,
        /// How many there are in all.
        pub total: u32,
        /// This page.
        pub page: u32,
        /// Rows per page.
        pub per_page: u32,
    }

    /// One operation on a registration.
    pub struct OperationRow {
        /// When (UTC, RFC 3339).
        pub at: String,
        /// The same by the clock of Japan.
        pub at_text: String,
        pub actor: String,
        /// What was done.
        pub text: String,
        /// Whether the person was registered by it, or changed.
        pub kind: Coded<ProposalKind>,
        /// From whom it is known and since when, where somebody entered it by hand; else empty.
        pub source_text: String,
        /// The number under which it can be taken back by itself, where it can.
        pub change: Option<u32>,
        /// Changed items.
        pub fields: Vec<FieldRow>,
    }

    /// Takes note of an 不開示 request for a person.
    pub struct ProtectReq {
        /// 記号-番号-枝番.
        pub insured: String,
    }

    /// Takes note that the request was withdrawn.
    pub struct UnprotectReq {
        /// 記号-番号-枝番.
        pub insured: String,
    }

    /// Says that it was taken note of, and nothing else, whatever was known before.
    pub struct Accepted {
        /// 記号-番号-枝番 as given.
        pub insured: String,
    }

    /// Enters a piece that came back.
    pub struct PieceReturnReq {
        /// Its serial, typed or scanned.
        pub serial: String,
        /// Why: a code of `ReturnReason` as it was typed, so that the fault can say it again.
        pub reason: String,
        /// By which hands.
        pub via: Coded<ReturnVia>,
    }

    /// Clears a returned piece up: what follows may be sent again.
    pub struct ReturnClearReq {
        pub serial: String,
    }

    /// Asks for the returned pieces.
    pub struct ReturnsReq {}

    /// Returned pieces that nobody has cleared up.
    pub struct ReturnsRes {
        /// The pieces, newest first.
        pub rows: Vec<ReturnRow>,
        /// Reasons to choose from.
        pub reasons: Vec<ChoiceRow>,
    }

    /// One returned piece.
    pub struct ReturnRow {
        pub serial: String,
        /// Its serial as printed for people.
        pub serial_text: String,
        /// 記号-番号-枝番.
        pub insured: String,
        /// 氏名.
        pub name: String,
        pub document_text: String,
        /// Why it came back.
        pub reason_text: String,
        /// 郵便 or 事業所.
        pub via_text: String,
        /// The day it came back.
        pub received_on: String,
    }

    /// One reason to choose.
    pub struct ChoiceRow {
        pub code: Coded<ReturnReason>,
        /// Its words.
        pub text: String,
    }
}

impl PeopleReq {
    /// Whether it asks who lives somewhere.
    pub(crate) fn by_address(&self) -> bool {
        !self.address.trim().is_empty()
    }
}
