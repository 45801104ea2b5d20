//! The pairs of neighbouring characters in the keys of a person: an index of them finds a part of a name or a reading among a million people.
//!
//! Such an index finds some too many (all pairs, but at other places): whoever asks it looks at the keys of those it finds.

use crate::asked::Named;

/// From an ASCII character to its full-width form, which no splitter of texts takes for a sign between words.
const TO_FULL_WIDTH: u32 = 0xFEE0;
/// From katakana to hiragana: pairs of readings are told by it from those of names.
const TO_HIRAGANA: u32 = 0x60;

/// What the index holds of one person, parted by blanks: the pairs of the name and its last character, and the pairs of the reading but for the
/// first, for its beginning has an index of its own.
pub fn held(name_key: &str, kana_key: &str) -> String {
    // A pair of kana or kanji takes six bytes and its blank, and each character begins one.
    let mut held = String::with_capacity((name_key.len() + kana_key.len()) / 3 * 7);
    let mut add = |of: &mut dyn Iterator<Item = char>| {
        held.extend(of);
        held.push(' ');
    };
    for (at, _) in name_key.char_indices() {
        add(&mut beginning(name_key, at).chars().map(wide));
    }
    for (at, _) in kana_key.char_indices().skip(1) {
        let pair = beginning(kana_key, at);
        if is_pair(pair) {
            add(&mut pair.chars().map(of_reading));
        }
    }
    held
}

/// Pairs that are asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Whoever has all of these.
    All(Vec<String>),
    /// Whoever has one that begins with this character, or the character alone.
    Begins(String),
}

/// What finds everybody whose name has what somebody typed. `None`: nobody has.
pub fn in_name(named: &Named) -> Option<Wanted> {
    wanted(&named.name, wide)
}

/// What finds everybody whose reading has it behind its beginning. `None`: nobody has.
pub fn in_reading(named: &Named) -> Option<Wanted> {
    wanted(named.inside_of_reading()?, of_reading)
}

fn wanted(part: &str, sign: fn(char) -> char) -> Option<Wanted> {
    let pairs = part.char_indices().map(|(at, _)| beginning(part, at)).filter(|pair| is_pair(pair));
    let pairs: Vec<String> = pairs.map(|pair| pair.chars().map(sign).collect()).collect();
    let alone = part.chars().next()?;
    Some(if pairs.is_empty() { Wanted::Begins(sign(alone).to_string()) } else { Wanted::All(pairs) })
}

/// The pair that begins here; at the end the last character alone.
fn beginning(key: &str, at: usize) -> &str {
    let rest = key.get(at..).unwrap_or_default();
    let end = rest.char_indices().nth(2).map_or(rest.len(), |(end, _)| end);
    rest.get(..end).unwrap_or_default()
}

fn is_pair(text: &str) -> bool {
    text.chars().nth(1).is_some()
}

fn wide(c: char) -> char {
    if c.is_ascii() { char::from_u32(c as u32 + TO_FULL_WIDTH).unwrap_or(c) } else { c }
}

fn of_reading(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(c as u32 - TO_HIRAGANA).unwrap_or(c),
        other => wide(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_held_by_pairs() {
        for (name, kana, expected) in [
            ("高橋遥", "タカハシ", "高橋 橋遥 遥 かは はし "),
            ("O'A", "", "Ｏ＇ ＇Ａ Ａ "),
            ("アン", "アン", "アン ン "),
            ("林", "ハ", "林 "),
            ("", "", ""),
        ] {
            assert_eq!(held(name, kana), expected, "{name} {kana}");
        }
    }

    #[test]
    fn every_part_of_a_name_and_of_the_inside_of_a_reading_is_held() {
        let (name, kana) = ("高橋O'遥", "タカハシハルカ");
        let held = held(name, kana);
        let held: Vec<&str> = held.split_whitespace().collect();
        let has = |wanted: Option<Wanted>| match wanted {
            None => false,
            Some(Wanted::Begins(one)) => held.iter().any(|pair| pair.starts_with(&one)),
            Some(Wanted::All(pairs)) => pairs.iter().all(|pair| held.contains(&pair.as_str())),
        };
        let named = |part: &str| Named { reading: part.to_owned(), name: part.to_owned() };
        let parts = |key: &str, shortest: usize| -> Vec<String> {
            let chars: Vec<char> = key.chars().collect();
            (0..chars.len())
                .flat_map(|from| (from + shortest..=chars.len()).map(move |to| from..to))
                .map(|range| chars[range].iter().collect())
                .collect()
        };
        for part in parts(name, 1) {
            assert!(has(in_name(&named(&part))), "{part}");
        }
        for part in parts(kana.trim_start_matches('タ'), 2) {
            assert!(has(in_reading(&named(&part))), "{part}");
        }
        for other in ["", "橋高", "花", "タカ"] {
            assert!(!has(in_name(&named(other))), "{other}");
        }
        for other in ["", "ハシカ", "カ", "タカ"] {
            assert!(!has(in_reading(&named(other))), "{other}");
        }
    }
}
