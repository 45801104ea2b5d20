//! Which rows of a `.xlsx` sheet are struck out (取り消し線). The workbook reader does not tell.

use super::sheet_part::{each_tag, local, path_of, row_number, text};
use crate::error::ReadError;
use crate::sheet::MAX_ROWS;

/// Rows, from 0 and in order, of which at least half of the cells that say something are struck out. None of a package that is laid out in
/// another way: its parts are whole, and the workbook reader has found the sheet.
pub fn of_xlsx(bytes: &[u8], sheet: &str) -> Vec<u32> {
    read(bytes, sheet).unwrap_or_default()
}

fn read(bytes: &[u8], sheet: &str) -> Result<Vec<u32>, ReadError> {
    let styles = text(bytes, "xl/styles.xml")?;
    // Hardly any file strikes anything out, and a sheet is long.
    if !styles.contains("strike") {
        return Ok(Vec::new());
    }
    let styles = struck_styles(&styles)?;
    if !styles.contains(&true) {
        return Ok(Vec::new());
    }
    rows(&text(bytes, &path_of(bytes, sheet)?)?, &styles)
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
                let off = matches!(tag.attribute("val")?.as_deref(), Some("0" | "false"));
                if let Some(font) = fonts.last_mut() {
                    *font = !off;
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

/// The cells of a row that say something.
#[derive(Default)]
struct Said {
    cells: u32,
    struck: u32,
}

fn rows(sheet: &str, styles: &[bool]) -> Result<Vec<u32>, ReadError> {
    let (mut row, mut said, mut struck, mut out) = (0, Said::default(), false, Vec::new());
    let mut end = |row: u32, said: &Said| {
        if said.struck > 0 && said.struck * 2 >= said.cells && (1..=MAX_ROWS).contains(&row) {
            out.push(row - 1);
        }
    };
    each_tag(sheet, |tag| {
        match local(tag) {
            "row" => {
                end(row, &said);
                (row, said) = (row_number(tag, row)?, Said::default());
            }
            "c" => {
                let style = tag.attribute("s")?.and_then(|style| style.parse::<usize>().ok()).unwrap_or_default();
                struck = styles.get(style).copied().unwrap_or_default();
            }
            "v" | "is" => {
                said.cells += 1;
                said.struck += u32::from(struck);
            }
            _ => {}
        }
        Ok(())
    })?;
    end(row, &said);
    out.sort_unstable();
    Ok(out)
}
