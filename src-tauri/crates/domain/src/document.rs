//! The documents that a society issues: what each is, in one row of one table.
//!
//! Must never say who gets which: that is `decide`'s. A document more begins here, with its form and its tests.

use crate::codes;

codes! {
    /// A document, in the order in which a batch prints them.
    #[derive(PartialOrd, Ord)]
    pub enum Document {
        /// 資格確認書
        Certificate = "certificate",
        /// 資格情報のお知らせ
        Notice = "notice",
        /// 資格情報のお知らせ (個人番号下4桁あり, the one-off of 2024)
        NoticeLast4 = "notice_last4",
    }

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
}

impl Document {
    /// Whether it holds until a day, in a medium of its own: its terms. A notice only tells.
    pub fn has_terms(self) -> bool {
        self == Self::Certificate
    }
}
