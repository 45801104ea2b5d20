//! A sheet as cells in the order of rows: what every kind of file becomes before anything is made of it.
//!
//! Cells come in through `Cells::push` only, which cuts every 個人番号 it sees: nothing behind this module can meet one
//! outside a column that is headed so.

mod area;
mod row;

pub use area::{Area, Joined};
pub use row::Row;

use crate::cell::{Calendar, Cell, TOO_LONG, Value, error_of};
use crate::comment::Comment;
use crate::cut;
use crate::ditto;
use crate::error::{Limit, ReadError};
use crate::laid::BESIDE;
use crate::spoken::{Run, Spoken};
use kenpo_domain::unsaid::is_null;
use kenpo_domain::widths::Lengths;
use std::collections::BTreeMap;

/// Rows and columns that Excel can have.
pub const MAX_ROWS: u32 = 1_048_576;
/// Columns that Excel can have.
pub const MAX_COLUMNS: u32 = 16_384;
/// Columns that are looked at. A cell further right is a slip of the mouse, and each raw row reaches to its last cell.
const KEPT_COLUMNS: u32 = 512;
/// Cells kept of one sheet: 100,000 people with fifty columns.
const MAX_CELLS: usize = 5_000_000;
/// Bytes of text kept of one sheet: 100,000 people with fifty columns of 26 bytes.
const MAX_TEXT: usize = 128 << 20;
/// Joined cells that are kept of one sheet.
const MAX_JOINED: usize = 1_000_000;
/// Comments that are kept of one sheet.
pub const MAX_COMMENTS: usize = 100_000;
/// UTF-16 units that a cell of Excel can hold.
const LONGEST_TEXT: usize = 32_767;

/// Collects the cells of one sheet within the limits.
#[derive(Default)]
pub struct Cells {
    cells: Vec<Cell>,
    widths: BTreeMap<u32, u16>,
    comments: Vec<Comment>,
    joined: Vec<Joined>,
    spoken: Spoken,
    text: usize,
    unsorted: bool,
    ditto: bool,
}

impl Cells {
    /// Takes a cell in, its 個人番号 cut.
    ///
    /// # Errors
    /// [`ReadError::Damaged`] for a place that Excel cannot have, [`ReadError::TooLarge`] beyond the limits.
    pub fn push(&mut self, row: u32, column: u32, value: Value) -> Result<(), ReadError> {
        if row >= MAX_ROWS || column >= MAX_COLUMNS {
            return Err(ReadError::Damaged);
        }
        let Some(column) = u16::try_from(column).ok().filter(|_| column < KEPT_COLUMNS) else { return Ok(()) };
        if matches!(&value, Value::Text(text) if is_null(text)) {
            return Ok(());
        }
        let too_long = matches!(&value, Value::Text(text) if text.len() > LONGEST_TEXT && text.encode_utf16().count() > LONGEST_TEXT);
        let value = match &value {
            _ if too_long => TOO_LONG,
            Value::Text(text) => error_of(text).map_or(value, Value::Error),
            _ => value,
        };
        if let Value::Text(text) = &value {
            self.text += text.len();
        }
        if self.text > MAX_TEXT {
            return Err(ReadError::TooLarge(Limit::Text));
        }
        if self.cells.len() >= MAX_CELLS {
            return Err(ReadError::TooLarge(Limit::Cells));
        }
        self.unsorted |= self.cells.last().is_some_and(|last| (last.row, last.column) >= (row, column));
        self.ditto |= ditto::is_ditto(&value);
        let (value, cut) = cut::at_the_door(value);
        self.cells.push(Cell { row, column, cut, value });
        Ok(())
    }

    /// Says how many columns a line of a text has, blank ones included.
    pub fn width(&mut self, row: u32, columns: usize) {
        self.widths.insert(row, u16::try_from(columns).unwrap_or(u16::MAX));
    }

    /// Takes in that a cell is joined over rows. Beyond the limit its rows have no value, and wait.
    pub fn join(&mut self, joined: Joined) {
        if joined.rows.len() > 1 && self.joined.len() < MAX_JOINED {
            self.joined.push(joined);
        }
    }

    /// Takes in what stands in a comment on a cell.
    pub fn comment(&mut self, comment: Comment) {
        if self.comments.len() < MAX_COMMENTS {
            self.comments.push(comment);
        }
    }

    /// Takes in how a text is read.
    pub fn read_as(&mut self, text: &str, runs: &[Run]) {
        self.spoken.add(text, runs);
    }

    /// The sheet. Where two cells claim one place, the first stays.
    pub fn into_sheet(mut self, name: Option<&str>, calendar: Calendar) -> Sheet {
        if self.unsorted {
            self.cells.sort_by_key(|cell| (cell.row, cell.column));
            self.cells.dedup_by_key(|cell| (cell.row, cell.column));
        }
        let name = name.map(|name| cut::without_my_number(name.to_owned()));
        Sheet {
            name,
            calendar,
            cells: self.cells,
            widths: self.widths,
            struck: Vec::new(),
            zeros: BTreeMap::new(),
            comments: self.comments,
            joined: self.joined,
            spoken: self.spoken,
            gone: Vec::new(),
            alone: Vec::new(),
            ditto: self.ditto,
        }
    }
}

