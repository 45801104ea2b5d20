//! Ages as the law counts them (年齢計算ニ関スル法律: an age is reached at the end of the day before the birthday).
//!
//! Every age boundary of the rules stands here; no other file may count birthdays. Knows no clock.

use crate::Day;
use crate::period::{first_of_next_month, saturating_day};
use chrono::Datelike;

/// The birthday on which this many years are complete. Someone born on 29 February has it on 1 March in common years.
pub fn birthday(birth: Day, years: i32) -> Day {
    let year = birth.year().saturating_add(years);
    birth.with_year(year).or_else(|| Day::from_ymd_opt(year, 3, 1)).unwrap_or(Day::MAX)
}

/// The day on which the age is reached: the day before the birthday.
pub fn reached_on(birth: Day, years: i32) -> Day {
    let birthday = birthday(birth, years);
    birthday.pred_opt().unwrap_or(birthday)
}

/// The first day on which a burden ratio applies: the 1st of the month after the age of 70 is reached.
/// Someone born on the 1st reaches it on the last day of the month before: for them the ratio applies from the birthday on.
pub fn seventy_effective_on(birth: Day) -> Day {
    first_of_next_month(reached_on(birth, 70))
}

/// The 75th birthday: the first day without cover (高齢者の医療の確保に関する法律第52条).
pub fn seventy_fifth_birthday(birth: Day) -> Day {
    birthday(birth, 75)
}

/// The last day of the 20 % burden before school: the 31 March on or after the day the age of 6 is reached.
pub fn preschool_until(birth: Day) -> Day {
    let reached = reached_on(birth, 6);
    let this_year = saturating_day(reached.year(), 3, 31);
    if reached <= this_year { this_year } else { saturating_day(reached.year().saturating_add(1), 3, 31) }
}

/// Whether somebody is too young on a day to be employed anywhere: compulsory school goes on beyond the 15th birthday (労働基準法第56条).
pub fn is_before_work(birth: Day, day: Day) -> bool {
    day < birthday(birth, 15)
}

/// Whether somebody is too young on a day to be married: women could be from 16 on until 2022 (民法第731条, before and after), nobody earlier.
pub fn is_before_marriage(birth: Day, day: Day) -> bool {
    day < birthday(birth, 16)
}

/// Whether somebody may be a parent of somebody else, by their births: 12 years are between them at the least.
pub fn is_a_generation_older(parent: Day, child: Day) -> bool {
    child >= birthday(parent, 12)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn an_age_is_reached_on_the_day_before_the_birthday() {
        for (birth, years, birthday_on, reached, why) in [
            ("1956-11-22", 70, "2026-11-22", "2026-11-21", "an ordinary day"),
            ("1957-01-01", 70, "2027-01-01", "2026-12-31", "born on New Year's Day: the year before"),
            ("1956-03-01", 70, "2026-03-01", "2026-02-28", "1 March in a common year"),
            ("1954-03-01", 70, "2024-03-01", "2024-02-29", "1 March in a leap year"),
            ("1956-02-29", 70, "2026-03-01", "2026-02-28", "born on 29 February, common year: before 1 March"),
            ("1956-02-29", 72, "2028-02-29", "2028-02-28", "born on 29 February, leap year: before 29 February"),
            ("1952-02-29", 75, "2027-03-01", "2027-02-28", "the 75th birthday is never in a leap year for them"),
        ] {
            assert_eq!(birthday(day(birth), years), day(birthday_on), "{why}");
            assert_eq!(reached_on(day(birth), years), day(reached), "{why}");
        }
    }

    #[test]
    fn nobody_works_before_the_fifteenth_birthday() {
        let before = |on| is_before_work(day("1990-04-01"), day(on));
        assert_eq!(["1989-01-01", "2005-03-31", "2005-04-01"].map(before), [true, true, false]);
    }

    #[test]
    fn seventy_takes_effect_on_the_first_of_a_month() {
        for (birth, effective, why) in [
            ("1956-11-01", "2026-11-01", "born on the 1st: that very month"),
            ("1956-11-02", "2026-12-01", "the 2nd: the month after"),
            ("1956-11-30", "2026-12-01", "month end"),
            ("1956-12-01", "2026-12-01", "born on the 1st of December"),
            ("1956-12-02", "2027-01-01", "over the year's end"),
            ("1957-01-01", "2027-01-01", "reached on 31 December"),
            ("1956-02-29", "2026-03-01", "29 February: reached on 28 February"),
            ("1956-03-01", "2026-03-01", "reached on 28 February too"),
        ] {
            assert_eq!(seventy_effective_on(day(birth)), day(effective), "{why}");
        }
    }

    #[test]
    fn school_begins_for_those_who_reach_six_by_the_31_march() {
        for (birth, until, why) in [
            ("2020-04-01", "2026-03-31", "reaches six on 31 March itself"),
            ("2020-04-02", "2027-03-31", "a day later: the next class"),
            ("2020-03-31", "2026-03-31", "reaches six on 30 March"),
            ("2020-12-31", "2027-03-31", "end of the year"),
            ("2021-01-01", "2027-03-31", "reaches six on 31 December of the year before"),
            ("2020-02-29", "2026-03-31", "29 February"),
        ] {
            assert_eq!(preschool_until(day(birth)), day(until), "{why}");
        }
    }

    #[test]
    fn the_end_of_the_calendar_is_no_panic() {
        assert_eq!(birthday(Day::MAX, 70), Day::MAX);
        let _ = (seventy_effective_on(Day::MAX), preschool_until(Day::MAX), seventy_fifth_birthday(Day::MIN));
    }
}
