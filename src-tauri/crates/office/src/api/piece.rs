//! One piece on a page of its own.

use super::declare::wire;
use super::{EventRow, PieceRow};

wire! {
    /// Asks for one piece.
    pub struct PieceReq {
        /// Its serial, typed or scanned.
        pub serial: String,
    }

    /// One piece, where it lies, and its way so far.
    pub struct PieceDetail {
        pub piece: PieceRow,
        /// Whom it is for: our identifier.
        pub person: String,
        /// Our identifier.
        pub batch: String,
        /// `01-2026-0001`.
        pub batch_number: String,
        /// The page of the batch's pieces on which it stands, from 1.
        pub batch_page: u32,
        /// Its steps, in the order in which they were taken; of another office's piece none.
        pub events: Vec<EventRow>,
    }
}
