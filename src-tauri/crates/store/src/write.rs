//! The one way to write: one transaction, one named operation, journal and audit inside, touched tags out.
//!
//! Table functions journal their own changes, and `write` audits by itself: nobody can forget.

use crate::audit;
use crate::error::{Sql, StoreError};
use crate::journal::Journal;
use crate::op::{Actor, Now, Op, Told};
use crate::people::Paired;
use crate::reads::{Reads, Store};
use kenpo_domain::come_again::VoidPerson;
use kenpo_domain::office_no::OfficeNo;
use kenpo_domain::record::{Change, Record, RecordKind};
use rusqlite::{Transaction, TransactionBehavior};
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Deref;

/// What a write gave, and what it touched.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Written<T> {
    /// What the body gave.
    pub value: T,
    /// What kinds of records it touched: a caller that shows any of them reads it again.
    pub touched: BTreeSet<RecordKind>,
}

/// A write under way. Lends every read as well: they see what was written so far.
pub struct Tx<'s> {
    reads: &'s Reads,
    pub(crate) office_no: OfficeNo,
    pub(crate) actor: &'s Actor,
    pub(crate) now: &'s Now<'s>,
    journal: Journal,
    touched: BTreeSet<RecordKind>,
    /// Whether any record was ever taken away. Seldom one was, and then nobody need ask for each that is new.
    pub(crate) some_gone: bool,
    /// Those with flags whose registration was void when the write began, once they were asked for.
    pub(crate) void_people: OnceCell<Vec<VoidPerson>>,
}

impl Tx<'_> {
    /// Lets the next operations be of another moment and hand: those that are written down again.
    pub(crate) fn as_of(&mut self, op: Op, at: &str, actor: &str) {
        self.journal.as_of(op, at, actor);
    }

    /// Lets the next operations carry who told us, and what was stated by hand.
    pub fn told(&mut self, told: Told) {
        self.journal.told(told);
    }

    /// The index of the newest operation of this life, those of this write included.
    pub fn newest(&self) -> u64 {
        self.journal.newest()
    }

    /// An identifier for a record that this write makes.
    pub(crate) fn next_id(&self) -> String {
        self.journal.next_id()
    }

    /// Notes a change in the journal, and gives the version that it leaves. `before`: the version that the record had.
    pub(crate) fn note<R: Record>(
        &mut self,
        id: &str,
        before: Option<u64>,
        change: &Change<R>,
    ) -> Result<u64, StoreError> {
        self.touched.insert(R::KIND);
        self.journal.add(self.reads, id, before, change)
    }
}

impl Deref for Tx<'_> {
    type Target = Reads;

    fn deref(&self) -> &Reads {
        self.reads
    }
}

impl Store {
    /// Runs one named operation in one transaction. When the body fails, nothing of it was written.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        op: Op,
        actor: &Actor,
        now: &Now<'_>,
        body: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<Written<T>, E> {
        let office_no = self.office_no();
        // Immediate: a second writer is told so at once, not in the middle. `&mut self` keeps a write from standing in another.
        let transaction = Transaction::new_unchecked(self.conn(), TransactionBehavior::Immediate).sql()?;
        let written = within(self, office_no, op, actor, now, body)?;
        transaction.commit().sql()?;
        Ok(written)
    }
}

/// The inside of a write: what the body does, its operations and its audit row. The caller holds the transaction.
pub(crate) fn within<T, E: From<StoreError>>(
    reads: &Reads,
    office_no: OfficeNo,
    op: Op,
    actor: &Actor,
    now: &Now<'_>,
    body: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
) -> Result<Written<T>, E> {
    let paired = Paired::everybody(reads)?;
    let journal = Journal::begin(reads, op, actor, now)?;
    let some_gone = reads.prepared("SELECT 1 FROM gone")?.exists([]).sql()?;
    let (touched, void_people) = (BTreeSet::new(), OnceCell::new());
    let mut tx = Tx { reads, office_no, actor, now, journal, touched, some_gone, void_people };
    let value = body(&mut tx)?;
    let Tx { mut journal, touched, .. } = tx;
    journal.pack(reads)?;
    audit::close(reads, &journal)?;
    paired.catch_up(reads)?;
    Ok(Written { value, touched })
}
