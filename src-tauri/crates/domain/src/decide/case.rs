//! What counts: the facts of one person as the clauses look at them on the day.
//!
//! Answers questions, decides nothing. No clause may read `held`, `application` or `care_needed` past it.

use crate::Day;
use crate::age::seventy_effective_on;
use crate::cover::Cover;
use crate::decision::Reason;
use crate::document::Document;
use crate::facts::{
    Application, ApplicationReason, Burden, CardState, Facts, HeldDocument, HeldState, MyNumber, NoticeReason,
    NoticeRequest,
};
use crate::policy::Policy;

/// One person on one day under one policy.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub facts: &'a Facts,
    pub policy: &'a Policy,
    pub day: Day,
}

impl<'a> Case<'a> {
    /// Whether the person is covered on a day, by what is known now.
    pub fn covered_on(&self, day: Day) -> bool {
        let Facts { birth_date, acquired_on, lost_on, voluntary_until, .. } = *self.facts;
        Cover { birth: birth_date, acquired_on, lost_on, voluntary_until }.holds_on(day)
    }

    /// Whether a burden ratio applies: covered, from the effective day of 70 up to 75.
    pub fn bears_ratio(&self) -> bool {
        self.covered_on(self.day) && self.day >= seventy_effective_on(self.facts.birth_date)
    }

    /// The ratio that is in force on the day.
    pub fn burden_in_force(&self) -> Option<Burden> {
        self.facts
            .burden
            .filter(|burden| burden.effective_on <= self.day && burden.valid_until.is_none_or(|last| self.day <= last))
    }

    /// The day from which what was issued tells the right ratio; `None` for those to whom no ratio applies.
    pub fn ratio_day(&self) -> Option<Day> {
        self.bears_ratio().then(|| {
            self.burden_in_force()
                .map_or_else(|| seventy_effective_on(self.facts.birth_date), |burden| burden.effective_on)
        })
    }

    /// The application, until a certificate has been issued on or after its day.
    pub fn open_application(&self) -> Option<Application> {
        self.facts.application.filter(|application| !self.issued(is_certificate, application.received_on))
    }

    /// Whether an application for this reason is open.
    pub fn applied_for(&self, reason: ApplicationReason) -> bool {
        self.open_application().is_some_and(|application| application.reason == reason)
    }

    /// Whether the tick on the notification form still waits for its certificate.
    pub fn open_tick(&self) -> bool {
        self.facts.issue_requested && !self.issued(is_certificate, self.facts.acquired_on)
    }

    /// The request for a new notice, until one has been issued on or after its day.
    pub fn open_notice_request(&self) -> Option<NoticeRequest> {
        self.facts.notice_request.filter(|request| !self.issued(is_notice, request.received_on))
    }

    fn issued(&self, kind: fn(&HeldDocument) -> bool, from: Day) -> bool {
        self.facts.held.iter().any(|held| kind(held) && held.issued_on >= from)
    }

    /// Whether the person is accepted as 要配慮者. A certificate given for it answers where nobody has asked again.
    pub fn care(&self) -> bool {
        self.facts.care_needed.unwrap_or_else(|| {
            self.facts.held.iter().any(|held| {
                is_certificate(held)
                    && held.reason == Some(Reason::CareNeeded)
                    && matches!(held.state, HeldState::Valid | HeldState::Lost)
            })
        })
    }

    /// The certificates that the person holds, in the order given. None while one is reported lost or damaged.
    pub fn held_certificates(&self) -> impl Iterator<Item = (&'a HeldDocument, Day)> {
        let reported = self.applied_for(ApplicationReason::CertificateLostOrDamaged);
        let day = self.day;
        self.facts.held.iter().filter_map(move |held| {
            let last = certificate_end(held)?;
            let holds = !reported && held.state == HeldState::Valid && held.issued_on <= day && day <= last;
            holds.then_some((held, last))
        })
    }

