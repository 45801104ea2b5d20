//! Which rows and columns of a `.xlsx` sheet nobody sees. The workbook reader does not tell.

use super::package;
use super::xml::{Node, Tag, Xml};
use crate::error::ReadError;
use crate::hidden::{Hidden, HiddenParts};
use crate::sheet::{MAX_COLUMNS, MAX_ROWS};

/// The word without which a sheet's part hides nothing.
pub const WORD: &[u8] = b"hidden";

/// Hidden rows and columns of a sheet, by its name. `holding`: the parts that hold [`WORD`].
pub fn of_xlsx(bytes: &[u8], sheet: &str, holding: &[String]) -> Hidden {
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
fn part_of(bytes: &[u8], sheet: &str, holding: &[String]) -> Result<Option<String>, ReadError> {
    let (mut relation, mut target) = (None, None);
    each_tag(&text(bytes, "xl/workbook.xml")?, |tag| {
        if local(tag) == "sheet" && tag.attribute("name")?.as_deref() == Some(sheet) {
            relation = tag.attribute("r:id")?;
        }
        Ok(())
    })?;
    each_tag(&text(bytes, "xl/_rels/workbook.xml.rels")?, |tag| {
        if relation.is_some() && tag.attribute("Id")? == relation {
            target = tag.attribute("Target")?;
        }
        Ok(())
    })?;
    let target = target.ok_or(ReadError::Damaged)?;
    let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
    Ok(holding.iter().find(|name| name.eq_ignore_ascii_case(&path)).cloned())
}

fn read(sheet: &str) -> Result<HiddenParts, ReadError> {
    let (mut rows, mut columns) = (Vec::new(), Vec::new());
    let mut row = 0;
    each_tag(sheet, |tag| {
        let number = |name| Ok(tag.attribute(name)?.and_then(|text| text.parse::<u32>().ok()));
        match local(tag) {
            "row" => {
                // A row without a number is the one below the one before.
                row = number("r")?.unwrap_or(row + 1);
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

/// A tag's name without its prefix.
fn local<'t>(tag: &'t Tag<'_>) -> &'t str {
    tag.name().rsplit(':').next().unwrap_or_default()
}

fn text(bytes: &[u8], part: &str) -> Result<String, ReadError> {
    String::from_utf8(package::part(bytes, part)?).map_err(|_| ReadError::Damaged)
}

fn each_tag(text: &str, mut see: impl FnMut(&Tag<'_>) -> Result<(), ReadError>) -> Result<(), ReadError> {
    let mut xml = Xml::new(text);
    loop {
        match xml.next()? {
            Node::Open(tag) => see(&tag)?,
            Node::Close | Node::Text(_) => {}
            Node::End => return Ok(()),
        }
    }
}
