//! 届書CSV as a text: whether a text is one, and its records as cells at the places where they stand.
//!
//! Source of the form: the files that public payroll programs write for 日本年金機構. A line about the medium, `[kanri]`, lines about the
//! employers, `[data]`, then one record a line; items are parted by commas, and nothing is quoted.

use crate::cell::{Calendar, Value};
use crate::error::{FilingPart, ReadError};
use crate::sheet::{Cells, Sheet};

const MANAGEMENT: &str = "[kanri]";
const DATA: &str = "[data]";
/// Lines among which one of the two must stand: before `[kanri]` there is one.
const LOOKED_AT: usize = 20;

/// The lines of a 届書CSV.
pub struct Lines {
    text: String,
    /// The line `[data]`, from 0.
    data: u32,
}

/// Whether a text is a 届書CSV, a damaged one included.
pub fn is_filing(text: &str) -> bool {
    lines(text).take(LOOKED_AT).any(|line| is_mark(line, MANAGEMENT) || is_mark(line, DATA))
}

/// Finds where the records begin.
///
/// # Errors
/// [`ReadError::FilingDamaged`].
pub fn open(text: String) -> Result<Lines, ReadError> {
    let data = data_line(&text).map_err(ReadError::FilingDamaged)?;
    Ok(Lines { text, data })
}

fn data_line(text: &str) -> Result<u32, FilingPart> {
    let mut numbered = (0..).zip(lines(text));
    if !numbered.by_ref().take(LOOKED_AT).any(|(_, line)| is_mark(line, MANAGEMENT)) {
        return Err(FilingPart::Management);
    }
    let (data, _) = numbered.find(|(_, line)| is_mark(line, DATA)).ok_or(FilingPart::Data)?;
    if numbered.all(|(_, line)| is_blank(line)) {
        return Err(FilingPart::Records);
    }
    Ok(data)
}

impl Lines {
    /// The line `[data]`, from 0.
    pub fn data(&self) -> u32 {
        self.data
    }

    /// The records as far as line `last` (counted from 0). What stands before them is about employers, and is not read.
    ///
    /// # Errors
    /// Limits as in [`Cells::push`].
    pub fn read(&self, last: u32) -> Result<Sheet, ReadError> {
        let mut cells = Cells::default();
        let records = (0..=last).zip(lines(&self.text)).filter(|(row, line)| *row > self.data && !is_blank(line));
        for (row, line) in records {
            cells.width(row, line.split(',').count());
            for (column, item) in (0..).zip(line.split(',')) {
                if !item.trim().is_empty() {
                    cells.push(row, column, Value::Text(item.into()))?;
                }
            }
        }
        Ok(cells.into_sheet(None, Calendar::From1900))
    }
}

/// The lines, however they end.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

/// Whether a line says this and nothing more. A spreadsheet fills lines up with commas.
fn is_mark(line: &str, mark: &str) -> bool {
    line.trim_end_matches([',', ' ']).trim().eq_ignore_ascii_case(mark)
}

/// Whether nothing stands in a line. Old programs end a file with a sign of its own.
fn is_blank(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || c == ',' || c == '\u{1A}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filing_is_known_by_its_marks_and_needs_all_of_its_parts() {
        let opened = |text: &str| open(text.to_owned()).map(|lines| lines.data());
        for (text, data) in [
            ("h\r\n[kanri]\r\n,001\r\nm\r\n[data]\r\n2200700\r\n", Ok(4)),
            ("h\r[kanri]\r,001\rm\r[data]\r2200700", Ok(4)),
            ("h\n[KANRI],,\n[data] ,,\n2200700", Ok(2)),
            ("h\n[data]\n2200700", Err(FilingPart::Management)),
            ("h\n[data]\n[kanri]\n2200700", Err(FilingPart::Data)),
            ("h\n[kanri]\n,001\n", Err(FilingPart::Data)),
            ("h\n[kanri]\n[data]\n\n,,\n\u{1A}", Err(FilingPart::Records)),
        ] {
            assert!(is_filing(text), "{text}");
            assert_eq!(opened(text), data.map_err(ReadError::FilingDamaged), "{text}");
        }
        for text in ["番号,氏名\n1,[data]", "氏名[kanri]\n佐藤", "2200700,21"] {
            assert!(!is_filing(text), "{text}");
        }
    }

    #[test]
    fn records_stand_where_their_lines_stand() {
        let lines = open("h\r\n[kanri]\r\n[data]\r\n\r\n1,,a\r\n\"b,c\"\r\n".to_owned()).unwrap();
        let sheet = lines.read(99).unwrap();
        let places: Vec<_> = sheet.rows_from(0).flat_map(|row| row.cells).map(|cell| (cell.row, cell.column)).collect();
        assert_eq!(places, [(4, 0), (4, 2), (5, 0), (5, 1)]);
        assert_eq!([sheet.width(4), sheet.width(5)], [3, 2]);
        assert_eq!(lines.read(4).unwrap().rows_from(0).count(), 1);
    }
}
