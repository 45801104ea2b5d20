//! Clause C.6: those who are served without asking, and those who wait.

use super::*;

#[test]
fn holders_of_former_cards_wait_for_the_bulk_issue() {
    fn former(f: &mut Facts) {
        f.old_card = true;
        f.held.clear();
        no_card(f);
        myna(f).listed_on = Some(day("2025-07-31"));
    }
    check(&[
        ("the day before it", |f, _| former(f), "2025-08-31", "Notice Employer (OldCardValid) D"),
        ("on its first day", |f, _| former(f), "2025-09-01", "Certificate NoCard 2029-03-31 Card Employer C.6"),
        (
            "whose card has run out is served before",
            |f, _| {
                former(f);
                f.old_card_valid_until = Some(day("2025-08-30"));
            },
            "2025-08-31",
            "Certificate NoCard 2029-03-31 Card Employer C.6",
        ),
        (
            "who has none is served before",
            |f, _| {
                former(f);
                f.old_card = false;
            },
            "2025-08-31",
            "Certificate NoCard 2029-03-31 Card Employer C.6",
        ),
        (
            "it comes before the missing facts",
            |f, _| {
                former(f);
                myna(f).card = CardState::Unknown;
                myna(f).registered = None;
            },
            "2025-08-31",
            "Notice Employer (OldCardValid) D",
        ),
        (
            "and before the lost card",
            |f, _| {
                former(f);
                myna(f).card = CardState::Lost;
                myna(f).registered = None;
            },
            "2025-08-31",
            "Notice Employer (OldCardValid) D",
        ),
        (
            "and before a number that is held",
            |f, p| {
                former(f);
                f.my_number = MyNumber::Suspect;
                p.suspect_issue = false;
            },
            "2025-08-31",
            "None MyNumberNotLinked (OldCardValid) D",
        ),
        (
            "who applies does not wait",
            |f, _| {
                former(f);
                apply(f, 5, "2025-08-01");
            },
            "2025-08-31",
            "Certificate NoCard applied 2029-03-31 Card Employer C.5",
        ),
        (
            "who can use マイナ保険証 gets no note",
            |f, _| {
                former(f);
                *f = Facts { myna: person().myna, ..f.clone() };
                myna(f).listed_on = None;
            },
            "2025-08-31",
            "Notice Employer D",
        ),
    ]);
}

#[test]
fn new_entrants_apply_or_give_the_registers_time() {
    fn new(f: &mut Facts, p: &mut Policy) {
        f.held.clear();
        f.acquired_on = day("2026-11-17");
        f.my_number = MyNumber::Submitted;
        f.myna = None;
        p.new_entrants.wait_days = 5;
    }
    let issued = "Certificate MyNumberNotLinked 2029-03-31 Card Employer C.6";
    check(&[
        ("the last day of waiting", |f, p| new(f, p), "2026-11-21", "None AwaitingLink C.6"),
        ("the day after it", |f, p| new(f, p), "2026-11-22", issued),
        (
            "no waiting",
            |f, p| {
                new(f, p);
                p.new_entrants.wait_days = 0;
            },
            "2026-11-17",
            issued,
        ),
        (
            "who is no new entrant does not wait",
            |f, p| {
                new(f, p);
                p.new_entrants.from = day("2026-11-18");
            },
            "2026-11-17",
            issued,
        ),
        (
            "who entered on that very day does",
            |f, p| {
                new(f, p);
                p.new_entrants.from = day("2026-11-17");
            },
            "2026-11-17",
            "None AwaitingLink C.6",
        ),
        (
            "missing facts wait too",
            |f, p| {
                new(f, p);
                f.my_number = MyNumber::Unknown;
            },
            "2026-11-18",
            "None AwaitingLink C.6",
        ),
        (
            "and are missing afterwards",
            |f, p| {
                new(f, p);
                f.my_number = MyNumber::Unknown;
            },
            "2026-11-22",
            "Hold FactsMissing ?MyNumber ?Card ?Registered C.6",
        ),
        (
            "notices at acquisition do not wait",
            |f, p| {
                new(f, p);
                p.notice.trigger = Trigger::Acquired;
            },
            "2026-11-18",
            "Notice Employer (AwaitingLink) D",
        ),
        (
            "a certain reason of another kind does not wait",
            |f, p| {
                new(f, p);
                f.my_number = MyNumber::Suspect;
            },
            "2026-11-18",
            "Certificate MyNumberSuspect 2029-03-31 Card Employer C.6",
        ),
        (
            "nor who handed the card back",
            |f, p| {
                new(f, p);
                f.myna = person().myna;
                f.my_number = person().my_number;
                myna(f).listed_on = None;
                myna(f).card = CardState::Returned;
            },
            "2026-11-18",
            "Certificate CardReturned 2029-03-31 Card Employer C.6",
        ),
        (
            "on application only",
            |f, p| {
                new(f, p);
                p.new_entrants.ex_officio = ExOfficio::OnApplication;
            },
            "2026-11-18",
            "None MyNumberNotLinked (ApplicationNeeded) D",
        ),
        (
            "however long ago",
            |f, p| {
                new(f, p);
                p.new_entrants.ex_officio = ExOfficio::OnApplication;
            },
            "2027-11-18",
            "None MyNumberNotLinked (ApplicationNeeded) D",
        ),
        (
            "with nothing known, the hold keeps the note",
            |f, p| {
                new(f, p);
                p.new_entrants.ex_officio = ExOfficio::OnApplication;
                f.my_number = MyNumber::Unknown;
            },
            "2026-11-18",
            "Hold FactsMissing ?MyNumber (ApplicationNeeded) D",
        ),
        (
            "the tick is an application",
            |f, p| {
                new(f, p);
                p.new_entrants.ex_officio = ExOfficio::OnApplication;
                f.issue_requested = true;
            },
            "2026-11-18",
            "Certificate MyNumberNotLinked applied 2029-03-31 Card Employer C.5",
        ),
        (
            "an expired certificate is served ex officio all the same",
            |f, p| {
                new(f, p);
                p.new_entrants.ex_officio = ExOfficio::OnApplication;
                f.myna = person().myna;
                f.my_number = person().my_number;
                myna(f).listed_on = None;
                myna(f).certificate_expires_on = Some(day("2026-11-01"));
            },
            "2026-11-18",
            "Certificate CertificateExpired 2029-03-31 Card Employer C.6",
        ),
    ]);
}
