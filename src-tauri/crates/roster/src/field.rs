//! Single values: what a cell's content means as text, digits, a mark or a word of a short list.

use crate::cell::Value;
use crate::characters::narrow_digit;
use crate::cut;
use crate::date;
use kenpo_domain::facts::{CardState, Relation};
use kenpo_domain::insured::Width;
use kenpo_domain::iso_day;
use kenpo_domain::sex::Sex;
use std::borrow::Cow;

/// A cell as it is shown: text as it stands, blanks at its ends included.
pub fn shown(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Text(text) => Cow::Borrowed(text),
        Value::Number(number) => Cow::Owned(number_text(*number)),
        Value::Date { serial, .. } => {
            Cow::Owned(date::by_itself(value).map_or_else(|_| serial.to_string(), iso_day::text))
        }
        Value::Truth(true) => Cow::Borrowed("TRUE"),
        Value::Truth(false) => Cow::Borrowed("FALSE"),
        Value::Error(error) => Cow::Borrowed(error),
        Value::MyNumber(last4) => Cow::Owned(cut::masked(*last4)),
    }
}

/// A number as it is written. Most are whole, and the shortest text of any number takes long to find.
fn number_text(number: f64) -> String {
    let whole = number.abs() < 1e15 && number.fract() == 0.0 && (number != 0.0 || number.is_sign_positive());
    if whole { (number as i64).to_string() } else { number.to_string() }
}

/// A cell as a value of text: less the blanks at its ends, `None` where nothing is left, an error stands there, or a mask.
pub fn text(value: Option<&Value>) -> Option<Cow<'_, str>> {
    match value? {
        Value::Error(_) => None,
        Value::Text(text) => Some(text.trim()).filter(|text| !text.is_empty() && !is_mask(text)).map(Cow::Borrowed),
        other => Some(shown(other)),
    }
}

/// A number as it is compared with others: digits of one width, without blanks and the zeros that a number cell has lost; 00 is 0.
pub fn without_zeros(value: Option<&Value>) -> Option<String> {
    let digits: String = text(value)?.chars().map(narrow_digit).filter(|c| !c.is_whitespace()).collect();
    let short = digits.trim_start_matches('0');
    Some(if short.is_empty() { "0".to_owned() } else { short.to_owned() })
}

/// Whether a text stands in place of one that the sender does not show: ＊＊＊, ●●●-●●●●, 非表示. It says nothing. A single sign may be a mark.
fn is_mask(text: &str) -> bool {
    let sign = |c| matches!(c, '*' | '＊' | '●' | '■' | '×' | '✕' | '〓');
    let signs = text.chars().filter(|c| sign(*c)).count();
    let joined =
        text.chars().all(|c| sign(c) || c.is_whitespace() || matches!(c, '-' | '－' | 'ー' | '〒' | '(' | ')'));
    (signs > 1 && joined) || matches!(text, "非表示" | "非公開" | "マスク" | "マスキング" | "表示不可")
}

/// 記号, 番号, 枝番 or 郵便番号 out of a cell.
#[derive(Debug, PartialEq, Eq)]
pub enum Digits {
    /// Text, or a number of full width: as it stands.
    AsItStands(String),
    /// A number whose lost zeros were put back.
    Restored(String),
    /// A number where no width is set.
    WidthUnknown,
    /// A number with more digits than the width.
    TooMany,
    /// No whole number.
    NotWhole,
}

