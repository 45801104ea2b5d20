//! Findings: what a person should look at, each with its place. Never a reason to stop reading.
//!
//! A finding's cell text is sealed: whether it may be shown is the gate's business.

mod code;
mod list;
mod weight;
mod written;

pub use code::FindingCode;
pub use list::{Checked, FindingList, KEPT_OF_A_KIND};
pub use weight::Weight;

use crate::gate::Sealed;
use crate::insured::InsuredId;
use std::fmt::{self, Write};
use std::sync::Arc;

/// Where in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The sheet's name; `None` in a text file.
    pub sheet: Option<Arc<str>>,
    /// The row as the spreadsheet counts it, from 1. For a text file: the record's first line.
    pub row: u32,
    /// The column, where one cell is meant.
    pub column: Option<Letters>,
}

/// A column of a spreadsheet, counted from 0; written as its letters: 0 is `A`, 26 is `AA`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Letters(pub u16);

impl Letters {
    /// Reads its letters, small or capital.
    pub fn parse(text: &str) -> Option<Self> {
        let next = |so_far: u16, letter: u8| {
            let place = u16::from(letter.to_ascii_uppercase().checked_sub(b'A').filter(|place| *place < 26)?);
            so_far.checked_mul(26)?.checked_add(place + 1)
        };
        text.bytes().try_fold(0, next)?.checked_sub(1).map(Self)
    }
}

impl fmt::Display for Letters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut left = u32::from(self.0) + 1;
        let mut letters = Vec::new();
        while left > 0 {
            letters.push(char::from(b'A' + ((left - 1) % 26) as u8));
            left = (left - 1) / 26;
        }
        letters.iter().rev().try_for_each(|letter| f.write_char(*letter))
    }
}

/// Which item of a registration a column or a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// 記号
    Symbol,
    /// 番号
    Number,
    /// 枝番
    Branch,
    /// 氏名
    Name,
    /// フリガナ
    Kana,
    /// 生年月日
    Birth,
    /// 性別
    Sex,
    /// 続柄・加入者区分
    Relation,
    /// 資格取得年月日・認定年月日
    Acquired,
    /// 資格喪失年月日
    Lost,
    /// 任意継続の終期
    VoluntaryUntil,
    /// 在留期間満了日
    StayUntil,
    /// 海外在住
    Overseas,
    /// 負担割合
    Burden,
    /// 要配慮
    Care,
    /// 郵便番号
    Postal,
    /// 住所
    Address,
    /// 電話番号
    Phone,
    /// 事業所
    Employer,
    /// 資格確認書発行要否
    Requested,
    /// 個人番号
    MyNumber,
    /// 保険者番号
    Insurer,
    /// 個人番号カード
    Card,
    /// 利用登録
    Registered,
    /// 電子証明書有効期限
    CertificateExpires,
    /// 解除申請日
    DeregistrationApplied,
    /// 解除処理日
    Deregistered,
    /// 基準日
    ListedOn,
}

pub struct Finding {
    pub code: FindingCode,
    /// Where.
    pub place: Place,
    /// Which item, where one is meant.
    pub item: Option<Item>,
    /// Whose row, where that could be read.
    pub insured: Option<InsuredId>,
    /// The cell's text where it helps (never a 個人番号: that is cut before).
    pub text: Sealed<Option<String>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (column, expected) in
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
        {
            assert_eq!(Letters(column).to_string(), expected);
            assert_eq!(Letters::parse(&expected.to_ascii_lowercase()), Some(Letters(column)));
        }
        for none in ["", "1", "A1", "Ａ", "ZZZZ", "A "] {
            assert_eq!(Letters::parse(none), None, "{none}");
        }
    }
}
