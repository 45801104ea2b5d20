//! Rows of imports that did not go in. Of this office alone: no record, no part of the journal, and not exchanged.

use crate::audit::Deed;
use crate::error::{Sql, StoreError, Thing, internal};
use crate::op::{Actor, Now};
use crate::reads::{Reads, Store};
use crate::row::{Columns, collect, each, first};
use crate::write::Tx;
use kenpo_domain::code::Code;
use kenpo_domain::finding::Place;
use kenpo_domain::gate::Sealed;
use kenpo_domain::held_row::{Fate, HeldRow, HeldState, RowSays, reasons_of, reasons_text};
use kenpo_domain::ids::ImportId;
use kenpo_domain::insured::InsuredId;
use kenpo_domain::roster::ImportSource;
use rusqlite::params;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A row that did not go in, as it is kept.
pub struct KeptRow {
    pub row: HeldRow,
    /// What became of it.
    pub fate: Fate,
}

/// How many rows of an import did not go in, and what became of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct HeldCounts {
    pub open: u32,
    pub taken: u32,
    pub dropped: u32,
}

impl HeldCounts {
    pub fn all(self) -> u32 {
        self.open + self.taken + self.dropped
    }
}

/// What a row's columns say of its state: the rule is `HeldState` of the domain.
const STATE: &str = "CASE WHEN dropped_at IS NOT NULL THEN 'dropped'
    WHEN taken_by IS NOT NULL AND EXISTS (SELECT 1 FROM import t WHERE t.id = taken_by AND t.undone_at IS NULL) THEN 'taken'
    ELSE 'open' END";

impl Tx<'_> {
    /// Keeps rows of an import that did not go in.
    pub fn hold_rows<'h>(
        &mut self,
        import: ImportId,
        held: impl IntoIterator<Item = &'h HeldRow>,
    ) -> Result<(), StoreError> {
        let id = import.to_string();
        let sql = "INSERT INTO held_row (import, row, sheet, insured, reasons, says) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT DO NOTHING";
        let mut insert = self.prepared(sql)?;
        for HeldRow { place, insured, reasons, says } in held {
            let says: BTreeMap<&str, &str> = says
                .unseal_for_store()
                .items()
                .filter(|(_, text)| !text.is_empty())
                .map(|(meaning, text)| (meaning.code(), text))
                .collect();
            let says = serde_json::to_string(&says).map_err(|_| internal())?;
            let insured = insured.as_ref().map(ToString::to_string);
            insert
                .execute(params![id, place.row, place.sheet.as_deref(), insured, reasons_text(reasons), says])
                .sql()?;
        }
        Ok(())
    }

    /// Notes that a row went in by another import. `None`: it waits no more.
    pub fn row_taken(&mut self, import: ImportId, row: u32, by: ImportId) -> Result<Option<()>, StoreError> {
        if self.held_row(import, row)?.is_none_or(|kept| kept.fate != Fate::Open) {
            return Ok(None);
        }
        self.prepared("UPDATE held_row SET taken_by = ?3 WHERE import = ?1 AND row = ?2")?
            .execute(params![import.to_string(), row, by.to_string()])
            .sql()?;
        Ok(Some(()))
    }
}

impl Store {
    /// Notes that a row is not needed, or all that wait of an import. No record changes by it, so that nothing is journaled. Answers how many
    /// waited until then.
    pub fn drop_rows(
        &mut self,
        import: ImportId,
        row: Option<u32>,
        reason: Option<&str>,
        (actor, now): (&Actor, &Now<'_>),
        deed: &Deed,
    ) -> Result<usize, StoreError> {
        let sql = format!(
            "UPDATE held_row SET dropped_at = ?3, dropped_by = ?4, dropped_for = ?5, taken_by = NULL
             WHERE import = ?1 AND (?2 IS NULL OR row = ?2) AND ({STATE}) = 'open'"
        );
        self.act(deed, now, |reads| {
            reads.prepared(&sql)?.execute(params![import.to_string(), row, now.instant, actor.user, reason]).sql()
        })
    }
}

impl Reads {
    /// Rows of an import that did not go in, in the order of the file; `after`: those behind so many of them.
    pub fn held_rows(&self, import: ImportId, after: u32, most: u32) -> Result<Vec<KeptRow>, StoreError> {
        let source = self.source_of(import)?;
        let sql = format!("{} WHERE import = ?1 ORDER BY row LIMIT ?2 OFFSET ?3", kept());
        collect(self.prepared(&sql)?.query(params![import.to_string(), most, after]).sql()?, |row| {
            kept_row(row, source)
        })
    }

