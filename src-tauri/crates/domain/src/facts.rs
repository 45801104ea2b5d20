//! What is known of one person on the day of a decision: the input of `decide`. A fact that nobody knows is said to be unknown.
//!
//! Field names and values follow the decision contract; its wire form lives in `office::wire`.

use crate::Day;
use crate::code::Code;
use crate::codes;
use crate::decision::Reason;
use crate::document::{Document, Medium};
use crate::percent::Percent;
use crate::record::declare::record;

codes! {
    /// 被保険者 or 被扶養者.
    #[derive(Hash)]
    pub enum Relation {
        /// 被保険者（本人）
        Insured = "insured",
        /// 被扶養者（家族）
        Dependent = "dependent",
    }
}

codes! {
    /// How a person's 個人番号 stands with the society, without its day.
    pub enum MyNumberState {
        /// Not handed in.
        None = "none",
        /// Handed in by the employer, not linked yet.
        Submitted = "submitted",
        /// Linked with the qualification.
        Linked = "linked",
        /// The five items did not match.
        Suspect = "suspect",
        /// Nobody knows.
        Unknown = "unknown",
    }
}

/// The state of a person's 個人番号 with the society. The number itself is never here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MyNumber {
    /// Not handed in.
    None,
    /// Handed in by the employer, not linked yet.
    Submitted,
    /// Linked with the qualification on this day.
    Linked {
        /// 紐付け年月日
        on: Day,
    },
    /// The five items did not match: viewing is stopped until confirmed.
    Suspect,
    /// Nobody knows.
    Unknown,
}

impl MyNumber {
    /// A state with its day. A day is there with `Linked`, and only then; `None` otherwise.
    pub fn of(state: MyNumberState, linked_on: Option<Day>) -> Option<Self> {
        match (state, linked_on) {
            (MyNumberState::None, None) => Some(Self::None),
            (MyNumberState::Submitted, None) => Some(Self::Submitted),
            (MyNumberState::Linked, Some(on)) => Some(Self::Linked { on }),
            (MyNumberState::Suspect, None) => Some(Self::Suspect),
            (MyNumberState::Unknown, None) => Some(Self::Unknown),
            (MyNumberState::Linked, None) | (_, Some(_)) => None,
        }
    }

    /// The state without its day.
    pub fn state(self) -> MyNumberState {
        match self {
            Self::None => MyNumberState::None,
            Self::Submitted => MyNumberState::Submitted,
            Self::Linked { .. } => MyNumberState::Linked,
            Self::Suspect => MyNumberState::Suspect,
            Self::Unknown => MyNumberState::Unknown,
        }
    }

    /// 紐付け年月日
    pub fn linked_on(self) -> Option<Day> {
        match self {
            Self::Linked { on } => Some(on),
            Self::None | Self::Submitted | Self::Suspect | Self::Unknown => None,
        }
    }
}

codes! {
    /// The state of a マイナンバーカード.
    pub enum CardState {
        /// 未取得
        None = "none",
        /// 保有
        Held = "held",
        /// 紛失
        Lost = "lost",
        /// 更新中
        Renewing = "renewing",
        /// 返納
        Returned = "returned",
        /// 不明
        Unknown = "unknown",
    }
}

/// What the national list (or later news) says of a person's card and its registration as マイナ保険証.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Myna {
    pub card: CardState,
    /// 保険証利用登録, where known.
    pub registered: Option<bool>,
    /// 基準日 of the national list that says so.
    pub listed_on: Option<Day>,
    /// 電子証明書の有効期限; `None` where the list gives none (taken as not expired).
    pub certificate_expires_on: Option<Day>,
    /// 利用登録解除の申請日
    pub deregistration_applied_on: Option<Day>,
    /// 利用登録解除の処理日
    pub deregistered_on: Option<Day>,
}

codes! {
    /// 送付先 for a protected person.
    #[derive(Default)]
    pub enum SafeAddress {
        /// None is known.
        #[default]
        None = "none",
        /// Named, not yet approved by a second person.
        Proposed = "proposed",
        /// Approved.
        Confirmed = "confirmed",
    }
}

record! {
    /// The two statutory flags stay apart; neither is inferred from the other.
    #[derive(Copy, Debug, Eq, Default)]
    pub struct Protection, fields ProtectionField, values ProtectionValue, kind Protection {
        /// 自己情報提供不可フラグ
        self_view_blocked: bool = SelfViewBlocked, "self_view_blocked" at ["self_view_blocked"];
        /// 不開示該当フラグ
        non_disclosure: bool = NonDisclosure, "non_disclosure" at ["non_disclosure"];
        /// A request is being examined (支援措置申出中).
        provisional: bool = Provisional, "provisional" at ["provisional"];
        /// Whether a safe address exists.
        safe_address: SafeAddress = SafeAddress, "safe_address" at ["safe_address"];
    }
}

