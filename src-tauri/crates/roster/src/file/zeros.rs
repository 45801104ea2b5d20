//! With how many digits a `.xlsx` sheet shows its numbers where their format fills them up with zeros: 0000000 shows 1001 as 0001001. The workbook
//! reader does not tell.

use super::sheet_part::{each_tag, local, path_of, text};
use crate::error::ReadError;
use kenpo_domain::finding::Letters;
use kenpo_domain::widths::Lengths;
use std::collections::{BTreeMap, HashMap};

/// How often each width is shown in each column. None of a package that is laid out in another way.
pub fn of_xlsx(bytes: &[u8], sheet: &str) -> BTreeMap<u16, Lengths> {
    read(bytes, sheet).unwrap_or_default()
}

fn read(bytes: &[u8], sheet: &str) -> Result<BTreeMap<u16, Lengths>, ReadError> {
    let styles = filled_up(&text(bytes, "xl/styles.xml")?)?;
    // Hardly any file has such a format, and a sheet is long.
    if styles.iter().all(Option::is_none) {
        return Ok(BTreeMap::new());
    }
    let (mut found, mut cell): (BTreeMap<u16, Lengths>, Option<(Letters, usize)>) = (BTreeMap::new(), None);
    each_tag(&text(bytes, &path_of(bytes, sheet)?)?, |tag| {
        match local(tag) {
            "c" => {
                let style = tag.attribute("s")?.and_then(|style| style.parse::<usize>().ok());
                let digits = style.and_then(|style| styles.get(style).copied().flatten());
                let number = matches!(tag.attribute("t")?.as_deref(), None | Some("n"));
                let place = tag.attribute("r")?.and_then(|place| Letters::parse(place.trim_end_matches(is_digit)));
                cell = place.zip(digits).filter(|_| number);
            }
            "v" => {
                if let Some((Letters(column), digits)) = cell.take() {
                    found.entry(column).or_default().add(&"0".repeat(digits), 1);
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(found)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Of every style that a cell can have, how many digits it fills a number up to.
fn filled_up(styles: &str) -> Result<Vec<Option<usize>>, ReadError> {
    let (mut formats, mut cells): (HashMap<String, usize>, Vec<Option<usize>>) = (HashMap::new(), Vec::new());
    let mut in_cells = false;
    each_tag(styles, |tag| {
        match local(tag) {
            "numFmt" => {
                let (id, code) = (tag.attribute("numFmtId")?, tag.attribute("formatCode")?);
                if let Some((id, digits)) = id.zip(code.as_deref().and_then(digits)) {
                    formats.insert(id, digits);
                }
            }
            name @ ("cellXfs" | "cellStyleXfs" | "cellStyles" | "dxfs") => in_cells = name == "cellXfs",
            "xf" if in_cells => {
                let format = tag.attribute("numFmtId")?;
                cells.push(format.and_then(|id| formats.get(&id).copied()));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(cells)
}

/// The digits of a format of zeros alone: 0000000, 000\-0000; of several, one for each size of number, the last.
fn digits(code: &str) -> Option<usize> {
    let last = code.rsplit(';').next()?;
    let zeros: String = last.chars().filter(|c| !matches!(c, '\\' | '-' | '"')).collect();
    (zeros.len() > 1 && zeros.bytes().all(|byte| byte == b'0')).then_some(zeros.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_zeros_alone_have_a_width() {
        for (code, width) in [
            ("0000000", Some(7)),
            ("00", Some(2)),
            ("000\\-0000", Some(7)),
            ("[<=999]000;[<=9999]000\\-00;000\\-0000", Some(7)),
            ("0", None),
            ("0.00", None),
            ("General", None),
            ("yyyy/mm/dd", None),
            ("#,##0", None),
            ("", None),
        ] {
            assert_eq!(digits(code), width, "{code}");
        }
    }
}
