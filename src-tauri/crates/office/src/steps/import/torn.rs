//! Columns of a roster that look torn apart: what is told of them. When they do is the rule of `domain::torn`.

use super::known::Matched;
use crate::api::{Coded, TornRow};
use crate::steps::count;
use crate::words::column;
use kenpo_domain::finding::{Finding, FindingCode, Place};
use kenpo_domain::gate::Sealed;
use kenpo_domain::proposal::Proposals;
use kenpo_domain::torn::moved::Moved;
use kenpo_domain::torn::{Bond, Bonds, Households, Torn, torn};

/// What is torn apart, by the rows alone and beside those who are registered.
pub(super) fn of(mut bonds: Vec<Bonds>, beside: Vec<Bonds>, moved: Vec<Moved>) -> Vec<Torn> {
    bonds.extend(beside);
    torn(&bonds).into_iter().map(Torn::Apart).chain(moved.into_iter().map(Torn::Moved)).collect()
}

/// How many of a roster's rows say another name, another birth, and another beginning of cover of the person who is registered under their number.
pub(super) fn of_roster(proposals: &Proposals) -> Vec<Bonds> {
    let Proposals { named, other_names, other_births, other_entries, .. } = proposals;
    let beside = [(Bond::Renames, other_names), (Bond::Rebirths, other_births), (Bond::Reentries, other_entries)];
    beside.map(|(bond, against)| beside_registered(bond, named.len(), *against)).into()
}

/// How many lines of a list say another name and another birth.
pub(super) fn of_list(Matched { named, other_names, other_births, .. }: &Matched) -> Vec<Bonds> {
    let beside = [(Bond::Renames, other_names), (Bond::Rebirths, other_births)];
    beside.map(|(bond, against)| beside_registered(bond, named.len(), *against)).into()
}

fn beside_registered(bond: Bond, named: usize, against: u32) -> Bonds {
    Bonds { bond, seen: count(named), against, households: Households::default() }
}

/// The same as a finding of the file as a whole.
pub(super) fn finding(_: &Torn) -> Finding {
    let place = Place { sheet: None, row: 0, column: None };
    Finding { code: FindingCode::ColumnsTorn, place, item: None, insured: None, text: Sealed::new(None) }
}

/// The same as a reply has it.
pub(super) fn row(torn: &Torn) -> TornRow {
    TornRow { bond: Coded(torn.bond()), text: column::torn(torn) }
}
