//! The rows and cells of one table. A cell's value is what the file says, never what a formula would come to.

use super::paragraph::{Paragraph, paragraph};
use crate::cell::{Calendar, UNKNOWN, Value, error_of};
use crate::comment::Comment;
use crate::error::ReadError;
use crate::file::xml::{Node, Tag, Xml};
use crate::sheet::{Cells, Joined, MAX_COLUMNS, MAX_ROWS};
use chrono::{Datelike, NaiveDate};

/// Days from the first day of Rata Die to 1899-12-30.
const DAYS_TO_1900: i32 = 693_594;

/// The cells of the table that the text begins with, as far as row `last` (counted from 0).
///
/// # Errors
/// [`ReadError::Damaged`]; limits as in [`Cells::push`].
pub fn cells(text: &str, last: u32) -> Result<Cells, ReadError> {
    let mut xml = Xml::new(text);
    let Node::Open(_) = xml.next()? else { return Err(ReadError::Damaged) };
    let mut cells = Cells::default();
    let (mut row, mut groups) = (0_u32, 0_usize);
    loop {
        match xml.next()? {
            Node::End => return Err(ReadError::Damaged),
            Node::Text(_) => {}
            Node::Close if groups == 0 => return Ok(cells),
            Node::Close => groups -= 1,
            Node::Open(tag) => match tag.name() {
                "table:table-row" => {
                    let repeated = repeated(&tag, "table:number-rows-repeated")?;
                    let next = row_of(&mut xml, &mut cells, row)?;
                    // A row that stands there several times joins nothing with the next one.
                    for span in next.iter().filter(|run| run.rows > 1 && repeated == 1) {
                        let column = u16::try_from(span.column).unwrap_or(u16::MAX);
                        cells.join(Joined { rows: row..row.saturating_add(span.rows), column });
                    }
                    for row in row..row.saturating_add(if next.is_empty() { 0 } else { repeated }) {
                        if row > last {
                            return Ok(cells);
                        }
                        push(&mut cells, row, &next)?;
                    }
                    row = row.saturating_add(repeated);
                    if row > last {
                        return Ok(cells);
                    }
                }
                "table:table-row-group" | "table:table-header-rows" | "table:table-rows" => groups += 1,
                _ => xml.skip(&tag)?,
            },
        }
    }
}

/// Equal cells that stand side by side.
struct Run {
    column: u32,
    count: u32,
    /// Rows over which its first cell is joined.
    rows: u32,
    value: Value,
}

fn push(cells: &mut Cells, row: u32, runs: &[Run]) -> Result<(), ReadError> {
    for run in runs {
        for column in run.column..run.column.saturating_add(run.count) {
            cells.push(row, column, run.value.clone())?;
        }
    }
    Ok(())
}

/// Where a cell stands, from 0.
#[derive(Clone, Copy)]
struct At {
    row: u32,
    column: u32,
}

/// `cells`: learns how texts are read, and of comments.
fn row_of(xml: &mut Xml<'_>, cells: &mut Cells, row: u32) -> Result<Vec<Run>, ReadError> {
    let (mut runs, mut column) = (Vec::new(), 0_u32);
    loop {
        match xml.next()? {
            Node::End => return Err(ReadError::Damaged),
            Node::Text(_) => {}
            Node::Close => return Ok(runs),
            Node::Open(tag) => match tag.name() {
                "table:table-cell" => {
                    let count = repeated(&tag, "table:number-columns-repeated")?;
                    let rows = repeated(&tag, "table:number-rows-spanned")?;
                    if let Some(value) = value(&tag, xml, cells, At { row, column })? {
                        runs.push(Run { column, count, rows, value });
                    }
                    column = column.saturating_add(count);
                }
                // It lies under a merged one, and nobody sees what it may still hold.
                "table:covered-table-cell" => {
                    column = column.saturating_add(repeated(&tag, "table:number-columns-repeated")?);
                    xml.skip(&tag)?;
                }
                _ => xml.skip(&tag)?,
            },
        }
    }
}

/// How often a row or a cell stands there. More than a sheet can have is as good as one more than that.
pub fn repeated(tag: &Tag<'_>, attribute: &str) -> Result<u32, ReadError> {
    let Some(text) = tag.attribute(attribute)? else { return Ok(1) };
    let count: u32 = text.parse().map_err(|_| ReadError::Damaged)?;
    if count == 0 { Err(ReadError::Damaged) } else { Ok(count.min(MAX_ROWS.max(MAX_COLUMNS) + 1)) }
}

