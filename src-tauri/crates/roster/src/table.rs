//! Which table of a file is read: the one that a person names, or the only one that can be meant.

mod candidates;

use crate::checks::{self, Kind};
use crate::error::ReadError;
use crate::file::File;
use crate::filing;
use crate::heading::{self, Column, Columns, Header};
use crate::hidden::{Hidden, HiddenFound, HiddenParts};
use crate::households;
use crate::laid::column_of_file;
use crate::sex_marks;
use crate::sheet::Sheet;
use crate::titles;
use crate::two_rows;
use candidates::{Candidate, best_first, of_sheet, pick, sheets_of_people};
pub use candidates::{Doubt, TableFound};
use kenpo_domain::drift::Drift;
use kenpo_domain::finding::{Item, Letters};
use kenpo_domain::headings::Headings;
use kenpo_domain::marked;
use kenpo_domain::said::{ColumnChoice, Habit, HiddenCells, Said, SheetChoice};

/// Rows of each sheet that are looked at to choose one.
const HEAD_ROWS: u32 = 400;

/// A table that is read, with what was understood of its headings.
pub struct Table {
    /// Its sheet's place among those of the file.
    pub at: usize,
    /// Its cells.
    pub sheet: Sheet,
    /// Its headings.
    pub header: Header,
    pub columns: Columns,
    /// What else the file holds.
    pub around: Around,
    /// How it is read, for the next file of the same sender.
    pub habit: Habit,
    /// What became of the headings since the last file of the same sender.
    pub drifts: Vec<Drift>,
}

/// What a file holds beside the table that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    /// What the sender has hidden of the table.
    pub hiding: Hiding,
    /// All tables of the file, the best guess first.
    pub tables: Vec<TableFound>,
    /// Sheets without headings in which somebody seems to stand.
    pub unheaded: Vec<String>,
}

/// What the sender has hidden of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hiding {
    /// Cells that matter.
    pub found: HiddenFound,
    /// What a person has said of them.
    pub said: Option<HiddenCells>,
    /// Whether there may be more: of this format it is not read.
    pub not_told: bool,
}

/// What the heads of all sheets say.
pub struct Heads {
    /// The sheet that is read.
    pub at: usize,
    /// Whether a person sees it.
    visible: bool,
    candidates: Vec<Candidate>,
    unheaded: Vec<String>,
}

/// A sheet with one row a person, where it has two or parts of them above.
fn laid_out(sheet: Sheet, hidden: &Hidden) -> Sheet {
    titles::lay_beside(sex_marks::lay_beside(households::lay_beside(two_rows::lay_beside(sheet, hidden), hidden)))
}

/// Chooses by the heads of all sheets which sheet is read.
///
/// # Errors
/// [`ReadError::NoHeader`], [`ReadError::TableUnclear`], [`ReadError::TableNotThere`], and those of reading a sheet.
pub fn heads(file: &mut File<'_>, said: &Said, doubt: Doubt) -> Result<Heads, ReadError> {
    let (mut candidates, mut unheaded) = (Vec::new(), Vec::new());
    for at in 0..file.sheets() {
        // The page in front of a marked copy names rows, and is no table of people.
        if marked::is_page(file.name(at)) {
            continue;
        }
        let sheet = laid_out(file.read(at, HEAD_ROWS)?, &Hidden::NotTold);
        let found = of_sheet(&sheet, at, file.is_visible(at), said);
        if found.is_empty() && sheet.rows_from(0).any(checks::looks_like_somebody) {
            unheaded.extend(sheet.name);
        }
        candidates.extend(found);
    }
    best_first(&mut candidates);
    // A table further down has no name yet: that of its sheet tells where it must be.
    let further_down = said.table.as_deref().and_then(|name| name.rsplit_once('!')).and_then(|(sheet, _)| {
        candidates.iter().find(|candidate| candidate.sheet.as_deref() == Some(sheet)).map(|candidate| candidate.at)
    });
    let at = match pick(&candidates, said, doubt) {
        Ok(picked) => picked.at,
        Err(ReadError::TableNotThere { .. }) if file.sheets() == 1 => 0,
        Err(error) => further_down.ok_or(error)?,
    };
    Ok(Heads { at, visible: file.is_visible(at), candidates, unheaded })
}

