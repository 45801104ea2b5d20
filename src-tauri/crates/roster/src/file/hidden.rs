//! Which rows and columns of a `.xlsx` sheet nobody sees. The workbook reader does not tell.

use super::package::{Holding, Sought};
use super::sheet_part::{each_tag, local, path_of, row_number, text};
use super::xml::Tag;
use crate::error::ReadError;
use crate::hidden::{Hidden, HiddenParts};
use crate::sheet::{MAX_COLUMNS, MAX_ROWS};
use std::ops::RangeInclusive;

const fn word(word: &'static [u8]) -> Sought {
    Sought { word, rest: false }
}

/// The word without which a sheet's part hides nothing.
pub const SOUGHT: Sought = word(b"hidden");
/// How the size of a row begins that has none. Nearly every sheet has a `right="0.7"`.
pub const LOW: Sought = word(b" ht=\"0");
/// The same of columns.
pub const NARROW: Sought = word(b"idth=\"0");

/// Hidden rows and columns of a sheet, by its name. `holding`: the parts that hold [`SOUGHT`], [`LOW`] or [`NARROW`].
pub fn of_xlsx(bytes: &[u8], sheet: &str, holding: &[Holding]) -> Hidden {
    if holding.is_empty() {
        return Hidden::Told(HiddenParts::default());
    }
    let found = part_of(bytes, sheet, holding).and_then(|part| match part {
        Some(part) => read(&text(bytes, &part)?),
        None => Ok(HiddenParts::default()),
    });
    // A package that is laid out in another way: its parts are whole, and the workbook reader has found the sheet.
    found.map_or(Hidden::NotTold, Hidden::Told)
}

/// The part of a sheet, where it holds the word.
fn part_of(bytes: &[u8], sheet: &str, holding: &[Holding]) -> Result<Option<String>, ReadError> {
    let path = path_of(bytes, sheet)?;
    let mut names = holding.iter().map(|holding| &holding.part);
    Ok(names.find(|name| name.eq_ignore_ascii_case(&path)).cloned())
}

fn read(sheet: &str) -> Result<HiddenParts, ReadError> {
    let (mut rows, mut columns, mut told) = (Vec::new(), Vec::new(), Vec::new());
    let (mut row, mut narrow) = (0, false);
    each_tag(sheet, |tag| {
        let number = |name| Ok(tag.attribute(name)?.and_then(|text| text.parse::<u32>().ok()));
        match local(tag) {
            // Its zeroHeight hides the rows that the file does not write, and nobody stands in those: ECMA-376 18.3.1.81.
            "sheetFormatPr" => narrow = is_nothing(tag, "defaultColWidth")?,
            "row" => {
                row = row_number(tag, row)?;
                if is_unseen(tag, "ht")? && (1..=MAX_ROWS).contains(&row) {
                    rows.push(row - 1);
                }
            }
            "col" => {
                let within = |place: &u32| (1..=MAX_COLUMNS).contains(place);
                if let (Some(first), Some(last)) = (number("min")?.filter(within), number("max")?.filter(within)) {
                    let these = first as u16 - 1..=last as u16 - 1;
                    if is_unseen(tag, "width")? {
                        columns.push(these.clone());
                    }
                    told.push(these);
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    if narrow {
        columns.extend(between(told));
    }
    Ok(HiddenParts::new(rows, columns))
}

/// The columns that none of these are.
fn between(mut told: Vec<RangeInclusive<u16>>) -> Vec<RangeInclusive<u16>> {
    told.sort_unstable_by_key(|columns| *columns.start());
    let (mut next, mut out) = (0, Vec::new());
    for columns in told {
        if next < *columns.start() {
            out.push(next..=columns.start() - 1);
        }
        next = next.max(columns.end() + 1);
    }
    out.push(next..=MAX_COLUMNS as u16);
    out
}

/// Whether a row or a column is hidden, or so small that nobody sees it. `size`: which attribute gives its size.
fn is_unseen(tag: &Tag<'_>, size: &str) -> Result<bool, ReadError> {
    Ok(matches!(tag.attribute("hidden")?.as_deref(), Some("1" | "true")) || is_nothing(tag, size)?)
}

fn is_nothing(tag: &Tag<'_>, size: &str) -> Result<bool, ReadError> {
    Ok(tag.attribute(size)?.and_then(|size| size.parse::<f64>().ok()).is_some_and(|size| size <= 0.0))
}
