//! What people hold, as their pieces tell it: input of `decide`.

use crate::error::{Sql, StoreError};
use crate::reads::Reads;
use crate::row::{Columns, collect};
use kenpo_domain::Day;
use kenpo_domain::code::Code;
use kenpo_domain::facts::{HeldDocument, HeldState};
use kenpo_domain::ids::PersonId;
use kenpo_domain::iso_day;
use kenpo_domain::piece::PieceState;
use rusqlite::Params;
use std::collections::BTreeMap;

impl Reads {
    /// Documents issued up to a day, by person, in the order of issue. A piece that was pulled out was never issued; one that
    /// is still on its way counts as held, so that nobody gets two.
    pub fn held(&self, as_of: Day) -> Result<BTreeMap<PersonId, Vec<HeldDocument>>, StoreError> {
        let mut held: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for Held { person, document } in self.held_where("", [iso_day::text(as_of)])? {
            held.entry(person).or_default().push(document);
        }
        Ok(held)
    }

    /// The same of one person.
    pub fn held_by(&self, person: PersonId, as_of: Day) -> Result<Vec<HeldDocument>, StoreError> {
        let held = self.held_where("AND person = ?2", [iso_day::text(as_of), person.to_string()])?;
        Ok(held.into_iter().map(|held| held.document).collect())
    }

    /// Documents issued up to a day (`?1`) to those whom the condition `of` names.
    fn held_where(&self, of: &str, params: impl Params) -> Result<Vec<Held>, StoreError> {
        let mut statement = self.prepared(&format!(
            "SELECT person, document, issued_on, valid_until, state, recorded_reason, medium
             FROM piece WHERE issued_on <= ?1 AND state <> '{}' {of}
             ORDER BY person, issued_on, id",
            PieceState::Withdrawn.code(),
        ))?;
        collect(statement.query(params).sql()?, read_held)
    }
}

/// A document, and who holds it.
struct Held {
    person: PersonId,
    document: HeldDocument,
}

fn read_held(row: &mut Columns<'_>) -> Result<Held, StoreError> {
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
    Ok(Held { person, document: HeldDocument { kind, issued_on, valid_until, state, reason, medium } })
}
