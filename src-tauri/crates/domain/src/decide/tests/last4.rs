//! Run `last4`: the one-off notice of 2024.

use super::*;

/// Covered and linked on the baseline day, nothing sent.
fn on_the_day(f: &mut Facts) {
    f.held.clear();
    myna(f).listed_on = None;
}

#[test]
fn who_was_covered_and_linked_on_the_baseline_day() {
    let sent = "NoticeLast4 Employer D";
    check_run(
        Run::Last4,
        &[
            ("first day of sending", |f, _| on_the_day(f), "2024-10-15", sent),
            ("the day before it", |f, _| on_the_day(f), "2024-10-14", "None D"),
            ("last day of sending", |f, _| on_the_day(f), "2024-12-01", sent),
            ("the day after it", |f, _| on_the_day(f), "2024-12-02", "None D"),
            (
                "acquired on the baseline day",
                |f, _| {
                    on_the_day(f);
                    f.acquired_on = day("2024-09-12");
                    f.my_number = MyNumber::Linked { on: day("2024-09-12") };
                },
                "2024-10-15",
                sent,
            ),
            (
                "acquired the day after",
                |f, _| {
                    on_the_day(f);
                    f.acquired_on = day("2024-09-13");
                },
                "2024-10-15",
                "None D",
            ),
            (
                "linked the day after",
                |f, _| {
                    on_the_day(f);
                    f.my_number = MyNumber::Linked { on: day("2024-09-13") };
                },
                "2024-10-15",
                "None D",
            ),
            (
                "linked, nobody knows when",
                |f, _| {
                    on_the_day(f);
                    f.my_number = MyNumber::Unknown;
                },
                "2024-10-15",
                "None D",
            ),
            (
                "lost on the baseline day: not covered on it",
                |f, _| {
                    on_the_day(f);
                    f.lost_on = Some(day("2024-09-12"));
                },
                "2024-10-15",
                "None D",
            ),
            (
                "lost the day after: left since",
                |f, _| {
                    on_the_day(f);
                    f.lost_on = Some(day("2024-09-13"));
                },
                "2024-10-15",
                "NoticeLast4 Direct (LeftSince) D",
            ),
            (
                "75 since",
                |f, _| {
                    on_the_day(f);
                    f.birth_date = day("1949-10-01");
                },
                "2024-10-15",
                "NoticeLast4 Direct (LeftSince) D",
            ),
            (
                "sent already",
                |f, _| {
                    on_the_day(f);
                    f.held.push(document(Document::NoticeLast4, "2024-10-15", None));
                },
                "2024-10-16",
                "None D",
            ),
            (
                "the one sent was spoiled",
                |f, _| {
                    on_the_day(f);
                    f.held.push(HeldDocument {
                        state: HeldState::Spoiled,
                        ..document(Document::NoticeLast4, "2024-10-15", None)
                    });
                },
                "2024-10-16",
                sent,
            ),
            (
                "a notice without digits does not count",
                |f, _| {
                    on_the_day(f);
                    f.held.push(notice("2024-10-01"));
                },
                "2024-10-16",
                sent,
            ),
        ],
    );
}

#[test]
fn everything_else_is_judged_by_the_facts_of_the_day() {
    check_run(
        Run::Last4,
        &[
            (
                "protected since: by the safe address or not at all",
                |f, _| {
                    on_the_day(f);
                    f.protection.non_disclosure = true;
                },
                "2024-10-15",
                "NoticeLast4 Hold (SafeAddressUnconfirmed) D",
            ),
            (
                "left and protected: both notes",
                |f, _| {
                    on_the_day(f);
                    f.lost_on = Some(day("2024-10-01"));
                    f.protection.self_view_blocked = true;
                },
                "2024-10-15",
                "NoticeLast4 Hold (LeftSince) (SafeAddressUnconfirmed) D",
            ),
            (
                "left and abroad: direct",
                |f, _| {
                    on_the_day(f);
                    f.lost_on = Some(day("2024-10-01"));
                    f.overseas = true;
                },
                "2024-10-15",
                "NoticeLast4 Direct (LeftSince) D",
            ),
            (
                "over 70: the ratio of the day",
                |f, _| {
                    on_the_day(f);
                    f.birth_date = day("1954-05-05");
                    f.burden =
                        Some(Burden { percent: Percent::Thirty, effective_on: day("2024-10-01"), valid_until: None });
                },
                "2024-10-15",
                "NoticeLast4 30%(2024-10-01..) Employer D",
            ),
            (
                "over 70, ratio unknown",
                |f, _| {
                    on_the_day(f);
                    f.birth_date = day("1954-05-05");
                },
                "2024-10-15",
                "Hold FactsMissing ?Burden G",
            ),
            (
                "over 70 and left: no ratio is carried",
                |f, _| {
                    on_the_day(f);
                    f.birth_date = day("1954-05-05");
                    f.lost_on = Some(day("2024-10-01"));
                },
                "2024-10-15",
                "NoticeLast4 Direct (LeftSince) D",
            ),
            (
                "below 70 and left: no ratio is printed",
                |f, p| {
                    on_the_day(f);
                    f.lost_on = Some(day("2024-10-01"));
                    p.burden.notice_under_70 = NoticeUnder70::Print;
                },
                "2024-10-15",
                "NoticeLast4 Direct (LeftSince) D",
            ),
            (
                "a certificate is neither given nor asked back",
                |f, _| {
                    on_the_day(f);
                    f.lost_on = Some(day("2024-10-01"));
                    f.held.push(certificate("2024-09-20", "2029-03-31"));
                },
                "2024-10-15",
                "NoticeLast4 Direct (LeftSince) D",
            ),
        ],
    );
}
