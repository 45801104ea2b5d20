//! Rows and columns of a table that nobody sees.

use super::table::repeated;
use crate::error::ReadError;
use crate::file::xml::{Node, Tag, Xml};
use crate::hidden::HiddenParts;
use crate::sheet::{MAX_COLUMNS, MAX_ROWS};
use std::collections::HashSet;

/// The styles of rows and columns that have no size.
#[derive(Default)]
pub struct WithoutSize {
    pub rows: HashSet<String>,
    pub columns: HashSet<String>,
}

/// Those of the table that the text begins with.
///
/// # Errors
/// [`ReadError::Damaged`].
pub fn hidden(text: &str, without_size: &WithoutSize) -> Result<HiddenParts, ReadError> {
    let mut xml = Xml::new(text);
    let Node::Open(_) = xml.next()? else { return Err(ReadError::Damaged) };
    let (mut rows, mut columns) = (Vec::new(), Vec::new());
    let (mut row, mut column, mut groups) = (0_u32, 0_u32, 0_usize);
    loop {
        match xml.next()? {
            Node::End => return Err(ReadError::Damaged),
            Node::Text(_) => {}
            Node::Close if groups == 0 => return Ok(HiddenParts::new(rows, columns)),
            Node::Close => groups -= 1,
            Node::Open(tag) => match tag.name() {
                "table:table-row" => {
                    let next = row.saturating_add(repeated(&tag, "table:number-rows-repeated")?).min(MAX_ROWS);
                    if is_hidden(&tag, &without_size.rows)? {
                        rows.extend(row..next);
                    }
                    row = next;
                    xml.skip(&tag)?;
                }
                "table:table-column" => {
                    let next = column.saturating_add(repeated(&tag, "table:number-columns-repeated")?).min(MAX_COLUMNS);
                    if is_hidden(&tag, &without_size.columns)? && next > column {
                        columns.push(column as u16..=next as u16 - 1);
                    }
                    column = next;
                    xml.skip(&tag)?;
                }
                "table:table-row-group" | "table:table-header-rows" | "table:table-rows" => groups += 1,
                "table:table-column-group" | "table:table-header-columns" | "table:table-columns" => groups += 1,
                _ => xml.skip(&tag)?,
            },
        }
    }
}

/// By hand, by a filter, or by a style that gives no size.
fn is_hidden(tag: &Tag<'_>, without_size: &HashSet<String>) -> Result<bool, ReadError> {
    Ok(matches!(tag.attribute("table:visibility")?.as_deref(), Some("collapse" | "filter"))
        || tag.attribute("table:style-name")?.is_some_and(|style| without_size.contains(&style)))
}
