//! One physical piece of a batch and its lawful steps; the state of a batch follows from its pieces.
//!
//! Must never allow a step back: a spoiled piece is replaced by a new one with a new serial.

use crate::Day;
use crate::codes;
use crate::document::{Document, Medium};
use crate::facts::Protection;
use crate::ids::{BatchId, PersonId};
use crate::insured::InsuredId;
use crate::serial::Serial;

codes! {
    /// Where a piece is.
    #[derive(PartialOrd, Ord)]
    pub enum PieceState {
        /// 作成済: the serial is reserved, nothing is on paper.
        Made = "made",
        /// 印刷済: its original exists.
        Printed = "printed",
        /// 封入済
        Enclosed = "enclosed",
        /// 発送済
        Posted = "posted",
        /// 返戻
        Returned = "returned",
        /// 書損
        Spoiled = "spoiled",
        /// 取りやめ: pulled out before posting.
        Withdrawn = "withdrawn",
    }
}

codes! {
    /// What happens to a piece.
    pub enum Step {
        /// Its original is written, once.
        Print = "print",
        /// It came out unusable.
        Spoil = "spoil",
        /// It is in its envelope.
        Enclose = "enclose",
        /// It is with the carrier.
        Post = "post",
        /// It came back.
        ComeBack = "come_back",
        /// It must not be sent.
        Withdraw = "withdraw",
    }
}

impl PieceState {
    /// The state after a step; `None` when the step is not lawful here.
    pub fn after(self, step: Step) -> Option<Self> {
        use PieceState::*;
        match (self, step) {
            (Made, Step::Print) => Some(Printed),
            (Printed | Enclosed, Step::Spoil) => Some(Spoiled),
            (Printed, Step::Enclose) => Some(Enclosed),
            (Enclosed, Step::Post) => Some(Posted),
            (Posted, Step::ComeBack) => Some(Returned),
            (Made | Printed | Enclosed, Step::Withdraw) => Some(Withdrawn),
            _ => None,
        }
    }

    /// Whether its original lies in the house: withdrawn from here, it must be pulled out of the pile by hand.
    pub fn lies_here(self) -> bool {
        matches!(self, Self::Printed | Self::Enclosed)
    }

    /// Whether the piece no longer counts for its batch.
    pub fn is_out(self) -> bool {
        matches!(self, Self::Spoiled | Self::Withdrawn)
    }
}

codes! {
    /// Where a batch is.
    pub enum BatchState {
        /// 作成済
        Made = "made",
        /// 印刷済
        Printed = "printed",
        /// 封入済
        Enclosed = "enclosed",
        /// 発送済
        Posted = "posted",
        /// No piece of it counts.
        Empty = "empty",
    }
}

impl BatchState {
    /// Whether pieces wait for the post.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Made | Self::Printed | Self::Enclosed)
    }
}

/// Where a batch is: as far as the least of its pieces that count. `Returned` counts as posted.
pub fn batch_state(pieces: impl IntoIterator<Item = PieceState>) -> BatchState {
    match pieces.into_iter().filter(|state| !state.is_out()).min() {
        Some(PieceState::Made) => BatchState::Made,
        Some(PieceState::Printed) => BatchState::Printed,
        Some(PieceState::Enclosed) => BatchState::Enclosed,
        Some(PieceState::Posted | PieceState::Returned) => BatchState::Posted,
        Some(PieceState::Spoiled | PieceState::Withdrawn) | None => BatchState::Empty,
    }
}

codes! {
    /// Why a piece came back. The codes are the society's master's, two digits.
    pub enum ReturnReason {
        /// あて所に尋ねあたりません
        NoSuchAddress = "01",
        /// あて名不完全
        Incomplete = "02",
        /// 転居先不明
        Moved = "03",
        /// 受取拒絶
        Refused = "04",
        /// 保管期間経過
        Unclaimed = "05",
        /// 死亡
        Deceased = "06",
        /// 退職・所属不明（事業所返送）
        LeftEmployer = "07",
        /// 転送不要返戻
        NotForwarded = "08",
        /// その他
        Other = "99",
    }

    /// How far a returned piece reaches.
    pub enum ReturnReach {
        /// It came back through the post: this person, and the household at that address (`holds_the_household`).
        Address = "address",
        /// It came back through an employer: this person only.
        Person = "person",
    }

    /// By which hands a piece came back.
    pub enum ReturnVia {
        /// 郵便
        Post = "post",
        /// 事業所
        Employer = "employer",
    }
}

impl ReturnVia {
    /// How far a piece reaches that came back by these hands.
    pub fn reach(self) -> ReturnReach {
        match self {
            Self::Post => ReturnReach::Address,
            Self::Employer => ReturnReach::Person,
        }
    }
}

impl ReturnReach {
    /// Whether the piece stops, besides the mail of its own person, that of the household at the address it was sent to. Of whoever is
    /// withheld it never does: else an address could be guessed by registering somebody there and seeing whether they are kept back.
    pub fn holds_the_household(self, of: Protection) -> bool {
        self == Self::Address && !of.any()
    }

    /// By which hands a piece came back that reaches so far.
    pub fn via(self) -> ReturnVia {
        match self {
            Self::Address => ReturnVia::Post,
            Self::Person => ReturnVia::Employer,
        }
    }
}

/// Where an original is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// The file's name.
    pub file: String,
    /// The first page, from 1.
    pub page: u32,
}

/// What the database keeps of one piece. Rule and reason stay sealed in the decision beside it.
pub struct Piece {
    /// Its number.
    pub serial: Serial,
    pub batch: BatchId,
    pub person: PersonId,
    /// 記号・番号・枝番 when it was made.
    pub insured: InsuredId,
    pub document: Document,
    /// The certificate's medium.
    pub medium: Option<Medium>,
    /// 交付年月日・通知年月日.
    pub issued_on: Day,
    /// 有効期限.
    pub valid_until: Option<Day>,
    /// Where it is.
    pub state: PieceState,
    /// Where its original is, once printed.
    pub printed: Option<Original>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Code;

    #[test]
    fn an_original_is_printed_once() {
        for &state in PieceState::ALL {
            assert_eq!(state.after(Step::Print).is_some(), state == PieceState::Made, "{state:?}");
        }
    }

    #[test]
    fn only_what_is_on_paper_and_can_still_be_withdrawn_lies_here() {
        for &state in PieceState::ALL {
            let withdrawn = state.after(Step::Withdraw).is_some();
            assert_eq!(state.lies_here(), withdrawn && state != PieceState::Made, "{state:?}");
        }
    }

    #[test]
    fn nothing_comes_back_from_an_end() {
        for end in [PieceState::Spoiled, PieceState::Withdrawn, PieceState::Returned] {
            for step in Step::ALL {
                assert_eq!(end.after(*step), None, "{end:?} {step:?}");
            }
        }
    }

    #[test]
    fn a_batch_is_where_its_slowest_piece_is() {
        use PieceState::*;
        for (pieces, state) in [
            (vec![Made, Printed], BatchState::Made),
            (vec![Printed, Spoiled, Withdrawn], BatchState::Printed),
            (vec![Posted, Returned], BatchState::Posted),
            (vec![Spoiled], BatchState::Empty),
            (vec![], BatchState::Empty),
        ] {
            assert_eq!(batch_state(pieces.clone()), state, "{pieces:?}");
        }
    }

    #[test]
    fn hands_and_reach_go_together() {
        for &via in ReturnVia::ALL {
            assert_eq!(via.reach().via(), via, "what was entered is what is shown");
        }
    }
}
