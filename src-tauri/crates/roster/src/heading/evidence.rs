//! What the values of a column say about its heading: asked where a heading is vague or two columns could be the same item.

use crate::cell::{Cell, Value};
use crate::cut;
use crate::date;
use crate::field;
use crate::sheet::Sheet;
use kenpo_domain::address::PostalCode;
use kenpo_domain::meaning::Meaning;

/// Rows that are looked at.
const SAMPLE: usize = 200;

/// Whether at least half of the column's values are of its meaning. A column without values contradicts nothing.
pub fn agrees(sheet: &Sheet, first: u32, column: u16, meaning: Meaning) -> bool {
    let (mut seen, mut fitting) = (0, 0);
    for cell in sample(sheet, first, column) {
        seen += 1;
        fitting += usize::from(fits(&cell.value, meaning));
    }
    fitting * 2 >= seen
}

/// Whether the column holds anything of the length of a 個人番号.
pub fn holds_twelve_digits(sheet: &Sheet, first: u32, column: u16) -> bool {
    sheet.rows_from(first).filter_map(|row| row.cell(column)).any(|cell| match &cell.value {
        Value::MyNumber(_) => true,
        Value::Text(text) => text.chars().filter(|c| c.is_numeric()).count() == 12,
        Value::Number(number) => (1e10..1e12).contains(number),
        _ => false,
    })
}

/// The last of the columns behind `column` and before `end` that holds a part of a 個人番号; `column` itself where none does.
pub fn last_part(sheet: &Sheet, first: u32, column: u16, end: u16) -> u16 {
    let cells = sheet.rows_from(first).flat_map(|row| row.cells);
    let behind = cells.filter(|cell| cell.column > column && cell.column < end && cut::is_part(&cell.value));
    behind.map(|cell| cell.column).max().unwrap_or(column)
}

/// Whether the texts of `whole` mostly hold those of `part`, so that the part says nothing new.
pub fn repeats(sheet: &Sheet, first: u32, whole: u16, part: u16) -> bool {
    let (mut seen, mut said_again) = (0, 0);
    for row in sheet.rows_from(first).take(SAMPLE) {
        let text = |column| row.cell(column).and_then(|cell| field::text(Some(&cell.value)));
        if let (Some(whole), Some(part)) = (text(whole), text(part)) {
            seen += 1;
            said_again += usize::from(whole.contains(part.as_ref()));
        }
    }
    seen > 0 && said_again * 2 >= seen
}

/// Whether numbers without a date format in this column can only be days counted by the calendar of the workbook:
/// at least one of them could not be written as month and day.
pub fn counts_days(sheet: &Sheet, first: u32, column: u16) -> bool {
    sample(sheet, first, column).any(|cell| match cell.value {
        Value::Number(number) if date::is_plain_serial(number) => {
            let (month, day) = ((number as u32) / 100 % 100, (number as u32) % 100);
            !(1..=12).contains(&month) || !(1..=31).contains(&day)
        }
        _ => false,
    })
}

fn sample(sheet: &Sheet, first: u32, column: u16) -> impl Iterator<Item = &Cell> {
    sheet.rows_from(first).filter_map(move |row| row.cell(column)).take(SAMPLE)
}

fn fits(value: &Value, meaning: Meaning) -> bool {
    let text = match value {
        Value::Text(text) => text.trim(),
        Value::Error(_) => return true,
        _ => "",
    };
    match meaning {
        Meaning::Birth
        | Meaning::Acquired
        | Meaning::Approved
        | Meaning::CertificateExpires
        | Meaning::Deregistered
        | Meaning::ListedOn => match value {
            Value::Number(number) => date::is_plain_serial(*number) || date::of_number(*number, None).is_ok(),
            _ => date::of(value, None).is_ok(),
        },
        Meaning::Postal => match value {
            Value::Number(number) => (10_000.0..10_000_000.0).contains(number),
            _ => PostalCode::parse(text).is_some(),
        },
        Meaning::Symbol | Meaning::Number | Meaning::Branch => match value {
            Value::Number(_) => true,
            _ => {
                !text.is_empty()
                    && text.chars().count() <= 20
                    && text.chars().any(char::is_numeric)
                    && date::of(value, None).is_err()
            }
        },
        Meaning::Class => match value {
            Value::Number(number) => matches!(*number, 0.0 | 1.0 | 2.0),
            _ => matches!(text, "0" | "1" | "2" | "本人" | "家族" | "被保険者" | "被扶養者"),
        },
        Meaning::Sex => match value {
            Value::Number(number) => matches!(*number, 1.0 | 2.0),
            _ => text.chars().count() <= 2,
        },
        Meaning::Phone | Meaning::Mobile => {
            matches!(value, Value::Number(_)) || text.chars().filter(char::is_ascii_digit).count() >= 9
        }
        _ => true,
    }
}
