//! The renewal window: its first day, its longest length, and what is given in it.

use super::*;

fn holds_until(f: &mut Facts, issued_on: &str, valid_until: &str) {
    no_card(f);
    f.held.push(HeldDocument {
        reason: Some(Reason::NoCard),
        medium: Some(Medium::Card),
        ..certificate(issued_on, valid_until)
    });
}

#[test]
fn the_window_opens_so_many_days_before_the_last() {
    let renewed = "Certificate NoCard renewal 2029-03-31 Card Employer C.6";
    check(&[
        ("60 days before 2027-01-21", |f, _| holds_until(f, "2025-12-02", "2027-01-21"), TODAY, renewed),
        ("61 days before the last", |f, _| holds_until(f, "2025-12-02", "2027-01-22"), TODAY, "None AlreadyHolds C"),
        ("on the last day", |f, _| holds_until(f, "2025-12-02", TODAY), TODAY, renewed),
        (
            "no window: the last day itself",
            |f, p| {
                holds_until(f, "2025-12-02", TODAY);
                p.renew_before_days = 0;
            },
            TODAY,
            renewed,
        ),
        // 2026-11-10 to 2026-11-30 are 21 days, half of which is 10: from 2026-11-20.
        (
            "21 days long: opens 10 days before the last",
            |f, _| holds_until(f, "2026-11-10", "2026-11-30"),
            "2026-11-20",
            renewed,
        ),
        ("not on the 11th", |f, _| holds_until(f, "2026-11-10", "2026-11-30"), "2026-11-19", "None AlreadyHolds C"),
        // 20 days long: half is 10 as well.
        ("20 days long", |f, _| holds_until(f, "2026-11-11", "2026-11-30"), "2026-11-20", renewed),
        (
            "20 days long, the day before",
            |f, _| holds_until(f, "2026-11-11", "2026-11-30"),
            "2026-11-19",
            "None AlreadyHolds C",
        ),
        ("one day long: the day itself", |f, _| holds_until(f, TODAY, TODAY), TODAY, renewed),
    ]);
}

#[test]
fn what_is_given_in_the_window() {
    check(&[
        (
            "only what ends later",
            |f, p| {
                holds_until(f, "2025-12-02", "2026-12-31");
                p.validity.default = rule(Term::Fixed(day("2026-12-31")));
            },
            TODAY,
            "None AlreadyHolds C",
        ),
        (
            "by a day",
            |f, p| {
                holds_until(f, "2025-12-02", "2026-12-31");
                p.validity.default = rule(Term::Fixed(day("2027-01-01")));
            },
            TODAY,
            "Certificate NoCard renewal 2027-01-01 Card Employer C.6",
        ),
        (
            "a cap can make it useless",
            |f, _| {
                holds_until(f, "2025-12-02", "2026-12-31");
                f.voluntary_until = Some(day("2026-12-31"));
            },
            TODAY,
            "None AlreadyHolds C",
        ),
        (
            "a yearly rule counts from the day after the held one's last",
            |f, p| {
                holds_until(f, "2025-12-02", "2026-12-31");
                p.validity.default = rule(Term::Annual(month_day(12, 31)));
            },
            TODAY,
            "Certificate NoCard renewal 2027-12-31 Card Employer C.6",
        ),
        (
            "even a yearly day between now and then",
            |f, p| {
                holds_until(f, "2025-12-02", "2026-12-31");
                p.validity.default = rule(Term::Annual(month_day(11, 30)));
            },
            TODAY,
            "Certificate NoCard renewal 2027-11-30 Card Employer C.6",
        ),
        (
            "a hold stands",
            |f, _| {
                holds_until(f, "2025-12-02", "2026-12-31");
                f.myna = None;
            },
            TODAY,
            "Hold FactsMissing ?Card ?Registered C.6",
        ),
        (
            "an outdated policy stands",
            |f, p| {
                holds_until(f, "2025-12-02", "2026-12-31");
                p.validity.default = rule(Term::Fixed(day("2026-01-01")));
            },
            TODAY,
            "policy expired",
        ),
        (
            "an ended stay stands",
            |f, p| {
                holds_until(f, "2025-12-02", "2026-12-31");
                f.stay_until = Some(day("2026-11-21"));
                p.validity.cap_at_stay = true;
            },
            TODAY,
            "Hold StayEnded E",
        ),
        (
            "care goes on without a new application",
            |f, _| {
                holds_until(f, "2025-12-02", "2026-12-31");
                f.held[1].reason = Some(Reason::CareNeeded);
            },
            TODAY,
            "Certificate CareNeeded renewal 2029-03-31 Postcard Employer C.4",
        ),
        (
            "who only waits for the registers holds one already",
            |f, p| {
                holds_until(f, "2025-12-02", "2026-12-31");
                f.acquired_on = day("2025-12-02");
                f.held.remove(0);
                p.new_entrants.wait_days = 1000;
            },
            TODAY,
            "None AlreadyHolds C",
        ),
        (
            "the one that ends last counts",
            |f, _| {
                holds_until(f, "2025-12-02", "2026-12-31");
                f.held.push(certificate("2025-12-03", "2029-03-31"));
            },
            TODAY,
            "None AlreadyHolds C",
        ),
        (
            "wherever it is listed",
            |f, _| {
                holds_until(f, "2025-12-02", "2026-12-31");
                f.held.insert(0, certificate("2026-11-20", "2026-12-31"));
            },
            TODAY,
            "None AlreadyHolds C",
        ),
        (
            "of equals the later issued, whose half is shorter",
            |f, _| {
                holds_until(f, "2025-12-02", "2026-12-31");
                f.held.push(certificate("2026-11-20", "2026-12-31"));
            },
            TODAY,
            "None AlreadyHolds C",
        ),
    ]);
}
