//! Days from cells: serials of the workbook's calendar, eight-digit numbers, and the ways people write a date.

use crate::cell::{Calendar, Value};
use chrono::Days;
use kenpo_domain::wareki::EraDigits;
use kenpo_domain::{Day, wareki};

/// Why a cell gives no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDay {
    /// The serial of a day that Excel invented (1900-02-29) or that lies before it; what stands there is a slip.
    Impossible,
    /// Not a date.
    Unread,
}

/// The serial of 1900-02-29, which never was. From the next one on Excel and the calendar agree.
const LEAP_1900: f64 = 60.0;

/// How the days of a column are written, where a cell alone does not say it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Writing {
    /// The calendar by which numbers without a date format are days, where they are.
    pub plain: Option<Calendar>,
    /// The eras of the digits before six others.
    pub eras: EraDigits,
}

/// Reads a cell of which nothing is known but itself.
///
/// # Errors
/// [`NoDay`].
pub fn by_itself(value: &Value) -> Result<Day, NoDay> {
    of(value, Writing::default())
}

/// Reads a cell.
///
/// # Errors
/// [`NoDay`].
pub fn of(value: &Value, written: Writing) -> Result<Day, NoDay> {
    match value {
        Value::Date { serial, calendar } => of_serial(*serial, *calendar),
        Value::Number(number) => of_number(*number, written),
        Value::Text(text) => of_text(text.trim(), written.eras),
        Value::Truth(_) | Value::Error(_) | Value::MyNumber(_) => Err(NoDay::Unread),
    }
}

/// Reads a day whose 元号 (nothing where years are Gregorian), year, month and day stand apart.
///
/// # Errors
/// [`NoDay::Unread`].
pub fn of_parts(era: &str, year: &str, month: &str, day: &str) -> Result<Day, NoDay> {
    let bare = |text: &str, unit: char| text.trim_end_matches(unit).trim_end().to_owned();
    let text = format!("{era}{}.{}.{}", bare(year, '年'), bare(month, '月'), bare(day, '日'));
    of_text(&text, EraDigits::default())
}

/// Reads a day whose 元号 stands beside the text of the rest of it. `number`: whether that is a number, which has no zeros before it.
///
/// # Errors
/// [`NoDay`].
pub fn behind_era(era: &str, rest: &str, number: bool) -> Result<Day, NoDay> {
    // 60118 is what a number keeps of 06年01月18日.
    let zero = if number && rest.len() == 5 { "0" } else { "" };
    by_itself(&Value::Text(format!("{era}{zero}{rest}").into()))
}

fn of_serial(serial: f64, calendar: Calendar) -> Result<Day, NoDay> {
    let days = serial.floor();
    let (start, first) = match calendar {
        Calendar::From1900 => (Day::from_ymd_opt(1899, 12, 30), LEAP_1900 + 1.0),
        // Serial 0 is a day, but it is what an empty cell counts for.
        Calendar::From1904 => (Day::from_ymd_opt(1904, 1, 1), 1.0),
    };
    if days < first {
        return Err(NoDay::Impossible);
    }
    // The last day that Excel knows is 9999-12-31.
    let days = if days <= 2_958_465.0 { days as u64 } else { return Err(NoDay::Unread) };
    start.and_then(|start| start.checked_add_days(Days::new(days))).ok_or(NoDay::Unread)
}

/// A number without a date format: `19680615`, `5550401` (the digit of an era before six others), or a serial.
fn of_number(number: f64, written: Writing) -> Result<Day, NoDay> {
    if let Some(calendar) = written.plain.filter(|_| is_plain_serial(number)) {
        return of_serial(number, calendar);
    }
    let whole = number.fract() == 0.0 && (1_000_000.0..1e8).contains(&number);
    if whole { of_text(&(number as u32).to_string(), written.eras) } else { Err(NoDay::Unread) }
}

/// Whether a number could be the serial of a day between 1927 and 2119. A year such as 1985 is none.
pub fn is_plain_serial(number: f64) -> bool {
    (10_000.0..80_000.0).contains(&number) && number.fract() == 0.0
}

