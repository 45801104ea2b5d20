//! One member as registered, with their standing towards the gate.
//!
//! Has no `Debug` and no wire form on purpose: a person leaves only through `gate`.

use crate::Day;
use crate::address::Contact;
use crate::codes;
use crate::facts::{Burden, MyNumber, Myna, Protection, Relation};
use crate::gate::Sealed;
use crate::ids::PersonId;
use crate::insured::InsuredId;
use crate::kana::Kana;
use crate::name::Name;

codes! {
    /// 性別 as registered.
    pub enum Sex {
        /// 男
        Male = "male",
        /// 女
        Female = "female",
    }
}

/// What the gate looks at before anything of a person leaves. Comes with every person that the database gives.
#[derive(Clone, Copy, Default)]
pub struct Standing {
    protection: Protection,
    returned: bool,
}

impl Standing {
    /// `returned`: a piece to this person, or to the household at this address, came back and nobody has cleared it up.
    pub fn new(protection: Protection, returned: bool) -> Self {
        Self { protection, returned }
    }

    /// The flags, for `decide` alone: every way out goes through `gate`.
    pub fn protection_for_decide(&self) -> Protection {
        self.protection
    }

    /// Whether contact data and routes of this person are withheld.
    pub(crate) fn withheld(&self) -> bool {
        self.protection.any()
    }

    /// Whether a person must look before anything is sent.
    pub(crate) fn needs_check(&self) -> bool {
        self.protection.any() || self.returned
    }
}

/// One member.
pub struct Person {
    /// Our identifier.
    pub id: PersonId,
    /// 記号・番号・枝番.
    pub insured: InsuredId,
    /// 氏名.
    pub name: Name,
    /// フリガナ.
    pub kana: Kana,
    /// 性別.
    pub sex: Option<Sex>,
    /// 生年月日.
    pub birth: Day,
    /// 本人 or 家族.
    pub relation: Relation,
    /// 続柄 as the roster says it.
    pub relation_text: String,
    /// 資格取得年月日・認定年月日.
    pub acquired_on: Day,
    /// 資格喪失年月日: the first day without cover.
    pub lost_on: Option<Day>,
    /// 任意継続: last day of cover.
    pub voluntary_until: Option<Day>,
    /// 在留期間満了日.
    pub stay_until: Option<Day>,
    /// 海外在住.
    pub overseas: bool,
    /// 事業所コード.
    pub employer: Sealed<Option<String>>,
    /// 郵便番号, 住所, 電話番号.
    pub contact: Sealed<Contact>,
    /// 発行要否 ticked.
    pub issue_requested: bool,
    /// The state of the 個人番号.
    pub my_number: MyNumber,
    /// What the national list says.
    pub myna: Option<Myna>,
    /// 負担割合, where known.
    pub burden: Option<Burden>,
    /// What the gate looks at.
    pub standing: Standing,
}
