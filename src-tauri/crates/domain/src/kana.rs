//! フリガナ: the cell's own text, and the form that is searched and printed.
//!
//! Must never replace the cell's own text: both are kept.

/// A reading as a roster gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kana(String);

impl Kana {
    /// Reads a cell: half-width kana with ﾞ and ﾟ, hiragana and any blanks are understood; other characters stay.
    pub fn from_cell(cell: &str) -> Self {
        Self(cell.to_owned())
    }

    /// As the cell had it.
    pub fn cell(&self) -> &str {
        &self.0
    }

    /// Full-width katakana, parts separated by one half-width blank.
    pub fn text(&self) -> String {
        full_width(&self.0)
    }

    /// Whether it can be a reading: kana or Latin letters, and what joins them.
    pub fn is_reading(&self) -> bool {
        let kana = |c: char| matches!(c, 'ァ'..='ヿ' | 'ぁ'..='ゖ' | '･'..='ﾟ' | '\u{3099}'..='゜');
        let letter = |c: char| matches!(c, 'A'..='Z' | 'a'..='z' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
        let joint = |c: char| c.is_whitespace() || matches!(c, '-' | '.' | '\'' | '’' | '＝' | '゠');
        self.cell().chars().all(|c| kana(c) || letter(c) || joint(c))
    }

    /// Whether both are read alike, however they are written.
    pub fn reads_like(&self, other: &Self) -> bool {
        self == other || self.text() == other.text()
    }
}

/// The full-width forms of `｡` to `ﾝ`, in their order.
const FULL: [char; 61] = [
    '。', '「', '」', '、', '・', 'ヲ', 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ャ', 'ュ', 'ョ', 'ッ', 'ー', 'ア', 'イ', 'ウ',
    'エ', 'オ', 'カ', 'キ', 'ク', 'ケ', 'コ', 'サ', 'シ', 'ス', 'セ', 'ソ', 'タ', 'チ', 'ツ', 'テ', 'ト', 'ナ', 'ニ',
    'ヌ', 'ネ', 'ノ', 'ハ', 'ヒ', 'フ', 'ヘ', 'ホ', 'マ', 'ミ', 'ム', 'メ', 'モ', 'ヤ', 'ユ', 'ヨ', 'ラ', 'リ', 'ル',
    'レ', 'ロ', 'ワ', 'ン',
];

fn full_width(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    for part in cell.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in part.chars() {
            match c {
                'ﾞ' | '\u{3099}' | '゛' => join(&mut out, voiced, '゛'),
                'ﾟ' | '\u{309A}' | '゜' => join(&mut out, half_voiced, '゜'),
                'ぁ'..='ゖ' => out.extend(char::from_u32(c as u32 + 0x60)),
                '｡'..='ﾝ' => out.push(FULL.get(c as usize - '｡' as usize).copied().unwrap_or(c)),
                _ => out.push(c),
            }
        }
    }
    out
}

/// Joins a sound mark to the kana before it, or keeps the mark where there is none that takes it.
fn join(out: &mut String, rule: fn(char) -> Option<char>, mark: char) {
    match out.chars().next_back().and_then(rule) {
        Some(joined) => {
            out.pop();
            out.push(joined);
        }
        None => out.push(mark),
    }
}

fn voiced(c: char) -> Option<char> {
    match c {
        'ウ' => Some('ヴ'),
        'ワ' => Some('ヷ'),
        'ヲ' => Some('ヺ'),
        'カ'..='ト' | 'ハ' | 'ヒ' | 'フ' | 'ヘ' | 'ホ' if !is_small_or_voiced(c) => char::from_u32(c as u32 + 1),
        _ => None,
    }
}

fn half_voiced(c: char) -> Option<char> {
    matches!(c, 'ハ' | 'ヒ' | 'フ' | 'ヘ' | 'ホ').then(|| char::from_u32(c as u32 + 2)).flatten()
}

fn is_small_or_voiced(c: char) -> bool {
    matches!(
        c,
        'ガ' | 'ギ'
            | 'グ'
            | 'ゲ'
            | 'ゴ'
            | 'ザ'
            | 'ジ'
            | 'ズ'
            | 'ゼ'
            | 'ゾ'
            | 'ダ'
            | 'ヂ'
            | 'ヅ'
            | 'デ'
            | 'ド'
            | 'ッ'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_has_no_kanji_no_digits_and_no_brackets() {
        for reading in ["ｻﾄｳ ｳﾞｨｸﾄﾙ", "さとう　はなこ", "ジョン・スミス", "SMITH ｼﾞｪｰﾝ", "O'Neil", ""]
        {
            assert!(Kana::from_cell(reading).is_reading(), "{reading}");
        }
        for other in ["林花子", "タナカ123", "5", "サトウ（スズキ） ハナコ", "サトウ　ハナコ様", "佐藤 ハナコ"]
        {
            assert!(!Kana::from_cell(other).is_reading(), "{other}");
        }
    }

    #[test]
    fn readings() {
        for (cell, text) in [
            ("ﾌｸｼﾏ ﾕｳｷ", "フクシマ ユウキ"),
            ("ﾌｸｼﾏ ﾁﾂﾞﾙ", "フクシマ チヅル"),
            ("ｻﾄｳ ｳﾞｨｸﾄﾙ", "サトウ ヴィクトル"),
            ("ﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ ｶﾞｷﾞｸﾞｹﾞｺﾞ", "パピプペポ ガギグゲゴ"),
            ("さとう　はなこ", "サトウ ハナコ"),
            ("　サトウ　　ハナコ　", "サトウ ハナコ"),
            ("ｼﾞｮﾝ･ｽﾐｽ", "ジョン・スミス"),
            ("ｯﾞ", "ッ゛"),
            ("SMITH ｼﾞｪｰﾝ", "SMITH ジェーン"),
            ("", ""),
        ] {
            assert_eq!(Kana::from_cell(cell).text(), text, "{cell}");
            assert_eq!(Kana::from_cell(cell).cell(), cell);
        }
    }
}