/// The day and the digit of its era apart: `5550401`, `5-550401`.
pub fn behind_era_digit(text: &str) -> Option<(&str, &str)> {
    let (era, rest) = text.split_at_checked(1)?;
    let day = rest.strip_prefix('-').unwrap_or(rest);
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    (day.len() == 6 && digits(era) && digits(day)).then_some((era, day))
}

fn of_text(text: &str, eras: EraDigits) -> Result<Day, NoDay> {
    let day = match behind_era_digit(text) {
        Some((era, day)) => eras.letter(era).and_then(|era| wareki::parse(&format!("{era}{day}"))),
        // A day with a time behind it, as other programs write them out.
        _ => wareki::parse(text)
            .or_else(|| wareki::parse(before_time(text).or_else(|| before_age(text))?))
            .or_else(|| of_both_calendars(text))
            .or_else(|| wareki::parse(&in_digits(text)?)),
    };
    day.ok_or(NoDay::Unread)
}

fn before_time(text: &str) -> Option<&str> {
    let (day, time) = text.split_once(['T', ' '])?;
    (time.contains(':') && time.chars().all(|c| c.is_ascii_digit() || ":.Z".contains(c))).then_some(day)
}

/// A day with an age in brackets behind it: 昭和55年4月1日（46歳）.
fn before_age(text: &str) -> Option<&str> {
    let (day, behind) = text.split_once(['(', '（'])?;
    let years = behind.trim_end_matches([')', '）']).trim_start_matches('満').strip_suffix(['歳', '才'])?;
    (!years.is_empty() && years.chars().all(char::is_numeric)).then_some(day.trim_end())
}

/// A day whose year stands in both calendars: 1975(昭和50)年4月1日. Both must mean the same day.
fn of_both_calendars(text: &str) -> Option<Day> {
    let (before, rest) = text.split_once(['(', '（'])?;
    let (inside, behind) = rest.split_once([')', '）'])?;
    let year = |text: &str| text.trim().trim_end_matches('年').trim_end().to_owned();
    let behind = behind.trim_start().strip_prefix('年').unwrap_or(behind);
    let of = |text: &str| wareki::parse(&format!("{}年{}", year(text), behind.trim()));
    of(before).filter(|day| of(inside) == Some(*day))
}

