//! What the values of a column say about its heading: asked where a heading is vague or two columns could be the same item.

use crate::cell::{Cell, Value};
use crate::column::Fit;
use crate::cut;
use crate::date::{self, Writing};
use crate::ditto;
use crate::field;
use crate::id_parts;
use crate::lists::postal;
use crate::sheet::{Row, Sheet};
use kenpo_domain::address::PostalCode;
use kenpo_domain::insured::InsurerNumber;
use kenpo_domain::meaning::{DayPart, Meaning};
use kenpo_domain::relation;
use kenpo_domain::wareki::{self, EraDigits};
use std::collections::{BTreeMap, BTreeSet};

/// Rows that are looked at.
pub const SAMPLE: usize = 200;

/// Looks at the first values of a column.
pub fn fit(sheet: &Sheet, first: u32, column: u16, meaning: Meaning) -> Fit {
    let mut fit = Fit { seen: 0, fitting: 0 };
    for fits in sample(sheet, first, column).filter_map(|cell| fits(&cell.value, meaning)) {
        fit.seen += 1;
        fit.fitting += u32::from(fits);
    }
    fit
}

/// Values without which a column says nothing of what it holds.
const FEWEST: u32 = 5;

/// What a column holds by its values alone: all of them must be of one kind that nothing else looks like.
pub fn kind(sheet: &Sheet, first: u32, column: u16) -> Option<(Meaning, Fit)> {
    let texts = || sample(sheet, first, column).map(|cell| field::shown(&cell.value));
    let words: BTreeSet<_> = texts().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect();
    let seen = texts().filter(|text| !text.trim().is_empty()).count() as u32;
    let all = |is: fn(&str) -> bool| words.iter().all(|word| is(word));
    // Sexes are few; readings of names are many, for families share one half of them only.
    let varied = words.len() as u32 * 2 > seen;
    let meaning = match () {
        () if seen < FEWEST => return None,
        () if words.len() == 2 && all(|word| SEXES.contains(&word)) => Meaning::Sex,
        () if varied && all(is_reading) => Meaning::Kana,
        () if all(is_marked_postal) => Meaning::Postal,
        () => return None,
    };
    Some((meaning, Fit { seen, fitting: seen }))
}

/// 650-0001, 〒6500001; 5-550401 is a day.
pub fn is_marked_postal(text: &str) -> bool {
    let long = |part: &str, length: usize| part.chars().count() == length;
    let halves = text.trim().trim_start_matches('〒').trim_start().split_once(HYPHENS);
    let parted = halves.is_some_and(|(first, last)| long(first, 3) && long(last, 4));
    (text.contains('〒') || parted) && PostalCode::parse(text).is_some()
}

pub const HYPHENS: [char; 5] = ['-', '－', '‐', '−', 'ー'];

/// Words that mean a sex and nothing else: 1 and 2 could be 加入者区分.
const SEXES: [&str; 4] = ["男", "女", "男性", "女性"];

/// Whether a text is two words of kana, as a reading of a name is.
pub fn is_reading(text: &str) -> bool {
    text.split_whitespace().count() == 2 && text.chars().all(|c| is_kana(c) || c.is_whitespace())
}

pub fn is_kana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー' | 'ｦ'..='ﾟ' | 'ぁ'..='ゖ' | '・')
}

/// Whether a column counts 1, 2, 3 down the rows.
pub fn counts_rows(sheet: &Sheet, first: u32, column: u16) -> bool {
    let mut next = 1;
    sample(sheet, first, column).all(|cell| {
        let counts = field::text(Some(&cell.value)).is_some_and(|text| text.parse() == Ok(next));
        next += 1;
        counts
    }) && next > FEWEST
}

/// Whether all values of a column begin with a zero, as those of a counter of rows do not.
pub fn has_leading_zeros(sheet: &Sheet, first: u32, column: u16) -> bool {
    let padded = |text: &str| text.len() > 2 && text.starts_with('0');
    sample(sheet, first, column).all(|cell| matches!(&cell.value, Value::Text(text) if padded(text.trim())))
}

/// Whether no two values of a column differ.
pub fn says_one_thing(sheet: &Sheet, first: u32, column: u16) -> bool {
    let mut values = sample(sheet, first, column).map(|cell| field::shown(&cell.value));
    let Some(one) = values.next() else { return true };
    values.all(|value| value.trim() == one.trim())
}

/// Whether a column says several things beside one value of another.
pub fn differs_within(sheet: &Sheet, first: u32, column: u16, other: u16) -> bool {
    let mut said = BTreeMap::<_, String>::new();
    let both = |row: Row<'_>| {
        let text = |column| field::text(row.cell(column).map(|cell| &cell.value)).map(|text| text.into_owned());
        Some((text(other)?, text(column)?))
    };
    let mut rows = sheet.rows_from(first).take(SAMPLE).filter_map(both);
    rows.any(|(by, text)| *said.entry(by).or_insert_with(|| text.clone()) != text)
}

