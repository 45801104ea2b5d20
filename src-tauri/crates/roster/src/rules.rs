//! What a society lays down for reading a roster. Works on nothing; the caller fills it in, and every row is read by it.

use kenpo_domain::Day;
use kenpo_domain::insured::InsurerNumber;

/// How many digits the society's numbers have; `None` where it has set no width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Widths {
    /// 記号. Without a width a number is taken as it is: it is no padded number by rule.
    pub symbol: Option<u8>,
    /// 番号.
    pub number: Option<u8>,
    /// 枝番.
    pub branch: Option<u8>,
    /// 郵便番号.
    pub postal: Option<u8>,
}

/// What a society lays down for reading, and the day of reading.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// Widths by which zeros are restored.
    pub widths: Widths,
    /// The society's 保険者番号; a national list of another one is refused row by row.
    pub insurer: Option<&'a InsurerNumber>,
    /// The day for which ages are told and after which nobody is born.
    pub as_of: Day,
}
