//! Whether マイナ保険証 works: reasons that are certain, facts that are missing, and the days on which it turns.

use super::*;

#[test]
fn the_first_reason_that_is_certain() {
    check(&[
        (
            "number not handed in",
            |f, _| f.my_number = MyNumber::None,
            TODAY,
            "Certificate MyNumberNotLinked 2029-03-31 Card Employer C.6",
        ),
        (
            "handed in, not linked",
            |f, _| f.my_number = MyNumber::Submitted,
            TODAY,
            "Certificate MyNumberNotLinked 2029-03-31 Card Employer C.6",
        ),
        (
            "the number comes before the card",
            |f, _| {
                no_card(f);
                f.my_number = MyNumber::None;
            },
            TODAY,
            "Certificate MyNumberNotLinked 2029-03-31 Card Employer C.6",
        ),
        (
            "five items did not match",
            |f, _| f.my_number = MyNumber::Suspect,
            TODAY,
            "Certificate MyNumberSuspect 2029-03-31 Card Employer C.6",
        ),
        (
            "which the policy may hold",
            |f, p| {
                f.my_number = MyNumber::Suspect;
                p.suspect_issue = false;
            },
            TODAY,
            "Hold MyNumberSuspect C.6",
        ),
        (
            "no card comes before not registered",
            |f, _| no_card(f),
            TODAY,
            "Certificate NoCard 2029-03-31 Card Employer C.6",
        ),
        (
            "no card is certain though the rest is unknown",
            |f, _| {
                f.my_number = MyNumber::Unknown;
                no_card(f);
                myna(f).listed_on = None;
                myna(f).registered = None;
            },
            TODAY,
            "Certificate NoCard 2029-03-31 Card Employer C.6",
        ),
        (
            "card handed back",
            |f, _| myna(f).card = CardState::Returned,
            TODAY,
            "Certificate CardReturned 2029-03-31 Card Employer C.6",
        ),
        (
            "not registered",
            |f, _| myna(f).registered = Some(false),
            TODAY,
            "Certificate NotRegistered 2029-03-31 Card Employer C.6",
        ),
        (
            "not registered is certain though the card is lost",
            |f, _| {
                myna(f).card = CardState::Lost;
                myna(f).registered = Some(false);
            },
            TODAY,
            "Certificate NotRegistered 2029-03-31 Card Employer C.6",
        ),
        (
            "解除 comes before not registered",
            |f, _| {
                myna(f).registered = Some(false);
                myna(f).deregistered_on = Some(day("2026-01-10"));
            },
            TODAY,
            "Certificate Deregistered 2029-03-31 Card Employer C.6",
        ),
        (
            "a lost card alone needs an application",
            |f, _| myna(f).card = CardState::Lost,
            TODAY,
            "None AlreadyNotified (ApplicationNeeded) D",
        ),
        (
            "whatever else is unknown",
            |f, _| {
                myna(f).card = CardState::Renewing;
                myna(f).registered = None;
            },
            TODAY,
            "None AlreadyNotified (ApplicationNeeded) D",
        ),
    ]);
}

#[test]
fn missing_facts_are_named_in_their_order() {
    check(&[
        (
            "not in the list, number unknown",
            |f, _| {
                f.my_number = MyNumber::Unknown;
                f.myna = None;
            },
            TODAY,
            "Hold FactsMissing ?MyNumber ?Card ?Registered C.6",
        ),
        ("not in the list, number linked", |f, _| f.myna = None, TODAY, "Hold FactsMissing ?Card ?Registered C.6"),
        (
            "the list knows people by their number",
            |f, _| f.my_number = MyNumber::Unknown,
            TODAY,
            "None AlreadyNotified D",
        ),
        (
            "news without a list do not",
            |f, _| {
                f.my_number = MyNumber::Unknown;
                myna(f).listed_on = None;
            },
            TODAY,
            "Hold FactsMissing ?MyNumber C.6",
        ),
        ("card unknown", |f, _| myna(f).card = CardState::Unknown, TODAY, "Hold FactsMissing ?Card C.6"),
        ("registration unknown", |f, _| myna(f).registered = None, TODAY, "Hold FactsMissing ?Registered C.6"),
        (
            "no end of the electronic certificate: taken as not expired",
            |f, _| myna(f).certificate_expires_on = None,
            TODAY,
            "None AlreadyNotified D",
        ),
    ]);
}

