//! Rows of their own: what was looked at, and what was refused.

use super::chain::Beside;
use super::deed::Deed;
use super::head::Head;
use crate::error::{Sql, StoreError};
use crate::op::Now;
use crate::reads::{Reads, Store};
use crate::row::first;
use kenpo_domain::act::{Act, Figure};
use kenpo_domain::code::Code;
use kenpo_domain::instant::Instant;
use rusqlite::{Connection, Transaction, TransactionBehavior, params};

/// Whether whoever writes a row waits until it is on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flush {
    Now,
    /// It gets there with the next write that waits: a power cut before that can take it.
    Later,
}

/// A row to be left.
pub(crate) struct Left {
    /// `None`: nobody had opened.
    pub(crate) user: Option<[u8; 16]>,
    pub(crate) deed: Deed,
}

impl Left {
    /// Wrong passwords for a user, or for names that nobody has.
    pub(crate) fn refused(user: Option<[u8; 16]>, wrong: u64) -> Self {
        let mut deed = Deed { refused: Some("wrong_password"), ..Act::OpenRefused.into() };
        deed.figures.count(Figure::Wrong, wrong);
        Self { user, deed }
    }
}

impl Store {
    /// Leaves a row of what whoever has opened looked at, or was refused. Committed when this returns; where it fails, what was looked at must
    /// not be shown.
    pub fn note(&mut self, deed: Deed, flush: Flush, now: &Now<'_>) -> Result<(), StoreError> {
        let user = Some(self.user().id);
        self.leave_all(&[Left { user, deed }], flush, now)
    }

    pub(crate) fn leave_all(&mut self, rows: &[Left], flush: Flush, now: &Now<'_>) -> Result<(), StoreError> {
        let head = self.leave(rows, flush, now)?;
        if flush == Flush::Now {
            self.anchored_mut().on_disk = head;
        }
        Ok(())
    }

    /// Changes what no journal has, of this office alone, with the row that says so in the same transaction.
    pub(crate) fn act<T, E: From<StoreError>>(
        &mut self,
        deed: &Deed,
        now: &Now<'_>,
        body: impl FnOnce(&Reads) -> Result<T, E>,
    ) -> Result<T, E> {
        let transaction = Transaction::new_unchecked(self.conn(), TransactionBehavior::Immediate).sql()?;
        let value = body(self)?;
        let head = self.append(now.instant, Some(&self.user().id), deed, Beside::default())?;
        transaction.commit().sql()?;
        self.anchored_mut().on_disk = Some(head);
        Ok(value)
    }
}

impl Reads {
    /// The first row of a database that had none of them: who opens it is not known yet. None where there is one, or no office yet. Inside of the
    /// step that made the tables.
    pub(crate) fn begin_trail(&self, at: &str, schema: u64) -> Result<(), StoreError> {
        let is_new = !self.prepared("SELECT 1 FROM office")?.exists([]).sql()?;
        if is_new || self.audit_head()?.is_some() {
            return Ok(());
        }
        let mut deed = Deed::from(Act::Open);
        deed.figures.count(Figure::Schema, schema);
        self.append(at, None, &deed, Beside::default()).map(drop)
    }

    /// When somebody opened it last.
    pub(crate) fn opened_before(&self) -> Result<Option<Instant>, StoreError> {
        let mut statement =
            self.prepared("SELECT at FROM audit WHERE act = ?1 AND user IS NOT NULL ORDER BY seq DESC LIMIT 1")?;
        first(statement.query([Act::Open.code()]).sql()?, |row| row.parse(Instant::parse))
    }

    /// How many wrong passwords the newest row about them tells, for a user or for names that nobody has.
    pub(crate) fn told_wrong(&self, user: Option<&[u8; 16]>) -> Result<Option<u64>, StoreError> {
        let mut statement =
            self.prepared("SELECT figures FROM audit WHERE act = ?1 AND user IS ?2 ORDER BY seq DESC LIMIT 1")?;
        let asked = params![Act::OpenRefused.code(), user.map(hex::encode)];
        let figures = first(statement.query(asked).sql()?, |row| row.take::<String>())?;
        let figures = figures.and_then(|text| serde_json::from_str::<serde_json::Value>(&text).ok());
        Ok(figures.and_then(|figures| figures.get(Figure::Wrong.code())?.as_u64()))
    }

    /// Leaves rows in one transaction, and gives the last one. Not inside a write.
    pub(crate) fn leave(&self, rows: &[Left], flush: Flush, now: &Now<'_>) -> Result<Option<Head>, StoreError> {
        let _hurried = (flush == Flush::Later).then(|| Unhurried::begin(self.conn())).transpose()?;
        let transaction = Transaction::new_unchecked(self.conn(), TransactionBehavior::Immediate).sql()?;
        let mut head = None;
        for Left { user, deed } in rows {
            head = Some(self.append(now.instant, user.as_ref(), deed, Beside::default())?);
        }
        transaction.commit().sql()?;
        Ok(head)
    }
}

/// While it is there, a commit does not wait for the disk.
struct Unhurried<'c>(&'c Connection);

impl<'c> Unhurried<'c> {
    fn begin(conn: &'c Connection) -> Result<Self, StoreError> {
        let unhurried = Self(conn);
        conn.pragma_update(None, "synchronous", "NORMAL").sql()?;
        Ok(unhurried)
    }
}

impl Drop for Unhurried<'_> {
    fn drop(&mut self) {
        // No input or output: it cannot fail but where there is no memory left.
        let _ = self.0.pragma_update(None, "synchronous", "FULL");
    }
}
