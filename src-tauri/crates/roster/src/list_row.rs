//! One line of the national list of who can use マイナ保険証.

use crate::cell::Value;
use crate::date;
use crate::day_cells::day_of;
use crate::field;
use crate::heading::{Column, Columns};
use crate::identity::insured_id;
use crate::notes::Notes;
use crate::person_row;
use crate::rules::Rules;
use crate::sheet::{Row, Sheet};
use kenpo_domain::Day;
use kenpo_domain::facts::CardState;
use kenpo_domain::finding::{FindingCode, Item};
use kenpo_domain::insured::InsuredId;
use kenpo_domain::kana::Kana;
use kenpo_domain::name::{Name, without_title};
use kenpo_domain::roster::ListEntry;
use kenpo_domain::unsaid::unsaid;

/// Reads one line. `listed_on`: the day that the title rows give, for lists without a column for it.
pub fn read(
    row: Row<'_>,
    columns: &Columns,
    rules: &Rules<'_>,
    listed_on: Option<Day>,
    notes: &mut Notes,
) -> (Option<InsuredId>, Option<ListEntry>) {
    let insured = insured_id(row, columns, rules.widths, notes);
    insurer(row, columns, rules, notes);
    let card = word(row, columns, Item::Card, field::card, notes).unwrap_or(CardState::Unknown);
    let registered = word(row, columns, Item::Registered, field::registered, notes);
    let certificate_expires_on = day(row, columns, Item::CertificateExpires, notes);
    let deregistered_on = day(row, columns, Item::Deregistered, notes);
    let listed_on = day(row, columns, Item::ListedOn, notes).or(listed_on);
    if listed_on.is_none() {
        match columns.whole(Item::ListedOn) {
            // What is no day was told.
            Some(column) if field::text(cell(row, column)).is_some() => {}
            Some(column) => notes.at(FindingCode::ListDayMissing, column, None),
            None => notes.about(FindingCode::ListDayMissing, Item::ListedOn),
        }
    }
    let kana = Some(person_row::joined(row, columns, Item::Kana, ' ')).filter(|kana| !kana.is_empty());
    let mut silent = Notes::silent();
    let birth = day_of(row, columns, Item::Birth, FindingCode::BirthDateBad, &mut silent).and_then(Result::ok);
    let entry = insured.clone().zip(listed_on).map(|(insured, listed_on)| ListEntry {
        place: notes.place(),
        insured,
        name: name(row, columns),
        kana: kana.map(|kana| Kana::from_cell(&kana)),
        birth,
        card,
        registered,
        certificate_expires_on,
        deregistered_on,
        listed_on,
    });
    (insured, entry)
}

/// 氏名 as far as it is one: what a list masks or leaves out says nothing of whose line it is.
fn name(row: Row<'_>, columns: &Columns) -> Option<Name> {
    let text = person_row::joined(row, columns, Item::Name, '　');
    let text = without_title(&text).unwrap_or(&text);
    Name::parse(text).filter(|name| name.stray().is_none() && unsaid(Item::Name, name.as_str()).is_none())
}

fn cell<'a>(row: Row<'a>, column: &Column) -> Option<&'a Value> {
    row.cell(column.index).map(|cell| &cell.value)
}

/// A list of another society must not touch anybody here.
fn insurer(row: Row<'_>, columns: &Columns, rules: &Rules<'_>, notes: &mut Notes) {
    let (Some(expected), Some(column)) = (rules.insurer, columns.whole(Item::Insurer)) else { return };
    // A numeric cell loses the zero with which most numbers of societies begin.
    let text = match cell(row, column) {
        Some(Value::Number(number)) => Some(format!("{number:0>8}").into()),
        other => field::text(other),
    };
    if text.as_deref() != Some(expected.as_str()) {
        notes.at(FindingCode::OtherInsurer, column, text.map(|text| text.into_owned()));
    }
}

/// A word of a short list. A blank says nothing; another word blocks.
fn word<T>(row: Row<'_>, columns: &Columns, item: Item, read: fn(&str) -> Option<T>, notes: &mut Notes) -> Option<T> {
    let column = columns.whole(item)?;
    let text = field::text(cell(row, column))?;
    let value = read(&text);
    if value.is_none() {
        notes.at(FindingCode::ListValueBad, column, Some(text.into_owned()));
    }
    value
}

fn day(row: Row<'_>, columns: &Columns, item: Item, notes: &mut Notes) -> Option<Day> {
    let column = columns.whole(item)?;
    let value = cell(row, column)?;
    let text = field::text(Some(value))?;
    match date::of(value, column.days) {
        Ok(day) => Some(day),
        // What an empty date is written as.
        Err(_) if matches!(text.as_ref(), "0" | "00000000" | "-" | "－" | "ー") => None,
        Err(_) => {
            notes.at(FindingCode::ListValueBad, column, Some(text.into_owned()));
            None
        }
    }
}

/// 基準日 out of the title rows: 「基準日：令和8年10月31日」, 「利用登録状況一覧（令和8年10月31日現在）」, or a date beside 「基準日」.
pub fn day_in_title(sheet: &Sheet, header_row: u32) -> Option<Day> {
    let rows = || sheet.rows_from(0).take_while(|row| row.index() < header_row);
    rows().find_map(|row| {
        let texts = row.cells.iter().enumerate().filter_map(|(at, cell)| match &cell.value {
            Value::Text(text) => Some((at, text.trim())),
            _ => None,
        });
        texts.into_iter().find_map(|(at, text)| {
            let beside = || date::by_itself(&row.cells.get(at + 1)?.value).ok();
            day_in_text(text).or_else(|| beside().filter(|_| text.trim_end_matches([':', '：']) == LIST_DAY))
        })
    })
}

const LIST_DAY: &str = "基準日";

/// Characters of a day as people write it, with blanks in it.
const LONGEST_DAY: usize = 20;

/// A day behind the word 基準日, or before 現在 or 時点.
fn day_in_text(text: &str) -> Option<Day> {
    let is_day = |text: &str| date::by_itself(&Value::Text(text.trim().into())).ok();
    let behind = text.split_once(LIST_DAY).map(|(_, rest)| rest.trim_start_matches([':', '：', '(', '（', ' ', '　']));
    let before = ["現在", "時点"].iter().find_map(|word| text.split_once(word)).map(|(before, _)| before);
    let ends = |text: &str| text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST_DAY).collect::<Vec<_>>();
    let starts = |text: &str| text.char_indices().rev().map(|(at, _)| at).take(LONGEST_DAY).collect::<Vec<_>>();
    // The longest that is a day: 令和8年10月31日, and not 令和8年10月3日.
    let first = behind.and_then(|text| ends(text).into_iter().rev().find_map(|end| is_day(text.get(..end)?)));
    first
        .or_else(|| before.and_then(|text| starts(text).into_iter().rev().find_map(|start| is_day(text.get(start..)?))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_of_which_day_a_list_is() {
        let day = Day::from_ymd_opt(2026, 10, 31);
        for text in [
            "基準日：令和8年10月31日",
            "基準日 2026/10/31　神戸支部",
            "（基準日：令和８年１０月３１日）",
            "令和8年10月31日現在",
            "利用登録状況一覧（令和8年10月31日現在）",
            "2026年10月31日時点の利用登録状況",
        ] {
            assert_eq!(day_in_text(text), day, "{text}");
        }
        for text in ["基準日", "利用登録状況一覧　令和8年10月31日", "現在", "10月31日現在", "基準日：10月"]
        {
            assert_eq!(day_in_text(text), None, "{text}");
        }
    }
}
