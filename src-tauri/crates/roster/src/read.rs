//! Reading a file: the one way from bytes to checked rows.

use crate::above;
use crate::bonds;
use crate::checks;
use crate::colours;
use crate::column::{Unread, Why};
use crate::error::ReadError;
use crate::everyone::{self, Everybody};
use crate::family_names;
use crate::filing;
use crate::furigana;
use crate::heading::{Columns, Header, Layout};
use crate::list_row;
use crate::lists::readings::Checker;
use crate::moves;
use crate::notes::Notes;
use crate::opened::table_of;
use crate::opening::Opening;
use crate::person_row;
use crate::progress::{Progress, Step, reporter};
use crate::rows::{Done, Held, Part, Reader};
use crate::rules::Rules;
use crate::says;
use crate::sheet::{Row, Sheet};
use crate::sheet_columns::{SheetColumns, sheet_columns};
use crate::surroundings;
use crate::table::{Around, Doubt, Table};
use crate::titles;
use crate::totals::{self, Counted};
use crate::unlikely;
use crate::widths;
use kenpo_domain::drift::Drift;
use kenpo_domain::finding::{Checked, FindingCode, Item, Place};
use kenpo_domain::gate::Sealed;
use kenpo_domain::held_row::{HeldRow, RowSays};
use kenpo_domain::insured::InsuredId;
use kenpo_domain::roster::{ListEntry, NumberSeen, RawRow, RosterEntry};
use kenpo_domain::said::{Habit, Said};
use kenpo_domain::torn::moved::Moved;
use kenpo_domain::torn::{Bond, Bonds};
use kenpo_domain::widths::WidthSeen;
use std::ops::ControlFlow;
use std::sync::Arc;

/// What kind of sheet was read, with the rows that do not wait.
pub enum Reading {
    /// People.
    Roster(Vec<RosterEntry>),
    NationalList(Vec<ListEntry>),
}

impl Reading {
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Roster(entries) => entries.is_empty(),
            Self::NationalList(entries) => entries.is_empty(),
        }
    }

    /// Leaves every row out.
    pub fn clear(&mut self) {
        match self {
            Self::Roster(entries) => entries.clear(),
            Self::NationalList(entries) => entries.clear(),
        }
    }
}

pub struct SheetRead {
    pub columns: SheetColumns,
    /// The rows that do not wait, in their order.
    pub reading: Reading,
    /// How often what belongs together was looked at, and how often it does not fit; nothing of a national list.
    pub bonds: Vec<Bonds>,
    /// Parts of columns that stand a row off; nothing of a national list.
    pub moved: Vec<Moved>,
    /// Every person's row as it stood, those that wait included; 個人番号 cut.
    pub raw: Vec<RawRow>,
    /// Rows of people, but for those that a marked copy says to leave alone.
    pub rows_read: u32,
    /// Rows below the headings that are nobody's: blank ones, subtotals, notes, repeated headings.
    pub rows_skipped: u32,
    /// Rows of people that wait because of a finding.
    pub rows_waiting: u32,
    /// The same, but for people of whom a record names several.
    pub held: Vec<HeldRow>,
    /// Rows of a marked copy that are left alone.
    pub left: Vec<LeftRow>,
    /// What shows the widths that the society has not set, where cells wait for them.
    pub widths: Vec<WidthSeen>,
    /// How it was read, for the next file of the same sender.
    pub habit: Habit,
}

/// A row of a marked copy that has no mark.
pub struct LeftRow {
    /// Where.
    pub place: Place,
    pub insured: InsuredId,
}

