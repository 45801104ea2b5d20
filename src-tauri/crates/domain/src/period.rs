//! Periods and month ends by the Civil Code (民法第143条), and the yearly day of a society.
//!
//! Arithmetic stops at the ends of the calendar instead of failing; no other file adds months or years. Knows no clock.

use crate::Day;
use chrono::{Datelike, Days, Months};

/// This day of the calendar, or its very last day where there is no such day.
pub(crate) fn saturating_day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).unwrap_or(Day::MAX)
}

/// The day after this many days.
pub fn days_after(day: Day, days: u32) -> Day {
    day.checked_add_days(Days::new(days.into())).unwrap_or(Day::MAX)
}

/// The day before this many days.
pub fn days_before(day: Day, days: u32) -> Day {
    day.checked_sub_days(Days::new(days.into())).unwrap_or(Day::MIN)
}

/// How many days a span has, its first and its last day counted; 0 where it ends before it begins.
pub fn length_in_days(first: Day, last: Day) -> u32 {
    u32::try_from(last.signed_duration_since(first).num_days().saturating_add(1)).unwrap_or(0)
}

/// The last day of a period of so many months of which `first` is the first day: the day before the corresponding day, or the
/// month's last day where there is none.
pub fn last_day_of_months(first: Day, months: u32) -> Day {
    match first.checked_add_months(Months::new(months)) {
        None => Day::MAX,
        Some(corresponding) if corresponding.day() == first.day() => days_before(corresponding, 1),
        Some(month_end) => month_end,
    }
}

/// The same in years.
pub fn last_day_of_years(first: Day, years: u32) -> Day {
    last_day_of_months(first, years.saturating_mul(12))
}

/// The 1st of the month after.
pub fn first_of_next_month(day: Day) -> Day {
    day.with_day(1).and_then(|first| first.checked_add_months(Months::new(1))).unwrap_or(Day::MAX)
}

/// The last day of the month that lies so many months later; 0 is the day's own month.
pub fn month_end_after(day: Day, months: u32) -> Day {
    match day.with_day(1).and_then(|first| first.checked_add_months(Months::new(months.saturating_add(1)))) {
        Some(first) => days_before(first, 1),
        None => Day::MAX,
    }
}

/// The last month end that is not after the day.
pub fn month_end_within(day: Day) -> Day {
    if month_end_after(day, 0) == day { day } else { days_before(day.with_day(1).unwrap_or(day), 1) }
}

/// A day that every year has, such as 31 July. 29 February is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthDay {
    month: u32,
    day: u32,
}

impl MonthDay {
    /// `None` where not every year has such a day.
    pub fn new(month: u32, day: u32) -> Option<Self> {
        // 2023 was a common year.
        Day::from_ymd_opt(2023, month, day).map(|_| Self { month, day })
    }

    /// The next such day, the given day included.
    pub fn next_from(self, from: Day) -> Day {
        let this_year = saturating_day(from.year(), self.month, self.day);
        if from <= this_year { this_year } else { saturating_day(from.year().saturating_add(1), self.month, self.day) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_ends_on_the_day_before_the_corresponding_day() {
        for (first, months, last, why) in [
            ("2026-01-15", 2, "2026-03-14", "the corresponding day is 15 March"),
            ("2025-11-30", 3, "2026-02-28", "no 30 February: the month's last day"),
            ("2025-11-29", 3, "2026-02-28", "no 29 February in a common year"),
            ("2025-11-28", 3, "2026-02-27", "28 February exists: the day before it"),
            ("2027-11-29", 3, "2028-02-28", "29 February exists in a leap year"),
            ("2026-01-01", 1, "2026-01-31", "a whole month"),
            ("2026-12-31", 2, "2027-02-28", "over the year's end"),
            ("2026-11-22", 60, "2031-11-21", "five years"),
            ("2024-02-29", 60, "2029-02-28", "five years from 29 February"),
            ("2024-03-01", 60, "2029-02-28", "five years from 1 March end on the same day"),
            ("2026-03-31", 1, "2026-04-30", "no 31 April"),
        ] {
            assert_eq!(last_day_of_months(day(first), months), day(last), "{why}");
        }
        assert_eq!(last_day_of_years(day("2026-11-22"), 5), day("2031-11-21"));
    }

    #[test]
    fn month_ends() {
        for (from, months, end) in [
            ("2026-01-31", 0, "2026-01-31"),
            ("2026-01-01", 1, "2026-02-28"),
            ("2026-11-30", 3, "2027-02-28"),
            ("2027-11-01", 3, "2028-02-29"),
            ("2026-12-31", 1, "2027-01-31"),
        ] {
            assert_eq!(month_end_after(day(from), months), day(end), "{from} + {months}");
        }
        for (from, within) in [
            ("2026-03-31", "2026-03-31"),
            ("2026-03-30", "2026-02-28"),
            ("2028-02-29", "2028-02-29"),
            ("2028-02-28", "2028-01-31"),
            ("2026-01-01", "2025-12-31"),
        ] {
            assert_eq!(month_end_within(day(from)), day(within), "{from}");
        }
        assert_eq!(first_of_next_month(day("2026-12-31")), day("2027-01-01"));
    }

    #[test]
    fn the_yearly_day_includes_the_day_itself() {
        let july = MonthDay::new(7, 31).unwrap();
        for (from, next) in [
            ("2026-07-30", "2026-07-31"),
            ("2026-07-31", "2026-07-31"),
            ("2026-08-01", "2027-07-31"),
            ("2026-12-31", "2027-07-31"),
        ] {
            assert_eq!(july.next_from(day(from)), day(next), "{from}");
        }
        for (month, of_month) in [(2, 29), (2, 30), (4, 31), (13, 1), (0, 1), (1, 0)] {
            assert_eq!(MonthDay::new(month, of_month), None, "{month}-{of_month}");
        }
    }

    #[test]
    fn lengths_count_both_ends() {
        assert_eq!(length_in_days(day("2026-01-01"), day("2026-01-01")), 1);
        assert_eq!(length_in_days(day("2026-01-01"), day("2026-12-31")), 365);
        assert_eq!(length_in_days(day("2026-01-02"), day("2026-01-01")), 0);
        assert_eq!(length_in_days(day("2026-01-31"), day("2026-01-01")), 0);
    }

    #[test]
    fn the_end_of_the_calendar_is_no_panic() {
        assert_eq!(last_day_of_years(day("2026-01-01"), u32::MAX), Day::MAX);
        assert_eq!(days_after(day("2026-01-01"), u32::MAX), Day::MAX);
        assert_eq!(days_before(day("2026-01-01"), u32::MAX), Day::MIN);
        assert_eq!(month_end_after(Day::MAX, 3), Day::MAX);
        let _ = (first_of_next_month(Day::MAX), month_end_within(Day::MIN));
    }
}
