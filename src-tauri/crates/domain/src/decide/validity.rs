//! Clause E: the last day of a certificate: the policy's rule, and what may shorten it.
//!
//! Never gives a day before the day of issue: an outdated rule is an error, an ended stay a hold.

use super::case::Case;
use super::error::{DecideError, ErrorCode};
use super::verdict::Grant;
use crate::Day;
use crate::age::{seventy_effective_on, seventy_fifth_birthday};
use crate::period::{days_after, days_before, last_day_of_months, last_day_of_years, month_end_within};
use crate::policy::{Round, Term, ValidityRule};

/// The longest validity that the law allows, in years from and including the day of issue (健康保険法施行規則第47条第2項).
const LONGEST_YEARS: u32 = 5;

/// When a certificate ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ends {
    On(Day),
    /// The 在留期間 is over: no certificate before a person has looked.
    StayEnded,
}

pub(super) fn judge(case: &Case<'_>, grant: &Grant) -> Result<Ends, DecideError> {
    let issue = case.day;
    let by_rule = match grant.keeps_end {
        Some(end) => end,
        None => last_day(case.policy.validity.rule_for(grant.recorded), issue, grant.follows),
    };
    if by_rule < issue {
        return Err(DecideError { code: ErrorCode::PolicyExpired, field: None });
    }
    let facts = case.facts;
    let stay_until = facts.stay_until.filter(|_| case.policy.validity.cap_at_stay);
    if stay_until.is_some_and(|stay| stay < issue) {
        return Ok(Ends::StayEnded);
    }
    let seventy = seventy_effective_on(facts.birth_date);
    let before_seventy = (case.policy.validity.cap_at_70 && issue < seventy).then(|| days_before(seventy, 1));
    let caps = [
        Some(last_day_of_years(issue, LONGEST_YEARS)),
        facts.voluntary_until,
        Some(days_before(seventy_fifth_birthday(facts.birth_date), 1)),
        stay_until,
        before_seventy,
    ];
    Ok(Ends::On(caps.into_iter().flatten().fold(by_rule, Day::min)))
}

fn last_day(rule: ValidityRule, issue: Day, follows: Option<Day>) -> Day {
    let computed = match rule.term {
        Term::Fixed(until) => until,
        Term::Years(n) => last_day_of_years(issue, n),
        Term::Months(n) => last_day_of_months(issue, n),
        Term::Annual(yearly) => yearly.next_from(follows.map_or(issue, |last| days_after(last, 1))),
    };
    match rule.round {
        Round::None => computed,
        Round::MonthEndWithin => month_end_within(computed),
    }
}