    /// One of them.
    pub fn held_row(&self, import: ImportId, row: u32) -> Result<Option<KeptRow>, StoreError> {
        let source = self.source_of(import)?;
        let sql = format!("{} WHERE import = ?1 AND row = ?2", kept());
        first(self.prepared(&sql)?.query(params![import.to_string(), row]).sql()?, |row| kept_row(row, source))
    }

    /// How many rows that did not go in stand before this one in its file.
    pub fn held_before(&self, import: ImportId, row: u32) -> Result<u32, StoreError> {
        self.prepared("SELECT count(*) FROM held_row WHERE import = ?1 AND row < ?2")?
            .query_row(params![import.to_string(), row], |row| row.get(0))
            .sql()
    }

    /// The imports by which rows went in that had waited.
    pub fn imports_of_rows(&self) -> Result<BTreeSet<ImportId>, StoreError> {
        let mut statement = self.prepared("SELECT DISTINCT taken_by FROM held_row WHERE taken_by IS NOT NULL")?;
        Ok(collect(statement.query([]).sql()?, |row| row.parse(ImportId::parse))?.into_iter().collect())
    }

    /// How many rows of each import did not go in.
    pub fn held_counts(&self) -> Result<BTreeMap<ImportId, HeldCounts>, StoreError> {
        let sql = format!("SELECT import, {STATE} AS state, count(*) FROM held_row GROUP BY import, state");
        let mut counts: BTreeMap<ImportId, HeldCounts> = BTreeMap::new();
        let mut statement = self.prepared(&sql)?;
        each(statement.query([]).sql()?, |row| {
            let of_import = counts.entry(row.parse(ImportId::parse)?).or_default();
            let of_state = match row.code()? {
                HeldState::Open => &mut of_import.open,
                HeldState::Taken => &mut of_import.taken,
                HeldState::Dropped => &mut of_import.dropped,
            };
            *of_state = row.take()?;
            Ok(())
        })?;
        Ok(counts)
    }

    /// How many rows wait of all imports together. Of one that was taken back none does.
    pub(crate) fn open_rows(&self) -> Result<u64, StoreError> {
        let sql = format!(
            "SELECT count(*) FROM held_row
             WHERE ({STATE}) = 'open' AND EXISTS (SELECT 1 FROM import i WHERE i.id = import AND i.undone_at IS NULL)"
        );
        self.prepared(&sql)?.query_row([], |row| row.get(0)).sql()
    }

    fn source_of(&self, import: ImportId) -> Result<ImportSource, StoreError> {
        Ok(self.import(import)?.ok_or(StoreError::NotFound(Thing::Import))?.source)
    }
}

fn kept() -> String {
    format!("SELECT row, sheet, insured, reasons, says, {STATE}, taken_by, dropped_by, dropped_for FROM held_row")
}

fn kept_row(row: &mut Columns<'_>, source: ImportSource) -> Result<KeptRow, StoreError> {
    let place = Place { row: row.take()?, sheet: row.maybe_text()?.map(Arc::from), column: None };
    let insured = row.maybe_parse(InsuredId::parse)?;
    let reasons = reasons_of(row.text()?);
    let says: BTreeMap<&str, Cow<'_, str>> = serde_json::from_str(row.text()?).map_err(|_| StoreError::Damaged)?;
    let says = RowSays::new(source, |meaning| says.get(meaning.code()).map_or("", AsRef::as_ref));
    let state: HeldState = row.code()?;
    let taken_by = row.maybe_parse(ImportId::parse)?;
    let (by, reason) = (row.take::<Option<String>>()?, row.take()?);
    let fate = match state {
        HeldState::Open => Fate::Open,
        HeldState::Taken => Fate::Taken(taken_by.ok_or(StoreError::Damaged)?),
        HeldState::Dropped => Fate::Dropped { by: by.ok_or(StoreError::Damaged)?, reason },
    };
    Ok(KeptRow { row: HeldRow { place, insured, reasons, says: Sealed::new(says) }, fate })
}
