//! Clause G: the burden ratio that a document carries, from the effective day of 70 up to 75.
//!
//! A ratio that nobody knows is never printed and never left out in silence: the document waits.

use super::case::Case;
use crate::age::preschool_until;
use crate::decision::Ratio;
use crate::percent::Percent;
use crate::policy::{Carrier, NoticeUnder70};

/// The ratio is to be carried, and none is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unknown;

/// What a certificate says of the ratio.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Carried {
    pub ratio: Option<Ratio>,
    /// The separate 高齢受給者証 is due.
    pub elderly_certificate: bool,
}

pub(super) fn on_certificate(case: &Case<'_>) -> Result<Carried, Unknown> {
    if !case.bears_ratio() {
        return Ok(Carried::default());
    }
    match case.policy.burden.carrier {
        Carrier::Document => Ok(Carried { ratio: Some(in_force(case)?), elderly_certificate: false }),
        Carrier::ElderlyCertificate => Ok(Carried { ratio: None, elderly_certificate: true }),
    }
}

pub(super) fn on_notice(case: &Case<'_>) -> Result<Option<Ratio>, Unknown> {
    if case.bears_ratio() {
        return in_force(case).map(Some);
    }
    let printed = case.covered_on(case.day) && case.policy.burden.notice_under_70 == NoticeUnder70::Print;
    let percent = if case.day <= preschool_until(case.facts.birth_date) { Percent::Twenty } else { Percent::Thirty };
    Ok(printed.then_some(Ratio { percent, effective_on: None, valid_until: None }))
}

fn in_force(case: &Case<'_>) -> Result<Ratio, Unknown> {
    let burden = case.burden_in_force().ok_or(Unknown)?;
    Ok(Ratio { percent: burden.percent, effective_on: Some(burden.effective_on), valid_until: burden.valid_until })
}
