//! What can be entered of somebody by hand: each item once, under its code.

use crate::codes;

codes! {
    /// An item that a person enters. The code is what the command line and the page call it.
    #[derive(PartialOrd, Ord, Hash)]
    pub enum Entry {
        /// 記号
        Symbol = "symbol",
        /// 番号
        Number = "number",
        /// 枝番
        Branch = "branch",
        /// 氏名
        Name = "name",
        /// フリガナ
        Kana = "kana",
        /// 性別
        Sex = "sex",
        /// 生年月日
        Birth = "birth",
        /// 続柄
        Relation = "relation",
        /// 資格取得年月日・認定年月日
        AcquiredOn = "acquired_on",
        /// 資格喪失年月日
        LostOn = "lost_on",
        /// 任意継続: last day of cover
        VoluntaryUntil = "voluntary_until",
        /// 在留期間満了日
        StayUntil = "stay_until",
        /// 海外在住
        Overseas = "overseas",
        /// 事業所コード
        Employer = "employer",
        /// 郵便番号
        Postal = "postal",
        /// 住所
        Address = "address",
        /// 電話番号
        Phone = "phone",
        /// 発行要否
        IssueRequested = "issue_requested",
        /// The state of the 個人番号
        NumberState = "number_state",
        /// 紐付け年月日
        NumberLinkedOn = "number_linked_on",
        /// The last four digits of the 個人番号
        NumberLast4 = "number_last4",
        /// 負担割合
        BurdenPercent = "burden_percent",
        /// 発効期日
        BurdenEffectiveOn = "burden_effective_on",
        /// 有効期限
        BurdenValidUntil = "burden_valid_until",
        /// 要配慮
        CareNeeded = "care_needed",
        /// Whose answer it is
        CareAskedOf = "care_asked_of",
        /// The day of the answer
        CareAskedOn = "care_asked_on",
        /// 個人番号カード
        Card = "card",
        /// 利用登録
        Registered = "registered",
        /// 電子証明書有効期限
        CertificateExpiresOn = "certificate_expires_on",
        /// The day on which card, registration and certificate were so
        KnownOn = "known_on",
        /// 解除申請日
        DeregistrationAppliedOn = "deregistration_applied_on",
        /// 解除処理日
        DeregisteredOn = "deregistered_on",
    }
}

codes! {
    /// What a value of an item looks like.
    pub enum EntryKind {
        /// Any text.
        Text = "text",
        /// A day as people write it.
        Day = "day",
        /// `yes` or `no`.
        YesNo = "yes_no",
        /// `male` or `female`.
        Sex = "sex",
        /// A word of `relation`.
        Relation = "relation",
        /// A code of `MyNumberState`.
        NumberState = "number_state",
        /// Four digits.
        Digits = "digits",
        /// 20 or 30.
        Percent = "percent",
        /// A code of `AskedOf`.
        AskedOf = "asked_of",
        /// A code of `CardState`.
        Card = "card",
    }
}

impl Entry {
    /// What its value looks like.
    pub fn kind(self) -> EntryKind {
        match self {
            Self::Symbol | Self::Number | Self::Branch | Self::Name | Self::Kana => EntryKind::Text,
            Self::Employer | Self::Postal | Self::Address | Self::Phone => EntryKind::Text,
            Self::Birth | Self::AcquiredOn | Self::LostOn | Self::VoluntaryUntil | Self::StayUntil => EntryKind::Day,
            Self::NumberLinkedOn | Self::BurdenEffectiveOn | Self::BurdenValidUntil => EntryKind::Day,
            Self::CareAskedOn | Self::CertificateExpiresOn | Self::KnownOn => EntryKind::Day,
            Self::DeregistrationAppliedOn | Self::DeregisteredOn => EntryKind::Day,
            Self::Overseas | Self::IssueRequested | Self::CareNeeded | Self::Registered => EntryKind::YesNo,
            Self::Sex => EntryKind::Sex,
            Self::Relation => EntryKind::Relation,
            Self::NumberState => EntryKind::NumberState,
            Self::NumberLast4 => EntryKind::Digits,
            Self::BurdenPercent => EntryKind::Percent,
            Self::CareAskedOf => EntryKind::AskedOf,
            Self::Card => EntryKind::Card,
        }
    }

    /// Whether nobody can be without it.
    pub fn is_needed(self) -> bool {
        matches!(
            self,
            Self::Number | Self::Branch | Self::Name | Self::Birth | Self::Relation | Self::AcquiredOn | Self::KnownOn
        )
    }
}
