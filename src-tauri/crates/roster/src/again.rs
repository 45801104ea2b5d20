//! A row that waited and was corrected, read once more by the same rules as any other row.

use crate::cell::{Calendar, Value};
use crate::error::ReadError;
use crate::heading::{Columns, Heading, Layout, Named};
use crate::list_row;
use crate::notes::Notes;
use crate::person_row;
use crate::read::Reading;
use crate::rows::{look_at_cells, texts};
use crate::rules::Rules;
use crate::sheet::{Cells, Row};
use crate::sheet_columns::{SheetColumns, sheet_columns};
use kenpo_domain::finding::FindingList;
use kenpo_domain::gate::Sealed;
use kenpo_domain::held_row::{HeldRow, RowSays};
use kenpo_domain::meaning::Meaning;
use kenpo_domain::roster::{ImportSource, RawRow};

/// A row that was read once more.
pub struct ReadAgain {
    /// Empty where it waits again.
    pub reading: Reading,
    pub findings: FindingList,
    /// The same row where it waits again.
    pub held: Option<HeldRow>,
    /// What it says now, as a row of a file.
    pub raw: RawRow,
    /// The items that it says.
    pub columns: SheetColumns,
}

/// Reads what a row says now. `held`: the row as it stood.
///
/// # Errors
/// [`ReadError::TooLarge`] where more is said than a sheet can hold.
pub fn read_again(held: &HeldRow, says: &RowSays, rules: &Rules<'_>) -> Result<ReadAgain, ReadError> {
    let row = held.place.row.saturating_sub(1);
    let (mut cells, mut headings, mut said) = (Cells::default(), Vec::new(), Vec::new());
    for (column, (meaning, text)) in (0..).zip(says.items()) {
        let text = text.trim();
        // A society may have no 記号, and a roster then no column for it.
        if text.is_empty() && meaning == Meaning::Symbol {
            continue;
        }
        headings.push(Heading { column, text: String::new(), named: Some(Named::certain(meaning)), chosen: true });
        if !text.is_empty() {
            cells.push(row, u32::from(column), Value::Text(text.into()))?;
            said.push(column);
        }
    }
    let mut columns = Columns::laid_down_by(&headings);
    if says.source() == ImportSource::NationalList {
        columns.layout = Layout::NationalList;
    }
    let mut notes = Notes::new(held.place.sheet.clone());
    notes.begin(row);
    let mut sheet = cells.into_sheet(None, Calendar::From1900);
    let cells = sheet.cells_from_mut(0);
    let my_number = look_at_cells(cells, &columns, &mut notes);
    let this = Row { cells: &*cells };
    let (insured, mut reading) = match says.source() {
        ImportSource::Roster => {
            let (insured, entry) = person_row::read(this, &columns, rules, my_number, &mut notes);
            (insured, Reading::Roster(entry.into_iter().collect()))
        }
        ImportSource::NationalList => {
            let (insured, entry) = list_row::read(this, &columns, rules, None, &mut notes);
            (insured, Reading::NationalList(entry.into_iter().collect()))
        }
    };
    let reasons = notes.end(insured.as_ref());
    // Where the items stood in the file is not known any more.
    notes.findings.kept_from(0).iter_mut().for_each(|finding| finding.place.column = None);
    if !reasons.is_empty() {
        reading.clear();
    }
    let place = held.place.clone();
    let held = reading.is_empty().then(|| HeldRow {
        place: place.clone(),
        insured: insured.clone(),
        reasons,
        says: Sealed::new(says.clone()),
    });
    let mut columns = sheet_columns(None, &columns);
    columns.read.retain(|column| said.contains(&column.letters.0));
    let raw = RawRow { place, insured, cells: Sealed::new(texts(cells)) };
    Ok(ReadAgain { reading, findings: notes.findings, held, raw, columns })
}
