//! Which rows and columns of a `.xlsx` sheet nobody sees. The workbook reader does not tell.

use super::package;
use crate::error::ReadError;
use crate::hidden::{Hidden, HiddenParts};
use crate::sheet::{MAX_COLUMNS, MAX_ROWS};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::io::BufRead;

/// The word without which a sheet's part hides nothing.
pub const WORD: &[u8] = b"hidden";

/// Hidden rows and columns of a sheet, by its name. `holding`: the parts that hold [`WORD`].
pub fn of_xlsx(bytes: &[u8], sheet: &str, holding: &[String]) -> Hidden {
    if holding.is_empty() {
        return Hidden::Told(HiddenParts::default());
    }
    let found = part_of(bytes, sheet, holding).and_then(|part| match part {
        Some(part) => package::part(bytes, &part, read),
        None => Ok(HiddenParts::default()),
    });
    // A package that is laid out in another way: its parts are whole, and the workbook reader has found the sheet.
    found.map_or(Hidden::NotTold, Hidden::Told)
}

/// The part of a sheet, where it holds the word.
fn part_of(bytes: &[u8], sheet: &str, holding: &[String]) -> Result<Option<String>, ReadError> {
    let mut relation = None;
    let workbook = |xml: &mut dyn BufRead| {
        each_element(xml, |element| {
            if element.local_name().as_ref() == "sheet" && text(element, "name").as_deref() == Some(sheet) {
                relation = text(element, "id");
            }
        })
    };
    let mut target = None;
    package::part(bytes, "xl/workbook.xml", workbook)?;
    let relations = |xml: &mut dyn BufRead| {
        each_element(xml, |element| {
            if relation.is_some() && text(element, "Id") == relation {
                target = text(element, "Target");
            }
        })
    };
    package::part(bytes, "xl/_rels/workbook.xml.rels", relations)?;
    let target = target.ok_or(ReadError::Damaged)?;
    let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
    Ok(holding.iter().find(|name| name.eq_ignore_ascii_case(&path)).cloned())
}

fn read(xml: &mut dyn BufRead) -> Result<HiddenParts, ReadError> {
    let (mut rows, mut columns) = (Vec::new(), Vec::new());
    let mut row = 0;
    each_element(xml, |element| {
        let number = |name| text(element, name).and_then(|text| text.parse::<u32>().ok());
        match element.local_name().as_ref() {
            "row" => {
                // A row without a number is the one below the one before.
                row = number("r").unwrap_or(row + 1);
                if is_hidden(element) && (1..=MAX_ROWS).contains(&row) {
                    rows.push(row - 1);
                }
            }
            "col" if is_hidden(element) => {
                let place = |name| number(name).filter(|place| (1..=MAX_COLUMNS).contains(place));
                if let (Some(first), Some(last)) = (place("min"), place("max")) {
                    columns.push(first as u16 - 1..=last as u16 - 1);
                }
            }
            _ => {}
        }
    })?;
    Ok(HiddenParts::new(rows, columns))
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    matches!(text(element, "hidden").as_deref(), Some("1" | "true"))
}

/// The text of an attribute, by its name without a prefix.
fn text(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

fn each_element(xml: &mut dyn BufRead, mut see: impl FnMut(&BytesStart<'_>)) -> Result<(), ReadError> {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| ReadError::Damaged)? {
            Event::Start(element) | Event::Empty(element) => see(&element),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