#[test]
fn registration_ended_counts_until_a_list_from_after_its_effect_says_otherwise() {
    let ended = "Certificate Deregistered 2029-03-31 Card Employer C.6";
    let usable = "None AlreadyNotified D";
    check(&[
        ("from the day it was applied for", |f, _| myna(f).deregistration_applied_on = Some(day(TODAY)), TODAY, ended),
        (
            "processed on 31 August: took effect on 30 September; the list of that day is no proof",
            |f, _| {
                myna(f).deregistered_on = Some(day("2026-08-31"));
                myna(f).listed_on = Some(day("2026-09-30"));
            },
            TODAY,
            ended,
        ),
        (
            "the list of the day after is",
            |f, _| {
                myna(f).deregistered_on = Some(day("2026-08-31"));
                myna(f).listed_on = Some(day("2026-10-01"));
            },
            TODAY,
            usable,
        ),
        (
            "but not when it says nothing of the registration",
            |f, _| {
                myna(f).deregistered_on = Some(day("2026-08-31"));
                myna(f).registered = None;
            },
            TODAY,
            ended,
        ),
        (
            "the month of processing counts, not that of the application",
            |f, _| {
                myna(f).deregistration_applied_on = Some(day("2026-08-31"));
                myna(f).deregistered_on = Some(day("2026-09-01"));
            },
            TODAY,
            ended,
        ),
        (
            "without processing, that of the application",
            |f, _| myna(f).deregistration_applied_on = Some(day("2026-08-31")),
            TODAY,
            usable,
        ),
        (
            "over the year's end: processed in December, effect at the end of January",
            |f, _| {
                myna(f).deregistered_on = Some(day("2025-12-01"));
                myna(f).listed_on = Some(day("2026-01-31"));
            },
            TODAY,
            ended,
        ),
    ]);
}

#[test]
fn an_electronic_certificate_works_three_months_longer() {
    fn grace(f: &mut Facts, p: &mut Policy, ends: &str) {
        myna(f).certificate_expires_on = Some(day(ends));
        p.expired_certificate = ExpiredIssue::AtGraceEnd;
    }
    let expired = "Certificate CertificateExpired 2029-03-31 Card Employer C.6";
    let usable = "None AlreadyNotified D";
    check(&[
        ("at expiry: on its last day", |f, _| myna(f).certificate_expires_on = Some(day(TODAY)), TODAY, usable),
        (
            "at expiry: on the day after",
            |f, _| myna(f).certificate_expires_on = Some(day("2026-11-21")),
            TODAY,
            expired,
        ),
        ("at grace end: last of the third month after", |f, p| grace(f, p, "2026-11-05"), "2027-02-28", usable),
        ("the day after that", |f, p| grace(f, p, "2026-11-05"), "2027-03-01", expired),
        (
            "ran out on a month's last day: that month still counts",
            |f, p| grace(f, p, "2026-11-30"),
            "2027-02-28",
            usable,
        ),
        ("ran out on the 1st", |f, p| grace(f, p, "2026-11-01"), "2027-02-28", usable),
        ("grace ends in a leap year", |f, p| grace(f, p, "2027-11-30"), "2028-02-29", usable),
        ("and the day after", |f, p| grace(f, p, "2027-11-30"), "2028-03-01", expired),
        (
            "application 3 does not wait for the grace",
            |f, p| {
                grace(f, p, "2026-11-05");
                apply(f, 3, "2026-11-10");
            },
            TODAY,
            "Certificate CertificateExpired applied 2029-03-31 Card Employer C.5",
        ),
        (
            "but on the last day it still works, and the list is older",
            |f, p| {
                grace(f, p, TODAY);
                apply(f, 3, "2026-11-10");
            },
            TODAY,
            "Hold ListOlderThanApplication C.5",
        ),
        (
            "an application for something else waits",
            |f, p| {
                grace(f, p, "2026-11-05");
                apply(f, 4, "2026-10-31");
            },
            TODAY,
            "None AlreadyNotified (ApplicationRefusedUsable) D",
        ),
    ]);
}
