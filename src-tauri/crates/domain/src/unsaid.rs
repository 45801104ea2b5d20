//! Texts that stand where a value is not said: 「-」, 「変更なし」, nan, and those of which a part is masked (090-****-1234). They say nothing, as
//! an empty cell does: what is registered stays.

use crate::finding::Item;
use crate::name::is_title;
use std::sync::LazyLock;

/// What the programs that write a table put into an empty cell, and people into one that does not apply to somebody.
const EMPTY: [&str; 17] = [
    "なし",
    "無し",
    "該当なし",
    "該当無し",
    "空白",
    "空欄",
    "未記入",
    "未入力",
    "未登録",
    "NAN",
    "N/A",
    "#N/A",
    "NULL",
    "NONE",
    "UNDEFINED",
    "TRUE",
    "FALSE",
];

/// What stands in place of a value that there is, or may be.
const WITHHELD: [&str; 16] = [
    "省略",
    "同左",
    "変更なし",
    "変更無し",
    "同上なし",
    "同上無し",
    "不明",
    "未定",
    "秘匿",
    "非公開",
    "非開示",
    "非表示",
    "表示不可",
    "マスク",
    "マスキング",
    "マスク済",
];

/// The same of a name alone.
const NAMELESS: [&str; 10] =
    ["確認中", "未確認", "要確認", "調査中", "照会中", "命名前", "該当者なし", "同上", "余白", "以下余白"];

/// The same of a 記号 alone.
const SYMBOLLESS: [&str; 3] = ["未", "無", "同上"];

/// The same of an address alone: with whom somebody lives, and not where.
const SHARED_HOMES: [&str; 21] = [
    "同上",
    "本人に同じ",
    "本人と同じ",
    "本人と同居",
    "本人同様",
    "本人住所",
    "本人宅",
    "被保険者に同じ",
    "被保険者と同じ",
    "被保険者と同居",
    "世帯主に同じ",
    "世帯主と同じ",
    "世帯主と同居",
    "上記同様",
    "上記に同じ",
    "上記と同じ",
    "同居",
    "同住所",
    "住所同じ",
    "本社気付",
    "会社気付",
];

/// What databases write where nothing is. In small letters it may be a name.
const NULL: [&str; 3] = ["NULL", "(null)", "\\N"];

/// What they begin with. Asked of every name and address, and most begin otherwise.
static BEGINNINGS: LazyLock<Vec<char>> = LazyLock::new(|| {
    EMPTY
        .iter()
        .chain(&WITHHELD)
        .chain(&NAMELESS)
        .chain(&SYMBOLLESS)
        .chain(&SHARED_HOMES)
        .filter_map(|word| word.chars().next())
        .collect()
});

/// Why a text says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaid {
    /// There is none: 「-」, なし, nan.
    Empty,
    /// There is one, or may be: 不明, ＊＊＊, 静岡市葵区＊＊町.
    Withheld,
}

/// Why a text says nothing of an item that is written in words or signs of the sender's own; `None` where it says something, and for every
/// other item: 「-」 and なし mean something under 発行要否, and a word that is no day is no day.
pub fn unsaid(item: Item, text: &str) -> Option<Unsaid> {
    if !matches!(item, Item::Symbol | Item::Name | Item::Kana | Item::Address | Item::Phone | Item::Employer) {
        return None;
    }
    let bare = || text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '(' | ')' | '（' | '）' | '【' | '】'));
    let may_be_one = BEGINNINGS.contains(&plain(bare().next()?));
    let is_one_of = |words: &[&str]| may_be_one && words.iter().any(|word| word.chars().eq(bare().map(plain)));
    match () {
        () if bare().all(|c| is_dash(c) || is_stop(c)) || is_one_of(&EMPTY) => Some(Unsaid::Empty),
        () if is_one_of(&WITHHELD) || (item == Item::Name && (is_one_of(&NAMELESS) || is_title(text))) => {
            Some(Unsaid::Withheld)
        }
        () if item == Item::Address && (is_one_of(&SHARED_HOMES) || is_elsewhere(text)) => Some(Unsaid::Withheld),
        () if item == Item::Symbol => is_one_of(&SYMBOLLESS).then_some(Unsaid::Withheld),
        () if is_masked(item, text) => Some(Unsaid::Withheld),
        () => None,
    }
}

