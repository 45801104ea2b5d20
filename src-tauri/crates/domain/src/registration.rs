//! A person's registration: every field that is kept of a member, in one table.
//!
//! The table says of each field its journal key, its columns, which item of a roster states it, who may see it, and what a roster that
//! does not state it does to it. The rule of laying a roster over a registration is `lay_over`; who sees what is `gate`.

use crate::Day;
use crate::address::{Address, AddressKey};
use crate::care::Care;
use crate::facts::{Burden, MyNumber, Relation};
use crate::finding::Item;
use crate::gate::Sealed;
use crate::insured::InsuredId;
use crate::kana::Kana;
use crate::my_number::Last4;
use crate::name::Name;
use crate::record::Scalar;
use crate::record::declare::record;
use crate::search;
use crate::sex::Sex;

/// Who may see a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Secrecy {
    /// Whoever may see the person.
    Open,
    /// Where a person is, and where they work: of a withheld person nobody may see it.
    Contact,
    /// Digits of a 個人番号. That they are there may be seen; the digits themselves stand only on a document that carries them.
    Digits,
}

/// What a roster does to a field that it does not state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unstated {
    /// It stays as it is registered.
    Stays,
    /// It stays within a spell of cover, and is forgotten with a new one.
    EndsWithCover,
    /// No roster states it.
    NoRoster,
}

/// What the table says of a field besides its key, columns and type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonFacets {
    /// What a clerk calls it.
    pub item: Item,
    /// Who may see it.
    pub secrecy: Secrecy,
    /// What a roster that does not state it does to it.
    pub unstated: Unstated,
}

const fn facets(item: Item, secrecy: Secrecy, unstated: Unstated) -> PersonFacets {
    PersonFacets { item, secrecy, unstated }
}

use Secrecy::{Contact, Digits, Open};
use Unstated::{EndsWithCover, NoRoster, Stays};

record! {
    /// One member as registered, in one spell of cover.
    ///
    /// Has no `Debug` and no wire form on purpose: a person leaves only through `gate`.
    pub struct Registration, fields PersonField, values PersonValue, kind Person, facets PersonFacets,
        derived [
            "name_key" of Name by name_key,
            "kana" of Kana by reading,
            "kana_key" of Kana by reading_key,
            "address_key" of Address by address_key,
        ] {
        /// 記号・番号・枝番.
        insured: InsuredId = Number, "number" at ["symbol", "number", "branch"], facets(Item::Number, Open, Stays);
        /// 氏名.
        name: Name = Name, "name" at ["name"], facets(Item::Name, Open, Stays);
        /// フリガナ.
        kana: Kana = Kana, "kana" at ["kana_cell"], facets(Item::Kana, Open, Stays);
        /// 性別.
        sex: Option<Sex> = Sex, "sex" at ["sex"], facets(Item::Sex, Open, Stays);
        /// 生年月日.
        birth: Day = Birth, "birth" at ["birth"], facets(Item::Birth, Open, Stays);
        /// 本人 or 家族.
        relation: Relation = Relation, "relation" at ["relation"], facets(Item::Relation, Open, Stays);
        /// 続柄 as the roster says it: words of `relation` alone. What older versions registered may have more, and is shown without it.
        relation_text: String = RelationText, "relation_text" at ["relation_text"], facets(Item::Relation, Open, Stays);
        /// 資格取得年月日・認定年月日.
        acquired_on: Day = AcquiredOn, "acquired_on" at ["acquired_on"], facets(Item::Acquired, Open, Stays);
        /// 資格喪失年月日: the first day without cover.
        lost_on: Option<Day> = LostOn, "lost_on" at ["lost_on"], facets(Item::Lost, Open, NoRoster);
        /// 任意継続: last day of cover.
        voluntary_until: Option<Day> = VoluntaryUntil, "voluntary_until" at ["voluntary_until"],
            facets(Item::VoluntaryUntil, Open, NoRoster);
        /// 在留期間満了日.
        stay_until: Option<Day> = StayUntil, "stay_until" at ["stay_until"], facets(Item::StayUntil, Open, NoRoster);
        /// 海外在住.
        overseas: bool = Overseas, "overseas" at ["overseas"], facets(Item::Overseas, Open, NoRoster);
        /// 事業所コード.
        employer: Sealed<Option<String>> = Employer, "employer" at ["employer"], facets(Item::Employer, Contact, Stays);
        /// 郵便番号, 住所. A postal code goes with its address.
        address: Sealed<Address> = Address, "address" at ["postal", "address"], facets(Item::Address, Contact, Stays);
        /// 電話番号, as written.
        phone: Sealed<Option<String>> = Phone, "phone" at ["phone"], facets(Item::Phone, Contact, Stays);
        /// 発行要否 ticked. A tick belongs to the spell of cover on whose 取得届 it was made.
        issue_requested: bool = IssueRequested, "issue_requested" at ["issue_requested"],
            facets(Item::Requested, Open, EndsWithCover);
        /// The state of the 個人番号 as far as we were told of it. Whoever stands in the national list is linked all the same: what holds
        /// is `Person::my_number`.
        number_state: MyNumber = NumberState, "number_state" at ["number_state", "number_linked_on"],
            facets(Item::MyNumber, Open, Stays);
        /// The last four digits of the 個人番号, where one was handed in.
        number_last4: Sealed<Option<Last4>> = NumberLast4, "number_last4" at ["number_last4"],
            facets(Item::MyNumber, Digits, Stays);
        /// 一部負担金の割合, where known.
        burden: Option<Burden> = Burden, "burden" at ["burden_percent", "burden_effective_on", "burden_valid_until"],
            facets(Item::Burden, Open, NoRoster);
        /// 要配慮, once somebody has asked.
        care: Option<Care> = Care, "care" at ["care_needed", "care_asked_on", "care_asked_of"],
            facets(Item::Care, Open, NoRoster);
    }
}

impl PersonField {
    /// Whether it says where a person is, or where they work.
    pub fn is_contact(self) -> bool {
        self.facets().secrecy == Contact
    }
}

fn name_key(value: &PersonValue) -> Scalar<'_> {
    let PersonValue::Name(name) = value else { return Scalar::Null };
    Scalar::text(search::name_key(name.as_str()))
}

fn reading(value: &PersonValue) -> Scalar<'_> {
    let PersonValue::Kana(kana) = value else { return Scalar::Null };
    Scalar::text(kana.text())
}

fn reading_key(value: &PersonValue) -> Scalar<'_> {
    let PersonValue::Kana(kana) = value else { return Scalar::Null };
    Scalar::text(search::reading_key(kana))
}

fn address_key(value: &PersonValue) -> Scalar<'_> {
    let PersonValue::Address(address) = value else { return Scalar::Null };
    Scalar::maybe(address.key_of_any().map(AddressKey::into_store))
}
