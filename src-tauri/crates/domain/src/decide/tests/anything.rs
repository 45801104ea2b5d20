//! What holds for everyone, whatever the facts and the policy: thousands of invented people from a fixed seed.

use super::*;
use crate::code::Code;
use crate::decision::{CollectReason, Route};
use crate::facts::{ApplicationReason, NoticeReason, NoticeRequest, SafeAddress};
use crate::period::{days_after, days_before, last_day_of_years};

/// xorshift64*: the same people on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % n
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.below(of.len() as u64)).unwrap_or(0)]
    }

    /// Within so many days before, and so many after.
    fn near(&mut self, of: Day, before: u32, after: u32) -> Day {
        days_after(days_before(of, before), u32::try_from(self.below(u64::from(before + after) + 1)).unwrap_or(0))
    }

    fn maybe_near(&mut self, percent: u64, of: Day, before: u32, after: u32) -> Option<Day> {
        self.chance(percent).then(|| self.near(of, before, after))
    }
}

const REASONS: [Reason; 12] = [
    Reason::SelfViewBlocked,
    Reason::CertificateLostOrDamaged,
    Reason::CardLost,
    Reason::CardRenewing,
    Reason::CareNeeded,
    Reason::MyNumberNotLinked,
    Reason::MyNumberSuspect,
    Reason::NoCard,
    Reason::CardReturned,
    Reason::Deregistered,
    Reason::NotRegistered,
    Reason::CertificateExpired,
];
const MEDIA: [Medium; 4] = [Medium::Postcard, Medium::Card, Medium::A4, Medium::Electronic];

fn anyone(dice: &mut Dice, as_of: Day) -> Facts {
    let birth_date = if dice.chance(40) {
        let years = dice.pick(&[6, 70, 75]);
        dice.near(days_before(as_of, years * 36525 / 100), 500, 500).min(as_of)
    } else {
        dice.near(as_of, 30_000, 0)
    };
    let acquired_on = dice.near(as_of, 1_500, 5).max(birth_date);
    let since = u32::try_from(as_of.signed_duration_since(acquired_on).num_days()).unwrap_or(0);
    let mut held = Vec::new();
    for _ in 0..dice.pick(&[0, 0, 1, 1, 2, 3]) {
        let issued_on = dice.near(as_of, since, 0);
        let kind = dice.pick(&[Document::Certificate, Document::Certificate, Document::Notice, Document::NoticeLast4]);
        held.push(HeldDocument {
            kind,
            issued_on,
            valid_until: (kind == Document::Certificate).then(|| dice.near(as_of, 100, 900).max(issued_on)),
            state: dice.pick(&[
                HeldState::Valid,
                HeldState::Valid,
                HeldState::Returned,
                HeldState::Lost,
                HeldState::Spoiled,
            ]),
            reason: dice.chance(60).then(|| dice.pick(&REASONS)),
            medium: dice.chance(60).then(|| dice.pick(&MEDIA)),
        });
    }
    let recent = since.min(200);
    let card = dice.pick(&[
        CardState::Held,
        CardState::Held,
        CardState::Held,
        CardState::None,
        CardState::Lost,
        CardState::Renewing,
        CardState::Returned,
        CardState::Unknown,
    ]);
    let applied_on = dice.maybe_near(15, as_of, 200, 0);
    Facts {
        birth_date,
        acquired_on,
        lost_on: dice.maybe_near(15, as_of, 100, 300).filter(|lost| *lost > acquired_on),
        voluntary_until: dice.maybe_near(15, as_of, 30, 700),
        stay_until: dice.maybe_near(15, as_of, 100, 700),
        overseas: dice.chance(10),
        care_needed: dice.pick(&[None, None, Some(true), Some(false)]),
        issue_requested: dice.chance(20),
        my_number: match dice.below(8) {
            0 => MyNumber::None,
            1 => MyNumber::Submitted,
            2 => MyNumber::Suspect,
            3 => MyNumber::Unknown,
            _ => MyNumber::Linked { on: dice.near(acquired_on, 0, 900) },
        },
        myna: dice.chance(85).then(|| Myna {
            card,
            registered: dice.pick(&[Some(true), Some(true), Some(false), None]),
            listed_on: dice.maybe_near(85, as_of, 120, 0),
            certificate_expires_on: dice.maybe_near(60, as_of, 200, 900),
            deregistration_applied_on: applied_on,
            deregistered_on: applied_on.filter(|_| dice.chance(50)),
        }),
        old_card: dice.chance(30),
        old_card_valid_until: dice.maybe_near(20, as_of, 100, 100),
        protection: Protection {
            self_view_blocked: dice.chance(10),
            non_disclosure: dice.chance(10),
            provisional: dice.chance(5),
            safe_address: dice.pick(&[SafeAddress::None, SafeAddress::Proposed, SafeAddress::Confirmed]),
        },
        application: dice.chance(35).then(|| Application {
            reason: dice.pick(ApplicationReason::ALL),
            received_on: dice.near(as_of, recent, 0),
        }),
        notice_request: dice.chance(15).then(|| NoticeRequest {
            reason: dice.pick(&[NoticeReason::Lost, NoticeReason::Changed]),
            received_on: dice.near(as_of, recent, 0),
        }),
        burden: dice
            .chance(60)
            .then(|| Burden {
                percent: dice.pick(&[Percent::Twenty, Percent::Thirty]),
                effective_on: dice.near(as_of, 400, 100).max(crate::age::seventy_effective_on(birth_date)),
                valid_until: dice.maybe_near(50, as_of, 50, 400),
            })
            .filter(|burden| {
                burden.effective_on < crate::age::seventy_fifth_birthday(birth_date)
                    && burden.effective_on < days_after(as_of, 3_000)
            }),
        benefit_items: dice.chance(15),
        employer_consent: dice.chance(30),
        electronic_ok: dice.chance(50),
        held,
        ..person()
    }
}

