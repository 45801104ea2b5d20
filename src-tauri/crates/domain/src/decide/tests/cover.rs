//! Clauses A and B.

use super::*;
use crate::facts::SafeAddress;

#[test]
fn the_bounds_of_cover() {
    let notified = "None AlreadyNotified D";
    let outside = "None NotCovered A";
    check(&[
        ("first day", |f, _| (f.held, f.acquired_on) = (vec![], day(TODAY)), TODAY, "Notice Employer D"),
        ("the day before", |f, _| (f.held, f.acquired_on) = (vec![], day(TODAY)), "2026-11-21", outside),
        ("last day of cover", |f, _| f.lost_on = Some(day("2026-11-23")), TODAY, notified),
        ("資格喪失日 is without cover", |f, _| f.lost_on = Some(day(TODAY)), TODAY, outside),
        ("last day of 任意継続", |f, _| f.voluntary_until = Some(day(TODAY)), TODAY, notified),
        ("the day after", |f, _| f.voluntary_until = Some(day(TODAY)), "2026-11-23", outside),
        ("75th birthday", |f, _| f.birth_date = day("1951-11-22"), TODAY, outside),
        ("the day before", |f, _| f.birth_date = day("1951-11-22"), "2026-11-21", notified),
        ("born on 29 February: 75 on 1 March", |f, _| f.birth_date = day("1952-02-29"), "2027-03-01", outside),
        ("still covered on 28 February", |f, _| f.birth_date = day("1952-02-29"), "2027-02-28", notified),
    ]);
}

#[test]
fn what_is_asked_back_when_cover_ends() {
    fn left(f: &mut Facts) {
        f.lost_on = Some(day("2026-11-01"));
        f.held = vec![certificate("2025-12-02", "2029-03-31"), notice("2024-12-20")];
    }
    check(&[
        (
            "the employer collects it, the notice never",
            |f, _| left(f),
            TODAY,
            "None NotCovered [Certificate 2025-12-02 LostCover Employer] A",
        ),
        (
            "every held one, in the order given",
            |f, _| {
                left(f);
                f.held.push(certificate("2025-11-02", "2027-03-31"));
            },
            TODAY,
            "None NotCovered [Certificate 2025-12-02 LostCover Employer] [Certificate 2025-11-02 LostCover Employer] A",
        ),
        (
            "what has run out is destroyed by its holder",
            |f, _| {
                left(f);
                f.held[0].valid_until = Some(day("2026-11-21"));
            },
            TODAY,
            "None NotCovered A",
        ),
        (
            "on its last day it is still collected",
            |f, _| {
                left(f);
                f.held[0].valid_until = Some(day(TODAY));
            },
            TODAY,
            "None NotCovered [Certificate 2025-12-02 LostCover Employer] A",
        ),
        (
            "what came back is not collected again",
            |f, _| {
                left(f);
                f.held[0].state = HeldState::Returned;
            },
            TODAY,
            "None NotCovered A",
        ),
        (
            "reported lost by an open application",
            |f, _| {
                left(f);
                apply(f, 8, "2026-10-20");
            },
            TODAY,
            "None NotCovered A",
        ),
        (
            "任意継続 sends it back itself",
            |f, _| {
                left(f);
                f.voluntary_until = Some(day("2026-10-31"));
            },
            TODAY,
            "None NotCovered [Certificate 2025-12-02 LostCover Direct] A",
        ),
        (
            "a protected person is asked at the safe address",
            |f, _| {
                left(f);
                f.protection.non_disclosure = true;
                f.protection.safe_address = SafeAddress::Confirmed;
            },
            TODAY,
            "None NotCovered [Certificate 2025-12-02 LostCover SafeAddress] A",
        ),
        (
            "or not at all",
            |f, _| {
                left(f);
                f.protection.self_view_blocked = true;
                f.protection.safe_address = SafeAddress::Proposed;
            },
            TODAY,
            "None NotCovered [Certificate 2025-12-02 LostCover Hold] A",
        ),
        (
            "a former card while it is valid",
            |f, _| {
                f.old_card = true;
                f.lost_on = Some(day("2025-11-01"));
                f.held.clear();
                myna(f).listed_on = None;
            },
            "2025-12-01",
            "None NotCovered [OldCard LostCover Employer] A",
        ),
        (
            "not after its last day",
            |f, _| {
                f.old_card = true;
                f.lost_on = Some(day("2025-11-01"));
                f.held.clear();
                myna(f).listed_on = None;
            },
            "2025-12-02",
            "None NotCovered A",
        ),
        (
            "its own earlier last day counts",
            |f, _| {
                f.old_card = true;
                f.old_card_valid_until = Some(day("2025-07-31"));
                f.lost_on = Some(day("2025-07-01"));
                f.held.clear();
                myna(f).listed_on = None;
            },
            "2025-08-01",
            "None NotCovered A",
        ),
        (
            "a later one of its own does not",
            |f, _| {
                f.old_card = true;
                f.old_card_valid_until = Some(day("2026-12-31"));
                f.lost_on = Some(day("2026-11-01"));
            },
            TODAY,
            "None NotCovered A",
        ),
        (
            "before cover begins nothing is collected",
            |f, _| {
                f.old_card = true;
                f.acquired_on = day("2025-11-01");
                f.held.clear();
                myna(f).listed_on = None;
            },
            "2025-10-31",
            "None NotCovered A",
        ),
    ]);
}

#[test]
fn while_protection_is_examined_nothing_moves() {
    check(&[
        (
            "a certificate would be due",
            |f, _| {
                no_card(f);
                f.protection.provisional = true;
            },
            TODAY,
            "Hold ProtectionProvisional B",
        ),
        (
            "nor is one asked back",
            |f, _| {
                f.held.push(certificate("2025-12-02", "2029-03-31"));
                f.protection.provisional = true;
            },
            TODAY,
            "Hold ProtectionProvisional B",
        ),
        (
            "even a flag does not go past it",
            |f, _| {
                f.protection.self_view_blocked = true;
                f.protection.provisional = true;
            },
            TODAY,
            "Hold ProtectionProvisional B",
        ),
        (
            "who is not covered is judged before",
            |f, _| {
                f.lost_on = Some(day("2026-11-01"));
                f.protection.provisional = true;
            },
            TODAY,
            "None NotCovered A",
        ),
    ]);
    check_run(
        Run::Last4,
        &[(
            "in the one-off run too",
            |f, _| {
                f.held.clear();
                f.protection.provisional = true;
                myna(f).listed_on = None;
            },
            "2024-10-15",
            "Hold ProtectionProvisional B",
        )],
    );
}
