//! Cutting 個人番号 at the door: twelve digits with a right check digit leave the cell before anything else looks at it.
//!
//! Must stay the first thing that happens to a cell. Numbers with a wrong check digit can be told from other digits only by
//! their heading: `columns` cuts what stands under one.

use crate::cell::Value;
use kenpo_domain::my_number::{Last4, check_digit_ok};
use kenpo_domain::roster::NumberSeen;
use smol_str::SmolStr;

/// What stands for the digits that were cut.
pub const MASK: &str = "********";

/// Zeros at the end of a numeric cell from which on it is a number that a program rounded: its last digits are invented.
const ROUNDED: f64 = 1e5;

/// The value without any 個人番号, and whether one was cut.
pub fn at_the_door(value: Value) -> (Value, bool) {
    let (number, shown) = match &value {
        Value::Text(text) => {
            return match (whole(text), self::text(text)) {
                (Some(last4), _) => (Value::MyNumber(last4), true),
                (None, Some(cut)) => (Value::Text(cut.into()), true),
                (None, None) => (value, false),
            };
        }
        // Only numbers of so many digits can hold one; anything shorter is let through without being written out.
        Value::Number(number) if number.abs() >= 1e9 || number.fract() != 0.0 => (*number, number.to_string()),
        Value::Date { serial, .. } if serial.abs() >= 1e9 || serial.fract() != 0.0 => (*serial, serial.to_string()),
        _ => return (value, false),
    };
    // A number that starts with 0 has lost it in a numeric cell.
    let zero = if shown.len() == 11 && number > 0.0 { format!("0{shown}") } else { shown };
    match (whole(&zero), text(&zero)) {
        (Some(_), _) if is_rounded(number) => (Value::Text(MASK.into()), true),
        (Some(last4), _) => (Value::MyNumber(last4), true),
        (None, Some(cut)) => (Value::Text(cut.into()), true),
        (None, None) => (value, false),
    }
}

fn is_rounded(number: f64) -> bool {
    number >= 1e10 && number % ROUNDED == 0.0
}

/// The last four digits where the text, less its blanks, is one 個人番号 and nothing else.
fn whole(text: &str) -> Option<[u8; 4]> {
    let trimmed = text.trim();
    let (end, last4) = number_at(trimmed)?;
    (end == trimmed.len()).then_some(last4)
}

/// The text with every 個人番号 masked; `None` where there is none in it.
pub fn text(text: &str) -> Option<String> {
    // Most cells are done here: fewer than twelve digits, counted by the byte that ends each.
    if text.bytes().filter(|b| b.is_ascii_digit() || (0x90..=0x99).contains(b)).count() < 12 {
        return None;
    }
    let mut out = String::new();
    let (mut kept, mut at) = (0, 0);
    let (mut after_digit, mut in_run) = (false, false);
    let mut before = None;
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        let here = &text[at..];
        let found = match digit(c) {
            // +81 90 1234 5678: the rest of the run is a telephone's.
            Some(_) if !in_run && matches!(before, Some('+' | '＋')) => None,
            Some(_) if !in_run => number_at(here).or_else(|| scattered_at(here)),
            Some(_) if !after_digit => number_at(here),
            _ => None,
        };
        if let Some((len, last4)) = found {
            out.push_str(&text[kept..at]);
            out.push_str(MASK);
            out.extend(last4.map(char::from));
            at += len;
            kept = at;
            (after_digit, in_run) = (true, true);
        } else {
            // A run goes on over single separators: what stands in the middle of one is no scattered number.
            in_run = digit(c).is_some() || (after_digit && parts(c));
            after_digit = digit(c).is_some();
            before = Some(c);
            at = next;
        }
    }
    (kept > 0).then(|| out + &text[kept..])
}

/// A name of a file or the like with every 個人番号 in it masked.
pub fn without_my_number(name: String) -> String {
    text(&name).unwrap_or(name)
}

