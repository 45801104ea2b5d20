//! What only shows over the whole sheet: rows that are nobody's, and the same person twice.

use crate::cell::{Cell, Value};
use crate::characters::narrow_digit;
use crate::date;
use crate::field;
use crate::gone;
use crate::heading::Columns;
use crate::identity::has;
use crate::laid::LAID;
use crate::legend;
use crate::sheet::Row;
use kenpo_domain::Day;
use kenpo_domain::finding::Item;
use kenpo_domain::insured::InsuredId;
use std::collections::HashSet;

/// Words of rows that count the rows above.
const TOTALS: [&str; 5] = ["小計", "合計", "総計", "累計", "計"];
/// What a remark begins with.
const REMARKS: [&str; 8] = ["#", "※", "＊", "*", "注", "（注", "(注", "備考"];
/// A cell that says that its row is an example.
const EXAMPLES: [&str; 6] = ["例", "記入例", "記載例", "見本", "サンプル", "入力例"];

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Somebody's.
    Person,
    /// Nobody's, for certain: a subtotal, a note, the headings again.
    Nobody,
    /// Taken for nobody's although it says something in a column that is read.
    Unclear,
}

/// Whether a row is somebody's.
pub fn kind(row: Row<'_>, columns: &Columns) -> Kind {
    let number = has(row, columns, Item::Number);
    let birth = has(row, columns, Item::Birth);
    if columns.repeats_headings(row) || legend::explains(row) || is_ruled(row) {
        return Kind::Nobody;
    }
    if is_of_counts(row) {
        return Kind::Unclear;
    }
    if birth {
        return Kind::Person;
    }
    let of_name: Vec<&str> = texts(row).filter(|(column, _)| is_name(columns, *column)).map(|(_, text)| text).collect();
    let counts = texts(row).any(|(column, text)| !is_name(columns, column) && is_total(text));
    let counts_or_notes = counts || of_name.iter().any(|text| is_total(text));
    if number {
        // 計 is a family name: a row with a number of its own is somebody's, unless a total stands where no name stands.
        return if counts && of_name.is_empty() { Kind::Unclear } else { Kind::Person };
    }
    let first = texts(row).next().map(|(_, text)| text).unwrap_or_default();
    if counts_or_notes || texts(row).all(|(_, text)| is_remark(text)) {
        return Kind::Nobody;
    }
    if is_remark(first) {
        return Kind::Unclear;
    }
    let named = has(row, columns, Item::Name) || has(row, columns, Item::Kana);
    let says = |cell: &Cell| {
        // A second row of headings may part a number; of a number alone nothing goes in.
        let read = columns.at(cell.column).is_some_and(|column| column.item() != Item::MyNumber);
        read && !matches!(&cell.value, Value::Text(text) if text.trim().is_empty())
    };
    match (named, row.cells.iter().any(says)) {
        (true, _) => Kind::Person,
        (false, true) => Kind::Unclear,
        (false, false) => Kind::Nobody,
    }
}

/// Whether a row is a line between others, drawn with signs: ------, ＝＝＝＝.
fn is_ruled(row: Row<'_>) -> bool {
    let drawn = |text: &str| text.chars().count() > 2 && text.chars().all(|c| "-=_*－―─━＝＿・…~～".contains(c));
    let mut texts = row.cells.iter().filter(|cell| !field::shown(&cell.value).trim().is_empty()).peekable();
    texts.peek().is_some() && texts.all(|cell| matches!(&cell.value, Value::Text(text) if drawn(text.trim())))
}

/// Whether a row counts in several of its cells, and says nothing else: 被保険者数 | 20 | 被扶養者数 | 24.
fn is_of_counts(row: Row<'_>) -> bool {
    let is_label = |text: &str| text.ends_with('数') || is_total(text);
    let is_count =
        |text: &str| text.trim_end_matches(['名', '人', '件']).chars().all(|c| narrow_digit(c).is_ascii_digit());
    let mut labels = 0;
    let all = texts(row).all(|(_, text)| {
        labels += u32::from(is_label(text));
        is_label(text) || is_count(text)
    });
    all && labels > 1
}

/// Whether a row counts people or is a remark.
pub fn counts_or_notes(row: Row<'_>) -> bool {
    let first = texts(row).next().map(|(_, text)| text).unwrap_or_default();
    is_remark(first) || texts(row).any(|(_, text)| is_total(text))
}

