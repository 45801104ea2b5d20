//! How a user may be called, and who the first one is where nobody says.

use crate::unseen::is_unseen;

/// The first user of a new database where nobody names one.
pub const FIRST_USER: &str = "管理者";

/// Characters of a name at most.
pub const LONGEST_NAME: usize = 40;

/// Whether a new user may be called so: 1 to 40 characters on one line, all of them seen, no blank at either end. Two names are one only where
/// every character is the same.
pub fn may_be_called(name: &str) -> bool {
    (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.contains(is_unseen) && name.trim() == name
}

#[cfg(test)]
mod tests {
    use super::*;

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
