//! 記号・番号・枝番 of a row, of people and of the national list alike.

use crate::cell::Value;
use crate::characters::narrow_digit;
use crate::cut;
use crate::field::{self, Digits};
use crate::heading::{Column, Columns, Relations};
use crate::id_parts;
use crate::notes::Notes;
use crate::sheet::Row;
use kenpo_domain::finding::{FindingCode, Item};
use kenpo_domain::insured::{InsuredId, Width, Widths};
use kenpo_domain::meaning::DayPart;
use kenpo_domain::unsaid::unsaid;

/// Reads it, with a finding for each part that cannot be read.
pub fn insured_id(row: Row<'_>, columns: &Columns, widths: Widths, notes: &mut Notes) -> Option<InsuredId> {
    if let Some(column) = columns.id_in_one() {
        return whole_id(row, column, widths, notes);
    }
    let (symbol, number) = match columns.symbol_and_number().filter(|_| columns.whole(Item::Number).is_none()) {
        Some(column) => both(row, column, widths.number, notes).unzip(),
        None => (
            match columns.whole(Item::Symbol) {
                Some(column) => part(row, column, widths.symbol, notes),
                None => Some(String::new()),
            },
            columns.whole(Item::Number).and_then(|column| part(row, column, widths.number, notes)),
        ),
    };
    let branch = columns.whole(Item::Branch).and_then(|column| part(row, column, widths.branch, notes));
    if columns.relations == Relations::AllInsured {
        return of_insured(&symbol?, &number?, columns, notes);
    }
    let (symbol, number, branch) = (symbol?, number?, branch?);
    let id = InsuredId::new(&symbol, &number, &branch);
    if id.is_none() {
        // 枝番 is the part with the narrowest form; where it is right, 番号 is not.
        let item = if InsuredId::new("", "0", &branch).is_some() { Item::Number } else { Item::Branch };
        let (Some(column), text) = (columns.of(item).next(), if item == Item::Branch { branch } else { number }) else {
            return None;
        };
        notes.at(FindingCode::InsuredIdBad, column, Some(text));
    }
    id
}

/// That of a 被保険者 of whom no column gives a 枝番.
fn of_insured(symbol: &str, number: &str, columns: &Columns, notes: &mut Notes) -> Option<InsuredId> {
    let id = InsuredId::of_insured(symbol, number);
    if id.is_none() {
        notes.at_first(FindingCode::InsuredIdBad, columns, Item::Number, Some(number.to_owned()));
    }
    id
}

/// 記号, 番号 and 枝番 out of one cell. A number or a day in its place has lost what parted them.
fn whole_id(row: Row<'_>, column: &Column, widths: Widths, notes: &mut Notes) -> Option<InsuredId> {
    let value = row.cell(column.index).map(|cell| &cell.value);
    let text = field::text(value).unwrap_or_default();
    let parts = id_parts::parts(&text).filter(|_| matches!(value, Some(Value::Text(_))));
    let read = parts.filter(|parts| is_symbol(parts.symbol) && is_number(parts.number) && is_number(parts.branch));
    let id = read.and_then(|parts| {
        let (number, branch) = (padded(parts.number, widths.number)?, padded(parts.branch, widths.branch)?);
        if number != parts.number || branch != parts.branch {
            notes.at(FindingCode::ZerosRestored, column, Some(text.clone().into_owned()));
        }
        InsuredId::new(parts.symbol, &number, &branch)
    });
    if id.is_none() {
        notes.at(FindingCode::InsuredIdBad, column, Some(text.into_owned()).filter(|text| !text.is_empty()));
    }
    id
}

/// Digits with the zeros that they lost when they were put beside others; `None` for too many.
fn padded(digits: &str, width: Option<Width>) -> Option<String> {
    let width = width.map_or(digits.len(), |width| usize::from(width.get()));
    (digits.len() <= width).then(|| field::padded(digits, width))
}