/// The cells of one sheet, by row and column.
#[derive(Clone)]
pub struct Sheet {
    /// The sheet's name; `None` in a text file.
    pub name: Option<String>,
    /// How the workbook counts days.
    pub calendar: Calendar,
    cells: Vec<Cell>,
    /// Of lines of a text.
    widths: BTreeMap<u32, u16>,
    /// Rows that are struck out, in order.
    struck: Vec<u32>,
    /// With how many digits each column shows its numbers, where their format fills them up with zeros.
    zeros: BTreeMap<u16, Lengths>,
    /// What stands in comments on its cells.
    comments: Vec<Comment>,
    /// Cells that are joined over rows.
    joined: Vec<Joined>,
    /// How its texts are read.
    spoken: Spoken,
    /// Rows that were left out, in order.
    gone: Vec<u32>,
    /// Rows of people who take two, whose other row is not known, in order.
    alone: Vec<u32>,
    /// Whether a cell means the one above it.
    ditto: bool,
}

impl Sheet {
    /// A copy of a part of the sheet.
    pub fn part(&self, area: &Area) -> Self {
        let cells = self.cells.iter().filter(|cell| area.has(cell)).cloned().collect();
        Self {
            name: self.name.clone(),
            calendar: self.calendar,
            cells,
            widths: self.widths.clone(),
            struck: self.struck.clone(),
            zeros: self.zeros.clone(),
            comments: self.comments.clone(),
            joined: self.joined.clone(),
            spoken: self.spoken.clone(),
            gone: self.gone.clone(),
            alone: self.alone.clone(),
            ditto: self.ditto,
        }
    }

    /// Forgets what lies outside of a part.
    pub fn keep(&mut self, area: &Area) {
        self.cells.retain(|cell| area.has(cell));
        self.comments.retain(|comment| area.rows.contains(&comment.row) && area.columns.contains(&comment.column));
    }

    /// Forgets the cells of some columns.
    pub fn leave_columns(&mut self, out: impl Fn(u16) -> bool) {
        self.cells.retain(|cell| !out(cell.column));
    }

    /// Forgets the cells of some rows, and keeps in mind where they stood: nothing below them means a cell above them.
    pub fn leave_rows(&mut self, out: impl Fn(u32) -> bool) {
        let rows = self.rows_from(0).map(Row::index).filter(|row| out(*row));
        self.gone = rows.collect();
        self.cells.retain(|cell| !out(cell.row));
    }

