//! One insurer's rules as data: every society differs, so nothing of this is written into the decision itself.
//!
//! Values only; the file they are read from is `office::wire`'s. Every rule is given by the society, none has a default here.

use crate::Day;
use crate::codes;
use crate::decision::{PolicyStamp, Reason};
use crate::document::Medium;
use crate::period::MonthDay;

/// One insurer's policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Name and version, repeated in every decision.
    pub stamp: PolicyStamp,
    /// Last day of the former 健康保険証.
    pub old_card_valid_until: Day,
    /// Day from which holders of former cards are served ahead of that day.
    pub bulk_issue_from: Day,
    /// Cover that began recently.
    pub new_entrants: NewEntrants,
    /// The one-off notice of 2024.
    pub last4: Last4,
    /// Notices without digits.
    pub notice: Notices,
    /// Until when certificates are valid.
    pub validity: Validity,
    /// The medium of certificates.
    pub medium: Media,
    /// From when an expired electronic certificate counts as expired.
    pub expired_certificate: ExpiredIssue,
    /// Whether a number that did not match gives a certificate ex officio; otherwise the outcome is a hold.
    pub suspect_issue: bool,
    /// Whether the certificate is asked back once マイナ保険証 works.
    pub collect_when_usable: bool,
    /// The renewal window in days before the last day.
    pub renew_before_days: u32,
    /// The burden ratio.
    pub burden: BurdenRules,
    /// By which hands paper travels.
    pub route: DefaultRoute,
}

/// Rules for cover that began on or after a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewEntrants {
    /// Cover that began on or after this day.
    pub from: Day,
    /// Whether they are served without an application.
    pub ex_officio: ExOfficio,
    /// Days after 資格取得 for which the registers are given time to catch up.
    pub wait_days: u32,
}

codes! {
    /// Whether new entrants are served without an application.
    pub enum ExOfficio {
        /// 職権
        Yes = "yes",
        /// 申請による
        OnApplication = "on_application",
    }
}

/// The one-off notice of 2024 with the last four digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Last4 {
    /// 基準日: who was covered and linked on it.
    pub baseline: Day,
    /// First day of sending.
    pub send_from: Day,
    /// Last day of sending.
    pub close_on: Day,
}

/// Rules for notices without digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notices {
    /// By the day of 資格取得, from which day notices are sent; the last entry that applies counts.
    pub send_from: Vec<SendFrom>,
    /// What starts a notice.
    pub trigger: Trigger,
    /// Whether holders of a certificate are notified too.
    pub to_certificate_holders: ToHolders,
}

/// One entry of the days of sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SendFrom {
    /// For those who acquired cover on or after this day.
    pub acquired_from: Day,
    /// Notices are sent from this day.
    pub send_from: Day,
}

codes! {
    /// What starts a notice.
    pub enum Trigger {
        /// 資格取得
        Acquired = "acquired",
        /// 個人番号の紐付け
        Linked = "linked",
    }

    /// Whether holders of a certificate are notified too.
    pub enum ToHolders {
        Never = "never",
        /// While nothing has been issued in this spell of cover.
        AtAcquisitionOnly = "at_acquisition_only",
        /// Like everyone.
        Always = "always",
    }
}

/// Until when certificates are valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validity {
    /// For every reason without a rule of its own.
    pub default: ValidityRule,
    /// Rules of single reasons, each reason once.
    pub by_reason: Vec<(Reason, ValidityRule)>,
    /// Whether a certificate issued before 70 ends on the day before the ratio starts.
    pub cap_at_70: bool,
    /// Whether a certificate ends with the 在留期間.
    pub cap_at_stay: bool,
}

impl Validity {
    pub fn rule_for(&self, reason: Reason) -> ValidityRule {
        self.by_reason.iter().find(|(of, _)| *of == reason).map_or(self.default, |(_, rule)| *rule)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValidityRule {
    /// The computed day.
    pub term: Term,
    /// How it is rounded.
    pub round: Round,
}

codes! {
    /// How a last day is computed, without its number or day.
    pub enum TermKind {
        /// This day for everyone.
        Fixed = "fixed",
        /// So many years.
        Years = "years",
        /// So many months.
        Months = "months",
        /// The next such day.
        Annual = "annual",
    }
}

/// How a last day is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// This day for everyone.
    Fixed(Day),
    /// So many years.
    Years(u32),
    /// So many months.
    Months(u32),
    /// The next such day.
    Annual(MonthDay),
}

codes! {
    /// How a computed last day is rounded.
    pub enum Round {
        /// Not at all.
        None = "none",
        /// To the last month end not after it.
        MonthEndWithin = "month_end_within",
    }
}

/// The medium of certificates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media {
    /// For every reason without a medium of its own.
    pub default: Medium,
    /// Media of single reasons, each reason once.
    pub by_reason: Vec<(Reason, Medium)>,
    /// For those who cannot have the electronic form.
    pub fallback: PaperMedium,
}

impl Media {
    pub fn medium_for(&self, reason: Reason) -> Medium {
        self.by_reason.iter().find(|(of, _)| *of == reason).map_or(self.default, |(_, medium)| *medium)
    }
}

codes! {
    /// A medium other than 電磁的方法.
    pub enum PaperMedium {
        /// はがき型
        Postcard = "postcard",
        /// カード型
        Card = "card",
        /// A4型
        A4 = "a4",
    }
}

impl From<PaperMedium> for Medium {
    fn from(paper: PaperMedium) -> Self {
        match paper {
            PaperMedium::Postcard => Self::Postcard,
            PaperMedium::Card => Self::Card,
            PaperMedium::A4 => Self::A4,
        }
    }
}

codes! {
    /// From when an expired electronic certificate counts as expired.
    pub enum ExpiredIssue {
        /// From the day after it ran out.
        AtExpiry = "at_expiry",
        /// From the day after the months in which it still works.
        AtGraceEnd = "at_grace_end",
    }
}

/// Rules for the burden ratio.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BurdenRules {
    /// What carries the ratio of people from 70 to 74.
    pub carrier: Carrier,
    /// Whether notices of younger people carry one.
    pub notice_under_70: NoticeUnder70,
}

codes! {
    /// What carries the ratio.
    pub enum Carrier {
        /// The certificate itself.
        Document = "document",
        /// A separate 高齢受給者証.
        ElderlyCertificate = "elderly_certificate",
    }

    /// Whether notices of people below 70 carry a ratio.
    pub enum NoticeUnder70 {
        /// No.
        None = "none",
        /// 30 %, or 20 % before school.
        Print = "print",
    }

    /// By which hands paper travels where no rule says otherwise.
    pub enum DefaultRoute {
        /// 事業主経由
        Employer = "employer",
        /// 本人直送
        Direct = "direct",
    }
}
