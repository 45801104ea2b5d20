//! Marks that mean the cell above: 〃, 々, 同上.

use crate::cell::Value;

/// What people write for "the same as above".
const DITTO: [&str; 17] = [
    "〃",
    "々",
    "仝",
    "\"",
    "”",
    "“",
    "〝",
    "〞",
    "＂",
    "″",
    "''",
    "’’",
    "′′",
    "同上",
    "仝上",
    "上に同じ",
    "上記に同じ",
];

/// Whether one of them begins so.
fn begins_ditto(c: char) -> bool {
    matches!(c, '〃' | '々' | '仝' | '"' | '”' | '“' | '〝' | '〞' | '＂' | '″' | '\'' | '’' | '′' | '同' | '上')
}

/// Whether a cell means the one above it.
pub fn is_ditto(value: &Value) -> bool {
    // Asked of every cell: most begin otherwise.
    let may_be = |text: &str| text.chars().next().is_some_and(|c| c.is_whitespace() || begins_ditto(c));
    let Value::Text(text) = value else { return false };
    may_be(text) && DITTO.iter().any(|mark| mark.chars().eq(text.chars().filter(|c| !c.is_whitespace())))
}

/// Whether a text begins with such a mark and goes on: 同上201号室.
pub fn begins_with_ditto(value: &Value) -> bool {
    matches!(value, Value::Text(text) if ["〃", "仝", "同上", "上に同じ"].iter().any(|mark| text.trim_start().starts_with(mark)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ditto_mark_is_known_by_its_first_character() {
        for mark in DITTO {
            assert!(
                is_ditto(&Value::Text(format!(" {mark}　").into())) && begins_ditto(mark.chars().next().unwrap()),
                "{mark}"
            );
        }
        for other in ["", " ", "同上201号室", "同", "佐々木"] {
            assert!(!is_ditto(&Value::Text(other.into())), "{other}");
        }
    }

    #[test]
    fn marks_that_mean_the_cell_above() {
        let is = |text: &str| is_ditto(&Value::Text(text.into()));
        for ditto in ["〃", "〃　", "同上", "同　上", " 同 上 ", "々", "\"", "上に同じ", "仝"] {
            assert!(is(ditto), "{ditto}");
        }
        for other in ["", "同左", "同上201号室", "佐々木", "々々", "上", "12", "-"] {
            assert!(!is(other), "{other}");
        }
    }
}
