//! A day as ten characters, `2026-04-01`: the one form of a day in the database, in the journal and on the wire.

use crate::Day;
use chrono::Datelike;

/// A day's text. Years of four digits are all that is ever registered; others get as many as they need.
pub fn text(day: Day) -> String {
    let (year, month, day_of_month) = (day.year(), day.month(), day.day());
    let Some(year) = u32::try_from(year).ok().filter(|year| *year <= 9999) else { return day.to_string() };
    let digit = |number: u32, unit: u32| b'0' + (number / unit % 10) as u8;
    let [y, yy, yyy, yyyy] = [1000, 100, 10, 1].map(|unit| digit(year, unit));
    let [[m, mm], [d, dd]] = [month, day_of_month].map(|number| [10, 1].map(|unit| digit(number, unit)));
    String::from_utf8(vec![y, yy, yyy, yyyy, b'-', m, mm, b'-', d, dd]).unwrap_or_else(|_| day.to_string())
}

/// The day of a text of exactly this form; `None` for any other, and for a day that no calendar has.
pub fn parse(text: &str) -> Option<Day> {
    let &[a, b, c, d, b'-', e, f, b'-', g, h] = text.as_bytes() else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
    };
    Day::from_ymd_opt(i32::try_from(number(&[a, b, c, d])?).ok()?, number(&[e, f])?, number(&[g, h])?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_are_read_are_written_alike_and_nothing_else_is_read() {
        for text in ["2026-04-01", "1926-12-25", "2024-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(parse(text).map(self::text).as_deref(), Some(text));
        }
        for bad in
            ["2026-4-01", "2025-02-29", "2026-13-01", "2026-04-01 ", "+026-04-01", "２０２６-04-01", "12026-01-01", ""]
        {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
