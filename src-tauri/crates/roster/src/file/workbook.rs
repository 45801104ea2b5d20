//! Workbooks. The one door to calamine.
//!
//! Must read `.xlsx` cell by cell and never as a range: a range sets memory aside for the rectangle around all cells, and
//! one unknown error value fails it as a whole.

use crate::cell::{Calendar, UNKNOWN, Value};
use crate::error::{Limit, ReadError};
use crate::sheet::{Cells, Joined, Sheet};
use calamine::{
    Cell, CellErrorType, DataRef, DataType, Dimensions, ExcelDateTime, ExcelDateTimeType, Reader, SheetType,
    SheetVisible, Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxCellReader, XlsxError,
};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

/// Cells that are looked at, empty ones included: a page of formatted blanks costs time only.
const MAX_SEEN: usize = 20_000_000;

type Bytes<'a> = Cursor<&'a [u8]>;

enum Kind<'a> {
    Xlsx(Box<Xlsx<Bytes<'a>>>),
    Xlsb(Box<Xlsb<Bytes<'a>>>),
    Xls(Box<Xls<Bytes<'a>>>),
}

/// An opened workbook.
pub struct Book<'a> {
    kind: Kind<'a>,
    calendar: Calendar,
    /// Its sheets of cells with whether a person sees them; those seen come first.
    pub names: Vec<(String, bool)>,
}

/// Opens a `.xlsx` whose package was checked.
///
/// # Errors
/// [`ReadError::EncryptedOtherwise`], [`ReadError::Damaged`].
pub fn open_xlsx(bytes: &[u8], calendar: Calendar) -> Result<Book<'_>, ReadError> {
    let book = guarded(|| Xlsx::new(Cursor::new(bytes)))?.map_err(|error| xlsx_error(&error))?;
    let names = names(book.sheets_metadata());
    Ok(Book { kind: Kind::Xlsx(Box::new(book)), calendar, names })
}

/// Opens a `.xlsb` whose package was checked.
///
/// # Errors
/// [`ReadError::Damaged`].
pub fn open_xlsb(bytes: &[u8]) -> Result<Book<'_>, ReadError> {
    let book = guarded(|| Xlsb::new(Cursor::new(bytes)))?.map_err(|_| ReadError::Damaged)?;
    let names = names(book.sheets_metadata());
    let calendar = if book.has_1904_epoch() { Calendar::From1904 } else { Calendar::From1900 };
    Ok(Book { kind: Kind::Xlsb(Box::new(book)), calendar, names })
}

/// Opens a `.xls` whose container was checked.
///
/// # Errors
/// [`ReadError::EncryptedOtherwise`], [`ReadError::Damaged`].
pub fn open_xls(bytes: &[u8], calendar: Calendar) -> Result<Book<'_>, ReadError> {
    let book = guarded(|| Xls::new(Cursor::new(bytes)))?.map_err(|error| match error {
        XlsError::Password => ReadError::EncryptedOtherwise,
        _ => ReadError::Damaged,
    })?;
    let names = names(book.sheets_metadata());
    Ok(Book { kind: Kind::Xls(Box::new(book)), calendar, names })
}

/// calamine indexes into what a file claims; a damaged file must cost its own reading only.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, ReadError> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| ReadError::Damaged)
}

fn names(sheets: &[calamine::Sheet]) -> Vec<(String, bool)> {
    let mut names: Vec<(String, bool)> = sheets
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    names.sort_by_key(|(_, visible)| !visible);
    names
}

fn xlsx_error(error: &XlsxError) -> ReadError {
    match error {
        XlsxError::Password => ReadError::EncryptedOtherwise,
        _ => ReadError::Damaged,
    }
}

impl Book<'_> {
    /// Whether it is a `.xlsx` or one of its kin.
    pub fn is_xlsx(&self) -> bool {
        matches!(self.kind, Kind::Xlsx(_))
    }

    /// One sheet, as far as row `last` (counted from 0).
    ///
    /// # Errors
    /// [`ReadError::Damaged`], [`ReadError::TooLarge`].
    pub fn read(&mut self, sheet: usize, last: u32) -> Result<Sheet, ReadError> {
        let (name, _) = self.names.get(sheet).ok_or(ReadError::Damaged)?;
        let kind = &mut self.kind;
        let cells = guarded(|| match kind {
            Kind::Xlsx(book) => xlsx_cells(book, name, last),
            Kind::Xlsb(book) => xlsb_cells(book, name, last),
            Kind::Xls(book) => xls_cells(book, name, last),
        })??;
        Ok(cells.into_sheet(Some(name), self.calendar))
    }
}

