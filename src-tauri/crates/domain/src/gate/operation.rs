//! An operation on a registration as the history of its person may show it.

use super::change::{FieldShown, fields};
use super::{Out, Purpose};
use crate::person::Person;
use crate::proposal::ProposalKind;
use crate::record::Change;
use crate::registration::{PersonField, Registration};

/// What the journal has of one operation on a registration.
pub struct Noted {
    /// When: RFC 3339, UTC.
    pub at: String,
    /// By whom.
    pub actor: String,
    /// What changed.
    pub change: Change<Registration>,
}

/// One operation as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationShown {
    /// When: RFC 3339, UTC.
    pub at: String,
    /// By whom.
    pub actor: String,
    /// Whether the person was registered by it, or changed.
    pub kind: ProposalKind,
    /// Changed items.
    pub fields: Vec<FieldShown>,
}

/// Lets out one operation on a person's registration. `None`: nothing changed, as far as it may be shown of the person as they are now.
/// Never tells the file that the change came with: its name tells the employer or the branch. Contact and employer of a withheld person look
/// as if they had never been registered, not even before the flag.
pub fn operation<P: Purpose>(person: &Person, noted: Noted, _: P) -> Option<Out<P, OperationShown>> {
    let Noted { at, actor, change } = noted;
    let fields = fields(&change, person.standing.withheld());
    if fields.is_empty() {
        return None;
    }
    // Nobody is without a number: where there was none, there was no registration.
    let is_new = change.fields().iter().any(|field| field.field == PersonField::Number && field.before.is_none());
    let kind = if is_new { ProposalKind::Join } else { ProposalKind::Change };
    Some(Out::release(OperationShown { at, actor, kind, fields }))
}
