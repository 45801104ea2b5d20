//! What `decide` answers: a document that is due, nothing, or a hold, with its reasons. The wire form is in `office::wire`.

use crate::Day;
use crate::codes;
use crate::document::{Document, Medium};
use crate::percent::Percent;

codes! {
    /// On what ground.
    pub enum Basis {
        /// 職権
        ExOfficio = "ex_officio",
        /// 申請
        Application = "application",
        /// 通知義務
        Notification = "notification",
    }

    /// Why. One list for every outcome; which can stand with which document is the contract's.
    pub enum Reason {
        /// Not covered on the day.
        NotCovered = "not_covered",
        /// A protection request is being examined.
        ProtectionProvisional = "protection_provisional",
        /// 自己情報提供不可
        SelfViewBlocked = "self_view_blocked",
        /// 滅失・き損
        CertificateLostOrDamaged = "certificate_lost_or_damaged",
        /// マイナンバーカード紛失
        CardLost = "card_lost",
        /// マイナンバーカード更新中
        CardRenewing = "card_renewing",
        /// 要配慮
        CareNeeded = "care_needed",
        /// 個人番号未提出・未紐付け
        MyNumberNotLinked = "my_number_not_linked",
        /// 五情報不一致
        MyNumberSuspect = "my_number_suspect",
        /// カード未取得
        NoCard = "no_card",
        /// カード返納
        CardReturned = "card_returned",
        /// 利用登録解除
        Deregistered = "deregistered",
        /// 利用登録なし
        NotRegistered = "not_registered",
        /// 電子証明書の期限切れ
        CertificateExpired = "certificate_expired",
        FactsMissing = "facts_missing",
        /// The national list is older than the application.
        ListOlderThanApplication = "list_older_than_application",
        /// Ask whether care is needed.
        AskCareNeeded = "ask_care_needed",
        /// Waits for the registers to catch up.
        AwaitingLink = "awaiting_link",
        /// The person holds a certificate already.
        AlreadyHolds = "already_holds",
        /// The person was notified already.
        AlreadyNotified = "already_notified",
        /// Run `last4` will serve this person.
        Last4Pending = "last4_pending",
        /// Before the day from which notices are sent.
        NotYet = "not_yet",
        /// 在留期間が満了
        StayEnded = "stay_ended",
        /// A new notice: the former one is lost.
        Lost = "lost",
        /// A new notice: an item changed.
        Changed = "changed",
    }
}

impl Reason {
    /// Whether a certificate can be given for this reason.
    pub fn is_of_certificate(self) -> bool {
        matches!(
            self,
            Self::SelfViewBlocked
                | Self::CertificateLostOrDamaged
                | Self::CardLost
                | Self::CardRenewing
                | Self::CareNeeded
                | Self::MyNumberNotLinked
                | Self::MyNumberSuspect
                | Self::NoCard
                | Self::CardReturned
                | Self::Deregistered
                | Self::NotRegistered
                | Self::CertificateExpired
        )
    }

    /// Whether this document can be given for this reason.
    pub fn is_of(self, document: Document) -> bool {
        self.is_of_certificate() || (!document.has_terms() && matches!(self, Self::Lost | Self::Changed))
    }
}

codes! {
    /// By which hands it travels.
    pub enum Route {
        /// 事業主経由
        Employer = "employer",
        /// 本人直送
        Direct = "direct",
        /// 電磁的方法
        Electronic = "electronic",
        /// 安全な送付先
        SafeAddress = "safe_address",
        /// Not sent.
        Hold = "hold",
    }

    /// A remark that a clause made.
    pub enum Note {
        /// A former card is valid.
        OldCardValid = "old_card_valid",
        /// The person has to apply.
        ApplicationNeeded = "application_needed",
        /// Waits for the registers to catch up.
        AwaitingLink = "awaiting_link",
        /// The application was refused: マイナ保険証 works.
        ApplicationRefusedUsable = "application_refused_usable",
        /// The person has left since the baseline day.
        LeftSince = "left_since",
        /// The notice waits for a fact that only it needs.
        NoticeWaits = "notice_waits",
        /// No confirmed safe address.
        SafeAddressUnconfirmed = "safe_address_unconfirmed",
        /// A contact abroad is missing.
        OverseasContact = "overseas_contact",
    }

    /// A fact that is missing.
    pub enum Missing {
        /// The state of the 個人番号.
        MyNumber = "my_number",
        /// The state of the card.
        Card = "card",
        /// The 利用登録.
        Registered = "registered",
        /// The burden ratio.
        Burden = "burden",
    }
}

/// A ratio as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    /// How much the person pays.
    pub percent: Percent,
    /// 発効期日; `None` below 70.
    pub effective_on: Option<Day>,
    /// 有効期限
    pub valid_until: Option<Day>,
}

