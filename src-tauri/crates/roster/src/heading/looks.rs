//! What the values of a column look like by themselves, whatever its heading says: the shapes of single values, and what runs down the rows.

use super::evidence::{HYPHENS, is_kana, is_marked_postal, is_reading, sample};
use crate::cell::Value;
use crate::characters::narrow_digit;
use crate::column::{Fit, Looks, Seen};
use crate::date;
use crate::field;
use crate::id_parts;
use crate::lists::{postal, readings};
use crate::sheet::Sheet;
use chrono::Datelike;
use kenpo_domain::Day;
use kenpo_domain::address::PostalCode;
use kenpo_domain::insured::InsurerNumber;
use kenpo_domain::relation;
use kenpo_domain::wareki::{self, EraDigits};
use std::collections::BTreeSet;

/// Looks at the first values of a column. `number`, `branch`: the columns of 番号 and 枝番, where they are known.
pub fn looks(sheet: &Sheet, first: u32, column: u16, ids: Ids) -> Option<Seen> {
    let values: Vec<&Value> = cells(sheet, first, column).collect();
    let by_shape = SHAPES.iter().find_map(|(looks, is)| {
        let fitting = values.iter().filter(|value| is(value)).count() as u32;
        let fit = Fit { seen: values.len() as u32, fitting };
        (fit.is_sure() && is_likely(*looks, &values)).then_some(Seen { looks: *looks, fit })
    });
    by_shape.map(told_by_eras(&values)).or_else(|| running(sheet, first, column, ids))
}

/// The first values of a column.
pub fn cells(sheet: &Sheet, first: u32, column: u16) -> impl Iterator<Item = &Value> {
    let cells = sample(sheet, first, column).map(|cell| &cell.value);
    cells.filter(|value| !field::shown(value).trim().is_empty())
}

/// The columns that say which rows are one household's.
#[derive(Clone, Copy)]
pub struct Ids {
    pub number: Option<u16>,
    pub branch: Option<u16>,
}

/// Whether a value is of a shape.
type IsSo = fn(&Value) -> bool;

/// What a single value can look like, the stricter first: where one fits, the others are not asked.
const SHAPES: &[(Looks, IsSo)] = &[
    (Looks::MyNumbers, is_my_number),
    (Looks::Insurers, is_insurer),
    (Looks::Sexes, is_sex),
    (Looks::Relations, is_relation),
    (Looks::Eras, is_era),
    (Looks::Days, is_day),
    (Looks::PostalCodes, is_postal),
    (Looks::Mobiles, is_mobile),
    (Looks::Phones, is_phone),
    (Looks::Ids, is_id),
    (Looks::Names, is_name),
    (Looks::Wishes, is_wish),
    (Looks::Readings, is_kana_of_name),
    (Looks::Addresses, is_address),
];

/// Whether the values together may be what each of them looks like.
fn is_likely(looks: Looks, values: &[&Value]) -> bool {
    let texts: BTreeSet<_> = values.iter().map(|value| field::shown(value)).collect();
    let varied = texts.len() * 2 > values.len();
    // Sums are round; places are not.
    let round = values.iter().filter(|value| field::shown(value).ends_with("000")).count();
    match looks {
        Looks::Insurers => texts.len() <= 3,
        Looks::Readings | Looks::Names => varied,
        Looks::PostalCodes => round * 2 < values.len() || values.iter().any(|value| is_marked(value)),
        _ => true,
    }
}

/// Days that are written with their eras say more than days alone.
fn told_by_eras(values: &[&Value]) -> impl Fn(Seen) -> Seen {
    let with_era =
        values.iter().filter(|value| matches!(value, Value::Text(text) if is_day(value) && begins_with_era(text)));
    let with_era = with_era.count() as u32;
    move |seen| {
        let fit = Fit { fitting: with_era, ..seen.fit };
        if seen.looks == Looks::Days && fit.is_sure() { Seen { looks: Looks::EraDays, fit } } else { seen }
    }
}

/// 昭和50年, S50, 5-500101.
fn begins_with_era(text: &str) -> bool {
    let mut chars = text.trim_start().chars();
    let first: String = chars.by_ref().take(1).collect();
    wareki::is_era(&first) || (EraDigits::OF_FORMS.letter(&first).is_some() && chars.next() == Some('-'))
}

/// What stands in the place of one that was cut: nobody sees its digits here either.
fn is_my_number(value: &Value) -> bool {
    matches!(value, Value::MyNumber(_))
}

/// Kinds of insurers with which an 保険者番号 begins (法別番号): those of employees' insurances.
const SCHEMES: [&str; 12] = ["01", "02", "03", "04", "06", "07", "31", "32", "33", "34", "63", "67"];

