//! What the gate let out, on paper: content -> frame (placed text, a value) -> PDF bytes.
//!
//! Reads no file, no clock and no database; faces, forms, day and identifiers are arguments. Everything is `Out<Paper, _>` on
//! the way in and on the way out. Never prints a box or a look-alike: a character that no face shows stops its piece.

pub mod barcode;
mod compose;
mod content;
mod dump;
pub mod faces;
mod fields;
mod fit;
pub mod forms;
pub mod frame;
mod ground;
pub mod pdf;
mod place;
mod preview;
mod problem;
mod text_box;
mod wrap;

pub use compose::{check, frame};
pub use faces::{FaceBytes, FaceError, Faces};
pub use forms::{FormError, Forms};
pub use frame::PieceFrame;
pub use ground::{Kit, Under};
pub use pdf::{PdfError, PdfMeta, pdf};
pub use preview::preview;
pub use problem::{PieceProblem, Problem};
