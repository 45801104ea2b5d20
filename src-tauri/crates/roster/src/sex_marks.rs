//! Sexes as marks under 男 and 女. Each is laid beside its row as a word.

use crate::cell::{Cell, Value};
use crate::field;
use crate::heading::{self, Header, key};
use crate::laid::LAID;
use crate::sheet::{Row, Sheet};
use kenpo_domain::finding::Item;

/// The heading of the column where it is laid.
const HEADING: &str = "性別（男・女の印）";
/// Rows that have a mark, at the least.
const FEWEST: usize = 5;

/// Lays the sex that a mark says beside each row.
pub fn lay_beside(mut sheet: Sheet) -> Sheet {
    let Some(header) = heading::header_of(&sheet) else { return sheet };
    let Some(man) = column_of_men(&sheet, &header) else { return sheet };
    let below: Vec<Row<'_>> = sheet.rows_from(header.last_row + 1).collect();
    let marks = |row: &Row<'_>| [man, man + 1].map(|column| row.cell(column).map_or(Some(false), is_marked));
    if below.iter().any(|row| marks(row).contains(&None) && header.is_above(*row)) {
        return sheet;
    }
    let laid = |row, text: &str| Cell { row, column: LAID + man, cut: false, value: Value::Text(text.into()) };
    let mut cells: Vec<Cell> = Vec::new();
    for row in &below {
        match marks(row) {
            [Some(true), Some(false)] => cells.push(laid(row.index(), "男")),
            [Some(false), Some(true)] => cells.push(laid(row.index(), "女")),
            _ => {}
        }
    }
    if cells.len() < FEWEST {
        return sheet;
    }
    cells.insert(0, laid(header.last_row, HEADING));
    sheet.put(cells);
    sheet
}

/// The column headed 男 with one headed 女 behind it, there or in a row of their own below 性別, where no other says the sex and nothing else is laid
/// beside the rows.
fn column_of_men(sheet: &Sheet, header: &Header) -> Option<u16> {
    let says_sex = |h: &heading::Heading| h.named.is_some_and(|named| named.meaning.item() == Item::Sex);
    let laid = header.headings.iter().any(|heading| heading.column >= LAID);
    let is = |text: &str, sex: &str| {
        let word = key(text).whole;
        word.strip_prefix("性別").unwrap_or(&word).trim_end_matches(['性', '子']) == sex
    };
    let texts: Vec<(u16, &str)> = header.headings.iter().map(|heading| (heading.column, &*heading.text)).collect();
    let below = sheet.rows_from(header.last_row + 1).next().filter(|row| row.index() == header.last_row + 1);
    let below = below.into_iter().flat_map(|row| row.cells).filter_map(|cell| match &cell.value {
        Value::Text(text) => Some((cell.column, text.as_str())),
        _ => None,
    });
    let below: Vec<(u16, &str)> = below.collect();
    let pair = |texts: &[(u16, &str)]| {
        texts.windows(2).find_map(|pair| match pair {
            [(man, one), (woman, other)] if man + 1 == *woman && is(one, "男") && is(other, "女") => Some(*man),
            _ => None,
        })
    };
    let man = pair(&texts).or_else(|| pair(&below))?;
    let another = header.headings.iter().any(|h| says_sex(h) && h.column != man && h.column != man + 1);
    (man > 0 && !laid && !another).then_some(man)
}

/// Whether a cell has a mark or none; `None`: something else stands there.
fn is_marked(cell: &Cell) -> Option<bool> {
    let text = field::shown(&cell.value);
    match text.trim() {
        "" => Some(false),
        _ => field::mark(Some(&cell.value)),
    }
}
