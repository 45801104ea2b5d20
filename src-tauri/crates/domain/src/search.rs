//! Search keys: the one place where text is normalised, and only to look things up. A key is never shown, printed or stored as a name.

use crate::kana::Kana;
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// Old and variant characters that people type in another form. NFKC handles the compatibility ideographs.
fn plain_form(c: char) -> char {
    match c {
        '髙' => '高',
        '﨑' | '嵜' | '碕' => '崎',
        '𠮷' => '吉',
        '邉' | '邊' => '辺',
        '齋' | '齊' | '斎' => '斉',
        '濵' | '濱' => '浜',
        '澤' => '沢',
        '櫻' => '桜',
        '廣' => '広',
        '國' => '国',
        '嶋' | '嶌' => '島',
        '眞' => '真',
        '德' => '徳',
        '凛' => '凜',
        other => other,
    }
}

/// The text in NFKC. Most of what is registered is in NFKC already, or would be but for full-width digits and letters. Such a text is not
/// taken apart and put together again, and no table is asked about signs that everybody's names and addresses consist of.
fn nfkc(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_common) {
        return Cow::Borrowed(text);
    }
    let narrow: String = text.chars().map(narrow).collect();
    if narrow.chars().all(is_common) || is_nfkc_quick(narrow.chars()) == IsNormalized::Yes {
        return Cow::Owned(narrow);
    }
    Cow::Owned(narrow.nfkc().collect())
}

/// Whether NFKC leaves it as it is beside any other such sign: ASCII, kana but for the marks that join the kana before them, ideographs.
fn is_common(c: char) -> bool {
    matches!(c, '\0'..='\u{7F}' | 'ぁ'..='ゖ' | 'ァ'..='ー' | '々'..='〇' | '\u{4E00}'..='\u{9FFF}')
}

/// Full-width ASCII as ASCII, as NFKC has it.
fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        other => other,
    }
}

/// The key of a name in kanji: NFKC, no blanks, no variation selectors, old forms as new ones, upper case.
pub fn name_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    // Family name and given name are parted by a full-width blank, which NFKC would change and the key leaves out: each is looked at alone.
    for part in text.split(|c: char| c.is_whitespace()) {
        let kept = nfkc(part);
        let signs = kept.chars().filter(|c| !c.is_whitespace() && !is_selector(*c));
        signs.map(plain_form).for_each(|c| push_upper_case(&mut key, c));
    }
    key
}

/// Adds a character in upper case; kana and ideographs have none.
fn push_upper_case(key: &mut String, c: char) {
    match c {
        '\u{2E80}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' => key.push(c),
        other => key.extend(other.to_uppercase()),
    }
}

/// The key of a reading: full-width katakana without blanks, small kana as large ones.
pub fn kana_key(text: &str) -> String {
    reading_key(&Kana::from_cell(text))
}

/// The same of a reading that is registered.
pub fn reading_key(kana: &Kana) -> String {
    let text = kana.text();
    let spoken = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, 'ー' | '-' | '・'));
    let mut key = String::with_capacity(text.len());
    spoken.map(large_kana).for_each(|c| push_upper_case(&mut key, c));
    key
}

/// The large kana of a small one; any other character is itself.
pub fn large_kana(c: char) -> char {
    match c {
        'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ' => {
            char::from_u32(c as u32 + 1).unwrap_or(c)
        }
        other => other,
    }
}

/// The key by which two writings of one address are the same: full-width digits, blanks, 丁目・番地・番・号 and kinds of hyphen do not matter.
pub fn address_key(text: &str) -> String {
    let plain = without_selectors(nfkc(text));
    let mut out = String::with_capacity(plain.len());
    let mut rest = &*plain;
    while let Some(c) = rest.chars().next() {
        let after_digit = out.trim_end_matches('-').ends_with(|last: char| last.is_ascii_digit());
        let unit = if after_digit { unit_len(rest) } else { None };
        let mut passed = c.len_utf8();
        match (c, unit) {
            // Between two numbers a blank parts them (1-1 12 is not 1-11 2); elsewhere it says nothing.
            (blank, _) if blank.is_whitespace() => part(&mut out),
            (_, Some(len)) => {
                part(&mut out);
                passed = len;
            }
            ('-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−', _) => part(&mut out),
            ('ー', _) if after_digit => part(&mut out),
            _ => match chome_numeral(rest) {
                Some(numeral) => {
                    out.push_str(&numeral.value.to_string());
                    passed = numeral.len;
                }
                None => push_upper_case(&mut out, c),
            },
        }
        rest = rest.get(passed..).unwrap_or_default();
    }
    // A separator parts numbers; after the last one it is a matter of taste (785号 ハイツ, 785 ハイツ).
    let mut before = None;
    let mut rest = out.chars().peekable();
    let mut key = String::with_capacity(out.len());
    while let Some(c) = rest.next() {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if c != '-' || (digit(before) && digit(rest.peek().copied())) {
            key.push(c);
        }
        before = Some(c);
    }
    key
}

fn without_selectors(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains(is_selector) { Cow::Owned(text.replace(is_selector, "")) } else { text }
}

/// Parts what comes from what was there. A run of separators is one: 5番地の1 is 5-1.
fn part(out: &mut String) {
    if !out.ends_with('-') {
        out.push('-');
    }
}

