//! Clause D in the regular run: who is notified, and what holders of a certificate get besides.

use super::*;
use crate::facts::{NoticeReason, NoticeRequest};

fn asks(f: &mut Facts, reason: NoticeReason, received_on: &str) {
    f.notice_request = Some(NoticeRequest { reason, received_on: day(received_on) });
}

#[test]
fn who_is_notified() {
    fn fresh(f: &mut Facts) {
        f.held.clear();
    }
    check(&[
        ("nothing sent yet", |f, _| fresh(f), TODAY, "Notice Employer D"),
        ("sent already", |_, _| {}, TODAY, "None AlreadyNotified D"),
        (
            "one that was spoiled was never sent",
            |f, _| f.held[0].state = HeldState::Spoiled,
            TODAY,
            "Notice Employer D",
        ),
        (
            "one that came back is the return desk's work",
            |f, _| f.held[0].state = HeldState::Returned,
            TODAY,
            "None AlreadyNotified D",
        ),
        ("the one-off notice counts", |f, _| f.held[0].kind = Document::NoticeLast4, TODAY, "None AlreadyNotified D"),
        ("asked for again: lost", |f, _| asks(f, NoticeReason::Lost, "2026-11-16"), TODAY, "Notice Lost Employer D"),
        (
            "asked for again: changed",
            |f, _| asks(f, NoticeReason::Changed, "2026-11-16"),
            TODAY,
            "Notice Changed Employer D",
        ),
        (
            "answered on the same day",
            |f, _| {
                asks(f, NoticeReason::Lost, "2026-11-16");
                f.held.push(notice("2026-11-16"));
            },
            TODAY,
            "None AlreadyNotified D",
        ),
        (
            "asked for before the first was sent",
            |f, _| {
                fresh(f);
                asks(f, NoticeReason::Lost, "2026-11-16");
                f.my_number = MyNumber::Submitted;
                f.myna = None;
                f.old_card = true;
                f.held.push(HeldDocument { state: HeldState::Spoiled, ..notice("2026-11-15") });
            },
            TODAY,
            "Certificate MyNumberNotLinked 2029-03-31 Card Employer C.6",
        ),
        (
            "before the ratio took effect",
            |f, _| {
                seventy_two(f);
            },
            TODAY,
            "Notice 20%(2026-08-01..2027-07-31) Employer D",
        ),
        (
            "on the day it did",
            |f, _| {
                seventy_two(f);
                f.held[0].issued_on = day("2026-08-01");
            },
            TODAY,
            "None AlreadyNotified D",
        ),
        (
            "no ratio in force: since 70 took effect",
            |f, _| {
                seventy_two(f);
                f.burden = None;
                f.held[0].issued_on = day("2024-06-01");
            },
            TODAY,
            "None AlreadyNotified D",
        ),
        (
            "no ratio in force: before",
            |f, _| {
                seventy_two(f);
                f.burden = None;
                f.held[0].issued_on = day("2024-05-31");
            },
            TODAY,
            "Hold FactsMissing ?Burden G",
        ),
    ]);
}

#[test]
fn from_which_day_and_by_which_trigger() {
    fn fresh(f: &mut Facts) {
        f.held.clear();
        myna(f).listed_on = None;
    }
    fn two_groups(p: &mut Policy) {
        p.notice.send_from = vec![
            SendFrom { acquired_from: day("1900-01-01"), send_from: day("2025-01-06") },
            SendFrom { acquired_from: day("2024-12-02"), send_from: day("2024-12-02") },
        ];
    }
    check(&[
        (
            "the day before",
            |f, p| {
                fresh(f);
                f.my_number = MyNumber::Linked { on: day("2024-09-13") };
                two_groups(p);
            },
            "2025-01-05",
            "None NotYet D",
        ),
        (
            "the first day",
            |f, p| {
                fresh(f);
                two_groups(p);
            },
            "2025-01-06",
            "Notice Employer D",
        ),
        (
            "who joined later is served earlier",
            |f, p| {
                fresh(f);
                f.acquired_on = day("2024-12-02");
                two_groups(p);
            },
            "2024-12-02",
            "Notice Employer D",
        ),
        (
            "who joined the day before is not",
            |f, p| {
                fresh(f);
                f.acquired_on = day("2024-12-01");
                two_groups(p);
            },
            "2024-12-02",
            "None NotYet D",
        ),
        (
            "no entry for those who joined so early",
            |f, p| {
                fresh(f);
                p.notice.send_from[0].acquired_from = day("2019-07-02");
            },
            TODAY,
            "None NotYet D",
        ),
        ("the one-off run will serve them", |f, _| fresh(f), "2024-12-01", "None Last4Pending D"),
        ("even before it begins", |f, _| fresh(f), "2024-09-20", "None Last4Pending D"),
        ("whom it missed the regular run serves", |f, _| fresh(f), "2024-12-02", "Notice Employer D"),
        (
            "linked after the baseline day: not its business",
            |f, _| {
                fresh(f);
                f.my_number = MyNumber::Linked { on: day("2024-09-13") };
            },
            "2024-12-01",
            "None NotYet D",
        ),
        (
            "linked on it",
            |f, _| {
                fresh(f);
                f.my_number = MyNumber::Linked { on: day("2024-09-12") };
            },
            "2024-12-01",
            "None Last4Pending D",
        ),
        (
            "a request does not wait for it",
            |f, _| {
                fresh(f);
                asks(f, NoticeReason::Lost, "2024-11-01");
            },
            "2024-11-02",
            "Notice Lost Employer D",
        ),
    ]);
    fn on_application(f: &mut Facts, p: &mut Policy, number: MyNumber) {
        f.held.clear();
        f.acquired_on = day("2026-10-01");
        f.my_number = number;
        f.myna = None;
        p.new_entrants.ex_officio = ExOfficio::OnApplication;
    }
    check(&[
        (
            "not linked",
            |f, p| on_application(f, p, MyNumber::None),
            TODAY,
            "None MyNumberNotLinked (ApplicationNeeded) D",
        ),
        (
            "unknown",
            |f, p| on_application(f, p, MyNumber::Unknown),
            TODAY,
            "Hold FactsMissing ?MyNumber (ApplicationNeeded) D",
        ),
        (
            "trigger acquired: not linked",
            |f, p| {
                on_application(f, p, MyNumber::None);
                p.notice.trigger = Trigger::Acquired;
            },
            TODAY,
            "Notice Employer (ApplicationNeeded) D",
        ),
        (
            "trigger acquired: unknown",
            |f, p| {
                on_application(f, p, MyNumber::Unknown);
                p.notice.trigger = Trigger::Acquired;
            },
            TODAY,
            "Notice Employer (ApplicationNeeded) D",
        ),
    ]);
}

