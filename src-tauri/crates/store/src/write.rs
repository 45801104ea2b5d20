//! The one way to write: one transaction, one named operation, journal and audit inside, touched tags out.
//!
//! Table functions journal their own changes, and `write` audits by itself: nobody can forget.

use crate::audit;
use crate::error::{Sql, StoreError};
use crate::journal::{Change, Entity, Journal};
use crate::reads::{Reads, Store};
use kenpo_domain::Day;
use kenpo_domain::codes;
use rusqlite::{Transaction, TransactionBehavior};
use std::collections::BTreeSet;
use std::ops::Deref;

/// When a write happens: given, never asked for.
#[derive(Clone, Copy, Debug)]
pub struct Now<'a> {
    /// RFC 3339 in UTC, for journal and audit.
    pub instant: &'a str,
    /// The office's calendar day.
    pub day: Day,
}

/// Who writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The user's name.
    pub user: String,
}

codes! {
    /// Every operation that writes, as journal and audit call it.
    pub enum Op {
        /// A new database.
        Init = "init",
        /// Another policy.
        SetPolicy = "set_policy",
        /// A roster goes in.
        ImportRoster = "import_roster",
        /// A national list goes in.
        ImportNationalList = "import_national_list",
        /// A batch is made.
        MakeBatch = "make_batch",
        /// Originals are printed.
        Print = "print",
        /// Pieces came out unusable.
        Spoil = "spoil",
        /// Pieces go into their envelopes.
        Enclose = "enclose",
        /// Pieces go to the carrier.
        Post = "post",
        /// A piece came back.
        ComeBack = "come_back",
        /// A returned piece was looked into.
        ClearReturn = "clear_return",
        /// Pieces are pulled out before posting.
        Withdraw = "withdraw",
        /// Flags of a person.
        Protection = "protection",
    }
}

/// What a write touched: a caller that shows any of it reads it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tag {
    /// Name, number, policy.
    Society,
    /// People and their standing.
    People,
    /// Imports.
    Imports,
    /// Batches.
    Batches,
    /// Pieces.
    Pieces,
    /// What `decide` would answer.
    Decisions,
}

/// What a write gave, and what it touched.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Written<T> {
    /// What the body gave.
    pub value: T,
    /// What was touched.
    pub tags: BTreeSet<Tag>,
}

/// A write under way. Lends every read as well: they see what was written so far.
pub struct Tx<'s> {
    reads: &'s Reads,
    pub(crate) office_no: u8,
    pub(crate) actor: &'s Actor,
    pub(crate) now: &'s Now<'s>,
    journal: Journal,
    tags: BTreeSet<Tag>,
}

impl Tx<'_> {
    /// Notes a change in the journal, and what it touches. Nothing is noted of a change that changes nothing.
    pub(crate) fn note(
        &mut self,
        entity: Entity,
        entity_id: &str,
        change: &Change,
        tags: &[Tag],
    ) -> Result<bool, StoreError> {
        if change.is_empty() {
            return Ok(false);
        }
        self.journal.add(self.reads, entity, entity_id, change)?;
        self.tags.extend(tags);
        Ok(true)
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
        let reads: &Reads = self;
        // Immediate: a second writer is told so at once, not in the middle. `&mut self` keeps a write from standing in another.
        let transaction = Transaction::new_unchecked(reads.conn(), TransactionBehavior::Immediate).sql()?;
        let journal = Journal::begin(reads, office_no, op, actor, now)?;
        let mut tx = Tx { reads, office_no, actor, now, journal, tags: BTreeSet::new() };
        let value = body(&mut tx)?;
        let Tx { journal, tags, .. } = tx;
        audit::close(reads, journal)?;
        transaction.commit().sql()?;
        Ok(Written { value, tags })
    }
}