/// A 個人番号 that starts here: how many bytes it takes and its last four digits. Blanks and hyphens may stand between groups of four.
fn number_at(text: &str) -> Option<(usize, [u8; 4])> {
    let mut digits = [0_u8; 12];
    let (mut count, mut end, mut gap) = (0, 0, 0);
    for (at, c) in text.char_indices() {
        match digit(c) {
            Some(_) if count == 12 => return None,
            Some(d) => {
                *digits.get_mut(count)? = d;
                (count, end, gap) = (count + 1, at + c.len_utf8(), 0);
            }
            None if count == 12 => return checked(digits, end),
            None if (count == 4 || count == 8) && gap < 3 && parts(c) => gap += 1,
            None => return None,
        }
    }
    (count == 12).then(|| checked(digits, end)).flatten()
}

/// The same where single separators stand anywhere between the digits: then the whole run of digits and separators must
/// hold twelve, so that two dates or a date and an address beside each other are none.
fn scattered_at(text: &str) -> Option<(usize, [u8; 4])> {
    let mut digits = [0_u8; 12];
    let (mut count, mut end, mut gap) = (0, 0, false);
    for (at, c) in text.char_indices() {
        match digit(c) {
            Some(d) => {
                *digits.get_mut(count)? = d;
                (count, end, gap) = (count + 1, at + c.len_utf8(), false);
            }
            None if !gap && parts(c) => gap = true,
            None => break,
        }
    }
    // 03-1234-5678-12: a telephone number with an extension. Of three groups of four, `number_at` has decided.
    let telephone = digits.first() == Some(&b'0') && text.get(..end).is_some_and(|run| run.contains(HYPHENS));
    (count == 12 && !telephone).then(|| checked(digits, end)).flatten()
}

/// What parts the groups of a telephone number.
const HYPHENS: [char; 6] = ['-', '‐', '－', '−', 'ー', '‑'];

fn checked(digits: [u8; 12], end: usize) -> Option<(usize, [u8; 4])> {
    let [.., a, b, c, d] = digits;
    check_digit_ok(&digits).then_some((end, [a, b, c, d]))
}

fn parts(c: char) -> bool {
    c.is_whitespace() || "-‐‑‒–—―−－ーｰ.．・_/／,，、".contains(c)
}

fn digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8),
        '０'..='９' => u8::try_from(c as u32 - '０' as u32).ok().map(|d| b'0' + d),
        _ => None,
    }
}

/// Cuts whatever stands in columns headed 個人番号, and says what it was: the last four digits stay in the first cell.
/// `span`: how many columns the heading covers. Where it covers several, the digits of all of them are one number, unless one
/// cell alone holds a right one.
pub fn columns(cells: &mut [&mut Value], span: usize) -> Option<NumberSeen> {
    let seen = match &*cells {
        [] => return None,
        [one] => one_cell(one),
        several => match several.iter().map(|cell| one_cell(cell)).find(|seen| seen.valid) {
            Some(seen) => seen,
            None => joined(several, span),
        },
    };
    for cell in cells.iter_mut() {
        **cell = Value::Text(SmolStr::default());
    }
    if let (Some(first), Some(last4)) = (cells.first_mut(), &seen.last4) {
        **first = Value::Text(last4.as_str().into());
    }
    Some(seen)
}

const NOTHING: NumberSeen = NumberSeen { last4: None, valid: false };

fn one_cell(value: &Value) -> NumberSeen {
    match value {
        Value::MyNumber(last4) => NumberSeen { last4: last4_of(last4), valid: true },
        Value::Text(text) => one_text(text),
        // The last digits of a rounded number are nobody's.
        Value::Number(number) | Value::Date { serial: number, .. } if !is_rounded(*number) => {
            NumberSeen { last4: last4_of(number.to_string().as_bytes()), valid: false }
        }
        _ => NOTHING,
    }
}

/// What a text says of the number: one number that the door has cut, with words or signs around it, or digits that are none.
fn one_text(text: &str) -> NumberSeen {
    if let Some((before, rest)) = text.split_once(MASK) {
        let (last4, after) = rest.split_at_checked(4).unwrap_or((rest, ""));
        // `.0` and `E+11` are how a program wrote the number out; any other digit makes it doubtful which number is meant.
        let after =
            [".0", "E+11", "e+11", "E11", "e11"].iter().find_map(|sign| after.strip_prefix(sign)).unwrap_or(after);
        let one = !before.chars().chain(after.chars()).any(|c| digit(c).is_some());
        let last4 = last4_of(last4.as_bytes()).filter(|_| one);
        return NumberSeen { valid: last4.is_some(), last4 };
    }
    // Digits of an exponent were rounded away.
    if text.contains(['E', 'e', 'Ｅ', 'ｅ']) {
        return NOTHING;
    }
    let digits: Vec<u8> = text.chars().filter_map(digit).collect();
    NumberSeen { last4: last4_of(&digits), valid: false }
}