fn xls_cells(book: &mut Xls<Bytes<'_>>, name: &str, last: u32) -> Result<Cells, ReadError> {
    let range = book.worksheet_range(name).map_err(|_| ReadError::Damaged)?;
    let (row0, column0) = range.start().unwrap_or_default();
    let mut cells = Cells::default();
    for joined in book.merge_cells_by_sheet_name(name).unwrap_or_default() {
        cells.join(joined_rows(joined));
    }
    for (row, column, data) in range.used_cells() {
        let (row, column) = (row0 + row as u32, column0 + column as u32);
        if row > last {
            break;
        }
        if let Some(value) = value(data) {
            cells.push(row, column, value)?;
        }
    }
    Ok(cells)
}

fn joined_rows(Dimensions { start, end }: Dimensions) -> Joined {
    Joined { rows: start.0..end.0.saturating_add(1), column: u16::try_from(start.1).unwrap_or(u16::MAX) }
}

/// An error that calamine does not know ends the reading: it does not say where the cell stands.
fn xlsb_cells(book: &mut Xlsb<Bytes<'_>>, name: &str, last: u32) -> Result<Cells, ReadError> {
    let formulas = xlsb_formulas(book, name, last)?;
    let mut formulas = formulas.into_iter().peekable();
    let mut cells = Cells::default();
    let mut reader = book.worksheet_cells_reader(name).map_err(|_| ReadError::Damaged)?;
    for seen in 0.. {
        if seen == MAX_SEEN {
            return Err(ReadError::TooLarge(Limit::Cells));
        }
        let Some(cell) = reader.next_cell().map_err(|_| ReadError::Damaged)? else { break };
        let (row, column) = cell.get_position();
        if row > last {
            break;
        }
        // calamine passes over a formula that came to an error, as if the cell were empty.
        while let Some((row, column)) = formulas.next_if(|formula| *formula < (row, column)) {
            cells.push(row, column, Value::Error(UNKNOWN))?;
        }
        formulas.next_if_eq(&(row, column));
        if let Some(value) = value(cell.get_value()) {
            cells.push(row, column, value)?;
        }
    }
    for (row, column) in formulas {
        cells.push(row, column, Value::Error(UNKNOWN))?;
    }
    Ok(cells)
}

/// Where the formulas of a sheet stand, from row to row.
fn xlsb_formulas(book: &mut Xlsb<Bytes<'_>>, name: &str, last: u32) -> Result<Vec<(u32, u32)>, ReadError> {
    let mut places = Vec::new();
    let mut reader = book.worksheet_cells_reader(name).map_err(|_| ReadError::Damaged)?;
    let formula = |found: Result<_, XlsbError>| found.map_err(|_| ReadError::Damaged);
    while let Some(cell) = formula(reader.next_formula())? {
        if cell.get_position().0 > last || places.len() == MAX_SEEN {
            break;
        }
        places.push(cell.get_position());
    }
    Ok(places)
}

fn xlsx_cells(book: &mut Xlsx<Bytes<'_>>, name: &str, last: u32) -> Result<Cells, ReadError> {
    let mut reader = match book.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Cells::default()),
        Err(error) => return Err(xlsx_error(&error)),
    };
    let (cells, misread) = thread::scope(|scope| {
        // What was read is cut and kept on another processor.
        let (read, to_keep) = sync_channel(2);
        let keeping = scope.spawn(move || kept(to_keep));
        let misread = read_all(&mut reader, last, &read);
        drop(read);
        let cells = keeping.join().unwrap_or_else(|panic| resume_unwind(panic))?;
        Ok((cells, misread?))
    })?;
    drop(reader);
    if misread { with_misread_cells(book, name, last) } else { Ok(cells) }
}

/// Cells that are handed over together.
type Batch<'a> = Vec<Cell<DataRef<'a>>>;

/// Cells of a batch.
const AT_ONCE: usize = 1_000;

