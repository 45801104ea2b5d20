//! Clause F: by which hands.

use super::*;
use crate::facts::SafeAddress;

#[test]
fn paper() {
    check(&[
        (
            "the policy's default",
            |f, p| {
                no_card(f);
                p.route = DefaultRoute::Direct;
            },
            TODAY,
            "Certificate NoCard 2029-03-31 Card Direct C.6",
        ),
        (
            "任意継続 has no employer",
            |f, _| {
                f.held.clear();
                f.voluntary_until = Some(day("2027-01-31"));
            },
            TODAY,
            "Notice Direct D",
        ),
        (
            "benefit items do not pass the employer",
            |f, _| {
                no_card(f);
                f.benefit_items = true;
            },
            TODAY,
            "Certificate NoCard 2029-03-31 Card Direct C.6",
        ),
        (
            "unless the person agrees",
            |f, _| {
                no_card(f);
                f.benefit_items = true;
                f.employer_consent = true;
            },
            TODAY,
            "Certificate NoCard 2029-03-31 Card Employer C.6",
        ),
        (
            "they do not stand on a notice",
            |f, _| {
                f.held.clear();
                f.benefit_items = true;
            },
            TODAY,
            "Notice Employer D",
        ),
        (
            "abroad: by the employer, never direct",
            |f, p| {
                no_card(f);
                f.overseas = true;
                p.route = DefaultRoute::Direct;
            },
            TODAY,
            "Certificate NoCard 2029-03-31 Card Employer C.6",
        ),
        (
            "abroad and 任意継続",
            |f, _| {
                f.held.clear();
                f.overseas = true;
                f.voluntary_until = Some(day("2027-01-31"));
            },
            TODAY,
            "Notice Hold (OverseasContact) D",
        ),
        (
            "abroad with benefit items",
            |f, _| {
                no_card(f);
                f.overseas = true;
                f.benefit_items = true;
            },
            TODAY,
            "Certificate NoCard 2029-03-31 Card Hold (OverseasContact) C.6",
        ),
        (
            "abroad with benefit items and consent",
            |f, _| {
                no_card(f);
                f.overseas = true;
                f.benefit_items = true;
                f.employer_consent = true;
            },
            TODAY,
            "Certificate NoCard 2029-03-31 Card Employer C.6",
        ),
        (
            "abroad with benefit items, a notice",
            |f, _| {
                f.held.clear();
                f.overseas = true;
                f.benefit_items = true;
            },
            TODAY,
            "Notice Employer D",
        ),
    ]);
}

#[test]
fn electronic() {
    check(&[
        (
            "to those who can receive it",
            |f, _| {
                no_card(f);
                f.electronic_ok = true;
            },
            TODAY,
            "Certificate NoCard 2029-03-31 Electronic Electronic C.6",
        ),
        (
            "also abroad, 任意継続, with benefit items",
            |f, _| {
                no_card(f);
                f.electronic_ok = true;
                f.overseas = true;
                f.voluntary_until = Some(day("2029-03-31"));
                f.benefit_items = true;
            },
            TODAY,
            "Certificate NoCard 2029-03-31 Electronic Electronic C.6",
        ),
        ("the fallback to all others", |f, _| no_card(f), TODAY, "Certificate NoCard 2029-03-31 Card Employer C.6"),
        (
            "a reason with a medium of its own",
            |f, _| {
                f.care_needed = Some(true);
                f.electronic_ok = true;
            },
            TODAY,
            "Certificate CareNeeded 2029-03-31 Postcard Employer C.4",
        ),
        (
            "a notice is paper",
            |f, _| {
                f.held.clear();
                f.electronic_ok = true;
            },
            TODAY,
            "Notice Employer D",
        ),
    ]);
}

#[test]
fn protected_people() {
    fn flagged(f: &mut Facts, address: SafeAddress) {
        no_card(f);
        f.electronic_ok = true;
        f.protection.non_disclosure = true;
        f.protection.safe_address = address;
    }
    check(&[
        (
            "confirmed",
            |f, _| flagged(f, SafeAddress::Confirmed),
            TODAY,
            "Certificate NoCard 2029-03-31 Card SafeAddress C.6",
        ),
        (
            "proposed is not confirmed",
            |f, _| flagged(f, SafeAddress::Proposed),
            TODAY,
            "Certificate NoCard 2029-03-31 Card Hold (SafeAddressUnconfirmed) C.6",
        ),
        (
            "none",
            |f, _| flagged(f, SafeAddress::None),
            TODAY,
            "Certificate NoCard 2029-03-31 Card Hold (SafeAddressUnconfirmed) C.6",
        ),
        (
            "one note, though abroad too",
            |f, _| {
                flagged(f, SafeAddress::None);
                f.overseas = true;
                f.voluntary_until = Some(day("2029-03-31"));
            },
            TODAY,
            "Certificate NoCard 2029-03-31 Card Hold (SafeAddressUnconfirmed) C.6",
        ),
        (
            "a notice",
            |f, _| {
                flagged(f, SafeAddress::Confirmed);
                f.myna = person().myna;
                f.held.clear();
            },
            TODAY,
            "Notice SafeAddress D",
        ),
        (
            "what is asked back",
            |f, _| {
                flagged(f, SafeAddress::Confirmed);
                f.myna = person().myna;
                f.held.push(certificate("2025-12-02", "2029-03-31"));
            },
            TODAY,
            "None AlreadyNotified [Certificate 2025-12-02 UsableMyna SafeAddress] D",
        ),
        (
            "an address without a flag changes nothing",
            |f, _| {
                no_card(f);
                f.protection.safe_address = SafeAddress::Confirmed;
            },
            TODAY,
            "Certificate NoCard 2029-03-31 Card Employer C.6",
        ),
    ]);
}

#[test]
fn what_is_asked_back_is_collected_by_the_employer() {
    fn again(f: &mut Facts) {
        f.held.push(certificate("2025-12-02", "2029-03-31"));
    }
    check(&[
        (
            "whatever the policy's default, and without a note abroad",
            |f, p| {
                again(f);
                p.route = DefaultRoute::Direct;
                f.overseas = true;
            },
            TODAY,
            "None AlreadyNotified [Certificate 2025-12-02 UsableMyna Employer] D",
        ),
        (
            "任意継続 directly",
            |f, _| {
                again(f);
                f.voluntary_until = Some(day("2029-03-31"));
                f.overseas = true;
            },
            TODAY,
            "None AlreadyNotified [Certificate 2025-12-02 UsableMyna Direct] D",
        ),
    ]);
}
