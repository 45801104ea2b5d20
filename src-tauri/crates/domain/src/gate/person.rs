//! A person as a list or a detail screen may show them.

use super::change::{FieldShown, ItemShown, fields, listing_fields};
use super::viewer::Viewer;
use super::{Out, Purpose};
use crate::Day;
use crate::facts::{MyNumber, Relation};
use crate::finding::Item;
use crate::ids::PersonId;
use crate::insured::InsuredId;
use crate::person::Person;
use crate::record::Change;
use crate::relation;
use crate::sex::Sex;

/// Where a person can be reached, as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactShown {
    /// `nnn-nnnn`
    pub postal: Option<String>,
    /// As written.
    pub address: String,
    /// As written.
    pub phone: Option<String>,
}

/// A person as shown. A protected person looks like one whose contact and employer are not registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonShown {
    /// Our identifier.
    pub id: PersonId,
    /// 記号・番号・枝番.
    pub insured: InsuredId,
    /// 氏名, as registered.
    pub name: String,
    /// フリガナ, full width.
    pub kana: String,
    /// 性別.
    pub sex: Option<Sex>,
    /// 生年月日.
    pub birth: Day,
    /// 本人 or 家族.
    pub relation: Relation,
    /// 続柄, as far as the list of words knows it.
    pub relation_text: String,
    /// 資格取得年月日.
    pub acquired_on: Day,
    /// 資格喪失年月日.
    pub lost_on: Option<Day>,
    /// 事業所コード.
    pub employer: Option<String>,
    /// Contact; `None` = not registered, or not to be shown.
    pub contact: Option<ContactShown>,
}

/// Lets out what is known of a person besides what stands in every list: each item that says something, as it is.
pub fn facts<P: Purpose>(person: &Person, _: P) -> Out<P, Vec<FieldShown>> {
    let withheld = person.standing.withheld();
    let mut facts = fields(&Change::new(person.registration.clone()), withheld);
    facts.retain(|fact| !IN_LISTS.contains(&fact.item) && fact.item != Item::MyNumber);
    // What holds of the number, lists included.
    let number = Some(person.my_number()).filter(|number| *number != MyNumber::Unknown).map(ItemShown::MyNumber);
    facts.extend(number.map(|after| FieldShown { item: Item::MyNumber, before: ItemShown::Nothing, after }));
    facts.extend(person.listing.iter().flat_map(|listing| listing_fields(&Change::new(listing.clone()))));
    Out::release(facts)
}

/// What `person` lets out.
const IN_LISTS: [Item; 14] = [
    Item::Symbol,
    Item::Number,
    Item::Branch,
    Item::Name,
    Item::Kana,
    Item::Sex,
    Item::Birth,
    Item::Relation,
    Item::Acquired,
    Item::Lost,
    Item::Employer,
    Item::Postal,
    Item::Address,
    Item::Phone,
];

/// Lets out one person. To whom contact is not shown, nobody has any.
pub fn person<P: Purpose>(person: &Person, viewer: Viewer, _: P) -> Out<P, PersonShown> {
    let withheld = person.standing.withheld() || !viewer.sees_contact();
    let (address, phone) = (person.address.unseal_for_store(), person.phone.unseal_for_store());
    let known = address.postal.is_some() || !address.text.is_empty() || phone.is_some();
    Out::release(PersonShown {
        id: person.id,
        insured: person.insured.clone(),
        name: person.name.as_str().to_owned(),
        kana: person.kana.text().to_owned(),
        sex: person.sex,
        birth: person.birth,
        relation: person.relation,
        relation_text: relation::shown(&person.relation_text),
        acquired_on: person.acquired_on,
        lost_on: person.lost_on,
        employer: (!withheld).then(|| person.employer.unseal_for_store().clone()).flatten(),
        contact: (known && !withheld).then(|| ContactShown {
            postal: address.postal.as_ref().map(|code| code.as_str().to_owned()),
            address: address.text.clone(),
            phone: phone.clone(),
        }),
    })
}
