//! Which formulas of a `.xlsx` sheet have no value: whoever wrote the file did not calculate. To the workbook reader they are blank cells.

use super::package::{Holding, Sought};
use super::sheet_part::{local, path_of, row_number, text};
use super::xml::{Node, Tag, Xml};
use crate::cell::{Cell, UNKNOWN, Value};
use crate::error::ReadError;
use crate::sheet::MAX_ROWS;
use kenpo_domain::finding::Letters;

/// How a formula begins or ends: few sheets of rosters have any, and a sheet is long.
pub const SOUGHT: Sought = Sought { word: b"f>", rest: false };

/// How a formula ends that has nothing behind it, or a value that says nothing. Most files come from a program that calculates.
const WITHOUT_VALUE: [&str; 4] = ["f></", "f><v/>", "f><v />", "f><v></v>"];

/// Formulas without a value, from row to row, each as an error. `holding`: the parts that hold [`SOUGHT`].
pub fn of_xlsx(bytes: &[u8], sheet: &str, holding: &[Holding]) -> Vec<Cell> {
    read(bytes, sheet, holding).unwrap_or_default()
}

fn read(bytes: &[u8], sheet: &str, holding: &[Holding]) -> Result<Vec<Cell>, ReadError> {
    if holding.is_empty() {
        return Ok(Vec::new());
    }
    let path = path_of(bytes, sheet)?;
    if !holding.iter().any(|parts| parts.part.eq_ignore_ascii_case(&path)) {
        return Ok(Vec::new());
    }
    let sheet = text(bytes, &path)?;
    if WITHOUT_VALUE.iter().any(|end| sheet.contains(end)) { of_part(&sheet) } else { Ok(Vec::new()) }
}

/// The cell that is read.
#[derive(Default)]
struct Within {
    row: u32,
    column: u32,
    formula: bool,
    in_value: bool,
    /// Whether a value is there, be it an empty one.
    has_value: bool,
    /// Whether it says something; an empty text does.
    says: bool,
    of_text: bool,
}

impl Within {
    /// A formula without a value, where a sheet has such a place.
    fn as_error(&self) -> Option<Cell> {
        let row = self.row.checked_sub(1).filter(|row| *row < MAX_ROWS)?;
        let column = u16::try_from(self.column).ok()?;
        Some(Cell { row, column, cut: false, value: Value::Error(UNKNOWN) })
    }
}

/// Formulas as far as they were read.
#[derive(Default)]
struct Formulas {
    without_value: Vec<Cell>,
    /// With an empty value: an empty text where others have come to something, for then somebody has calculated.
    empty: Vec<Cell>,
    calculated: bool,
}

impl Formulas {
    fn take(&mut self, cell: &Within) {
        match cell {
            Within { formula: false, .. } => {}
            Within { says: true, .. } => self.calculated = true,
            Within { has_value: true, .. } => self.empty.extend(cell.as_error()),
            Within { .. } => self.without_value.extend(cell.as_error()),
        }
    }

    fn uncalculated(mut self) -> Vec<Cell> {
        if !self.calculated {
            self.without_value.append(&mut self.empty);
        }
        self.without_value
    }
}

fn of_part(sheet: &str) -> Result<Vec<Cell>, ReadError> {
    let (mut xml, mut formulas) = (Xml::new(sheet), Formulas::default());
    let (mut row, mut next, mut cell) = (0, 0, Within::default());
    loop {
        match xml.next()? {
            Node::Open(tag) => match local(&tag) {
                "row" => (row, next) = (row_number(&tag, row)?, 0),
                "c" => {
                    formulas.take(&cell);
                    let column = column(&tag, next)?;
                    next = column.saturating_add(1);
                    let of_text = tag.attribute("t")?.as_deref() == Some("str");
                    cell = Within { row, column, of_text, ..Within::default() };
                }
                "f" => cell.formula = true,
                "v" => {
                    (cell.in_value, cell.has_value) = (true, true);
                    cell.says |= cell.of_text;
                }
                _ => cell.in_value = false,
            },
            Node::Text(said) => cell.says |= cell.in_value && !said.trim().is_empty(),
            Node::Close => cell.in_value = false,
            Node::End => {
                formulas.take(&cell);
                return Ok(formulas.uncalculated());
            }
        }
    }
}

/// A cell without a place is the one right of the cell before.
fn column(tag: &Tag<'_>, next: u32) -> Result<u32, ReadError> {
    let place = tag.attribute("r")?;
    let letters = place.as_deref().map(|place| place.trim_end_matches(|c: char| c.is_ascii_digit()));
    Ok(letters.and_then(Letters::parse).map_or(next, |letters| letters.0.into()))
}
