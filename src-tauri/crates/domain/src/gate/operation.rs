//! An operation on what is registered of a person as their history may show it.

use super::change::{FieldShown, fields, listing_fields};
use super::viewer::Viewer;
use super::{Out, Purpose};
use crate::listing::Listing;
use crate::person::Person;
use crate::proposal::ProposalKind;
use crate::record::Change;
use crate::registration::Registration;

/// A change of one of the records of which a person's history tells.
pub enum PersonChange {
    Registration(Change<Registration>),
    /// Of what national lists have said.
    Listing(Change<Listing>),
}

/// What the journal has of one such operation.
pub struct Noted {
    /// When: RFC 3339, UTC.
    pub at: String,
    pub actor: String,
    /// The number under which it can be taken back by itself.
    pub alone: Option<u64>,
    /// What changed.
    pub change: PersonChange,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationShown {
    /// When: RFC 3339, UTC.
    pub at: String,
    pub actor: String,
    /// The number under which it can be taken back by itself.
    pub alone: Option<u64>,
    /// Whether the person was registered by it, or changed.
    pub kind: ProposalKind,
    /// Changed items.
    pub fields: Vec<FieldShown>,
}

/// Lets out one operation on what is registered of a person. `None`: nothing changed, as far as it may be shown of the person as they are now.
/// Never tells the file that the change came with: its name tells the employer or the branch. Contact and employer of a withheld person look
/// as if they had never been registered, not even before the flag; so do everybody's to whom contact is not shown.
pub fn operation<P: Purpose>(person: &Person, viewer: Viewer, noted: Noted, _: P) -> Option<Out<P, OperationShown>> {
    let Noted { at, actor, alone, change } = noted;
    let (fields, kind) = match &change {
        PersonChange::Registration(change) => (
            fields(change, person.standing.withheld() || !viewer.sees_contact()),
            if change.makes() { ProposalKind::Join } else { ProposalKind::Change },
        ),
        PersonChange::Listing(change) => (listing_fields(change), ProposalKind::Change),
    };
    (!fields.is_empty()).then(|| Out::release(OperationShown { at, actor, alone, kind, fields }))
}
