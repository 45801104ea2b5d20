//! What people hold, as their pieces tell it: input of `decide`.

use crate::error::{Sql, StoreError};
use crate::reads::Reads;
use crate::row::collect;
use kenpo_domain::Day;
use kenpo_domain::facts::{HeldDocument, HeldState};
use kenpo_domain::ids::PersonId;
use kenpo_domain::iso_day;
use kenpo_domain::piece::PieceState;
use std::collections::BTreeMap;

impl Reads {
    /// Documents issued up to a day, by person, in the order of issue. A piece that was pulled out was never issued; one that
    /// is still on its way counts as held, so that nobody gets two.
    pub fn held(&self, as_of: Day) -> Result<BTreeMap<PersonId, Vec<HeldDocument>>, StoreError> {
        let mut statement = self.prepared(
            "SELECT person, document, issued_on, valid_until, state, recorded_reason, medium
             FROM piece WHERE issued_on <= ?1 AND state <> 'withdrawn'
             ORDER BY person, issued_on, id",
        )?;
        let rows = collect(statement.query([iso_day::text(as_of)]).sql()?, |row| {
            let person = row.parse(PersonId::parse)?;
            let kind = row.code()?;
            let (issued_on, valid_until) = (row.day()?, row.maybe_day()?);
            let state = match row.code()? {
                PieceState::Made | PieceState::Printed | PieceState::Enclosed | PieceState::Posted => HeldState::Valid,
                PieceState::Returned => HeldState::Returned,
                PieceState::Spoiled => HeldState::Spoiled,
                PieceState::Withdrawn => return Err(StoreError::Damaged),
            };
            let (reason, medium) = (row.maybe_code()?, row.maybe_code()?);
            Ok((person, HeldDocument { kind, issued_on, valid_until, state, reason, medium }))
        })?;
        let mut held: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (person, document) in rows {
            held.entry(person).or_default().push(document);
        }
        Ok(held)
    }
}
