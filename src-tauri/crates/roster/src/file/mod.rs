//! From bytes to sheets: the kind of a file is told by its content, never by its name.

mod comments;
mod filing;
mod hidden;
mod joined;
mod locked;
mod ods;
mod ole;
mod other;
mod package;
pub mod parts;
mod sheet_part;
mod spoken;
mod struck;
mod text;
mod uncalculated;
mod workbook;
mod xml;
mod zeros;

pub use locked::unlocked;

use crate::cell::Cell;
use crate::comment::Comment;
use crate::error::{Limit, ReadError};
use crate::hidden::{Hidden, HiddenParts};
use crate::sheet::{Joined, Sheet};
use crate::spoken::Spoken;
use kenpo_domain::widths::Lengths;
use package::{Contents, Holding};
use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

/// Bytes of a file that are looked at. A roster of 100,000 people takes 13 MB.
const MAX_FILE: usize = 200 << 20;

/// An opened file: its sheets can be looked into, then one is read whole.
pub enum File<'a> {
    /// `.xlsx` and its kin, `.xlsb`, or `.xls`.
    Workbook(workbook::Book<'a>),
    /// `.ods`.
    OpenDocument(ods::Book),
    /// A text of cells: one sheet without a name.
    Text(String),
    /// 届書CSV: the same, and its lines are records of a form that is laid down.
    Filing(filing::Lines),
}

/// Opens a file.
///
/// # Errors
/// All of [`ReadError`] that concerns the file as a whole.
pub fn open(bytes: &[u8]) -> Result<File<'_>, ReadError> {
    if bytes.len() > MAX_FILE {
        return Err(ReadError::TooLarge(Limit::File));
    }
    if is_package(bytes) {
        return match package::check(bytes)? {
            Contents::Xlsx(calendar) => workbook::open_xlsx(bytes, calendar).map(File::Workbook),
            Contents::Xlsb => workbook::open_xlsb(bytes).map(File::Workbook),
            Contents::OpenDocument => ods::open(bytes).map(File::OpenDocument),
        };
    }
    if bytes.starts_with(ole::BEGINNING) {
        let calendar = ole::check(bytes)?;
        return workbook::open_xls(bytes, calendar).map(File::Workbook);
    }
    match other::of_beginning(bytes) {
        Some(kind) => Err(ReadError::NotASpreadsheet(kind)),
        None => {
            let text = text::decode(bytes)?;
            if filing::is_filing(&text) { filing::open(text).map(File::Filing) } else { Ok(File::Text(text)) }
        }
    }
}

/// A file whose parts are all whole.
pub struct Verified {
    /// Parts that may hide rows or columns.
    hiding: Vec<Holding>,
    /// Parts that may strike something out.
    striking: Vec<Holding>,
    /// Parts that may join cells.
    joining: Vec<Holding>,
    /// Parts with formulas.
    formulas: Vec<Holding>,
    /// Parts that may tell how a text is read.
    speaking: Vec<Holding>,
}

/// Whether every part of a file with checksums is whole. `stop` ends it early.
///
/// # Errors
/// [`ReadError::Damaged`].
pub fn verify(bytes: &[u8], stop: &AtomicBool) -> Result<Verified, ReadError> {
    let sought = [
        hidden::SOUGHT,
        hidden::LOW,
        hidden::NARROW,
        struck::SOUGHT,
        joined::SOUGHT,
        uncalculated::SOUGHT,
        spoken::SOUGHT,
    ];
    let [mut hiding, low, narrow, striking, joining, formulas, speaking] =
        if is_package(bytes) { package::verify(bytes, sought, stop)? } else { Default::default() };
    hiding.extend(low.into_iter().chain(narrow));
    Ok(Verified { hiding, striking, joining, formulas, speaking })
}

/// Whether a file is a package of parts.
fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

