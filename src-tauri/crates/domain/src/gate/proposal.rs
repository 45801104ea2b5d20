//! A proposed change as the review may show it.

use super::change::{FieldShown, fields};
use super::{Out, Purpose};
use crate::finding::Place;
use crate::insured::InsuredId;
use crate::proposal::{About, Proposal, ProposalKind};

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
    /// Changed items; of a new person every item that the row says.
    pub fields: Vec<FieldShown>,
}

/// Lets out one proposal. `None`: nothing would change, as far as it may be shown.
pub fn proposal<P: Purpose>(proposal: &Proposal, _: P) -> Option<Out<P, ProposalShown>> {
    let (kind, withheld) = match proposal.about {
        About::New => (ProposalKind::Join, false),
        About::Known { standing, .. } => (ProposalKind::Change, standing.withheld()),
    };
    let fields = fields(&proposal.change, withheld);
    if kind == ProposalKind::Change && fields.is_empty() {
        return None;
    }
    Some(Out::release(ProposalShown {
        place: proposal.place.clone(),
        insured: proposal.insured.clone(),
        name: proposal.name.as_str().to_owned(),
        kind,
        fields,
    }))
}
