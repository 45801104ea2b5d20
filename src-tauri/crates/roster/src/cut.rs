//! Cutting 個人番号 at the door: twelve digits with a right check digit leave the cell before anything else looks at it.
//!
//! Must stay the first thing that happens to a cell. Numbers with a wrong check digit can be told from other digits only by
//! their heading: `column` cuts what stands under one.

use crate::sheet::Value;
use kenpo_domain::my_number::{Last4, check_digit_ok};
use kenpo_domain::roster::NumberSeen;

/// What stands for the digits that were cut.
const MASK: &str = "********";

/// The value without any 個人番号, and whether one was cut.
pub fn at_the_door(value: Value) -> (Value, bool) {
    let (number, shown) = match &value {
        Value::Text(text) => {
            return match (whole(text), self::text(text)) {
                (Some(last4), _) => (Value::MyNumber(last4), true),
                (None, Some(cut)) => (Value::Text(cut), true),
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
        (Some(last4), _) => (Value::MyNumber(last4), true),
        (None, Some(cut)) => (Value::Text(cut), true),
        (None, None) => (value, false),
    }
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
    let (mut kept, mut after_digit) = (0, false);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        let found = (digit(c).is_some() && !after_digit).then(|| number_at(&text[at..])).flatten();
        if let Some((len, last4)) = found {
            out.push_str(&text[kept..at]);
            out.push_str(MASK);
            out.extend(last4.map(char::from));
            at += len;
            kept = at;
            after_digit = true;
        } else {
            after_digit = digit(c).is_some();
            at = next;
        }
    }
    (kept > 0).then(|| out + &text[kept..])
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
            None if (count == 4 || count == 8) && gap < 3 && separates(c) => gap += 1,
            None => return None,
        }
    }
    (count == 12).then(|| checked(digits, end)).flatten()
}

fn checked(digits: [u8; 12], end: usize) -> Option<(usize, [u8; 4])> {
    let [.., a, b, c, d] = digits;
    check_digit_ok(&digits).then_some((end, [a, b, c, d]))
}

fn separates(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '－' | 'ー' | 'ｰ' | '.' | '・' | '_' | '/')
}

fn digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8),
        '０'..='９' => u8::try_from(c as u32 - '０' as u32).ok().map(|d| b'0' + d),
        _ => None,
    }
}

/// Cuts whatever stands in a column headed 個人番号 to its last four digits, and says what it was.
/// Where fewer than four digits stood there nothing is kept.
pub fn column(value: &mut Value) -> NumberSeen {
    let (digits, valid): (Vec<u8>, bool) = match &*value {
        Value::MyNumber(last4) => (last4.to_vec(), true),
        Value::Text(text) => (text.chars().filter_map(digit).collect(), false),
        Value::Number(number) | Value::Date { serial: number, .. } => {
            (number.to_string().bytes().filter(u8::is_ascii_digit).collect(), false)
        }
        Value::Truth(_) | Value::Error(_) => (Vec::new(), false),
    };
    let last4 = digits.last_chunk::<4>().and_then(|last| Last4::parse(std::str::from_utf8(last).ok()?));
    *value = Value::Text(last4.as_ref().map_or_else(String::new, |last4| last4.as_str().to_owned()));
    NumberSeen { last4, valid }
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
    use crate::date::Calendar;

    #[test]
    fn numbers_in_text_are_cut_and_other_digits_are_not() {
        for (before, after) in [
            ("番号は123456789018です", Some("番号は********9018です")),
            ("1234-5678-9018", Some("********9018")),
            ("１２３４　５６７８　９０１８", Some("********9018")),
            ("1234 5678 9018 / 9876-5432-1093", Some("********9018 / ********1093")),
            ("No.1-123456789018", Some("No.1-********9018")),
            ("12345678 9018", Some("********9018")),
            ("1234567890180", None),   // thirteen digits, such as a 法人番号
            ("0123456789018", None),   // the same the other way round
            ("123456789019", None),    // wrong check digit
            ("123-456-789-018", None), // not groups of four
            ("090-1234-5678", None),
            ("兵庫県神戸市中央区加納町６丁目１３－７８５", None),
        ] {
            assert_eq!(text(before).as_deref(), after, "{before}");
        }
    }

    #[test]
    fn whole_cells_and_numeric_cells() {
        for (before, after) in [
            (Value::Text(" 123456789018 ".to_owned()), Value::MyNumber(*b"9018")),
            (Value::Number(123_456_789_018.0), Value::MyNumber(*b"9018")),
            (Value::Number(23_456_789_013.0), Value::MyNumber(*b"9013")), // 0234 5678 9013
            (Value::Date { serial: 123_456_789_018.0, calendar: Calendar::From1900 }, Value::MyNumber(*b"9018")),
            (Value::Number(123_456_789_018.5), Value::Text("********9018.5".to_owned())),
            (Value::Number(0.123_456_789_018), Value::Text("0.********9018".to_owned())),
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
        for (mut value, kept, valid) in [
            (Value::MyNumber(*b"9018"), Some("9018"), true),
            (Value::Text("123456789019".to_owned()), Some("9019"), false),
            (Value::Number(123_456_789_019.0), Some("9019"), false),
            (Value::Text("１２３４５".to_owned()), Some("2345"), false),
            (Value::Text("123".to_owned()), None, false),
            (Value::Text("提出済".to_owned()), None, false),
        ] {
            let seen = column(&mut value);
            assert_eq!((seen.last4.as_ref().map(Last4::as_str), seen.valid), (kept, valid));
            assert_eq!(value, Value::Text(kept.unwrap_or_default().to_owned()));
        }
    }
}
