//! The clauses as tables: what is known, on which day, what is told, and why. Only invented people.
//!
//! Every table starts from `person()` under `policy()` and changes what its rows are about.

mod anything;
mod asked_back;
mod burden;
mod certificate;
mod cover;
mod ex_officio;
mod held;
mod impossible;
mod last4;
mod lost_certificate;
mod notice;
mod renewal;
mod route;
mod usable;
mod validity;

use super::{DecideError, ErrorCode, decide};
use crate::Day;
use crate::decision::{Basis, Decision, Outcome, PolicyStamp, Reason, Run};
use crate::document::{Document, Medium};
use crate::facts::{
    Application, ApplicationReason, Burden, CardState, Facts, HeldDocument, HeldState, MyNumber, Myna, Protection,
    Relation,
};
use crate::percent::Percent;
use crate::period::MonthDay;
use crate::policy::{
    BurdenRules, Carrier, DefaultRoute, ExOfficio, ExpiredIssue, Last4, Media, NewEntrants, NoticeUnder70, Notices,
    PaperMedium, Policy, Round, SendFrom, Term, ToHolders, Trigger, Validity, ValidityRule,
};

/// What a row changes.
type Set = fn(&mut Facts, &mut Policy);
/// Why, what is changed, the day, what is told.
type Row = (&'static str, Set, &'static str, &'static str);

const TODAY: &str = "2026-11-22";

fn day(text: &str) -> Day {
    text.parse().unwrap_or_else(|_| panic!("no day: {text}"))
}

/// A man of 38 with a working マイナ保険証, who was notified when that began.
fn person() -> Facts {
    Facts {
        id: "p".to_owned(),
        relation: Relation::Insured,
        birth_date: day("1988-02-11"),
        acquired_on: day("2019-07-01"),
        lost_on: None,
        voluntary_until: None,
        stay_until: None,
        overseas: false,
        care_needed: None,
        issue_requested: false,
        my_number: MyNumber::Linked { on: day("2019-07-20") },
        myna: Some(Myna {
            card: CardState::Held,
            registered: Some(true),
            listed_on: Some(day("2026-10-31")),
            certificate_expires_on: Some(day("2028-02-11")),
            deregistration_applied_on: None,
            deregistered_on: None,
        }),
        old_card: false,
        old_card_valid_until: None,
        protection: Protection::default(),
        application: None,
        notice_request: None,
        burden: None,
        benefit_items: false,
        employer_consent: false,
        electronic_ok: false,
        held: vec![notice("2024-12-20")],
    }
}

fn policy() -> Policy {
    Policy {
        stamp: PolicyStamp { name: Some("例示健康保険組合".to_owned()), version: Some("2026-1".to_owned()) },
        old_card_valid_until: day("2025-12-01"),
        bulk_issue_from: day("2025-09-01"),
        new_entrants: NewEntrants { from: day("2024-12-02"), ex_officio: ExOfficio::Yes, wait_days: 0 },
        last4: Last4 { baseline: day("2024-09-12"), send_from: day("2024-10-15"), close_on: day("2024-12-01") },
        notice: Notices {
            send_from: vec![SendFrom { acquired_from: day("1900-01-01"), send_from: day("2024-12-02") }],
            trigger: Trigger::Linked,
            to_certificate_holders: ToHolders::Never,
        },
        validity: Validity {
            default: rule(Term::Fixed(day("2029-03-31"))),
            by_reason: vec![(Reason::CardLost, rule(Term::Months(2)))],
            cap_at_70: false,
            cap_at_stay: false,
        },
        medium: Media {
            default: Medium::Electronic,
            by_reason: vec![(Reason::CareNeeded, Medium::Postcard)],
            fallback: PaperMedium::Card,
        },
        expired_certificate: ExpiredIssue::AtExpiry,
        suspect_issue: true,
        collect_when_usable: true,
        renew_before_days: 60,
        burden: BurdenRules { carrier: Carrier::Document, notice_under_70: NoticeUnder70::None },
        route: DefaultRoute::Employer,
    }
}

fn rule(term: Term) -> ValidityRule {
    ValidityRule { term, round: Round::None }
}

fn month_day(month: u32, of_month: u32) -> MonthDay {
    MonthDay::new(month, of_month).unwrap_or_else(|| panic!("no such day: {month}-{of_month}"))
}

fn document(kind: Document, issued_on: &str, valid_until: Option<&str>) -> HeldDocument {
    let valid_until = valid_until.map(day);
    HeldDocument { kind, issued_on: day(issued_on), valid_until, state: HeldState::Valid, reason: None, medium: None }
}

fn certificate(issued_on: &str, valid_until: &str) -> HeldDocument {
    document(Document::Certificate, issued_on, Some(valid_until))
}

fn notice(issued_on: &str) -> HeldDocument {
    document(Document::Notice, issued_on, None)
}

fn myna(facts: &mut Facts) -> &mut Myna {
    facts.myna.as_mut().unwrap_or_else(|| panic!("in the list"))
}

fn apply(facts: &mut Facts, reason: u8, received_on: &str) {
    let reason = ApplicationReason::of_number(reason).unwrap_or_else(|| panic!("a reason of the form"));
    facts.application = Some(Application { reason, received_on: day(received_on) });
}

/// No card: served ex officio.
fn no_card(facts: &mut Facts) {
    myna(facts).card = CardState::None;
    myna(facts).registered = Some(false);
}

/// Born in 1954: the ratio applies from 2024-06-01.
fn seventy_two(facts: &mut Facts) {
    facts.birth_date = day("1954-05-05");
    facts.burden = Some(Burden {
        percent: Percent::Twenty,
        effective_on: day("2026-08-01"),
        valid_until: Some(day("2027-07-31")),
    });
}

/// A decision in one line: document, reason, what it carries, its way, what stands beside it, its clause.
fn told(answer: Result<Decision, DecideError>) -> String {
    let decision = match answer {
        Err(DecideError { code: ErrorCode::Impossible, field }) => {
            return format!("impossible {}", field.unwrap_or_default());
        }
        Err(DecideError { code: ErrorCode::PolicyExpired, .. }) => return "policy expired".to_owned(),
        Ok(decision) => decision,
    };
    let reason = decision.outcome.reason();
    let issue = decision.outcome.issue();
    let terms = decision.outcome.terms();
    let also = terms.and_then(|terms| terms.also);
    let mut parts = vec![called(&decision.outcome)];
    let mut say = |part: Option<String>| parts.extend(part);
    say(reason.map(|reason| format!("{reason:?}")));
    say(terms
        .map(|terms| terms.recorded_reason)
        .filter(|recorded| Some(*recorded) != reason)
        .map(|of| format!("as {of:?}")));
    say(issue.filter(|issue| issue.basis == Basis::Application).map(|_| "applied".to_owned()));
    say(terms.filter(|terms| terms.renewal).map(|_| "renewal".to_owned()));
    say(terms.map(|terms| terms.valid_until.to_string()));
    say(issue.and_then(|issue| issue.ratio).map(written));
    say(terms.filter(|terms| terms.elderly_certificate).map(|_| "elderly".to_owned()));
    say(terms.map(|terms| format!("{:?}", terms.medium)));
    say(issue.map(|issue| format!("{:?}", issue.route)));
    say(also.map(|_| format!("also {:?}", Document::Notice)));
    say(also.and_then(|also| also.ratio).map(written));
    for collect in &decision.collect {
        let issued_on = collect.issued_on.map(|issued| format!(" {issued}")).unwrap_or_default();
        say(Some(format!("[{:?}{issued_on} {:?} {:?}]", collect.kind, collect.reason, collect.route)));
    }
    for missing in decision.outcome.missing() {
        say(Some(format!("?{missing:?}")));
    }
    for note in &decision.notes {
        say(Some(format!("({note:?})")));
    }
    say(Some(decision.rule));
    parts.join(" ")
}

/// An outcome without its data.
fn called(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Document(issue) => format!("{:?}", issue.document),
        Outcome::Nothing { .. } => "None".to_owned(),
        Outcome::Hold { .. } => "Hold".to_owned(),
    }
}

fn written(ratio: crate::decision::Ratio) -> String {
    let day = |of: Option<Day>| of.map(|day| day.to_string()).unwrap_or_default();
    format!("{}%({}..{})", ratio.percent.number(), day(ratio.effective_on), day(ratio.valid_until))
}

fn check_run(run: Run, rows: &[Row]) {
    for (why, set, as_of, expected) in rows {
        let (mut facts, mut policy) = (person(), policy());
        set(&mut facts, &mut policy);
        assert_eq!(told(decide(&facts, &policy, day(as_of), run)), *expected, "{why} ({as_of})");
    }
}

fn check(rows: &[Row]) {
    check_run(Run::Regular, rows);
}
