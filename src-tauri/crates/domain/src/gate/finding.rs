//! A finding as a list or a file may show it.

use super::{Out, Purpose};
use crate::finding::{Finding, FindingCode, Item, Place};
use crate::insured::InsuredId;

/// A finding as shown. The cell's text of contact and employer columns, and of columns that were not recognised, is shown of nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingShown {
    /// What.
    pub code: FindingCode,
    /// Where.
    pub place: Place,
    /// Which item.
    pub item: Option<Item>,
    /// Whose row.
    pub insured: Option<InsuredId>,
    /// The cell's text, where it may be shown.
    pub text: Option<String>,
}

/// Lets out one finding.
pub fn finding<P: Purpose>(finding: &Finding, _: P) -> Out<P, FindingShown> {
    let showable =
        finding.item.is_some_and(|item| !item.is_contact() && !matches!(item, Item::Employer | Item::MyNumber));
    Out::release(FindingShown {
        code: finding.code,
        place: finding.place.clone(),
        item: finding.item,
        insured: finding.insured.clone(),
        text: showable.then(|| finding.text.unseal_for_store().clone()).flatten(),
    })
}
