//! Rosters: the bytes of a file -> a sheet of cells -> checked rows -> proposed changes.
//!
//! Proposes and never writes: no database, no clock, no file system in here. A 個人番号 is cut at the door (`cut`), before any
//! other module sees a cell. Feeds `office`; knows the domain alone. Doors: `file::workbook` to calamine, `file::package` to zip and
//! memchr, `file::xml` and `copy::xml` to quick-xml, `file::locked` to ciphers, `file::text` to csv and encoding_rs, `template` and `list_book` to rust_xlsxwriter. Two look-up lists lie in it (`lists`),
//! built in from `data`.

mod above;
mod address_cells;
mod again;
mod ages;
mod bonds;
mod cell;
mod characters;
mod checks;
mod colours;
mod column;
mod comment;
mod copy;
mod corrections;
mod cut;
mod date;
mod day_cells;
mod ditto;
mod entered;
mod error;
mod everyone;
mod family_names;
mod field;
mod file;
mod filing;
mod furigana;
mod given_names;
mod gone;
mod heading;
mod hidden;
mod households;
mod id_parts;
mod identity;
mod laid;
mod legend;
mod list_book;
mod list_row;
pub mod lists;
mod moves;
mod notes;
mod opened;
mod opening;
mod person_row;
mod progress;
mod propose;
mod read;
mod rows;
mod rules;
mod said;
mod says;
mod sex_marks;
mod sheet;
mod sheet_columns;
mod spoken;
mod surroundings;
mod table;
mod template;
mod titles;
mod totals;
mod two_rows;
mod unlikely;
mod widths;

pub use again::{ReadAgain, read_again};
pub use column::{Fit, Guess, Looks, Seen, Unread, Why, Worded};
pub use copy::{Block, Colour, Hazards, LeftOut, Remark, TableRow, marked_copy};
pub use corrections::{CorrectionList, CorrectionRow, ListColumn, UnknownColumn, corrections};
pub use cut::without_my_number;
pub use entered::entered_code;
pub use error::{FilingPart, Limit, OtherKind, ReadError};
pub use everyone::{Everybody, Why as WhyInsured};
pub use hidden::HiddenFound;
pub use legend::explains_codes;
pub use list_book::{ListBookError, ListSheet, list_book};
pub use opening::{Opening, Password};
pub use progress::{Progress, Step};
pub use propose::{Registered, propose};
pub use read::{LeftRow, Reading, SheetRead, Understood, columns, read};
pub use rules::Rules;
pub use sheet_columns::{ColumnFound, SheetColumns};
pub use table::{Around, Hiding, TableFound};
pub use template::{Entry, TemplateColumn, TemplateError, TemplateWords, template};