/// Eight digits with their check digit; a number may have lost the zero before it.
fn is_insurer(value: &Value) -> bool {
    let text = field::shown(value);
    let eight = if matches!(value, Value::Number(_)) { format!("{text:0>8}") } else { text.trim().to_owned() };
    SCHEMES.iter().any(|scheme| eight.starts_with(scheme)) && InsurerNumber::parse(&eight).is_some()
}

/// A word: 1 and 2 could be anything.
fn is_sex(value: &Value) -> bool {
    matches!(value, Value::Text(text) if !text.contains(char::is_numeric) && field::sex(text.trim()).is_some())
}

fn is_relation(value: &Value) -> bool {
    matches!(value, Value::Text(text) if relation::read(text.trim()).is_some())
}

/// An era in which somebody who lives may be born.
fn is_era(value: &Value) -> bool {
    matches!(value, Value::Text(text) if wareki::is_era(text) && !text.trim().starts_with(['明', 'M', 'm', 'Ｍ', '㍾']))
}

fn is_day(value: &Value) -> bool {
    day(value).is_some()
}

/// A day of a life. A number without a date format may be a sum: only years of four digits tell.
pub fn day(value: &Value) -> Option<Day> {
    let long = |number: f64| (1e7..1e8).contains(&number);
    let told = !matches!(value, Value::Number(number) if !long(*number));
    date::by_itself(value).ok().filter(|day| told && (1900..2100).contains(&day.year()))
}

fn is_postal(value: &Value) -> bool {
    is_marked(value) || is_listed_postal(value)
}

fn is_marked(value: &Value) -> bool {
    matches!(value, Value::Text(text) if is_marked_postal(text))
}

/// Seven digits alone may be a 番号: they are a postal code where there is such a place.
fn is_listed_postal(value: &Value) -> bool {
    let text = field::shown(value);
    let lost_zeros = matches!(value, Value::Number(number) if number.fract() == 0.0 && (1e5..1e7).contains(number));
    let seven = if lost_zeros { format!("{text:0>7}") } else { text.trim().to_owned() };
    PostalCode::parse(&seven).is_some_and(|code| postal::has(&code))
}

/// Groups of digits of a telephone number: `03-1234-5678`, `(078)123-4567`, `0781234567`.
fn phone(value: &Value) -> Option<Vec<String>> {
    let text = match value {
        Value::Text(text) => text.trim().replace("+81", "0"),
        // Nothing but a mobile number is so long without its zero.
        Value::Number(number) if (5e9..1e10).contains(number) && number.fract() == 0.0 => format!("0{number}"),
        _ => return None,
    };
    let narrow = |c: char| match c {
        '(' | ')' | '（' | '）' | '.' | ' ' | '　' => '-',
        c if HYPHENS.contains(&c) => '-',
        c => narrow_digit(c),
    };
    let plain: String = text.chars().map(narrow).collect();
    let groups: Vec<String> = plain.split('-').filter(|group| !group.is_empty()).map(str::to_owned).collect();
    groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit())).then_some(groups)
}

fn is_phone(value: &Value) -> bool {
    let Some(groups) = phone(value) else { return false };
    let all = groups.concat();
    let begins = all.starts_with('0') && !all.starts_with("00");
    // 0100-123456 is a number of another book: the last group of a telephone has four digits.
    let ends = groups.len() == 1 || groups.last().is_some_and(|last| last.len() == 4);
    let length = if is_mobile_head(&all) { 11 } else { 10 };
    begins && ends && groups.len() <= 3 && all.len() == length
}

fn is_mobile(value: &Value) -> bool {
    is_phone(value) && phone(value).is_some_and(|groups| is_mobile_head(&groups.concat()))
}

fn is_mobile_head(all: &str) -> bool {
    ["070", "080", "090", "050", "020"].iter().any(|head| all.starts_with(head))
}

/// 12-0001001-00: digits alone, for an address ends with three numbers as well.
fn is_id(value: &Value) -> bool {
    let Value::Text(text) = value else { return false };
    let digits = |part: &str| !part.is_empty() && part.chars().all(char::is_numeric);
    id_parts::parts(text).is_some_and(|parts| {
        let sound = digits(parts.number) && digits(parts.branch) && parts.symbol.chars().count() <= 8;
        sound && parts.number.chars().count() >= 3 && parts.branch.chars().count() == 2
    })
}

/// Two words of kana, or one that is as long as both halves of a name.
fn is_kana_of_name(value: &Value) -> bool {
    let Value::Text(text) = value else { return false };
    let whole = (4..=20).contains(&text.trim().chars().count()) && text.trim().chars().all(is_kana);
    is_reading(text.trim()) || whole
}