/// The value of a cell whose tag was opened; reads as far as its end.
fn value(tag: &Tag<'_>, xml: &mut Xml<'_>, cells: &mut Cells, at: At) -> Result<Option<Value>, ReadError> {
    let shown = shown(xml, cells, at)?;
    let error = tag.attribute("calcext:value-type")?.as_deref() == Some("error");
    let is_formula = tag.attribute("table:formula")?.is_some();
    if let Some(known) = error_of(&shown).filter(|_| is_formula).or(error.then_some(UNKNOWN)) {
        return Ok(Some(Value::Error(known)));
    }
    let text = |text: String| Ok((!text.trim().is_empty()).then_some(Value::Text(text.into())));
    let kind = tag.attribute("office:value-type")?;
    match kind.as_deref() {
        Some("float" | "percentage" | "currency") => {
            let number = tag.attribute("office:value")?.and_then(|value| value.parse::<f64>().ok());
            number
                .filter(|number| number.is_finite())
                .map(|number| Some(Value::Number(number)))
                .ok_or(ReadError::Damaged)
        }
        Some("date") => day(&tag.attribute("office:date-value")?.ok_or(ReadError::Damaged)?).map(Some),
        Some("boolean") => match tag.attribute("office:boolean-value")?.as_deref() {
            Some("true") => Ok(Some(Value::Truth(true))),
            Some("false") => Ok(Some(Value::Truth(false))),
            _ => Err(ReadError::Damaged),
        },
        Some("string") => match tag.attribute("office:string-value")? {
            Some(value) if shown.is_empty() => text(value),
            _ => text(shown),
        },
        // A formula that nobody has calculated looks like a blank cell.
        None if is_formula && shown.trim().is_empty() => Ok(Some(Value::Error(UNKNOWN))),
        // A time is no day, and nothing else of a roster: it stays what a person sees.
        Some("time") | None => text(shown),
        Some(_) => Err(ReadError::Damaged),
    }
}

/// A day, with its time of day left out of what is looked at.
fn day(text: &str) -> Result<Value, ReadError> {
    let day = text.split('T').next().unwrap_or_default();
    let Ok(date) = day.parse::<NaiveDate>() else { return Err(ReadError::Damaged) };
    let serial = date.num_days_from_ce() - DAYS_TO_1900;
    // Excel's calendar has a day too many before 1900-03-01; earlier ones stay as they are written.
    Ok(if serial > 60 {
        Value::Date { serial: serial.into(), calendar: Calendar::From1900 }
    } else {
        Value::Text(day.into())
    })
}

/// The paragraphs of a cell, one a line. Comments and drawings that hang on it are none of its text.
fn shown(xml: &mut Xml<'_>, cells: &mut Cells, at: At) -> Result<String, ReadError> {
    let mut lines = Vec::new();
    loop {
        match xml.next()? {
            Node::End => return Err(ReadError::Damaged),
            Node::Text(_) => {}
            Node::Close => return Ok(lines.join("\n")),
            Node::Open(tag) if tag.name() == "text:p" => {
                let Paragraph { text, runs } = paragraph(xml)?;
                if !runs.is_empty() {
                    cells.read_as(&text, &runs);
                }
                lines.push(text);
            }
            Node::Open(tag) if tag.name() == "office:annotation" => {
                let text = annotation(xml)?;
                if let Ok(column) = u16::try_from(at.column) {
                    cells.comment(Comment { row: at.row, column, text });
                }
            }
            Node::Open(tag) => xml.skip(&tag)?,
        }
    }
}

/// The paragraphs of a comment, one a line; who wrote it and when is none of them.
fn annotation(xml: &mut Xml<'_>) -> Result<String, ReadError> {
    let mut lines = Vec::new();
    loop {
        match xml.next()? {
            Node::End => return Err(ReadError::Damaged),
            Node::Text(_) => {}
            Node::Close => return Ok(lines.join("\n")),
            Node::Open(tag) if tag.name() == "text:p" => lines.push(paragraph(xml)?.text),
            Node::Open(tag) => xml.skip(&tag)?,
        }
    }
}
