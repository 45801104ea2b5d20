//! Who gets which document, why, and what a batch would hold.

use super::Coded;
use super::declare::wire;
use kenpo_domain::decide::ErrorCode;
use kenpo_domain::decision::Reason;
use kenpo_domain::outcome_group::OutcomeGroup;

wire! {
    /// Decides for everyone; writes nothing.
    pub struct PlanReq {
        /// The day.
        pub as_of: String,
        /// Only those listed under this; left out for all.
        pub outcome: Option<Coded<OutcomeGroup>>,
        /// Page, from 1.
        pub page: u32,
    }

    /// One page of decisions.
    pub struct PlanPage {
        /// The day.
        pub as_of: String,
        /// The day in 和暦.
        pub as_of_text: String,
        /// How often each outcome occurs, over everyone.
        pub counts: Vec<OutcomeRow>,
        /// Pieces that a batch made now would hold.
        pub pieces: u32,
        pub rows: Vec<DecisionRow>,
        /// How many people are listed under the outcome that was asked for, or in all.
        pub total: u32,
        /// This page.
        pub page: u32,
        /// Rows per page.
        pub per_page: u32,
    }

    /// How often an outcome occurs.
    pub struct OutcomeRow {
        /// Under what it is listed.
        pub outcome: Coded<OutcomeGroup>,
        /// The same in Japanese.
        pub text: String,
        /// How often.
        pub count: u32,
        /// The reasons within it, most frequent first.
        pub reasons: Vec<ReasonCountRow>,
    }

    /// How often a reason occurs.
    pub struct ReasonCountRow {
        /// The reason in Japanese.
        pub text: String,
        /// How often.
        pub count: u32,
    }

    pub struct DecisionRow {
        /// Whose: our identifier.
        pub person: String,
        /// 記号-番号-枝番.
        pub insured: String,
        /// 氏名.
        pub name: String,
        /// フリガナ.
        pub kana: String,
        /// Under what it is listed.
        pub outcome: Coded<OutcomeGroup>,
        /// The same in Japanese.
        pub outcome_text: String,
        /// Why, where there is a reason.
        pub reason: Option<Why>,
        /// The reason in Japanese; empty where there is none.
        pub reason_text: String,
        /// A notice is due beside the certificate.
        pub also_notice: bool,
        /// 職権, 申請, 通知義務, or empty.
        pub basis_text: String,
        /// The clause; empty for 個別確認 and where there is no decision.
        pub rule: String,
        /// Where the clause comes from.
        pub sources: Vec<String>,
        /// 有効期限.
        pub valid_until: Option<String>,
        /// 有効期限 in 和暦.
        pub valid_until_text: String,
        /// Ratio and its days in words; empty where none is carried.
        pub ratio_text: String,
        /// Medium and route in words.
        pub delivery_text: String,
        /// Facts that are missing, in words.
        pub missing_texts: Vec<String>,
        /// Remarks, in words.
        pub note_texts: Vec<String>,
        /// What is to be collected, in words.
        pub collect_texts: Vec<String>,
    }
}

/// Why: the reason of a decision, or what is wrong with what is registered. The two lists share no code.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(untagged)]
pub enum Why {
    /// The reason of a decision.
    Reason(Coded<Reason>),
    /// Why there is no decision.
    Error(Coded<ErrorCode>),
}
