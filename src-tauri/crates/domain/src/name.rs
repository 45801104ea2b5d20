//! 氏名 exactly as registered: never normalised, not even to NFC; only search keys are derived from it.

use crate::search::is_selector;

/// A registered name: the very characters of the registration, variation selectors included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// Takes the characters as they are, less blanks at both ends. `None` when nothing is left,
    /// when it is longer than 100 characters (加入者情報登録ファイル), or holds a control character.
    pub fn parse(text: &str) -> Option<Self> {
        let kept = text.trim();
        let fits = !kept.is_empty() && kept.chars().count() <= 100 && !kept.chars().any(char::is_control);
        fits.then(|| Self(kept.to_owned()))
    }

    /// The characters as registered.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What it has that is no part of a name and would stand on a certificate.
    pub fn stray(&self) -> Option<Stray> {
        if self.0.chars().any(is_sign) {
            return Some(Stray::Sign);
        }
        self.0.contains(BRACKETS).then_some(Stray::Brackets)
    }
}

/// What stands in a name and is no part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stray {
    /// A digit or a sign: 1, ★, or ? for a character that a program did not have.
    Sign,
    /// A text in brackets, which may be a former name that is registered beside the name.
    Brackets,
}

/// What is written behind a name on an envelope. Nobody's name ends so.
const TITLES: [&str; 3] = ["様", "殿", "さま"];

/// A name less the title behind it; `None` where it has none.
pub fn without_title(text: &str) -> Option<&str> {
    let text = text.trim_end();
    TITLES.iter().find_map(|title| text.strip_suffix(title)).map(str::trim_end).filter(|name| !name.is_empty())
}

/// Whether it is a title and nothing else, as a form has it where no name was filled in.
pub fn is_title(text: &str) -> bool {
    TITLES.contains(&text.trim())
}

const BRACKETS: [char; 10] = ['(', ')', '（', '）', '[', ']', '［', '］', '【', '】'];

/// Signs that join or part names, some of them of foreign ones.
const JOINTS: [char; 17] =
    ['・', '･', '＝', '=', '-', '－', '‐', '‑', '–', '.', '．', ',', '，', '、', '\'', '’', '゠'];

fn is_sign(c: char) -> bool {
    let known =
        c.is_alphabetic() || c.is_whitespace() || is_selector(c) || BRACKETS.contains(&c) || JOINTS.contains(&c);
    // A combining mark belongs to its letter, a 外字 is told by itself, / and & part the names of two.
    let told = matches!(c, '\u{300}'..='\u{36F}' | '\u{3099}' | '\u{309A}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
    !known && !told && !matches!(c, '/' | '／' | '&' | '＆')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_survives() {
        // U+FA19 and U+FA1B would turn into other characters under NFC; the last two carry variation selectors.
        for name in ["𠮷田　太郎", "髙橋　﨑", "\u{FA19}田　\u{FA1B}", "葛\u{E0100}城　翔", "辻\u{E0101}　蓮"]
        {
            assert_eq!(Name::parse(name).unwrap().as_str(), name);
        }
        assert_eq!(Name::parse("福島　勇気　").unwrap().as_str(), "福島　勇気");
        assert!(Name::parse("　").is_none());
        assert!(Name::parse("山\u{7}田").is_none());
    }

    #[test]
    fn titles_behind_names() {
        for (text, name) in [
            ("佐藤花子様", Some("佐藤花子")),
            ("佐藤　花子 殿　", Some("佐藤　花子")),
            ("佐藤　花子", None),
            ("殿村　様子", None),
            ("様", None),
        ] {
            assert_eq!(without_title(text), name, "{text}");
        }
    }

    #[test]
    fn what_is_no_part_of_a_name() {
        for (name, stray) in [
            ("佐藤　花子", None),
            ("★佐藤　花子", Some(Stray::Sign)),
            ("佐藤　花子※", Some(Stray::Sign)),
            ("?田　花子", Some(Stray::Sign)),
            ("〓田　花子", Some(Stray::Sign)),
            ("佐藤　花子2", Some(Stray::Sign)),
            ("○○　花子", Some(Stray::Sign)),
            ("佐藤　花子（産休中）", Some(Stray::Brackets)),
            ("佐藤　花子（山田）", Some(Stray::Brackets)),
            ("佐々木　奈々", None),
            ("〆木　一〇", None),
            ("ジャン＝ピエール・モロー", None),
            ("O'BRIEN　JOSÉ-MARIA DA S. NGUYỄN", None),
            ("e\u{301}a", None),
            ("殿村　様子", None),
            ("葛\u{E0100}城　翔", None),
            ("\u{E000}田　花子", None),
            ("金　ヨンスー", None),
        ] {
            assert_eq!(Name::parse(name).unwrap().stray(), stray, "{name}");
        }
    }
}
