//! Imports: what went in, when, by whom, the rows as they stood in the file, and how often each finding was made.
//!
//! Raw rows are no part of the journal: they explain how this office read a file, and are not exchanged.

mod held;
mod senders;
mod undo;

pub use held::{HeldCounts, KeptRow};
pub use undo::{ImportWritten, TakenBack, Went};

use crate::error::{Sql, StoreError, Thing, internal};
use crate::packed::{packed, unpacked};
use crate::reads::Reads;
use crate::records::columns;
use crate::row::collect;
use crate::write::Tx;
use kenpo_domain::finding::{FindingCode, Place};
use kenpo_domain::gate::Sealed;
use kenpo_domain::ids::ImportId;
use kenpo_domain::import::{FindingCounts, Import};
use kenpo_domain::insured::InsuredId;
use kenpo_domain::roster::{ImportSource, RawCells, RawRow};
use rusqlite::params;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What became of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct ImportCounts {
    /// Rows that brought a new person.
    pub joined: u32,
    /// Rows that changed a person.
    pub changed: u32,
    /// Rows that said nothing new.
    pub same: u32,
    /// Rows that wait for a person.
    pub waiting: u32,
}

/// An import to be recorded.
pub struct NewImport {
    /// Its identifier.
    pub id: ImportId,
    /// What kind of file.
    pub source: ImportSource,
    /// The file's name, without its folder.
    pub file_name: String,
    /// What became of the rows.
    pub counts: ImportCounts,
    /// How often each finding was made.
    pub findings: BTreeMap<FindingCode, u32>,
    /// Why it goes in although its columns look torn apart.
    pub reason: Option<String>,
}

/// One import as it was recorded.
pub struct ImportRow {
    /// Its identifier.
    pub id: ImportId,
    /// What was recorded.
    pub import: Import,
}

impl Tx<'_> {
    /// Records an import. Its raw rows follow with [`Tx::raw_rows`].
    pub fn record_import(&mut self, new: NewImport) -> Result<(), StoreError> {
        let ImportCounts { joined, changed, same, waiting } = new.counts;
        let import = Import {
            source: new.source,
            file_name: new.file_name,
            made_at: self.now.instant.to_owned(),
            made_by: self.actor.user.clone(),
            joined,
            changed,
            same,
            waiting,
            findings: FindingCounts::of(new.findings),
            reason: new.reason,
            undone_at: None,
            undone_by: None,
        };
        self.add(&new.id.to_string(), import)
    }

    /// Keeps rows as they stood in the file, behind those kept before. They are packed together: many at once take less room.
    pub fn raw_rows(&mut self, import: ImportId, rows: &[RawRow]) -> Result<(), StoreError> {
        let id = import.to_string();
        if !self.prepared("SELECT 1 FROM import WHERE id = ?1")?.exists([&id]).sql()? {
            return Err(StoreError::NotFound(Thing::Import));
        }
        if rows.is_empty() {
            return Ok(());
        }
        let before: usize = self
            .prepared("SELECT coalesce(max(last), 0) FROM import_rows WHERE import = ?1")?
            .query_row([&id], |row| row.get(0))
            .sql()?;
        let mut lines = Vec::new();
        for row in rows {
            let cells: Vec<&str> = row.cells.unseal_for_store().iter().collect();
            let insured = row.insured.as_ref().map(ToString::to_string);
            let line = (row.place.sheet.as_deref(), row.place.row, cells, insured);
            serde_json::to_writer(&mut lines, &line).map_err(|_| internal())?;
            lines.push(b'\n');
        }
        self.prepared("INSERT INTO import_rows (import, first, last, rows) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![id, before + 1, before + rows.len(), packed(&lines)?])
            .sql()?;
        Ok(())
    }
}

impl Reads {
    /// Every import, the latest first.
    pub fn imports(&self) -> Result<Vec<ImportRow>, StoreError> {
        let sql =
            format!("SELECT i.id, {} FROM import i ORDER BY i.made_at DESC, i.version DESC", columns::<Import>("i"));
        collect(self.prepared(&sql)?.query([]).sql()?, |row| Ok(ImportRow { id: row.kept()?, import: row.record()? }))
    }

    /// The rows of one import as they stood in the file, in their order.
    pub fn raw_rows_of(&self, import: ImportId) -> Result<Vec<RawRow>, StoreError> {
        let mut rows = Vec::new();
        self.each_raw_row(import, |row| rows.push(row))?;
        Ok(rows)
    }

    /// Where the row of an import stood that was read as this person's. `None`: it has none, or an older program kept it.
    pub fn place_in_import(&self, import: ImportId, insured: &InsuredId) -> Result<Option<Place>, StoreError> {
        let mut found = None;
        self.each_raw_row(import, |row| {
            if row.insured.as_ref() == Some(insured) {
                found.get_or_insert(row.place);
            }
        })?;
        Ok(found)
    }

    /// The import that was made at this moment. `None`: none was, or more than one.
    pub fn import_made_at(&self, instant: &str) -> Result<Option<ImportId>, StoreError> {
        let mut statement = self.prepared("SELECT id FROM import WHERE made_at = ?1 LIMIT 2")?;
        let made = collect(statement.query([instant]).sql()?, |row| row.parse(ImportId::parse))?;
        Ok(if let [only] = made.as_slice() { Some(*only) } else { None })
    }

    fn each_raw_row(&self, import: ImportId, mut take: impl FnMut(RawRow)) -> Result<(), StoreError> {
        let mut statement = self.prepared("SELECT rows FROM import_rows WHERE import = ?1 ORDER BY first")?;
        let packs = collect(statement.query([import.to_string()]).sql()?, |row| row.take::<Vec<u8>>())?;
        for pack in packs {
            for line in unpacked(&pack)?.split_inclusive(|byte| *byte == b'\n') {
                take(raw_row(line).ok_or(StoreError::Damaged)?);
            }
        }
        Ok(())
    }
}

/// Reads `[sheet or null, row, [texts], 記号-番号-枝番 or null]`. Older programs wrote no number.
fn raw_row(line: &[u8]) -> Option<RawRow> {
    let mut parts = serde_json::from_slice::<Vec<Value>>(line).ok()?.into_iter();
    let (sheet, row, cells) = (parts.next()?, parts.next()?.as_u64()?, parts.next()?);
    let cells = cells.as_array()?.iter().map(Value::as_str).collect::<Option<RawCells>>()?;
    let insured = parts.next().and_then(|insured| InsuredId::parse(insured.as_str()?));
    let place = Place { sheet: sheet.as_str().map(Arc::from), row: u32::try_from(row).ok()?, column: None };
    Some(RawRow { place, insured, cells: Sealed::new(cells) })
}
