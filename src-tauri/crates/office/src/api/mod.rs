//! What goes in and out of every command: plain rows with Japanese words already in them, so that a screen only draws.
//!
//! Dates are ISO (`2026-11-30`) with a 和暦 text beside them where a person reads them. Never holds anything that did not pass the gate:
//! a reply reaches a caller only as `Out<Screen, _>`.

mod audit;
mod batches;
mod coded;
mod correct;
mod decisions;
mod declare;
mod desk;
mod fault;
mod four_eyes;
mod holds;
mod import;
mod imports;
mod people;
mod piece;
mod review;
mod session;
mod users;

pub use audit::*;
pub use batches::*;
pub use coded::Coded;
pub use correct::*;
pub use decisions::*;
pub use desk::*;
pub use fault::*;
pub use four_eyes::*;
pub use holds::*;
pub use import::*;
pub use imports::*;
pub use people::*;
pub use piece::*;
pub use review::*;
pub use session::*;
pub use users::*;

use declare::Declared;

/// Rows a page of any list holds.
pub const PER_PAGE: u32 = 50;

/// The TypeScript twins of all wire types: each closed list that they hold, once, then the types in the order of the files.
pub fn declarations() -> Vec<String> {
    let mut types = Declared::default();
    for add in [
        session::declarations,
        users::declarations,
        audit::declarations,
        four_eyes::declarations,
        import::declarations,
        imports::declarations,
        review::declarations,
        people::declarations,
        decisions::declarations,
        desk::declarations,
        correct::declarations,
        holds::declarations,
        batches::declarations,
        piece::declarations,
        fault::declarations,
    ] {
        add(&mut types);
    }
    types.texts()
}
