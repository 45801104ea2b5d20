//! The journal: every change field by field, numbered without a gap in each office, in the transaction of the change itself.

use crate::error::{Sql, StoreError};
use crate::reads::Reads;
use crate::write::{Actor, Now, Op};
use kenpo_domain::code::Code;
use rusqlite::params;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// The table that a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entity {
    Society,
    Person,
    Myna,
    Protection,
    Import,
    Batch,
    Piece,
    Returned,
}

impl Entity {
    fn code(self) -> &'static str {
        match self {
            Self::Society => "society",
            Self::Person => "person",
            Self::Myna => "myna",
            Self::Protection => "protection",
            Self::Import => "import",
            Self::Batch => "batch",
            Self::Piece => "piece",
            Self::Returned => "returned",
        }
    }
}

/// Fields of one row, before and after. Fields that stayed the same are not in it.
#[derive(Default)]
pub(crate) struct Change(Map<String, Value>);

impl Change {
    /// Notes a field when it changed.
    pub(crate) fn field<T: Into<Value>>(mut self, name: &str, before: T, after: T) -> Self {
        let (before, after) = (before.into(), after.into());
        if before != after {
            self.0.insert(name.to_owned(), Value::Array(vec![before, after]));
        }
        self
    }

    /// Notes a field of a new row, unless it is unknown.
    pub(crate) fn new_field<T: Into<Value>>(self, name: &str, after: T) -> Self {
        self.field(name, Value::Null, after.into())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The rows of one write, and their digest as far as they go.
pub(crate) struct Journal {
    pub(crate) office_no: u8,
    pub(crate) op: Op,
    pub(crate) actor: String,
    pub(crate) at: String,
    pub(crate) first: u64,
    pub(crate) next: u64,
    digest: RowDigest,
}

impl Journal {
    /// Finds the next number.
    pub(crate) fn begin(
        reads: &Reads,
        office_no: u8,
        op: Op,
        actor: &Actor,
        now: &Now<'_>,
    ) -> Result<Self, StoreError> {
        let last: u64 = reads
            .prepared("SELECT coalesce(max(idx), 0) FROM journal WHERE office_no = ?1")?
            .query_row([office_no], |row| row.get(0))
            .sql()?;
        Ok(Self {
            office_no,
            op,
            actor: actor.user.clone(),
            at: now.instant.to_owned(),
            first: last + 1,
            next: last + 1,
            digest: RowDigest::default(),
        })
    }

    /// Writes one row.
    pub(crate) fn add(
        &mut self,
        reads: &Reads,
        entity: Entity,
        entity_id: &str,
        change: &Change,
    ) -> Result<(), StoreError> {
        let json = serde_json::to_string(&change.0).map_err(|_| crate::error::internal(0))?;
        reads
            .prepared(
                "INSERT INTO journal (office_no, idx, op, at, actor, entity, entity_id, change)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                self.office_no,
                self.next,
                self.op.code(),
                self.at,
                self.actor,
                entity.code(),
                entity_id,
                json
            ])
            .sql()?;
        self.digest.row(self.next, [self.op.code(), &self.at, &self.actor, entity.code(), entity_id, &json]);
        self.next += 1;
        Ok(())
    }

    /// The digest over the rows of this write, 64 hexadecimal digits.
    pub(crate) fn digest(self) -> String {
        self.digest.finish()
    }
}

/// SHA-256 over journal rows: each text with its length before it, so that no two lists of rows give the same bytes.
#[derive(Default)]
pub(crate) struct RowDigest(Sha256);

impl RowDigest {
    /// Adds one row: op, at, actor, entity, entity id, change.
    pub(crate) fn row(&mut self, idx: u64, texts: [&str; 6]) {
        self.0.update(idx.to_be_bytes());
        for text in texts {
            self.0.update((text.len() as u64).to_be_bytes());
            self.0.update(text);
        }
    }

    pub(crate) fn finish(self) -> String {
        hex::encode(self.0.finalize())
    }
}