fn any_policy(dice: &mut Dice, as_of: Day) -> Policy {
    let term = |dice: &mut Dice| match dice.below(4) {
        0 => Term::Fixed(dice.near(as_of, 30, 1_500)),
        1 => Term::Years(dice.pick(&[1, 3, 5, 7])),
        2 => Term::Months(dice.pick(&[1, 2, 3, 18])),
        _ => Term::Annual(dice.pick(&[month_day(7, 31), month_day(11, 30), month_day(2, 28)])),
    };
    let validity =
        |dice: &mut Dice| ValidityRule { term: term(dice), round: dice.pick(&[Round::None, Round::MonthEndWithin]) };
    let near = |dice: &mut Dice| dice.near(as_of, 200, 200);
    Policy {
        old_card_valid_until: near(dice),
        bulk_issue_from: near(dice),
        new_entrants: NewEntrants {
            from: dice.near(as_of, 800, 0),
            ex_officio: dice.pick(&[ExOfficio::Yes, ExOfficio::OnApplication]),
            wait_days: dice.pick(&[0, 5, 400]),
        },
        last4: Last4 { baseline: near(dice), send_from: near(dice), close_on: near(dice) },
        notice: Notices {
            send_from: vec![SendFrom { acquired_from: dice.near(as_of, 2_000, 0), send_from: near(dice) }],
            trigger: dice.pick(&[Trigger::Acquired, Trigger::Linked]),
            to_certificate_holders: dice.pick(&[ToHolders::Never, ToHolders::AtAcquisitionOnly, ToHolders::Always]),
        },
        validity: Validity {
            default: validity(dice),
            by_reason: vec![(dice.pick(&REASONS), validity(dice))],
            cap_at_70: dice.chance(50),
            cap_at_stay: dice.chance(50),
        },
        medium: Media {
            default: dice.pick(&MEDIA),
            by_reason: vec![(dice.pick(&REASONS), dice.pick(&MEDIA))],
            fallback: dice.pick(&[PaperMedium::Postcard, PaperMedium::Card, PaperMedium::A4]),
        },
        expired_certificate: dice.pick(&[ExpiredIssue::AtExpiry, ExpiredIssue::AtGraceEnd]),
        suspect_issue: dice.chance(50),
        collect_when_usable: dice.chance(70),
        renew_before_days: dice.pick(&[0, 60, 400]),
        burden: BurdenRules {
            carrier: dice.pick(&[Carrier::Document, Carrier::ElderlyCertificate]),
            notice_under_70: dice.pick(&[NoticeUnder70::None, NoticeUnder70::Print]),
        },
        route: dice.pick(&[DefaultRoute::Employer, DefaultRoute::Direct]),
        ..policy()
    }
}

