//! How the columns of a file are understood, and what a person says of them.

use super::source;
use crate::api::*;
use crate::fault::{Fault, FaultCode};
use crate::office::{Office, Progress};
use crate::words::{column, term};
use kenpo_domain::code::Code;
use kenpo_domain::finding::{Item, Letters};
use kenpo_domain::gate::{CallerText, Out, Screen, plain};
use kenpo_domain::meaning::{ColumnChoice, Meaning};
use kenpo_domain::plain_parts;
use kenpo_roster::{ColumnFound, Opening, SheetColumns, Unread};

plain_parts! {
    /// The columns of a sheet.
    pub(super) struct SheetFigures {
        sheet: Option<CallerText>,
        columns: Vec<ColumnFigures>,
        missing: Vec<Item>,
    }

    /// One of them.
    struct ColumnFigures {
        letters: Letters,
        heading: CallerText,
        meaning: Option<Meaning>,
        by: &'static str,
        seen: u32,
        fitting: u32,
        unclear: bool,
    }
}

/// The sheet and its columns as a reply has them.
pub(super) struct ReadColumns {
    pub(super) sheet: Option<String>,
    pub(super) columns: Vec<ColumnRow>,
}

pub(crate) fn import_columns(
    office: &mut Office,
    request: ImportColumnsReq,
) -> Result<Out<Screen, ImportColumns>, Fault> {
    let bytes = source::read(&request.path)?;
    let choices = said(&request.columns)?;
    let password = source::password(request.password);
    let opening = Opening { bytes: &bytes, password: password.as_ref() };
    let columns = kenpo_roster::columns(&opening, &choices, &mut |progress| {
        office.tell(Progress { label: term::doing::READING, done: u64::from(progress.rows), total: None })
    })
    .map_err(|error| source::fault(error, &request.path))?;
    Ok(plain(figures(columns), Screen).map(|figures| {
        let missing = figures.missing.iter().map(|item| term::item(*item).to_owned()).collect();
        let ReadColumns { sheet, columns } = rows(figures);
        ImportColumns { sheet, columns, missing, meanings: Meaning::ALL.iter().copied().map(meaning_row).collect() }
    }))
}

/// What a person has said: each column once, and each meaning, but for the parts of an address.
pub(super) fn said(columns: &[ColumnSaid]) -> Result<Vec<ColumnChoice>, Fault> {
    let mut choices: Vec<ColumnChoice> = Vec::new();
    for ColumnSaid { letters, meaning } in columns {
        let bad = || Fault::caller(FaultCode::ColumnChoiceBad, letters);
        let choice =
            ColumnChoice { column: Letters::parse(letters).ok_or_else(bad)?, meaning: meaning.map(|coded| coded.0) };
        let twice = |other: &ColumnChoice| {
            let single = choice.meaning.is_some_and(|meaning| meaning.item() != Item::Address);
            other.column == choice.column || (single && other.meaning == choice.meaning)
        };
        if choices.iter().any(twice) {
            return Err(bad());
        }
        choices.push(choice);
    }
    Ok(choices)
}

/// The columns of a sheet from left to right.
pub(super) fn figures(columns: SheetColumns) -> SheetFigures {
    let SheetColumns { sheet, read, unused, unclear, missing } = columns;
    let mut columns: Vec<ColumnFigures> = read.into_iter().map(of_read).collect();
    columns.extend(unused.into_iter().map(|unread| of_unread(unread, false)));
    columns.extend(unclear.into_iter().map(|unread| of_unread(unread, true)));
    columns.sort_by_key(|column| column.letters);
    SheetFigures { sheet: sheet.map(CallerText), columns, missing }
}

fn of_read(found: ColumnFound) -> ColumnFigures {
    let ColumnFound { meaning, letters, heading, why, fit } = found;
    let (heading, by) = (CallerText(heading), column::by(why));
    ColumnFigures { letters, heading, meaning: Some(meaning), by, seen: fit.seen, fitting: fit.fitting, unclear: false }
}

fn of_unread(unread: Unread, unclear: bool) -> ColumnFigures {
    let Unread { column: letters, heading } = unread;
    let by = if unclear { column::UNCLEAR } else { column::UNUSED };
    ColumnFigures { letters, heading: CallerText(heading), meaning: None, by, seen: 0, fitting: 0, unclear }
}

/// The same as a reply has them.
pub(super) fn rows(figures: SheetFigures) -> ReadColumns {
    let columns = figures.columns.into_iter().map(|column| ColumnRow {
        letters: column.letters.to_string(),
        heading: column.heading.0,
        meaning: column.meaning.map(Coded),
        meaning_text: column.meaning.map_or("", column::meaning).to_owned(),
        reason_text: column::reason(column.by, column.seen, column.fitting),
        unclear: column.unclear,
    });
    ReadColumns { sheet: figures.sheet.map(|name| name.0), columns: columns.collect() }
}

fn meaning_row(meaning: Meaning) -> MeaningRow {
    MeaningRow { code: Coded(meaning), text: column::meaning(meaning).to_owned() }
}
