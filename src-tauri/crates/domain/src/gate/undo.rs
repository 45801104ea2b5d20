//! What the taking back of an import may tell: whom it left as they are, and why.

use super::change::{FieldShown, fields, listing_fields};
use super::operation::PersonChange;
use super::{Out, Purpose};
use crate::codes;
use crate::finding::Item;
use crate::insured::InsuredId;
use crate::person::Person;

codes! {
    /// Why a change of an import stays.
    pub enum LeftKind {
        /// Somebody has changed it since.
        ChangedSince = "changed_since",
        /// Who joined by it has more by now than the registration that they joined with: a piece, a return, what a list says.
        InUse = "in_use",
    }
}

/// What stays of one person.
pub enum Left {
    /// Fields that somebody has changed since.
    ChangedSince(PersonChange),
    /// Who joined has more by now than the registration that they joined with.
    InUse,
}

/// What stays of one person, as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftShown {
    /// 記号・番号・枝番.
    pub insured: InsuredId,
    /// 氏名.
    pub name: String,
    /// Why.
    pub kind: LeftKind,
    /// The items that were changed since.
    pub items: Vec<Item>,
}

/// Lets out what stays of one person. `None`: nothing does, as far as it may be shown. Contact and employer of a withheld person are as if
/// nobody had ever registered them.
pub fn left<P: Purpose>(person: &Person, left: &Left, _: P) -> Option<Out<P, LeftShown>> {
    let (kind, items) = match left {
        Left::InUse => (LeftKind::InUse, Vec::new()),
        Left::ChangedSince(change) => {
            let mut items: Vec<Item> = shown(person, change).into_iter().map(|field| field.item).collect();
            items.dedup();
            if items.is_empty() {
                return None;
            }
            (LeftKind::ChangedSince, items)
        }
    };
    let name = person.name.as_str().to_owned();
    Some(Out::release(LeftShown { insured: person.insured.clone(), name, kind, items }))
}

/// Whether a change of a person is counted: one that may not be shown is not.
pub fn tells(person: &Person, change: &PersonChange) -> bool {
    !shown(person, change).is_empty()
}

fn shown(person: &Person, change: &PersonChange) -> Vec<FieldShown> {
    match change {
        PersonChange::Registration(change) => fields(change, person.standing.withheld()),
        PersonChange::Listing(change) => listing_fields(change),
    }
}