#[test]
fn what_holds_for_everyone() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut seen: std::collections::BTreeMap<String, u32> = std::collections::BTreeMap::new();
    for _ in 0..40_000 {
        let as_of = dice.near(day("2026-03-01"), 700, 700);
        let (facts, policy) = (anyone(&mut dice, as_of), any_policy(&mut dice, as_of));
        let run = if dice.chance(20) { Run::Last4 } else { Run::Regular };
        let answer = decide(&facts, &policy, as_of, run);
        assert_eq!(answer, decide(&facts, &policy, as_of, run), "the same inputs give the same decision");
        let Ok(decision) = answer else {
            let code = answer.map_err(|error| error.code);
            *seen.entry(format!("{code:?}")).or_default() += 1;
            continue;
        };
        *seen.entry(format!("{} {}", called(&decision.outcome), decision.rule)).or_default() += 1;
        for collect in &decision.collect {
            *seen.entry(format!("{:?}", collect.reason)).or_default() += 1;
        }
        holds(&facts, &policy, &decision);
    }
    // Otherwise the dice would prove nothing: every outcome must have come up.
    for outcome in [
        "Certificate C.1",
        "Certificate C.2",
        "Certificate C.3",
        "Certificate C.4",
        "Certificate C.5",
        "Certificate C.6",
        "Notice D",
        "NoticeLast4 D",
        "None A",
        "None C",
        "None C.6",
        "None D",
        "Hold B",
        "Hold C.5",
        "Hold C.6",
        "Hold D",
        "Hold E",
        "Hold G",
        "LostCover",
        "UsableMyna",
        "Replaced",
        "RatioChanged",
        "Err(PolicyExpired)",
    ] {
        assert!(seen.get(outcome).is_some_and(|times| *times >= 5), "{outcome}: {seen:?}");
    }
}

fn holds(facts: &Facts, policy: &Policy, decision: &Decision) {
    let about = || format!("{facts:#?}\n{policy:#?}\n{decision:#?}");
    let as_of = decision.as_of;
    let reason = decision.outcome.reason();
    let issue = decision.outcome.issue();
    let terms = decision.outcome.terms();
    let certificate = issue.is_some_and(|issue| issue.document == Document::Certificate);
    let route = issue.map(|issue| issue.route);
    let medium = terms.map(|terms| terms.medium);

    // What has meaning for the outcome is there, the rest is not.
    assert_eq!(terms.is_some(), certificate, "{}", about());
    assert!(!certificate || reason.is_some(), "{}", about());
    assert_eq!(reason == Some(Reason::FactsMissing), !decision.outcome.missing().is_empty(), "{}", about());
    assert!(!decision.rule.is_empty() && !decision.sources.is_empty(), "{}", about());

    // A certificate is never back-dated, never longer than the law allows, never longer than cover.
    if let Some(last) = terms.map(|terms| terms.valid_until) {
        assert!(as_of <= last && last <= last_day_of_years(as_of, 5), "{}", about());
        assert!(last < crate::age::seventy_fifth_birthday(facts.birth_date), "{}", about());
        assert!(facts.voluntary_until.is_none_or(|end| last <= end), "{}", about());
        assert!(facts.lost_on.is_none_or(|lost| as_of < lost), "{}", about());
    }

    // A protected person's papers go to the safe address or nowhere.
    let mut routes: Vec<Route> = decision.collect.iter().map(|collect| collect.route).collect();
    routes.extend(route);
    if facts.protection.self_view_blocked || facts.protection.non_disclosure {
        let allowed =
            if facts.protection.safe_address == SafeAddress::Confirmed { Route::SafeAddress } else { Route::Hold };
        assert!(routes.iter().all(|route| *route == allowed), "{}", about());
        assert_ne!(medium, Some(Medium::Electronic), "{}", about());
    } else {
        assert!(!routes.contains(&Route::SafeAddress), "{}", about());
    }
    assert_eq!(medium == Some(Medium::Electronic), route == Some(Route::Electronic), "{}", about());
    assert!(route != Some(Route::Electronic) || facts.electronic_ok, "{}", about());

    // While protection is examined nothing is sent, and nobody who is covered is asked for anything back.
    if facts.protection.provisional {
        assert!(
            issue.is_none() && decision.collect.iter().all(|collect| collect.reason == CollectReason::LostCover),
            "{}",
            about()
        );
    }

    // A notice is never collected; only what the person holds is.
    for collect in decision.collect.iter().filter(|collect| collect.issued_on.is_some()) {
        let held = |held: &HeldDocument| {
            held.kind == Document::Certificate
                && held.state == HeldState::Valid
                && Some(held.issued_on) == collect.issued_on
        };
        assert!(facts.held.iter().any(held), "{}", about());
    }
}
