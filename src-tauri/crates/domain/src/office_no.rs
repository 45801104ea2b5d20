//! 支部番号: the number of an office of the society. It stands in every serial, batch number and operation made there.

use crate::record::{Kept, Scalar};
use std::fmt;

/// 1 to 99.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OfficeNo(u8);

impl OfficeNo {
    /// The number of a society's only office.
    pub const FIRST: Self = Self(1);

    /// `None` outside 1 to 99: a serial has two digits for it.
    pub const fn new(number: u8) -> Option<Self> {
        if 1 <= number && number <= 99 { Some(Self(number)) } else { None }
    }

    /// The number.
    pub const fn get(self) -> u8 {
        self.0
    }
}

/// `01`
impl fmt::Display for OfficeNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}", self.0)
    }
}

impl Kept for OfficeNo {
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
        to(Scalar::Whole(self.0.into()));
    }

    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
        Self::new(Kept::read(from)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits() {
        assert_eq!(
            [0, 1, 99, 100].map(|number| OfficeNo::new(number).map(OfficeNo::get)),
            [None, Some(1), Some(99), None]
        );
    }

    #[test]
    fn two_digits() {
        assert_eq!(OfficeNo::new(7).unwrap().to_string(), "07");
    }
}
