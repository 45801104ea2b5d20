//! Under what one person's answer is listed and counted: the document that is due, or what stands in its place.
//!
//! Which of them may be shown of whom, the gate says.

use crate::code::Code;
use crate::decision::Outcome;
use crate::document::Document;

/// Under what one person's answer is listed and counted, in the order of a clerk's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OutcomeGroup {
    /// A document is due.
    Document(Document),
    /// 保留
    Hold,
    /// 個別確認
    IndividualCheck,
    /// What is registered contradicts itself.
    Error,
    /// 交付なし
    Nothing,
}

impl OutcomeGroup {
    /// An outcome that may be shown.
    pub fn of(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Document(issue) => Self::Document(issue.document),
            Outcome::Hold { .. } => Self::Hold,
            Outcome::Nothing { .. } => Self::Nothing,
        }
    }
}

/// What stands in the place of a document.
const BESIDE: [OutcomeGroup; 4] =
    [OutcomeGroup::Hold, OutcomeGroup::IndividualCheck, OutcomeGroup::Error, OutcomeGroup::Nothing];

impl Code for OutcomeGroup {
    const ALL: &'static [Self] = &{
        let mut all = [Self::Nothing; Document::ALL.len() + BESIDE.len()];
        let mut at = 0;
        while at < all.len() {
            all[at] = match at.checked_sub(Document::ALL.len()) {
                None => Self::Document(Document::ALL[at]),
                Some(beside) => BESIDE[beside],
            };
            at += 1;
        }
        all
    };
    const LIST: &'static str = "OutcomeGroup";

    fn code(self) -> &'static str {
        match self {
            Self::Document(document) => document.code(),
            Self::Hold => "hold",
            Self::IndividualCheck => "individual_check",
            Self::Error => "error",
            Self::Nothing => "none",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|listed| listed.code() == code)
    }
}
