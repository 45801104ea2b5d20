//! 届書 as electronic files (届書CSV): the codes by which a record says what it is. Values only.
//!
//! A code that stands here was found in the specification of 日本年金機構 (CSV形式届書作成仕様書), by way of public programs that write these
//! files. Must never hold a code that was only guessed.

use crate::codes;

codes! {
    /// Which 届書 a record is, where it is read.
    pub enum FilingCode {
        /// 被保険者資格取得届
        Acquired = "2200700",
        /// 被保険者資格喪失届
        Lost = "2201700",
        /// 被扶養者（異動）届
        Dependants = "2202700",
    }

    /// Which 届書 a record is, where it is known and not read.
    pub enum OtherFiling {
        /// 被保険者住所変更届
        Moved = "2218704",
        /// 被保険者報酬月額変更届
        PayChanged = "2221700",
        /// 被保険者報酬月額算定基礎届
        PayOfTheYear = "2225700",
        /// 被保険者賞与支払届
        Bonus = "2265700",
    }

    /// 元号 of a day. A 届書 knows no earlier one.
    pub enum FilingEra {
        /// 昭和
        Showa = "5",
        /// 平成
        Heisei = "7",
        /// 令和
        Reiwa = "9",
    }

    /// 異動の別 of a 被扶養者（異動）届.
    pub enum DependantMove {
        /// 該当: somebody becomes a dependant.
        Begins = "1",
        /// 非該当: somebody is none any more.
        Ends = "2",
        /// 変更
        Changes = "3",
    }

    /// 続柄 of a spouse.
    pub enum SpouseTie {
        /// 夫
        Husband = "1",
        /// 妻
        Wife = "2",
        /// 夫（未届）
        HusbandUnregistered = "3",
        /// 妻（未届）
        WifeUnregistered = "4",
    }
}

impl FilingCode {
    /// How many items a record has before those that a society adds.
    pub fn items(self) -> u16 {
        match self {
            Self::Acquired => 34,
            Self::Lost => 27,
            Self::Dependants => 139,
        }
    }
}

impl OtherFiling {
    pub fn name(self) -> &'static str {
        match self {
            Self::Moved => "住所変更届",
            Self::PayChanged => "報酬月額変更届",
            Self::PayOfTheYear => "報酬月額算定基礎届",
            Self::Bonus => "賞与支払届",
        }
    }
}

impl SpouseTie {
    /// The word that a roster has for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Husband => "夫",
            Self::Wife => "妻",
            Self::HusbandUnregistered => "夫（未届）",
            Self::WifeUnregistered => "妻（未届）",
        }
    }
}
