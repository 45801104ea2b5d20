//! 整理番号: the number of one physical piece, on its face and in its barcode.
//!
//! Ten digits: office 2, counter 7, check digit (Luhn). Not twelve, so that no serial can be taken for a 個人番号.
//! The counter lives in the database; a serial is never given twice.

use crate::insured::{luhn_digit, luhn_ok};
use crate::office_no::OfficeNo;
use std::fmt;

/// One piece's serial.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Serial {
    office: OfficeNo,
    digits: String,
}

impl Serial {
    /// The serial of an office and a counter (1 to 9,999,999); `None` outside.
    pub fn new(office: OfficeNo, counter: u32) -> Option<Self> {
        (1..=9_999_999).contains(&counter).then(|| Self::of(office, counter))
    }

    /// The first serial of an office: as wide as every other, where only the width counts.
    pub fn first_of(office: OfficeNo) -> Self {
        Self::of(office, 1)
    }

    fn of(office: OfficeNo, counter: u32) -> Self {
        let mut digits = format!("{office}{counter:07}");
        digits.push(char::from(b'0' + luhn_digit(&digits)));
        Self { office, digits }
    }

    /// Reads what a scanner or a person gives: full-width digits, blanks and hyphens do not matter, a wrong check digit does.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '－' | '‐' | 'ー' | '−'))
            .map(|c| match c {
                '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
                other => other,
            })
            .collect();
        let ten = digits.len() == 10 && digits.bytes().all(|b| b.is_ascii_digit());
        let office = if ten && luhn_ok(&digits) { OfficeNo::new(digits[..2].parse().ok()?)? } else { return None };
        Some(Self { office, digits })
    }

    /// The office that made it.
    pub fn office(&self) -> OfficeNo {
        self.office
    }

    pub fn counter(&self) -> u32 {
        self.digits[2..9].parse().unwrap_or_default()
    }

    /// The ten digits, as the barcode carries them.
    pub fn digits(&self) -> &str {
        &self.digits
    }
}

/// `01-0000001-7`, as printed for people.
impl fmt::Display for Serial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", &self.digits[..2], &self.digits[2..9], &self.digits[9..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFICE: OfficeNo = OfficeNo::new(3).unwrap();

    #[test]
    fn serials_are_read_back_as_people_type_them() {
        let serial = Serial::new(OFFICE, 42).unwrap();
        for typed in [
            serial.digits().to_owned(),
            serial.to_string(),
            format!(" {serial} "),
            "０１－００００４２－".to_owned() + &serial.digits()[8..],
        ] {
            let read = Serial::parse(&typed);
            if typed.starts_with('０') {
                assert_eq!(read, None, "a digit is missing in {typed}");
            } else {
                assert_eq!(read.as_ref(), Some(&serial), "{typed}");
            }
        }
        let wide: String =
            serial.digits().chars().map(|c| char::from_u32(c as u32 - '0' as u32 + '０' as u32).unwrap()).collect();
        assert_eq!(Serial::parse(&wide), Some(serial));
    }

    #[test]
    fn a_single_wrong_digit_is_noticed() {
        let serial = Serial::new(OFFICE, 1_234_567).unwrap();
        for place in 0..10 {
            for digit in b'0'..=b'9' {
                let mut typed = serial.digits().as_bytes().to_vec();
                if typed[place] != digit {
                    typed[place] = digit;
                    assert_eq!(Serial::parse(std::str::from_utf8(&typed).unwrap()), None);
                }
            }
        }
    }

    #[test]
    fn limits() {
        assert!(Serial::new(OFFICE, 0).is_none() && Serial::new(OFFICE, 10_000_000).is_none());
    }
}
