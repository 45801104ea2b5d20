//! Where the items of each 届書 stand, and what they are read as.
//!
//! Source: of 2200700 and 2201700 the specification of 日本年金機構, by way of the tests of a public payroll program; of 2202700 the table
//! 4.10.1-1 of its version 16.2 (令和8年3月), by the same way. Of その他の被扶養者 that way tells 氏名カナ, 続柄, 個人番号 and 住所 alone: where
//! 氏名漢字 and 生年月日 stand must not be concluded from the spouse's items.

use super::shape::Shape;
use crate::heading::{Columns, Header, Heading, Named};
use kenpo_domain::filing::FilingCode;
use kenpo_domain::meaning::Meaning;

/// An item of a record: its place, counted from 1 as the specification does, its name, and what it is read as.
struct ItemAt {
    at: u16,
    name: &'static str,
    meaning: Option<Meaning>,
}

const fn read(at: u16, name: &'static str, meaning: Meaning) -> ItemAt {
    ItemAt { at, name, meaning: Some(meaning) }
}

const fn left(at: u16, name: &'static str) -> ItemAt {
    ItemAt { at, name, meaning: None }
}

/// 2200700. The meaning of 24 to 28 and of 33 is not known for certain. The 届書コード says that somebody is a 本人.
const ACQUIRED: [ItemAt; 34] = [
    read(1, "届書コード", Meaning::Relation),
    left(2, "都道府県コード"),
    left(3, "郡市区符号"),
    left(4, "事業所記号"),
    left(5, "事業所番号"),
    left(6, "被保険者整理番号"),
    read(7, "氏名カナ", Meaning::Kana),
    read(8, "氏名漢字", Meaning::Name),
    read(9, "生年月日の元号", Meaning::BirthEra),
    read(10, "生年月日", Meaning::Birth),
    read(11, "種別", Meaning::Sex),
    left(12, "取得区分"),
    read(13, "個人番号", Meaning::MyNumber),
    left(14, "個人番号がない理由"),
    left(15, "個人番号がない理由の備考"),
    left(16, "基礎年金番号の課所符号"),
    left(17, "基礎年金番号の一連番号"),
    read(18, "資格取得年月日の元号", Meaning::AcquiredEra),
    read(19, "資格取得年月日", Meaning::Acquired),
    left(20, "被扶養者の有無"),
    left(21, "報酬月額（通貨）"),
    left(22, "報酬月額（現物）"),
    left(23, "報酬月額（合計）"),
    left(24, "備考の項目1"),
    left(25, "備考の項目2"),
    left(26, "備考の項目3"),
    left(27, "備考の項目4"),
    left(28, "備考"),
    read(29, "郵便番号の親番号", Meaning::Postal),
    read(30, "郵便番号の子番号", Meaning::Postal),
    left(31, "住所カナ"),
    read(32, "住所漢字", Meaning::Address),
    left(33, "33番目の項目"),
    read(34, "資格確認書発行要否", Meaning::Requested),
];

/// Items of a 取得届, counted from 0.
pub mod acquired {
    pub const CODE: u16 = 0;
    pub const FILE_NUMBER: u16 = 5;
    pub const BIRTH: [u16; 2] = [8, 9];
    pub const ACQUIRED: [u16; 2] = [17, 18];
    pub const POSTAL: [u16; 2] = [28, 29];
    pub const REQUESTED: u16 = 33;
}

/// Items of a 異動届, counted from 0.
pub mod dependants {
    use std::ops::Range;

    pub const MOVE: u16 = 20;
    pub const SPOUSE: Range<u16> = 21..69;
    pub const SPOUSE_BIRTH: [u16; 2] = [25, 26];
    pub const SPOUSE_TIE: u16 = 27;
    pub const SPOUSE_POSTAL: [u16; 2] = [36, 37];
    pub const SPOUSE_SINCE: [u16; 2] = [43, 44];
    pub const OTHERS: [Range<u16>; 2] = [69..102, 102..135];
}

/// 2201700: what is cut.
const LOST: [ItemAt; 1] = [read(11, "個人番号", Meaning::MyNumber)];

/// 2202700: what is cut.
const DEPENDANTS: [ItemAt; 4] = [
    read(14, "被保険者の個人番号", Meaning::MyNumber),
    read(29, "配偶者の個人番号", Meaning::MyNumber),
    read(78, "その他の被扶養者1の個人番号", Meaning::MyNumber),
    read(111, "その他の被扶養者2の個人番号", Meaning::MyNumber),
];

/// 2202700: the spouse.
const SPOUSE: [ItemAt; 12] = [
    read(24, "配偶者の氏名カナ", Meaning::Kana),
    read(25, "配偶者の氏名漢字", Meaning::Name),
    read(26, "配偶者の生年月日の元号", Meaning::BirthEra),
    read(27, "配偶者の生年月日", Meaning::Birth),
    read(28, "配偶者の続柄", Meaning::Relation),
    read(29, "配偶者の個人番号", Meaning::MyNumber),
    read(37, "配偶者の郵便番号の親番号", Meaning::Postal),
    read(38, "配偶者の郵便番号の子番号", Meaning::Postal),
    read(39, "配偶者の住所", Meaning::Address),
    read(44, "被扶養者になった日の元号", Meaning::AcquiredEra),
    read(45, "被扶養者になった日", Meaning::Acquired),
    read(137, "資格確認書発行要否", Meaning::Requested),
];

/// What a file for a society adds to each record.
const OF_A_SOCIETY: [ItemAt; 7] = [
    read(1, "組合の事業所番号", Meaning::Employer),
    read(2, "組合の被保険者番号", Meaning::Number),
    left(3, "健保固有項目1"),
    left(4, "健保固有項目2"),
    left(5, "健保固有項目3"),
    left(6, "健保固有項目4"),
    left(7, "健保固有項目5"),
];

/// The items of a 取得届 as headings of the columns, at the line `[data]`: what a person sees, and can say otherwise.
pub fn header(shape: Shape, row: u32) -> Header {
    headings(&ACQUIRED, FilingCode::Acquired, shape, row)
}

/// What is cut of a 喪失届, and the society's numbers.
pub fn of_loss(shape: Shape) -> Columns {
    columns(&LOST, FilingCode::Lost, shape)
}

/// The same of a 異動届.
pub fn of_dependants(shape: Shape) -> Columns {
    columns(&DEPENDANTS, FilingCode::Dependants, shape)
}

/// The spouse of a 異動届.
pub fn of_spouse(shape: Shape) -> Columns {
    columns(&SPOUSE, FilingCode::Dependants, shape)
}

fn columns(items: &[ItemAt], code: FilingCode, shape: Shape) -> Columns {
    Columns::laid_down(&headings(items, code, shape, 0))
}

fn headings(items: &[ItemAt], code: FilingCode, shape: Shape, row: u32) -> Header {
    let heading = |item: &ItemAt, before: u16| Heading {
        column: before + item.at - 1,
        text: item.name.to_owned(),
        named: item.meaning.map(Named::certain),
        chosen: false,
    };
    let added = OF_A_SOCIETY.iter().take(usize::from(shape.of_the_society().unwrap_or_default()));
    let own = items.iter().map(|item| heading(item, 0));
    let headings = own.chain(added.map(|item| heading(item, code.items()))).collect();
    Header { first_row: row, last_row: row, headings, codes: None }
}
