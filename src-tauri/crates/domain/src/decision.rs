//! What `decide` answers: one document, none, or a hold, with its reasons. Wire names are in `office::wire`.

use crate::Day;
use crate::codes;

codes! {
    /// The document that is due.
    pub enum Document {
        /// 資格確認書
        Certificate = "certificate",
        /// 資格情報のお知らせ
        Notice = "notice",
        /// 資格情報のお知らせ (個人番号下4桁あり, the one-off of 2024)
        NoticeLast4 = "notice_last4",
        /// Nothing is due.
        None = "none",
        /// A person must look first.
        Hold = "hold",
    }

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
        /// A fact is missing.
        FactsMissing = "facts_missing",
        /// The national list is older than the application.
        ListOlderThanApplication = "list_older_than_application",
        /// Ask whether care is needed.
        AskCareNeeded = "ask_care_needed",
        /// Waits for the registers to catch up.
        AwaitingLink = "awaiting_link",
        /// Holds a certificate already.
        AlreadyHolds = "already_holds",
        /// Was notified already.
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

    /// Whether a document of any kind can be given for this reason.
    pub fn is_of_document(self) -> bool {
        self.is_of_certificate() || matches!(self, Self::Lost | Self::Changed)
    }
}

codes! {
    /// The medium of a certificate.
    pub enum Medium {
        /// はがき型
        Postcard = "postcard",
        /// カード型
        Card = "card",
        /// A4型
        A4 = "a4",
        /// 電磁的方法
        Electronic = "electronic",
    }

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
        /// Left since the baseline day.
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
    /// Percent.
    pub percent: u8,
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
    /// Which.
    pub kind: CollectKind,
    /// 交付年月日; `None` for a former card.
    pub issued_on: Option<Day>,
    /// Why.
    pub reason: CollectReason,
    /// By which hands.
    pub route: Route,
}

codes! {
    /// Under what one person's answer is listed and counted, in the order of a clerk's work.
    #[derive(PartialOrd, Ord)]
    pub enum Listed {
        /// 資格確認書
        Certificate = "certificate",
        /// 資格情報のお知らせ
        Notice = "notice",
        /// 資格情報のお知らせ (個人番号下4桁あり)
        NoticeLast4 = "notice_last4",
        /// A person must look first.
        Hold = "hold",
        /// 個別確認
        IndividualCheck = "individual_check",
        /// What is registered contradicts itself.
        Error = "error",
        /// Nothing is due.
        None = "none",
    }

    /// Which judgement is made.
    pub enum Run {
        /// The one-off notice of 2024 with the last four digits.
        Last4 = "last4",
        /// Everything else.
        Regular = "regular",
    }
}

/// One decision. The same facts, policy and day give the same value, years later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The facts' id.
    pub id: String,
    /// The day.
    pub as_of: Day,
    /// The run.
    pub run: Run,
    /// Name and version of the policy, as far as it gives them.
    pub policy: PolicyStamp,
    /// The document due.
    pub document: Document,
    /// A notice beside a certificate.
    pub also: Option<Document>,
    /// Its ratio.
    pub also_ratio: Option<Ratio>,
    /// On what ground.
    pub basis: Option<Basis>,
    /// Why.
    pub reason: Option<Reason>,
    /// What the new certificate's entry in `held` is to say.
    pub recorded_reason: Option<Reason>,
    /// A renewal of a held certificate.
    pub renewal: bool,
    /// 有効期限
    pub valid_until: Option<Day>,
    /// The ratio that the document carries.
    pub ratio: Option<Ratio>,
    /// The separate 高齢受給者証 is due.
    pub elderly_certificate: bool,
    /// The certificate's medium.
    pub medium: Option<Medium>,
    /// By which hands.
    pub route: Option<Route>,
    /// What is to be collected.
    pub collect: Vec<Collect>,
    /// Facts that are missing.
    pub missing: Vec<Missing>,
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
    /// Its version.
    pub version: Option<String>,
}
