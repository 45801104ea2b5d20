//! A proposed change as the review may show it.

use super::{Out, Purpose};
use crate::finding::{Item, Place};
use crate::insured::InsuredId;
use crate::person::Person;
use crate::proposal::Proposal;

/// One changed item as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldShown {
    /// Which item.
    pub item: Item,
    /// As registered.
    pub before: String,
    /// As the roster says.
    pub after: String,
}

/// One row's effect as shown. `joins` with no fields = a new person; no fields otherwise = as registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalShown {
    /// Sheet and row.
    pub place: Place,
    /// 記号・番号・枝番.
    pub insured: InsuredId,
    /// 氏名 as the roster says.
    pub name: String,
    /// A person who is not registered yet.
    pub joins: bool,
    /// Changed items; contact and employer of a protected person are as if unchanged.
    pub fields: Vec<FieldShown>,
}

/// Lets out one proposal; `known` is the registered person of a change.
pub fn proposal<P: Purpose>(proposal: &Proposal, known: Option<&Person>, _: P) -> Out<P, ProposalShown> {
    let entry = proposal.entry();
    let (joins, fields) = match proposal {
        Proposal::Join(_) => (true, &[][..]),
        Proposal::Change { fields, .. } => (false, fields.as_slice()),
        Proposal::Same { .. } => (false, &[][..]),
    };
    // Fails closed: a change whose person is not at hand is shown like a protected person's.
    let withheld = known.is_none_or(|person| person.standing.withheld());
    let fields = fields
        .iter()
        .filter(|field| !(withheld && (field.item.is_contact() || field.item == Item::Employer)))
        .map(|field| FieldShown {
            item: field.item,
            before: field.before.unseal_for_store().clone(),
            after: field.after.unseal_for_store().clone(),
        })
        .collect();
    Out::release(ProposalShown {
        place: entry.place.clone(),
        insured: entry.insured.clone(),
        name: entry.name.as_str().to_owned(),
        joins,
        fields,
    })
}
