//! Clause C.2: a certificate in the place of one that was lost or damaged.

use super::*;

/// Holds a certificate for want of a card and reports it lost.
fn lost(f: &mut Facts) {
    no_card(f);
    f.held = vec![HeldDocument {
        reason: Some(Reason::NoCard),
        medium: Some(Medium::A4),
        ..certificate("2025-12-02", "2028-12-01")
    }];
    apply(f, 8, "2026-11-16");
}

#[test]
fn the_new_one_takes_the_place_of_the_lost_one() {
    check(&[
        (
            "end and medium of the lost one",
            |f, _| lost(f),
            TODAY,
            "Certificate CertificateLostOrDamaged as NoCard applied 2028-12-01 A4 Employer C.2",
        ),
        (
            "whether it is entered as lost yet or not",
            |f, _| {
                lost(f);
                f.held[0].state = HeldState::Lost;
            },
            TODAY,
            "Certificate CertificateLostOrDamaged as NoCard applied 2028-12-01 A4 Employer C.2",
        ),
        (
            "capped by 任意継続",
            |f, _| {
                lost(f);
                f.voluntary_until = Some(day("2027-06-30"));
            },
            TODAY,
            "Certificate CertificateLostOrDamaged as NoCard applied 2027-06-30 A4 Direct C.2",
        ),
        (
            "capped at five years from now, however long it was",
            |f, _| {
                lost(f);
                f.held[0].valid_until = Some(day("2039-12-01"));
            },
            TODAY,
            "Certificate CertificateLostOrDamaged as NoCard applied 2031-11-21 A4 Employer C.2",
        ),
        (
            "an outdated policy does not matter to it",
            |f, p| {
                lost(f);
                p.validity.default = rule(Term::Fixed(day("2026-01-01")));
            },
            TODAY,
            "Certificate CertificateLostOrDamaged as NoCard applied 2028-12-01 A4 Employer C.2",
        ),
        (
            "where only its medium is unknown, the medium alone follows the reason",
            |f, _| {
                lost(f);
                f.held[0].medium = None;
            },
            TODAY,
            "Certificate CertificateLostOrDamaged as NoCard applied 2028-12-01 Card Employer C.2",
        ),
        (
            "of several, the one that ends last",
            |f, _| {
                lost(f);
                f.held
                    .push(HeldDocument { reason: Some(Reason::CareNeeded), ..certificate("2026-01-05", "2028-12-02") });
            },
            TODAY,
            "Certificate CertificateLostOrDamaged as CareNeeded applied 2028-12-02 Postcard Employer C.2",
        ),
        (
            "not one that came back",
            |f, _| {
                lost(f);
                f.held.push(HeldDocument { state: HeldState::Returned, ..certificate("2026-01-05", "2028-12-02") });
            },
            TODAY,
            "Certificate CertificateLostOrDamaged as NoCard applied 2028-12-01 A4 Employer C.2",
        ),
        (
            "electronic to someone who cannot have it",
            |f, _| {
                lost(f);
                f.held[0].medium = Some(Medium::Electronic);
            },
            TODAY,
            "Certificate CertificateLostOrDamaged as NoCard applied 2028-12-01 Card Employer C.2",
        ),
    ]);
}

