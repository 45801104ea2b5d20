//! What may stand in a copy: every text passes the same cut as at reading, and what is not a cell's text and could hide a number is left out.

use crate::cell::Value;
use crate::cut;

/// Digits of a 個人番号.
const DIGITS: usize = 12;

/// A cell's text as Excel shows it: `_x0031_` stands for one character.
pub fn shown(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let code = rest.get(2..6).filter(|_| rest.get(6..7) == Some("_"));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(c) => {
                out.push(c);
                rest = &rest[7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[2..];
            }
        }
    }
    out + rest
}

/// The text with every 個人番号 masked; `None` where there is none in it.
pub fn cut_text(text: &str) -> Option<String> {
    let seen = if text.contains("_x") { shown(text) } else { text.to_owned() };
    match cut::at_the_door(Value::Text(seen.into())) {
        (_, false) => None,
        (value, true) => Some(masked(value)),
    }
}

/// What a value that was cut is shown as.
pub fn masked(value: Value) -> String {
    match value {
        Value::MyNumber(last4) => cut::masked(last4),
        Value::Text(text) => text.into(),
        _ => String::new(),
    }
}

/// Whether a text that is no cell's has so many digits that a number could be among them, in whichever parts.
pub fn may_hide(text: &str) -> bool {
    shown(text).chars().filter(|c| c.is_numeric()).count() >= DIGITS
}

/// The same of an attribute: a measure such as `12.140625000000001` has many digits and is none.
pub fn attribute_may_hide(text: &str) -> bool {
    let measure = || {
        let number = text.parse::<f64>().ok().filter(|number| text.contains('.') && number.abs() < 1e6)?;
        (!cut::at_the_door(Value::Number(number)).1 && cut::text(text).is_none()).then_some(number)
    };
    may_hide(text) && measure().is_none()
}
