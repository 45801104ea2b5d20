//! Which rows and columns of a `.xlsx` sheet nobody sees. The workbook reader does not tell.

use super::package::{Holding, Sought};
use super::sheet_part::{each_tag, local, path_of, row_number, text};
use super::xml::Tag;
use crate::error::ReadError;
use crate::hidden::{Hidden, HiddenParts};
use crate::sheet::{MAX_COLUMNS, MAX_ROWS};

/// The word without which a sheet's part hides nothing.
pub const SOUGHT: Sought = Sought { word: b"hidden", rest: false };

/// Hidden rows and columns of a sheet, by its name. `holding`: the parts that hold [`SOUGHT`].
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
    let (mut rows, mut columns) = (Vec::new(), Vec::new());
    let mut row = 0;
    each_tag(sheet, |tag| {
        let number = |name| Ok(tag.attribute(name)?.and_then(|text| text.parse::<u32>().ok()));
        match local(tag) {
            "row" => {
                row = row_number(tag, row)?;
                if is_hidden(tag)? && (1..=MAX_ROWS).contains(&row) {
                    rows.push(row - 1);
                }
            }
            "col" if is_hidden(tag)? => {
                let within = |place: &u32| (1..=MAX_COLUMNS).contains(place);
                if let (Some(first), Some(last)) = (number("min")?.filter(within), number("max")?.filter(within)) {
                    columns.push(first as u16 - 1..=last as u16 - 1);
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(HiddenParts::new(rows, columns))
}

fn is_hidden(tag: &Tag<'_>) -> Result<bool, ReadError> {
    Ok(matches!(tag.attribute("hidden")?.as_deref(), Some("1" | "true")))
}