/// Restores zeros by the society's width, in numbers and in texts: left as it stands, a shorter one would be somebody else's.
pub fn digits(value: &Value, width: Option<Width>) -> Option<Digits> {
    let number = match value {
        Value::Number(number) => *number,
        Value::Date { .. } | Value::Truth(_) | Value::MyNumber(_) => return Some(Digits::NotWhole),
        Value::Text(_) | Value::Error(_) => {
            let text = text(Some(value))?;
            let lost =
                width.map(|width| usize::from(width.get())).filter(|width| text.len() < *width && is_digits(&text));
            let too_many = || width.is_some_and(|width| text.len() > usize::from(width.get())) && is_digits(&text);
            return Some(match lost {
                Some(width) => Digits::Restored(padded(&text, width)),
                None if too_many() => Digits::TooMany,
                None => Digits::AsItStands(text.into_owned()),
            });
        }
    };
    if number.fract() != 0.0 || !(0.0..1e15).contains(&number) {
        return Some(Digits::NotWhole);
    }
    let digits = number_text(number);
    let Some(width) = width.map(|width| usize::from(width.get())) else { return Some(Digits::WidthUnknown) };
    Some(match digits.len() {
        fewer if fewer < width => Digits::Restored(padded(&digits, width)),
        more if more > width => Digits::TooMany,
        _ => Digits::AsItStands(digits),
    })
}

