//! Clause E: the rules, their rounding, the caps, and what is no day at all.

use super::*;

#[test]
fn the_rule_of_the_reason() {
    check(&[
        ("fixed", |f, _| no_card(f), TODAY, "Certificate NoCard 2029-03-31 Card Employer C.6"),
        ("fixed, its last day", |f, _| no_card(f), "2029-03-31", "Certificate NoCard 2029-03-31 Card Employer C.6"),
        ("fixed, the day after: never back-dated", |f, _| no_card(f), "2029-04-01", "policy expired"),
        (
            "months",
            |f, _| apply(f, 1, "2026-01-15"),
            "2026-11-22",
            "Certificate CardLost applied 2027-01-21 Card Employer C.3",
        ),
        (
            "years",
            |f, p| {
                no_card(f);
                p.validity.default = rule(Term::Years(3));
            },
            TODAY,
            "Certificate NoCard 2029-11-21 Card Employer C.6",
        ),
        (
            "three years within month end",
            |f, p| {
                no_card(f);
                p.validity.default = ValidityRule { term: Term::Years(3), round: Round::MonthEndWithin };
            },
            TODAY,
            "Certificate NoCard 2029-10-31 Card Employer C.6",
        ),
        (
            "a computed day that is a month end stays",
            |f, p| {
                no_card(f);
                p.validity.default = ValidityRule { term: Term::Years(3), round: Round::MonthEndWithin };
            },
            "2026-12-01",
            "Certificate NoCard 2029-11-30 Card Employer C.6",
        ),
        (
            "fixed and rounded to before the day of issue",
            |f, p| {
                no_card(f);
                p.validity.default =
                    ValidityRule { term: Term::Fixed(day("2026-11-29")), round: Round::MonthEndWithin };
            },
            TODAY,
            "policy expired",
        ),
        (
            "yearly, before it",
            |f, p| {
                no_card(f);
                p.validity.default = rule(Term::Annual(month_day(7, 31)));
            },
            "2027-07-30",
            "Certificate NoCard 2027-07-31 Card Employer C.6",
        ),
        (
            "yearly, on it",
            |f, p| {
                no_card(f);
                p.validity.default = rule(Term::Annual(month_day(7, 31)));
            },
            "2027-07-31",
            "Certificate NoCard 2027-07-31 Card Employer C.6",
        ),
        (
            "yearly, after it",
            |f, p| {
                no_card(f);
                p.validity.default = rule(Term::Annual(month_day(7, 31)));
            },
            "2027-08-01",
            "Certificate NoCard 2028-07-31 Card Employer C.6",
        ),
    ]);
}

#[test]
fn the_smallest_of_the_caps() {
    fn long(f: &mut Facts, p: &mut Policy) {
        no_card(f);
        p.validity.default = rule(Term::Years(5));
    }
    check(&[
        (
            "five years include the day of issue",
            |f, p| {
                long(f, p);
                p.validity.default = rule(Term::Years(9));
            },
            TODAY,
            "Certificate NoCard 2031-11-21 Card Employer C.6",
        ),
        (
            "five years from 29 February",
            |f, p| long(f, p),
            "2028-02-29",
            "Certificate NoCard 2033-02-28 Card Employer C.6",
        ),
        (
            "任意継続",
            |f, p| {
                long(f, p);
                f.voluntary_until = Some(day("2028-01-31"));
            },
            TODAY,
            "Certificate NoCard 2028-01-31 Card Direct C.6",
        ),
        (
            "the day before 75",
            |f, p| {
                long(f, p);
                seventy_two(f);
            },
            TODAY,
            "Certificate NoCard 2029-05-04 20%(2026-08-01..2027-07-31) Card Employer C.6",
        ),
        (
            "75 for those born on 29 February",
            |f, p| {
                long(f, p);
                seventy_two(f);
                f.birth_date = day("1952-02-29");
            },
            TODAY,
            "Certificate NoCard 2027-02-28 20%(2026-08-01..2027-07-31) Card Employer C.6",
        ),
        (
            "stay, switched on",
            |f, p| {
                long(f, p);
                f.stay_until = Some(day("2027-05-05"));
                p.validity.cap_at_stay = true;
            },
            TODAY,
            "Certificate NoCard 2027-05-05 Card Employer C.6",
        ),
        (
            "stay, switched off",
            |f, p| {
                long(f, p);
                f.stay_until = Some(day("2027-05-05"));
            },
            TODAY,
            "Certificate NoCard 2031-11-21 Card Employer C.6",
        ),
        (
            "stay ends today",
            |f, p| {
                long(f, p);
                f.stay_until = Some(day(TODAY));
                p.validity.cap_at_stay = true;
            },
            TODAY,
            "Certificate NoCard 2026-11-22 Card Employer C.6",
        ),
        (
            "stay ended yesterday",
            |f, p| {
                long(f, p);
                f.stay_until = Some(day("2026-11-21"));
                p.validity.cap_at_stay = true;
            },
            TODAY,
            "Hold StayEnded E",
        ),
        (
            "stay ended yesterday, switched off",
            |f, p| {
                long(f, p);
                f.stay_until = Some(day("2026-11-21"));
            },
            TODAY,
            "Certificate NoCard 2031-11-21 Card Employer C.6",
        ),
        (
            "70 takes effect on 2026-12-01, switched on",
            |f, p| {
                long(f, p);
                f.birth_date = day("1956-11-02");
                p.validity.cap_at_70 = true;
            },
            TODAY,
            "Certificate NoCard 2026-11-30 Card Employer C.6",
        ),
        (
            "70, switched off",
            |f, p| {
                long(f, p);
                f.birth_date = day("1956-11-02");
            },
            TODAY,
            "Certificate NoCard 2031-11-01 Card Employer C.6",
        ),
        (
            "issued on the effective day of 70: no cap",
            |f, p| {
                long(f, p);
                f.birth_date = day("1956-11-02");
                p.validity.cap_at_70 = true;
                f.burden =
                    Some(Burden { percent: Percent::Twenty, effective_on: day("2026-12-01"), valid_until: None });
            },
            "2026-12-01",
            "Certificate NoCard 2031-11-01 20%(2026-12-01..) Card Employer C.6",
        ),
    ]);
}