/// Whether most values of a column are homes by themselves, from the city to the house.
pub fn holds_homes(sheet: &Sheet, first: u32, column: u16) -> bool {
    let texts: Vec<_> = sample(sheet, first, column).map(|cell| field::shown(&cell.value)).collect();
    let homes = texts.iter().filter(|text| postal::begins_with_place(text) && text.contains(char::is_numeric)).count();
    homes >= FEWEST as usize && homes * 5 >= texts.len() * 4
}

/// Whether most values of a column are readings of whole names: two words, or one that is longer than most given names.
pub fn holds_whole_readings(sheet: &Sheet, first: u32, column: u16) -> bool {
    const LONGER: usize = 5;
    let texts: Vec<_> = sample(sheet, first, column).map(|cell| field::shown(&cell.value)).collect();
    let whole = |text: &str| is_reading(text) || text.trim().chars().count() >= LONGER;
    let readings = texts.iter().filter(|text| whole(text)).count();
    readings >= FEWEST as usize && readings * 5 >= texts.len() * 4
}

/// Whether all values of a column are one part of a day.
pub fn holds_part(sheet: &Sheet, first: u32, column: u16, part: DayPart) -> bool {
    let mut values = sample(sheet, first, column).map(|cell| &cell.value).peekable();
    values.peek().is_some() && values.all(|value| is_part(value, part))
}

fn is_part(value: &Value, part: DayPart) -> bool {
    let text = field::shown(value);
    let number = |unit: char| text.trim().trim_end_matches(unit).parse::<u32>().ok();
    match part {
        DayPart::Era => wareki::is_era(&text) || is_era_digit(text.trim()),
        DayPart::Year => {
            matches!(text.trim(), "元" | "元年")
                || number('年').is_some_and(|year| (1..65).contains(&year) || (1868..2200).contains(&year))
        }
        DayPart::Month => number('月').is_some_and(|month| (1..13).contains(&month)),
        DayPart::Day => number('日').is_some_and(|day| (1..32).contains(&day)),
    }
}

fn is_era_digit(text: &str) -> bool {
    [EraDigits::OF_FORMS, EraDigits::IN_ORDER].iter().any(|eras| eras.letter(text).is_some())
}

/// Whether a value is a day, by the digits for eras that one program or another has.
fn is_day(value: &Value) -> bool {
    let by = |eras| date::of(value, Writing { plain: None, eras }).is_ok();
    by(EraDigits::OF_FORMS) || by(EraDigits::IN_ORDER)
}

/// Whether some texts of a column are days but for their era and century: 50.1.1.
pub fn has_short_days(sheet: &Sheet, first: u32, column: u16) -> bool {
    let short = |text: &str| date::by_itself(&Value::Text(format!("S{}", text.trim()).into())).is_ok();
    sample(sheet, first, column).any(|cell| matches!(&cell.value, Value::Text(text) if short(text)))
}

/// Whether anything stands below a heading.
pub fn has_values(sheet: &Sheet, first: u32, column: u16) -> bool {
    sample(sheet, first, column).any(|cell| !field::shown(&cell.value).trim().is_empty())
}

/// Whether a column of 性別 counts from 0 and never says 2: either of 0 and 1 can be meant as 男.
pub fn counts_sexes_from_zero(sheet: &Sheet, first: u32, column: u16) -> bool {
    let is = |cell: &Cell, codes: [&str; 2]| codes.contains(&field::shown(&cell.value).trim());
    let cells = || sheet.rows_from(first).filter_map(|row| row.cell(column));
    cells().any(|cell| is(cell, ["0", "０"])) && !cells().any(|cell| is(cell, ["2", "２"]))
}

/// Whether the column holds anything of the length of a 個人番号.
pub fn holds_twelve_digits(sheet: &Sheet, first: u32, column: u16) -> bool {
    sheet.rows_from(first).filter_map(|row| row.cell(column)).any(|cell| match &cell.value {
        Value::MyNumber(_) => true,
        Value::Text(text) => text.chars().filter(|c| c.is_numeric()).count() == 12,
        Value::Number(number) => (1e10..1e12).contains(number),
        _ => false,
    })
}

/// The last of the columns behind `column` and before `end` that holds a part of a 個人番号; `column` itself where none does.
pub fn last_part(sheet: &Sheet, first: u32, column: u16, end: u16) -> u16 {
    let cells = sheet.rows_from(first).flat_map(|row| row.cells);
    let behind = cells.filter(|cell| cell.column > column && cell.column < end && cut::is_part(&cell.value));
    behind.map(|cell| cell.column).max().unwrap_or(column)
}

/// Whether the texts of `whole` mostly hold those of `part`, so that the part says nothing new.
pub fn repeats(sheet: &Sheet, first: u32, whole: u16, part: u16) -> bool {
    let (mut seen, mut said_again) = (0, 0);
    for row in sheet.rows_from(first).take(SAMPLE) {
        let text = |column| row.cell(column).and_then(|cell| field::text(Some(&cell.value)));
        if let (Some(whole), Some(part)) = (text(whole), text(part)) {
            seen += 1;
            said_again += usize::from(whole.contains(part.as_ref()));
        }
    }
    seen > 0 && said_again * 2 >= seen
}

