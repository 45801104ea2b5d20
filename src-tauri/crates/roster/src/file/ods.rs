//! OpenDocument spreadsheets (`.ods`): where its tables stand, and which of them a person sees.
//!
//! Read here and not by calamine, which sets memory aside for the whole rectangle around the cells, writes the reading of a name behind
//! the name, and takes a cell with an error for an empty one.

mod hidden;
mod paragraph;
mod table;

use super::package;
use super::xml::{Node, Tag, Xml};
use crate::cell::Calendar;
use crate::error::{Limit, ReadError};
use crate::hidden::HiddenParts;
use crate::sheet::Sheet;
use hidden::WithoutSize;
use std::collections::HashSet;

const MAX_SHEETS: usize = 1_000;

/// An opened spreadsheet.
pub struct Book {
    content: String,
    calendar: Calendar,
    /// Rows and columns that nobody sees.
    without_size: WithoutSize,
    /// Those that a person sees come first.
    tables: Vec<Table>,
}

struct Table {
    name: String,
    visible: bool,
    /// The byte at which its tag begins.
    start: usize,
}

/// Opens an `.ods` whose package was checked.
///
/// # Errors
/// [`ReadError::Damaged`], [`ReadError::TooLarge`].
pub fn open(bytes: &[u8]) -> Result<Book, ReadError> {
    let content = String::from_utf8(package::part(bytes, "content.xml")?).map_err(|_| ReadError::Damaged)?;
    let mut xml = Xml::new(&content);
    let mut book = Book {
        content: String::new(),
        calendar: Calendar::From1900,
        without_size: WithoutSize::default(),
        tables: Vec::new(),
    };
    let mut hidden = HashSet::new();
    let mut style = String::new();
    loop {
        let start = xml.position();
        match xml.next()? {
            Node::End => break,
            Node::Close | Node::Text(_) => {}
            Node::Open(tag) => match tag.name() {
                "style:style" => style = tag.attribute("style:name")?.unwrap_or_default(),
                "style:table-properties" if tag.attribute("table:display")?.as_deref() == Some("false") => {
                    hidden.insert(style.clone());
                }
                "style:table-row-properties" if is_nothing(&tag, "style:row-height")? => {
                    book.without_size.rows.insert(style.clone());
                }
                "style:table-column-properties" if is_nothing(&tag, "style:column-width")? => {
                    book.without_size.columns.insert(style.clone());
                }
                "table:null-date" => book.calendar = calendar(&tag)?,
                "table:table" => {
                    book.tables.push(table(&tag, start, &hidden)?);
                    xml.skip(&tag)?;
                }
                // Tables of other files that this one remembers, and what cells held before.
                "table:dde-links" | "table:tracked-changes" => xml.skip(&tag)?,
                _ => {}
            },
        }
        if book.tables.len() > MAX_SHEETS {
            return Err(ReadError::TooLarge(Limit::Sheets));
        }
    }
    book.tables.sort_by_key(|table| !table.visible);
    book.content = content;
    Ok(book)
}

/// Whether a length is none, in whatever unit.
fn is_nothing(tag: &Tag<'_>, attribute: &str) -> Result<bool, ReadError> {
    let length = tag.attribute(attribute)?;
    let number = length.as_deref().map(|length| length.trim_end_matches(|c: char| c.is_ascii_alphabetic()));
    Ok(number.and_then(|number| number.parse::<f64>().ok()).is_some_and(|length| length <= 0.0))
}

fn table(tag: &Tag<'_>, start: usize, hidden: &HashSet<String>) -> Result<Table, ReadError> {
    let style = tag.attribute("table:style-name")?.unwrap_or_default();
    Ok(Table { name: tag.attribute("table:name")?.unwrap_or_default(), visible: !hidden.contains(&style), start })
}

/// By which calendar plain numbers count days. Days with a format of their own stand in the file as days.
fn calendar(tag: &Tag<'_>) -> Result<Calendar, ReadError> {
    match tag.attribute("table:date-value")?.as_deref() {
        None | Some("1899-12-30") => Ok(Calendar::From1900),
        Some("1904-01-01") => Ok(Calendar::From1904),
        // The calendar of StarOffice lies a day or two beside the others: no number of it is taken for a day.
        Some(_) => Err(ReadError::Damaged),
    }
}

impl Book {
    /// How many sheets there are.
    pub fn sheets(&self) -> usize {
        self.tables.len()
    }

    /// A sheet's name.
    pub fn name(&self, sheet: usize) -> &str {
        self.tables.get(sheet).map_or("", |table| &table.name)
    }

    /// Whether a person sees this sheet.
    pub fn is_visible(&self, sheet: usize) -> bool {
        self.tables.get(sheet).is_some_and(|table| table.visible)
    }

    /// Which rows and columns of a sheet nobody sees.
    ///
    /// # Errors
    /// [`ReadError::Damaged`].
    pub fn hidden(&self, sheet: usize) -> Result<HiddenParts, ReadError> {
        let table = self.tables.get(sheet).ok_or(ReadError::Damaged)?;
        hidden::hidden(self.content.get(table.start..).ok_or(ReadError::Damaged)?, &self.without_size)
    }

    /// One sheet, as far as row `last` (counted from 0).
    ///
    /// # Errors
    /// [`ReadError::Damaged`], [`ReadError::TooLarge`].
    pub fn read(&self, sheet: usize, last: u32) -> Result<Sheet, ReadError> {
        let table = self.tables.get(sheet).ok_or(ReadError::Damaged)?;
        let cells = table::cells(self.content.get(table.start..).ok_or(ReadError::Damaged)?, last)?;
        Ok(cells.into_sheet(Some(&table.name), self.calendar))
    }
}
