//! 要配慮: whether somebody needs another's help where a card is read, as far as anybody has asked. 健康保険法施行規則第47条第1項.

use crate::Day;
use crate::codes;
use crate::record::{Kept, Scalar};

codes! {
    /// Who answered.
    pub enum AskedOf {
        /// 本人
        Person = "person",
        /// 家族
        Family = "family",
        /// 事業主
        Employer = "employer",
        /// その他
        Other = "other",
    }
}

/// An answer, with who gave it and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Care {
    /// Whether help is needed.
    pub needed: bool,
    /// The day of the answer.
    pub asked_on: Day,
    pub asked_of: AskedOf,
}

impl Kept for Option<Care> {
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
        let Some(care) = self else { return (0..3).for_each(|_| to(Scalar::Null)) };
        care.needed.give(to);
        care.asked_on.give(to);
        care.asked_of.give(to);
    }

    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
        match (Kept::read(from)?, Kept::read(from)?, Kept::read(from)?) {
            (None::<bool>, None::<Day>, None::<AskedOf>) => Some(None),
            (Some(needed), Some(asked_on), Some(asked_of)) => Some(Some(Care { needed, asked_on, asked_of })),
            _ => None,
        }
    }

    fn unknown() -> Option<Self> {
        Some(None)
    }
}
