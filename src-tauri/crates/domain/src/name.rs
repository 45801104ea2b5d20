//! 氏名 exactly as registered: never normalised, not even to NFC; only search keys are derived from it.

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
}