    /// The rows that have cells, from the given row (counted from 0) on.
    pub fn rows_from(&self, first: u32) -> impl Iterator<Item = Row<'_>> {
        let start = self.cells.partition_point(|cell| cell.row < first);
        self.cells.get(start..).unwrap_or_default().chunk_by(|a, b| a.row == b.row).map(|cells| Row { cells })
    }

    /// The last rows that have cells, at most so many.
    pub fn last_rows(&self, most: usize) -> impl Iterator<Item = Row<'_>> {
        let mut rows: Vec<Row<'_>> =
            self.cells.chunk_by(|a, b| a.row == b.row).rev().take(most).map(|cells| Row { cells }).collect();
        rows.reverse();
        rows.into_iter()
    }

    /// Whether a column has cells, from the given row on.
    pub fn has_column(&self, first: u32, column: u16) -> bool {
        self.rows_from(first).any(|row| row.cell(column).is_some())
    }

    /// How many columns a line of a text has, blank ones included.
    pub fn width(&self, row: u32) -> u16 {
        self.widths.get(&row).copied().unwrap_or_default()
    }

    /// How many columns each line of a text has, blank ones included; nothing in a workbook. To be asked while cells are taken.
    pub fn take_widths(&mut self) -> BTreeMap<u32, u16> {
        std::mem::take(&mut self.widths)
    }

    /// The same sheet, some rows of which are struck out: counted from 0, and in order.
    pub fn struck_out(self, rows: Vec<u32>) -> Self {
        Self { struck: rows, ..self }
    }

    /// The same sheet with the widths in which its columns show their numbers.
    pub fn with_zeros(self, zeros: BTreeMap<u16, Lengths>) -> Self {
        Self { zeros, ..self }
    }

    /// The same sheet with what is known elsewhere of the comments on its cells.
    pub fn commented_too(mut self, comments: Vec<Comment>) -> Self {
        self.comments.extend(comments);
        self
    }

    /// What stands in comments on its cells. To be asked before its rows are read.
    pub fn take_comments(&mut self) -> Vec<Comment> {
        std::mem::take(&mut self.comments)
    }

    /// The widths in which a column shows its numbers.
    pub fn zeros_of(&self, column: u16) -> Lengths {
        self.zeros.get(&column).cloned().unwrap_or_default()
    }

    /// The rows that are struck out, in order. To be asked while cells are taken.
    pub fn take_struck(&mut self) -> Vec<u32> {
        std::mem::take(&mut self.struck)
    }

    /// The same sheet with cells that are joined over rows, beside those that it knows of.
    pub fn joined_too(mut self, joined: Vec<Joined>) -> Self {
        let several = joined.into_iter().filter(|joined| joined.rows.len() > 1);
        self.joined.extend(several.take(MAX_JOINED));
        self
    }

    /// The same sheet with what is known elsewhere of how its texts are read.
    pub fn spoken_too(mut self, spoken: Spoken) -> Self {
        self.spoken.extend(spoken);
        self
    }

    /// How its texts are read. To be asked before its rows are.
    pub fn take_spoken(&mut self) -> Spoken {
        std::mem::take(&mut self.spoken)
    }

    /// The cells that are joined over rows.
    pub fn joined(&self) -> &[Joined] {
        &self.joined
    }

    /// The same. To be asked while cells are taken.
    pub fn take_joined(&mut self) -> Vec<Joined> {
        std::mem::take(&mut self.joined)
    }

    /// Whether any cell, of whatever row and column, means the one above it.
    pub fn has_ditto(&self) -> bool {
        self.ditto
    }

    /// The rows that were left out, in order.
    pub fn gone(&self) -> &[u32] {
        &self.gone
    }

    /// The rows that are struck out, in order.
    pub fn struck(&self) -> &[u32] {
        &self.struck
    }

    /// Rows of people who take two, whose other row is not known, in order.
    pub fn alone(&self) -> &[u32] {
        &self.alone
    }

    /// The same sheet, its lower rows beside those directly above them. `headings`: which of them is that of the headings.
    pub fn laid_beside(mut self, lower: &[u32], alone: Vec<u32>, headings: u32) -> Self {
        let is_lower = |row: u32| lower.binary_search(&row).is_ok();
        for cell in self.cells.iter_mut().filter(|cell| is_lower(cell.row)) {
            if cell.row == headings
                && let Value::Text(text) = &cell.value
            {
                cell.value = Value::Text(format!("{}（2段目）", text.trim()).into());
            }
            (cell.row, cell.column) = (cell.row - 1, cell.column + BESIDE);
        }
        let widths = self.widths.clone();
        let both = |row: u32| Some([*widths.get(&row.checked_sub(1)?)?, *widths.get(&row)?]);
        for row in lower.iter().filter(|row| both(**row) == both(headings)) {
            self.widths.entry(row - 1).and_modify(|width| *width += BESIDE);
        }
        self.struck.iter_mut().filter(|row| is_lower(**row)).for_each(|row| *row -= 1);
        self.struck.sort_unstable();
        for comment in self.comments.iter_mut().filter(|comment| is_lower(comment.row)) {
            (comment.row, comment.column) = (comment.row - 1, comment.column + BESIDE);
        }
        self.alone = alone;
        self
    }

    /// Puts errors where no cell stands, as far to the right as cells are kept.
    ///
    /// # Errors
    /// [`ReadError::TooLarge`] beyond the limit.
    pub fn put_errors(&mut self, mut errors: Vec<Cell>) -> Result<(), ReadError> {
        let at = |cell: &Cell| (cell.row, cell.column);
        let is_free = |cell: &Cell| self.cells.binary_search_by_key(&at(cell), at).is_err();
        errors.retain(|cell| u32::from(cell.column) < KEPT_COLUMNS && is_free(cell));
        if self.cells.len() + errors.len() > MAX_CELLS {
            return Err(ReadError::TooLarge(Limit::Cells));
        }
        if !errors.is_empty() {
            self.cells.extend(errors);
            self.cells.sort_by_key(at);
        }
        Ok(())
    }

    /// Puts cells where none stands, or in place of those that do.
    pub fn put(&mut self, cells: Vec<Cell>) {
        let at = |cell: &Cell| (cell.row, cell.column);
        let (standing, new): (Vec<Cell>, Vec<Cell>) =
            cells.into_iter().partition(|cell| self.cells.binary_search_by_key(&at(cell), at).is_ok());
        for cell in standing {
            if let Ok(place) = self.cells.binary_search_by_key(&at(&cell), at)
                && let Some(old) = self.cells.get_mut(place)
            {
                *old = cell;
            }
        }
        if !new.is_empty() {
            self.cells.extend(new);
            self.cells.sort_by_key(at);
        }
    }

    /// The cells from the given row on, to be taken out of.
    pub fn cells_from_mut(&mut self, first: u32) -> &mut [Cell] {
        let start = self.cells.partition_point(|cell| cell.row < first);
        self.cells.get_mut(start..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
