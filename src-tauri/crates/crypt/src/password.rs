//! A password from the edge of the program on, and whether it may be a new one.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// What somebody typed to show who they are, in NFC: keyboards of two systems write one character in two ways.
pub struct Password(Zeroizing<String>);

/// Why a new password is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weak {
    /// It has fewer than [`Password::SHORTEST`] characters.
    Short,
    /// A program finds it in fewer than [`Password::FEWEST_GUESSES`] tries.
    Guessable,
}

impl Password {
    /// Characters that a new one has at least (医療情報システムの安全管理に関するガイドライン 6.0: 13 without periodic change).
    pub const SHORTEST: usize = 13;
    /// Tries that a guessing program needs at least for a new one, by the reckoning of zxcvbn.
    pub const FEWEST_GUESSES: u64 = 10_000_000_000;

    pub fn new(typed: String) -> Self {
        let typed = Zeroizing::new(typed);
        // Room for the whole, so that no half-written copy stays behind in memory: no text grows more than threefold by NFC.
        let mut text = Zeroizing::new(String::with_capacity(typed.len() * 3));
        text.extend(typed.nfc());
        Self(text)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// Whether it may be a new password. `known`: what a guesser would try first, as names of the user and the society.
    pub fn strength(&self, known: &[&str]) -> Result<(), Weak> {
        if self.0.chars().count() < Self::SHORTEST {
            return Err(Weak::Short);
        }
        match zxcvbn::zxcvbn(&self.0, known).guesses() {
            ..Self::FEWEST_GUESSES => Err(Weak::Guessable),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_a_new_password() {
        let known = ["tantou", "けんぽデスク健康保険組合", "06139463"];
        for (text, expected) in [
            ("short", Err(Weak::Short)),
            ("あいうえおかきくけこさし", Err(Weak::Short)),
            ("passwordpassword", Err(Weak::Guessable)),
            ("aaaaaaaaaaaaaaaaaaaa", Err(Weak::Guessable)),
            ("1234567890123", Err(Weak::Guessable)),
            ("qwertyuiopasdfgh", Err(Weak::Guessable)),
            ("tantou06139463", Err(Weak::Guessable)),
            ("correct horse battery", Ok(())),
            ("kvmwx-2hsbe-9qrdt", Ok(())),
            ("山の向こうに虹と自転車が七台", Ok(())),
        ] {
            assert_eq!(Password::new(text.to_owned()).strength(&known), expected, "{text}");
        }
    }

    #[test]
    fn one_character_written_in_two_ways_is_one() {
        let (composed, parted) =
            (Password::new("がぎぐ".to_owned()), Password::new("か\u{3099}き\u{3099}く\u{3099}".to_owned()));
        assert_eq!(composed.bytes(), parted.bytes());
    }
}
