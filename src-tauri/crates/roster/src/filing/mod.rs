//! 届書CSV: the records of 届書 that employers hand in as files, read as rows of people.
//!
//! Each item stays at its own place, so that a finding names the line and the column of the file. What the form does not give (記号, 枝番, and
//! in a file for 日本年金機構 the society's 番号) makes a row wait, and is never made up. docs/formats/filing.md tells what is read.

mod form;
mod records;
mod rows;
mod shape;

pub use form::header;
pub use rows::rows;
pub use shape::Shape;
