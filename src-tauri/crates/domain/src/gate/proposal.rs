//! A proposed change as the review may show it.

use super::change::{FieldShown, fields};
use super::{Out, Purpose};
use crate::finding::Place;
use crate::insured::InsuredId;
use crate::proposal::{About, Proposal};

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

/// Lets out one proposal.
pub fn proposal<P: Purpose>(proposal: &Proposal, _: P) -> Out<P, ProposalShown> {
    let (joins, fields) = match proposal.about {
        About::New => (true, Vec::new()),
        About::Known { standing, .. } => (false, fields(&proposal.change, standing.withheld())),
    };
    Out::release(ProposalShown {
        place: proposal.place.clone(),
        insured: proposal.insured.clone(),
        name: proposal.name.as_str().to_owned(),
        joins,
        fields,
    })
}
