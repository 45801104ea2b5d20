//! How each type of the domain stands in columns.
//!
//! Reads through the seals, because database and journal keep what is sealed; nothing here shows it to anybody.

use super::{Kept, Scalar};
use crate::Day;
use crate::address::{Address, AddressKey, PostalCode};
use crate::code::Code;
use crate::facts::{Burden, MyNumber, MyNumberState, SafeAddress};
use crate::gate::Sealed;
use crate::ids::{BatchId, ImportId, PersonId};
use crate::insured::{InsuredId, InsurerNumber, Width};
use crate::iso_day;
use crate::kana::Kana;
use crate::my_number::Last4;
use crate::name::Name;
use crate::percent::Percent;
use crate::serial::Serial;

/// Types that are one text: how it is written, how it is read.
macro_rules! texts {
    ($($ty:ty: |$value:ident| $write:expr, $read:expr;)+) => {$(
        impl Kept for $ty {
            fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
                let $value = self;
                to(Scalar::text($write));
            }

            fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
                match from.next()? {
                    Scalar::Text(text) => $read(text.as_ref()),
                    _ => None,
                }
            }
        }

        impl Kept for Option<$ty> {
            fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
                match self {
                    Some(value) => value.give(to),
                    None => to(Scalar::Null),
                }
            }

            fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
                match from.next()? {
                    Scalar::Null => Some(None),
                    Scalar::Text(text) if text.is_empty() => Some(None),
                    Scalar::Text(text) => $read(text.as_ref()).map(Some),
                    _ => None,
                }
            }

            fn unknown() -> Option<Self> {
                Some(None)
            }
        }
    )+};
}

texts! {
    Day: |day| iso_day::text(*day), iso_day::parse;
    // `parse` would cut blanks: what was written must come back as it was.
    Name: |name| name.as_str(), |text: &str| Name::parse(text).filter(|name| name.as_str() == text);
    InsurerNumber: |number| number.as_str(), InsurerNumber::parse;
    Last4: |digits| digits.as_str(), Last4::parse;
    PostalCode: |code| code.as_str(), PostalCode::parse;
    AddressKey: |key| key.for_store(), AddressKey::from_store;
    Serial: |serial| serial.digits(), Serial::parse;
    PersonId: |id| id.to_string(), PersonId::parse;
    ImportId: |id| id.to_string(), ImportId::parse;
    BatchId: |id| id.to_string(), BatchId::parse;
}

/// Closed lists: their codes.
macro_rules! coded {
    ($($ty:ty),+ $(,)?) => {
        texts! { $($ty: |value| value.code(), <$ty as Code>::from_code;)+ }
    };
}

coded!(MyNumberState, crate::care::AskedOf, crate::sex::Sex, crate::facts::Relation, crate::facts::CardState);
coded!(crate::document::Document, crate::document::Medium, crate::decision::Reason, crate::decision::Route);
coded!(crate::piece::ReturnReach, crate::piece::ReturnReason, crate::piece::Step, crate::roster::ImportSource);

impl Kept for SafeAddress {
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
        to(Scalar::text(self.code()));
    }

    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
        match from.next()? {
            Scalar::Text(code) => Self::from_code(&code),
            _ => None,
        }
    }

    fn unknown() -> Option<Self> {
        Some(Self::None)
    }
}

impl Kept for String {
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
        to(Scalar::text(self.as_str()));
    }

    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
        match from.next()? {
            Scalar::Text(text) => Some(text.into_owned()),
            _ => None,
        }
    }

    fn unknown() -> Option<Self> {
        Some(Self::new())
    }
}

/// An empty text says nothing.
impl Kept for Option<String> {
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
        to(Scalar::maybe(self.as_deref().filter(|text| !text.is_empty())));
    }

    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
        match from.next()? {
            Scalar::Null => Some(None),
            Scalar::Text(text) => Some(Some(text.into_owned()).filter(|text| !text.is_empty())),
            _ => None,
        }
    }

    fn unknown() -> Option<Self> {
        Some(None)
    }

    fn says(&self) -> bool {
        self.as_deref().is_some_and(|text| !text.is_empty())
    }
}

