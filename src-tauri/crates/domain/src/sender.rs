//! Who sends rosters: an employer, a branch, or a name that the office gave once.

use std::fmt;

/// The most characters that a sender's name has.
const LONGEST: usize = 40;

/// A sender, by the name that the office calls them. Two names are one sender only where every character is the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sender(String);

impl Sender {
    /// Reads a name: 1 to 40 characters once the blanks around it are gone, no control character among them. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let name = text.trim();
        let fits = !name.is_empty() && name.chars().count() <= LONGEST && !name.contains(char::is_control);
        fits.then(|| Self(name.to_owned()))
    }

    pub fn name(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_short_and_on_one_line() {
        let longest = "支".repeat(LONGEST);
        for (text, name) in [
            ("神戸支部", Some("神戸支部")),
            ("　3106 \n", Some("3106")),
            (longest.as_str(), Some(longest.as_str())),
            ("", None),
            (" 　", None),
            ("神戸\n支部", None),
            ("神戸\u{7f}支部", None),
            (&"支".repeat(LONGEST + 1), None),
        ] {
            assert_eq!(Sender::parse(text).as_ref().map(Sender::name), name, "{text:?}");
        }
    }
}