/// Reads a file, its columns as a person has said they are to be read. Never stops at a row that is wrong: all findings of all rows are
/// reported, in the order of the rows.
///
/// # Errors
/// [`ReadError`] where the file as a whole cannot be read, or `progress` asks to stop.
pub fn read(
    opening: &Opening<'_>,
    rules: &Rules<'_>,
    said: &Said,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Checked<SheetRead>, ReadError> {
    let mut report = reporter(progress);
    let Table { mut sheet, header, mut columns, around, habit, .. } =
        table_of(opening, said, Doubt::Refuse, &mut report)?;
    if !columns.unclear.is_empty() {
        return Err(ReadError::ColumnsUnclear { sheet: sheet.name, columns: columns.unclear });
    }
    let everybody = everyone::settle(&sheet, &header, &mut columns, habit.everyone);
    if let Everybody::Unclear { rows } = everybody {
        return Err(ReadError::EveryoneUnclear { sheet: sheet.name, rows });
    }
    let missing = columns.missing();
    if !missing.is_empty() {
        return Err(ReadError::ColumnsMissing { sheet: sheet.name, items: missing });
    }
    let mut notes = Notes::new(sheet.name.as_deref().map(Arc::from));
    surroundings::look_around(&around, header.last_row, &mut notes);
    everybody.tell(&mut notes);
    let widths = widths::seen(&sheet, &header, &columns, &rules.widths);
    let insured = bonds::insured_beside(&sheet, &header, &columns);
    let spoken = sheet.take_spoken();
    furigana::tell(&sheet, &header, &columns, &spoken, &mut notes);
    let homes_told = above::homes_of_insured(&sheet, &header, &columns);
    let mut checked = match columns.layout {
        Layout::Roster => {
            let read = |row: Row<'_>, seen, notes: &mut Notes| {
                let read = person_row::read(row, &columns, rules, seen, notes);
                furigana::look_at(row, &columns, &spoken, notes);
                read
            };
            let says = |row: Row<'_>, insured: Option<&InsuredId>, number: Option<&NumberSeen>| {
                says::of_person(row, &columns, rules, insured, number)
            };
            rows(sheet, &header, &columns, notes, How { read, says }, OF_PEOPLE, &mut report)
        }
        Layout::NationalList => {
            let listed_on = list_row::day_in_title(&sheet, header.first_row);
            let read = |row: Row<'_>, _, notes: &mut Notes| list_row::read(row, &columns, rules, listed_on, notes);
            let says = |row: Row<'_>, insured: Option<&InsuredId>, _: Option<&NumberSeen>| {
                says::of_line(row, &columns, insured, listed_on)
            };
            let whole = Whole {
                wait: |_, _, _| (),
                bonds: |_, _| Vec::new(),
                moved: |_, _| Vec::new(),
                look: |_, _, _, _| (),
                reading: Reading::NationalList,
            };
            rows(sheet, &header, &columns, notes, How { read, says }, whole, &mut report)
        }
        Layout::Filing => {
            let mut tell = |rows| report(Step::Rows, rows);
            tell(0)?;
            let part = filing::rows(&mut sheet, &header, &columns, rules, notes, &mut tell)?;
            report(Step::Sheet, part.done.len() as u32)?;
            Ok(whole_sheet(part, sheet.name, &header, &columns, OF_PEOPLE))
        }
    }?;
    checked.value.bonds.extend(insured);
    // Where families leave their homes blank, those that have one do not live together.
    if homes_told {
        checked.value.bonds.retain(|bonds| bonds.bond != Bond::Addresses);
        checked.value.moved.retain(|moved| moved.bond != Bond::Addresses);
    }
    Ok(Checked { value: SheetRead { habit, widths, ..checked.value }, findings: checked.findings })
}

/// What is made of all rows together.
struct Whole<T> {
    /// Has those wait who show beside the others that something of them is missing.
    wait: fn(&mut [Done<T>], &Columns, &mut Notes),
    /// Whether they belong together, by all that could be read: a row that waits because another has its number is evidence, too.
    bonds: fn(&[&T], &mut Checker) -> Vec<Bonds>,
    /// Whether parts of columns fit the rows beside their own.
    moved: fn(&[&T], &mut Checker) -> Vec<Moved>,
    /// Reports what is unlikely of one by itself.
    look: fn(&[Done<T>], &Columns, &mut Checker, &mut Notes),
    reading: fn(Vec<T>) -> Reading,
}

const OF_PEOPLE: Whole<RosterEntry> = Whole {
    wait: family_names::look,
    bonds: bonds::bonds,
    moved: moves::moved,
    look: unlikely::look,
    reading: Reading::Roster,
};

