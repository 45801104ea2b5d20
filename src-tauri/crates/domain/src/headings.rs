//! The headings of a roster, column by column: what the next roster of the same sender is compared with.
//!
//! Must never tell again, from what was kept, a text that only came among the headings.

use crate::finding::Letters;
use crate::meaning::Meaning;

/// A heading of a roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadingAt {
    /// The column that it stands over.
    pub column: Letters,
    /// Its words without blanks, as they are shown.
    pub text: String,
    /// The form in which headings are compared.
    pub key: String,
    /// What its column is read as; `None`: nothing is.
    pub meaning: Option<Meaning>,
}

/// The headings of a roster's table as its sender wrote them, from left to right, at most one over a column.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Headings(pub Vec<HeadingAt>);

/// The most characters of a heading that is told again.
const LONGEST_TOLD: usize = 16;
const MOST_DIGITS: usize = 3;

impl HeadingAt {
    /// Its words where a later file does not have them: only those of a mere heading. What a sender wrote beside or above the headings can be somebody's address or
    /// telephone number; that is long, or has many digits, and is not told again.
    pub fn told_again(&self) -> Option<&str> {
        let digits = self.text.chars().filter(|c| c.is_numeric()).count();
        (self.text.chars().count() <= LONGEST_TOLD && digits <= MOST_DIGITS).then_some(self.text.as_str())
    }
}

impl Headings {
    /// The heading over a column.
    pub fn at(&self, column: Letters) -> Option<&HeadingAt> {
        self.0.iter().find(|at| at.column == column)
    }

    /// The columns over which a heading stands.
    pub fn places(&self, key: &str) -> Vec<Letters> {
        self.0.iter().filter(|at| at.key == key).map(|at| at.column).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_or_a_telephone_number_among_the_headings_is_not_told_again() {
        for (text, told) in [
            ("性別", true),
            ("資格取得（認定）年月日", true),
            ("住所２", true),
            ("北海道函館市末広町99丁目88-777", false),
            ("担当0138-00-9999", false),
            ("担当：函館花子、北海道函館市末広町の事務所", false),
        ] {
            let at = HeadingAt { column: Letters(0), text: text.to_owned(), key: text.to_owned(), meaning: None };
            assert_eq!(at.told_again().is_some(), told, "{text}");
        }
    }
}