/// The digits of several cells as one number. A numeric cell has lost the zeros before its part.
fn joined(cells: &[&mut Value], span: usize) -> NumberSeen {
    let width = if span > 0 && 12 % span == 0 { 12 / span } else { 0 };
    let mut digits = Vec::new();
    let (mut filled, mut only) = (0, NOTHING);
    for cell in cells {
        let of_cell: Vec<u8> = match &**cell {
            Value::Text(text) => text.chars().filter_map(digit).collect(),
            Value::Number(number) => format!("{number:0>width$}").bytes().filter(u8::is_ascii_digit).collect(),
            _ => Vec::new(),
        };
        if !of_cell.is_empty() {
            (filled, only) = (filled + 1, one_cell(cell));
        }
        digits.extend(of_cell);
    }
    match <[u8; 12]>::try_from(digits) {
        Ok(twelve) => NumberSeen { last4: last4_of(&twelve), valid: check_digit_ok(&twelve) },
        Err(_) if filled == 1 => only,
        Err(_) => NOTHING,
    }
}

fn last4_of(digits: &[u8]) -> Option<Last4> {
    digits.last_chunk::<4>().and_then(|last| Last4::parse(std::str::from_utf8(last).ok()?))
}

/// Whether a cell under a heading that only reaches over it holds a part of a number: digits, and too few for a whole one.
pub fn is_part(value: &Value) -> bool {
    match value {
        Value::Text(text) => {
            let count = text.chars().filter(|c| digit(*c).is_some()).count();
            (1..12).contains(&count) && text.chars().all(|c| digit(c).is_some() || parts(c))
        }
        Value::Number(number) => number.fract() == 0.0 && (0.0..1e11).contains(number),
        _ => false,
    }
}

/// Whether a cell holds twelve digits or more, and nothing beside them but separators and quotes.
pub fn is_long_number(value: &Value) -> bool {
    let Value::Text(text) = value else { return false };
    let signs = |c: char| digit(c).is_some() || parts(c) || matches!(c, '"' | '\'');
    text.chars().filter(|c| digit(*c).is_some()).count() >= 12 && text.chars().all(signs)
}

/// Whether a 個人番号 was cut out of this text: what is left is nobody's name or number.
pub fn is_masked(text: &str) -> bool {
    text.contains(MASK)
}