/// Whether an address says that it is not told, stands elsewhere, or was another one: 個人情報のため非開示, 別紙参照, A →Bへ転居.
fn is_elsewhere(text: &str) -> bool {
    const WORDS: [&str; 8] = ["非開示", "非公開", "個人情報", "別紙", "別添", "参照", "→", "転居"];
    WORDS.iter().any(|word| text.contains(word))
}

/// Whether a database wrote that nothing is there, in whatever column.
pub fn is_null(text: &str) -> bool {
    NULL.contains(&text.trim())
}

/// A full-width letter or sign in half width, and a letter as a capital.
fn plain(c: char) -> char {
    let narrow = match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        other => other,
    };
    narrow.to_ascii_uppercase()
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '－' | 'ー' | '―' | '—' | '–' | '‐' | '‑' | '−' | '─' | 'ｰ')
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '．' | '…' | '‥' | '/' | '／' | '?' | '？' | '=' | '＝' | '・' | '、' | '。' | ',' | '，')
}

/// Signs that nobody writes in a reading but to hide a character.
fn hides(c: char) -> bool {
    matches!(c, '*' | '＊' | '●' | '■' | '〓')
}

/// Signs that hide characters where several of them stand together.
fn is_sign(c: char) -> bool {
    hides(c) || matches!(c, '○' | '〇' | '◯' | '□' | '×' | '✕')
}

fn is_x(c: char) -> bool {
    matches!(c, 'X' | 'x' | 'Ｘ' | 'ｘ')
}

/// Whether a part of a text is hidden, or all of it.
fn is_masked(item: Item, text: &str) -> bool {
    // Hardly any has one.
    if !text.chars().any(|c| is_sign(c) || is_x(c)) {
        return false;
    }
    let letters: Vec<char> = text.chars().collect();
    let only =
        letters.iter().all(|c| is_sign(*c) || is_x(*c) || is_dash(*c) || matches!(c, '〒' | '(' | ')' | ' ' | '　'));
    let signs = letters.iter().filter(|c| is_sign(**c)).count();
    let single = item == Item::Kana && letters.iter().any(|c| hides(*c));
    (only && signs > 0) || single || runs(&letters).any(|run| run.hides(item))
}

/// Equal signs that stand together, and what stands around them.
struct Run<'t> {
    before: &'t [char],
    run: &'t [char],
    after: &'t [char],
}

fn runs(letters: &[char]) -> impl Iterator<Item = Run<'_>> {
    let same = |a: &char, b: &char| (is_sign(*a) && is_sign(*b)) || (is_x(*a) && is_x(*b));
    letters.chunk_by(same).scan(0, |at, run| {
        let (before, rest) = letters.split_at(*at);
        *at += run.len();
        Some(Run { before, run, after: rest.get(run.len()..).unwrap_or_default() })
    })
}

impl Run<'_> {
    fn hides(&self, item: Item) -> bool {
        let (Some(first), true) = (self.run.first(), self.run.len() > 1) else { return false };
        let (before, after) = (self.before.last().copied(), self.after.first().copied());
        if is_sign(*first) {
            // 二〇〇一番地: a zero among digits.
            let zeros = self.run.iter().all(|c| matches!(c, '〇' | '○' | '◯'));
            return !(zeros && [before, after].into_iter().flatten().any(is_kanji_digit));
        }
        // A part of a word: FOXX, MAXX.
        let in_a_word =
            |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ'));
        if in_a_word(before) || in_a_word(after) {
            return false;
        }
        match item {
            Item::Address => self.stands_for_a_place(),
            // The code of an employer may be any.
            Item::Employer => self.run.len() > 2 && self.before.is_empty() && self.after.is_empty(),
            _ => true,
        }
    }

    /// Whether Xs stand where an address has the name of a place or a number, not that of a house: XX館, パークハイツXX.
    fn stands_for_a_place(&self) -> bool {
        const ENDS: [char; 13] = ['都', '道', '府', '県', '市', '区', '郡', '町', '村', '番', '号', '丁', '条'];
        const HOUSES: [&str; 4] = ["番館", "号館", "号棟", "番街"];
        let after: String = self.after.iter().take(2).collect();
        let ends = |c: Option<&char>| c.is_some_and(|c| ENDS.contains(c) || is_dash(*c));
        let house = HOUSES.iter().any(|house| after.starts_with(house));
        (ends(self.after.first()) && !house)
            || (self.after.is_empty() && (self.before.is_empty() || ends(self.before.last())))
    }
}