#[test]
fn holders_by_the_policy() {
    fn holds(f: &mut Facts, p: &mut Policy, to: ToHolders) {
        no_card(f);
        f.held = vec![certificate("2025-12-02", "2029-03-31")];
        p.notice.to_certificate_holders = to;
    }
    check(&[
        ("never", |f, p| holds(f, p, ToHolders::Never), TODAY, "None AlreadyHolds C"),
        (
            "not even on request",
            |f, p| {
                holds(f, p, ToHolders::Never);
                asks(f, NoticeReason::Lost, "2026-11-16");
            },
            TODAY,
            "None AlreadyHolds C",
        ),
        (
            "at acquisition: the certificate was issued",
            |f, p| holds(f, p, ToHolders::AtAcquisitionOnly),
            TODAY,
            "None AlreadyHolds C",
        ),
        ("always: due", |f, p| holds(f, p, ToHolders::Always), TODAY, "Notice Employer D"),
        (
            "always: sent already",
            |f, p| {
                holds(f, p, ToHolders::Always);
                f.held.push(notice("2025-12-02"));
            },
            TODAY,
            "None AlreadyNotified D",
        ),
        (
            "always, usable and not asked back",
            |f, p| {
                holds(f, p, ToHolders::Always);
                f.myna = person().myna;
                p.collect_when_usable = false;
            },
            TODAY,
            "Notice Employer D",
        ),
    ]);
}

#[test]
fn beside_a_certificate_that_is_given() {
    fn given(f: &mut Facts, p: &mut Policy, to: ToHolders) {
        no_card(f);
        f.held.clear();
        p.notice.to_certificate_holders = to;
    }
    check(&[
        ("never", |f, p| given(f, p, ToHolders::Never), TODAY, "Certificate NoCard 2029-03-31 Card Employer C.6"),
        (
            "at acquisition",
            |f, p| given(f, p, ToHolders::AtAcquisitionOnly),
            TODAY,
            "Certificate NoCard 2029-03-31 Card Employer also Notice C.6",
        ),
        (
            "at acquisition, but something was issued",
            |f, p| {
                given(f, p, ToHolders::AtAcquisitionOnly);
                f.held.push(HeldDocument { state: HeldState::Spoiled, ..notice("2025-01-06") });
            },
            TODAY,
            "Certificate NoCard 2029-03-31 Card Employer C.6",
        ),
        (
            "always",
            |f, p| given(f, p, ToHolders::Always),
            TODAY,
            "Certificate NoCard 2029-03-31 Card Employer also Notice C.6",
        ),
        (
            "always, but notified",
            |f, p| {
                given(f, p, ToHolders::Always);
                f.held.push(notice("2025-01-06"));
            },
            TODAY,
            "Certificate NoCard 2029-03-31 Card Employer C.6",
        ),
        (
            "the notice waits for the number",
            |f, p| {
                given(f, p, ToHolders::Always);
                f.my_number = MyNumber::Unknown;
                myna(f).listed_on = None;
            },
            TODAY,
            "Certificate NoCard 2029-03-31 Card Employer (NoticeWaits) C.6",
        ),
        (
            "the notice alone carries the ratio, and waits for it",
            |f, p| {
                given(f, p, ToHolders::Always);
                seventy_two(f);
                f.burden = None;
                p.burden.carrier = Carrier::ElderlyCertificate;
            },
            TODAY,
            "Certificate NoCard 2029-03-31 elderly Card Employer (NoticeWaits) C.6",
        ),
        (
            "both carry it: both are held",
            |f, p| {
                given(f, p, ToHolders::Always);
                seventy_two(f);
                f.burden = None;
            },
            TODAY,
            "Hold FactsMissing ?Burden G",
        ),
        (
            "the notice alone carries it",
            |f, p| {
                given(f, p, ToHolders::Always);
                seventy_two(f);
                p.burden.carrier = Carrier::ElderlyCertificate;
            },
            TODAY,
            "Certificate NoCard 2029-03-31 elderly Card Employer also Notice 20%(2026-08-01..2027-07-31) C.6",
        ),
        (
            "notes in the order of their clauses",
            |f, p| {
                given(f, p, ToHolders::Always);
                f.my_number = MyNumber::Unknown;
                myna(f).listed_on = None;
                f.protection.non_disclosure = true;
            },
            TODAY,
            "Certificate NoCard 2029-03-31 Card Hold (NoticeWaits) (SafeAddressUnconfirmed) C.6",
        ),
    ]);
}
