//! Contradictions, each with its field, and the nearest facts that are none.

use super::*;
use crate::facts::{NoticeReason, NoticeRequest};

#[test]
fn a_contradiction_names_its_field() {
    fn burden(f: &mut Facts, birth: &str, effective_on: &str) {
        f.birth_date = day(birth);
        f.burden = Some(Burden { percent: Percent::Thirty, effective_on: day(effective_on), valid_until: None });
    }
    fn request(f: &mut Facts, received_on: &str) {
        f.notice_request = Some(NoticeRequest { reason: NoticeReason::Lost, received_on: day(received_on) });
    }
    check(&[
        ("lost on the day of acquiring", |f, _| f.lost_on = Some(day("2019-07-01")), TODAY, "impossible lost_on"),
        ("lost before acquiring", |f, _| f.lost_on = Some(day("2019-06-30")), TODAY, "impossible lost_on"),
        (
            "acquired before birth",
            |f, _| {
                f.birth_date = day("2019-07-02");
                f.held.clear();
            },
            TODAY,
            "impossible acquired_on",
        ),
        (
            "processed before it was applied for",
            |f, _| {
                myna(f).deregistration_applied_on = Some(day("2026-09-02"));
                myna(f).deregistered_on = Some(day("2026-09-01"));
            },
            TODAY,
            "impossible myna.deregistered_on",
        ),
        (
            "ends before issue",
            |f, _| f.held.push(certificate("2025-12-02", "2025-12-01")),
            TODAY,
            "impossible held.valid_until",
        ),
        (
            "a notice that ends before issue",
            |f, _| f.held[0].valid_until = Some(day("2024-12-19")),
            TODAY,
            "impossible held.valid_until",
        ),
        (
            "a certificate without end",
            |f, _| f.held.push(document(Document::Certificate, "2025-12-02", None)),
            TODAY,
            "impossible held.valid_until",
        ),
        ("issued before acquiring", |f, _| f.held.push(notice("2019-06-30")), TODAY, "impossible held.issued_on"),
        ("issued after the day", |f, _| f.held.push(notice("2026-11-23")), TODAY, "impossible held.issued_on"),
        (
            "listed after the day",
            |f, _| myna(f).listed_on = Some(day("2026-11-23")),
            TODAY,
            "impossible myna.listed_on",
        ),
        (
            "解除 applied for after the day",
            |f, _| myna(f).deregistration_applied_on = Some(day("2026-11-23")),
            TODAY,
            "impossible myna.deregistration_applied_on",
        ),
        (
            "解除 processed after the day",
            |f, _| myna(f).deregistered_on = Some(day("2026-11-23")),
            TODAY,
            "impossible myna.deregistered_on",
        ),
        ("application from tomorrow", |f, _| apply(f, 1, "2026-11-23"), TODAY, "impossible application.received_on"),
        ("request from tomorrow", |f, _| request(f, "2026-11-23"), TODAY, "impossible notice_request.received_on"),
        (
            "ratio before 70 takes effect",
            |f, _| burden(f, "1954-05-05", "2024-05-31"),
            TODAY,
            "impossible burden.effective_on",
        ),
        (
            "ratio on the 75th birthday",
            |f, _| burden(f, "1954-05-05", "2029-05-05"),
            TODAY,
            "impossible burden.effective_on",
        ),
        (
            "ratio of someone young",
            |f, _| burden(f, "1988-02-11", "2026-08-01"),
            TODAY,
            "impossible burden.effective_on",
        ),
        (
            "even for someone who left",
            |f, _| {
                burden(f, "1988-02-11", "2026-08-01");
                f.lost_on = Some(day("2020-01-01"));
                f.held.clear();
            },
            TODAY,
            "impossible burden.effective_on",
        ),
    ]);
}

#[test]
fn what_is_merely_close_is_possible() {
    check(&[
        (
            "acquired on the day of birth",
            |f, _| {
                f.birth_date = day("2019-07-01");
            },
            TODAY,
            "None AlreadyNotified D",
        ),
        (
            "everything on the day itself",
            |f, _| {
                f.held = vec![notice(TODAY)];
                myna(f).listed_on = Some(day(TODAY));
            },
            TODAY,
            "None AlreadyNotified D",
        ),
        (
            "one day of cover",
            |f, _| {
                f.lost_on = Some(day("2019-07-02"));
                f.held.clear();
            },
            TODAY,
            "None NotCovered A",
        ),
        (
            "ratio on the effective day of 70",
            |f, _| {
                seventy_two(f);
                f.burden =
                    Some(Burden { percent: Percent::Twenty, effective_on: day("2024-06-01"), valid_until: None });
            },
            TODAY,
            "None AlreadyNotified D",
        ),
        (
            "ratio that will begin on the last day of cover",
            |f, _| {
                seventy_two(f);
                f.burden =
                    Some(Burden { percent: Percent::Twenty, effective_on: day("2029-05-04"), valid_until: None });
            },
            TODAY,
            "None AlreadyNotified D",
        ),
        (
            "解除 applied for and processed on one day",
            |f, _| {
                myna(f).deregistration_applied_on = Some(day(TODAY));
                myna(f).deregistered_on = Some(day(TODAY));
            },
            TODAY,
            "Certificate Deregistered 2029-03-31 Card Employer C.6",
        ),
    ]);
}