/// 佐藤　花子. A name in one piece could be a department's.
fn is_name(value: &Value) -> bool {
    let Value::Text(text) = value else { return false };
    let mut words = text.split_whitespace();
    let two = words.next().zip(words.next()).filter(|_| words.next().is_none());
    two.is_some_and(|(family, given)| {
        let ideographs = given.chars().all(|c| c.is_alphabetic() && !c.is_ascii()) && given.chars().count() <= 4;
        ideographs && readings::is_surname(family)
    })
}

/// A word: ○ could be anything.
fn is_wish(value: &Value) -> bool {
    const WORDS: [&str; 8] = ["要", "不要", "必要", "希望", "希望する", "希望しない", "発行する", "発行しない"];
    matches!(value, Value::Text(text) if WORDS.contains(&text.trim()))
}

/// It begins with a place that there is, and goes on with a number.
fn is_address(value: &Value) -> bool {
    let Value::Text(text) = value else { return false };
    let numbered = text.contains(char::is_numeric) || text.contains("丁目") || text.contains("番地");
    numbered && !text.contains('。') && postal::begins_with_place(text.trim())
}

/// What shows only in how values follow each other down the rows.
fn running(sheet: &Sheet, first: u32, column: u16, ids: Ids) -> Option<Seen> {
    let of = |looks| move |fit: Fit| fit.is_sure().then_some(Seen { looks, fit });
    let branches = || branches(sheet, first, column, ids.number).and_then(of(Looks::Branches));
    branches().or_else(|| numbers(sheet, first, column, ids.branch?).and_then(of(Looks::Numbers)))
}

/// Values of two columns that stand in one row.
struct Beside<'a> {
    value: &'a Value,
    other: Option<&'a Value>,
}

fn beside(sheet: &Sheet, first: u32, column: u16, other: Option<u16>) -> Vec<Beside<'_>> {
    let rows = sheet.rows_from(first).filter_map(|row| {
        let value = &row.cell(column)?.value;
        let other = other.and_then(|other| Some(&row.cell(other)?.value));
        (!field::shown(value).trim().is_empty()).then_some(Beside { value, other })
    });
    rows.take(super::evidence::SAMPLE).collect()
}

/// The largest 枝番 that a family has.
const LARGEST: u32 = 30;

/// 00, 01, 02, and again from the first one with each household: by 番号 where that is known.
fn branches(sheet: &Sheet, first: u32, column: u16, number: Option<u16>) -> Option<Fit> {
    let rows = beside(sheet, first, column, number);
    let begins = rows.first().and_then(|row| small(row.value)).filter(|begins| *begins <= 1)?;
    let (mut fit, mut steps, mut again) = (Fit { seen: 0, fitting: 0 }, 0, 0);
    for (before, here) in rows.iter().zip(rows.iter().skip(1)) {
        let (was, is) = (small(before.value), small(here.value));
        let goes_on = was.zip(is).is_some_and(|(was, is)| is == was + 1);
        let begins_again = is == Some(begins);
        let same = before.other.zip(here.other).map(|(was, is)| field::shown(was) == field::shown(is));
        fit.seen += 1;
        fit.fitting += u32::from(match same {
            Some(true) => goes_on,
            Some(false) => begins_again,
            None => goes_on || begins_again,
        });
        steps += u32::from(goes_on);
        again += u32::from(begins_again);
    }
    // What only counts the rows never begins again.
    (steps >= 2 && again >= 2).then_some(fit)
}

fn small(value: &Value) -> Option<u32> {
    let text = field::shown(value);
    let short = match value {
        Value::Text(text) => text.trim().chars().count() == 2,
        Value::Number(_) => true,
        _ => false,
    };
    text.trim().parse().ok().filter(|number| short && *number <= LARGEST)
}

/// Digits that are one household's: the same while the 枝番 goes on, and others where it begins again.
fn numbers(sheet: &Sheet, first: u32, column: u16, branch: u16) -> Option<Fit> {
    let rows = beside(sheet, first, column, Some(branch));
    let digits = |value: &Value| {
        let text = field::shown(value);
        let text = text.trim();
        (2..=10).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let (mut fit, mut kept, mut others) = (Fit { seen: 0, fitting: 0 }, 0, 0);
    for (before, here) in rows.iter().zip(rows.iter().skip(1)) {
        let place = |row: &Beside<'_>| row.other.and_then(small);
        let goes_on = place(before).zip(place(here)).is_some_and(|(was, is)| is == was + 1);
        let same = field::shown(before.value) == field::shown(here.value);
        fit.seen += 1;
        fit.fitting += u32::from(digits(here.value) && goes_on == same);
        kept += u32::from(same);
        others += u32::from(!same);
    }
    (kept >= 2 && others >= 2).then_some(fit)
}
