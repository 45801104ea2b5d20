//! Columns of a roster that look torn apart: what is told of them. When they do is the rule of `domain::torn`.

use super::known::Matched;
use crate::api::{Coded, TornRow};
use crate::steps::count;
use crate::words::column;
use kenpo_domain::finding::{Finding, FindingCode, Place};
use kenpo_domain::gate::Sealed;
use kenpo_domain::proposal::Proposals;
use kenpo_domain::torn::{Bond, Bonds, torn};

/// What is torn apart, by the rows alone and beside those who are registered.
pub(super) fn of(mut bonds: Vec<Bonds>, beside: Bonds) -> Vec<Bonds> {
    bonds.push(beside);
    torn(&bonds)
}

/// How many of a roster's rows name the person who is registered under their number otherwise.
pub(super) fn renames(Proposals { named, other_names, .. }: &Proposals) -> Bonds {
    Bonds { bond: Bond::Renames, seen: count(named.len()), against: *other_names }
}

/// The same of the lines of a list, where 生年月日 counts as well.
pub(super) fn others(Matched { named, others, .. }: &Matched) -> Bonds {
    Bonds { bond: Bond::Renames, seen: count(named.len()), against: *others }
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