#[test]
fn one_that_ends_soon_or_is_not_known_follows_its_reason() {
    check(&[
        (
            "its end is past",
            |f, _| {
                lost(f);
                f.held[0].valid_until = Some(day("2026-11-21"));
            },
            TODAY,
            "Certificate CertificateLostOrDamaged as NoCard applied 2029-03-31 Card Employer C.2",
        ),
        (
            "its last day, in the window",
            |f, _| {
                lost(f);
                f.held[0].valid_until = Some(day(TODAY));
            },
            TODAY,
            "Certificate CertificateLostOrDamaged as NoCard applied 2029-03-31 Card Employer C.2",
        ),
        (
            "first day of the window of 60 days",
            |f, _| {
                lost(f);
                f.held[0].valid_until = Some(day("2027-01-21"));
            },
            TODAY,
            "Certificate CertificateLostOrDamaged as NoCard applied 2029-03-31 Card Employer C.2",
        ),
        (
            "the day before it",
            |f, _| {
                lost(f);
                f.held[0].valid_until = Some(day("2027-01-22"));
            },
            TODAY,
            "Certificate CertificateLostOrDamaged as NoCard applied 2027-01-22 A4 Employer C.2",
        ),
        (
            "none is listed: care",
            |f, _| {
                lost(f);
                f.held.clear();
                f.care_needed = Some(true);
            },
            TODAY,
            "Certificate CertificateLostOrDamaged as CareNeeded applied 2029-03-31 Postcard Employer C.2",
        ),
        (
            "none is listed: the unusable reason",
            |f, _| {
                lost(f);
                f.held.clear();
            },
            TODAY,
            "Certificate CertificateLostOrDamaged as NoCard applied 2029-03-31 Card Employer C.2",
        ),
        (
            "none is listed: the card is lost",
            |f, _| {
                lost(f);
                f.held.clear();
                myna(f).card = CardState::Lost;
                myna(f).registered = Some(true);
            },
            TODAY,
            "Certificate CertificateLostOrDamaged as CardLost applied 2027-01-21 Card Employer C.2",
        ),
        (
            "none is listed: nothing is known",
            |f, _| {
                lost(f);
                f.held.clear();
                f.myna = None;
            },
            TODAY,
            "Certificate CertificateLostOrDamaged applied 2029-03-31 Card Employer C.2",
        ),
        (
            "its reason was not entered: the medium and the record follow what is known now",
            |f, _| {
                lost(f);
                f.held[0].reason = None;
                f.held[0].medium = None;
                f.care_needed = Some(true);
            },
            TODAY,
            "Certificate CertificateLostOrDamaged as CareNeeded applied 2028-12-01 Postcard Employer C.2",
        ),
        (
            "a yearly rule counts from the day after the lost one's last day",
            |f, p| {
                lost(f);
                f.held[0].valid_until = Some(day("2026-12-31"));
                p.validity.default = rule(Term::Annual(month_day(12, 31)));
            },
            TODAY,
            "Certificate CertificateLostOrDamaged as NoCard applied 2027-12-31 Card Employer C.2",
        ),
        (
            "but not where that is past",
            |f, p| {
                lost(f);
                f.held[0].valid_until = Some(day("2026-06-30"));
                p.validity.default = rule(Term::Annual(month_day(12, 31)));
            },
            TODAY,
            "Certificate CertificateLostOrDamaged as NoCard applied 2026-12-31 Card Employer C.2",
        ),
        (
            "an outdated policy matters here",
            |f, p| {
                lost(f);
                f.held.clear();
                p.validity.default = rule(Term::Fixed(day("2026-11-21")));
            },
            TODAY,
            "policy expired",
        ),
    ]);
}

#[test]
fn who_can_use_it_again_gets_none() {
    fn usable(f: &mut Facts) {
        lost(f);
        f.myna = person().myna;
    }
    check(&[
        (
            "refused; the lost one is not held, so the notice is due",
            |f, _| usable(f),
            TODAY,
            "Notice Employer (ApplicationRefusedUsable) D",
        ),
        (
            "unless a helper is needed",
            |f, _| {
                usable(f);
                f.care_needed = Some(true);
            },
            TODAY,
            "Certificate CertificateLostOrDamaged as NoCard applied 2028-12-01 A4 Employer C.2",
        ),
        (
            "which the lost one itself may say",
            |f, _| {
                usable(f);
                f.held[0].reason = Some(Reason::CareNeeded);
            },
            TODAY,
            "Certificate CertificateLostOrDamaged as CareNeeded applied 2028-12-01 A4 Employer C.2",
        ),
        (
            "once answered, it is held again",
            |f, p| {
                lost(f);
                f.held[0].state = HeldState::Lost;
                f.held.push(certificate("2026-11-16", "2028-12-01"));
                p.collect_when_usable = false;
            },
            TODAY,
            "None AlreadyHolds C",
        ),
    ]);
}