/// How a file is understood.
pub struct Understood {
    /// The sheet and the columns that would be read.
    pub columns: SheetColumns,
    /// What else the file holds.
    pub around: Around,
    /// What became of the headings since the last file of the same sender.
    pub drifts: Vec<Drift>,
    /// Who everybody is, where no column says it.
    pub everybody: Everybody,
    /// What was said of codes, now or of the last file of the same sender.
    pub codes: Option<String>,
}

/// How a file would be read, as far as it is understood: where only a person can say which table is meant, the best guess.
///
/// # Errors
/// As for [`read`], but for what a person can answer.
pub fn columns(
    opening: &Opening<'_>,
    said: &Said,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Understood, ReadError> {
    let Table { sheet, header, mut columns, around, drifts, habit, .. } =
        table_of(opening, said, Doubt::Guess, &mut reporter(progress))?;
    let everybody = everyone::settle(&sheet, &header, &mut columns, habit.everyone);
    Ok(Understood { columns: sheet_columns(sheet.name, &columns), around, drifts, everybody, codes: habit.codes })
}

/// How one row is read.
struct How<F, S> {
    read: F,
    /// What it says, where it cannot be read as a whole.
    says: S,
}

fn rows<T: Send, F, S>(
    mut sheet: Sheet,
    header: &Header,
    columns: &Columns,
    mut notes: Notes,
    How { read, says }: How<F, S>,
    whole: Whole<T>,
    report: &mut dyn FnMut(Step, u32) -> Result<(), ReadError>,
) -> Result<Checked<SheetRead>, ReadError>
where
    F: Fn(Row<'_>, Option<NumberSeen>, &mut Notes) -> (Option<InsuredId>, Option<T>) + Sync,
    S: Fn(Row<'_>, Option<&InsuredId>, Option<&NumberSeen>) -> RowSays + Sync,
    for<'t> RowSays: From<&'t T>,
{
    report(Step::Rows, 0)?;
    let taken = above::take(&mut sheet, header, columns);
    let (name, widths, struck) = (sheet.name.take(), sheet.take_widths(), sheet.take_struck());
    let (alone, comments) = (sheet.alone().to_vec(), sheet.take_comments());
    surroundings::look_above(&sheet, header, &mut notes);
    let mut remarked = surroundings::look_at_remarks(&sheet, header, columns, &mut notes);
    remarked.extend(surroundings::look_at_comments(&sheet, header, columns, comments, &mut notes));
    remarked.sort_unstable();
    colours::look_at(&sheet, header, columns, &mut notes);
    look_at_columns(header, columns, &mut notes);
    taken.tell(&mut notes);
    let (struck, stood) = (&struck, &taken.stood);
    let reader = Reader {
        columns,
        widths: &widths,
        struck,
        alone: &alone,
        remarked: &remarked,
        stood,
        headings: header.last_row,
        read,
        says,
    };
    let cells = sheet.cells_from_mut(header.last_row + 1);
    let part = reader.all(cells, notes, &mut |rows| report(Step::Rows, rows))?;
    report(Step::Sheet, part.done.len() as u32)?;
    Ok(whole_sheet(part, name, header, columns, whole))
}

/// What only shows once all rows are read, and the counts.
fn whole_sheet<T>(
    part: Part<T>,
    name: Option<String>,
    header: &Header,
    columns: &Columns,
    whole: Whole<T>,
) -> Checked<SheetRead>
where
    for<'t> RowSays: From<&'t T>,
{
    let Part { mut notes, mut done, raw, skipped, totals, .. } = part;
    let mut readings = Checker::default();
    (whole.wait)(&mut done, columns, &mut notes);
    let entries: Vec<&T> = done.iter().filter_map(|done| done.entry.as_ref()).collect();
    let (bonds, moved) = ((whole.bonds)(&entries, &mut readings), (whole.moved)(&entries, &mut readings));
    (whole.look)(&done, columns, &mut readings, &mut notes);
    make_those_wait_who_stand_there_twice(&mut done, columns, &mut notes);
    let people: Vec<u32> = done.iter().map(|done| done.row).collect();
    for Counted { total, rows } in totals::wrong(&totals, &people) {
        notes.begin(total.row);
        notes.headings(FindingCode::TotalDiffers, format!("名簿では{}名、数えると{rows}行", total.people));
    }
    let left: Vec<Done<T>> = done.extract_if(.., |done| done.left).collect();
    if !left.is_empty() {
        notes.begin(header.last_row);
        notes.headings(FindingCode::RowsLeftAlone, format!("{}行", left.len()));
    }
    let sheet: Option<Arc<str>> = name.as_deref().map(Arc::from);
    let place = |row: u32| Place { sheet: sheet.clone(), row: row + 1, column: None };
    let left = left.into_iter().filter_map(|done| Some(LeftRow { place: place(done.row), insured: done.insured? }));
    let left = left.collect();
    let mut findings = notes.findings;
    findings.sort_by_row();
    let rows_read = done.len() as u32;
    let held = done.iter_mut().filter_map(|done| {
        let Held { reasons, says } = *done.held.take()?;
        let insured = done.insured.clone();
        Some(HeldRow { place: place(done.row), insured, reasons, says: Sealed::new(says) })
    });
    let held = held.collect();
    let entries: Vec<T> = done.into_iter().filter_map(|done| done.entry).collect();
    let rows_waiting = rows_read - entries.len() as u32;
    let reading = (whole.reading)(entries);
    let value = SheetRead {
        columns: sheet_columns(name, columns),
        bonds,
        moved,
        reading,
        raw,
        rows_read,
        rows_skipped: skipped,
        rows_waiting,
        held,
        left,
        // The table knows both, not its rows.
        widths: Vec::new(),
        habit: Habit::default(),
    };
    Checked { value, findings }
}

/// Columns that a roster should have and one can do without, and columns that nothing is read from, are reported once, at the
/// headings.
fn look_at_columns(header: &Header, columns: &Columns, notes: &mut Notes) {
    if columns.layout == Layout::NationalList {
        return;
    }
    notes.begin(header.last_row);
    for (item, code) in [
        (Item::Symbol, FindingCode::SymbolColumnMissing),
        (Item::Kana, FindingCode::KanaMissing),
        (Item::Sex, FindingCode::SexBad),
        (Item::Address, FindingCode::AddressMissing),
    ] {
        let beside = item == Item::Symbol && columns.gives_symbol();
        if columns.of(item).next().is_none() && !beside {
            notes.about(code, item);
        }
    }
    if columns.whole(Item::Symbol).is_some_and(titles::is_laid) {
        notes.about(FindingCode::SymbolOfTitle, Item::Symbol);
    }
    for column in columns.by_place().into_iter().filter(|column| column.why == Why::Values) {
        notes.at(FindingCode::ColumnByValues, column, Some(column.heading.clone()));
    }
    let unused: Vec<&str> =
        columns.unused.iter().map(|unread| &*unread.heading).filter(|text| !text.is_empty()).collect();
    if !unused.is_empty() {
        notes.headings(FindingCode::ColumnsUnused, unused.join("、"));
    }
    // What stands directly beside a name or an address makes its row wait, and is told there.
    let beside = |unread: &&Unread| columns.beside.iter().any(|(column, _)| *column == unread.column.0);
    let unheaded: Vec<String> =
        columns.unheaded.iter().filter(|unread| !beside(unread)).map(|unread| unread.column.to_string()).collect();
    if !unheaded.is_empty() {
        notes.headings(FindingCode::ColumnsWithoutHeading, format!("列 {}", unheaded.join("、")));
    }
}

fn make_those_wait_who_stand_there_twice<T>(done: &mut [Done<T>], columns: &Columns, notes: &mut Notes)
where
    for<'t> RowSays: From<&'t T>,
{
    let repeated = checks::repeated(done.iter().filter_map(|done| done.insured.as_ref()));
    for done in
        done.iter_mut().filter(|done| !done.left && done.insured.as_ref().is_some_and(|id| repeated.contains(id)))
    {
        notes.begin(done.row);
        match columns.of(Item::Number).next() {
            Some(column) => {
                notes.at(FindingCode::InsuredIdTwice, column, done.insured.as_ref().map(InsuredId::to_string))
            }
            None => notes.row(FindingCode::InsuredIdTwice),
        }
        done.hold(notes.end(done.insured.as_ref()));
    }
}
