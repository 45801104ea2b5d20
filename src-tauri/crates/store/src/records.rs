//! How any record of the domain stands in its table: read, and changed with its row in the journal.
//!
//! Knows no field by name: the columns are the record's own. A change that does not fit what is there is refused, never forced.

use crate::error::{Sql, StoreError, Thing, is_taken};
use crate::reads::Reads;
use crate::row::{Columns, first};
use crate::write::Tx;
use kenpo_domain::code::Code;
use kenpo_domain::record::{Change, Field, Record, RecordKind, Scalar};
use rusqlite::ToSql;
use rusqlite::types::{ToSqlOutput, ValueRef};
use std::sync::OnceLock;

/// A record with the index of the operation that changed it last.
pub(crate) struct Stored<R> {
    pub(crate) record: R,
    pub(crate) version: u64,
}

impl Reads {
    /// A record.
    pub(crate) fn record<R: Record>(&self, id: &str) -> Result<Option<Stored<R>>, StoreError> {
        let mut statement = self.prepared(&sql::<R>().select)?;
        first(statement.query([id]).sql()?, |row| Ok(Stored { version: row.take()?, record: row.record()? }))
    }
}

impl Tx<'_> {
    /// Changes a record, journals it, and gives what it is now.
    pub(crate) fn change<R: Record>(&mut self, id: &str, change: &Change<R>) -> Result<R, StoreError> {
        let before = self.record::<R>(id)?;
        let applied = change
            .apply(before.as_ref().map(|stored| &stored.record))
            .map_err(|_| StoreError::Stale(thing(R::KIND)))?;
        let after = applied.ok_or(StoreError::Unfit("a record is never taken away"))?;
        if change.is_empty() {
            return Ok(after);
        }
        let sql = if before.is_some() { &sql::<R>().update } else { &sql::<R>().insert };
        self.put(sql, id, before.map(|stored| stored.version), &after, change)?;
        Ok(after)
    }

    /// Adds a record that nobody can have. `Taken` where somebody has it all the same, or one of its keys.
    pub(crate) fn add<R: Record>(&mut self, id: &str, record: &R) -> Result<(), StoreError> {
        self.put(&sql::<R>().insert, id, None, record, &Change::new(record))
    }

    fn put<R: Record>(
        &mut self,
        sql: &str,
        id: &str,
        previous: Option<u64>,
        record: &R,
        change: &Change<R>,
    ) -> Result<(), StoreError> {
        let version = self.note(id, previous, change)?;
        write_row(self, sql, id, version, record)
    }
}

/// Writes a row as the statement says: identifier, version, the record's columns, the derived ones.
pub(crate) fn write_row<R: Record>(
    reads: &Reads,
    sql: &str,
    id: &str,
    version: u64,
    record: &R,
) -> Result<(), StoreError> {
    let mut statement = reads.prepared(sql)?;
    statement.raw_bind_parameter(1, id).sql()?;
    statement.raw_bind_parameter(2, version).sql()?;
    let (mut at, mut bound) = (2, Ok(()));
    let mut bind = |scalar: &Scalar<'_>| {
        at += 1;
        if bound.is_ok() {
            bound = statement.raw_bind_parameter(at, Bound(scalar));
        }
    };
    record.give(&mut |scalar| bind(&scalar));
    record.derived(&mut |scalar| bind(&scalar));
    bound.sql()?;
    match statement.raw_execute() {
        Err(error) if is_taken(&error) => Err(StoreError::Taken(thing(R::KIND))),
        other => other.sql().map(|_| ()),
    }
}

/// The columns of a record in the order of its fields, each behind the alias of its table.
pub(crate) fn columns<R: Record>(alias: &str) -> String {
    let names = R::Field::ALL.iter().flat_map(|field| field.columns());
    names.map(|name| format!("{alias}.{name}")).collect::<Vec<_>>().join(", ")
}

/// The statements of a kind of record.
pub(crate) struct RecordSql {
    select: String,
    pub(crate) insert: String,
    pub(crate) update: String,
}

/// The statements of a kind of record, made once.
pub(crate) fn sql<R: Record>() -> &'static RecordSql {
    static MADE: [OnceLock<RecordSql>; RecordKind::ALL.len()] = [const { OnceLock::new() }; RecordKind::ALL.len()];
    MADE[R::KIND as usize].get_or_init(|| {
        let table = R::KIND.code();
        let own: Vec<&str> = R::Field::ALL.iter().flat_map(|field| field.columns()).copied().collect();
        let written: Vec<&str> =
            ["id", "version"].into_iter().chain(own.iter().copied()).chain(R::DERIVED.iter().copied()).collect();
        let places: Vec<String> = (1..=written.len()).map(|at| format!("?{at}")).collect();
        let sets: Vec<String> =
            written.iter().zip(&places).skip(1).map(|(name, place)| format!("{name} = {place}")).collect();
        RecordSql {
            select: format!("SELECT version, {} FROM {table} WHERE id = ?1", own.join(", ")),
            insert: format!("INSERT INTO {table} ({}) VALUES ({})", written.join(", "), places.join(", ")),
            update: format!("UPDATE {table} SET {} WHERE id = ?1", sets.join(", ")),
        }
    })
}

/// What a kind of record is called where one is missing, taken or stale.
pub(crate) fn thing(kind: RecordKind) -> Thing {
    match kind {
        RecordKind::Society => Thing::Society,
        RecordKind::Person | RecordKind::Listing | RecordKind::Protection => Thing::Person,
        RecordKind::Import => Thing::Import,
        RecordKind::Batch => Thing::Batch,
        RecordKind::Piece | RecordKind::Step => Thing::Piece,
        RecordKind::Returned => Thing::OpenReturn,
    }
}

/// A column's value as SQLite takes it, without a copy.
struct Bound<'s>(&'s Scalar<'s>);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self.0 {
            Scalar::Null => ValueRef::Null,
            Scalar::Truth(truth) => ValueRef::Integer((*truth).into()),
            Scalar::Whole(whole) => ValueRef::Integer(*whole),
            Scalar::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

/// Reads the columns of a record where an outer join found one: its version comes first.
pub(crate) fn joined<R: Record>(row: &mut Columns<'_>) -> Result<Option<R>, StoreError> {
    match row.take::<Option<u64>>()? {
        Some(_) => row.record().map(Some),
        None => {
            row.pass(R::Field::ALL.iter().map(|field| field.columns().len()).sum());
            Ok(None)
        }
    }
}
