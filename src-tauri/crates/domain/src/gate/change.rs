//! A change of a registration as a review or a history may show it.

use crate::Day;
use crate::address::Address;
use crate::care::Care;
use crate::facts::{Burden, CardState, MyNumber, Relation};
use crate::finding::Item;
use crate::listing::{ListRow, Listing, ListingField, ListingValue};
use crate::record::{Change, FieldChangeOf};
use crate::registration::{PersonField, PersonValue, Registration, Secrecy};
use crate::relation;
use crate::sex::Sex;

/// What an item says, as shown. The words are the screen's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemShown {
    Nothing,
    /// A text, as written.
    Text(String),
    Day(Day),
    /// 性別.
    Sex(Sex),
    /// 本人 or 家族.
    Relation(Relation),
    /// A mark for yes.
    Yes,
    /// The state of the 個人番号.
    MyNumber(MyNumber),
    /// That digits of a 個人番号 are kept; which they are is not shown.
    Digits,
    /// 負担割合.
    Burden(Burden),
    /// 要配慮.
    Care(Care),
    /// 個人番号カード.
    Card(CardState),
    /// 利用登録.
    Registered(bool),
    /// What somebody told us of the card.
    Told {
        said: Box<ItemShown>,
        known_on: Day,
    },
}

/// One changed item as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldShown {
    pub item: Item,
    pub before: ItemShown,
    /// What it becomes.
    pub after: ItemShown,
}

/// The items that change, as far as they may be shown: of a withheld person contact and employer are as if unchanged.
pub(super) fn fields(change: &Change<Registration>, withheld: bool) -> Vec<FieldShown> {
    let may = |change: &&FieldChangeOf<Registration>| !(withheld && change.field.is_contact());
    change.fields().iter().filter(may).filter(|field| !says_the_same(field, change)).flat_map(shown).collect()
}

/// Whether another field of the change tells it already: 続柄 says more than 本人 or 家族, and a new state of the number more than
/// that there are digits.
fn says_the_same(field: &FieldChangeOf<Registration>, change: &Change<Registration>) -> bool {
    match field.field {
        PersonField::Relation => change.touches(PersonField::RelationText),
        PersonField::NumberLast4 => change.touches(PersonField::NumberState),
        _ => false,
    }
}

fn shown(change: &FieldChangeOf<Registration>) -> Vec<FieldShown> {
    let (before, after) = (change.before.as_ref(), change.after.as_ref());
    if change.field == PersonField::Address {
        return address(before, after);
    }
    let (before, after) = (item(before), item(after));
    if before == after && change.field.facets().secrecy != Secrecy::Digits {
        return Vec::new();
    }
    vec![FieldShown { item: change.field.facets().item, before, after }]
}

/// 郵便番号 and 住所 change together and are read apart.
fn address(before: Option<&PersonValue>, after: Option<&PersonValue>) -> Vec<FieldShown> {
    let of = |value: Option<&PersonValue>| match value {
        Some(PersonValue::Address(address)) => address.unseal_for_store().clone(),
        _ => Address::default(),
    };
    let (before, after) = (of(before), of(after));
    let postal = |address: &Address| text(address.postal.as_ref().map_or("", |code| code.as_str()));
    let parts =
        [(Item::Address, text(&before.text), text(&after.text)), (Item::Postal, postal(&before), postal(&after))];
    let differ = parts.into_iter().filter(|(_, before, after)| before != after);
    differ.map(|(item, before, after)| FieldShown { item, before, after }).collect()
}

fn item(value: Option<&PersonValue>) -> ItemShown {
    let Some(value) = value else { return ItemShown::Nothing };
    match value {
        PersonValue::Number(insured) => text(&insured.to_string()),
        PersonValue::Name(name) => text(name.as_str()),
        PersonValue::Kana(kana) => text(&kana.text()),
        PersonValue::Sex(sex) => sex.map_or(ItemShown::Nothing, ItemShown::Sex),
        PersonValue::Birth(day) | PersonValue::AcquiredOn(day) => ItemShown::Day(*day),
        PersonValue::Relation(relation) => ItemShown::Relation(*relation),
        PersonValue::RelationText(words) => text(&relation::shown(words)),
        PersonValue::LostOn(day) | PersonValue::VoluntaryUntil(day) | PersonValue::StayUntil(day) => self::day(*day),
        PersonValue::Overseas(yes) | PersonValue::IssueRequested(yes) => {
            if *yes {
                ItemShown::Yes
            } else {
                ItemShown::Nothing
            }
        }
        PersonValue::Employer(sealed) | PersonValue::Phone(sealed) => {
            text(sealed.unseal_for_store().as_deref().unwrap_or_default())
        }
        PersonValue::Address(sealed) => text(&sealed.unseal_for_store().text),
        PersonValue::NumberState(state) => ItemShown::MyNumber(*state),
        PersonValue::NumberLast4(sealed) => {
            if sealed.unseal_for_store().is_some() {
                ItemShown::Digits
            } else {
                ItemShown::Nothing
            }
        }
        PersonValue::Burden(burden) => burden.map_or(ItemShown::Nothing, ItemShown::Burden),
        PersonValue::Care(care) => care.map_or(ItemShown::Nothing, ItemShown::Care),
    }
}

