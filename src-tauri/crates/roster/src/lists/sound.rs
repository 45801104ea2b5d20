//! How a reading sounds, as far as rosters write it reliably: the form in which readings are compared.
//!
//! Rosters lose small kana (ｼﾖｳｼﾞ), write long vowels in several ways (オオノ, オウノ, オーノ), and do not agree whether a sound inside a name
//! is voiced (ナカシマ, ナカジマ). None of this says that a reading belongs to somebody else.

use kenpo_domain::kana::Kana;
use kenpo_domain::search::large_kana;

/// Whether two readings in full-width katakana may be the same.
pub fn alike(a: &str, b: &str) -> bool {
    spoken(a).eq(spoken(b)) || unvoiced(a).eq(unvoiced(b))
}

/// ヂ as ジ, ヅ as ズ, long vowels one.
fn spoken(katakana: &str) -> impl Iterator<Item = char> {
    lengthened(katakana.chars().map(|c| one_voiced(large(c))))
}

/// Nothing voiced but the first sound.
fn unvoiced(katakana: &str) -> impl Iterator<Item = char> {
    let kana = katakana.chars().map(large).enumerate();
    lengthened(kana.map(|(at, c)| if at == 0 { one_voiced(c) } else { voiceless(c) }))
}

/// The parts of a reading in full-width katakana; `None` where it holds something that is no kana.
pub fn katakana(text: &str) -> Option<Vec<String>> {
    // Most of what is asked is in kanji, and need not be turned into anything.
    if text.chars().any(|c| matches!(c, '一'..='\u{9FFF}')) {
        return None;
    }
    let text = Kana::from_cell(text).text();
    let kana = |c| matches!(c, 'ァ'..='ヺ' | 'ー') || is_dash(c);
    let parts = text.split([' ', '・', '=', '＝', '.', '．', ',', '，']).filter(|part| !part.is_empty());
    parts.map(|part| part.chars().all(kana).then(|| part.to_owned())).collect()
}

/// What stands for ー where a roster has no better sign.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '－' | '‐' | '―' | '−')
}

/// Large kana for small ones, and today's for old ones.
fn large(c: char) -> char {
    match large_kana(c) {
        'ヵ' => 'カ',
        'ヶ' => 'ケ',
        'ヰ' => 'イ',
        'ヱ' => 'エ',
        'ヲ' => 'オ',
        'ヴ' => 'ブ',
        dash if is_dash(dash) => 'ー',
        other => other,
    }
}

fn one_voiced(c: char) -> char {
    match c {
        'ヂ' => 'ジ',
        'ヅ' => 'ズ',
        other => other,
    }
}

fn voiceless(c: char) -> char {
    let back = match c {
        'ガ' | 'ギ' | 'グ' | 'ゲ' | 'ゴ' | 'ザ' | 'ジ' | 'ズ' | 'ゼ' | 'ゾ' | 'ダ' | 'ヂ' | 'ヅ' | 'デ' | 'ド'
        | 'バ' | 'ビ' | 'ブ' | 'ベ' | 'ボ' => 1,
        'パ' | 'ピ' | 'プ' | 'ペ' | 'ポ' => 2,
        _ => 0,
    };
    char::from_u32(c as u32 - back).unwrap_or(c)
}

/// A vowel that lengthens the one before it is written as that one: コウ, コオ and コー are コオ; ケイ and ケー are ケエ.
fn lengthened(kana: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut before = None;
    kana.map(move |c| {
        let c = match (before, c) {
            (Some(vowel), 'ー') => vowel,
            (Some('オ'), 'ウ') => 'オ',
            (Some('エ'), 'イ') => 'エ',
            (_, c) => c,
        };
        before = vowel(c);
        c
    })
}

/// In which vowel a large kana ends.
fn vowel(c: char) -> Option<char> {
    Some(match c {
        'ア' | 'カ' | 'ガ' | 'サ' | 'ザ' | 'タ' | 'ダ' | 'ナ' | 'ハ' | 'バ' | 'パ' | 'マ' | 'ヤ' | 'ラ' | 'ワ' => {
            'ア'
        }
        'イ' | 'キ' | 'ギ' | 'シ' | 'ジ' | 'チ' | 'ヂ' | 'ニ' | 'ヒ' | 'ビ' | 'ピ' | 'ミ' | 'リ' => 'イ',
        'ウ' | 'ク' | 'グ' | 'ス' | 'ズ' | 'ツ' | 'ヅ' | 'ヌ' | 'フ' | 'ブ' | 'プ' | 'ム' | 'ユ' | 'ル' => {
            'ウ'
        }
        'エ' | 'ケ' | 'ゲ' | 'セ' | 'ゼ' | 'テ' | 'デ' | 'ネ' | 'ヘ' | 'ベ' | 'ペ' | 'メ' | 'レ' => 'エ',
        'オ' | 'コ' | 'ゴ' | 'ソ' | 'ゾ' | 'ト' | 'ド' | 'ノ' | 'ホ' | 'ボ' | 'ポ' | 'モ' | 'ヨ' | 'ロ' => {
            'オ'
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sounds_alike() {
        for (a, b, alike) in [
            ("ショウジ", "シヨウジ", true),
            ("オオノ", "オウノ", true),
            ("オオノ", "オーノ", true),
            ("ケイコ", "ケーコ", true),
            ("ユウキ", "ユーキ", true),
            ("ナカジマ", "ナカシマ", true),
            ("チヅル", "チズル", true),
            ("オオヅカ", "オオツカ", true),
            ("コンノ", "コンノ", true),
            ("サト-", "サトウ", true),
            ("ヴィクトル", "ビクトル", false),
            ("ヴァン", "ブアン", true),
            ("オオノ", "オノ", false),
            ("カトウ", "ガトウ", false),
            ("イシ", "イチ", false),
            ("サトウ", "スズキ", false),
            ("", "", true),
        ] {
            assert_eq!(super::alike(a, b), alike, "{a} {b}");
        }
    }

    #[test]
    fn parts_of_a_reading() {
        for (text, parts) in [
            ("ｻﾄｳ ﾊﾅｺ", Some(vec!["サトウ", "ハナコ"])),
            ("さとう　はなこ", Some(vec!["サトウ", "ハナコ"])),
            ("マリア・ルイザ", Some(vec!["マリア", "ルイザ"])),
            ("SATO ハナコ", None),
            ("佐藤", None),
            ("", Some(vec![])),
        ] {
            let parts: Option<Vec<String>> = parts.map(|parts| parts.into_iter().map(str::to_owned).collect());
            assert_eq!(katakana(text), parts, "{text}");
        }
    }
}
