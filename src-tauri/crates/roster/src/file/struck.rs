//! Which rows of a `.xlsx` sheet are struck out (取り消し線), whole or in one of their texts. The workbook reader does not tell.

use super::package::{Holding, Sought};
use super::sheet_part::{each_tag, local, path_of, row_number, text};
use super::xml::{Node, Tag, Xml};
use crate::error::ReadError;
use crate::sheet::MAX_ROWS;

/// The word without which a part strikes nothing out.
pub const SOUGHT: Sought = Sought { word: b"strike", rest: false };

/// Rows, from 0 and in order, of which at least half of the cells that say something are struck out, or a part of a text is: what stands
/// beside it cannot be told from it. `holding`: the parts that hold [`SOUGHT`]. None of a package that is laid out in
/// another way: its parts are whole, and the workbook reader has found the sheet.
pub fn of_xlsx(bytes: &[u8], sheet: &str, holding: &[Holding]) -> Vec<u32> {
    read(bytes, sheet, holding).unwrap_or_default()
}

fn read(bytes: &[u8], sheet: &str, holding: &[Holding]) -> Result<Vec<u32>, ReadError> {
    // Hardly any file strikes anything out, and a sheet is long.
    if holding.is_empty() {
        return Ok(Vec::new());
    }
    let part = |name: &str| {
        let holds = holding.iter().find(|parts| parts.part.eq_ignore_ascii_case(name));
        holds.map_or(Ok(String::new()), |parts| text(bytes, &parts.part))
    };
    let struck = Struck {
        styles: struck_styles(&part("xl/styles.xml")?)?,
        strings: struck_strings(&part("xl/sharedStrings.xml")?)?,
    };
    let path = path_of(bytes, sheet)?;
    // Most such styles are no cell's.
    let by_itself = holding.iter().any(|parts| parts.part.eq_ignore_ascii_case(&path));
    if !by_itself && !struck.styles.contains(&true) && !struck.strings.contains(&true) {
        return Ok(Vec::new());
    }
    struck.rows(&text(bytes, &path)?)
}

/// What of a workbook strikes out.
struct Struck {
    /// Of every style that a cell can have, whether it does.
    styles: Vec<bool>,
    /// Of every text that cells share, whether a part of it is struck out.
    strings: Vec<bool>,
}

/// Of every style that a cell can have, whether it strikes out.
fn struck_styles(styles: &str) -> Result<Vec<bool>, ReadError> {
    let (mut fonts, mut cells): (Vec<bool>, Vec<bool>) = (Vec::new(), Vec::new());
    // Fonts and formats stand in other sections too, and there they count nothing.
    let mut section = String::new();
    each_tag(styles, |tag| {
        match (section.as_str(), local(tag)) {
            (_, name @ ("fonts" | "fills" | "cellStyleXfs" | "cellXfs" | "cellStyles" | "dxfs")) => {
                section = name.to_owned();
            }
            ("fonts", "font") => fonts.push(false),
            ("fonts", "strike") => {
                if let Some(font) = fonts.last_mut() {
                    *font = strikes(tag)?;
                }
            }
            ("cellXfs", "xf") => {
                let font = tag.attribute("fontId")?.and_then(|id| id.parse::<usize>().ok());
                cells.push(font.and_then(|font| fonts.get(font)).copied().unwrap_or_default());
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(cells)
}

/// Of every text that cells share, whether a part of it is struck out.
fn struck_strings(shared: &str) -> Result<Vec<bool>, ReadError> {
    let mut strings: Vec<bool> = Vec::new();
    each_tag(shared, |tag| {
        match local(tag) {
            "si" => strings.push(false),
            "strike" => {
                if let Some(string) = strings.last_mut() {
                    *string |= strikes(tag)?;
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(strings)
}

/// Whether a tag that can strike out does.
fn strikes(tag: &Tag<'_>) -> Result<bool, ReadError> {
    Ok(!matches!(tag.attribute("val")?.as_deref(), Some("0" | "false")))
}

/// A row as far as it was read.
#[derive(Default)]
struct Said {
    /// Cells that say something.
    cells: u32,
    /// Those of them whose style strikes out.
    struck: u32,
    /// Whether a part of a text is struck out.
    in_part: bool,
}

impl Said {
    fn is_struck(&self) -> bool {
        self.in_part || (self.struck > 0 && self.struck * 2 >= self.cells)
    }
}

/// The cell that is read.
#[derive(Default)]
struct Within {
    struck: bool,
    shared: bool,
    in_value: bool,
}

impl Struck {
    fn rows(&self, sheet: &str) -> Result<Vec<u32>, ReadError> {
        let (mut xml, mut row, mut said, mut cell) = (Xml::new(sheet), 0, Said::default(), Within::default());
        let mut out = Vec::new();
        let mut end = |row: u32, said: &Said| {
            if said.is_struck() && (1..=MAX_ROWS).contains(&row) {
                out.push(row - 1);
            }
        };
        loop {
            match xml.next()? {
                Node::Open(tag) => match local(&tag) {
                    "row" => {
                        end(row, &said);
                        (row, said) = (row_number(&tag, row)?, Said::default());
                    }
                    "c" => {
                        let style = tag.attribute("s")?.and_then(|style| style.parse::<usize>().ok());
                        let struck = self.styles.get(style.unwrap_or_default()).copied().unwrap_or_default();
                        let shared = tag.attribute("t")?.as_deref() == Some("s");
                        cell = Within { struck, shared, in_value: false };
                    }
                    name @ ("v" | "is") => {
                        said.cells += 1;
                        said.struck += u32::from(cell.struck);
                        cell.in_value = name == "v";
                    }
                    // A text that stands in its cell.
                    "strike" => said.in_part |= strikes(&tag)?,
                    _ => {}
                },
                Node::Text(text) if cell.in_value && cell.shared => {
                    let string = text.trim().parse::<usize>().ok();
                    said.in_part |= string.and_then(|string| self.strings.get(string)).copied().unwrap_or_default();
                }
                Node::Close => cell.in_value = false,
                Node::Text(_) => {}
                Node::End => break,
            }
        }
        end(row, &said);
        out.sort_unstable();
        Ok(out)
    }
}
