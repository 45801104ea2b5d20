//! What a society lays down for reading a roster. Works on nothing; the caller fills it in, and every row is read by it.

use kenpo_domain::Day;
use kenpo_domain::insured::{InsurerNumber, Widths};

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
