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
pub fn proposal<P: Purpose>(proposal: &Proposal, purpose: P) -> Option<Out<P, ProposalShown>> {
    let withheld = match proposal.about {
        About::New => false,
        About::Known { standing, .. } => standing.withheld(),
    };
    shown(proposal, withheld, purpose)
}

/// The same of a row that waited: of nobody contact and employer are shown, whoever the row is said to be. Otherwise a made-up number would
/// bring out what the list of such rows does not show (`held_row`).
pub fn proposal_of_held_row<P: Purpose>(proposal: &Proposal, purpose: P) -> Option<Out<P, ProposalShown>> {
    shown(proposal, true, purpose)
}

fn shown<P: Purpose>(proposal: &Proposal, withheld: bool, _: P) -> Option<Out<P, ProposalShown>> {
    let kind = proposal.kind();
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