/// 記号 and 番号 out of one cell, with one sign or blank between them.
fn both(row: Row<'_>, column: &Column, width: Option<Width>, notes: &mut Notes) -> Option<(String, String)> {
    let text = field::text(row.cell(column.index).map(|cell| &cell.value)).unwrap_or_default();
    let mut parts = text.split(['-', '－', '‐', '−', '・', '･', '/', '／', ' ', '　']);
    let (symbol, number, more) = (parts.next(), parts.next(), parts.next());
    let read = symbol.zip(number).filter(|(symbol, number)| more.is_none() && is_symbol(symbol) && is_number(number));
    let Some((symbol, number)) = read else {
        notes.at(FindingCode::InsuredIdBad, column, Some(text.into_owned()));
        return None;
    };
    let Some(whole) = padded(number, width) else {
        notes.at(FindingCode::TooManyDigits, column, Some(number.to_owned()));
        return None;
    };
    if whole != number {
        notes.at(FindingCode::ZerosRestored, column, Some(text.clone().into_owned()));
    }
    Some((symbol.to_owned(), whole))
}

/// A 番号 is made of half-width digits: anything else beside them would register somebody a second time.
fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// A 記号 may be letters, kana or kanji, but no sign, no error text, and no number in full-width digits.
fn is_symbol(text: &str) -> bool {
    let says_something = text.chars().any(|c| !matches!(c, 'ー' | 'ｰ'));
    let wide = text.chars().all(|c| matches!(c, '０'..='９'));
    !text.is_empty()
        && text.chars().all(char::is_alphanumeric)
        && says_something
        && !wide
        && unsaid(Item::Symbol, text).is_none()
}

/// A number in full-width digits in half-width ones: nobody has two numbers that differ in the width of their digits.
fn narrow(value: &Value) -> Option<Value> {
    let Value::Text(text) = value else { return None };
    let digit = |c: char| Some(narrow_digit(c)).filter(|narrow| *narrow != c);
    let digits: Option<String> = text.trim().chars().map(digit).collect();
    digits.filter(|digits| !digits.is_empty()).map(|digits| Value::Text(digits.into()))
}

fn part(row: Row<'_>, column: &Column, width: Option<Width>, notes: &mut Notes) -> Option<String> {
    let value = row.cell(column.index).map(|cell| &cell.value);
    let narrow = value.and_then(narrow);
    if narrow.is_some() {
        notes.at(FindingCode::DigitsNarrowed, column, value.map(|value| field::shown(value).into_owned()));
    }
    let value = narrow.as_ref().or(value);
    let Some(read) = value.and_then(|value| field::digits(value, width)) else {
        notes.at(FindingCode::InsuredIdBad, column, None);
        return None;
    };
    let shown = || value.map(|value| field::shown(value).into_owned());
    match read {
        Digits::AsItStands(text)
            if cut::is_masked(&text)
                || (column.item() == Item::Number && !is_number(&text))
                || (column.item() == Item::Symbol && !is_symbol(&text)) =>
        {
            notes.at(FindingCode::InsuredIdBad, column, Some(text));
            None
        }
        // A text file keeps no zero that a program before it has lost.
        Digits::AsItStands(text) if width.is_none() && lacks_its_zero(column.item(), &text) => {
            notes.at(FindingCode::WidthUnknown, column, Some(text));
            None
        }
        Digits::AsItStands(text) => Some(text),
        Digits::Restored(text) => {
            notes.at(FindingCode::ZerosRestored, column, shown());
            Some(text)
        }
        // A 記号 has no fixed width by nature (and may be letters); a society that sets none pads none, so a number loses nothing.
        Digits::WidthUnknown if column.item() == Item::Symbol => shown(),
        Digits::WidthUnknown => {
            notes.at(FindingCode::WidthUnknown, column, shown());
            None
        }
        Digits::TooMany => {
            notes.at(FindingCode::TooManyDigits, column, shown());
            None
        }
        Digits::NotWhole => {
            notes.at(FindingCode::InsuredIdBad, column, shown());
            None
        }
    }
}

/// Whether a text is a 枝番 of one digit: all have two.
pub fn lacks_its_zero(item: Item, text: &str) -> bool {
    item == Item::Branch && matches!(text.as_bytes(), [digit] if digit.is_ascii_digit())
}

/// Whether any cell of the row stands in the item's columns.
pub fn has(row: Row<'_>, columns: &Columns, item: Item) -> bool {
    // A 元号 may be filled in where nobody stands.
    let mut telling = columns.of(item).filter(|column| column.meaning.day_part() != Some(DayPart::Era));
    telling.any(|column| {
        row.cell(column.index).is_some_and(|cell| !matches!(&cell.value, Value::Text(text) if text.trim().is_empty()))
    })
}
