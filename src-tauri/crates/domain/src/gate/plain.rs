//! What carries nothing of any person: counts, days, codes, and what the caller said in the same request.

use super::{Out, Purpose};
use crate::Day;
use crate::batch::BatchNumber;
use crate::decide::ErrorCode;
use crate::ids::{BatchId, ImportId};
use crate::insured::InsurerNumber;
use crate::piece::{BatchState, PieceState, ReturnReason};
use crate::roster::ImportSource;
use crate::serial::Serial;

/// Types that say nothing of a person. A `String` is not among them.
pub trait Plain {}

macro_rules! plain_types {
    ($($ty:ty),*) => {$(impl Plain for $ty {})*};
}

plain_types!((), bool, u8, u16, u32, u64, usize, i64, f64, Day, BatchId, ImportId, Serial, &'static str, CallerText);
plain_types!(BatchNumber, PieceState, BatchState, ReturnReason, ErrorCode, ImportSource, InsurerNumber);

impl<T: Plain> Plain for Vec<T> {}
impl<T: Plain> Plain for Option<T> {}
impl<A: Plain, B: Plain> Plain for (A, B) {}
impl<A: Plain, B: Plain, C: Plain> Plain for (A, B, C) {}
impl<A: Plain, B: Plain, C: Plain, D: Plain> Plain for (A, B, C, D) {}

/// Text that the caller gave in this very request (a path, a query, the society's own name) and may hear again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CallerText(pub String);

/// Lets out what says nothing of any person.
pub fn plain<P: Purpose, T: Plain>(value: T, _: P) -> Out<P, T> {
    Out::release(value)
}
