//! The one way out: what must not leak is `Sealed`, what may leave is `Out<Purpose, _>`, and only this module makes an `Out`.
//!
//! Every output (screen row, PDF, manifest, findings file, log line) takes an `Out` of its purpose; a new output path that
//! skips the gate does not compile. The rules fail closed: a protected person's address, telephone and employer are as if they
//! were not registered, and their piece is kept back as `KeptBack`, one code that returned mail and missing contacts abroad share,
//! so that the code tells nothing. Nobody is
//! entitled to more; of everybody else contact and employer are for a `Viewer` who writes to them.

mod by_hand;
mod change;
mod decision;
mod finding;
mod held_row;
mod import;
mod operation;
mod person;
mod piece;
mod plain;
mod proposal;
mod society;
mod undo;
mod viewer;

pub use by_hand::{ByHandShown, by_hand};
pub use change::{FieldShown, ItemShown};
pub use decision::{DecisionShown, KeptBack, decision, listed, must_keep_back, unsolved};
pub use finding::{FindingShown, finding};
pub use held_row::{HeldRowShown, ItemOfRowShown, SaysShown, held_row};
pub use import::{CameFromShown, ImportShown, came_from, import};
pub use operation::{Noted, OperationShown, PersonChange, operation};
pub use person::{ContactShown, PersonShown, facts, person};
pub use piece::{EventShown, Letter, Mail, PieceContent, PieceShown, Society, event, piece_row, release_piece};
pub use plain::{CallerText, Plain, TrailText, UserName, WrittenPath, plain};
pub use proposal::{ProposalShown, proposal, proposal_of_held_row};
pub use society::{SocietyShown, society};
pub use undo::{Left, LeftKind, LeftShown, left, tells};
pub use viewer::Viewer;

use std::marker::PhantomData;

/// Data that leaves only through the gate: no `Debug`, no wire form, no `Deref`. Two can be compared, and equal ones counted together, which
/// tells nothing else.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Sealed<T>(T);

impl<T> Sealed<T> {
    /// Seals a value.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// Reads the value for the encrypted database, for comparing rosters with it, or for this module's rules.
    /// `cargo xtask tidy` names the few files that may call it.
    pub fn unseal_for_store(&self) -> &T {
        &self.0
    }
}

/// What an output is for. Closed: only the purposes below exist.
pub trait Purpose: private::Closed + Copy {}

mod private {
    pub trait Closed {}
}

macro_rules! purposes {
    ($($(#[$doc:meta])* $name:ident),*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name;
        impl private::Closed for $name {}
        impl Purpose for $name {}
    )*};
}

purposes!(
    /// Rows and replies on the screen and on the command line.
    Screen,
    /// Pages.
    Paper,
    /// The list of pieces beside a batch.
    Manifest,
    /// Files and lists of findings.
    Findings,
    /// Log lines.
    Log,
    /// The answer of `kenpo decide`: what the caller's own facts gave, never anything from the database.
    Contract
);

/// A value that the gate let out for one purpose. Cannot be made anywhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Out<P: Purpose, T> {
    value: T,
    purpose: PhantomData<P>,
}

impl<P: Purpose, T> Out<P, T> {
    /// For the rules in this module only.
    fn release(value: T) -> Self {
        Self { value, purpose: PhantomData }
    }

    /// Looks at what was let out.
    pub fn get(&self) -> &T {
        &self.value
    }

    /// Gives it to the writer.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// Another shape of the same content. A function, not a closure, so that nothing can be slipped in.
    pub fn map<U>(self, shape: fn(T) -> U) -> Out<P, U> {
        Out::release(shape(self.value))
    }

    /// Another shape that needs a form, a face or a word list beside the content.
    pub fn map_with<C: ?Sized, U>(self, context: &C, shape: fn(&C, T) -> U) -> Out<P, U> {
        Out::release(shape(context, self.value))
    }

    /// The same where the shape can fail.
    pub fn try_map_with<C: ?Sized, U, E>(self, context: &C, shape: fn(&C, T) -> Result<U, E>) -> Result<Out<P, U>, E> {
        shape(context, self.value).map(Out::release)
    }

    /// Two contents let out for the same purpose.
    pub fn zip<U>(self, other: Out<P, U>) -> Out<P, (T, U)> {
        Out::release((self.value, other.value))
    }

    /// Two contents let out for the same purpose, in one shape.
    pub fn beside<U, V>(self, other: Out<P, U>, shape: fn(T, U) -> V) -> Out<P, V> {
        Out::release(shape(self.value, other.value))
    }

    /// Many contents let out for the same purpose, in their order.
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Out<P, Vec<T>> {
        Out::release(parts.into_iter().map(|part| part.value).collect())
    }
}

impl<P: Purpose, T> Out<P, Option<T>> {
    /// A content that may be absent.
    pub fn maybe(part: Option<Out<P, T>>) -> Self {
        Self::release(part.map(|part| part.value))
    }
}

/// Lets out what `decide` made of facts that the caller brought in the same request.
pub fn contract<T>(value: Sealed<T>) -> Out<Contract, T> {
    Out::release(value.0)
}

/// A page of a released piece, looked at on the screen: whoever may print it may look at it.
pub fn page_on_screen(page: Out<Paper, Vec<u8>>) -> Out<Screen, Vec<u8>> {
    Out::release(page.value)
}