/// Chooses the table in the whole sheet that is read: it may have more tables than its head shows, and the values of all rows are evidence.
///
/// # Errors
/// As for [`heads`]; [`ReadError::ColumnNotThere`], [`ReadError::ColumnsDrifted`], [`ReadError::HiddenUnclear`].
pub fn table(heads: Heads, mut sheet: Sheet, hidden: &Hidden, said: &Said, doubt: Doubt) -> Result<Table, ReadError> {
    let Heads { at, visible, mut candidates, unheaded } = heads;
    sheet = laid_out(sheet, hidden);
    candidates.retain(|candidate| candidate.at != at);
    candidates.extend(of_sheet(&sheet, at, visible, said));
    best_first(&mut candidates);
    let picked = pick(&candidates, said, doubt)?;
    let tables = candidates.iter().map(|candidate| candidate.found(&candidates, picked)).collect();
    let place = candidates.iter().position(|candidate| std::ptr::eq(candidate, picked)).ok_or(ReadError::NoHeader)?;
    let among = sheets_of_people(&candidates);
    let Candidate { sheet: name, headings, header, area, choices, columns, .. } = candidates.swap_remove(place);
    if candidates.iter().any(|candidate| candidate.at == at) {
        sheet.keep(&area);
    }
    let is_there = |choice: &&ColumnChoice| sheet.has_column(header.first_row, choice.column.0);
    if let Some(choice) = said.columns.iter().find(|choice| !is_there(choice)) {
        return Err(ReadError::ColumnNotThere(choice.column));
    }
    let drifts = drifts(said, &headings, name.as_deref(), doubt)?;
    let (found, not_told) = match hidden {
        Hidden::Told(parts) => (found_hidden(&sheet, &header, &columns, parts, &choices), false),
        Hidden::NotTold => (HiddenFound::default(), true),
    };
    let word = said.hidden_of(&headings);
    let hiding = Hiding { found, said: word, not_told };
    let chosen = said.table.as_ref().or(said.habit.as_ref().and_then(|habit| Some(&habit.sheet.as_ref()?.name)));
    // A cell where a table begins moves with the rows above it: only a whole sheet is known again.
    let of_choice = name.filter(|name| chosen == Some(name)).map(|name| SheetChoice { name, among });
    let codes = header.codes.clone();
    let everyone = said.everyone_of(&headings);
    let habit = Habit { sheet: of_choice, hidden: word, everyone, codes, ..Habit::of(headings, choices) };
    let around = Around { hiding, tables, unheaded };
    let table = Table { at, sheet, header, columns, around, habit, drifts }.understood();
    match (hidden, word) {
        _ if !table.around.hiding.found.is_to_be_asked() => Ok(table),
        (Hidden::Told(parts), Some(HiddenCells::Leave)) => Ok(table.without(parts).understood()),
        (_, None) if doubt == Doubt::Refuse => {
            Err(ReadError::HiddenUnclear { sheet: table.sheet.name, found: table.around.hiding.found })
        }
        _ => Ok(table),
    }
}

/// The records of a 届書CSV as a table: its form lays down the columns. `row`: the line before the records.
///
/// # Errors
/// [`ReadError::TableNotThere`], [`ReadError::ColumnNotThere`], [`ReadError::ColumnsDrifted`].
pub fn of_filing(sheet: Sheet, row: u32, said: &Said, doubt: Doubt) -> Result<Table, ReadError> {
    let name = format!("A{}", row + 1);
    if said.table.as_ref().is_some_and(|table| *table != name) {
        return Err(ReadError::TableNotThere { tables: vec![name] });
    }
    if let Some(choice) = said.columns.iter().find(|choice| !sheet.has_column(row, choice.column.0)) {
        return Err(ReadError::ColumnNotThere(choice.column));
    }
    let mut header = filing::header(filing::Shape::of(&sheet), row);
    let headings = heading::fingerprint(&header);
    let drifts = drifts(said, &headings, None, doubt)?;
    let choices = said.columns_of(&headings);
    header.take(&choices);
    let columns = Columns::laid_down(&header);
    let found = TableFound { name, sheet: None, row: row + 1, hidden: false, people: true, chosen: true };
    let hiding = Hiding { found: HiddenFound::default(), said: said.hidden, not_told: false };
    let around = Around { hiding, tables: vec![found], unheaded: Vec::new() };
    let habit = Habit { hidden: said.hidden, ..Habit::of(headings, choices) };
    Ok(Table { at: 0, sheet, header, columns, around, habit, drifts }.understood())
}

/// What became of the headings; where nobody has answered, nothing is read.
fn drifts(said: &Said, now: &Headings, sheet: Option<&str>, doubt: Doubt) -> Result<Vec<Drift>, ReadError> {
    let drifts = said.drift_of(now);
    if doubt == Doubt::Refuse && said.drift.is_none() && !drifts.is_empty() {
        return Err(ReadError::ColumnsDrifted { sheet: sheet.map(str::to_owned), drifts });
    }
    Ok(drifts)
}

impl Table {
    /// The table with what its columns are read as.
    fn understood(mut self) -> Self {
        self.columns.look_at_values(&self.sheet, &self.header);
        self.habit.headings = heading::understood(self.habit.headings, &self.columns);
        self
    }

    /// The table without what the sender has hidden of it.
    fn without(mut self, hidden: &HiddenParts) -> Self {
        let last_heading = self.header.last_row;
        let columns = &self.around.hiding.found.columns;
        let left = |column: u16| columns.contains(&Letters(column));
        self.sheet.leave_columns(left);
        self.sheet.leave_rows(|row| row > last_heading && hidden.has_row(row));
        self.header = self.header.of_columns(|column| !left(column));
        self.columns = Columns::choose(&self.sheet, &self.header);
        self
    }
}

/// Hidden rows of people, and hidden columns that are read although no person has said so.
fn found_hidden(
    sheet: &Sheet,
    header: &Header,
    columns: &Columns,
    hidden: &HiddenParts,
    choices: &[ColumnChoice],
) -> HiddenFound {
    if hidden.is_empty() {
        return HiddenFound::default();
    }
    let below = sheet.rows_from(header.last_row + 1);
    let mut rows = below.filter(|row| hidden.has_row(row.index()) && checks::kind(*row, columns) == Kind::Person);
    let first_row = rows.next().map(|row| row.index() + 1);
    let chosen = |column: &Column| choices.iter().any(|choice| choice.column.0 == column.index);
    let read = columns
        .by_place()
        .into_iter()
        .filter(|column| hidden.has_column(column_of_file(column.index)) && !chosen(column));
    let (numbers, read): (Vec<&Column>, Vec<&Column>) = read.partition(|column| column.item() == Item::MyNumber);
    let letters = |columns: Vec<&Column>| columns.into_iter().map(|column| Letters(column.index)).collect();
    HiddenFound {
        rows: rows.count() as u32 + u32::from(first_row.is_some()),
        first_row,
        columns: letters(read),
        numbers: letters(numbers),
    }
}
