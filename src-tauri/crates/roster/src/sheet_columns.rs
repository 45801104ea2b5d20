//! What is told of the columns of a sheet: which are read and by what that is known, and which are not.

use crate::column::{Fit, Seen, Unread, Why, Worded};
use crate::heading::Columns;
use kenpo_domain::finding::{Item, Letters};
use kenpo_domain::meaning::Meaning;

/// A column that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnFound {
    /// What it is read as.
    pub meaning: Meaning,
    /// The column.
    pub letters: Letters,
    /// Its heading without blanks.
    pub heading: String,
    /// By what that is known.
    pub why: Why,
    /// What the words of its heading say of it, where they are why.
    pub worded: Worded,
    /// How many of its values are of that kind.
    pub fit: Fit,
    /// What its values look like by themselves.
    pub seen: Option<Seen>,
}

/// The columns of the sheet that is read.
pub struct SheetColumns {
    /// The sheet's name; `None` for a text file.
    pub sheet: Option<String>,
    /// The columns that are read, from left to right.
    pub read: Vec<ColumnFound>,
    /// Those that nothing is read from.
    pub unused: Vec<Unread>,
    /// Those of which only a person can say what they hold: until then the file is not read.
    pub unclear: Vec<Unread>,
    /// Those without a heading in which something stands; nothing is read from them.
    pub unheaded: Vec<Unread>,
    /// Items that a registration needs and that no column gives.
    pub missing: Vec<Item>,
}

pub fn sheet_columns(sheet: Option<String>, columns: &Columns) -> SheetColumns {
    let read = columns.by_place().into_iter().map(|column| ColumnFound {
        meaning: column.meaning,
        letters: Letters(column.index),
        heading: column.heading.split_whitespace().collect(),
        why: column.why,
        worded: column.worded.clone(),
        fit: column.fit,
        seen: column.seen,
    });
    SheetColumns {
        sheet,
        read: read.collect(),
        unused: columns.unused.clone(),
        unclear: columns.unclear.clone(),
        unheaded: columns.unheaded.clone(),
        missing: columns.missing(),
    }
}