/// How a cell that was a whole 個人番号 is shown outside its column.
pub fn masked(last4: [u8; 4]) -> String {
    let mut out = MASK.to_owned();
    out.extend(last4.map(char::from));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::Calendar;

    #[test]
    fn numbers_in_text_are_cut_and_other_digits_are_not() {
        for (before, after) in [
            ("番号は123456789018です", Some("番号は********9018です")),
            ("1234-5678-9018", Some("********9018")),
            ("１２３４　５６７８　９０１８", Some("********9018")),
            ("1234 5678 9018 / 9876-5432-1093", Some("********9018 / ********1093")),
            ("No.1-123456789018", Some("No.1-********9018")),
            ("12345678 9018", Some("********9018")),
            ("1234567890180", None), // thirteen digits, such as a 法人番号
            ("0123456789018", None), // the same the other way round
            ("123456789019", None),  // wrong check digit
            ("123-456-789-018", Some("********9018")),
            ("123456-789018", Some("********9018")),
            ("1234,5678,9018", Some("********9018")),
            ("1 2 3 4 5 6 7 8 9 0 1 8", Some("********9018")),
            ("1.23456789018E+11", Some("********9018E+11")),
            ("'123456789018", Some("'********9018")),
            ("2003/04/01 2004/05/06", None), // two dates
            ("1-123-456-789-018", None),     // thirteen digits in one run
            ("090-1234-5678", None),
            ("+819010055678", None), // a telephone number, and a right check digit by chance
            ("+81 90-1005-5678", None),
            ("03-1234-5678-05", None), // with an extension
            ("031234567805", Some("********7805")),
            ("兵庫県神戸市中央区加納町６丁目１３－７８５", None),
        ] {
            assert_eq!(text(before).as_deref(), after, "{before}");
        }
    }

    #[test]
    fn whole_cells_and_numeric_cells() {
        for (before, after) in [
            (Value::Text(" 123456789018 ".into()), Value::MyNumber(*b"9018")),
            (Value::Number(123_456_789_018.0), Value::MyNumber(*b"9018")),
            (Value::Number(23_456_789_013.0), Value::MyNumber(*b"9013")), // 0234 5678 9013
            (Value::Date { serial: 123_456_789_018.0, calendar: Calendar::From1900 }, Value::MyNumber(*b"9018")),
            (Value::Number(123_456_789_018.5), Value::Text("********9018.5".into())),
            (Value::Number(0.123_456_789_018), Value::Text("0.********9018".into())),
        ] {
            assert_eq!(at_the_door(before), (after, true));
        }
        for kept in
            [Value::Number(6_500_001.0), Value::Number(12_345_678_901.0), Value::Number(-1.5), Value::Truth(true)]
        {
            assert_eq!(at_the_door(kept.clone()), (kept, false));
        }
    }

    #[test]
    fn a_column_headed_so_keeps_four_digits_of_anything() {
        let text = |text: &str| Value::Text(text.into());
        for (value, kept, valid) in [
            (text("123456789018"), Some("9018"), true),
            (text("'123456789018"), Some("9018"), true),
            (text("=\"123456789018\""), Some("9018"), true),
            (text("123456789018（本人）"), Some("9018"), true),
            (text("123456-789018"), Some("9018"), true),
            (text("123-456-789-018"), Some("9018"), true),
            (text("123456789018.0"), Some("9018"), true),
            (text("1.23456789018E+11"), Some("9018"), true),
            (text("1.23456789018E11"), Some("9018"), true),
            (Value::Number(123_456_789_018.0), Some("9018"), true),
            (Value::Number(23_456_789_013.0), Some("9013"), true),
            // No digits of numbers that were rounded, nor where two could be meant.
            (text("1.23457E+11"), None, false),
            (text("1.23457E11"), None, false),
            (text("1.23456789018E+12"), None, false),
            (Value::Number(123_457_000_000.0), None, false),
            (Value::Number(200_000_000_000.0), None, false),
            (text("123456789018 987654321093"), None, false),
            (text("123456789019"), Some("9019"), false),
            (text("23456789013"), Some("9013"), false), // the zero of a text was never lost
            (Value::Number(123_456_789_019.0), Some("9019"), false),
            (text("１２３４５"), Some("2345"), false),
            (text("123"), None, false),
            (text("提出済"), None, false),
        ] {
            let (mut cut, _) = at_the_door(value.clone());
            let seen = columns(&mut [&mut cut], 1).unwrap();
            assert_eq!((seen.last4.as_ref().map(Last4::as_str), seen.valid), (kept, valid), "{value:?}");
            assert_eq!(cut, Value::Text(kept.unwrap_or_default().into()));
        }
    }

    #[test]
    fn a_number_over_several_columns_is_one() {
        let text = |text: &str| Value::Text(text.into());
        let ones = || "123456789018".chars().map(|c| Value::Text(c.to_string().into())).collect::<Vec<_>>();
        for (mut values, kept, valid) in [
            (vec![text("1234"), text("5678"), text("9018")], Some("9018"), true),
            (vec![Value::Number(1234.0), Value::Number(5678.0), Value::Number(9018.0)], Some("9018"), true),
            (vec![Value::Number(234.0), Value::Number(5678.0), Value::Number(9013.0)], Some("9013"), true),
            (ones(), Some("9018"), true),
            (vec![text("1234"), text("5678"), text("9019")], Some("9019"), false),
            (vec![text("1234"), text("5678")], None, false),
            (vec![Value::MyNumber(*b"9018"), Value::MyNumber(*b"1093")], Some("9018"), true),
        ] {
            let span = values.len();
            let seen = columns(&mut values.iter_mut().collect::<Vec<_>>(), span).unwrap();
            assert_eq!((seen.last4.as_ref().map(Last4::as_str), seen.valid), (kept, valid));
            assert_eq!(values[0], text(kept.unwrap_or_default()));
            assert!(values[1..].iter().all(|value| *value == text("")));
        }
    }
}
