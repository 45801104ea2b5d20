//! Certificates that are asked back once マイナ保険証 works again.

use super::*;

fn holds(f: &mut Facts) {
    f.held.push(HeldDocument {
        reason: Some(Reason::NoCard),
        medium: Some(Medium::Card),
        ..certificate("2025-12-02", "2029-03-31")
    });
}

#[test]
fn asked_back_once_it_works_again() {
    let asked_back = "None AlreadyNotified [Certificate 2025-12-02 UsableMyna Employer] D";
    let stays = "None AlreadyHolds D";
    check(&[
        ("usable, and holds one", |f, _| holds(f), TODAY, asked_back),
        (
            "two of them",
            |f, _| {
                holds(f);
                f.held.push(certificate("2026-01-05", "2029-01-04"));
            },
            TODAY,
            "None AlreadyNotified [Certificate 2025-12-02 UsableMyna Employer] [Certificate 2026-01-05 UsableMyna Employer] D",
        ),
        (
            "the society does not ask",
            |f, p| {
                holds(f);
                p.collect_when_usable = false;
            },
            TODAY,
            stays,
        ),
        (
            "not in the window either, where nothing is renewed",
            |f, p| {
                holds(f);
                p.collect_when_usable = false;
                f.held[1].valid_until = Some(day("2026-12-01"));
            },
            TODAY,
            stays,
        ),
        (
            "given for care",
            |f, _| {
                holds(f);
                f.held[1].reason = Some(Reason::CareNeeded);
                f.care_needed = Some(false);
            },
            TODAY,
            stays,
        ),
        (
            "care is accepted",
            |f, _| {
                holds(f);
                f.care_needed = Some(true);
            },
            TODAY,
            "None AlreadyHolds C",
        ),
        (
            "a helper is asked for",
            |f, _| {
                holds(f);
                apply(f, 7, "2026-10-01");
                f.held[1].medium = None;
            },
            TODAY,
            "None AlreadyHolds C",
        ),
        (
            "viewing is blocked",
            |f, _| {
                holds(f);
                f.protection.self_view_blocked = true;
            },
            TODAY,
            "None AlreadyHolds C",
        ),
        (
            "an application newer than the list",
            |f, _| {
                holds(f);
                apply(f, 4, "2026-11-01");
            },
            TODAY,
            "None AlreadyHolds C",
        ),
        (
            "an application older than the list",
            |f, _| {
                holds(f);
                apply(f, 4, "2026-10-31");
            },
            TODAY,
            "None AlreadyNotified [Certificate 2025-12-02 UsableMyna Employer] (ApplicationRefusedUsable) D",
        ),
        (
            "given for the expired electronic certificate, which only the grace keeps alive",
            |f, p| {
                holds(f);
                f.held[1].reason = Some(Reason::CertificateExpired);
                p.expired_certificate = ExpiredIssue::AtGraceEnd;
                myna(f).certificate_expires_on = Some(day("2026-11-21"));
            },
            TODAY,
            stays,
        ),
        (
            "and which was renewed since",
            |f, _| {
                holds(f);
                f.held[1].reason = Some(Reason::CertificateExpired);
            },
            TODAY,
            asked_back,
        ),
        (
            "one goes, one stays",
            |f, p| {
                holds(f);
                f.held.push(HeldDocument {
                    reason: Some(Reason::CertificateExpired),
                    ..certificate("2025-12-02", "2029-01-04")
                });
                p.expired_certificate = ExpiredIssue::AtGraceEnd;
                myna(f).certificate_expires_on = Some(day("2026-11-21"));
            },
            TODAY,
            "None AlreadyHolds [Certificate 2025-12-02 UsableMyna Employer] D",
        ),
        (
            "what is asked back is not held: the notice is due",
            |f, _| {
                holds(f);
                f.held.remove(0);
            },
            TODAY,
            "Notice Employer [Certificate 2025-12-02 UsableMyna Employer] D",
        ),
        (
            "beside a hold too",
            |f, _| {
                holds(f);
                f.held.remove(0);
                seventy_two(f);
                f.burden = None;
            },
            TODAY,
            "Hold FactsMissing [Certificate 2025-12-02 UsableMyna Employer] ?Burden G",
        ),
    ]);
}
