//! Rows and columns of a sheet that the sender has hidden. Values only: `file` finds them, `table` asks about them.

use kenpo_domain::finding::Letters;
use std::fmt;
use std::ops::RangeInclusive;

/// What a file tells of hidden rows and columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// Which ones are hidden; in a text none can be.
    Told(HiddenParts),
    /// Some may be: of this format it is not read.
    NotTold,
}

/// Rows and columns that nobody sees, from 0, each in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HiddenParts {
    rows: Vec<u32>,
    columns: Vec<RangeInclusive<u16>>,
}

impl HiddenParts {
    /// Collects them.
    pub fn new(mut rows: Vec<u32>, columns: Vec<RangeInclusive<u16>>) -> Self {
        rows.sort_unstable();
        Self { rows, columns }
    }

    /// Whether a row is one of them.
    pub fn has_row(&self, row: u32) -> bool {
        self.rows.binary_search(&row).is_ok()
    }

    /// Whether a column is one of them.
    pub fn has_column(&self, column: u16) -> bool {
        self.columns.iter().any(|columns| columns.contains(&column))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.columns.is_empty()
    }
}

/// Hidden cells that matter: somebody's rows, and columns that would be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HiddenFound {
    /// How many rows of people.
    pub rows: u32,
    /// The first of them, from 1.
    pub first_row: Option<u32>,
    pub columns: Vec<Letters>,
    /// Which columns of 個人番号: they are cut whatever a person says.
    pub numbers: Vec<Letters>,
}

impl HiddenFound {
    /// Whether a person has to say what becomes of them.
    pub fn is_to_be_asked(&self) -> bool {
        self.rows > 0 || !self.columns.is_empty()
    }
}

/// F・H.
pub fn join(columns: &[Letters]) -> String {
    columns.iter().map(Letters::to_string).collect::<Vec<_>>().join("・")
}

/// What a person is asked about: 3行（5行目から）、列 F・H.
impl fmt::Display for HiddenFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(first) = self.first_row {
            write!(f, "{}行（{first}行目から）", self.rows)?;
        }
        if !self.columns.is_empty() {
            let comma = if self.rows > 0 { "、" } else { "" };
            write!(f, "{comma}列 {}", join(&self.columns))?;
        }
        Ok(())
    }
}
