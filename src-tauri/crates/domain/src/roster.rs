//! What one row of a roster, or of the national list, says of one person, once it has been read.
//!
//! `roster` makes these, `store` writes them; neither sees the other.

use crate::Day;
use crate::address::Address;
use crate::codes;
use crate::facts::{CardState, Relation};
use crate::finding::Place;
use crate::gate::Sealed;
use crate::insured::InsuredId;
use crate::kana::Kana;
use crate::my_number::Last4;
use crate::name::Name;
use crate::sex::Sex;

codes! {
    /// What a file is.
    pub enum ImportSource {
        /// A roster of members.
        Roster = "roster",
        /// The national list of who can use マイナ保険証.
        NationalList = "national_list",
    }
}

/// What stood in the 個人番号 column, after the cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberSeen {
    /// The last four digits; `None` where fewer digits stood there.
    pub last4: Option<Last4>,
    /// Whether it was a 12-digit number with a right check digit: then it counts as `submitted`.
    pub valid: bool,
}

/// One person as a roster states them.
pub struct RosterEntry {
    /// Sheet and row.
    pub place: Place,
    /// 記号・番号・枝番, zeros restored by rule.
    pub insured: InsuredId,
    /// 氏名, byte for byte.
    pub name: Name,
    /// フリガナ.
    pub kana: Kana,
    /// 性別, where the sheet says it.
    pub sex: Option<Sex>,
    /// 生年月日.
    pub birth: Day,
    /// 本人 or 家族.
    pub relation: Relation,
    /// 続柄 as far as the sheet says it, in words of `relation` (`本人`, `妻`, `家族`).
    pub relation_text: String,
    /// 資格取得年月日・認定年月日.
    pub acquired_on: Day,
    /// 郵便番号, 住所. Empty where the sheet says none.
    pub address: Sealed<Address>,
    /// 電話番号 as written.
    pub phone: Sealed<Option<String>>,
    /// 事業所コード as written.
    pub employer: Sealed<Option<String>>,
    /// 発行要否 ticked.
    pub requested: bool,
    /// What stood in the 個人番号 column, where there is one.
    pub my_number: Option<NumberSeen>,
}

impl RosterEntry {
    /// Whether 続柄 says no more than 本人 or 家族 does: then a finer word that is registered stays.
    pub fn relation_is_coarse(&self) -> bool {
        matches!(self.relation_text.as_str(), "" | "家族" | "被扶養者" | "扶養家族")
    }

    /// Whether 続柄 is another word for the one that is registered: 本人 and 被保険者.
    pub fn relation_is_another_word_for(&self, registered: &str) -> bool {
        let insured = |word: &str| matches!(word, "本人" | "被保険者");
        insured(&self.relation_text) && insured(registered)
    }
}

/// One line of the national list of who can use マイナ保険証.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListEntry {
    /// Sheet and row.
    pub place: Place,
    /// 記号・番号・枝番.
    pub insured: InsuredId,
    /// 氏名, フリガナ and 生年月日, where the list says them: whose line it is besides its number.
    pub name: Option<Name>,
    pub kana: Option<Kana>,
    pub birth: Option<Day>,
    /// 個人番号カード.
    pub card: CardState,
    /// 利用登録, where given.
    pub registered: Option<bool>,
    /// 電子証明書有効期限, where given.
    pub certificate_expires_on: Option<Day>,
    /// 解除処理日, where given.
    pub deregistered_on: Option<Day>,
    /// 基準日.
    pub listed_on: Day,
}

/// A row as it stood in the file, 個人番号 already cut; kept so that a reading can be explained later.
pub struct RawRow {
    /// Sheet and row.
    pub place: Place,
    /// Whose it is, as far as that could be read.
    pub insured: Option<InsuredId>,
    /// The cells' texts from column A on.
    pub cells: Sealed<RawCells>,
}

/// Texts of cells in one piece: a file of 100,000 rows has millions of them, and each by itself would take several times its length.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct RawCells {
    texts: String,
    /// Where each ends: 512 cells of 32,767 characters take less than 2^32 bytes.
    ends: Vec<u32>,
}

/// Bytes and cells that hardly any row exceeds: a row that grows is copied again and again.
const USUAL_TEXT: usize = 256;
const USUAL_CELLS: usize = 32;

impl RawCells {
    /// From column A on.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let ends = self.ends.iter().map(|end| *end as usize);
        let starts = [0].into_iter().chain(ends.clone());
        starts.zip(ends).map(|(start, end)| self.texts.get(start..end).unwrap_or_default())
    }
}

impl<T: AsRef<str>> FromIterator<T> for RawCells {
    fn from_iter<I: IntoIterator<Item = T>>(cells: I) -> Self {
        let mut packed = Self { texts: String::with_capacity(USUAL_TEXT), ends: Vec::with_capacity(USUAL_CELLS) };
        for cell in cells {
            packed.texts.push_str(cell.as_ref());
            packed.ends.push(packed.texts.len() as u32);
        }
        packed.texts.shrink_to_fit();
        packed.ends.shrink_to_fit();
        packed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_back_as_they_were_packed() {
        for cells in [&[][..], &[""], &["", "", "12"], &["12", "", "\u{20BB7}田　花子", ""]] {
            let packed: RawCells = cells.iter().collect();
            assert_eq!(packed.iter().collect::<Vec<_>>(), cells);
        }
    }
}
