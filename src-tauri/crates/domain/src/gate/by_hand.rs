//! What was entered by hand as the review may show it.

use super::change::{FieldShown, fields, listing_fields};
use super::{Out, Purpose};
use crate::by_hand::ByHand;
use crate::ids::PersonId;
use crate::insured::InsuredId;
use crate::person::Person;

/// What changes of one person, as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByHandShown {
    /// Our identifier.
    pub person: PersonId,
    /// 記号・番号・枝番, as registered.
    pub insured: InsuredId,
    /// 氏名, as registered.
    pub name: String,
    /// Changed items.
    pub fields: Vec<FieldShown>,
    /// Whether contact or employer was said, and waits.
    pub waits: bool,
}

/// Lets out what would change of one person. What waits, waits alike of whoever is withheld and of whoever has neither.
pub fn by_hand<P: Purpose>(person: &Person, by_hand: &ByHand, _: P) -> Out<P, ByHandShown> {
    let mut shown = fields(&by_hand.registration, person.standing.withheld());
    shown.extend(listing_fields(&by_hand.listing));
    Out::release(ByHandShown {
        person: person.id,
        insured: person.insured.clone(),
        name: person.name.as_str().to_owned(),
        fields: shown,
        waits: !by_hand.contact.is_empty(),
    })
}