/// A text with its kanji numerals up to 99, and those that stand digit by digit, in digits: 昭和五十五年四月一日, 一九八〇年四月一日. `None`: it has none.
fn in_digits(text: &str) -> Option<String> {
    let value = |c: char| "〇一二三四五六七八九".chars().position(|digit| digit == c);
    let is_numeral = |c: char| c == '十' || value(c).is_some();
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = rest.find(is_numeral) {
        let (before, from) = rest.split_at_checked(at)?;
        let (numerals, behind) = from.split_at_checked(from.find(|c| !is_numeral(c)).unwrap_or(from.len()))?;
        let digits =
            |part: &str| part.chars().map(value).try_fold(String::new(), |all, digit| Some(all + &digit?.to_string()));
        out.push_str(before);
        match numerals.split_once('十') {
            Some((tens, ones)) => {
                let one = |part: &str, none: &str| if part.is_empty() { Some(none.to_owned()) } else { digits(part) };
                let (tens, ones) = (one(tens, "1")?, one(ones, "0")?);
                let sound = tens.len() == 1 && ones.len() == 1;
                out.push_str(&sound.then_some(tens + &ones)?);
            }
            None => out.push_str(&digits(numerals)?),
        }
        rest = behind;
    }
    (!out.is_empty()).then(|| out + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FROM_1900: Writing = Writing { plain: Some(Calendar::From1900), eras: EraDigits::OF_FORMS };
    const FROM_1904: Writing = Writing { plain: Some(Calendar::From1904), eras: EraDigits::OF_FORMS };

    #[test]
    fn days_behind_the_digit_of_an_era() {
        let read = |text: &str, eras| of(&Value::Text(text.into()), Writing { plain: None, eras }).ok();
        let day = |text: &str| Some(text.parse::<Day>().unwrap());
        for (text, of_forms, in_order) in [
            ("5550401", day("1980-04-01"), day("2073-04-01")),
            ("3550401", None, day("1980-04-01")),
            ("3-550401", None, day("1980-04-01")),
            ("4100401", None, day("1998-04-01")),
            ("7100401", day("1998-04-01"), None),
            ("9100431", None, None),
        ] {
            assert_eq!(read(text, EraDigits::OF_FORMS), of_forms, "{text}");
            assert_eq!(read(text, EraDigits::IN_ORDER), in_order, "{text}");
        }
    }

    #[test]
    fn days_in_kanji_numerals() {
        let read = |text: &str| by_itself(&Value::Text(text.into())).map(|day| day.to_string()).ok();
        for (text, day) in [
            ("昭和五十五年四月一日", Some("1980-04-01")),
            ("平成十年十二月三十一日", Some("1998-12-31")),
            ("令和元年十月二十日", Some("2019-10-20")),
            ("一九八〇年四月一日", Some("1980-04-01")),
            ("昭和五五年四月一日", Some("1980-04-01")),
            ("昭和五十五年四月三十一日", None),
            ("十十年四月一日", None),
            ("昭和百年四月一日", None),
            ("三", None),
            ("四月一日", None),
        ] {
            assert_eq!(read(text).as_deref(), day, "{text}");
        }
    }

    #[test]
    fn cells_that_hold_a_day() {
        let text = |text: &str| Value::Text(text.into());
        let date = |serial, from_1904| Value::Date {
            serial,
            calendar: if from_1904 { Calendar::From1904 } else { Calendar::From1900 },
        };
        for (value, read) in [
            (date(61.0, false), Ok("1900-03-01")),
            (date(34_176.0, false), Ok("1993-07-26")),
            (date(34_176.75, false), Ok("1993-07-26")),
            (date(32_714.0, true), Ok("1993-07-26")),
            (date(60.0, false), Err(NoDay::Impossible)),
            (date(0.0, false), Err(NoDay::Impossible)),
            (date(0.0, true), Err(NoDay::Impossible)),
            (date(-5.0, true), Err(NoDay::Impossible)),
            (date(f64::NAN, false), Err(NoDay::Unread)),
            (date(1e300, false), Err(NoDay::Unread)),
            (Value::Number(19_680_615.0), Ok("1968-06-15")),
            (Value::Number(5_550_401.0), Ok("1980-04-01")),
            (Value::Number(34_176.0), Err(NoDay::Unread)),
            (Value::Number(1985.0), Err(NoDay::Unread)),
            (Value::Number(19_680_631.0), Err(NoDay::Unread)),
            (text(" S57.12.16 "), Ok("1982-12-16")),
            (text("5550401"), Ok("1980-04-01")),
            (text("1993-07-26T00:00:00"), Ok("1993-07-26")),
            (text("1993/07/26 0:00"), Ok("1993-07-26")),
            (text("令和8年11月31日"), Err(NoDay::Unread)),
            (text("昭和55年4月1日生"), Ok("1980-04-01")),
            (text("1980/4/1(火)"), Ok("1980-04-01")),
            (text("昭和55年4月1日（満46歳）"), Ok("1980-04-01")),
            (text("1980/4/1 (46才)"), Ok("1980-04-01")),
            (text("1980/4/1（仮）"), Err(NoDay::Unread)),
            (text("1980(昭和55)年4月1日"), Ok("1980-04-01")),
            (text("昭和55年（1980年）4月1日"), Ok("1980-04-01")),
            (text("2019（令和元）年5月1日"), Ok("2019-05-01")),
            (text("1980(昭和56)年4月1日"), Err(NoDay::Unread)),
            (text("1980(昭和55)年"), Err(NoDay::Unread)),
            (text("55(1980)年4月1日"), Err(NoDay::Unread)),
            (text("20270-01-01"), Err(NoDay::Unread)),
            (text("T15.1.1 生まれ"), Err(NoDay::Unread)),
        ] {
            let expected = read.map(|day| day.parse::<Day>().unwrap());
            assert_eq!(by_itself(&value), expected, "{value:?}");
        }
        assert_eq!(of(&Value::Number(1985.0), FROM_1900), Err(NoDay::Unread));
        assert_eq!(of(&Value::Number(34_176.0), FROM_1900), Ok("1993-07-26".parse().unwrap()));
        assert_eq!(of(&Value::Number(32_714.0), FROM_1904), Ok("1993-07-26".parse().unwrap()));
    }
}
