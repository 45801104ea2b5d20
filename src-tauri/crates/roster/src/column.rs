//! What is told of a column beside its meaning. Values only.

use kenpo_domain::finding::Letters;

/// By what the meaning of a column is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A person has said it.
    Person,
    /// The words of its heading say it.
    Heading,
    /// Its values say it, and its heading says nothing.
    Values,
    /// The form of the file lays down what stands at this place.
    Form,
}

/// How many values of a column are of the kind that its meaning asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Values that were looked at.
    pub seen: u32,
    /// Those of them that are.
    pub fitting: u32,
}

impl Fit {
    /// Whether at least half of them are. A column without values contradicts nothing.
    pub fn agrees(self) -> bool {
        self.fitting * 2 >= self.seen
    }
}

/// A column that nothing is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    pub column: Letters,
    /// Its heading without blanks.
    pub heading: String,
}
