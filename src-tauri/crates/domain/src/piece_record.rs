//! What is kept of a piece: how it was made, each step that it took, and its return.
//!
//! A piece as made never changes. Where it is follows from its steps by `piece`.

use crate::Day;
use crate::address::AddressKey;
use crate::decision::{Reason, Route};
use crate::document::{Document, FormStamp, Medium};
use crate::gate::Sealed;
use crate::ids::{BatchId, PersonId};
use crate::insured::InsuredId;
use crate::piece::{Original, ReturnReach, ReturnReason, Step};
use crate::record::declare::record;
use crate::record::{Kept, Scalar};
use crate::serial::Serial;

record! {
    pub struct PieceMade, fields PieceField, values PieceValue, kind Piece {
        batch: BatchId = Batch, "batch" at ["batch"];
        person: PersonId = Person, "person" at ["person"];
        /// 記号・番号・枝番 when it was made.
        insured: InsuredId = Number, "number" at ["symbol", "number", "branch"];
        /// Where the person lived when it was made; `None`: no address was registered.
        address_key: Option<AddressKey> = AddressKey, "address_key" at ["address_key"];
        /// A certificate or a notice.
        document: Document = Document, "document" at ["document"];
        /// A certificate's medium.
        medium: Option<Medium> = Medium, "medium" at ["medium"];
        /// By which hands; never `Route::Hold`.
        route: Route = Route, "route" at ["route"];
        /// 交付年月日・通知年月日.
        issued_on: Day = IssuedOn, "issued_on" at ["issued_on"];
        /// 有効期限; always given for a certificate.
        valid_until: Option<Day> = ValidUntil, "valid_until" at ["valid_until"];
        /// What `held` is to say of a certificate.
        recorded_reason: Option<Reason> = RecordedReason, "recorded_reason" at ["recorded_reason"];
        /// What was known, in the wire form of the contract, so that the decision can be made again years later.
        facts: Sealed<String> = Facts, "facts" at ["facts_json"];
        /// What was decided, in the wire form of the contract without its blanks: what has no meaning for the outcome is left out.
        decision: Sealed<String> = Decision, "decision" at ["decision_json"];
    }
}

record! {
    /// A step that a piece took.
    pub struct StepTaken, fields StepField, values StepValue, kind Step {
        piece: Serial = Piece, "piece" at ["piece"];
        /// What happened.
        step: Step = Step, "step" at ["step"];
        /// When: RFC 3339, UTC. For people only.
        at: String = At, "at" at ["at"];
        actor: String = Actor, "actor" at ["actor"];
        /// Printing: where the original is.
        original: Option<Original> = Original, "original" at ["file", "page"];
        /// Printing: the form that the original was laid out on; `None` where a program printed it that kept none (schema 1).
        form: Option<FormStamp> = Form, "form" at ["form", "form_version"];
        /// Printing: the address that the original carries.
        address_key: Option<AddressKey> = AddressKey, "address_key" at ["address_key"];
        /// Spoiling or withdrawing: why, in the clerk's words.
        note: Option<String> = Note, "note" at ["note"];
        /// Coming back: why.
        reason: Option<ReturnReason> = Reason, "reason" at ["reason"];
    }
}

/// 記号 and 番号: what the members of one household share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Household {
    /// 記号.
    pub symbol: String,
    /// 番号.
    pub number: String,
}

record! {
    /// A piece that came back. While nobody has cleared it up, it stops what would be sent next.
    pub struct ReturnedPiece, fields ReturnedField, values ReturnedValue, kind Returned {
        person: PersonId = Person, "person" at ["person"];
        /// The household on the day it came back.
        household: Household = Household, "household" at ["symbol", "number"];
        /// Where the piece was sent; `None`: it reaches nobody else.
        address_key: Option<AddressKey> = AddressKey, "address_key" at ["address_key"];
        /// Why it came back.
        reason: ReturnReason = Reason, "reason" at ["reason"];
        /// How far it reaches.
        reach: ReturnReach = Reach, "reach" at ["reach"];
        /// The day it came back.
        received_on: Day = ReceivedOn, "received_on" at ["received_on"];
        /// The day it was cleared up.
        cleared_on: Option<Day> = ClearedOn, "cleared_on" at ["cleared_on"];
    }
}

impl Kept for Option<Original> {
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
        to(Scalar::maybe(self.as_ref().map(|original| original.file.as_str())));
        to(self.as_ref().map_or(Scalar::Null, |original| Scalar::Whole(original.page.into())));
    }

    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
        match (Option::<String>::read(from)?, Option::<u32>::read(from)?) {
            (None, None) => Some(None),
            (Some(file), Some(page)) => Some(Some(Original { file, page })),
            _ => None,
        }
    }

    fn unknown() -> Option<Self> {
        Some(None)
    }
}

impl Kept for Option<FormStamp> {
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
        to(Scalar::maybe(self.as_ref().map(|form| form.name.as_str())));
        to(self.as_ref().map_or(Scalar::Null, |form| Scalar::Whole(form.version.into())));
    }

    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
        match (Option::<String>::read(from)?, Option::<u32>::read(from)?) {
            (None, None) => Some(None),
            (Some(name), Some(version)) => Some(Some(FormStamp { name, version })),
            _ => None,
        }
    }

    fn unknown() -> Option<Self> {
        Some(None)
    }
}

impl Kept for Household {
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
        self.symbol.give(to);
        self.number.give(to);
    }

    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
        Some(Self { symbol: Kept::read(from)?, number: Kept::read(from)? })
    }
}
