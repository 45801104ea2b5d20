//! 郵便番号 and 住所 of a row, over several columns or in one.

use crate::cell::Value;
use crate::characters;
use crate::field::{self, Digits};
use crate::heading::{self, Column, Columns};
use crate::lists::postal;
use crate::notes::Notes;
use crate::said;
use crate::sheet::Row;
use kenpo_domain::address::{Address, PostalCode};
use kenpo_domain::finding::{FindingCode, Item};
use kenpo_domain::insured::Width;

/// Reads it, with a finding for what is missing or looks wrong. `width`: how many digits the society writes a 郵便番号 with.
pub fn address(row: Row<'_>, columns: &Columns, width: Option<Width>, notes: &mut Notes) -> Address {
    let is_day = |column: &&Column| row.cell(column.index).is_some_and(|cell| field::is_day(&cell.value));
    if let Some(column) = columns.of(Item::Address).find(is_day) {
        let shown = row.cell(column.index).map(|cell| field::shown(&cell.value).into_owned());
        notes.at(FindingCode::AddressIsDay, column, shown);
        return Address::default();
    }
    let withheld = said::is_withheld(row, columns, Item::Address);
    let text = if withheld { String::new() } else { one_line(address_text(row, columns), columns, notes) };
    let Headed { postal: before, text } = headed_by_postal(text, columns);
    if text.is_empty() && columns.of(Item::Address).next().is_some() && !said::is_unsaid(row, columns, Item::Address) {
        notes.at_first(FindingCode::AddressMissing, columns, Item::Address, None);
    }
    // Whom it speaks of may be known to few: the row waits, and nothing is said again.
    if heading::speaks_of_protection(&text) {
        notes.row(FindingCode::RowForReview);
        return Address::default();
    }
    if !text.is_empty() && !Address::names_a_place(&text) {
        notes.at_first(FindingCode::AddressBad, columns, Item::Address, Some(text));
        return Address::default();
    }
    if characters::has_hidden(&text) {
        notes.at_first(FindingCode::HiddenCharacters, columns, Item::Address, None);
    }
    if characters::has_private_use(&text) {
        notes.at_first(FindingCode::PrivateUse, columns, Item::Address, Some(text.clone()));
    }
    let postal = before.or_else(|| postal(row, columns, width, notes));
    let said_twice = parted(&text).and_then(|headed| headed.postal).zip(postal.as_ref());
    let differs = said_twice.is_some_and(|(before, postal)| before != *postal);
    if differs || postal.as_ref().and_then(|postal| postal::fits(postal, &text)) == Some(false) {
        let item = if columns.of(Item::Postal).next().is_some() { Item::Postal } else { Item::Address };
        notes.at_first(FindingCode::PostalDiffers, columns, item, None);
    }
    Address { postal, text }
}

/// An address without its line breaks, which no line of an envelope can have.
fn one_line(text: String, columns: &Columns, notes: &mut Notes) -> String {
    const BREAKS: [char; 4] = ['\n', '\r', '\u{B}', '\u{2028}'];
    if !text.contains(BREAKS) {
        return text;
    }
    notes.at_first(FindingCode::LineBreakJoined, columns, Item::Address, None);
    let lines = text.split(BREAKS).map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("　")
}

/// An address, and the 郵便番号 that stood before it.
struct Headed {
    postal: Option<PostalCode>,
    text: String,
}

/// Takes a 郵便番号 off the beginning of an address, where it has no column of its own: 〒380-0824　長野県….
fn headed_by_postal(text: String, columns: &Columns) -> Headed {
    let has_column = columns.of(Item::Postal).next().is_some();
    let headed = if has_column { None } else { parted(&text) };
    headed.unwrap_or(Headed { postal: None, text })
}

