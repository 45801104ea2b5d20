//! What one column can hold, and what can stand in columns.

use std::borrow::Cow;

/// What one column holds. Has no `Debug`: it can be anybody's address.
#[derive(Clone, PartialEq, Eq)]
pub enum Scalar<'a> {
    /// Nothing.
    Null,
    /// Yes or no.
    Truth(bool),
    /// A whole number.
    Whole(i64),
    Text(Cow<'a, str>),
}

impl<'a> Scalar<'a> {
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    /// A text, or nothing where there is none.
    pub fn maybe(text: Option<impl Into<Cow<'a, str>>>) -> Self {
        text.map_or(Self::Null, Self::text)
    }
}

/// A type that stands in one or several columns.
pub trait Kept: Clone + PartialEq {
    /// Hands over what each of its columns holds.
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>));

    /// Reads its columns; `None` where they hold what [`Kept::give`] never gives.
    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self>;

    /// The value that says that nobody knows; `None` for a type that always says something.
    fn unknown() -> Option<Self> {
        None
    }

    /// Whether it is anything else.
    fn says(&self) -> bool {
        Self::unknown().as_ref() != Some(self)
    }
}
