//! What `decide` answers: one document, none, or a hold, with its reasons. Wire names are in `office::wire`.

use crate::Day;

/// The document that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// 資格確認書
    Certificate,
    /// 資格情報のお知らせ
    Notice,
    /// 資格情報のお知らせ (個人番号下4桁あり, the one-off of 2024)
    NoticeLast4,
    /// Nothing is due.
    None,
    /// A person must look first.
    Hold,
}

/// On what ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// 職権
    ExOfficio,
    /// 申請
    Application,
    /// 通知義務
    Notification,
}

/// Why. One list for every outcome; which can stand with which document is the contract's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Not covered on the day.
    NotCovered,
    /// A protection request is being examined.
    ProtectionProvisional,
    /// 自己情報提供不可
    SelfViewBlocked,
    /// 滅失・き損
    CertificateLostOrDamaged,
    /// マイナンバーカード紛失
    CardLost,
    /// マイナンバーカード更新中
    CardRenewing,
    /// 要配慮
    CareNeeded,
    /// 個人番号未提出・未紐付け
    MyNumberNotLinked,
    /// 五情報不一致
    MyNumberSuspect,
    /// カード未取得
    NoCard,
    /// カード返納
    CardReturned,
    /// 利用登録解除
    Deregistered,
    /// 利用登録なし
    NotRegistered,
    /// 電子証明書の期限切れ
    CertificateExpired,
    /// A fact is missing.
    FactsMissing,
    /// The national list is older than the application.
    ListOlderThanApplication,
    /// Ask whether care is needed.
    AskCareNeeded,
    /// Waits for the registers to catch up.
    AwaitingLink,
    /// Holds a certificate already.
    AlreadyHolds,
    /// Was notified already.
    AlreadyNotified,
    /// Run `last4` will serve this person.
    Last4Pending,
    /// Before the day from which notices are sent.
    NotYet,
    /// 在留期間が満了
    StayEnded,
    /// A new notice: the former one is lost.
    Lost,
    /// A new notice: an item changed.
    Changed,
}

/// The medium of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// はがき型
    Postcard,
    /// カード型
    Card,
    /// A4型
    A4,
    /// 電磁的方法
    Electronic,
}

/// By which hands it travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// 事業主経由
    Employer,
    /// 本人直送
    Direct,
    /// 電磁的方法
    Electronic,
    /// 安全な送付先
    SafeAddress,
    /// Not sent.
    Hold,
}

/// A remark that a clause made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// A former card is valid.
    OldCardValid,
    /// The person has to apply.
    ApplicationNeeded,
    /// Waits for the registers to catch up.
    AwaitingLink,
    /// The application was refused: マイナ保険証 works.
    ApplicationRefusedUsable,
    /// Left since the baseline day.
    LeftSince,
    /// The notice waits for a fact that only it needs.
    NoticeWaits,
    /// No confirmed safe address.
    SafeAddressUnconfirmed,
    /// A contact abroad is missing.
    OverseasContact,
}

/// A fact that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The state of the 個人番号.
    MyNumber,
    /// The state of the card.
    Card,
    /// The 利用登録.
    Registered,
    /// The burden ratio.
    Burden,
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

/// What is to be collected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CollectKind {
    /// 資格確認書
    Certificate,
    /// 健康保険証
    OldCard,
}

/// Why it is to be collected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CollectReason {
    /// Cover ended.
    LostCover,
    /// マイナ保険証 works again.
    UsableMyna,
    /// Replaced by another medium.
    Replaced,
    /// The burden ratio changed.
    RatioChanged,
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

/// Which judgement is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// The one-off notice of 2024 with the last four digits.
    Last4,
    /// Everything else.
    Regular,
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