/// Hands over all cells as far as row `last`, or until nobody takes them any more. Tells whether one could not be read.
fn read_all<'a>(
    reader: &mut XlsxCellReader<'a, Bytes<'_>>,
    last: u32,
    read: &SyncSender<Batch<'a>>,
) -> Result<bool, ReadError> {
    let (mut batch, mut misread) = (Batch::with_capacity(AT_ONCE), false);
    for seen in 0.. {
        if seen == MAX_SEEN {
            return Err(ReadError::TooLarge(Limit::Cells));
        }
        match next_cell(reader.next_cell())? {
            Next::Cell(cell) if cell.get_position().0 <= last => batch.push(cell),
            Next::Cell(_) | Next::End => break,
            Next::Misread => misread = true,
        }
        if batch.len() == AT_ONCE && read.send(std::mem::replace(&mut batch, Batch::with_capacity(AT_ONCE))).is_err() {
            break;
        }
    }
    // Whoever takes no more says why.
    let _ = read.send(batch);
    Ok(misread)
}

fn kept<'a>(read: impl IntoIterator<Item = Batch<'a>>) -> Result<Cells, ReadError> {
    let mut cells = Cells::default();
    for cell in read.into_iter().flatten() {
        let (row, column) = cell.get_position();
        if let Some(value) = value(cell.get_value()) {
            cells.push(row, column, value)?;
        }
    }
    Ok(cells)
}

/// Reads the sheet once more where a cell could not be read. The first reader does not say where that cell stands; in files that leave
/// places out it does not count the cell either, and those after it would move. A second reader that passes over values keeps step.
fn with_misread_cells(book: &mut Xlsx<Bytes<'_>>, name: &str, last: u32) -> Result<Cells, ReadError> {
    let mut places = Vec::new();
    let mut reader = book.worksheet_cells_reader(name).map_err(|error| xlsx_error(&error))?;
    while let Some(cell) = reader.next_formula().map_err(|error| xlsx_error(&error))? {
        if cell.get_position().0 > last || places.len() == MAX_SEEN {
            break;
        }
        places.push(cell.get_position());
    }
    drop(reader);
    let mut reader = book.worksheet_cells_reader(name).map_err(|error| xlsx_error(&error))?;
    let mut cells = Cells::default();
    for (row, column) in places {
        match next_cell(reader.next_cell())? {
            Next::End => break,
            Next::Misread => cells.push(row, column, Value::Error(UNKNOWN))?,
            Next::Cell(cell) => {
                if let Some(value) = value(cell.get_value()) {
                    cells.push(row, column, value)?;
                }
            }
        }
    }
    Ok(cells)
}

enum Next<'a> {
    Cell(Cell<DataRef<'a>>),
    Misread,
    End,
}

/// Tells a value that calamine does not know (`#SPILL!`, a text that is not among the shared ones), after which reading goes on,
/// from a file that cannot be read on.
fn next_cell<'a>(next: Result<Option<Cell<DataRef<'a>>>, XlsxError>) -> Result<Next<'a>, ReadError> {
    match next {
        Ok(Some(cell)) => Ok(Next::Cell(cell)),
        Ok(None) => Ok(Next::End),
        Err(
            XlsxError::CellError(_)
            | XlsxError::CellTAttribute(_)
            | XlsxError::ParseFloat(_)
            | XlsxError::Unrecognized { .. }
            | XlsxError::Unexpected("Cell string index not found in shared strings table"),
        ) => Ok(Next::Misread),
        Err(error) => Err(xlsx_error(&error)),
    }
}

fn value(data: &impl DataType) -> Option<Value> {
    if data.is_empty() {
        return None;
    }
    if let Some(found) = data.get_string().or(data.get_datetime_iso()).or(data.get_duration_iso()) {
        return (!found.chars().all(char::is_whitespace)).then(|| Value::Text(found.into()));
    }
    if let Some(date) = data.get_datetime() {
        return Some(Value::Date { serial: date.as_f64(), calendar: calendar_of(date) });
    }
    if let Some(error) = data.get_error() {
        return Some(Value::Error(error_text(error)));
    }
    let number = data.get_float().or_else(|| data.get_int().map(|int| int as f64)).map(Value::Number);
    number.or_else(|| data.get_bool().map(Value::Truth))
}

/// calamine keeps the calendar to itself, but compares it.
fn calendar_of(date: ExcelDateTime) -> Calendar {
    let kind = if date.is_duration() { ExcelDateTimeType::TimeDelta } else { ExcelDateTimeType::DateTime };
    if date == ExcelDateTime::new(date.as_f64(), kind, false) { Calendar::From1900 } else { Calendar::From1904 }
}

fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}
