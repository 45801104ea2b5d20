//! Search keys: the one place where text is normalised, and only to look things up. A key is never shown, printed or stored as a name.

use unicode_normalization::UnicodeNormalization;

/// Old and variant characters that people type in another form. NFKC handles the compatibility ideographs.
const VARIANTS: [(&str, char); 14] = [
    ("髙", '高'),
    ("﨑嵜碕", '崎'),
    ("𠮷", '吉'),
    ("邉邊", '辺'),
    ("齋齊斎", '斉'),
    ("濵濱", '浜'),
    ("澤", '沢'),
    ("櫻", '桜'),
    ("廣", '広'),
    ("國", '国'),
    ("嶋嶌", '島'),
    ("眞", '真'),
    ("德", '徳'),
    ("凛", '凜'),
];

/// The key of a name in kanji: NFKC, no blanks, no variation selectors, old forms as new ones, upper case.
pub fn name_key(text: &str) -> String {
    text.nfkc()
        .filter(|c| !c.is_whitespace() && !is_selector(*c))
        .map(|c| VARIANTS.iter().find(|(old, _)| old.contains(c)).map_or(c, |(_, new)| *new))
        .flat_map(char::to_uppercase)
        .collect()
}

/// The key of a reading: full-width katakana without blanks, small kana as large ones.
pub fn kana_key(text: &str) -> String {
    crate::kana::Kana::from_cell(text)
        .text()
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ' => {
                char::from_u32(c as u32 + 1).unwrap_or(c)
            }
            'ー' | '-' | '・' => ' ',
            other => other,
        })
        .filter(|c| *c != ' ')
        .flat_map(char::to_uppercase)
        .collect()
}

/// The key by which two writings of one address are the same: full-width digits, blanks, 丁目・番地・番・号 and kinds of hyphen do not matter.
pub fn address_key(text: &str) -> String {
    let plain: Vec<char> = text.nfkc().filter(|c| !is_selector(*c)).flat_map(char::to_uppercase).collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(&c) = plain.get(at) {
        let after_digit = out.trim_end_matches('-').ends_with(|last: char| last.is_ascii_digit());
        let unit = after_digit.then(|| unit_len(&plain[at..])).flatten();
        match (c, unit) {
            // Between two numbers a blank parts them (1-1 12 is not 1-11 2); elsewhere it says nothing.
            (blank, _) if blank.is_whitespace() => {
                out.push('-');
                at += 1;
            }
            (_, Some(len)) => {
                out.push('-');
                at += len;
            }
            ('-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−', _) => {
                out.push('-');
                at += 1;
            }
            ('ー', _) if after_digit => {
                out.push('-');
                at += 1;
            }
            _ => match chome_numeral(&plain[at..]) {
                Some((value, len)) => {
                    out.push_str(&value.to_string());
                    at += len;
                }
                None => {
                    out.push(c);
                    at += 1;
                }
            },
        }
        // A run of separators is one: 5番地の1 is 5-1.
        while out.ends_with("--") {
            out.pop();
        }
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

fn unit_len(rest: &[char]) -> Option<usize> {
    ["丁目", "番地の", "番地ノ", "番地", "番", "号室", "号", "の", "ノ"].iter().find_map(|unit| {
        let unit: Vec<char> = unit.chars().collect();
        rest.starts_with(&unit).then_some(unit.len())
    })
}

/// A kanji numeral (to 99) directly before 丁目, with its length. Elsewhere (三条, 八王子) numerals are names.
fn chome_numeral(rest: &[char]) -> Option<(u32, usize)> {
    let digit = |c: char| "一二三四五六七八九".chars().position(|d| d == c).map(|at| at as u32 + 1);
    let len = rest.iter().take_while(|c| digit(**c).is_some() || **c == '十').count();
    if len == 0 || !rest[len..].starts_with(&['丁', '目']) {
        return None;
    }
    let value = match rest[..len] {
        [d] => digit(d).unwrap_or(10),
        ['十', d] => 10 + digit(d)?,
        [d, '十'] => digit(d)? * 10,
        [d, '十', e] => digit(d)? * 10 + digit(e)?,
        _ => return None,
    };
    Some((value, len))
}

fn is_selector(c: char) -> bool {
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
