//! Which cells of a `.xlsx` sheet are joined over rows. The workbook reader would read the whole sheet once more to tell.

use super::package::{Holding, Sought};
use super::sheet_part::{local, path_of};
use super::xml::{Node, Xml};
use crate::error::ReadError;
use crate::sheet::{Joined, MAX_ROWS};
use kenpo_domain::finding::Letters;

/// What a sheet's part joins stands in a list of this name, behind all of its cells.
const LIST: &str = "mergeCells";
/// The list, to be kept while the part is verified.
pub const SOUGHT: Sought = Sought { word: LIST.as_bytes(), rest: true };

/// Joined cells of a sheet, by its name. `holding`: the parts that hold [`SOUGHT`]. None of a package that is laid out in another way: its
/// rows have no value then, and wait.
pub fn of_xlsx(bytes: &[u8], sheet: &str, holding: &[Holding]) -> Vec<Joined> {
    read(bytes, sheet, holding).unwrap_or_default()
}

fn read(bytes: &[u8], sheet: &str, holding: &[Holding]) -> Result<Vec<Joined>, ReadError> {
    if holding.is_empty() {
        return Ok(Vec::new());
    }
    let path = path_of(bytes, sheet)?;
    let sheet = holding.iter().find(|holding| holding.part.eq_ignore_ascii_case(&path));
    let xml = sheet.map(|holding| String::from_utf8_lossy(&holding.rest)).unwrap_or_default();
    list(&xml).map_or(Ok(Vec::new()), of_list)
}

/// The sheet from where the list of joined cells begins.
fn list(xml: &str) -> Option<&str> {
    xml.match_indices(LIST).find_map(|(at, _)| {
        let start = xml.get(..at)?.rfind('<')?;
        let prefix = xml.get(start + 1..at)?;
        let opens = prefix.is_empty() || prefix.strip_suffix(':').is_some_and(|p| p.chars().all(char::is_alphanumeric));
        opens.then(|| xml.get(start..))?
    })
}

/// All of the list, as far as its end.
fn of_list(xml: &str) -> Result<Vec<Joined>, ReadError> {
    let (mut xml, mut depth, mut out) = (Xml::new(xml), 0_u32, Vec::new());
    loop {
        match xml.next()? {
            Node::Open(tag) => {
                depth += 1;
                if local(&tag) == "mergeCell" {
                    out.extend(tag.attribute("ref")?.as_deref().and_then(joined));
                }
            }
            Node::Close if depth <= 1 => return Ok(out),
            Node::Close => depth -= 1,
            Node::Text(_) => {}
            Node::End => return Err(ReadError::Damaged),
        }
    }
}

/// `B5:B7`; a reference of one row joins nothing below it.
fn joined(reference: &str) -> Option<Joined> {
    let (from, to) = reference.split_once(':')?;
    let (from, to) = (cell(from)?, cell(to)?);
    (to.row > from.row).then_some(Joined { rows: from.row..to.row + 1, column: from.column })
}

/// A cell's place, from 0.
struct At {
    row: u32,
    column: u16,
}

fn cell(reference: &str) -> Option<At> {
    let digits = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = reference.split_at_checked(digits)?;
    let row = row.parse::<u32>().ok().filter(|row| (1..=MAX_ROWS).contains(row))?;
    Some(At { row: row - 1, column: Letters::parse(letters)?.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_cells_are_read_from_their_list_alone() {
        for (xml, expected) in [
            (
                r#"<w><d/><mergeCells count="2"><mergeCell ref="A1:F1"/><mergeCell ref="B5:C7"/></mergeCells><p/></w>"#,
                1,
            ),
            (r#"<x:w><x:d/><x:mergeCells><x:mergeCell ref="B5:B7"></x:mergeCell></x:mergeCells></x:w>"#, 1),
            (r#"<w><t>mergeCells</t><mergeCells><mergeCell ref="B5:B7"/></mergeCells></w>"#, 1),
            (r#"<w><t>mergeCells</t></w>"#, 0),
            (
                r#"<w><mergeCells><mergeCell ref="B7:B5"/><mergeCell ref="B0:B5"/><mergeCell ref="あ"/></mergeCells></w>"#,
                0,
            ),
        ] {
            let found = list(xml).map_or(Ok(Vec::new()), of_list).unwrap();
            assert_eq!(found, vec![Joined { rows: 4..7, column: 1 }; expected], "{xml}");
        }
    }
}
