//! Why a piece cannot be printed: codes and places, no words.
//!
//! Must never carry the text itself: a character is named by its code point.

use kenpo_domain::document::{Document, Medium};
use kenpo_domain::finding::{FindingCode, Item};
use kenpo_domain::insured::InsuredId;
use kenpo_domain::serial::Serial;

/// One reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No bundled face shows these characters of this item exactly.
    GlyphMissing {
        /// The item; a dependant's 被保険者氏名 counts as `Name`, 保険者名称 as `Insurer`.
        item: Item,
        /// Each once, in the order of the text, as `U+845B U+E0100`.
        clusters: Vec<String>,
    },
    /// Too long for its field at the smallest size.
    TextTooLong { item: Item },
    /// An item that the law wants on this document is not known.
    ItemMissing {
        /// The item; `None` for 有効期限, which no roster carries.
        item: Option<Item>,
    },
    /// There is no form for this document in this medium.
    NoForm { document: Document, medium: Option<Medium> },
}

impl Problem {
    /// The finding that tells a clerk of it; `None` where no correction of a roster helps.
    pub fn code(&self) -> Option<FindingCode> {
        match self {
            Self::GlyphMissing { .. } => Some(FindingCode::GlyphMissing),
            Self::TextTooLong { .. } => Some(FindingCode::TextTooLong),
            Self::ItemMissing { item: Some(Item::Sex) } => Some(FindingCode::SexBad),
            Self::ItemMissing { item: Some(Item::Name) } => Some(FindingCode::NameMissing),
            Self::ItemMissing { .. } | Self::NoForm { .. } => None,
        }
    }
}

/// All that stops one piece.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("piece {serial} cannot be printed ({} problems)", problems.len())]
pub struct PieceProblem {
    pub serial: Serial,
    /// Whose piece.
    pub insured: InsuredId,
    /// Everything at once, in the order of the form.
    pub problems: Vec<Problem>,
}
