//! Characters that nobody sees, and what is shown in their place: a line break in a name must not make a line, and nothing may turn the writing.

use std::borrow::Cow;

/// Whether nobody sees a character, blanks apart: a control character, one that ends a line, turns the writing or has no width, and one that no
/// text may have. A variation selector is none: it stands behind an ideograph.
pub fn is_unseen(c: char) -> bool {
    match c {
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{3164}' | '\u{FEFF}'
        | '\u{FFA0}' => true,
        '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{FDD0}'..='\u{FDEF}'
        | '\u{E0000}'..='\u{E007F}' => true,
        c => c.is_control() || (c as u32) & 0xFFFE == 0xFFFE,
    }
}

/// A text with a mark in the place of each character that nobody sees: `␊` for a line break and the like for its kin, `⟨U+202E⟩` for the rest.
pub fn marked(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unseen) {
        return Cow::Borrowed(text);
    }
    let mut seen = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\0'..='\u{1F}' => seen.extend(char::from_u32(0x2400 + u32::from(c))),
            '\u{7F}' => seen.push('␡'),
            c if is_unseen(c) => seen.push_str(&format!("⟨U+{:04X}⟩", u32::from(c))),
            c => seen.push(c),
        }
    }
    Cow::Owned(seen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_marked_and_all_else_stands_as_it_is() {
        for (text, seen) in [
            ("佐藤\n花子", "佐藤␊花子"),
            ("a\tb\r\n\u{1B}[2J\u{7F}", "a␉b␍␊␛[2J␡"),
            ("\u{202E}子花\u{2066}", "⟨U+202E⟩子花⟨U+2066⟩"),
            ("\u{85}\u{2028}\u{FEFF}\u{E0001}", "⟨U+0085⟩⟨U+2028⟩⟨U+FEFF⟩⟨U+E0001⟩"),
        ] {
            assert_eq!(marked(text), seen);
            assert!(!seen.contains(is_unseen));
        }
        for text in ["", "葛\u{E0100}城　翔 𠮷田", "福\u{FE00}島", "ア\u{A0}イ", "\u{E000}"] {
            assert!(matches!(marked(text), Cow::Borrowed(same) if same == text));
        }
    }
}
