//! The two borders of age that a roster is looked at for.
//!
//! An age is reached on the day before the birthday (年齢計算ニ関する法律). From 70 a burden ratio counts from the first day of the
//! month after that day (健康保険法); at 75 cover ends on the birthday itself (高齢者の医療の確保に関する法律).

use chrono::{Datelike, Months};
use kenpo_domain::Day;

/// Where a person stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Below the first border.
    Below70,
    /// A burden ratio is needed.
    From70,
    /// No longer covered.
    From75,
}

/// Where somebody born on `birth` stands on `day`.
pub fn age_on(birth: Day, day: Day) -> Age {
    if birthday(birth, 75).is_none_or(|border| day >= border) {
        Age::From75
    } else if seventy_from(birth).is_none_or(|border| day >= border) {
        Age::From70
    } else {
        Age::Below70
    }
}

/// Born on 29 February: 1 March in common years.
fn birthday(birth: Day, years: i32) -> Option<Day> {
    let year = birth.year().checked_add(years)?;
    Day::from_ymd_opt(year, birth.month(), birth.day()).or_else(|| Day::from_ymd_opt(year, 3, 1))
}

fn seventy_from(birth: Day) -> Option<Day> {
    birthday(birth, 70)?.pred_opt()?.with_day(1)?.checked_add_months(Months::new(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borders() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        for (birth, on, age) in [
            ("1956-11-01", "2026-10-31", Age::Below70),
            ("1956-11-01", "2026-11-01", Age::From70), // born on the 1st: that very month
            ("1956-11-02", "2026-11-30", Age::Below70),
            ("1956-11-02", "2026-12-01", Age::From70),
            ("1956-11-30", "2026-12-01", Age::From70),
            ("1951-11-22", "2026-11-21", Age::From70),
            ("1951-11-22", "2026-11-22", Age::From75),
            ("1952-02-29", "2027-02-28", Age::From70),
            ("1952-02-29", "2027-03-01", Age::From75),
        ] {
            assert_eq!(age_on(day(birth), day(on)), age, "{birth} on {on}");
        }
    }
}
