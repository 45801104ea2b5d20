//! The form in which the words of a heading are compared: no blanks, no line breaks, one width, no ornaments.

use super::words::{Sense, words};
use kenpo_domain::kana::Kana;

/// A heading in comparable form.
pub struct Key {
    /// All its characters, brackets themselves left out: `氏名(カナ)` is `氏名カナ`.
    pub whole: String,
    /// Without what stands in brackets, where that only explains: `郵便番号(半角)` is `郵便番号`.
    pub short: Option<String>,
}

/// Words for a reading.
const KANA: [&str; 3] = ["カナ", "ガナ", "ヨミ"];
/// What in brackets names another item instead of explaining.
const TELLING: [&str; 10] = ["ソノ他", "ローマ", "英", "通称", "旧", "戸籍", "事業主", "送付", "前", "配偶者"];
/// What in brackets names a part of the item.
const PIECES: [&str; 10] = ["姓", "名", "氏", "セイ", "メイ", "元号", "年号", "年", "月", "日"];

/// Reads a heading.
pub fn key(heading: &str) -> Key {
    // Kana of one width; hiragana as katakana, so that ふりがな and フリガナ are one.
    let text = Kana::from_cell(without_order(heading));
    let (mut whole, mut outside, mut inside) = (String::new(), String::new(), String::new());
    let mut depth = 0_u32;
    for c in text.text().chars().map(narrow).filter(|c| !c.is_whitespace() && !is_ornament(*c)) {
        match c {
            '(' | '[' | '【' | '〔' | '「' | '<' => depth += 1,
            // A remark goes on to the end.
            '※' => depth += u32::from(!outside.is_empty()),
            ')' | ']' | '】' | '〕' | '」' | '>' => depth = depth.saturating_sub(1),
            _ => {
                whole.push(c);
                if depth == 0 { outside.push(c) } else { inside.push(c) }
            }
        }
    }
    let explains = !inside.is_empty() && explains(&outside, &inside);
    Key { short: (explains && !outside.is_empty()).then_some(outside), whole }
}

/// A heading without the number that it has on a form: ⑫資格確認書発行要否.
pub fn without_order(heading: &str) -> &str {
    heading.trim_start().trim_start_matches(|c| ('①'..='⑳').contains(&c)).trim_start()
}

fn explains(outside: &str, inside: &str) -> bool {
    // 氏名（戸籍どおりにご記入ください） tells how to fill it in.
    if inside.ends_with("クダサイ") || inside.ends_with("下サイ") {
        return true;
    }
    // 続柄（本人・配偶者・子） lists what may stand below, 番号（半角7桁・前ゼロあり） tells how it is written.
    if inside.starts_with("本人") || inside.contains("ゼロ") || is_list_of_codes(inside) {
        return true;
    }
    // フリガナ（全角カナ）: of a reading, kana tells its width only.
    let reading = KANA.iter().any(|word| outside.contains(word));
    let names = TELLING.iter().any(|word| inside.contains(word));
    !names
        && !is_of_another(inside)
        && !PIECES.contains(&inside)
        && (reading || !KANA.iter().any(|word| inside.contains(word)))
}

/// 氏名（上司） is another person's, 資格取得年月日（厚年） another scheme's, 住所（勤務先） another place.
fn is_of_another(inside: &str) -> bool {
    use Sense::*;
    const ANOTHERS: [Sense; 8] = [Foreign, Former, National, OtherInsurer, Company, Employer, Department, Staff];
    words(inside).is_some_and(|words| words.first().is_some_and(|sense| ANOTHERS.contains(sense)))
}

/// 性別（1:男 2:女） tells the codes that may stand below; 住所（2） tells which of two it is.
fn is_list_of_codes(inside: &str) -> bool {
    inside.starts_with(|c: char| c.is_ascii_digit()) && inside.contains(|c: char| !c.is_ascii_digit())
}

fn narrow(c: char) -> char {
    let c = match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '①'..='⑨' => char::from_u32(c as u32 - '①' as u32 + '1' as u32).unwrap_or(c),
        other => other,
    };
    c.to_ascii_uppercase()
}

fn is_ornament(c: char) -> bool {
    // Pictures, and what joins or turns them.
    let picture = matches!(c, '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}' | '\u{FE0F}' | '\u{200D}');
    picture
        || matches!(
            c,
            '*' | '?'
                | '●'
                | '◎'
                | '○'
                | '★'
                | ':'
                | '・'
                | '_'
                | '-'
                | '‐'
                | '−'
                | '/'
                | ','
                | '、'
                | '。'
                | '.'
                | '\''
                | '"'
                | '#'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_as_people_write_them() {
        for (heading, whole, short) in [
            ("氏　名", "氏名", None),
            ("生年\n月日", "生年月日", None),
            ("資格取得\n(認定)年月日", "資格取得認定年月日", Some("資格取得年月日")),
            ("ふりがな", "フリガナ", None),
            ("ﾌﾘｶﾞﾅ（半角）", "フリガナ半角", Some("フリガナ")),
            ("氏名（カナ）", "氏名カナ", None),
            ("フリガナ（全角カナ）", "フリガナ全角カナ", Some("フリガナ")),
            ("続柄（本人・配偶者・子）", "続柄本人配偶者子", Some("続柄")),
            ("漢字氏名（姓）", "漢字氏名姓", None),
            ("住所２", "住所2", None),
            ("※郵便番号", "郵便番号", None),
            ("📮 郵便番号", "郵便番号", None),
            ("番号（半角７桁・前ゼロあり）", "番号半角7桁前ゼロアリ", Some("番号")),
            ("tel", "TEL", None),
        ] {
            let key = key(heading);
            assert_eq!((key.whole.as_str(), key.short.as_deref()), (whole, short), "{heading}");
        }
    }
}
