//! What a held certificate does to a new one: it answers, or is exchanged.

use super::*;

fn holds(f: &mut Facts) {
    f.held.push(HeldDocument {
        reason: Some(Reason::NoCard),
        medium: Some(Medium::Card),
        ..certificate("2025-12-02", "2029-03-31")
    });
}

#[test]
fn a_held_certificate_answers() {
    let answered = "None AlreadyHolds C";
    check(&[
        (
            "for a certificate",
            |f, _| {
                holds(f);
                no_card(f);
            },
            TODAY,
            answered,
        ),
        (
            "for missing facts",
            |f, _| {
                holds(f);
                f.myna = None;
            },
            TODAY,
            answered,
        ),
        (
            "for waiting",
            |f, p| {
                holds(f);
                f.acquired_on = day("2025-12-02");
                f.held.remove(0);
                no_card(f);
                p.new_entrants.wait_days = 1000;
            },
            TODAY,
            answered,
        ),
        (
            "for a number that is held",
            |f, p| {
                holds(f);
                f.my_number = MyNumber::Suspect;
                p.suspect_issue = false;
            },
            TODAY,
            answered,
        ),
        (
            "for an application",
            |f, _| {
                holds(f);
                apply(f, 1, "2026-11-16");
            },
            TODAY,
            answered,
        ),
        (
            "for care without a new application",
            |f, _| {
                holds(f);
                f.care_needed = Some(true);
            },
            TODAY,
            answered,
        ),
        (
            "though the policy is outdated: E is not asked",
            |f, p| {
                holds(f);
                no_card(f);
                p.validity.default = rule(Term::Fixed(day("2026-01-01")));
            },
            TODAY,
            answered,
        ),
        (
            "until its last day",
            |f, p| {
                holds(f);
                no_card(f);
                p.renew_before_days = 0;
                f.held[1].valid_until = Some(day("2026-11-23"));
            },
            TODAY,
            answered,
        ),
        (
            "not after it",
            |f, _| {
                holds(f);
                no_card(f);
                f.held[1].valid_until = Some(day("2026-11-21"));
            },
            TODAY,
            "Certificate NoCard 2029-03-31 Card Employer C.6",
        ),
        (
            "not when it came back",
            |f, _| {
                holds(f);
                no_card(f);
                f.held[1].state = HeldState::Returned;
            },
            TODAY,
            "Certificate NoCard 2029-03-31 Card Employer C.6",
        ),
        (
            "a lost card with a note",
            |f, _| {
                holds(f);
                myna(f).card = CardState::Lost;
            },
            TODAY,
            "None AlreadyHolds (ApplicationNeeded) D",
        ),
    ]);
}

#[test]
fn who_needs_a_helper_gets_another_medium() {
    check(&[
        (
            "electronic is of no use to them",
            |f, _| {
                holds(f);
                apply(f, 7, "2026-11-16");
                f.held[1].medium = Some(Medium::Electronic);
            },
            TODAY,
            "Certificate CareNeeded applied 2029-03-31 Postcard Employer [Certificate 2025-12-02 Replaced Employer] C.4",
        ),
        (
            "the same medium answers",
            |f, _| {
                holds(f);
                apply(f, 7, "2026-11-16");
                f.held[1].medium = Some(Medium::Postcard);
            },
            TODAY,
            "None AlreadyHolds C",
        ),
        (
            "an unknown medium answers",
            |f, _| {
                holds(f);
                apply(f, 7, "2026-11-16");
                f.held[1].medium = None;
            },
            TODAY,
            "None AlreadyHolds C",
        ),
        (
            "what counts is the medium that is really given",
            |f, p| {
                holds(f);
                apply(f, 7, "2026-11-16");
                p.medium.by_reason.clear();
            },
            TODAY,
            "None AlreadyHolds C",
        ),
        (
            "accepted, but not by an open application",
            |f, _| {
                holds(f);
                f.care_needed = Some(true);
            },
            TODAY,
            "None AlreadyHolds C",
        ),
        (
            "no renewal even in the window",
            |f, _| {
                holds(f);
                apply(f, 7, "2026-11-16");
                f.held[1].valid_until = Some(day("2026-12-31"));
            },
            TODAY,
            "Certificate CareNeeded applied 2029-03-31 Postcard Employer [Certificate 2025-12-02 Replaced Employer] C.4",
        ),
    ]);
}

#[test]
fn one_that_tells_an_older_ratio_is_exchanged() {
    fn older(f: &mut Facts) {
        holds(f);
        no_card(f);
        seventy_two(f);
    }
    check(&[
        (
            "issued before the ratio took effect",
            |f, _| older(f),
            TODAY,
            "Certificate NoCard 2029-03-31 20%(2026-08-01..2027-07-31) Card Employer [Certificate 2025-12-02 RatioChanged Employer] C.6",
        ),
        (
            "issued on that day",
            |f, _| {
                older(f);
                f.held[1].issued_on = day("2026-08-01");
            },
            TODAY,
            "None AlreadyHolds C",
        ),
        (
            "the ratio stands on another paper",
            |f, p| {
                older(f);
                p.burden.carrier = Carrier::ElderlyCertificate;
            },
            TODAY,
            "None AlreadyHolds C",
        ),
        (
            "no renewal even in the window",
            |f, _| {
                older(f);
                f.held[1].valid_until = Some(day("2026-12-31"));
            },
            TODAY,
            "Certificate NoCard 2029-03-31 20%(2026-08-01..2027-07-31) Card Employer [Certificate 2025-12-02 RatioChanged Employer] C.6",
        ),
        (
            "no ratio in force: issued before 70 took effect, and nothing can be printed",
            |f, _| {
                older(f);
                f.held[1].issued_on = day("2024-05-31");
                f.burden = None;
            },
            TODAY,
            "Hold FactsMissing ?Burden G",
        ),
        (
            "no ratio in force: issued since",
            |f, _| {
                older(f);
                f.burden = None;
            },
            TODAY,
            "None AlreadyHolds C",
        ),
        (
            "a hold stands",
            |f, _| {
                older(f);
                f.myna = None;
            },
            TODAY,
            "Hold FactsMissing ?Card ?Registered C.6",
        ),
        (
            "a yearly rule counts from today, it is no renewal",
            |f, p| {
                older(f);
                p.validity.default = rule(Term::Annual(month_day(7, 31)));
            },
            TODAY,
            "Certificate NoCard 2027-07-31 20%(2026-08-01..2027-07-31) Card Employer [Certificate 2025-12-02 RatioChanged Employer] C.6",
        ),
        (
            "below 70 no ratio day",
            |f, _| {
                older(f);
                f.birth_date = day("1956-11-02");
                f.burden = None;
            },
            TODAY,
            "None AlreadyHolds C",
        ),
    ]);
}
