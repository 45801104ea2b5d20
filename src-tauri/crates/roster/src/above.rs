//! What a row takes from the rows above it: a joined cell holds for each of its rows, a ditto mark means the cell above, and what is blank
//! below a 被保険者 may stand in that row alone.
//!
//! Must take nothing where it is in doubt: the row waits then, as it stands.

mod cells;
mod family;
mod told;

use crate::cell::{Cell, Value};
use crate::checks;
use crate::ditto;
use crate::field;
use crate::heading::{Columns, Header, Layout};
use crate::notes::Notes;
use crate::sheet::{Joined, Row, Sheet};
use cells::{is_plain, is_somebody, own};
use family::Family;
use kenpo_domain::finding::{FindingCode, Item};
use kenpo_domain::meaning::Meaning;
pub use told::homes_of_insured;

/// Items that people who stand below each other can share.
const SHARED: [Item; 8] = [
    Item::Symbol,
    Item::Number,
    Item::Postal,
    Item::Address,
    Item::Phone,
    Item::Employer,
    Item::Acquired,
    Item::Requested,
];

/// Values that were taken from the rows above.
#[derive(Default)]
pub struct Taken {
    /// How many rows took something.
    pub rows: u32,
    /// What stood in the cells before, by row and column.
    pub stood: Vec<Stood>,
}

impl Taken {
    /// Tells it once, at the headings, where the notes stand.
    pub fn tell(&self, notes: &mut Notes) {
        if self.rows > 0 {
            notes.headings(FindingCode::TakenFromAbove, format!("{}行", self.rows));
        }
    }
}

/// A cell as it stood before it took a value.
pub struct Stood {
    /// From 0.
    pub row: u32,
    /// From 0.
    pub column: u16,
    pub text: String,
}

/// Fills the cells of a roster that take their values from above.
pub fn take(sheet: &mut Sheet, header: &Header, columns: &Columns) -> Taken {
    let mut joined = sheet.take_joined();
    if columns.layout != Layout::Roster {
        return Taken::default();
    }
    let first = header.last_row + 1;
    joined.retain(|joined| joined.rows.start >= first && is_shared(columns, joined.column));
    joined.sort_by_key(|joined| joined.rows.start);
    let homes_told = homes_of_insured(sheet, header, columns);
    let family = Family::of(sheet, first, columns, &joined, homes_told);
    let mut told = told::blank_as_above(sheet, header, columns);
    told.retain(|column| is_shared(columns, *column));
    if joined.is_empty() && family.is_none() && told.is_empty() && !has_ditto(sheet, first, columns) {
        return Taken::default();
    }
    let (mut above, mut cells, mut taken) = (Above::new(columns, &joined, told, family), Vec::new(), Taken::default());
    for row in sheet.rows_from(first) {
        let doubtful = is_doubtful(row, sheet, header, columns);
        let found = above.row(row, doubtful, sheet.gone());
        taken.rows += u32::from(!found.is_empty());
        taken.stood.extend(found.iter().map(|cell| Stood {
            row: cell.row,
            column: cell.column,
            text: row.cell(cell.column).map(|cell| field::shown(&cell.value).into_owned()).unwrap_or_default(),
        }));
        cells.extend(found);
    }
    sheet.put(cells);
    taken
}

fn is_shared(columns: &Columns, column: u16) -> bool {
    let may_be = |meaning: Meaning| match meaning {
        // Nobody shares a 枝番.
        Meaning::SymbolNumberBranch => false,
        Meaning::NameFamily | Meaning::KanaFamily => true,
        other => SHARED.contains(&other.item()),
    };
    columns.at(column).is_some_and(|column| may_be(column.meaning))
}

fn has_ditto(sheet: &Sheet, first: u32, columns: &Columns) -> bool {
    if !sheet.has_ditto() {
        return false;
    }
    let cells = sheet.rows_from(first).flat_map(|row| row.cells);
    cells.into_iter().any(|cell| ditto::is_ditto(&cell.value) && is_shared(columns, cell.column))
}

/// Whether somebody has to look at a row, so that nothing below may stand on it.
fn is_doubtful(row: Row<'_>, sheet: &Sheet, header: &Header, columns: &Columns) -> bool {
    let width = |row| Some(sheet.width(row)).filter(|width| *width > 0);
    checks::is_example(row)
        || columns.looks.always.iter().any(|column| checks::asks_for_a_look(row, *column))
        || sheet.alone().binary_search(&row.index()).is_ok()
        || sheet.struck().binary_search(&row.index()).is_ok()
        || checks::is_shifted(row, width(row.index()), width(header.last_row), columns)
}

/// A value of a row above.
#[derive(Clone)]
struct Carried {
    value: Value,
    /// The row where it stands, from 0.
    from: u32,
}