impl File<'_> {
    /// How many sheets there are, those a person sees before the hidden ones.
    pub fn sheets(&self) -> usize {
        match self {
            Self::Workbook(book) => book.names.len(),
            Self::OpenDocument(book) => book.sheets(),
            Self::Text(_) | Self::Filing(_) => 1,
        }
    }

    /// Whether it is a `.xlsx` or one of its kin: the only package whose parts are copied.
    pub fn is_xlsx(&self) -> bool {
        matches!(self, Self::Workbook(book) if book.is_xlsx())
    }

    /// A sheet's name as the file has it, its 個人番号 not cut yet; that of a text file is our own.
    pub fn name(&self, sheet: usize) -> &str {
        match self {
            Self::Workbook(book) => book.names.get(sheet).map_or("", |(name, _)| name),
            Self::OpenDocument(book) => book.name(sheet),
            Self::Text(_) | Self::Filing(_) => kenpo_domain::marked::SHEET_OF_TEXT,
        }
    }

    /// Whether a person sees this sheet.
    pub fn is_visible(&self, sheet: usize) -> bool {
        match self {
            Self::Workbook(book) => book.names.get(sheet).is_some_and(|(_, visible)| *visible),
            Self::OpenDocument(book) => book.is_visible(sheet),
            Self::Text(_) | Self::Filing(_) => true,
        }
    }

    /// Which rows and columns of a sheet the sender has hidden.
    pub fn hidden(&self, bytes: &[u8], sheet: usize, verified: &Verified) -> Hidden {
        match self {
            Self::Workbook(book) if book.is_xlsx() => match book.names.get(sheet) {
                Some((name, _)) => hidden::of_xlsx(bytes, name, &verified.hiding),
                None => Hidden::NotTold,
            },
            Self::Workbook(_) => Hidden::NotTold,
            Self::OpenDocument(book) => book.hidden(sheet).map_or(Hidden::NotTold, Hidden::Told),
            Self::Text(_) | Self::Filing(_) => Hidden::Told(HiddenParts::default()),
        }
    }

    /// With how many digits each column of a sheet shows its numbers; only a `.xlsx` tells.
    pub fn zeros(&self, bytes: &[u8], sheet: usize) -> BTreeMap<u16, Lengths> {
        match self {
            Self::Workbook(book) if book.is_xlsx() => {
                book.names.get(sheet).map(|(name, _)| zeros::of_xlsx(bytes, name)).unwrap_or_default()
            }
            _ => BTreeMap::new(),
        }
    }

    /// Comments on the cells of a sheet, where the sheet that was read does not know them itself.
    pub fn comments(&self, bytes: &[u8], sheet: usize) -> Vec<Comment> {
        match self {
            Self::Workbook(book) if book.is_xlsx() => {
                book.names.get(sheet).map(|(name, _)| comments::of_xlsx(bytes, name)).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    /// Rows of a sheet that are struck out, from 0 and in order; only a `.xlsx` tells.
    pub fn struck(&self, bytes: &[u8], sheet: usize, verified: &Verified) -> Vec<u32> {
        match self {
            Self::Workbook(book) if book.is_xlsx() => book
                .names
                .get(sheet)
                .map(|(name, _)| struck::of_xlsx(bytes, name, &verified.striking))
                .unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    /// Cells that are joined over rows, where the sheet that was read does not know them itself.
    pub fn joined(&self, bytes: &[u8], sheet: usize, verified: &Verified) -> Vec<Joined> {
        match self {
            Self::Workbook(book) => match book.names.get(sheet) {
                Some((name, _)) if book.is_xlsx() => joined::of_xlsx(bytes, name, &verified.joining),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// Formulas of a sheet that have no value, where the sheet that was read does not know them itself.
    pub fn uncalculated(&self, bytes: &[u8], sheet: usize, verified: &Verified) -> Vec<Cell> {
        match self {
            Self::Workbook(book) => match book.names.get(sheet) {
                Some((name, _)) if book.is_xlsx() => uncalculated::of_xlsx(bytes, name, &verified.formulas),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// How texts of a sheet are read, where the sheet that was read does not know it itself.
    pub fn spoken(&self, bytes: &[u8], sheet: usize, verified: &Verified) -> Spoken {
        match self {
            Self::Workbook(book) => match book.names.get(sheet) {
                Some((name, _)) if book.is_xlsx() => spoken::of_xlsx(bytes, name, &verified.speaking),
                _ => Spoken::default(),
            },
            _ => Spoken::default(),
        }
    }

    /// One sheet, as far as row `last` (counted from 0), its 個人番号 cut.
    ///
    /// # Errors
    /// [`ReadError::Damaged`] and [`ReadError::TooLarge`].
    pub fn read(&mut self, sheet: usize, last: u32) -> Result<Sheet, ReadError> {
        match self {
            Self::Workbook(book) => book.read(sheet, last),
            Self::OpenDocument(book) => book.read(sheet, last),
            Self::Text(text) => text::read(text, last),
            Self::Filing(lines) => lines.read(last),
        }
    }
}