/// Whether numbers without a date format in this column can only be days counted by the calendar of the workbook:
/// at least one of them could not be written as month and day.
pub fn counts_days(sheet: &Sheet, first: u32, column: u16) -> bool {
    sample(sheet, first, column).any(|cell| match cell.value {
        Value::Number(number) if date::is_plain_serial(number) => {
            let (month, day) = ((number as u32) / 100 % 100, (number as u32) % 100);
            !(1..=12).contains(&month) || !(1..=31).contains(&day)
        }
        _ => false,
    })
}

/// A cell that means the one above it says nothing of its own.
pub fn sample(sheet: &Sheet, first: u32, column: u16) -> impl Iterator<Item = &Cell> {
    let cells = sheet.rows_from(first).filter_map(move |row| row.cell(column));
    cells.take(SAMPLE).filter(|cell| !ditto::is_ditto(&cell.value))
}

/// Whether a number in a column of marks is none that everybody understands: 2 beside 1, and then 1 may mean either.
pub fn has_own_codes(sheet: &Sheet, first: u32, column: u16) -> bool {
    let mut cells = sheet.rows_from(first).filter_map(|row| row.cell(column));
    cells.any(|cell| {
        let text = field::shown(&cell.value);
        let text = text.trim();
        // A legend below the table is no value.
        !text.is_empty() && text.chars().all(char::is_numeric) && field::mark(Some(&cell.value)).is_none()
    })
}

/// Whether all values of a column are 記号, 番号 and 枝番 in one.
pub fn holds_whole_ids(sheet: &Sheet, first: u32, column: u16) -> bool {
    let mut values = sample(sheet, first, column).map(|cell| &cell.value).peekable();
    let is = |value: &Value| matches!(value, Value::Text(text) if id_parts::parts(text).is_some());
    values.peek().is_some() && values.all(is)
}

/// Whether a value is so many digits; a number may have lost zeros.
fn is_of_digits(value: &Value, digits: usize) -> bool {
    let text = field::shown(value);
    let all = !text.trim().is_empty() && text.trim().chars().all(char::is_numeric);
    let count = text.trim().chars().count();
    all && if matches!(value, Value::Number(_)) { count <= digits } else { count == digits }
}

/// Whether a value is of the kind that a meaning asks for. `None`: it says nothing, or any value would do.
pub fn fits(value: &Value, meaning: Meaning) -> Option<bool> {
    if let Some(part) = meaning.day_part() {
        return Some(is_part(value, part));
    }
    let text = match value {
        Value::Text(text) => text.trim(),
        Value::Error(_) => return None,
        _ => "",
    };
    Some(match meaning {
        Meaning::Birth
        | Meaning::Acquired
        | Meaning::Approved
        | Meaning::CertificateExpires
        | Meaning::Deregistered
        | Meaning::ListedOn => match value {
            Value::Number(number) if date::is_plain_serial(*number) => true,
            _ => is_day(value),
        },
        Meaning::Postal => match value {
            Value::Number(number) => (10_000.0..10_000_000.0).contains(number),
            _ => PostalCode::parse(text).is_some(),
        },
        Meaning::PostalFirst => is_of_digits(value, 3),
        Meaning::PostalLast => is_of_digits(value, 4),
        Meaning::SymbolNumberBranch => id_parts::parts(text).is_some(),
        Meaning::Symbol | Meaning::Number | Meaning::Branch => match value {
            Value::Number(_) => true,
            _ => {
                !text.is_empty()
                    && text.chars().count() <= 20
                    && text.chars().any(char::is_numeric)
                    && date::by_itself(value).is_err()
            }
        },
        Meaning::Class => match value {
            Value::Number(number) => matches!(*number, 0.0 | 1.0 | 2.0),
            _ => matches!(text, "0" | "1" | "2" | "本人" | "家族" | "被保険者" | "被扶養者"),
        },
        Meaning::Sex => field::sex(&field::shown(value)).is_some(),
        Meaning::Relation => relation::read(text).is_some(),
        Meaning::Kana | Meaning::KanaFamily | Meaning::KanaGiven => {
            text.chars().all(|c| is_kana(c) || c.is_whitespace())
        }
        // What has been cut is one that was right; a part of one says nothing.
        Meaning::MyNumber => match value {
            Value::MyNumber(_) => true,
            _ if cut::is_part(value) || field::shown(value).trim().is_empty() => return None,
            Value::Text(text) => cut::is_masked(text),
            _ => false,
        },
        Meaning::Insurer => {
            let digits = if matches!(value, Value::Number(_)) {
                format!("{:0>8}", field::shown(value))
            } else {
                text.to_owned()
            };
            InsurerNumber::parse(&digits).is_some()
        }
        Meaning::Requested => field::mark(Some(value)).is_some(),
        Meaning::Phone | Meaning::Mobile => {
            matches!(value, Value::Number(_)) || text.chars().filter(char::is_ascii_digit).count() >= 9
        }
        _ => return None,
    })
}
