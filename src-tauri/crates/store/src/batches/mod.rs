//! Batches, their pieces, the steps of each piece, and what came back.
//!
//! Must never give a serial twice, and never let a piece take a step that is not lawful.

mod held;
mod history;
mod make;
mod passing;
mod pull_out;
mod read;
mod returned;
mod step;

pub use history::HistoryEntry;
pub use passing::PassingFile;
pub use pull_out::PullOutRow;
pub use read::{BatchRow, PieceCount};
pub use returned::ReturnRow;
pub use step::StepDetail;