impl Protection {
    /// Whether anything here asks for protection.
    pub fn any(&self) -> bool {
        *self != Self::default()
    }
}

codes! {
    /// 申請理由: why a certificate is applied for. A reason's code is its number on the form.
    pub enum ApplicationReason {
        /// マイナンバーカードの紛失
        CardLost = "1",
        /// マイナンバーカードの更新中
        CardRenewing = "2",
        /// 電子証明書の期限切れ
        CertificateExpired = "3",
        /// 利用登録なし
        NotRegistered = "4",
        /// マイナンバーカードの未取得
        NoCard = "5",
        /// マイナンバーカードの返納
        CardReturned = "6",
        /// 要配慮（第三者の介助等）
        CareNeeded = "7",
        /// 資格確認書の滅失・き損
        CertificateLostOrDamaged = "8",
    }
}

impl ApplicationReason {
    /// Its number on the form. The list is in the order of the numbers.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The reason of a number.
    pub fn of_number(number: u8) -> Option<Self> {
        Self::ALL.iter().copied().find(|reason| reason.number() == number)
    }
}

/// 資格確認書交付申請 that was received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Application {
    /// 申請理由
    pub reason: ApplicationReason,
    /// 受付日
    pub received_on: Day,
}

codes! {
    /// Why a new notice is asked for.
    pub enum NoticeReason {
        /// 破り・汚し・失い
        Lost = "lost",
        /// 記号・番号 or the burden ratio changed
        Changed = "changed",
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoticeRequest {
    /// Why.
    pub reason: NoticeReason,
    /// 受付日
    pub received_on: Day,
}

/// 一部負担金の割合 with its days, 70 to 74 only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Burden {
    /// How much the person pays.
    pub percent: Percent,
    /// 発効期日
    pub effective_on: Day,
    /// 有効期限, where one is set.
    pub valid_until: Option<Day>,
}

codes! {
    /// What became of an issued document.
    pub enum HeldState {
        /// With the person.
        Valid = "valid",
        /// 返戻
        Returned = "returned",
        /// 滅失・き損
        Lost = "lost",
        /// 印刷不良・廃棄
        Spoiled = "spoiled",
    }
}

/// One document issued to this person in this spell of cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldDocument {
    pub kind: Document,
    /// 交付年月日
    pub issued_on: Day,
    /// 有効期限; always given for a certificate.
    pub valid_until: Option<Day>,
    /// What became of it.
    pub state: HeldState,
    /// The reason recorded with it.
    pub reason: Option<Reason>,
    pub medium: Option<Medium>,
}

/// One person's facts on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Opaque: repeated in the decision.
    pub id: String,
    /// 被保険者 or 被扶養者.
    pub relation: Relation,
    /// 生年月日
    pub birth_date: Day,
    /// 資格取得年月日; for a dependant 認定年月日.
    pub acquired_on: Day,
    /// 資格喪失年月日: the first day without cover.
    pub lost_on: Option<Day>,
    /// 任意継続: last day of cover.
    pub voluntary_until: Option<Day>,
    /// 在留期間満了日
    pub stay_until: Option<Day>,
    /// 海外在住
    pub overseas: bool,
    /// 要配慮者; `None` = nobody has asked yet.
    pub care_needed: Option<bool>,
    /// 発行要否 ticked on the 取得届 or 被扶養者異動届.
    pub issue_requested: bool,
    /// The state of the 個人番号.
    pub my_number: MyNumber,
    /// The card; `None` = not in the national list.
    pub myna: Option<Myna>,
    /// Whether the former 健康保険証 is still with the person.
    pub old_card: bool,
    /// Its last day, where it differs from the policy's.
    pub old_card_valid_until: Option<Day>,
    /// The flags.
    pub protection: Protection,
    /// 交付申請, where one was received.
    pub application: Option<Application>,
    /// A request for a new notice, where one was received.
    pub notice_request: Option<NoticeRequest>,
    /// 負担割合, where known.
    pub burden: Option<Burden>,
    /// 限度額適用・標準負担額減額・特定疾病 stand on the certificate.
    pub benefit_items: bool,
    /// The person agrees that such a certificate goes through the employer.
    pub employer_consent: bool,
    /// Whether the person can receive the electronic form.
    pub electronic_ok: bool,
    /// Documents issued in this spell of cover, in the order given.
    pub held: Vec<HeldDocument>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_read_by_its_number_alone() {
        for reason in ApplicationReason::ALL {
            assert_eq!(reason.number().to_string(), reason.code(), "the list is in the order of the form");
            assert_eq!(ApplicationReason::of_number(reason.number()), Some(*reason));
        }
        for (number, why) in [(0, "the form begins with 1"), (9, "the form ends with 8"), (255, "far outside")] {
            assert_eq!(ApplicationReason::of_number(number), None, "{why}");
        }
    }
}
