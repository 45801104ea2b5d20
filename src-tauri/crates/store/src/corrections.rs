//! What was entered by hand of one person (`domain::by_hand`): written with who told it, and taken back one operation at a time.

use crate::error::StoreError;
use crate::imports::TakenBack;
use crate::journal::OperationNo;
use crate::op::{Op, Told};
use crate::reads::Reads;
use crate::write::Tx;
use kenpo_domain::by_hand::ByHand;
use kenpo_domain::code::Code;
use kenpo_domain::ids::PersonId;
use kenpo_domain::record::RecordKind;
use kenpo_journal::{Operation, Source};
use std::ops::RangeInclusive;

/// An operation that can be taken back by itself.
pub struct Correction(Operation);

impl Correction {
    /// Who entered it.
    pub fn done_by(&self) -> &str {
        &self.0.heading.actor
    }
}

impl Reads {
    /// The operation of this life that stands at an index. `None`: there is none, or nobody entered it by hand.
    pub fn correction(&self, index: u64) -> Result<Option<Correction>, StoreError> {
        let life = self.life()?;
        if !(1..=self.chain(&life)?.index()).contains(&index) {
            return Ok(None);
        }
        let operation = self.operation(OperationNo { series: life.no, index })?;
        let by_hand = Op::from_code(&operation.heading.op).is_some_and(Op::is_by_hand);
        Ok(by_hand.then_some(Correction(operation)))
    }
}

impl Tx<'_> {
    /// Writes what was entered of the person whose registration had this version. The indexes of its operations; none where all of it waits.
    /// `Stale` where the person is not as they were when it was looked at; `Taken` where somebody has the number.
    pub fn correct(
        &mut self,
        person: PersonId,
        seen: u64,
        by_hand: &ByHand,
        source: Source,
    ) -> Result<RangeInclusive<u64>, StoreError> {
        let first = self.newest() + 1;
        self.told(Told { source: Some(source), deleted_by_hand: by_hand.deletes });
        self.change_person(person, seen, &by_hand.registration)?;
        self.change(&person.to_string(), &by_hand.listing)?;
        self.put_in_tray(person, None, &by_hand.contact)?;
        Ok(first..=self.newest())
    }

    /// Takes a correction back as far as nobody has changed since what it changed. `None` where the person is registered no more.
    pub fn take_correction_back(&mut self, correction: &Correction) -> Result<Option<TakenBack>, StoreError> {
        let Correction(operation) = correction;
        match RecordKind::from_code(&operation.heading.kind) {
            Some(RecordKind::Person) => self.registration_back(operation),
            Some(RecordKind::Listing) => self.listing_back(operation),
            _ => Err(StoreError::Damaged),
        }
    }
}