/// Digits with zeros before them.
pub fn padded(digits: &str, width: usize) -> String {
    let mut padded = String::with_capacity(width);
    padded.extend(std::iter::repeat_n('0', width.saturating_sub(digits.len())));
    padded + digits
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The one of several printed options whose box is ticked: 女 of □男　☑女. `None` where no boxes stand, or not exactly one is ticked.
pub fn ticked(text: &str) -> Option<&str> {
    const TICKED: [char; 6] = ['☑', '☒', '■', '✓', '✔', '●'];
    const OPEN: [char; 3] = ['□', '☐', '○'];
    let is_box = |sign: char| TICKED.contains(&sign) || OPEN.contains(&sign);
    let places: Vec<usize> = text.match_indices(is_box).map(|(at, _)| at).collect();
    if places.len() < 2 || places.first() != Some(&0) {
        return None;
    }
    let ends = places.iter().skip(1).copied().chain([text.len()]);
    let options = places.iter().zip(ends).filter_map(|(from, to)| text.get(*from..to));
    let mut chosen = options.filter(|option| option.starts_with(TICKED));
    let word = chosen.next()?.trim_start_matches(TICKED).trim();
    (chosen.next().is_none() && !word.is_empty()).then_some(word)
}

/// 男 or 女, as a word, a code, or both: 1:男.
pub fn sex(text: &str) -> Option<Sex> {
    let text = ticked(text).unwrap_or(text);
    let word = text.trim_start_matches(char::is_numeric).trim_start_matches(CODE_ENDS);
    match if word.is_ascii() { text } else { word } {
        "男" | "男性" | "男子" | "♂" | "オトコ" | "ｵﾄｺ" | "1" | "１" | "M" | "m" | "Ｍ" | "Male" | "male" | "MALE" => {
            Some(Sex::Male)
        }
        "女" | "女性" | "女子" | "♀" | "オンナ" | "ｵﾝﾅ" | "2" | "２" | "F" | "f" | "Ｆ" | "Female" | "female"
        | "FEMALE" => Some(Sex::Female),
        _ => None,
    }
}

/// What stands between a code and its word.
const CODE_ENDS: [char; 11] = [':', '：', '.', '．', '-', '－', '・', '、', '=', '＝', '　'];

/// 加入者区分, with the words that stand for its codes.
pub fn class(text: &str) -> Option<(Relation, &'static str)> {
    let word = text.trim_start_matches(['1', '2']).trim_start_matches([':', '：', '.']);
    match if word.is_empty() { text } else { word } {
        "1" | "１" | "本人" | "被保険者" => Some((Relation::Insured, "本人")),
        "2" | "２" | "家族" | "被扶養者" => Some((Relation::Dependent, "家族")),
        _ => None,
    }
}

/// A mark for yes or no; `None` for anything else.
pub fn mark(value: Option<&Value>) -> Option<bool> {
    let Some(text) = text(value) else { return Some(false) };
    match ticked(&text).unwrap_or(&text).to_ascii_uppercase().as_str() {
        "○" | "〇" | "◯" | "●" | "◎" | "要" | "必要" | "1" | "１" | "レ" | "ﾚ" | "✓" | "✔" | "✅" | "☑" | "有"
        | "有り" | "あり" | "はい" | "する" | "いる" | "希望" | "希望する" | "要発行" | "発行" | "発行する"
        | "発行要" | "発行希望" | "■" | "TRUE" | "YES" | "Y" => Some(true),
        "不要" | "否" | "0" | "０" | "無" | "無し" | "なし" | "×" | "✕" | "✗" | "❌" | "☐" | "□" | "X" | "-" | "－"
        | "ー" | "いいえ" | "しない" | "いらない" | "希望しない" | "不発行" | "発行不要" | "発行しない" | "FALSE"
        | "NO" | "N" => Some(false),
        _ => None,
    }
}

/// 個人番号カード in the national list.
pub fn card(text: &str) -> Option<CardState> {
    match text {
        "有" | "有り" | "あり" | "保有" | "○" | "〇" => Some(CardState::Held),
        "無" | "無し" | "なし" | "未取得" | "未保有" | "×" => Some(CardState::None),
        "返納" | "返納済" => Some(CardState::Returned),
        "紛失" => Some(CardState::Lost),
        "更新中" => Some(CardState::Renewing),
        "不明" => Some(CardState::Unknown),
        _ => None,
    }
}

/// 利用登録 in the national list.
pub fn registered(text: &str) -> Option<bool> {
    match text {
        "有" | "有り" | "あり" | "登録" | "登録済" | "登録済み" | "○" | "〇" => Some(true),
        "無" | "無し" | "なし" | "未登録" | "解除" | "解除済" | "×" => Some(false),
        _ => None,
    }
}

/// Whether a cell is a day and nothing else, as a spreadsheet shows one: `2003/2/17`, `9月13日`. No 番地 is written so.
pub fn is_day(value: &Value) -> bool {
    let Value::Text(text) = value else { return matches!(value, Value::Date { .. }) };
    let short = |part: &str| (1..=2).contains(&part.len()) && is_digits(part);
    let parts: Vec<&str> = text.trim().split('/').collect();
    let month = text.trim().strip_suffix('日').and_then(|rest| rest.split_once('月'));
    match (parts.as_slice(), month) {
        (_, Some((month, day))) => short(month) && short(day),
        ([year, month, day], None) => year.len() == 4 && is_digits(year) && short(month) && short(day),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_written_as_any_number_is() {
        for number in [0.0, -0.0, 7.0, -7.0, 1.5, 1e14, 1e15, 1e21, -1e15, 123_456_789_012.0, f64::NAN, f64::INFINITY] {
            assert_eq!(number_text(number), number.to_string());
        }
    }

    #[test]
    fn a_sex_may_stand_behind_its_code() {
        for (text, read) in [
            ("1:男", Some(Sex::Male)),
            ("２：女性", Some(Sex::Female)),
            ("2女", Some(Sex::Female)),
            ("1", Some(Sex::Male)),
            ("2F", None),
            ("3", None),
        ] {
            assert_eq!(sex(text), read, "{text}");
        }
    }

    #[test]
    fn of_printed_options_the_one_with_the_ticked_box_counts() {
        for (text, word) in [
            ("☑男　□女", Some("男")),
            ("□要　☑不要", Some("不要")),
            ("■ 要 □ 不要", Some("要")),
            ("□男□女", None),
            ("☑男☑女", None),
            ("☑", None),
            ("要", None),
            ("性別□男■女", None),
            ("", None),
        ] {
            assert_eq!(ticked(text), word, "{text}");
        }
        assert_eq!((sex("□男　☑女"), sex("□男　□女")), (Some(Sex::Female), None));
        let marked = |text: &str| mark(Some(&Value::Text(text.into())));
        assert_eq!((marked("☑要　□不要"), marked("□要　☑不要"), marked("□要　□不要")), (Some(true), Some(false), None));
    }

    #[test]
    fn a_number_with_more_digits_than_its_width_is_none() {
        let seven = Width::new(7);
        for value in [Value::Text("10001001".into()), Value::Number(10_001_001.0)] {
            assert_eq!(digits(&value, seven), Some(Digits::TooMany));
        }
        assert_eq!(digits(&Value::Text("0001001".into()), seven), Some(Digits::AsItStands("0001001".into())));
        assert_eq!(digits(&Value::Text("10001001".into()), None), Some(Digits::AsItStands("10001001".into())));
    }

    #[test]
    fn a_day_alone_is_no_part_of_an_address() {
        let text = |text: &str| is_day(&Value::Text(text.into()));
        for day in ["2003/2/17", "2026/11/30", " 9月13日"] {
            assert!(text(day), "{day}");
        }
        assert!(is_day(&Value::Date { serial: 37_669.0, calendar: crate::cell::Calendar::From1900 }));
        for other in ["9-13", "2003-2-17", "1/2/3", "12月", "中央区9月13日町", "3丁目9番地", "2003/2", "", "/", "月日"]
        {
            assert!(!text(other), "{other}");
        }
        assert!(!is_day(&Value::Number(13.0)));
    }

    #[test]
    fn zeros_come_back_in_numbers_and_in_texts() {
        let text = |text: &str| Value::Text(text.into());
        let stands = |text: &str| Some(Digits::AsItStands(text.to_owned()));
        for (value, width, read) in [
            (Value::Number(1003.0), Some(7), Some(Digits::Restored("0001003".to_owned()))),
            (Value::Number(0.0), Some(2), Some(Digits::Restored("00".to_owned()))),
            (Value::Number(6_500_001.0), Some(7), stands("6500001")),
            (Value::Number(12.0), None, Some(Digits::WidthUnknown)),
            (Value::Number(12_345_678.0), Some(7), Some(Digits::TooMany)),
            (Value::Number(1003.5), Some(7), Some(Digits::NotWhole)),
            (Value::Number(-3.0), Some(7), Some(Digits::NotWhole)),
            (Value::Number(f64::INFINITY), Some(7), Some(Digits::NotWhole)),
            (Value::Truth(true), Some(7), Some(Digits::NotWhole)),
            (text("1003"), Some(7), Some(Digits::Restored("0001003".to_owned()))),
            (text("0"), Some(2), Some(Digits::Restored("00".to_owned()))),
            (text("1003"), None, stands("1003")),
            (text("1003-1"), Some(7), stands("1003-1")),
            (text(" 0001003　"), Some(7), stands("0001003")),
            (text("　"), Some(7), None),
            (Value::Error("#N/A"), Some(7), None),
        ] {
            assert_eq!(digits(&value, width.and_then(Width::new)), read, "{value:?}");
        }
    }

    #[test]
    fn masks_say_nothing() {
        let says = |masked: &str| text(Some(&Value::Text(masked.into()))).is_some();
        for masked in ["＊＊＊", "****", "●●●", "〒***-****", "非表示", "(**) ****"] {
            assert!(!says(masked), "{masked}");
        }
        for said in ["●", "×", "*", "-", "××町1-1", "ー"] {
            assert!(says(said), "{said}");
        }
    }

    #[test]
    fn marks_for_yes_and_no() {
        for (cell, read) in [
            ("○", Some(true)),
            ("〇", Some(true)),
            ("要", Some(true)),
            ("1", Some(true)),
            ("レ", Some(true)),
            ("✓", Some(true)),
            ("true", Some(true)),
            ("有", Some(true)),
            ("はい", Some(true)),
            ("■", Some(true)),
            ("発行要", Some(true)),
            ("発行不要", Some(false)),
            ("△", None),
            (" ", Some(false)),
            ("不要", Some(false)),
            ("0", Some(false)),
            ("無", Some(false)),
            ("×", Some(false)),
            ("？", None),
            ("3", None),
        ] {
            assert_eq!(mark(Some(&Value::Text(cell.into()))), read, "{cell}");
        }
        for (value, read) in [(Value::Truth(true), true), (Value::Number(1.0), true), (Value::Number(0.0), false)] {
            assert_eq!(mark(Some(&value)), Some(read));
        }
        assert_eq!(mark(None), Some(false));
    }
}
