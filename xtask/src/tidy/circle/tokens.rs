//! Blanked Rust source as words and signs, each with its line. Knows no grammar; feeds `read`.

use crate::tidy::code::is_word;

/// A word, a sign, or a lifetime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    pub text: &'a str,
    /// Its line, from 1.
    pub line: usize,
}

/// Signs of two characters that mean something else than their halves.
const DOUBLE: [&str; 3] = ["::", "..", "!="];

/// The tokens of source whose comments and strings are blanked.
pub fn tokens(code: &str) -> Vec<Token<'_>> {
    let (mut tokens, mut line, mut rest) = (Vec::new(), 1, code);
    while let Some(c) = rest.chars().next() {
        let (text, after) = rest.split_at(length(c, rest));
        if c == '\n' {
            line += 1;
        } else if !c.is_whitespace() {
            tokens.push(Token { text, line });
        }
        rest = after;
    }
    tokens
}

/// The bytes of the token that begins with `c`, the first character of `rest`.
fn length(c: char, rest: &str) -> usize {
    let word = |text: &str| text.find(|c| !is_word(c)).unwrap_or(text.len());
    match c {
        '\'' => 1 + word(&rest[1..]),
        c if is_word(c) => word(rest),
        _ if DOUBLE.iter().any(|sign| rest.starts_with(sign)) => 2,
        c => c.len_utf8(),
    }
}

/// Whether a token is a name or a keyword: neither sign, number nor lifetime.
pub fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| is_word(c) && !c.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn source_falls_into_words_and_signs() {
        for (code, expected) in [
            ("crate::x::f(a)", vec!["crate", "::", "x", "::", "f", "(", "a", ")"]),
            ("a..b.c", vec!["a", "..", "b", ".", "c"]),
            ("a != b!()", vec!["a", "!=", "b", "!", "(", ")"]),
            ("&'a str", vec!["&", "'a", "str"]),
            ("氏名、1u8", vec!["氏名", "、", "1u8"]),
            ("$crate", vec!["$", "crate"]),
        ] {
            let found: Vec<&str> = tokens(code).iter().map(|token| token.text).collect();
            assert_eq!(found, expected, "{code}");
        }
    }

    #[test]
    fn a_token_knows_its_line() {
        let lines: Vec<usize> = tokens("a\n\n  b\nc d").iter().map(|token| token.line).collect();
        assert_eq!(lines, [1, 3, 4, 4]);
    }

    #[test]
    fn names_are_neither_numbers_nor_lifetimes() {
        for (text, name) in [("a1", true), ("_", true), ("氏名", true), ("1u8", false), ("'a", false), ("::", false)]
        {
            assert_eq!(is_name(text), name, "{text}");
        }
    }
}
