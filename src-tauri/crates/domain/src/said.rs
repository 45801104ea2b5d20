//! What a person says of how a file is to be read, where the file does not say it by itself, and what is known of it by its sender. Values only.

use crate::codes;
use crate::finding::{Item, Letters};
use crate::headings::Headings;
use crate::meaning::Meaning;

codes! {
    /// What becomes of rows and columns that the sender has hidden.
    pub enum HiddenCells {
        /// They are read like the others.
        Read = "read",
        /// They are left out.
        Leave = "leave",
    }

    /// Who everybody of a roster is that has neither a column of 枝番 nor one of 続柄.
    pub enum Everyone {
        /// 被保険者本人.
        Insured = "insured",
    }

    /// What a person answers when the headings of a sender have drifted.
    pub enum DriftAnswer {
        /// The drift is right: what was chosen follows its headings.
        Accept = "accept",
    }
}

/// What a person has said of one column; `None`: it is not needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnChoice {
    pub column: Letters,
    /// What it is read as.
    pub meaning: Option<Meaning>,
}

impl ColumnChoice {
    /// Whether both cannot hold of one table: they speak of one column, or two columns would be read as the same. Of an address several may be.
    pub fn excludes(&self, other: &Self) -> bool {
        let single = self.meaning.is_some_and(|meaning| meaning.item() != Item::Address);
        self.column == other.column || (single && self.meaning == other.meaning)
    }
}

/// Which sheet a person has chosen. It holds as long as the file has no sheet that was not there to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetChoice {
    pub name: String,
    /// The names of all sheets that had a table of people, itself among them.
    pub among: Vec<String>,
}

/// How the last file of a sender was read: its headings, and what a person had said of it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Habit {
    /// The headings of the table that was read.
    pub headings: Headings,
    /// Which sheet was read, where a person had chosen it.
    pub sheet: Option<SheetChoice>,
    /// What became of hidden rows and columns, where a person had said so.
    pub hidden: Option<HiddenCells>,
    /// Who everybody was, where a person had said so.
    pub everyone: Option<Everyone>,
    /// What a person had said of columns.
    pub columns: Vec<ColumnChoice>,
    /// What a person had said of codes.
    pub codes: Option<String>,
}

/// All that is said of one file, and how the last one of its sender was read.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// Which table is read, by its name.
    pub table: Option<String>,
    /// What becomes of hidden rows and columns.
    pub hidden: Option<HiddenCells>,
    /// Who everybody is. Of a roster with a column of 枝番 or 続柄 it says nothing.
    pub everyone: Option<Everyone>,
    /// What columns hold.
    pub columns: Vec<ColumnChoice>,
    /// What codes of 続柄, 性別 and 発行要否 stand for, as a sheet would explain them below its table: `1=本人 2=妻`. Empty: nothing, whatever is known of
    /// the sender.
    pub codes: Option<String>,
    /// How the last file of the same sender was read; `None` where no sender was named, or nothing is known of them.
    pub habit: Option<Habit>,
    /// What is answered to a drift of the headings.
    pub drift: Option<DriftAnswer>,
}