/// An address that begins with a 郵便番号, and the rest of it.
fn parted(text: &str) -> Option<Headed> {
    let marked = text.trim_start().strip_prefix('〒').map(str::trim_start);
    let (code, rest) = marked.unwrap_or(text).split_once(char::is_whitespace)?;
    let hyphen = code.chars().nth(3).is_some_and(|sign| matches!(sign, '-' | '－' | '‐' | '−' | 'ー'));
    let postal = PostalCode::parse(code).filter(|_| (hyphen || marked.is_some()) && !rest.trim().is_empty())?;
    Some(Headed { postal: Some(postal), text: rest.trim_start().to_owned() })
}

/// All parts of an address in their order; a 都道府県 that 住所 begins with is not said twice.
fn address_text(row: Row<'_>, columns: &Columns) -> String {
    let text = |column: &Column| said::text(row, column);
    let whole = columns.whole(Item::Address).and_then(text).unwrap_or_default();
    let said = |column: &Column, part: &str| whole.contains(part) && column.is_region();
    let parts = columns.of(Item::Address).filter_map(|column| text(column).filter(|part| !said(column, part)));
    parts.collect::<Vec<_>>().join("　")
}

fn postal(row: Row<'_>, columns: &Columns, width: Option<Width>, notes: &mut Notes) -> Option<PostalCode> {
    let Some(column) = columns.whole(Item::Postal) else { return postal_of_parts(row, columns, width, notes) };
    let value = &row.cell(column.index)?.value;
    let shown = || Some(field::shown(value).into_owned());
    let postal = match field::digits(value, width)? {
        Digits::AsItStands(text) => PostalCode::parse(&text).filter(PostalCode::is_given_out),
        // The lowest 郵便番号 is 001-0000: fewer digits have not merely lost their zeros.
        _ if matches!(value, Value::Number(number) if *number < 10_000.0) => None,
        // A workbook keeps the zeros of its texts: a digit that is missing may be any.
        Digits::Restored(_) if matches!(value, Value::Text(_)) && !columns.of_text => None,
        Digits::Restored(text) => {
            let postal = PostalCode::parse(&text).filter(PostalCode::is_given_out);
            if postal.is_some() {
                notes.at(FindingCode::ZerosRestored, column, shown());
            }
            postal
        }
        Digits::WidthUnknown => {
            notes.at(FindingCode::WidthUnknown, column, shown());
            return None;
        }
        Digits::TooMany | Digits::NotWhole => None,
    };
    if postal.is_none() {
        notes.at(FindingCode::PostalBad, column, shown());
    }
    postal
}

/// The first three and the last four digits of a 郵便番号, each in a cell of its own.
fn postal_of_parts(row: Row<'_>, columns: &Columns, width: Option<Width>, notes: &mut Notes) -> Option<PostalCode> {
    let columns: Vec<&Column> = columns.of(Item::Postal).collect();
    let [first, last] = columns[..] else { return None };
    let mut digits = |column: &Column, count| {
        let value = &row.cell(column.index)?.value;
        let read = field::digits(value, width.and(Width::new(count)))?;
        match read {
            Digits::AsItStands(text) => Some(text),
            Digits::Restored(text) => {
                notes.at(FindingCode::ZerosRestored, column, Some(field::shown(value).into_owned()));
                Some(text)
            }
            Digits::WidthUnknown | Digits::TooMany | Digits::NotWhole => None,
        }
    };
    let (head, tail) = (digits(first, 3), digits(last, 4));
    let is_blank = |column: &Column| row.cell(column.index).is_none_or(|cell| field::text(Some(&cell.value)).is_none());
    if is_blank(first) && is_blank(last) {
        return None;
    }
    let whole = head.zip(tail).filter(|(head, tail)| head.chars().count() == 3 && tail.chars().count() == 4);
    let postal =
        whole.and_then(|(head, tail)| PostalCode::parse(&format!("{head}-{tail}"))).filter(PostalCode::is_given_out);
    if postal.is_none() {
        notes.at(FindingCode::PostalBad, first, None);
    }
    postal
}
