//! Imports: what went in, when, by whom, the rows as they stood in the file, and how often each finding was made.
//!
//! Raw rows are no part of the journal: they explain how this office read a file, and are not exchanged.

use crate::error::{Sql, StoreError, Thing, internal, is_taken};
use crate::journal::{Change, Entity};
use crate::reads::Reads;
use crate::row::collect;
use crate::write::{Tag, Tx};
use kenpo_domain::code::Code;
use kenpo_domain::finding::{FindingCode, Place};
use kenpo_domain::gate::Sealed;
use kenpo_domain::ids::ImportId;
use kenpo_domain::roster::{ImportSource, RawRow};
use rusqlite::params;
use std::collections::BTreeMap;

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

/// One import as it is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRecord {
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
}

/// One import as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRow {
    /// What was recorded.
    pub record: ImportRecord,
    /// When: RFC 3339, UTC.
    pub made_at: String,
    /// By whom.
    pub made_by: String,
}

impl Tx<'_> {
    /// Records an import. Its raw rows follow with [`Tx::raw_row`].
    pub fn record_import(&mut self, import: &ImportRecord) -> Result<(), StoreError> {
        let ImportCounts { joined, changed, same, waiting } = import.counts;
        let id = import.id.to_string();
        let inserted = self
            .prepared(
                "INSERT INTO import (id, source, file_name, made_at, made_by, joined, changed, same, waiting)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(params![
                id,
                import.source.code(),
                import.file_name,
                self.now.instant,
                self.actor.user,
                joined,
                changed,
                same,
                waiting
            ]);
        match inserted {
            Err(error) if is_taken(&error) => return Err(StoreError::Taken(Thing::Import)),
            other => other.sql()?,
        };
        let mut change = Change::default()
            .new_field("source", import.source.code())
            .new_field("file_name", import.file_name.as_str())
            .new_field("joined", joined)
            .new_field("changed", changed)
            .new_field("same", same)
            .new_field("waiting", waiting);
        for (code, count) in import.findings.iter().filter(|(_, count)| **count > 0) {
            self.prepared("INSERT INTO import_finding (import, code, count) VALUES (?1, ?2, ?3)")?
                .execute(params![id, code.code(), count])
                .sql()?;
            change = change.new_field(&format!("finding.{}", code.code()), *count);
        }
        self.note(Entity::Import, &id, &change, &[Tag::Imports])?;
        Ok(())
    }

    /// Keeps a row as it stood in the file, behind the rows kept before.
    pub fn raw_row(&mut self, import: ImportId, row: &RawRow) -> Result<(), StoreError> {
        let id = import.to_string();
        if !self.prepared("SELECT 1 FROM import WHERE id = ?1")?.exists([&id]).sql()? {
            return Err(StoreError::NotFound(Thing::Import));
        }
        let cells = serde_json::to_string(row.cells.unseal_for_store()).map_err(|_| internal(0))?;
        self.prepared(
            "INSERT INTO import_row (import, at, sheet, row, cells)
             VALUES (?1, (SELECT coalesce(max(at), 0) + 1 FROM import_row WHERE import = ?1), ?2, ?3, ?4)",
        )?
        .execute(params![id, row.place.sheet, row.place.row, cells])
        .sql()?;
        Ok(())
    }
}

impl Reads {
    /// Every import, the latest first.
    pub fn imports(&self) -> Result<Vec<ImportRow>, StoreError> {
        let mut findings = self.finding_counts()?;
        let mut statement = self.prepared(
            "SELECT id, source, file_name, joined, changed, same, waiting, made_at, made_by
             FROM import ORDER BY made_at DESC, rowid DESC",
        )?;
        collect(statement.query([]).sql()?, |row| {
            let id = row.parse(ImportId::parse)?;
            Ok(ImportRow {
                record: ImportRecord {
                    id,
                    source: row.code()?,
                    file_name: row.take()?,
                    counts: ImportCounts {
                        joined: row.take()?,
                        changed: row.take()?,
                        same: row.take()?,
                        waiting: row.take()?,
                    },
                    findings: findings.remove(&id).unwrap_or_default(),
                },
                made_at: row.take()?,
                made_by: row.take()?,
            })
        })
    }

    /// The rows of one import as they stood in the file, in their order.
    pub fn raw_rows(&self, import: ImportId) -> Result<Vec<RawRow>, StoreError> {
        let mut statement = self.prepared("SELECT sheet, row, cells FROM import_row WHERE import = ?1 ORDER BY at")?;
        collect(statement.query([import.to_string()]).sql()?, |row| {
            Ok(RawRow {
                place: Place { sheet: row.take()?, row: row.take()?, column: None },
                cells: Sealed::new(serde_json::from_str(row.text()?).map_err(|_| StoreError::Damaged)?),
            })
        })
    }

    fn finding_counts(&self) -> Result<BTreeMap<ImportId, BTreeMap<FindingCode, u32>>, StoreError> {
        let mut statement = self.prepared("SELECT import, code, count FROM import_finding")?;
        let mut all: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        collect(statement.query([]).sql()?, |row| {
            let import = row.parse(ImportId::parse)?;
            let code = row.code()?;
            all.entry(import).or_default().insert(code, row.take()?);
            Ok(())
        })?;
        Ok(all)
    }
}
