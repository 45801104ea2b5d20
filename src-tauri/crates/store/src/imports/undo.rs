//! Taking an import back: what it wrote is read out of the journal, the newest first, and goes back as far as nobody has changed it since.

use crate::error::{Sql, StoreError, Thing};
use crate::journal::history::change_of;
use crate::journal::{Life, OperationNo};
use crate::op::Op;
use crate::reads::Reads;
use crate::records::Taken;
use crate::row::first;
use crate::society::SOCIETY;
use crate::write::Tx;
use kenpo_domain::act::Act;
use kenpo_domain::code::Code;
use kenpo_domain::gate::{Left, PersonChange};
use kenpo_domain::ids::{ImportId, PersonId};
use kenpo_domain::import::Import;
use kenpo_domain::listing::Listing;
use kenpo_domain::person::Person;
use kenpo_domain::record::{Back, Change, Record, RecordKind};
use kenpo_domain::registration::Registration;
use kenpo_domain::society::SocietyRecord;
use kenpo_journal::Operation;
use rusqlite::params;

/// What an import wrote in the journal, on its way from the newest operation to the oldest.
pub struct ImportWritten {
    life: Life,
    first: u64,
    last: u64,
    /// Operations of the segment that was read last, the newest at the end.
    waiting: Vec<Vec<u8>>,
}

/// What became of one person whom an import had changed.
pub struct TakenBack {
    /// The person as they were before.
    pub person: Person,
    /// What went back.
    pub went: Went,
    /// What stays.
    pub left: Option<Left>,
}

/// What went back of a change.
pub enum Went {
    /// Who joined is registered no more.
    Void,
    Fields(PersonChange),
    /// None.
    Nothing,
}

impl Reads {
    /// One import as it was recorded.
    pub fn import(&self, id: ImportId) -> Result<Option<Import>, StoreError> {
        Ok(self.record(&id.to_string())?.map(|stored| stored.record))
    }

    /// What an import wrote in the journal. `None`: it went in under schema 1, whose journal cannot be read
    /// back, or in another life.
    pub fn import_written(&self, id: ImportId) -> Result<Option<ImportWritten>, StoreError> {
        let life = self.life()?;
        let stored = self.record::<Import>(&id.to_string())?.ok_or(StoreError::NotFound(Thing::Import))?;
        let recorded = OperationNo::of_version(stored.version);
        if recorded.series != life.no {
            return Ok(None);
        }
        let mut statement = self.prepared(
            "SELECT act IN (?3, ?4), first_idx, last_idx FROM audit WHERE series = ?1 AND first_idx <= ?2 AND last_idx >= ?2
             UNION ALL SELECT op IN (?5, ?6), first_idx, last_idx FROM audit_2
             WHERE series = ?1 AND first_idx <= ?2 AND last_idx >= ?2",
        )?;
        let (act, op) =
            ([Act::Import, Act::Row].map(Code::code), [Op::ImportRoster, Op::ImportNationalList].map(Code::code));
        let asked = params![life.no, recorded.index, act[0], act[1], op[0], op[1]];
        let written = first(statement.query(asked).sql()?, |row| {
            let is_import: bool = row.take()?;
            Ok((is_import, ImportWritten { life, first: row.take()?, last: row.take()?, waiting: Vec::new() }))
        })?;
        let (is_import, written) = written.ok_or(StoreError::Damaged)?;
        Ok(is_import.then_some(written))
    }
}

impl ImportWritten {
    /// How many operations are left.
    pub fn operations(&self) -> u64 {
        (self.last + 1).saturating_sub(self.first)
    }

    fn next(&mut self, reads: &Reads) -> Result<Option<Operation>, StoreError> {
        if self.last < self.first {
            return Ok(None);
        }
        if self.waiting.is_empty() {
            let segment = reads.segment(&self.life, self.last)?.ok_or(StoreError::Damaged)?;
            self.waiting = segment.operations().map(<[u8]>::to_vec).collect();
        }
        let operation = self.waiting.pop().and_then(|bytes| Operation::read(&bytes).ok());
        let operation = operation.filter(|operation| operation.heading.index == self.last);
        self.last -= 1;
        operation.map(Some).ok_or(StoreError::Damaged)
    }
}

impl Tx<'_> {
    /// Takes back the newest operation that is left. `None` where it was about no person who is still registered.
    pub fn take_back(&mut self, written: &mut ImportWritten) -> Result<Option<TakenBack>, StoreError> {
        let Some(operation) = written.next(self)? else { return Ok(None) };
        match RecordKind::from_code(&operation.heading.kind) {
            Some(RecordKind::Person) => self.registration_back(&operation),
            Some(RecordKind::Listing) => self.listing_back(&operation),
            Some(RecordKind::Society) => self.society_back(&operation).map(|()| None),
            // An import adds flags; nothing but a person takes them away.
            Some(RecordKind::Import | RecordKind::Protection) => Ok(None),
            _ => Err(StoreError::Damaged),
        }
    }

    pub(crate) fn registration_back(&mut self, operation: &Operation) -> Result<Option<TakenBack>, StoreError> {
        let Some(person) = self.person(about(operation)?)? else { return Ok(None) };
        let (id, was) = (&operation.heading.id, change_of::<Registration>(operation)?);
        let joined = was.makes();
        let Back { change, left } = was.back_from(Some(&person.registration));
        if joined {
            let stays = !left.is_empty() || matches!(self.take_away(id, person.version, &change)?, Taken::InUse);
            let (went, left) = if stays { (Went::Nothing, Some(Left::InUse)) } else { (Went::Void, None) };
            return Ok(Some(TakenBack { person, went, left }));
        }
        let left = (!left.is_empty()).then_some(Left::ChangedSince(PersonChange::Registration(left)));
        self.change_seen(id, person.version, &change)?;
        Ok(Some(TakenBack { person, went: Went::of(PersonChange::Registration, change), left }))
    }

    pub(crate) fn listing_back(&mut self, operation: &Operation) -> Result<Option<TakenBack>, StoreError> {
        let Some(person) = self.person(about(operation)?)? else { return Ok(None) };
        let Back { change, left } = change_of::<Listing>(operation)?.back_from(person.listing.as_ref());
        let left = (!left.is_empty()).then_some(Left::ChangedSince(PersonChange::Listing(left)));
        self.change(&operation.heading.id, &change)?;
        Ok(Some(TakenBack { person, went: Went::of(PersonChange::Listing, change), left }))
    }

    /// Widths that were set with the import are unset, unless somebody has set others since.
    fn society_back(&mut self, operation: &Operation) -> Result<(), StoreError> {
        let society = self.society()?;
        let Back { change, .. } = change_of::<SocietyRecord>(operation)?.back_from(Some(&society));
        self.change(SOCIETY, &change)
    }

    /// Notes that an import was taken back.
    pub fn import_undone(&mut self, id: ImportId) -> Result<(), StoreError> {
        let before = self.import(id)?.ok_or(StoreError::NotFound(Thing::Import))?;
        let undone_at = Some(self.now.instant.to_owned());
        let after = Import { undone_at, undone_by: Some(self.actor.user.clone()), ..before.clone() };
        self.change(&id.to_string(), &Change::between(&before, &after))
    }
}

impl Went {
    fn of<R: Record>(kind: fn(Change<R>) -> PersonChange, change: Change<R>) -> Self {
        if change.is_empty() { Self::Nothing } else { Self::Fields(kind(change)) }
    }
}

fn about(operation: &Operation) -> Result<PersonId, StoreError> {
    PersonId::parse(&operation.heading.id).ok_or(StoreError::Damaged)
}
