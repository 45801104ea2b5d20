//! The open database. Reads are the same outside a write and inside one: `Store` and `Tx` both lend them.

use crate::anchor::{AnchorPlace, Older};
use crate::audit::Head;
use crate::connect::{Way, keep_pages};
use crate::error::{Sql, StoreError};
use crate::who::User;
use kenpo_crypt::Identity;
use kenpo_domain::act::AnchorKind;
use kenpo_domain::office_no::OfficeNo;
use rusqlite::{CachedStatement, Connection};
use std::cell::Cell;
use std::ops::Deref;

/// Everything that can be read. Each table group adds its own in its folder.
pub struct Reads {
    conn: Connection,
    registered: Cell<Option<Counted>>,
}

/// How many people there were after so many writes.
#[derive(Clone, Copy)]
struct Counted {
    people: u64,
    writes: u64,
}

impl Reads {
    pub(crate) fn new(conn: Connection) -> Self {
        Self { conn, registered: Cell::new(None) }
    }

    /// For this crate's own statements.
    pub(crate) fn conn(&self) -> &Connection {
        &self.conn
    }

    /// A statement that is prepared once in the life of the connection.
    #[track_caller]
    pub(crate) fn prepared(&self, sql: &str) -> Result<CachedStatement<'_>, StoreError> {
        self.conn.prepare_cached(sql).sql()
    }

    /// Runs reads that all see the database as it is now. Not inside a write.
    pub(crate) fn in_one_state<T, E: From<StoreError>>(
        &self,
        body: impl FnOnce(&Self) -> Result<T, E>,
    ) -> Result<T, E> {
        let transaction = self.conn.unchecked_transaction().sql()?;
        let value = body(self)?;
        transaction.finish().sql()?;
        Ok(value)
    }

    /// How many people are registered. A million are counted once, and again after a write.
    pub(crate) fn registered(&self) -> Result<u64, StoreError> {
        let writes = self.writes()?;
        if let Some(counted) = self.registered.get().filter(|counted| counted.writes == writes) {
            return Ok(counted.people);
        }
        let people = self.prepared("SELECT count(*) FROM person")?.query_row([], |row| row.get(0)).sql()?;
        self.registered.set(Some(Counted { people, writes }));
        Ok(people)
    }

    /// How many writes there have been: it grows with each, whoever made it, and with no look.
    pub fn writes(&self) -> Result<u64, StoreError> {
        self.prepared("SELECT writes FROM office")?.query_row([], |row| row.get(0)).sql()
    }
}

/// An open database. [`Store::write`] is the one way to change it.
pub struct Store {
    reads: Reads,
    office_no: OfficeNo,
    way: Way,
    user: User,
    identity: Identity,
    anchored: Anchored,
}

/// What is known of the trail outside of the database.
pub(crate) struct Anchored {
    pub(crate) place: AnchorPlace,
    /// Where the head was that this opening was held against.
    pub(crate) kind: AnchorKind,
    pub(crate) older: Option<Older>,
    /// What this account knew is not in the database, and two people have taken it so: what is kept goes back to it.
    pub(crate) accepted: bool,
    /// The epoch of the database's key.
    pub(crate) epoch: u64,
    /// The newest row that surely is on the disk.
    pub(crate) on_disk: Option<Head>,
}

impl Store {
    pub(crate) fn new(reads: Reads, office_no: OfficeNo, way: Way, user: User, identity: Identity) -> Self {
        let place = AnchorPlace::Nowhere;
        let anchored =
            Anchored { place, kind: AnchorKind::Nowhere, older: None, accepted: false, epoch: 1, on_disk: None };
        Self { reads, office_no, way, user, identity, anchored }
    }

    pub(crate) fn anchored(&self) -> &Anchored {
        &self.anchored
    }

    pub(crate) fn anchored_mut(&mut self) -> &mut Anchored {
        &mut self.anchored
    }

    /// Who has opened it.
    pub fn user(&self) -> &User {
        &self.user
    }

    /// What opens files to whoever has opened it.
    pub(crate) fn identity(&self) -> &Identity {
        &self.identity
    }

    /// From here on whoever has opened it has this identity.
    pub(crate) fn set_identity(&mut self, identity: Identity) {
        self.identity = identity;
    }

    /// The number of this office: in every serial and every journal row made here.
    pub fn office_no(&self) -> OfficeNo {
        self.office_no
    }

    /// Runs reads that all see the database as it is now, whatever is written meanwhile. Many reads in one go cost less, too.
    pub fn snapshot<T, E: From<StoreError>>(&self, body: impl FnOnce(&Reads) -> Result<T, E>) -> Result<T, E> {
        self.in_one_state(body)
    }

    /// For opening the same database once more.
    pub(crate) fn way(&self) -> &Way {
        &self.way
    }

    /// Sets how many KiB of pages are kept in memory. Fewer send a long write to the disk before its end.
    pub fn keep_pages(&self, kib: u32) -> Result<(), StoreError> {
        keep_pages(self.conn(), kib)
    }

    /// Closes the database and says so when that failed. Dropping does the same in silence.
    pub fn close(self) -> Result<(), StoreError> {
        self.close_and_keep().map(drop)
    }

    /// The same, for whoever opens it again.
    pub(crate) fn close_and_keep(self) -> Result<Identity, StoreError> {
        self.reads.conn.close().map_err(|(_, error)| error).sql()?;
        Ok(self.identity)
    }
}

impl Deref for Store {
    type Target = Reads;

    fn deref(&self) -> &Reads {
        &self.reads
    }
}