    /// Of several held certificates, the one that counts.
    pub fn held_certificate(&self) -> Option<(&'a HeldDocument, Day)> {
        ends_last(self.held_certificates())
    }

    /// The certificate that was lost or damaged: of those neither returned nor spoiled, the one that ends last.
    pub fn lost_certificate(&self) -> Option<(&'a HeldDocument, Day)> {
        let with_the_person = |held: &&HeldDocument| matches!(held.state, HeldState::Valid | HeldState::Lost);
        ends_last(
            self.facts.held.iter().filter(with_the_person).filter_map(|held| Some((held, certificate_end(held)?))),
        )
    }

    /// Whether a notice of either kind has reached the person since the ratio it tells began.
    pub fn notified(&self) -> bool {
        let since = self.ratio_day().unwrap_or(self.facts.acquired_on).max(self.facts.acquired_on);
        self.facts
            .held
            .iter()
            .any(|held| is_notice(held) && held.state != HeldState::Spoiled && held.issued_on >= since)
    }

    /// Whether the former 健康保険証 is still with the person and valid.
    pub fn old_card_valid(&self) -> bool {
        let policy = self.policy.old_card_valid_until;
        self.facts.old_card && self.day <= self.facts.old_card_valid_until.map_or(policy, |own| own.min(policy))
    }

    /// The day of the national list that knows this person.
    pub fn listed_on(&self) -> Option<Day> {
        self.facts.myna.as_ref().and_then(|myna| myna.listed_on)
    }

    /// The state of the 個人番号: someone whom the national list knows is known by the number.
    pub fn number(&self) -> Number {
        match self.facts.my_number {
            MyNumber::Linked { .. } => Number::Linked,
            MyNumber::Unknown if self.listed_on().is_some() => Number::Linked,
            MyNumber::Unknown => Number::Unknown,
            MyNumber::None | MyNumber::Submitted => Number::NotLinked,
            MyNumber::Suspect => Number::Suspect,
        }
    }

    /// The state of the card: what the person wrote in an application is newer than any list.
    pub fn card(&self) -> CardState {
        match self.open_application().map(|application| application.reason) {
            Some(ApplicationReason::CardLost) => CardState::Lost,
            Some(ApplicationReason::CardRenewing) => CardState::Renewing,
            _ => self.facts.myna.as_ref().map_or(CardState::Unknown, |myna| myna.card),
        }
    }

    /// Whether the national list is older than an open application.
    pub fn list_older_than_application(&self) -> bool {
        match (self.listed_on(), self.open_application()) {
            (Some(listed), Some(application)) => listed < application.received_on,
            _ => false,
        }
    }

    /// Whether one of the two statutory flags stands.
    pub fn protected(&self) -> bool {
        self.facts.protection.self_view_blocked || self.facts.protection.non_disclosure
    }

    /// 任意継続
    pub fn voluntary(&self) -> bool {
        self.facts.voluntary_until.is_some()
    }
}

/// The state of the 個人番号 as far as it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    Linked,
    NotLinked,
    Suspect,
    Unknown,
}

impl From<NoticeReason> for Reason {
    fn from(reason: NoticeReason) -> Self {
        match reason {
            NoticeReason::Lost => Self::Lost,
            NoticeReason::Changed => Self::Changed,
        }
    }
}

pub(super) fn is_certificate(held: &HeldDocument) -> bool {
    held.kind == Document::Certificate
}

fn is_notice(held: &HeldDocument) -> bool {
    matches!(held.kind, Document::Notice | Document::NoticeLast4)
}

fn certificate_end(held: &HeldDocument) -> Option<Day> {
    held.valid_until.filter(|_| is_certificate(held))
}

/// The one that ends last; of equals the later issued, then the later listed (`max_by_key` keeps the last of equals).
fn ends_last<'a>(of: impl Iterator<Item = (&'a HeldDocument, Day)>) -> Option<(&'a HeldDocument, Day)> {
    of.max_by_key(|(held, last)| (*last, held.issued_on))
}
