//! Columns of a roster that look torn apart: what is told of them. When they do is the rule of `domain::torn`.

use crate::api::{Coded, TornRow};
use crate::preview::Plan;
use crate::steps::count;
use crate::words::column;
use kenpo_domain::finding::{Finding, FindingCode, Place};
use kenpo_domain::gate::Sealed;
use kenpo_domain::proposal::Proposals;
use kenpo_domain::torn::{Bond, Bonds, torn};

/// What is torn apart, by the rows alone and beside those who are registered.
pub(super) fn of(mut bonds: Vec<Bonds>, plan: &Plan) -> Vec<Bonds> {
    if let Plan::Roster(Proposals { named, other_names, .. }) = plan {
        bonds.push(Bonds { bond: Bond::Renames, seen: count(named.len()), against: *other_names });
    }
    torn(&bonds)
}

/// The same as a finding of the file as a whole.
pub(super) fn finding(_: &Bonds) -> Finding {
    let place = Place { sheet: None, row: 0, column: None };
    Finding { code: FindingCode::ColumnsTorn, place, item: None, insured: None, text: Sealed::new(None) }
}

/// The same as a reply has it.
pub(super) fn row(bonds: &Bonds) -> TornRow {
    TornRow { bond: Coded(bonds.bond), text: column::torn(bonds) }
}
