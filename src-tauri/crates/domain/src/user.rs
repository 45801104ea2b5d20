//! How a user may be called, who the first one is where nobody says, and by which digits an identity is told.

use crate::unseen::is_unseen;
use std::fmt;

/// The first user of a new database where nobody names one.
pub const FIRST_USER: &str = "管理者";

/// Characters of a name at most.
pub const LONGEST_NAME: usize = 40;

/// Whether a new user may be called so: 1 to 40 characters on one line, all of them seen, no blank at either end. Two names are one only where
/// every character is the same.
pub fn may_be_called(name: &str) -> bool {
    (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.contains(is_unseen) && name.trim() == name
}

/// Digits of a fingerprint.
const DIGITS: usize = 20;

/// Twenty digits by which two people on the telephone know that they speak of the same identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint(String);

impl Fingerprint {
    pub fn parse(digits: &str) -> Option<Self> {
        let sound = digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
        sound.then(|| Self(digits.to_owned()))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_twenty_digits() {
        let digits = "01234567890123456789";
        assert_eq!(Fingerprint::parse(digits).unwrap().to_string(), digits);
        for text in ["", "0123456789012345678", "012345678901234567890", "0123456789012345678a", "０1234567890123456"]
        {
            assert_eq!(Fingerprint::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_name_is_one_line_that_can_be_seen() {
        for name in [FIRST_USER, "tantou", "担当　花子", "a", &"あ".repeat(LONGEST_NAME)] {
            assert!(may_be_called(name), "{name}");
        }
        for name in ["", " ", "tantou ", "　担当", "a\nb", "a\u{200B}b", "\u{202E}a", &"あ".repeat(LONGEST_NAME + 1)]
        {
            assert!(!may_be_called(name), "{name:?}");
        }
    }
}
