//! Headings that name no item and matter all the same: that somebody must look at a row, or that a row speaks of two people.

use super::beyond::is_loss_elsewhere;
use super::header::Header;
use super::key::key;
use crate::cell::Value;
use crate::field;
use crate::gone;
use crate::sheet::Sheet;
use kenpo_domain::finding::Item;

/// Words of columns whose filled cells make a row wait: 喪失, but not that of another scheme's cover, and 扶養解除.
const LOSS: [&str; 9] = [
    "喪失",
    "SOSHITSU",
    "SOUSHITSU",
    "ソウシツ",
    "DISQUALIF",
    "扶養解除",
    "認定解除",
    "被扶養者デナクナッタ",
    "扶養削除",
];
/// The same of the marks of 支援措置, and remarks of that kind.
const PROTECTION: [&str; 8] = ["支援措置", "DV", "不開示", "情報提供不可", "虐待", "被害者", "秘匿", "閲覧制限"];
/// Counters of rows, which nobody misses.
const COUNTERS: [&str; 7] = ["NO", "№", "項番", "連番", "行", "行番号", "通番"];

/// Columns whose filled cells make a row wait.
#[derive(Default)]
pub struct ToLook {
    pub always: Vec<u16>,
    /// Days that may be planned: once they are past.
    pub once_past: Vec<u16>,
}

impl ToLook {
    pub fn has(&self, column: u16) -> bool {
        self.always.iter().chain(&self.once_past).any(|other| *other == column)
    }
}

/// Finds them. Those who stay insured after leaving their work have left it, all of them; and what a person does not need of days of leaving is not
/// looked at.
pub fn to_look(sheet: &Sheet, header: &Header) -> ToLook {
    let above = sheet.rows_from(0).take_while(|row| row.index() <= header.last_row).flat_map(|row| row.cells);
    let mut texts = above.filter_map(|cell| match &cell.value {
        Value::Text(text) => Some(text.as_str()),
        _ => None,
    });
    let of_retired = sheet.name.as_deref().is_some_and(gone::names_the_retired) || texts.any(gone::names_the_retired);
    let mut found = ToLook::default();
    for heading in header.headings.iter().filter(|heading| asks_for_a_look(&heading.text)) {
        let word = key(&heading.text).whole;
        let left_work = gone::is_of_leaving_work(&word);
        let not_needed = heading.chosen && heading.named.is_none() && !speaks_of_protection(&heading.text);
        match () {
            () if not_needed || (of_retired && left_work) => {}
            () if left_work || word.contains("予定") => found.once_past.push(heading.column),
            () => found.always.push(heading.column),
        }
    }
    found
}

/// Whether a text speaks of 支援措置 or what it is for.
pub fn speaks_of_protection(text: &str) -> bool {
    let word = key(text).whole;
    PROTECTION.iter().any(|look| word.contains(look))
}

/// Whether a filled cell under this heading makes its row wait.
pub fn asks_for_a_look(heading: &str) -> bool {
    let word = key(heading).whole;
    let looks = LOSS.iter().chain(&PROTECTION).any(|look| word.contains(look)) || gone::is_of_leaving(&word);
    looks && !word.contains("取得") && !is_loss_elsewhere(heading)
}

/// Whether a heading only counts the rows.
pub fn only_counts(heading: &str) -> bool {
    let word = key(heading).whole;
    word.is_empty() || COUNTERS.contains(&word.as_str())
}

/// Whom each row names. A member and a dependant side by side, read as one person, would be mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum People {
    One,
    /// A member and a dependant, and of the two one birth: it is the dependant's where the 続柄 is one's, for the 被保険者氏名 then only says whose
    /// family that is.
    OneOfTwo,
    Two,
}

/// Tells them by the headings.
pub fn people(header: &Header) -> People {
    let words: Vec<(String, Option<Item>)> = header
        .headings
        .iter()
        .map(|heading| (key(&heading.text).whole, heading.named.map(|named| named.meaning.item())))
        .collect();
    let dependants =
        |word: &str| word.starts_with("被扶養者") || word.starts_with("家族") || word.starts_with("扶養家族");
    let both = |item: Item, name: &str| {
        words.iter().any(|(word, _)| dependants(word) && word.contains(name))
            && words.iter().any(|(word, named)| !dependants(word) && *named == Some(item))
    };
    let births = words.iter().filter(|(_, named)| *named == Some(Item::Birth)).count();
    match (both(Item::Name, "氏名"), both(Item::Birth, "生年月日")) {
        (_, true) => People::Two,
        (true, false) if births == 1 => People::OneOfTwo,
        (true, false) => People::Two,
        (false, false) => People::One,
    }
}

/// Characters behind the word 記号 among which a 記号 stands, if at all.
const NEAR: usize = 40;

/// Whether a title may say a 記号: 記号 12, 記号は下記のとおり 12, 記号 with 12 in the cell behind it. Where no column gives one, it may be that of
/// every row.
pub fn says_symbol(sheet: &Sheet, first_heading: u32) -> bool {
    sheet.rows_from(0).take_while(|row| row.index() < first_heading).any(|row| {
        let within = row.cells.iter().any(|cell| matches!(&cell.value, Value::Text(text) if says_symbol_in(text)));
        let mut beside = row.cells.iter().zip(row.cells.iter().skip(1));
        within || beside.any(|(label, code)| is_label_of_symbol(&label.value) && is_code(&field::shown(&code.value)))
    })
}

/// Words behind which a 記号 stands.
const SYMBOLS: [&str; 3] = ["記号", "Symbol", "SYMBOL"];
/// What makes of them the words for both.
const OF_BOTH: [&str; 5] = ["・番号", "番号", "－番号", "-番号", "/番号"];

fn says_symbol_in(text: &str) -> bool {
    SYMBOLS.iter().flat_map(|word| text.split(word).skip(1)).any(|rest| {
        match OF_BOTH.iter().find_map(|word| rest.strip_prefix(word)) {
            // 記号番号 12-345 is one person's, and 記号番号 12- everybody's.
            Some(behind) => {
                is_code(behind.trim_end_matches(['-', '－', '‐', 'ー'])) && !behind.ends_with(char::is_numeric)
            }
            None => rest.chars().take(NEAR).any(char::is_numeric),
        }
    })
}

/// Whether a cell ends with the word, and what it says stands in the cell behind it.
fn is_label_of_symbol(value: &Value) -> bool {
    let Value::Text(text) = value else { return false };
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '＝' | '=' | '）' | ')'));
    SYMBOLS.iter().any(|word| text.ends_with(word))
}

/// Letters and digits as short as a 記号.
fn is_code(text: &str) -> bool {
    const LONGEST: usize = 8;
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '「' | '」'));
    text.chars().count() <= LONGEST && text.contains(char::is_numeric) && text.chars().all(char::is_alphanumeric)
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_ask_for_a_look() {
        for heading in [
            "資格喪失年月日",
            "喪失日",
            "soshitsu_bi",
            "支援措置",
            "ＤＶ等",
            "不開示該当フラグ",
            "自己情報提供不可フラグ",
        ] {
            assert!(asks_for_a_look(heading), "{heading}");
        }
        for heading in ["資格取得年月日", "備考", "認定年月日", "解除処理日", "資格取得・喪失年月日"]
        {
            assert!(!asks_for_a_look(heading), "{heading}");
        }
    }
}
