//! How any record of the domain stands in its table: read, and changed with its row in the journal.
//!
//! Knows no field by name: the columns are the record's own. A change that does not fit what is there is refused, never forced.

use crate::error::{Sql, StoreError, Thing, is_dangling, is_taken};
use crate::reads::Reads;
use crate::row::{Columns, first};
use crate::write::Tx;
use kenpo_domain::code::Code;
use kenpo_domain::record::{Change, Field, Record, RecordKind, Scalar, Value};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, ToSql, params};
use std::sync::OnceLock;

/// A record with the index of the operation that changed it last.
pub(crate) struct Stored<R> {
    pub(crate) record: R,
    pub(crate) version: u64,
}

/// What became of a record that was to be taken away.
pub(crate) enum Taken {
    /// It is gone.
    Away,
    /// It stays: others name it.
    InUse,
}

impl Reads {
    pub(crate) fn record<R: Record>(&self, id: &str) -> Result<Option<Stored<R>>, StoreError> {
        let mut statement = self.prepared(&sql::<R>().select)?;
        first(statement.query([id]).sql()?, |row| Ok(Stored { version: row.take()?, record: row.record()? }))
    }
}

impl Tx<'_> {
    /// Changes a record as it is now, and journals it. `Stale` when it is not what the change was made for.
    pub(crate) fn change<R: Record>(&mut self, id: &str, change: &Change<R>) -> Result<(), StoreError> {
        let before = self.record::<R>(id)?;
        let applied = change.apply(before.as_ref().map(|stored| &stored.record));
        let after = applied.map_err(|_| StoreError::Stale(thing(R::KIND)))?;
        match (before, after) {
            (_, _) if change.is_empty() => Ok(()),
            (Some(before), Some(_)) => self.change_seen(id, before.version, change),
            (Some(before), None) => match self.take_away(id, before.version, change)? {
                Taken::Away => Ok(()),
                Taken::InUse => Err(StoreError::Unfit("a record that others name")),
            },
            (None, Some(after)) => self.insert(id, change, &after),
            (None, None) => Err(StoreError::Stale(thing(R::KIND))),
        }
    }

    /// Takes away a record that had this version, by a change after which there is none. A record that others name stays: the tables say
    /// which do.
    pub(crate) fn take_away<R: Record>(
        &mut self,
        id: &str,
        seen: u64,
        change: &Change<R>,
    ) -> Result<Taken, StoreError> {
        let sql = format!("DELETE FROM {} WHERE id = ?1 AND version = ?2", R::KIND.code());
        match self.prepared(&sql)?.execute(params![id, seen]) {
            Err(error) if is_dangling(&error) => return Ok(Taken::InUse),
            Err(error) => return Err(error).sql(),
            Ok(0) => return Err(StoreError::Stale(thing(R::KIND))),
            Ok(_) => {}
        }
        let version = self.note(id, Some(seen), change)?;
        self.some_gone = true;
        self.prepared("INSERT INTO gone (kind, id, version) VALUES (?1, ?2, ?3)")?
            .execute(params![R::KIND.code(), id, version])
            .sql()?;
        Ok(Taken::Away)
    }

    /// Changes a record that had this version when the change was made for it. Every change gives a new version, so one that is still there
    /// stands for all that the record said. `Stale` when the record has another by now.
    pub(crate) fn change_seen<R: Record>(&mut self, id: &str, seen: u64, change: &Change<R>) -> Result<(), StoreError> {
        if change.is_empty() {
            return Ok(());
        }
        let version = self.note(id, Some(seen), change)?;
        update_row(self, id, seen, version, change)
    }

    /// Adds a record under a new identifier. `Taken` where the identifier, or one of the record's keys, is in use all the same.
    pub(crate) fn add<R: Record>(&mut self, id: &str, record: R) -> Result<(), StoreError> {
        self.add_new(id, &Change::new(record))
    }

    pub(crate) fn add_new<R: Record>(&mut self, id: &str, change: &Change<R>) -> Result<(), StoreError> {
        let record = change.as_new().ok_or(StoreError::Unfit("a change that is no new record"))?;
        self.insert(id, change, record)
    }

    /// Writes a record where there is none, or none any more.
    fn insert<R: Record>(&mut self, id: &str, change: &Change<R>, record: &R) -> Result<(), StoreError> {
        let before = if self.some_gone { self.come_again(R::KIND, id)? } else { None };
        let version = self.note(id, before, change)?;
        insert_row(self, id, version, record)
    }

    /// The operation that took a record away which is to be there again.
    fn come_again(&self, kind: RecordKind, id: &str) -> Result<Option<u64>, StoreError> {
        let mut statement = self.prepared("DELETE FROM gone WHERE kind = ?1 AND id = ?2 RETURNING version")?;
        first(statement.query([kind.code(), id]).sql()?, |row| row.take())
    }
}