/// What the rows above leave to a row.
struct Above<'a> {
    columns: &'a Columns,
    /// By their first rows.
    joined: &'a [Joined],
    /// Those that reach to the row that is read.
    open: Vec<&'a Joined>,
    /// Columns of which the sheet says that a blank cell means the one above.
    told: Vec<u16>,
    /// Columns of what can be shared.
    shared: Vec<u16>,
    /// By the same places.
    carried: Vec<Option<Carried>>,
    family: Option<Family>,
    /// The last row, from 0.
    last: u32,
}

impl<'a> Above<'a> {
    fn new(columns: &'a Columns, joined: &'a [Joined], told: Vec<u16>, family: Option<Family>) -> Self {
        let shared: Vec<u16> =
            columns.by_place().iter().map(|column| column.index).filter(|column| is_shared(columns, *column)).collect();
        let carried = vec![None; shared.len()];
        Self { columns, joined, open: Vec::new(), told, shared, carried, family, last: 0 }
    }

    /// The cells that a row takes.
    fn row(&mut self, row: Row<'_>, doubtful: bool, gone: &[u32]) -> Vec<Cell> {
        let index = row.index();
        let left_out = gone.partition_point(|gone| *gone < index) > gone.partition_point(|gone| *gone <= self.last);
        self.last = index;
        self.open_joined(index);
        if self.columns.are_headings(row) || self.columns.repeats_headings(row) {
            return Vec::new();
        }
        if left_out || doubtful {
            self.forget();
        }
        if doubtful {
            return Vec::new();
        }
        if !is_somebody(row, self.columns) {
            if row.cells.iter().any(|cell| self.shared.contains(&cell.column)) {
                self.forget();
            }
            return Vec::new();
        }
        let mut found = self.joined_and_ditto(row);
        if let Some(family) = &mut self.family {
            let mut taken = family.row(row, self.columns);
            taken.retain(|(column, _)| !found.iter().any(|cell| cell.column == *column));
            found.extend(taken.into_iter().map(|(column, value)| cell(index, column, value)));
        }
        self.carry(row, &found);
        found
    }

    fn open_joined(&mut self, row: u32) {
        self.open.retain(|joined| joined.rows.contains(&row));
        let begun = self.joined.partition_point(|joined| joined.rows.start <= row);
        let (begun, later) = self.joined.split_at(begun);
        self.open.extend(begun.iter().filter(|joined| joined.rows.contains(&row)));
        self.joined = later;
    }

    fn forget(&mut self) {
        self.carried.fill(None);
        if let Some(family) = &mut self.family {
            family.forget();
        }
    }

    fn joined_and_ditto(&self, row: Row<'_>) -> Vec<Cell> {
        let index = row.index();
        let mut found: Vec<Cell> = Vec::new();
        for (column, carried) in self.shared.iter().zip(&self.carried) {
            let Some(carried) = carried else { continue };
            let ditto = row.cell(*column).is_some_and(|cell| ditto::is_ditto(&cell.value));
            let of_joined = |joined: &Joined| joined.column == *column && joined.rows.start == carried.from;
            let joined = own(row, *column).is_none() && self.open.iter().any(|joined| of_joined(joined));
            let told = self.told.contains(column) && own(row, *column).is_none();
            if ditto || joined || told {
                found.push(cell(index, *column, carried.value.clone()));
            }
        }
        if self.is_cut_short(row, &found) {
            found.retain(|cell| !self.is_of_address(cell.column));
        }
        found
    }

    /// Whether a row takes a part of an address and leaves out another one that stands above.
    fn is_cut_short(&self, row: Row<'_>, found: &[Cell]) -> bool {
        let takes = |column: u16| found.iter().any(|cell| cell.column == column);
        let leaves = |column: u16| !takes(column) && own(row, column).is_none();
        let of_address = || self.shared.iter().zip(&self.carried).filter(|(column, _)| self.is_of_address(**column));
        of_address().any(|(column, _)| takes(*column))
            && of_address().any(|(column, carried)| carried.is_some() && leaves(*column))
    }

    fn is_of_address(&self, column: u16) -> bool {
        self.columns.at(column).is_some_and(|column| column.item() == Item::Address)
    }

    /// What the row leaves to the next one.
    fn carry(&mut self, row: Row<'_>, found: &[Cell]) {
        for (column, carried) in self.shared.iter().zip(&mut self.carried) {
            if found.iter().any(|cell| cell.column == *column) {
                continue;
            }
            let value = own(row, *column).filter(|value| is_plain(value)).cloned();
            *carried = value.map(|value| Carried { value, from: row.index() });
        }
    }
}

fn cell(row: u32, column: u16, value: Value) -> Cell {
    Cell { row, column, cut: false, value }
}
