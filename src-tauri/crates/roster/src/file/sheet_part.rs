//! The parts of a `.xlsx` package, found and walked tag by tag: for what the workbook reader does not tell.

use super::package;
use super::xml::{Node, Tag, Xml};
use crate::error::ReadError;

/// The part that holds a sheet, by the sheet's name.
///
/// # Errors
/// [`ReadError::Damaged`] for a package that is laid out in another way.
pub fn path_of(bytes: &[u8], sheet: &str) -> Result<String, ReadError> {
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
    Ok(target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned))
}

/// The text of a part.
///
/// # Errors
/// [`ReadError::Damaged`] where there is none, or it is no text.
pub fn text(bytes: &[u8], part: &str) -> Result<String, ReadError> {
    String::from_utf8(package::part(bytes, part)?).map_err(|_| ReadError::Damaged)
}

/// Shows every tag that opens, from the first to the last.
///
/// # Errors
/// [`ReadError::Damaged`], and what `see` answers.
pub fn each_tag(text: &str, mut see: impl FnMut(&Tag<'_>) -> Result<(), ReadError>) -> Result<(), ReadError> {
    let mut xml = Xml::new(text);
    loop {
        match xml.next()? {
            Node::Open(tag) => see(&tag)?,
            Node::Close | Node::Text(_) => {}
            Node::End => return Ok(()),
        }
    }
}

/// A tag's name without its prefix.
pub fn local<'t>(tag: &'t Tag<'_>) -> &'t str {
    tag.name().rsplit(':').next().unwrap_or_default()
}

/// A row's number, from 1; a row without one is the one below the row before.
///
/// # Errors
/// [`ReadError::Damaged`].
pub fn row_number(tag: &Tag<'_>, before: u32) -> Result<u32, ReadError> {
    Ok(tag.attribute("r")?.and_then(|text| text.parse().ok()).unwrap_or(before.saturating_add(1)))
}
