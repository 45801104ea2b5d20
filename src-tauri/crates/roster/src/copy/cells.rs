//! The rows and cells of a sheet's part, one row after the other, without their formulas.

use super::xml::{Node, Tag, Xml};
use crate::error::ReadError;
use crate::sheet::{MAX_COLUMNS, MAX_ROWS};
use kenpo_domain::finding::Letters;
use std::io::BufRead;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Nothing.
    Empty,
    /// A shared string, by its place.
    Shared(u32),
    /// A text of its own.
    Text(String),
    /// A number as it is written.
    Number(String),
    /// TRUE or FALSE.
    Truth(bool),
    /// An error such as #N/A.
    Error(String),
}

pub struct Cell {
    /// From 0.
    pub column: u16,
    /// Its look.
    pub style: Option<u32>,
    /// Its content; of a formula its last value.
    pub content: Content,
    /// Whether a formula stood in it.
    pub formula: bool,
}

pub struct Row {
    /// From 0.
    pub row: u32,
    /// Its tag, without its number.
    pub tag: Tag,
    /// By column, as the part has them.
    pub cells: Vec<Cell>,
}

/// Reads the row whose tag was opened. `next`: which row it is where it does not say so.
///
/// # Errors
/// [`ReadError::Damaged`] for a place that Excel cannot have.
pub fn row(xml: &mut Xml<impl BufRead>, mut tag: Tag, next: u32) -> Result<Row, ReadError> {
    let row = match tag.get("r") {
        Some(number) => number.parse::<u32>().ok().and_then(|n| n.checked_sub(1)).ok_or(ReadError::Damaged)?,
        None => next,
    };
    if row >= MAX_ROWS {
        return Err(ReadError::Damaged);
    }
    tag.keep(&[
        "s",
        "customFormat",
        "ht",
        "hidden",
        "customHeight",
        "outlineLevel",
        "collapsed",
        "thickTop",
        "thickBot",
    ]);
    let mut cells: Vec<Cell> = Vec::new();
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.name == "c" => {
                let next = cells.last().map_or(0, |cell| cell.column + 1);
                cells.push(cell(xml, &tag, next)?);
            }
            Node::Open(_) => xml.pass()?,
            Node::Text(_) => {}
            Node::Close => return Ok(Row { row, tag, cells }),
            Node::End => return Err(ReadError::Damaged),
        }
    }
}

fn cell(xml: &mut Xml<impl BufRead>, tag: &Tag, next: u16) -> Result<Cell, ReadError> {
    let column = match tag.get("r") {
        Some(place) => {
            let letters = place.trim_end_matches(|c: char| c.is_ascii_digit());
            Letters::parse(letters).ok_or(ReadError::Damaged)?.0
        }
        None => next,
    };
    if u32::from(column) >= MAX_COLUMNS {
        return Err(ReadError::Damaged);
    }
    let (mut value, mut inline, mut formula) = (None, None, false);
    loop {
        match xml.next()? {
            Node::Open(below) => match below.name.as_str() {
                "v" => value = Some(xml.text_without("")?),
                "is" => inline = Some(xml.text_without("rPh")?),
                "f" => {
                    formula = true;
                    xml.pass()?;
                }
                _ => xml.pass()?,
            },
            Node::Text(_) => {}
            Node::Close => break,
            Node::End => return Err(ReadError::Damaged),
        }
    }
    let content = match (tag.get("t").unwrap_or("n"), value, inline) {
        ("inlineStr", _, Some(text)) | ("inlineStr" | "str" | "d", Some(text), None) => Content::Text(text),
        ("s", Some(place), _) => place.trim().parse().map_or(Content::Empty, Content::Shared),
        ("b", Some(value), _) => Content::Truth(value.trim() == "1"),
        ("e", Some(value), _) => Content::Error(value),
        (_, Some(number), _) if number.trim().parse::<f64>().is_ok_and(f64::is_finite) => {
            Content::Number(number.trim().to_owned())
        }
        (_, Some(text), _) => Content::Text(text),
        _ => Content::Empty,
    };
    Ok(Cell { column, style: tag.number("s"), content, formula })
}
