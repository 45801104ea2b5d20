//! Clauses C.1 and C.3 to C.5: who gets a certificate when none is held.

use super::*;

#[test]
fn the_first_clause_that_applies() {
    check(&[
        (
            "C.1 needs no application",
            |f, _| f.protection.self_view_blocked = true,
            TODAY,
            "Certificate SelfViewBlocked 2029-03-31 Card Hold (SafeAddressUnconfirmed) C.1",
        ),
        (
            "C.1 comes before every application; the basis tells of it",
            |f, _| {
                f.protection.self_view_blocked = true;
                apply(f, 8, "2026-11-01");
            },
            TODAY,
            "Certificate SelfViewBlocked applied 2029-03-31 Card Hold (SafeAddressUnconfirmed) C.1",
        ),
        (
            "不開示 alone is no reason for a certificate",
            |f, _| f.protection.non_disclosure = true,
            TODAY,
            "None AlreadyNotified D",
        ),
        (
            "C.3 short, whatever the list says",
            |f, _| apply(f, 1, "2026-11-16"),
            TODAY,
            "Certificate CardLost applied 2027-01-21 Card Employer C.3",
        ),
        (
            "C.3 renewing",
            |f, _| apply(f, 2, "2026-11-16"),
            TODAY,
            "Certificate CardRenewing applied 2029-03-31 Card Employer C.3",
        ),
        (
            "C.3 comes before care",
            |f, _| {
                apply(f, 1, "2026-11-16");
                f.care_needed = Some(true);
            },
            TODAY,
            "Certificate CardLost applied 2027-01-21 Card Employer C.3",
        ),
        (
            "C.4 by application, though マイナ保険証 works",
            |f, _| apply(f, 7, "2026-11-16"),
            TODAY,
            "Certificate CareNeeded applied 2029-03-31 Postcard Employer C.4",
        ),
        (
            "C.4 without one where accepted already",
            |f, _| f.care_needed = Some(true),
            TODAY,
            "Certificate CareNeeded 2029-03-31 Postcard Employer C.4",
        ),
        (
            "C.4 with a tick",
            |f, _| {
                f.care_needed = Some(true);
                f.issue_requested = true;
            },
            TODAY,
            "Certificate CareNeeded applied 2029-03-31 Postcard Employer C.4",
        ),
        (
            "C.4 comes before the unusable reason",
            |f, _| {
                f.care_needed = Some(true);
                no_card(f);
            },
            TODAY,
            "Certificate CareNeeded 2029-03-31 Postcard Employer C.4",
        ),
        (
            "C.4 goes on from a certificate that was given for it",
            |f, _| {
                let mut old = certificate("2022-01-05", "2026-01-04");
                old.reason = Some(Reason::CareNeeded);
                f.held.push(old);
            },
            TODAY,
            "Certificate CareNeeded 2029-03-31 Postcard Employer C.4",
        ),
        (
            "unless asked and said no",
            |f, _| {
                let mut old = certificate("2022-01-05", "2026-01-04");
                old.reason = Some(Reason::CareNeeded);
                f.held.push(old);
                f.care_needed = Some(false);
            },
            TODAY,
            "None AlreadyNotified D",
        ),
        (
            "or it was handed back",
            |f, _| {
                let mut old = certificate("2022-01-05", "2026-01-04");
                old.reason = Some(Reason::CareNeeded);
                old.state = HeldState::Returned;
                f.held.push(old);
            },
            TODAY,
            "None AlreadyNotified D",
        ),
    ]);
}

