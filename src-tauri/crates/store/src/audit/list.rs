//! The trail read back, the newest row first, a page at a time.

use super::key::AuditKey;
use crate::error::{Sql, StoreError};
use crate::reads::Reads;
use crate::row::{Columns, collect};
use kenpo_domain::act::Act;
use kenpo_domain::code::Code;
use kenpo_domain::instant::Instant;
use rusqlite::types::Value;
use rusqlite::{Params, params_from_iter};

/// Which rows are asked for. What is `None` or empty asks nothing.
#[derive(Clone, Debug, Default)]
pub struct TrailQuery {
    /// From this moment on: RFC 3339, UTC.
    pub from: Option<String>,
    /// Before this one.
    pub before: Option<String>,
    /// Of these acts; `None`: of all.
    pub acts: Option<Vec<Act>>,
    /// Of these none.
    pub without: Vec<Act>,
    /// By the user of this id.
    pub by: Option<[u8; 16]>,
    /// About exactly this, as a row has it.
    pub subject: Option<String>,
    /// Searches for one of these, each as it is searched for.
    pub searched: Option<Vec<String>>,
    pub single: bool,
    pub refused: bool,
    /// How many to pass over.
    pub offset: u32,
    /// How many to give.
    pub limit: u32,
}

/// A row, as far as anybody is shown it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrailRow {
    pub seq: u64,
    pub at: Instant,
    /// The user's name; `None` where nobody had opened.
    pub user: Option<String>,
    pub act: Act,
    pub subject: Option<String>,
    /// A JSON object.
    pub figures: Option<String>,
    pub single: bool,
    /// The code of the fault.
    pub refused: Option<String>,
}

/// A page of rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrailPage {
    pub rows: Vec<TrailRow>,
    /// How many there are on all pages.
    pub total: u64,
}

/// A condition as it grows.
#[derive(Default)]
struct Where {
    sql: String,
    values: Vec<Value>,
}

impl Where {
    fn and(&mut self, condition: &str, values: impl IntoIterator<Item = String>) {
        self.sql.push_str(if self.sql.is_empty() { " WHERE " } else { " AND " });
        self.sql.push_str(condition);
        self.values.extend(values.into_iter().map(Value::Text));
    }

    fn one_of(&mut self, column: &str, values: Vec<String>, not: &str) {
        let places = vec!["?"; values.len()].join(", ");
        self.and(&format!("{column}{not} IN ({places})"), values);
    }

    fn of(query: &TrailQuery, key: &AuditKey) -> Self {
        let mut of = Self::default();
        let codes = |acts: &[Act]| acts.iter().map(|act| act.code().to_owned()).collect();
        if let Some(from) = &query.from {
            of.and("at >= ?", [from.clone()]);
        }
        if let Some(before) = &query.before {
            of.and("at < ?", [before.clone()]);
        }
        if let Some(acts) = &query.acts {
            of.one_of("act", codes(acts), "");
        }
        if !query.without.is_empty() {
            of.one_of("act", codes(&query.without), " NOT");
        }
        if let Some(by) = &query.by {
            of.and("user = ?", [hex::encode(by)]);
        }
        if let Some(subject) = &query.subject {
            of.and("subject = ?", [subject.clone()]);
        }
        if let Some(searched) = &query.searched {
            of.one_of("search", searched.iter().map(|text| key.of_search(text)).collect(), "");
        }
        if query.single {
            of.and("single = 1", []);
        }
        if query.refused {
            of.and("refused IS NOT NULL", []);
        }
        of
    }

    fn values(&self) -> impl Params + '_ {
        params_from_iter(&self.values)
    }
}

impl Reads {
    /// The rows that a query asks for, the newest first.
    pub fn trail(&self, query: &TrailQuery) -> Result<TrailPage, StoreError> {
        let of = Where::of(query, &self.audit_key()?);
        let count = format!("SELECT count(*) FROM audit{}", of.sql);
        let total = self.conn().prepare(&count).sql()?.query_row(of.values(), |row| row.get(0)).sql()?;
        let (limit, offset) = (query.limit, query.offset);
        let sql = format!(
            "SELECT seq, at, (SELECT name FROM user WHERE lower(hex(user.id)) = audit.user), act, subject, figures, single, refused
             FROM audit{} ORDER BY seq DESC LIMIT {limit} OFFSET {offset}",
            of.sql
        );
        let mut statement = self.conn().prepare(&sql).sql()?;
        let rows = collect(statement.query(of.values()).sql()?, read)?;
        Ok(TrailPage { rows, total })
    }

    /// How often each act stands in a span of time, the most frequent first.
    pub fn acts_between(&self, from: &str, before: &str) -> Result<Vec<ActCount>, StoreError> {
        let mut statement = self.prepared(
            "SELECT act, count(*), count(refused), sum(single) FROM audit WHERE at >= ?1 AND at < ?2
             GROUP BY act ORDER BY count(*) DESC, act",
        )?;
        collect(statement.query([from, before]).sql()?, |row| {
            Ok(ActCount { act: row.code()?, rows: row.take()?, refused: row.take()?, single: row.take()? })
        })
    }
}

/// How often an act was done or tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActCount {
    pub act: Act,
    pub rows: u64,
    /// Of them refused.
    pub refused: u64,
    /// Of them by one person where two would have to.
    pub single: u64,
}

fn read(row: &mut Columns<'_>) -> Result<TrailRow, StoreError> {
    Ok(TrailRow {
        seq: row.take()?,
        at: row.parse(Instant::parse)?,
        user: row.take()?,
        act: row.code()?,
        subject: row.take()?,
        figures: row.take()?,
        single: row.take()?,
        refused: row.take()?,
    })
}