/// How many bytes the unit takes that the text begins with.
fn unit_len(rest: &str) -> Option<usize> {
    let units = ["丁目", "番地の", "番地ノ", "番地", "番", "号室", "号", "の", "ノ"];
    units.iter().find(|unit| rest.starts_with(**unit)).map(|unit| unit.len())
}

/// A numeral in kanji.
struct Numeral {
    value: u32,
    /// In bytes.
    len: usize,
}

/// A kanji numeral (to 99) directly before 丁目. Elsewhere (三条, 八王子) numerals are names.
fn chome_numeral(rest: &str) -> Option<Numeral> {
    let len: usize = rest.chars().take_while(|c| *c == '十' || kanji_digit(*c).is_some()).map(char::len_utf8).sum();
    let (numeral, after) = rest.split_at_checked(len).filter(|_| len > 0)?;
    if !after.starts_with("丁目") {
        return None;
    }
    let mut characters = numeral.chars();
    let value = match [(); 4].map(|()| characters.next()) {
        [Some('十'), None, ..] => 10,
        [Some(d), None, ..] => kanji_digit(d)?,
        [Some('十'), Some(d), None, _] => 10 + kanji_digit(d)?,
        [Some(d), Some('十'), None, _] => kanji_digit(d)? * 10,
        [Some(d), Some('十'), Some(e), None] => kanji_digit(d)? * 10 + kanji_digit(e)?,
        _ => return None,
    };
    Some(Numeral { value, len })
}

fn kanji_digit(c: char) -> Option<u32> {
    Some(match c {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// Whether a character chooses the shape of the one before it, and is none itself.
pub fn is_selector(c: char) -> bool {
    matches!(c as u32, 0xFE00..=0xFE0F | 0xE0100..=0xE01EF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_however_they_are_typed() {
        for (registered, typed) in [
            ("髙橋　太郎", "高橋太郎"),
            ("𠮷田　花子", "吉田 花子"),
            ("葛\u{E0100}城　翔", "葛城翔"),
            ("\u{FA1B}島　勇気", "福島勇気"),
            ("ＳＭＩＴＨ　ｊａｎｅ", "smith Jane"),
            ("濵田", "浜田"),
        ] {
            assert_eq!(name_key(registered), name_key(typed), "{registered}");
        }
    }

    #[test]
    fn the_short_way_to_nfkc_comes_to_the_same() {
        for text in [
            "髙橋　太郎",
            "ＳＭＩＴＨ　ｊａｎｅ",
            "\u{FA1B}島",
            "か\u{3099}",
            "ａ\u{301}",
            "か　\u{3099}",
            "６丁目１３－７８５",
            "ﾊｲﾂ２２４",
            "㈱①㍿",
            "ꚁꙁ ａ",
        ] {
            assert_eq!(nfkc(text), text.nfkc().collect::<String>(), "{text}");
            let whole: String = text.nfkc().filter(|c| !c.is_whitespace()).map(plain_form).collect();
            assert_eq!(name_key(text), whole.to_uppercase(), "{text}");
        }
    }

    #[test]
    fn the_short_way_to_nfkc_takes_every_character() {
        for c in '\0'..=char::MAX {
            for text in [format!("は{c}"), format!("{c}１")] {
                assert_eq!(nfkc(&text), text.nfkc().collect::<String>(), "{:x}", u32::from(c));
            }
        }
    }

    #[test]
    fn readings_are_found_however_they_are_typed() {
        for typed in ["ﾁﾂﾞﾙ ｼｮｳｼﾞ", "チヅルショウジ", "ちづる しようじ"] {
            assert_eq!(kana_key(typed), "チヅルシヨウジ", "{typed}");
        }
    }

    #[test]
    fn one_address_written_in_many_ways() {
        for (a, b) in [
            ("兵庫県神戸市中央区加納町６丁目１３－７８５", "兵庫県神戸市中央区加納町6丁目13-785"),
            ("兵庫県神戸市中央区加納町６丁目１３－７８５", "兵庫県神戸市中央区加納町六丁目13番785号"),
            ("東塩小路町5番地の1　ハイツ224号室", "東塩小路町5-1ハイツ224"),
            ("霞が関5丁目3番663号", "霞が関5-3-663"),
            ("北二条西１丁目６番地３８８", "北二条西1-6-388"),
            ("加納町６丁目１３番７８５号　ハイツ２２４", "加納町6-13-785 ハイツ224"),
            ("東塩小路町5番地 鈴木方", "東塩小路町5　鈴木方"),
            ("加納町 6 丁目 13 番 785 号", "加納町6-13-785"),
            ("加納町6丁目13-785 224号", "加納町6-13-785-224"),
        ] {
            assert_eq!(address_key(a), address_key(b), "{a}");
        }
        assert_ne!(address_key("加納町6丁目13-785"), address_key("加納町6丁目13-786"));
        assert_ne!(address_key("コーポ1ー2"), address_key("コポ1ー2"), "a long vowel is not a hyphen");
        assert_ne!(address_key("加納町1-1 12"), address_key("加納町1-11 2"));
        assert_eq!(address_key("三条町1"), "三条町1");
    }
}