#[test]
fn an_application_gives_the_unusable_reason_or_the_one_applied_for() {
    fn unknown(f: &mut Facts) {
        f.myna = None;
    }
    check(&[
        (
            "applied for 4, but there is no card at all",
            |f, _| {
                no_card(f);
                apply(f, 4, "2026-11-16");
            },
            TODAY,
            "Certificate NoCard applied 2029-03-31 Card Employer C.5",
        ),
        (
            "applied for 6, and the card is lost",
            |f, _| {
                myna(f).card = CardState::Lost;
                apply(f, 6, "2026-11-16");
            },
            TODAY,
            "Certificate CardLost applied 2027-01-21 Card Employer C.5",
        ),
        (
            "a tick, and the card is being renewed",
            |f, _| {
                myna(f).card = CardState::Renewing;
                f.issue_requested = true;
            },
            TODAY,
            "Certificate CardRenewing applied 2029-03-31 Card Employer C.5",
        ),
        (
            "nothing known: 3",
            |f, _| {
                unknown(f);
                apply(f, 3, "2026-11-16");
            },
            TODAY,
            "Certificate CertificateExpired applied 2029-03-31 Card Employer C.5",
        ),
        (
            "nothing known: 4",
            |f, _| {
                unknown(f);
                apply(f, 4, "2026-11-16");
            },
            TODAY,
            "Certificate NotRegistered applied 2029-03-31 Card Employer C.5",
        ),
        (
            "nothing known: 5",
            |f, _| {
                unknown(f);
                apply(f, 5, "2026-11-16");
            },
            TODAY,
            "Certificate NoCard applied 2029-03-31 Card Employer C.5",
        ),
        (
            "nothing known: 6",
            |f, _| {
                unknown(f);
                apply(f, 6, "2026-11-16");
            },
            TODAY,
            "Certificate CardReturned applied 2029-03-31 Card Employer C.5",
        ),
        (
            "nothing known, a mere tick",
            |f, _| {
                unknown(f);
                f.issue_requested = true;
            },
            TODAY,
            "Hold FactsMissing ?Card ?Registered C.5",
        ),
        (
            "nothing known, a tick and an application",
            |f, _| {
                unknown(f);
                f.issue_requested = true;
                apply(f, 5, "2026-11-16");
            },
            TODAY,
            "Certificate NoCard applied 2029-03-31 Card Employer C.5",
        ),
        (
            "a tick by someone with no card",
            |f, _| {
                no_card(f);
                f.issue_requested = true;
            },
            TODAY,
            "Certificate NoCard applied 2029-03-31 Card Employer C.5",
        ),
        (
            "suspect with an application: no hold",
            |f, p| {
                f.my_number = MyNumber::Suspect;
                p.suspect_issue = false;
                apply(f, 4, "2026-11-16");
            },
            TODAY,
            "Certificate MyNumberSuspect applied 2029-03-31 Card Employer C.5",
        ),
    ]);
}

#[test]
fn who_can_use_it_is_asked_or_refused() {
    let refused = "None AlreadyNotified (ApplicationRefusedUsable) D";
    check(&[
        (
            "the list is older than the application",
            |f, _| apply(f, 5, "2026-11-01"),
            TODAY,
            "Hold ListOlderThanApplication C.5",
        ),
        ("the list of the same day is not", |f, _| apply(f, 5, "2026-10-31"), TODAY, refused),
        (
            "nor is one without a day",
            |f, _| {
                apply(f, 5, "2026-11-01");
                myna(f).listed_on = None;
            },
            TODAY,
            refused,
        ),
        ("a mere tick: ask first", |f, _| f.issue_requested = true, TODAY, "Hold AskCareNeeded C.5"),
        (
            "asked, and not so",
            |f, _| {
                f.issue_requested = true;
                f.care_needed = Some(false);
            },
            TODAY,
            refused,
        ),
        (
            "an application beside the tick is no mere tick",
            |f, _| {
                f.issue_requested = true;
                apply(f, 5, "2026-10-31");
            },
            TODAY,
            refused,
        ),
        (
            "an answered application is no application",
            |f, _| {
                apply(f, 5, "2025-10-31");
                f.held.push(certificate("2025-10-31", "2026-01-30"));
            },
            TODAY,
            "None AlreadyNotified D",
        ),
        (
            "answered even by one that was spoiled",
            |f, _| {
                apply(f, 5, "2025-10-31");
                let mut s = certificate("2025-11-01", "2029-01-30");
                s.state = HeldState::Spoiled;
                f.held.push(s);
            },
            TODAY,
            "None AlreadyNotified D",
        ),
        (
            "not by one from the day before",
            |f, _| {
                apply(f, 5, "2025-10-31");
                f.held.push(certificate("2025-10-30", "2026-01-30"));
            },
            TODAY,
            refused,
        ),
        (
            "a tick is answered by any certificate",
            |f, _| {
                f.issue_requested = true;
                f.held.push(certificate("2019-07-01", "2020-01-30"));
            },
            TODAY,
            "None AlreadyNotified D",
        ),
    ]);
}
