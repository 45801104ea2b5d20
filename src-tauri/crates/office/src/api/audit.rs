//! The audit trail: who did what, whether all of it still holds, and where it has come to.

use super::Coded;
use super::declare::wire;
use kenpo_domain::act::{Act, Amiss, Figure};

wire! {
    /// Asks for rows of the trail, the newest first. What is absent asks nothing.
    pub struct AuditListReq {
        /// The first day, in Japan.
        pub from: Option<String>,
        /// The last one.
        pub to: Option<String>,
        pub act: Option<Coded<Act>>,
        /// The name of a user.
        pub by: Option<String>,
        /// 記号-番号-枝番, or our identifier.
        pub person: Option<String>,
        /// Who searched for this, as a whole.
        pub search: Option<String>,
        /// Only what one person did where two would have to.
        pub single: bool,
        /// Only what was refused.
        pub refused: bool,
        pub page: u32,
    }

    /// A page of rows, the newest first.
    pub struct AuditListRes {
        pub rows: Vec<AuditRow>,
        /// The acts that can be asked for.
        pub acts: Vec<ActChoice>,
        pub total: u32,
        pub page: u32,
        pub per_page: u32,
    }

    /// An act that can be asked for.
    pub struct ActChoice {
        pub act: Coded<Act>,
        pub text: String,
    }

    /// One act.
    pub struct AuditRow {
        pub seq: u32,
        /// RFC 3339, UTC.
        pub at: String,
        /// In Japan.
        pub at_text: String,
        /// Absent where nobody had opened.
        pub user: Option<String>,
        pub act: Coded<Act>,
        pub act_text: String,
        /// What it was about: an identifier of ours.
        pub subject: Option<String>,
        pub figures: Vec<AuditFigure>,
        pub single: bool,
        /// The code of the fault; absent where it was answered.
        pub refused: Option<String>,
        /// What that fault says, for whatever it was about.
        pub refused_text: Option<String>,
    }

    /// A figure of an act.
    pub struct AuditFigure {
        pub figure: Coded<Figure>,
        pub text: String,
        /// A number, a code, a hash, or `true`.
        pub value: String,
    }

    /// Asks whether the whole trail, the journal and every record hold.
    pub struct AuditVerifyReq {
        /// Heads that were kept elsewhere, each `SEQ:HASH`, of the hash at least 20 digits.
        pub anchors: Vec<String>,
    }

    /// What was found.
    pub struct AuditVerified {
        pub intact: bool,
        /// Rows of the trail.
        pub rows: u32,
        /// No more than the first 1,000.
        pub problems: Vec<AuditProblem>,
    }

    /// One thing that does not hold.
    pub struct AuditProblem {
        /// The row; absent where it is none's.
        pub seq: Option<u32>,
        pub kind: Coded<Amiss>,
        pub text: String,
        /// The table, where it is not the trail itself.
        pub table: Option<String>,
        /// Of how many rows, operations or records.
        pub count: u32,
    }

    /// Asks where the trail has come to.
    pub struct AuditHeadReq {}

    /// To be kept where nobody who works with the database can write.
    pub struct AuditHead {
        pub seq: u32,
        /// 64 hexadecimal digits.
        pub hash: String,
        /// RFC 3339, UTC.
        pub at: String,
    }
}
