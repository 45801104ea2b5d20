//! The one way to write: one transaction, one named operation, journal and audit inside, touched tags out.
//!
//! Table functions journal their own changes, and `write` audits by itself: nobody can forget.

use crate::audit::{self, Closing, Deed};
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
    deed: Deed,
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

    /// What the trail will say of this write.
    pub fn deed(&mut self) -> &mut Deed {
        &mut self.deed
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
    /// Runs one named operation in one transaction, with the row of the trail that says what was done. When the body fails, nothing of it was
    /// written.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        op: Op,
        deed: impl Into<Deed>,
        actor: &Actor,
        now: &Now<'_>,
        body: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<Written<T>, E> {
        let office_no = self.office_no();
        // Immediate: a second writer is told so at once, not in the middle. `&mut self` keeps a write from standing in another.
        let transaction = Transaction::new_unchecked(self.conn(), TransactionBehavior::Immediate).sql()?;
        let doing = Doing { office_no, user: Some(self.user().id), op, deed: deed.into(), actor, now };
        let written = within(self, doing, body)?;
        let head = self.audit_head()?;
        transaction.commit().sql()?;
        self.anchored_mut().on_disk = head;
        Ok(written)
    }
}

/// A write that is about to begin.
pub(crate) struct Doing<'d> {
    pub(crate) office_no: OfficeNo,
    /// Who has opened; `None` where nobody had.
    pub(crate) user: Option<[u8; 16]>,
    pub(crate) op: Op,
    pub(crate) deed: Deed,
    pub(crate) actor: &'d Actor,
    pub(crate) now: &'d Now<'d>,
}

/// The inside of a write: what the body does, its operations and its audit row. The caller holds the transaction.
pub(crate) fn within<T, E: From<StoreError>>(
    reads: &Reads,
    doing: Doing<'_>,
    body: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
) -> Result<Written<T>, E> {
    let Doing { office_no, user, op, deed, actor, now } = doing;
    let paired = Paired::everybody(reads)?;
    let society_before = reads.guard_society()?;
    let journal = Journal::begin(reads, op, actor, now)?;
    let some_gone = reads.prepared("SELECT 1 FROM gone")?.exists([]).sql()?;
    let (touched, void_people) = (BTreeSet::new(), OnceCell::new());
    let mut tx = Tx { reads, office_no, actor, now, journal, deed, touched, some_gone, void_people };
    let value = body(&mut tx)?;
    let Tx { mut journal, deed, touched, .. } = tx;
    journal.pack(reads)?;
    let closing = Closing {
        journal: &journal,
        at: now.instant,
        user: user.as_ref(),
        deed: &deed,
        society_before: &society_before,
        touched: &touched,
    };
    audit::close(reads, &closing)?;
    reads.prepared("UPDATE office SET writes = writes + 1")?.execute([]).sql()?;
    paired.catch_up(reads)?;
    Ok(Written { value, touched })
}
