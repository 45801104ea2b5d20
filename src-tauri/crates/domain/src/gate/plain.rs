//! What carries nothing of any person: counts, days, codes, and what the caller said in the same request.

use super::{Out, Purpose};
use crate::Day;
use crate::act::{Act, Amiss, AnchorKind, Figure};
use crate::batch::BatchNumber;
use crate::decide::ErrorCode;
use crate::document::Document;
use crate::drift::Drift;
use crate::entry::Entry;
use crate::finding::{FindingCode, Item, Letters};
use crate::four_eyes::Matter;
use crate::ids::{BatchId, ImportId};
use crate::instant::Instant;
use crate::meaning::Meaning;
use crate::piece::{BatchState, PieceState, ReturnReason, ReturnVia};
use crate::roles::Roles;
use crate::roster::ImportSource;
use crate::sender::Sender;
use crate::serial::Serial;
use crate::society::PolicyFile;
use crate::torn::Torn;
use crate::unsolved::Unsolved;
use crate::user::Fingerprint;
use crate::widths::WidthSeen;
use std::fmt;
use std::path::PathBuf;

/// Types that say nothing of a person. A `String` is not among them.
pub trait Plain {}

macro_rules! plain_types {
    ($($ty:ty),*) => {$(impl Plain for $ty {})*};
}

plain_types!((), bool, u8, u16, u32, u64, usize, i64, f64, Day, BatchId, ImportId, Serial, &'static str, CallerText);
plain_types!(
    BatchNumber,
    Document,
    PieceState,
    BatchState,
    ReturnReason,
    ReturnVia,
    ErrorCode,
    ImportSource,
    Instant,
    Letters,
    Item,
    Meaning,
    Torn,
    WidthSeen,
    FindingCode,
    WrittenPath,
    Roles,
    Fingerprint,
    Matter,
    Act,
    Figure,
    Amiss,
    AnchorKind,
    // A society's rules.
    PolicyFile,
    Unsolved,
    Entry,
    // The words over a column, of a sender's form; `HeadingAt::told_again` says which are told.
    Drift,
    // What the office calls an employer or a branch.
    Sender
);

impl Plain for UserName {}
impl Plain for TrailText {}
impl<T: Plain> Plain for Vec<T> {}
impl<T: Plain> Plain for Option<T> {}
impl<A: Plain, B: Plain> Plain for (A, B) {}

/// Declares values that go out together, each under its name. All of them say nothing of a person, or it does not compile.
#[macro_export]
macro_rules! plain_parts {
    ($(
        $(#[$meta:meta])*
        $vis:vis struct $name:ident { $($(#[$doc:meta])* $field_vis:vis $field:ident: $ty:ty),+ $(,)? }
    )+) => {$(
        $(#[$meta])*
        $vis struct $name { $($(#[$doc])* $field_vis $field: $ty),+ }

        impl $crate::gate::Plain for $name {}

        const _: () = {
            const fn says_nothing_of_a_person<T: $crate::gate::Plain>() {}
            $(says_nothing_of_a_person::<$ty>();)+
        };
    )+};
}

/// Text that the caller may hear again: it stands in this very request (a path, a query), or in the file that is named there (a heading).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CallerText(pub String);

/// Who works here, as the journal names them: of nobody whom the society insures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserName(pub String);

/// What a row of the audit trail holds: identifiers, figures, codes and hashes of ours, of which none is a text of anybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrailText(pub String);

/// A file that this request wrote: the folder is the caller's, the name of the file is ours, of documents and counters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenPath(pub PathBuf);

impl fmt::Display for WrittenPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.display().fmt(f)
    }
}

/// Lets out what says nothing of any person.
pub fn plain<P: Purpose, T: Plain>(value: T, _: P) -> Out<P, T> {
    Out::release(value)
}
