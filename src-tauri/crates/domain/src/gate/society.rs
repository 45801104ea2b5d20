//! The society as a screen may show it: it is no person.

use super::{Out, Purpose};
use crate::insured::InsurerNumber;
use crate::society::SocietyRecord;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SocietyShown {
    /// 保険者名称.
    pub name: String,
    /// 保険者番号.
    pub number: InsurerNumber,
    /// Version of the policy in force, where it names one.
    pub policy_version: Option<String>,
}

/// Lets out the society.
pub fn society<P: Purpose>(record: &SocietyRecord, _: P) -> Out<P, SocietyShown> {
    Out::release(SocietyShown {
        name: record.name.clone(),
        number: record.number.clone(),
        policy_version: record.policy.version.clone(),
    })
}