impl Kept for Kana {
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
        to(Scalar::text(self.cell()));
    }

    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
        match from.next()? {
            Scalar::Text(text) => Some(Self::from_cell(&text)),
            _ => None,
        }
    }

    fn unknown() -> Option<Self> {
        Some(Self::from_cell(""))
    }
}

impl Kept for bool {
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
        to(Scalar::Truth(*self));
    }

    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
        truth(from.next()?)
    }

    fn unknown() -> Option<Self> {
        Some(false)
    }
}

impl Kept for Option<bool> {
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
        to(self.map_or(Scalar::Null, Scalar::Truth));
    }

    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
        match from.next()? {
            Scalar::Null => Some(None),
            other => truth(other).map(Some),
        }
    }

    fn unknown() -> Option<Self> {
        Some(None)
    }
}

/// The database has no truth values: it keeps 0 and 1.
fn truth(scalar: Scalar<'_>) -> Option<bool> {
    match scalar {
        Scalar::Truth(truth) => Some(truth),
        Scalar::Whole(0) => Some(false),
        Scalar::Whole(1) => Some(true),
        _ => None,
    }
}

macro_rules! wholes {
    ($($ty:ty),+) => {$(
        impl Kept for $ty {
            fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
                to(Scalar::Whole((*self).into()));
            }

            fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
                match from.next()? {
                    Scalar::Whole(whole) => whole.try_into().ok(),
                    _ => None,
                }
            }
        }

        impl Kept for Option<$ty> {
            fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
                to(self.map_or(Scalar::Null, |whole| Scalar::Whole(whole.into())));
            }

            fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
                match from.next()? {
                    Scalar::Null => Some(None),
                    Scalar::Whole(whole) => whole.try_into().ok().map(Some),
                    _ => None,
                }
            }

            fn unknown() -> Option<Self> {
                Some(None)
            }
        }
    )+};
}

wholes!(u8, u16, u32, Width);

impl Kept for InsuredId {
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
        [self.symbol(), self.number(), self.branch()].into_iter().for_each(|part| to(Scalar::text(part)));
    }

    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
        let mut part = || match from.next()? {
            Scalar::Text(text) => Some(text),
            _ => None,
        };
        Self::new(&part()?, &part()?, &part()?)
    }
}

impl Kept for Address {
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
        self.postal.give(to);
        self.text.give(to);
    }

    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
        Some(Self { postal: Kept::read(from)?, text: Kept::read(from)? })
    }

    fn unknown() -> Option<Self> {
        Some(Self::default())
    }
}

impl Kept for MyNumber {
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
        to(Scalar::text(self.state().code()));
        to(Scalar::maybe(self.linked_on().map(iso_day::text)));
    }

    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
        Self::of(MyNumberState::read(from)?, Kept::read(from)?)
    }

    fn unknown() -> Option<Self> {
        Some(Self::Unknown)
    }
}

impl Kept for Option<Burden> {
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
        to(self.map_or(Scalar::Null, |burden| Scalar::Whole(burden.percent.number().into())));
        to(Scalar::maybe(self.map(|burden| iso_day::text(burden.effective_on))));
        to(Scalar::maybe(self.and_then(|burden| burden.valid_until).map(iso_day::text)));
    }

    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
        let number = Option::<u8>::read(from)?;
        match (number, Option::<Day>::read(from)?, Option::<Day>::read(from)?) {
            (None, None, None) => Some(None),
            (Some(number), Some(effective_on), valid_until) => {
                Some(Some(Burden { percent: Percent::new(number)?, effective_on, valid_until }))
            }
            _ => None,
        }
    }

    fn unknown() -> Option<Self> {
        Some(None)
    }
}

impl<T: Kept> Kept for Sealed<T> {
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
        self.unseal_for_store().give(to);
    }

    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
        T::read(from).map(Self::new)
    }

    fn unknown() -> Option<Self> {
        T::unknown().map(Self::new)
    }

    fn says(&self) -> bool {
        self.unseal_for_store().says()
    }
}