fn is_kanji_digit(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_says_nothing() {
        for item in [Item::Name, Item::Kana, Item::Address, Item::Phone, Item::Employer] {
            for empty in [
                "-",
                "―",
                "ー",
                "－－",
                "なし",
                "無し",
                "nan",
                "NaN",
                "N/A",
                "#N/A",
                "ｎｕｌｌ",
                "None",
                "…",
                "（空白）",
            ] {
                assert_eq!(unsaid(item, empty), Some(Unsaid::Empty), "{empty}");
            }
            for withheld in
                ["変更なし", "同上なし", "不明", "未定", "秘匿", "非公開", "マスク", "XXXX", "****", "＊＊＊", "〇〇〇"]
            {
                assert_eq!(unsaid(item, withheld), Some(Unsaid::Withheld), "{item:?} {withheld}");
            }
        }
        for name in ["確認中", "【確認中】", "（未定）", "不　明", "該当者なし", "様", "殿　"] {
            assert!(unsaid(Item::Name, name).is_some(), "{name}");
        }
        for name in ["不二　明", "未央　空", "定　未来"] {
            assert_eq!(unsaid(Item::Name, name), None, "{name}");
        }
        for symbol in ["未定", "不明", "未", "なし", "無", "空欄", "同上"] {
            assert!(unsaid(Item::Symbol, symbol).is_some(), "{symbol}");
        }
        for symbol in ["12", "0012", "参", "大阪1", "未来"] {
            assert_eq!(unsaid(Item::Symbol, symbol), None, "{symbol}");
        }
        for home in ["本人に同じ", "本人と同じ", "（同上）", "同居", "世帯主と同じ", "上記　同様"]
        {
            assert_eq!(unsaid(Item::Address, home), Some(Unsaid::Withheld), "{home}");
        }
        for address in ["同居町1-2", "本人坂3丁目", "本人に同じ2階", "上記町1"] {
            assert_eq!(unsaid(Item::Address, address), None, "{address}");
        }
        for item in [Item::Requested, Item::Relation, Item::Birth] {
            assert_eq!(unsaid(item, "なし"), None, "{item:?}");
        }
    }

    #[test]
    fn a_text_of_which_a_part_is_hidden_says_nothing() {
        for (item, masked) in [
            (Item::Address, "静岡県静岡市葵区＊＊町"),
            (Item::Address, "静岡県静岡市葵区●●1-2"),
            (Item::Address, "静岡県○○市1-2-3"),
            (Item::Address, "静岡県静岡市葵区本町X-XX"),
            (Item::Address, "東京都XX区1-2"),
            (Item::Address, "静岡県静岡市葵区××"),
            (Item::Phone, "090-****-1234"),
            (Item::Phone, "090-XXXX-1234"),
            (Item::Kana, "サ＊＊"),
            (Item::Kana, "サ●ウ ハナコ"),
            (Item::Kana, "サトウ ○○"),
            (Item::Name, "佐藤　〇〇"),
            (Item::Name, "佐藤　XX"),
            (Item::Employer, "12**"),
        ] {
            assert_eq!(unsaid(item, masked), Some(Unsaid::Withheld), "{masked}");
        }
    }

    #[test]
    fn a_value_that_only_looks_like_one_says_what_it_says() {
        for (item, value) in [
            (Item::Address, "神戸市中央区元町通二丁目二〇〇一番地"),
            (Item::Address, "神戸市中央区元町二〇一号"),
            (Item::Address, "神戸市中央区1-2　XX館"),
            (Item::Address, "神戸市中央区1-2　パークハイツXX"),
            (Item::Address, "神戸市中央区1-2　XX番館3"),
            (Item::Address, "神戸市中央区1-2　MAXX元町"),
            (Item::Address, "神戸市中央区1-2　ビル×2"),
            (Item::Address, "神戸市中央区佐々木町1ー2"),
            (Item::Address, "神戸市中央区1-2　コーポなし"),
            (Item::Kana, "サトー ユーコ"),
            (Item::Kana, "FOXX ジェイミー"),
            (Item::Name, "佐々木　奈々"),
            (Item::Name, "〆木　一〇"),
            (Item::Name, "JAMIE FOXX"),
            (Item::Employer, "XX"),
            (Item::Employer, "1204"),
            (Item::Employer, "XX01"),
            (Item::Phone, "078-111-2222"),
            (Item::Phone, ""),
        ] {
            assert_eq!(unsaid(item, value), None, "{value}");
        }
    }
}