codes! {
    /// What is to be collected.
    pub enum CollectKind {
        /// 資格確認書
        Certificate = "certificate",
        /// 健康保険証
        OldCard = "old_card",
    }

    /// Why it is to be collected.
    pub enum CollectReason {
        /// Cover ended.
        LostCover = "lost_cover",
        /// マイナ保険証 works again.
        UsableMyna = "usable_myna",
        /// Replaced by another medium.
        Replaced = "replaced",
        /// The burden ratio changed.
        RatioChanged = "ratio_changed",
    }
}

/// One document to be collected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Collect {
    pub kind: CollectKind,
    /// 交付年月日; `None` for a former card.
    pub issued_on: Option<Day>,
    /// Why.
    pub reason: CollectReason,
    /// By which hands.
    pub route: Route,
}

codes! {
    /// Which judgement is made.
    pub enum Run {
        /// The one-off notice of 2024 with the last four digits.
        Last4 = "last4",
        /// Everything else.
        Regular = "regular",
    }
}

/// What is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A document is due.
    Document(Issue),
    /// 交付なし
    Nothing {
        /// Why; nobody asks it of the one-off notice.
        reason: Option<Reason>,
    },
    /// 保留: a person must look first.
    Hold {
        /// Why.
        reason: Reason,
        /// Facts that are missing.
        missing: Vec<Missing>,
    },
}

/// A document that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    pub document: Document,
    /// On what ground.
    pub basis: Basis,
    /// Why; of a notice only where one was asked for.
    pub reason: Option<Reason>,
    /// The ratio that it carries.
    pub ratio: Option<Ratio>,
    /// By which hands.
    pub route: Route,
    /// What only a certificate says.
    pub terms: Option<Terms>,
}

/// The terms of a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// What its entry in `held` is to say.
    pub recorded_reason: Reason,
    /// A renewal of a held certificate.
    pub renewal: bool,
    /// 有効期限
    pub valid_until: Day,
    pub medium: Medium,
    /// The separate 高齢受給者証 is due.
    pub elderly_certificate: bool,
    /// A notice is due beside it.
    pub also: Option<NoticeBeside>,
}

/// A notice beside a certificate. It travels by the same hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoticeBeside {
    /// The ratio that it carries.
    pub ratio: Option<Ratio>,
}

impl Outcome {
    /// The document that is due, where one is.
    pub fn issue(&self) -> Option<&Issue> {
        match self {
            Self::Document(issue) => Some(issue),
            Self::Nothing { .. } | Self::Hold { .. } => None,
        }
    }

    /// The terms of the certificate that is due, where one is.
    pub fn terms(&self) -> Option<&Terms> {
        self.issue().and_then(|issue| issue.terms.as_ref())
    }

    /// Why.
    pub fn reason(&self) -> Option<Reason> {
        match self {
            Self::Document(issue) => issue.reason,
            Self::Nothing { reason } => *reason,
            Self::Hold { reason, .. } => Some(*reason),
        }
    }

    /// Facts that are missing.
    pub fn missing(&self) -> &[Missing] {
        match self {
            Self::Hold { missing, .. } => missing,
            Self::Document(_) | Self::Nothing { .. } => &[],
        }
    }
}

impl Issue {
    /// The documents that it brings, in their order.
    pub fn documents(&self) -> impl Iterator<Item = Document> {
        let beside = self.terms.as_ref().and_then(|terms| terms.also).map(|_| Document::Notice);
        [Some(self.document), beside].into_iter().flatten()
    }

    /// What one of its documents says: the terms of a certificate, and the ratio that it carries.
    pub fn says(&self, document: Document) -> DocumentSays<'_> {
        match &self.terms {
            Some(terms) if document != self.document => {
                DocumentSays { terms: None, ratio: terms.also.and_then(|also| also.ratio) }
            }
            terms => DocumentSays { terms: terms.as_ref(), ratio: self.ratio },
        }
    }
}

/// What one document of an issue says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentSays<'a> {
    /// The terms of a certificate.
    pub terms: Option<&'a Terms>,
    pub ratio: Option<Ratio>,
}

/// One decision. The same facts, policy and day give the same value, years later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The facts' id.
    pub id: String,
    pub as_of: Day,
    pub run: Run,
    /// Name and version of the policy, as far as it gives them.
    pub policy: PolicyStamp,
    /// What is decided.
    pub outcome: Outcome,
    /// What is to be collected.
    pub collect: Vec<Collect>,
    /// Remarks, in the order of the clauses that made them.
    pub notes: Vec<Note>,
    /// The clause, such as `C.6`.
    pub rule: String,
    /// Where the clause comes from.
    pub sources: Vec<String>,
}

/// Name and version of the policy that judged.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PolicyStamp {
    /// The society's name for it.
    pub name: Option<String>,
    pub version: Option<String>,
}
