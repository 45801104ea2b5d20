//! One heading of a table: a value.

use super::grammar::Named;

#[derive(Clone)]
pub struct Heading {
    pub column: u16,
    /// Its words, those of a merged heading above included.
    pub text: String,
    /// What it names, where that is known.
    pub named: Option<Named>,
    /// Whether a person has said so, or has said that the column is not needed.
    pub chosen: bool,
}