/// The items of the card that change, by a national list or because we were told. That a newer list says the same is told nobody.
pub(super) fn listing_fields(change: &Change<Listing>) -> Vec<FieldShown> {
    let fields = change.fields();
    let of = |field| fields.iter().find(|change| change.field == field);
    let row = of(ListingField::List).map(|change| (row(change.before.as_ref()), row(change.after.as_ref())));
    let mut shown = Vec::new();
    if let Some((before, after)) = row {
        let mut item = |item, part: fn(&ListRow) -> ItemShown| {
            let side = |row: Option<&ListRow>| row.map_or(ItemShown::Nothing, part);
            shown.push(FieldShown { item, before: side(before), after: side(after) });
        };
        item(Item::Card, |row| ItemShown::Card(row.card));
        item(Item::Registered, |row| row.registered.map_or(ItemShown::Nothing, ItemShown::Registered));
        item(Item::CertificateExpires, |row| day(row.certificate_expires_on));
    }
    for (field, item) in [
        (ListingField::DeregistrationAppliedOn, Item::DeregistrationApplied),
        (ListingField::DeregisteredOn, Item::Deregistered),
    ] {
        if let Some(change) = of(field) {
            shown.push(FieldShown {
                item,
                before: listed_day(change.before.as_ref()),
                after: listed_day(change.after.as_ref()),
            });
        }
    }
    shown.retain(|field| field.before != field.after);
    if let (Some((before, after)), false) = (row, shown.is_empty()) {
        let listed_on = |row: Option<&ListRow>| day(row.and_then(|row| row.listed_on));
        shown.push(FieldShown { item: Item::ListedOn, before: listed_on(before), after: listed_on(after) });
    }
    let told = fields.iter().filter_map(|change| {
        let item = told_item(change.field)?;
        Some(FieldShown { item, before: told(change.before.as_ref()), after: told(change.after.as_ref()) })
    });
    shown.extend(told);
    shown
}

/// The item of what we were told; `None` of what lists say.
fn told_item(field: ListingField) -> Option<Item> {
    match field {
        ListingField::ToldCard => Some(Item::Card),
        ListingField::ToldRegistered => Some(Item::Registered),
        ListingField::ToldCertificate => Some(Item::CertificateExpires),
        ListingField::List
        | ListingField::LinkedOn
        | ListingField::DeregistrationAppliedOn
        | ListingField::DeregisteredOn => None,
    }
}

fn told(value: Option<&ListingValue>) -> ItemShown {
    let (said, known_on) = match value {
        Some(ListingValue::ToldCard(Some(told))) => (ItemShown::Card(told.said), told.known_on),
        Some(ListingValue::ToldRegistered(Some(told))) => (ItemShown::Registered(told.said), told.known_on),
        Some(ListingValue::ToldCertificate(Some(told))) => (ItemShown::Day(told.said), told.known_on),
        _ => return ItemShown::Nothing,
    };
    ItemShown::Told { said: Box::new(said), known_on }
}

fn row(value: Option<&ListingValue>) -> Option<&ListRow> {
    match value {
        Some(ListingValue::List(row)) => row.as_ref(),
        _ => None,
    }
}

fn listed_day(value: Option<&ListingValue>) -> ItemShown {
    match value {
        Some(ListingValue::DeregistrationAppliedOn(on) | ListingValue::DeregisteredOn(on)) => day(*on),
        _ => ItemShown::Nothing,
    }
}

fn day(day: Option<Day>) -> ItemShown {
    day.map_or(ItemShown::Nothing, ItemShown::Day)
}

fn text(text: &str) -> ItemShown {
    if text.is_empty() { ItemShown::Nothing } else { ItemShown::Text(text.to_owned()) }
}
