//! What the cells of a roster's column mean: an item of a registration, or a part of one.

use crate::codes;
use crate::finding::Item;

codes! {
    /// What a column is read as. The order is the one in which the parts of an item are joined, or asked.
    #[derive(PartialOrd, Ord, Hash)]
    pub enum Meaning {
        /// 記号
        Symbol = "symbol",
        /// 番号
        Number = "number",
        /// 記号 and 番号 in one cell
        SymbolNumber = "symbol_number",
        /// 記号, 番号 and 枝番 in one cell
        SymbolNumberBranch = "symbol_number_branch",
        /// 枝番
        Branch = "branch",
        /// 氏名
        Name = "name",
        /// 姓
        NameFamily = "name_family",
        /// 名
        NameGiven = "name_given",
        /// フリガナ
        Kana = "kana",
        /// セイ
        KanaFamily = "kana_family",
        /// メイ
        KanaGiven = "kana_given",
        /// 生年月日
        Birth = "birth",
        /// 生年月日's 元号, in a column of its own
        BirthEra = "birth_era",
        BirthYear = "birth_year",
        BirthMonth = "birth_month",
        BirthDay = "birth_day",
        /// 性別
        Sex = "sex",
        /// 続柄
        Relation = "relation",
        /// 加入者区分, in place of 続柄: its codes are understood
        Class = "class",
        /// 資格取得年月日
        Acquired = "acquired",
        /// 資格取得年月日's 元号, in a column of its own
        AcquiredEra = "acquired_era",
        AcquiredYear = "acquired_year",
        AcquiredMonth = "acquired_month",
        AcquiredDay = "acquired_day",
        /// 認定年月日, which counts for dependants where 資格取得年月日 has a column of its own
        Approved = "approved",
        /// 郵便番号
        Postal = "postal",
        /// 郵便番号's first three digits, in a column of their own
        PostalFirst = "postal_first",
        /// 郵便番号's last four digits
        PostalLast = "postal_last",
        /// 住所
        Address = "address",
        /// 都道府県, or the first column of an address
        Address1 = "address_1",
        /// 市区町村, or the second column
        Address2 = "address_2",
        /// 町名・番地, or the third column
        Address3 = "address_3",
        /// 方書・建物, or the fourth column
        Address4 = "address_4",
        /// 電話番号
        Phone = "phone",
        /// 携帯電話, which counts where 電話番号 is blank
        Mobile = "mobile",
        /// 事業所
        Employer = "employer",
        /// 資格確認書の発行要否
        Requested = "requested",
        /// 個人番号
        MyNumber = "my_number",
        /// 保険者番号
        Insurer = "insurer",
        /// 個人番号カード
        Card = "card",
        /// 利用登録
        Registered = "registered",
        /// 電子証明書有効期限
        CertificateExpires = "certificate_expires",
        /// 解除処理日
        Deregistered = "deregistered",
        /// 基準日
        ListedOn = "listed_on",
    }
}

/// A part of a day that has a column of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayPart {
    /// 元号
    Era,
    /// 年
    Year,
    /// 月
    Month,
    /// 日
    Day,
}

impl Meaning {
    /// The item that the column gives, or gives a part of.
    pub fn item(self) -> Item {
        match self {
            Self::Symbol => Item::Symbol,
            Self::Number | Self::SymbolNumber | Self::SymbolNumberBranch => Item::Number,
            Self::Branch => Item::Branch,
            Self::Name | Self::NameFamily | Self::NameGiven => Item::Name,
            Self::Kana | Self::KanaFamily | Self::KanaGiven => Item::Kana,
            Self::Birth | Self::BirthEra | Self::BirthYear | Self::BirthMonth | Self::BirthDay => Item::Birth,
            Self::Sex => Item::Sex,
            Self::Relation | Self::Class => Item::Relation,
            Self::Acquired
            | Self::AcquiredEra
            | Self::AcquiredYear
            | Self::AcquiredMonth
            | Self::AcquiredDay
            | Self::Approved => Item::Acquired,
            Self::Postal | Self::PostalFirst | Self::PostalLast => Item::Postal,
            Self::Address | Self::Address1 | Self::Address2 | Self::Address3 | Self::Address4 => Item::Address,
            Self::Phone | Self::Mobile => Item::Phone,
            Self::Employer => Item::Employer,
            Self::Requested => Item::Requested,
            Self::MyNumber => Item::MyNumber,
            Self::Insurer => Item::Insurer,
            Self::Card => Item::Card,
            Self::Registered => Item::Registered,
            Self::CertificateExpires => Item::CertificateExpires,
            Self::Deregistered => Item::Deregistered,
            Self::ListedOn => Item::ListedOn,
        }
    }

    /// Whether it is one of several columns that are joined.
    pub fn is_piece(self) -> bool {
        let of_a_name = matches!(self, Self::NameFamily | Self::NameGiven | Self::KanaFamily | Self::KanaGiven);
        let of_a_postal_code = matches!(self, Self::PostalFirst | Self::PostalLast);
        let of_an_address = matches!(self, Self::Address1 | Self::Address2 | Self::Address3 | Self::Address4);
        of_a_name || of_a_postal_code || of_an_address
    }

    /// Whether it gives all of its item, in the item's own form.
    pub fn is_whole(self) -> bool {
        let of_one_id = matches!(self, Self::SymbolNumber | Self::SymbolNumberBranch);
        let beside = of_one_id || matches!(self, Self::Class | Self::Approved | Self::Mobile);
        !self.is_piece() && !beside && self.day_part().is_none()
    }

    pub fn day_part(self) -> Option<DayPart> {
        match self {
            Self::BirthEra | Self::AcquiredEra => Some(DayPart::Era),
            Self::BirthYear | Self::AcquiredYear => Some(DayPart::Year),
            Self::BirthMonth | Self::AcquiredMonth => Some(DayPart::Month),
            Self::BirthDay | Self::AcquiredDay => Some(DayPart::Day),
            _ => None,
        }
    }

    /// The day that this is a part of.
    pub fn whole_day(self) -> Option<Self> {
        self.day_part().and(match self.item() {
            Item::Birth => Some(Self::Birth),
            Item::Acquired => Some(Self::Acquired),
            _ => None,
        })
    }

    /// A part of 生年月日 or 資格取得年月日; other days have no parts.
    pub fn of_day(item: Item, part: DayPart) -> Option<Self> {
        match (item, part) {
            (Item::Birth, DayPart::Era) => Some(Self::BirthEra),
            (Item::Birth, DayPart::Year) => Some(Self::BirthYear),
            (Item::Birth, DayPart::Month) => Some(Self::BirthMonth),
            (Item::Birth, DayPart::Day) => Some(Self::BirthDay),
            (Item::Acquired, DayPart::Era) => Some(Self::AcquiredEra),
            (Item::Acquired, DayPart::Year) => Some(Self::AcquiredYear),
            (Item::Acquired, DayPart::Month) => Some(Self::AcquiredMonth),
            (Item::Acquired, DayPart::Day) => Some(Self::AcquiredDay),
            _ => None,
        }
    }
}
