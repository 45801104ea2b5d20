//! Findings, all of them counted and the first of each kind kept: a file of 100,000 rows can have ten for each row.

use super::{Finding, FindingCode};
use std::collections::BTreeMap;
use std::ops::Deref;

/// Findings of one kind that are kept. Who has looked at so many asks the sender for another file.
pub const KEPT_OF_A_KIND: u32 = 5_000;

/// Findings in their order. It reads as the slice of those that are kept.
#[derive(Default)]
pub struct FindingList {
    kept: Vec<Finding>,
    counts: BTreeMap<FindingCode, u32>,
}

/// A value and everything that was found on the way to it. `Result` is for "cannot go on".
pub struct Checked<T> {
    /// What could be read.
    pub value: T,
    /// All that a person should look at.
    pub findings: FindingList,
}

impl FindingList {
    /// Takes one in.
    pub fn push(&mut self, finding: Finding) {
        let count = self.counts.entry(finding.code).or_default();
        *count = count.saturating_add(1);
        if *count <= KEPT_OF_A_KIND {
            self.kept.push(finding);
        }
    }

    /// Takes in those that come after these.
    pub fn append(&mut self, next: Self) {
        let Self { kept, mut counts } = next;
        for finding in kept {
            if let Some(count) = counts.get_mut(&finding.code) {
                *count -= 1;
            }
            self.push(finding);
        }
        // Those that were counted only.
        for (code, count) in counts {
            let sum = self.counts.entry(code).or_default();
            *sum = sum.saturating_add(count);
        }
    }

    /// How many there are of each kind, those that are not kept included.
    pub fn counts(&self) -> &BTreeMap<FindingCode, u32> {
        &self.counts
    }

    /// Those from a place on, to be changed.
    pub fn kept_from(&mut self, first: usize) -> &mut [Finding] {
        self.kept.get_mut(first..).unwrap_or_default()
    }

    /// Puts them in the order of the rows; findings of one row stay as they are.
    pub fn sort_by_row(&mut self) {
        self.kept.sort_by_key(|finding| finding.place.row);
    }
}

impl Deref for FindingList {
    type Target = [Finding];

    fn deref(&self) -> &[Finding] {
        &self.kept
    }
}

impl Extend<Finding> for FindingList {
    fn extend<I: IntoIterator<Item = Finding>>(&mut self, findings: I) {
        findings.into_iter().for_each(|finding| self.push(finding));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Place;
    use crate::gate::Sealed;

    fn finding(code: FindingCode, row: u32) -> Finding {
        let place = Place { sheet: None, row, column: None };
        Finding { code, place, item: None, insured: None, text: Sealed::new(None) }
    }

    #[test]
    fn all_are_counted_and_the_first_of_each_kind_are_kept() {
        let of = |code, rows: std::ops::Range<u32>| rows.map(move |row| finding(code, row));
        let (mut upper, mut lower) = (FindingList::default(), FindingList::default());
        upper.extend(of(FindingCode::SexBad, 0..4_000));
        lower.extend(of(FindingCode::SexBad, 4_000..11_000).chain(of(FindingCode::KanaMissing, 9..11)));
        upper.append(lower);
        assert_eq!(upper.counts().get(&FindingCode::SexBad), Some(&11_000));
        assert_eq!(upper.counts().get(&FindingCode::KanaMissing), Some(&2));
        let rows: Vec<u32> = upper.iter().filter(|f| f.code == FindingCode::SexBad).map(|f| f.place.row).collect();
        assert_eq!(rows, (0..KEPT_OF_A_KIND).collect::<Vec<_>>());
        upper.sort_by_row();
        assert!(upper.iter().map(|finding| finding.place.row).is_sorted());
    }
}
