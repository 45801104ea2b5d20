//! A proposed change as the review may show it.

use super::{Out, Purpose};
use crate::finding::{Item, Place};
use crate::insured::InsuredId;
use crate::person::Person;
use crate::proposal::{FieldChange, Proposal, ProposalKind};

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

/// One row's effect as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalShown {
    /// Sheet and row.
    pub place: Place,
    /// 記号・番号・枝番.
    pub insured: InsuredId,
    /// 氏名 as the roster says.
    pub name: String,
    /// What it does.
    pub kind: ProposalKind,
    /// Changed items; none of a new person.
    pub fields: Vec<FieldShown>,
}

/// Lets out one proposal; `known` is the registered person of a change. `None`: nothing would change, as far as it may be shown.
pub fn proposal<P: Purpose>(proposal: &Proposal, known: Option<&Person>, _: P) -> Option<Out<P, ProposalShown>> {
    let entry = proposal.entry();
    let (kind, fields) = match proposal {
        Proposal::Join(_) => (ProposalKind::Join, Vec::new()),
        Proposal::Change { fields, .. } => (ProposalKind::Change, shown(fields, known)),
        Proposal::Same { .. } => return None,
    };
    if kind == ProposalKind::Change && fields.is_empty() {
        return None;
    }
    Some(Out::release(ProposalShown {
        place: entry.place.clone(),
        insured: entry.insured.clone(),
        name: entry.name.as_str().to_owned(),
        kind,
        fields,
    }))
}

/// Contact and employer of a protected person are as if unchanged.
fn shown(fields: &[FieldChange], known: Option<&Person>) -> Vec<FieldShown> {
    // Fails closed: a change whose person is not at hand is shown like a protected person's.
    let withheld = known.is_none_or(|person| person.standing.withheld());
    fields
        .iter()
        .filter(|field| !(withheld && (field.item.is_contact() || field.item == Item::Employer)))
        .map(|field| FieldShown {
            item: field.item,
            before: field.before.unseal_for_store().clone(),
            after: field.after.unseal_for_store().clone(),
        })
        .collect()
}
