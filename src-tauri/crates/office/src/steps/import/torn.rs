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
pub(super) fn of(mut bonds: Vec<Bonds>, beside: [Bonds; 2]) -> Vec<Bonds> {
    bonds.extend(beside);
    torn(&bonds)
}

/// How many of a roster's rows say another name, and another birth, of the person who is registered under their number.
pub(super) fn of_roster(Proposals { named, other_names, other_births, .. }: &Proposals) -> [Bonds; 2] {
    beside(count(named.len()), *other_names, *other_births)
}

/// The same of the lines of a list.
pub(super) fn of_list(Matched { named, other_names, other_births, .. }: &Matched) -> [Bonds; 2] {
    beside(count(named.len()), *other_names, *other_births)
}

fn beside(seen: u32, other_names: u32, other_births: u32) -> [Bonds; 2] {
    [(Bond::Renames, other_names), (Bond::Rebirths, other_births)].map(|(bond, against)| Bonds { bond, seen, against })
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