/// Writes a new row: identifier, version, the record's columns, the derived ones.
pub(crate) fn insert_row<R: Record>(reads: &Reads, id: &str, version: u64, record: &R) -> Result<(), StoreError> {
    let mut row = Row { statement: reads.prepared(&sql::<R>().insert)?, bound: 0 };
    row.bind(id)?;
    row.bind(version)?;
    row.scalars(|to| record.give(to))?;
    R::DERIVED.iter().try_for_each(|derived| row.scalars(|to| to((derived.value)(&record.get(derived.of)))))?;
    row.execute::<R>().map(|_| ())
}

/// Writes the columns of the fields that change, and what is derived of them: no index of any other is touched.
fn update_row<R: Record>(
    reads: &Reads,
    id: &str,
    seen: u64,
    version: u64,
    change: &Change<R>,
) -> Result<(), StoreError> {
    let fields = change.fields();
    let derived = |field| R::DERIVED.iter().filter(move |derived| derived.of == field);
    let columns = fields.iter().flat_map(|change| {
        let own = change.field.columns().iter().copied();
        own.chain(derived(change.field).map(|derived| derived.column))
    });
    let sets: String = columns.zip(4..).map(|(column, place)| format!(", {column} = ?{place}")).collect();
    let sql = format!("UPDATE {} SET version = ?3{sets} WHERE id = ?1 AND version = ?2", R::KIND.code());
    let mut row = Row { statement: reads.prepared(&sql)?, bound: 0 };
    row.bind(id)?;
    row.bind(seen)?;
    row.bind(version)?;
    for change in fields.iter() {
        let unknown = || R::Value::unknown(change.field);
        let after = change.after.clone().or_else(unknown);
        let after = after.ok_or(StoreError::Unfit("a record without what none can be without"))?;
        row.scalars(|to| after.give(to))?;
        derived(change.field).try_for_each(|derived| row.scalars(|to| to((derived.value)(&after))))?;
    }
    match row.execute::<R>()? {
        0 => Err(StoreError::Stale(thing(R::KIND))),
        _ => Ok(()),
    }
}

/// A row on its way into its table, bound from left to right.
struct Row<'s> {
    statement: CachedStatement<'s>,
    bound: usize,
}

impl Row<'_> {
    fn bind(&mut self, value: impl ToSql) -> Result<(), StoreError> {
        self.bound += 1;
        self.statement.raw_bind_parameter(self.bound, value).sql()
    }

    /// Binds what `give` hands over.
    fn scalars(&mut self, give: impl FnOnce(&mut dyn FnMut(Scalar<'_>))) -> Result<(), StoreError> {
        let mut bound = Ok(());
        give(&mut |scalar| {
            if bound.is_ok() {
                bound = self.bind(Bound(&scalar));
            }
        });
        bound
    }

    /// How many rows it became.
    fn execute<R: Record>(mut self) -> Result<usize, StoreError> {
        match self.statement.raw_execute() {
            Err(error) if is_taken(&error) => Err(StoreError::Taken(thing(R::KIND))),
            Err(error) if is_dangling(&error) => Err(StoreError::Unfit("a record that names one that is not there")),
            other => other.sql(),
        }
    }
}

/// The columns of a record in the order of its fields, each behind the alias of its table.
pub(crate) fn columns<R: Record>(alias: &str) -> String {
    let names = R::Field::ALL.iter().flat_map(|field| field.columns());
    names.map(|name| format!("{alias}.{name}")).collect::<Vec<_>>().join(", ")
}

/// The statements of a kind of record.
struct RecordSql {
    select: String,
    insert: String,
}

/// The statements of a kind of record, made once.
fn sql<R: Record>() -> &'static RecordSql {
    static MADE: [OnceLock<RecordSql>; RecordKind::ALL.len()] = [const { OnceLock::new() }; RecordKind::ALL.len()];
    MADE[R::KIND as usize].get_or_init(|| {
        let table = R::KIND.code();
        let own: Vec<&str> = R::Field::ALL.iter().flat_map(|field| field.columns()).copied().collect();
        let derived = R::DERIVED.iter().map(|derived| derived.column);
        let written: Vec<&str> = ["id", "version"].into_iter().chain(own.iter().copied()).chain(derived).collect();
        let places: Vec<String> = (1..=written.len()).map(|at| format!("?{at}")).collect();
        RecordSql {
            select: format!("SELECT version, {} FROM {table} WHERE id = ?1", own.join(", ")),
            insert: format!("INSERT INTO {table} ({}) VALUES ({})", written.join(", "), places.join(", ")),
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
pub(crate) fn joined_version<R: Record>(row: &mut Columns<'_>) -> Result<Option<Stored<R>>, StoreError> {
    match row.take::<Option<u64>>()? {
        Some(version) => Ok(Some(Stored { record: row.record()?, version })),
        None => {
            row.pass(R::Field::ALL.iter().map(|field| field.columns().len()).sum());
            Ok(None)
        }
    }
}

/// The same where the version does not matter.
pub(crate) fn joined<R: Record>(row: &mut Columns<'_>) -> Result<Option<R>, StoreError> {
    Ok(joined_version(row)?.map(|stored| stored.record))
}
