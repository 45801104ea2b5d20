//! 生年月日 and 資格取得年月日 out of the cells of a row, in one cell or in its parts.

use crate::cell::Value;
use crate::date::{self, NoDay};
use crate::field;
use crate::heading::{self, Column, Columns, DayIn};
use crate::notes::Notes;
use crate::sheet::Row;
use kenpo_domain::Day;
use kenpo_domain::finding::{FindingCode, Item};
use kenpo_domain::wareki;

/// What a row says of a day: nothing where all its cells are blank, a finding where it is no day.
pub fn day_of(
    row: Row<'_>,
    columns: &Columns,
    item: Item,
    bad: FindingCode,
    notes: &mut Notes,
) -> Option<Result<Day, ()>> {
    match columns.day_in(item)? {
        DayIn::One(column) => day(row, column, bad, notes),
        DayIn::BesideEra { era, day } => beside_era(row, era, day, bad, notes),
        DayIn::Parts { era, year, month, day } => {
            let [year_text, month_text, day_text] = [year, month, day].map(|column| text(row, column));
            if [&year_text, &month_text, &day_text].iter().all(|text| text.is_empty()) {
                return None;
            }
            let era_text = era.map(|column| text(row, column)).unwrap_or_default();
            let era = era.map_or_else(|| Some(String::new()), |column| era_of(row, column));
            let read =
                era.ok_or(NoDay::Unread).and_then(|era| date::of_parts(&era, &year_text, &month_text, &day_text));
            let told = || [&*era_text, &year_text, &month_text, &day_text].join(" ").trim().to_owned();
            Some(read.map_err(|_| notes.at(bad, year, Some(told()))))
        }
    }
}

/// A day out of one column's cell.
pub fn day(row: Row<'_>, column: &Column, bad: FindingCode, notes: &mut Notes) -> Option<Result<Day, ()>> {
    let value = &row.cell(column.index)?.value;
    let text = field::text(Some(value))?;
    Some(date::of(value, column.days).map_err(|no_day| {
        let code = match no_day {
            NoDay::Impossible => FindingCode::DateImpossible,
            NoDay::Unread => bad,
        };
        notes.at(code, column, Some(text.into_owned()));
    }))
}

/// A cell that needs the 元号 beside it, or says the same era itself. Where others of its column need it, a date is what a workbook made of
/// such a text: 50/1/1 beside 昭和 is not 1950.
fn beside_era(
    row: Row<'_>,
    era: &Column,
    day: &Column,
    bad: FindingCode,
    notes: &mut Notes,
) -> Option<Result<Day, ()>> {
    let value = &row.cell(day.index)?.value;
    let text = field::text(Some(value))?;
    let era = era_of(row, era);
    let made_by_the_workbook = day.short_days && matches!(value, Value::Date { .. });
    let read = match (date::of(value, day.days), era.as_deref()) {
        (_, None) => Err(NoDay::Unread),
        (Ok(read), Some(era)) if !made_by_the_workbook && (era.is_empty() || wareki::is_of_era(read, era)) => Ok(read),
        (Ok(_), Some(_)) | (Err(_), Some("")) => Err(NoDay::Unread),
        (Err(_), Some(era)) => date::behind_era(era, &text, matches!(value, Value::Number(_))),
    };
    Some(read.map_err(|_| notes.at(bad, day, Some(text.into_owned()))))
}

/// 元号 as a date is written with it. `None`: a digit of which it is not known what it stands for.
fn era_of(row: Row<'_>, column: &Column) -> Option<String> {
    match heading::era_digit(row, column) {
        Some(digit) => column.days.eras.letter(&digit).filter(|_| column.era_digits).map(String::from),
        None => Some(text(row, column)),
    }
}

fn text(row: Row<'_>, column: &Column) -> String {
    let text = field::text(row.cell(column.index).map(|cell| &cell.value));
    text.map(|text| text.into_owned()).unwrap_or_default()
}
