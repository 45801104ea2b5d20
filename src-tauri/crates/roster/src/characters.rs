//! What the characters of a text tell: some that nobody sees, some that no face has, names of two, and words for no name.

use kenpo_domain::search::is_selector;
use kenpo_domain::unseen::is_unseen;

/// Whether a character that nobody sees is in a text, or a variation selector that does not stand behind an ideograph.
pub fn has_hidden(text: &str) -> bool {
    let mut before = None;
    text.chars().any(|c| {
        let hidden = if is_selector(c) { !before.is_some_and(is_ideograph) } else { is_unseen(c) };
        before = Some(c);
        hidden
    })
}

/// Whether a blank is in a text that looks like any other and is another: web pages part names with such.
pub fn has_odd_blank(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}'))
}

/// Whether a sign between two ideographs joins two given names (久美子・恵子): a foreign name is parted so too, but it has kana or letters
/// beside the sign.
pub fn names_two(name: &str) -> bool {
    let mut before = ' ';
    let mut parted = false;
    for c in name.chars().filter(|c| !c.is_whitespace() && !is_selector(*c)) {
        if matches!(c, '・' | '･' | '、' | '，' | ',' | '/' | '／' | '&' | '＆') {
            parted = is_ideograph(before);
        } else if parted && is_ideograph(c) {
            return true;
        } else {
            parted = false;
        }
        before = c;
    }
    false
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '々' | '〇')
}

/// Whether a private-use character (外字), or one that stands for a lost one, is in a text.
pub fn has_private_use(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FFFD}' | '\u{F0000}'..='\u{10FFFD}'))
}

/// A full-width digit in half width; any other character as it stands.
pub fn narrow_digit(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        other => other,
    }
}

/// Whether 男 or 女 at the end of a name was made 男性 or 女性, as by replacing a word in a whole sheet: 和男性.
pub fn ends_with_sex(text: &str) -> bool {
    ["男性", "女性"].iter().any(|word| text.trim_end().ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_full_width_become_half_width_and_nothing_else_does() {
        assert_eq!("０１２３４５６７８９ 9Ａア－".chars().map(narrow_digit).collect::<String>(), "0123456789 9Ａア－");
    }

    #[test]
    fn a_word_for_a_sex_at_the_end_of_a_name_is_no_name() {
        for (text, ends) in
            [("遠藤　和男性", true), ("山女性 ", true), ("和男", false), ("性", false), ("男性　一", false)]
        {
            assert_eq!(ends_with_sex(text), ends, "{text}");
        }
    }

    #[test]
    fn characters_that_nobody_sees() {
        for text in
            ["佐\u{200B}藤", "\u{202E}花子", "花子\u{FFFF}", "佐藤\n花子", "ア\u{FE00}", "\u{E0100}城", "\u{FEFF}佐藤"]
        {
            assert!(has_hidden(text), "{text:?}");
        }
        for text in
            ["葛\u{E0100}城　翔", "辻\u{E0101}", "佐藤 花子", "𠮷田", "ヴィクトル・ＪＯＳÉ", "福\u{FE00}島", "\u{E000}"]
        {
            assert!(!has_hidden(text), "{text:?}");
        }
    }

    #[test]
    fn two_names_in_one_cell() {
        for two in ["生駒　久美子・恵子", "生駒久美子／恵子", "佐藤花子、佐藤一郎", "林 明 & 光"]
        {
            assert!(names_two(two), "{two}");
        }
        for one in ["ジョン・スミス", "王　ジョン・明", "李・ジョン", "佐藤　花子", "ＡＮＮ／李", ""]
        {
            assert!(!names_two(one), "{one}");
        }
    }
}