/// Whether a row shows how to fill in the form.
pub fn is_example(row: Row<'_>) -> bool {
    const BRACKETS: [char; 8] = ['（', '）', '(', ')', '【', '】', '＜', '＞'];
    texts(row).any(|(_, text)| {
        let text = text.trim_end_matches(BRACKETS);
        // Every word ends with one of these signs, and hardly any cell does.
        text.ends_with(['例', '本', 'ル']) && EXAMPLES.contains(&text.trim_start_matches(BRACKETS))
    })
}

/// Whether a cell of 喪失, of leaving or of 支援措置 is filled; a day of zeros is none, nor one of nines. An error hides what stood there.
pub fn asks_for_a_look(row: Row<'_>, column: u16) -> bool {
    row.cell(column).is_some_and(|cell| match &cell.value {
        Value::Error(_) => true,
        Value::Text(text) if matches!(text.trim(), "非該当" | "該当なし" | "該当無し" | "0000000" | "00000000") => {
            false
        }
        value => field::mark(Some(value)) != Some(false) && !gone::says_still_there(value),
    })
}

/// The same of a cell of days that may be planned: one that is still to come says nothing yet.
pub fn has_passed(row: Row<'_>, column: u16, as_of: Day) -> bool {
    let to_come = |cell: &Cell| date::by_itself(&cell.value).is_ok_and(|day| day > as_of);
    asks_for_a_look(row, column) && !row.cell(column).is_some_and(to_come)
}

/// Whether a cell that no item is read from says that somebody is gone.
pub fn says_gone(row: Row<'_>, columns: &Columns) -> bool {
    texts(row).any(|(column, text)| columns.at(column).is_none() && gone::is_said(text))
}

/// Whether a line of a text has other columns than its headings.
pub fn is_shifted(row: Row<'_>, width: Option<u16>, expected: Option<u16>, columns: &Columns) -> bool {
    let (Some(width), Some(expected)) = (width, expected) else { return false };
    let last = row.cells.iter().rfind(|cell| cell.column < LAID);
    last.is_some_and(|cell| cell.column >= expected) || width <= columns.last
}

/// Whether a row above the headings looks like somebody's: a day and a few more values.
pub fn looks_like_somebody(row: Row<'_>) -> bool {
    row.cells.len() >= 5 && row.cells.iter().any(|cell| date::by_itself(&cell.value).is_ok())
}

fn texts(row: Row<'_>) -> impl Iterator<Item = (u16, &str)> {
    row.cells.iter().filter_map(|cell| match &cell.value {
        Value::Text(text) => Some((cell.column, text.trim())).filter(|(_, text)| !text.is_empty()),
        _ => None,
    })
}

fn is_name(columns: &Columns, column: u16) -> bool {
    columns.at(column).is_some_and(|column| matches!(column.item(), Item::Name | Item::Kana))
}

fn is_remark(text: &str) -> bool {
    REMARKS.iter().any(|sign| text.starts_with(sign)) || text == "以上" || text == "以下余白"
}

/// 小計, 本社 合計, 計1名, 合計：3名, 看護部　計.
fn is_total(text: &str) -> bool {
    const PARTS: [&str; 8] = ["部", "課", "科", "室", "係", "店", "所", "工場"];
    // All of the words have this sign, and hardly any text has.
    if !text.contains('計') {
        return false;
    }
    let text: String = text.chars().filter(|c| !c.is_whitespace() && !"()（）【】[]［］".contains(*c)).collect();
    let word = text.trim_end_matches(['名', '人', '件', '行']).trim_end_matches(char::is_numeric);
    let word = if word.is_empty() { &text } else { word.trim_end_matches([':', '：', '…', '=']) };
    let of_a_part = word.strip_suffix('計').is_some_and(|part| PARTS.iter().any(|end| part.ends_with(end)));
    of_a_part || TOTALS.contains(&word) || TOTALS.iter().take(4).any(|total| word.ends_with(total))
}

/// Every 記号・番号・枝番 that stands in the sheet more than once.
pub fn repeated<'a>(ids: impl Iterator<Item = &'a InsuredId> + Clone) -> HashSet<InsuredId> {
    // Most rosters stand in the order of their numbers, and are done with it.
    if ids.clone().is_sorted_by(|one, next| one < next) {
        return HashSet::new();
    }
    let mut seen = HashSet::with_capacity(ids.size_hint().1.unwrap_or_default());
    ids.filter(|id| !seen.insert(*id)).cloned().collect()
}
